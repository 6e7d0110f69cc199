"""Whether numbers that no word binds may be meant with the one that words say: because their sentences have no others.

A conversion of doubt into evidence: the numbers are plain, they are all that these sentences have of their unit, nothing says that the second
sentence speaks of something else, and no word of contrast stands between them.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.binding import NEIGHBOURS, Binding
from factcheck.engine.candidates import RATES, Text
from factcheck.engine.company import is_few, leaps, numbers_between
from factcheck.model.mention import Written
from factcheck.model.rule import Rule
from factcheck.structure.particles import particles
from factcheck.structure.times import TIME_KINDS

AMOUNTS = frozenset({"measure", "money"})
FAR_SMALLER = 10
LONG_WORD = 5  # letters
LEVELS = (frozenset({"before", "after"}), frozenset({"opening", "closing"}))
SCOPE = 8  # characters behind "In " at which a time may begin


def may_be_meant(binding: Binding, text: Text) -> bool:
    """Whether a mismatch of such numbers may be told at all."""
    if is_listed(binding, text) or _of_contest(binding, text) or _of_another_amount(binding, text) or _of_two_nouns(binding, text):
        return False
    if is_for_two_things(binding, text):
        return False
    if leaps(binding, text):
        return False
    return is_plain(binding, text) and goes_on(binding, text) and not (is_scoped(binding, text) or is_contrasted(binding, text))


def is_plain(binding: Binding, text: Text) -> bool:
    """Whether the numbers are written without hedges and none is a range: what is about so much meets too many others."""
    written = (text.mention(n).written for found in binding.slots.values() for n in found)
    return not any(w.kind == "range" or any(h.concept != "exact" for h in w.hedges) for w in written)


def counts_what_it_divides(rule: Rule, binding: Binding, text: Text) -> bool:
    """Whether what a price or a mean is for one of (£18.50 a ticket) is what the count counts, where it names anything (all 640 were sold)."""
    slot = next((s for s in rule.slots if s.operand_of is not None), None)
    if slot is None or slot.operand_of is None:
        return False
    each, count = binding.slots[slot.operand_of][0], binding.slots[slot.name][0]
    if _EACH_OF.fullmatch(text.document.flow, text.mention(each).end, text.mention(count).start):
        return True
    operands, label, unit = text.fact(each).operands, text.fact(count).label, text.mention(count).written.unit
    named = {label.text.rpartition(" ")[2]} if label.own else set()
    written = text.surface(count).rpartition(" ")[2].lower().removesuffix("s")  # 360 hectares, at 8 tonnes a hectare
    return bool(operands) and (bool(operands & (named | {unit or "", written})) or not (named or unit))


def counts_other_time(rule: Rule, binding: Binding, text: Text) -> bool:
    """Whether a stretch of time would count how often a price is paid that is not told for one of it (11.3p a mile …, 14 months)."""
    slot = next((s for s in rule.slots if s.operand_of is not None), None)
    if slot is None or slot.operand_of is None:
        return False
    each, count = binding.slots[slot.operand_of][0], text.mention(binding.slots[slot.name][0]).written
    return count.base_kind == "duration" and count.unit not in text.fact(each).operands


_EACH_OF = re.compile(r" (?:for|to|in|on|from) (?:each|every one|every) of (?:the |its |their |her |his |those |these )?", re.IGNORECASE)


def is_listed(binding: Binding, text: Text) -> bool:
    """Whether numbers of slots of their own stand in one list: 25 additional stores, 35 new ones and 50 others are things beside each other."""
    runs = [text.fact(found[0]).run for found in binding.slots.values() if len(found) == 1 and text.fact(found[0]).run >= 0]
    return len(runs) - len(set(runs)) > 1


def _of_two_nouns(binding: Binding, text: Text) -> bool:
    """Whether two counts that would be of one unit count two things by name: won 6 games …, had 17 players hurt."""
    moved = binding.slots if {"before", "after"} <= binding.slots.keys() else {}
    counts = [n for found in moved.values() for n in found if text.mention(n).written.base_kind == "count"]
    nouns = {text.fact(n).label.text.rpartition(" ")[2] for n in counts if text.fact(n).label.own and text.mention(n).written.unit is None}
    return len(nouns) > 1


def is_for_two_things(binding: Binding, text: Text) -> bool:
    """Whether two levels are so much for one of two things: to £47.50 a car and £15.60 a head."""
    ends = [text.fact(binding.slots[name][0]).operands for name in ("before", "after") if name in binding.slots]
    return len(ends) == len(("before", "after")) and all(ends) and not ends[0] & ends[1]


def _of_contest(binding: Binding, text: Text) -> bool:
    """Whether a sentence of a binding tells a contest: 0.06 ahead of Grant, who clocked 10.04, with Voss third in 10.06."""
    words = particles(text.document.language).contests
    clauses = [text.reading.clauses[text.fact(n).clause] for found in binding.slots.values() for n in found]
    return any(words & frozenset(text.document.flow[c.start : c.end].lower().replace(",", " ").split()) for c in clauses)


def _of_another_amount(binding: Binding, text: Text) -> bool:
    """Whether a rate's clause has an amount of another unit that is not bound: 10 per cent less than last year's 3 lakh hectares."""
    bound = {n for found in binding.slots.values() for n in found}
    rates = [n for n in bound if text.mention(n).written.base_kind in RATES]
    units = {text.mention(n).written.unit_class for n in bound}

    def is_other(index: int, rate: int) -> bool:
        written = text.mention(index).written
        return text.fact(index).clause == text.fact(rate).clause and written.base_kind in AMOUNTS and written.unit_class not in units

    return any(is_other(i, r) for r in rates for i in range(max(0, r - 2), min(len(text.reading.numbers), r + 3)) if i not in bound)


def is_contrasted(binding: Binding, text: Text) -> bool:
    """Whether a word of contrast stands between two of the numbers in one sentence (up 16% on May but down from the 1.22m of June)."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    words = particles(text.document.language).contrasts
    for a, b in pairwise(bound):
        between = text.document.flow[text.mention(a).end : text.mention(b).start].lower()
        if text.fact(a).sentence == text.fact(b).sentence and words & frozenset(between.replace(",", " ").split()):
            return True
    return False


def is_alone(binding: Binding, text: Text) -> bool:
    """Whether the sentences from the first bound number to the last have no other number of the units and nouns that are bound."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    units = {text.mention(n).written.unit_class for n in bound}
    nouns = {text.fact(n).label.text.rpartition(" ")[2] for n in bound if text.fact(n).label.own}
    head_first = particles(text.document.language).head_first
    first, last = text.fact(bound[0]).sentence, text.fact(bound[-1]).sentence

    def rivals(index: int) -> bool:
        label = text.fact(index).label
        other = head_first and label.own and bool(nouns) and label.text.rpartition(" ")[2] not in nouns
        written = text.mention(index).written
        set_apart = (
            other
            or is_few(written)
            or (not head_first and label.own and _is_of_other_size(written, [text.mention(n).written for n in bound]))
        )
        return index not in bound and written.unit_class in units and not set_apart

    if len({(text.mention(n).written.unit_class, text.mention(n).written.value) for n in bound}) < len(bound):
        return False  # the headline and its first sentence
    around = range(max(0, bound[0] - NEIGHBOURS), min(len(text.reading.numbers), bound[-1] + NEIGHBOURS))
    return not any(rivals(i) for i in around if first <= text.fact(i).sentence <= last)


def stands_together(binding: Binding, text: Text) -> bool:
    """Whether no other amount stands between the numbers of a binding, no two are things beside each other, and neither what each of
    several has nor how many these are is a few in words."""
    divided = [n for name in ("each", "mean", "count") for n in binding.slots.get(name, ())]
    if shares_list(binding, text) or any(is_few(text.mention(n).written) for n in divided):
        return False
    return not numbers_between(binding, text)


def _is_of_other_size(written: Written, bound: Sequence[Written]) -> bool:
    """在6个城市核验1350家: whether a count has a classifier of its own, and is far smaller than those that are bound."""
    fellows = [w.value for w in bound if w.unit_class == written.unit_class]
    if written.base_kind != "count" or any(w.unit == written.unit for w in bound):
        return False
    return isinstance(written.value, Decimal) and all(isinstance(v, Decimal) and v > FAR_SMALLER * written.value for v in fellows)


def shares_list(binding: Binding, text: Text) -> bool:
    """Whether numbers of two slots stand in one list."""
    single = {found[0] for found in binding.slots.values() if len(found) == 1}
    return any(len(single.intersection(numbers.items)) > 1 for numbers in text.reading.lists)


def is_scoped(binding: Binding, text: Text) -> bool:
    """Whether a sentence of a binding, not its first, opens with where or among whom (In the district of …): its numbers are of that alone."""
    opens = particles(text.document.language).scopes
    bound = [n for found in binding.slots.values() for n in found]
    starts = {text.reading.clauses[_first_clause(n, text)].start for n in bound}
    return len(starts) > 1 and any(_opens_scope(at, opens, text) for at in sorted(starts)[1:])


def goes_on(binding: Binding, text: Text) -> bool:
    """Whether every sentence of a binding but its first goes on about the same thing: a pronoun stands before its number (It had 1,950), or a
    word of the sentences before, where two levels are told."""
    words = particles(text.document.language).pronouns
    if not particles(text.document.language).head_first:
        return True  # no pronoun needs to stand for the topic
    bound = sorted(n for found in binding.slots.values() for n in found)
    is_of_levels = any(ends <= binding.slots.keys() for ends in LEVELS)
    first = text.fact(bound[0]).sentence
    for sentence in {text.fact(n).sentence for n in bound} - {first}:
        last = max(n for n in bound if text.fact(n).sentence == sentence)
        start = text.reading.clauses[_first_clause(last, text)].start
        said = text.document.flow[start : text.mention(last).end].lower().replace("’", " ").replace("'", " ")
        told = frozenset(said.replace(",", " ").split())
        if not words & told and not (is_of_levels and _named_before(told, start, bound[0], text)):
            return False
    return True


def _named_before(told: frozenset[str], start: int, first: int, text: Text) -> bool:
    """The canal carried 640 boats. In spring boats were put at 410: whether a long word of a sentence stands in what was told before it, from
    the sentence of the first number on."""
    before = text.document.flow[text.sentence_start(first) : start].lower()
    return any(len(word) >= LONG_WORD and word.isalpha() and word.removesuffix("s") in before for word in told)


def opens_with_scope(index: int, text: Text) -> bool:
    """Whether the sentence of a number opens with where or among whom it is true: In Marle County, six were dead; not with the number
    itself (At 241 metres it is the longest)."""
    start = text.reading.clauses[_first_clause(index, text)].start
    itself = " " not in text.document.flow[start : text.mention(index).start].strip()
    return not itself and _opens_scope(start, particles(text.document.language).scopes, text)


def _first_clause(index: int, text: Text) -> int:
    """The first clause of the sentence of a number."""
    at, sentence = text.fact(index).clause, text.fact(index).sentence
    while at and text.reading.clauses[at - 1].sentence == sentence:
        at -= 1
    return at


def _opens_scope(at: int, opens: tuple[str, ...], text: Text) -> bool:
    flow = text.document.flow
    word = next((w for w in opens if flow.startswith(w, at)), "")
    times = (m for m in text.reading.mentions if at <= m.start <= at + len(word) + SCOPE)
    return (
        bool(word)
        and not any(m.written.base_kind in TIME_KINDS for m in times)
        and not flow.startswith(particles(text.document.language).not_scopes, at + len(word))
    )

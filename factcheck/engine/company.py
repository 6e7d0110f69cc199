"""The company that bound numbers keep: whether they stand alone in their sentences, among others of their kind, or around one."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.binding import NEIGHBOURS, Binding, are_framed, operand_at
from factcheck.engine.candidates import NO_LEVEL, RATES, Text, moves, same_units
from factcheck.model.mention import Written
from factcheck.structure.labels import tier
from factcheck.structure.lists import addable
from factcheck.structure.particles import particles
from factcheck.structure.times import TIME_KINDS

PASSED_OVER = TIME_KINDS | {"ordinal", "rank"}
MANY_BETWEEN = 3
JOINED = 12  # characters from a number to the next of one list
SIZES = 100  # times another number, up to which one may be taken for it

FEW = frozenset(map(Decimal, range(1, 11)))  # in words, they say how many things are spoken of


def is_framed(binding: Binding, text: Text) -> bool:
    """Whether a binding has both ends of one frame and nothing else but the pivot, which stands in the clause of the frame or the next."""
    numbers = [n for found in binding.slots.values() for n in found]
    ends = next(((a, b) for a in numbers for b in numbers if a != b and are_framed(a, b, text) and "source" in text.fact(a).roles), None)
    if ends is None or len(numbers) != 3:
        return False
    pivot = next(n for n in numbers if n not in ends)
    return 0 <= text.fact(pivot).clause - text.fact(ends[0]).clause <= 1


def is_compared_at_once(binding: Binding, pivot: int, text: Text) -> bool:
    """成交3127台，较上年的1840台上升37%: whether a level is compared with its base right before the rate, in the clause behind that of the level;
    between them stand at most other numbers that the level is compared with, without a rate of their own."""
    slots = binding.slots
    if slots.keys() != {"rate", "after", "before"} or particles(text.document.language).head_first or binding.tier not in ("same", "kin"):
        return False
    level, base = slots["after"][0], slots["before"][0]
    facts = [text.fact(n) for n in (level, base, pivot)]
    if base != pivot - 1 or facts[1].clause != facts[2].clause or "base" not in facts[1].roles or binding.levels["rate"] != "says":
        return False
    between = range(level + 1, base)
    compared = all({"base", "source"} & text.fact(i).roles.keys() or text.mention(i).written.base_kind in TIME_KINDS for i in between)
    plain = not any(text.mention(n).written.hedges for n in (level, base, pivot))
    return plain and level < base and facts[0].sentence == facts[1].sentence and compared and NO_LEVEL.isdisjoint(facts[0].roles)


def is_sole(binding: Binding, pivot: int, text: Text) -> bool:
    """Whether the sentences of the bound numbers, the pivot's and at most the one before it, have no other numbers of their units; beside a
    share the rates of growth are of another kind."""
    bound = {n for found in binding.slots.values() for n in found}
    units = {text.mention(n).written.unit_class for n in bound}
    first, last = min(text.fact(n).sentence for n in bound), text.fact(pivot).sentence
    if not last - 1 <= first <= last or any(text.fact(n).sentence > last for n in bound):
        return False
    near = range(max(0, pivot - NEIGHBOURS), min(len(text.reading.numbers), pivot + NEIGHBOURS))
    alike = {i for i in near if first <= text.fact(i).sentence <= last and text.mention(i).written.unit_class in units}
    return bound == {i for i in alike if i in bound or _grows(pivot, text) or not _grows(i, text)}


def fills_segment(binding: Binding, text: Text) -> bool:
    """Whether the numbers of a binding stand between the same semicolons and have no others of their units there."""
    bound = {n for found in binding.slots.values() for n in found}
    places = {(text.fact(n).sentence, text.fact(n).segment) for n in bound}
    units = {addable(text.mention(n)) for n in bound}
    near = range(max(0, min(bound) - NEIGHBOURS), min(len(text.reading.numbers), max(bound) + NEIGHBOURS))
    fellows = (i for i in near if i not in bound and addable(text.mention(i)) in units)
    return len(places) == 1 and not any((text.fact(i).sentence, text.fact(i).segment) in places for i in fellows)


def is_crowded(binding: Binding, text: Text) -> bool:
    """Whether the sentences of the bound numbers have others of their units and their size, and of no other thing: one of them may be meant."""
    bound = {n for found in binding.slots.values() for n in found}
    sentences = {text.fact(n).sentence for n in bound}
    near = range(max(0, min(bound) - NEIGHBOURS), min(len(text.reading.numbers), max(bound) + NEIGHBOURS))
    others = (i for i in near if i not in bound and text.fact(i).sentence in sentences and not _is_set_apart(i, bound, text))
    return any(_may_stand_for(i, n, text) for i in others for n in bound)


def _is_set_apart(other: int, bound: Collection[int], text: Text) -> bool:
    """Whether a number stands beside those of a binding and not between them, beyond a semicolon or in a clause of its own, where it counts
    a thing of its own: rose by two to 38; 11 people are missing."""
    if particles(text.document.language).head_first is False or min(bound) < other < max(bound):
        return False
    fact = text.fact(other)
    if all(text.fact(n).segment != fact.segment or text.fact(n).sentence != fact.sentence for n in bound):
        return True
    apart = all(text.fact(n).clause != fact.clause for n in bound)
    if apart and "base" in fact.roles and other > max(bound):  # which is 75 per cent, compared with 81 per cent nationally
        return True
    named = (text.fact(n).label for n in bound if text.fact(n).label.own)
    return apart and fact.label.own and not any(tier(fact.label, label, text.lexicon) in ("same", "kin") for label in named)


def _may_stand_for(other: int, index: int, text: Text) -> bool:
    """Whether a number has the unit and the size of another, and no name of its own for what it counts."""
    a, b = (operand_at(i, text) for i in (other, index))
    if a is None or b is None or text.mention(other).written.unit_class != text.mention(index).written.unit_class:
        return False
    if not abs(b.value) <= abs(a.value) * SIZES or not abs(a.value) <= abs(b.value) * SIZES:
        return False
    mine, label = text.fact(other).label, text.fact(index).label
    return not mine.own or not label.own or tier(mine, label, text.lexicon) in ("same", "kin")


def _grows(index: int, text: Text) -> bool:
    """Whether a number is a rate of growth: beside a share it is of another kind (电动车14.2万辆（同比-8%），占比28%)."""
    return text.mention(index).written.base_kind in RATES and moves(text.fact(index))


def is_among_others(binding: Binding, text: Text) -> bool:
    """Whether other numbers of any kind stand between those of a binding, or others of their units in their sentences."""
    return numbers_between(binding, text) > 0 or _has_fellows(binding, text)


def is_scattered(binding: Binding, text: Text) -> bool:
    """Whether so many other numbers stand between those of a binding that no wrong digit is evidence: three, two where the sentences have others
    of their units, one beyond the end of a sentence. Measured on texts that are all right: of 74 mismatches that were said of them these are a
    fifth, and of 586 true ones four."""
    others, sentences = numbers_between(binding, text), {text.fact(n).sentence for found in binding.slots.values() for n in found}
    apart = max(sentences) - min(sentences)
    if others >= MANY_BETWEEN or leaps(binding, text):
        return True
    if apart > 1:
        return others > 0 or _has_fellows(binding, text)  # a ticket is £540. Two years ago it was £450. The rise of 20 per cent …
    return others > 0 and (apart > 0 or (others > 1 and _has_fellows(binding, text)))


def leaps(binding: Binding, text: Text) -> bool:
    """Whether a sentence without any of the numbers of a binding stands between them."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    return any(text.ends_told(a, b) > 1 for a, b in pairwise(bound))


def numbers_between(binding: Binding, text: Text) -> int:
    """How many other numbers than times, ordinals and a word for one (一天要掏16.8万元) stand between the first and the last of a binding."""
    bound = [n for found in binding.slots.values() for n in found]
    others = (i for i in range(min(bound), max(bound)) if i not in bound and not _says_when(i, text))
    written = (text.mention(i).written for i in others if not _of_other_row(i, bound, text))
    return sum(w.base_kind not in PASSED_OVER and not (w.value == 1 and w.script == "han") for w in written)


def _says_when(index: int, text: Text) -> bool:
    """Whether a stretch of time only says when: cost £40 a day; two years ago it was £32."""
    is_stretch = text.mention(index).written.kind == "duration"
    return is_stretch and text.document.flow.startswith(particles(text.document.language).spans or ("\0",), text.mention(index).end)


def _of_other_row(index: int, bound: Sequence[int], text: Text) -> bool:
    """Whether a binding stands in one row (分别…, 分别…), and a number in another."""
    rows = {text.fact(n).row for n in bound}
    return len(rows) == 1 and -1 not in rows and text.fact(index).row not in (-1, *rows)


def _has_fellows(binding: Binding, text: Text) -> bool:
    """Whether the sentences of a binding have other numbers of its units."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    units = {text.mention(n).written.unit_class for n in bound}
    first, last = text.fact(bound[0]).sentence, text.fact(bound[-1]).sentence
    near = range(max(0, bound[0] - NEIGHBOURS), min(len(text.reading.numbers), bound[-1] + NEIGHBOURS))
    others = (i for i in near if i not in bound and not _of_other_row(i, bound, text))
    return any(first <= text.fact(i).sentence <= last and text.mention(i).written.unit_class in units for i in others)


def is_first_of_several(binding: Binding, text: Text) -> bool:
    """Whether the end of a movement goes on to another number of its unit: 由180个增至上年的246个和现在的360个."""
    return any(_goes_on_to(binding.slots[name][0], text) for name in ("after", "closing") if binding.slots.get(name))


def _goes_on_to(index: int, text: Text) -> bool:
    behind = index + 1
    if behind >= len(text.reading.numbers) or text.fact(index).row >= 0:
        return False  # paired off: 分别从120家、80家升至310家、240家
    nearer = next((i for i in (behind, behind + 1) if i < len(text.reading.numbers) and same_units(index, i, text)), None)
    gap = text.document.flow[text.mention(index).end : text.mention(nearer).start] if nearer is not None else ""
    return 0 < len(gap) <= JOINED and gap.startswith(tuple(particles(text.document.language).links))


def _is_of(index: int, behind: int, text: Text) -> bool:
    """Whether a number has the whole that it is a part of right behind it."""
    if behind >= len(text.reading.numbers) or not same_units(index, behind, text):
        return False
    return (
        text.document.flow.startswith(particles(text.document.language).of[:1], text.mention(index).end)
        and "whole" in text.fact(behind).roles
    )


def is_torn(binding: Binding, text: Text) -> bool:
    """Whether another number of the kind of a bound one stands between those of a binding in one sentence: a second rate (4% in April and 3%
    next year, from £12.00 to £12.85), or a number of the segment from which one is taken (…; those to Korea, at $180m, were down from $210m)."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    between = [i for i in range(bound[0], bound[-1]) if i not in bound]
    rates = RATES if any(text.mention(n).written.base_kind in RATES for n in bound) else frozenset()
    segments = {text.fact(n).segment for n in bound}
    if rates and any(text.mention(i).written.base_kind in rates for i in between):
        return True
    if any(n + 1 not in bound and _is_of(n, n + 1, text) for n in bound):
        return True  # 45 of the 80
    units = {text.mention(n).written.unit_class for n in bound}
    amounts = (n for n in bound if text.mention(n).written.base_kind not in RATES)
    taken_up = any("of-which" in text.fact(n).roles for n in amounts)  # 2,600 nurses; 390 of them, or 15%
    between = [i for i in between if not is_few(text.mention(i).written)]  # 19 yachts started and three gave up; the crew of six came 23rd
    return any(text.mention(i).written.unit_class in units for i in between) or (len(segments) > 1 and bool(rates) and not taken_up)


def is_few(written: Written) -> bool:
    """Whether a number is one of the few in words: the two ferries."""
    return written.script == "latin" and written.base_kind == "count" and written.value in FEW

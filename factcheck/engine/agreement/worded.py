"""Headlines and repetitions in languages with spaces: what a number counts is said by the words beside it."""

import re
from collections.abc import Iterator, Sequence

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.headlines import OPENING, headlines, unbounded
from factcheck.engine.agreement.pointing import FIGURES, points_to, turned, two_things
from factcheck.engine.agreement.sameness import PARTIAL, apart, listed
from factcheck.engine.agreement.values import agree, numeral, numeral_of, one_slip, slip
from factcheck.engine.alone import opens_with_scope
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import one_digit
from factcheck.engine.types.restated import (
    another_amount,
    event_dates,
    headline_fit,
    hedged_again,
    measured_again,
    named_ages,
    named_apart,
    of_another_time,
    pointed_ages,
    profile,
    pronoun_between,
    retold,
    someone_between,
    taken_up,
)
from factcheck.model.mention import Written
from factcheck.model.rule import Rule

FOR_ONE = frozenset({"rest", "each", "per", "mean"})
FLOWS = frozenset({"inflow", "outflow"})
LEADING = frozenset({"money", "temperature"})
LOOK_BACK = 30
"""How many numbers before one it may take up: keeps long articles linear."""
_SCORE = re.compile(r" ?[-–] ?\d")  # Ireland 21-19 Argentina
MOST_IN_HEADLINE = 3
"""A headline with more numbers is the head of a table."""
STEM = 4  # letters of a word that its forms share
MONEY_FIGURES = 2
"""Fewer figures of a sum in a headline are as often rounded as wrong."""


def worded_headlines(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    """In languages with spaces: what a headline's number counts is said by the words beside it."""
    first = text.fact(body[0]).sentence if body else 0
    for head in heads if len(heads) <= MOST_IN_HEADLINE else ():
        if _SCORE.match(text.document.flow, text.mention(head).end):
            continue
        fits = {i: fit for i in body if (fit := headline_fit(head, i, text))}
        written = text.mention(head).written
        alike = [i for i in body if text.mention(i).written.unit_class == written.unit_class]
        equal = [i for i in alike if _restates(written, text.mention(i).written)]
        if equal:
            best = max(equal, key=lambda i: (fits.get(i, 0), -i))
            if best in fits or text.mention(best).written.value == written.value or _figures(best, text) > 2:
                yield claim(rule, head, best, text, fits=True)
            continue
        near = [i for i in fits if text.fact(i).sentence - first < OPENING and not PARTIAL & text.fact(i).roles.keys()]
        near = [i for i in near if fits[i] == max(fits[n] for n in near)][:1] or _of_the_lead(head, body, text)
        near = [i for i in near if not of_another_time(i, text)] or _turned_in_the_lead(head, body, text)
        if (
            near
            and (slip(head, near[0], text) or (fits.get(near[0], 0) > 1 and _in_words(head, near[0], text)))
            and (not listed(near[0], text) or turned(head, near[0], text))
            and not opens_with_scope(near[0], text)
            and not (numeral(head, text) == numeral(near[0], text) and another_amount(head, near[0], text))
        ):
            yield claim(rule, head, near[0], text, fits=False)
        elif not near and _fate_is_told(head, body, text):
            yield from headlines(rule, [head], [i for i in body if not of_another_time(i, text)], text)


def _fate_is_told(head: int, body: Sequence[int], text: Text) -> bool:
    """Whether the body tells what the headline says of those that it counts: Two held …, and not Three people were hurt."""
    flow, mention = text.document.flow, text.mention(head)
    word = re.compile(r" ([a-z]{4,})").match(flow, mention.end) if mention.written.base_kind == "count" else None
    if word is None or not body:
        return True
    end = text.document.articles[text.fact(head).article].end
    return word[1][:STEM] in flow[mention.end + len(word[0]) : end].lower()


def _in_words(a: int, b: int, text: Text) -> bool:
    """Whether one of two numbers is spelled out: no slip of a digit tells it from the other (Blast kills 21; Twelve people died)."""
    return text.mention(a).written.base_kind == "count" and not (numeral(a, text) and numeral(b, text))


def _figures(index: int, text: Text) -> int:
    return len(numeral(index, text).replace(".", "").strip("0"))


def _of_the_lead(head: int, body: Sequence[int], text: Text) -> list[int]:
    """The first sum of the lead, where the headline has one that a slip of the pen tells from it."""
    kind = text.mention(head).written.base_kind
    same = [i for i in body if text.fact(i).sentence == text.fact(body[0]).sentence and text.mention(i).written.base_kind == kind]
    if not same or kind not in LEADING or _figures(head, text) < MONEY_FIGURES:
        return []
    one_scale = numeral_of(text.surface(head))[:1] == numeral_of(text.surface(same[0]))[:1] and one_slip(head, same[0], text, any_slip=True)
    other_scale = numeral(head, text) == numeral(same[0], text)  # ₹1,840 lakh, ₹1,840 crore
    return same[:1] if (one_scale or other_scale) and text.mention(head).written.unit == text.mention(same[0]).written.unit else []


def _restates(head: Written, body: Written) -> bool:
    """Whether two values agree, and not only by the open end of a hedge: 71, at least 17."""
    return agree(head, body) and not unbounded(head, body) and not unbounded(body, head)


def _turned_in_the_lead(head: int, body: Sequence[int], text: Text) -> list[int]:
    """The one number of the first two sentences that is the headline's with two digits turned round, where the body has no such number."""
    written = text.mention(head).written
    same = [i for i in body if text.mention(i).written.base_kind == written.base_kind]
    if _figures(head, text) < FIGURES or any(text.mention(i).written.value == written.value for i in same):
        return []
    lead = [i for i in same if text.fact(i).sentence <= text.fact(body[0]).sentence + 1]
    found = [i for i in lead if _one_unit(head, i, text) and turned(head, i, text)]
    return found if len(found) == 1 and not of_another_time(found[0], text) else []


def _one_unit(a: int, b: int, text: Text) -> bool:
    """Whether two numbers are written in one unit; counts may leave their noun out."""
    x, y = text.mention(a).written, text.mention(b).written
    return x.factor == y.factor and (x.base_kind == "count" or x.unit == y.unit)


def worded_conflicts(rule: Rule, at: int, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """In languages with spaces: a number that takes up an earlier one, by its words, repeats its value or contradicts it."""
    usable = [i for i in (*body, *_bare(body, at, text)) if not FOR_ONE & text.fact(i).roles.keys()]
    usable.sort()
    article = text.document.articles[at]
    for a, b in named_ages(text, article.start, article.end):
        yield claim(rule, a, b, text, fits=text.mention(a).written.value == text.mention(b).written.value)
    for a, b in pointed_ages(text, article.start, article.end):
        fits = text.mention(a).written.value == text.mention(b).written.value
        slipped = turned(a, b, text) or (one_digit(a, b, text) and not pronoun_between(a, b, text))
        if fits or (slipped and not someone_between(a, b, text)):
            yield claim(rule, a, b, text, fits=fits)
    dates = [i for i in text.index.of_article(at) if text.mention(i).written.kind == "date"]
    for a, b in event_dates(text, dates):
        yield claim(rule, a, b, text, fits=False)
    for at_body, number in enumerate(usable):
        earlier = [i for i in reversed(usable[max(0, at_body - LOOK_BACK) : at_body]) if apart(i, number, text)]
        again = next((i for i in earlier if _again(i, number, usable, text)), None)
        if again is None:
            yield from _hedged(rule, earlier, number, text)
        elif agree(text.mention(again).written, text.mention(number).written):
            if _restates(text.mention(again).written, text.mention(number).written):
                yield claim(rule, again, number, text, fits=True)
        elif _contradict(again, number, usable, text) and not opens_with_scope(number, text):
            yield claim(rule, again, number, text, fits=False)


def _bare(body: Sequence[int], at: int, text: Text) -> list[int]:
    """The numbers of the body whose noun is left out: none of the 2,140."""
    first = body[0] if body else len(text.reading.mentions)
    return [i for i in text.index.of_kinds(at, frozenset({"number"})) if i > first and profile(i, text).definite]


def _again(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    return retold(a, b, text) or measured_again(a, b, text) or points_to(a, b, usable, text)


def _hedged(rule: Rule, earlier: Sequence[int], number: int, text: Text) -> Iterator[Claim]:
    """A hedged number and the exact one that it rounds confirm each other; that they differ says nothing."""
    for index in earlier:
        if hedged_again(index, number, text) and agree(text.mention(index).written, text.mention(number).written):
            yield claim(rule, index, number, text, fits=True)
            return


def _flows_apart(a: int, b: int, text: Text) -> bool:
    """With 21 stations …; will add 12 stations: whether one of two counts is of what comes or goes, and the other is not."""
    counted = text.mention(a).written.base_kind == "count"
    return counted and FLOWS & text.fact(a).roles.keys() != FLOWS & text.fact(b).roles.keys()


def _contradict(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """Two digits changed places, at one time and in one direction; and neither value stands elsewhere for itself."""
    f, g = text.fact(a), text.fact(b)
    moved = (f.direction or g.direction) if text.mention(a).kind == "percent" else (f.direction and g.direction)
    if (moved and f.direction != g.direction) or two_things(a, b, text) or _flows_apart(a, b, text):
        return False
    kind = text.mention(a).written.base_kind
    if (kind == "percent" and named_apart(a, b, text)) or (kind == "age" and someone_between(a, b, text)):
        return False
    if f.time is not None and g.time is not None and f.time.before(g.time) is not None:
        return False
    if len(numeral(a, text).replace(".", "")) >= 2 and turned(a, b, text):
        return True
    return taken_up(a, b, usable, text) and slip(a, b, text)

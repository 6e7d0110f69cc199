"""Times of the clock that an event is told twice by: 1时12分接到报警…自1时12分接警."""

import re
from collections.abc import Iterator, Sequence

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import brings_in_another
from factcheck.engine.agreement.values import numeral_of
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

TIMES: frozenset[Kind] = frozenset({"time"})
BEHIND = 14  # characters behind a time in which its event stands
MINUTES = 3  # figures of a time told to the minute, at least


def clocks(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """The only two times of one event; they contradict each other where two digits stand the other way round, or one is another."""
    told = [i for i in text.index.of_kinds(at, TIMES) if len(numeral_of(text.surface(i))) >= MINUTES]
    for forms in words(text.document.language).mapping("clocked").values() if len(told) > 1 else ():
        found = [i for i in told if _event(i, forms, text)]
        if len(found) != 2 or text.fact(found[0]).clause == text.fact(found[1]).clause or brings_in_another(found[1], text):
            continue
        a, b = found
        same = text.mention(a).written.value == text.mention(b).written.value
        if same or (_taken_up(b, forms, text) and _slip(a, b, text)):
            yield claim(rule, a, b, text, fits=same)


def _event(index: int, forms: Sequence[str], text: Text) -> bool:
    """Whether one of the words for an event stands behind a time in the same clause or the next, with no other number between."""
    flow, end = text.document.flow, text.mention(index).end
    near = flow[end : end + BEHIND]
    at = min((near.find(form) for form in forms if form in near), default=-1)
    gap = near[: max(at, 0)]
    told = at >= 0 and gap.count("，") <= 1 and not any(c.isdigit() or c in "。；、" for c in gap)
    return told or _event_before(index, forms, text)


def _event_before(index: int, forms: Sequence[str], text: Text) -> bool:
    """地震发生在当地时间14时32分."""
    start = text.mention(index).start
    clause = re.split("[，。；、\n]", text.document.flow[max(0, start - BEHIND) : start])[-1]
    return any(form in clause for form in forms)


def _taken_up(index: int, forms: Sequence[str], text: Text) -> bool:
    """自1时12分接警到…, 14时32分地震发生后: the time is told as the one known."""
    held, flow = words(text.document.language), text.document.flow
    if held.ends("taken-up", flow, text.mention(index).start) is not None:
        return True
    near = re.split("[，。；、\n]", flow[text.mention(index).end : text.mention(index).end + BEHIND])[0]
    return any(form in near for form in forms) and near.endswith(tuple(held.entries("known-then")))


def _slip(a: int, b: int, text: Text) -> bool:
    x, y = (numeral_of(text.surface(i)) for i in (a, b))
    wrong = [n for n in range(min(len(x), len(y))) if x[n] != y[n]]
    return len(x) == len(y) and (len(wrong) == 1 or (len(wrong) == 2 and sorted(x) == sorted(y)))

"""A run of things between two marks: where each stands, and how many there may be.

甲、乙和丙 has two separators and three things: a joiner in the last stretch parts two things unless they share an ending that the others
have alone (防汛行动、抗旱行动、农机更新和作业补贴行动) or make a known name (工业和信息化).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.engine.words import either
from factcheck.model.value import value

PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "〈": "〉"}
CLOSERS = {v: k for k, v in PAIRS.items()}
TOUCHING = ("》《", "”“", "」「", "』『", "〉〈")
Span = tuple[int, int]


@value
class Listed:
    """Items beside a count: their spans, the numbers of items that the text allows with the likeliest, and whether the list is partial."""

    spans: tuple[Span, ...]
    readings: frozenset[int]
    best: int
    partial: bool = False
    doubtful: bool = False  # something may end the list early: it can confirm its count and not contradict it
    closed: bool = False  # a joiner stands before the last item
    lines: bool = False  # each item has a line of its own, so that numbers inside say nothing against it

    def fits(self, value: int) -> bool:
        """Whether the count may be that of the items: at least so many where the list is partial."""
        return min(self.readings) <= value if self.partial else value in self.readings

    def confirms(self, value: int) -> bool:
        """Whether a doubtful list is long and plain enough for its count to be no accident."""
        return self.fits(value) and (len(self.spans) > 2 or len(self.readings) == 1)


def parted(flow: str, start: int, end: int, marks: str = "、") -> list[Span]:
    """The spans between marks outside brackets and quotes; 《甲》《乙》 are two."""
    depth, first = 0, start
    spans: list[Span] = []
    for found in _signs(marks).finditer(flow, start, end):
        at, c = found.start(), found[0]
        if c in PAIRS:
            depth += 1
        elif c in CLOSERS:
            depth = max(0, depth - 1)
            if not depth and flow[at : at + 2] in TOUCHING and at + 1 < end:
                spans.append((first, at + 1))
                first = at + 1
        elif depth == 0 and (c in marks or between_quotes(flow, at)):
            spans.append((first, at))
            first = at + 1
    spans.append((first, end))
    return [(s, e) for s, e in (_stripped(flow, *span) for span in spans) if e > s]


@cache
def _signs(marks: str) -> "re.Pattern[str]":
    """What parts items, or opens or closes a bracket or quotation."""
    return re.compile("[" + re.escape("".join((marks, "，,", *PAIRS, *CLOSERS))) + "]")


@cache
def plain_run(ends: str) -> "re.Pattern[str]":
    """A run without commas, ends of sentences, brackets and quotes."""
    return re.compile("[^" + re.escape("".join((ends, "，,：:", *PAIRS, *CLOSERS))) + "]*")


def between_quotes(flow: str, at: int) -> bool:
    """Whether a comma parts two quotations: “甲”，“乙”和“丙”."""
    return flow[at] in "，," and flow[at - 1 : at] in CLOSERS and flow[at + 1 : at + 2] in PAIRS


def width(flow: str, span: Span) -> int:
    """The length of an item in Chinese characters; two Latin letters are one."""
    start, end = span
    return end - start - sum(c.isascii() for c in flow[start:end]) // 2


def _stripped(flow: str, start: int, end: int) -> Span:
    while start < end and flow[start].isspace():
        start += 1
    while end > start and flow[end - 1].isspace():
        end -= 1
    return start, end


def listed(flow: str, spans: Sequence[Span], data: Mapping[str, Any], *, partial: bool = False, doubtful: bool = False) -> Listed | None:
    """The items of spans parted by marks, the last one parted again at its joiner; None for fewer than two."""
    spans = _led(flow, spans, data)
    if not spans:
        return None
    inner = [joints(flow, s, e, data) for s, e in spans]
    if len(spans) > 1:  # words before the first item may hold joiners of their own
        reach = max(e - s for s, e in spans[1:]) + 2
        inner[0] = [j for j in inner[0] if j[0] >= spans[0][1] - reach]
    base, before, last = len(spans), sum(len(found) for found in inner[:-1]), inner[-1]
    if not last:
        readings, best, parts = frozenset(range(base, base + 1 + before)), base, list(spans)
    elif len(last) == 1 and not before and not _shared_ending(flow, spans, last[0]):
        readings, best, parts = frozenset({base + 1}), base + 1, _split(spans, last[0])
    else:
        nested = before and {flow[slice(*j)] for found in inner[:-1] for j in found} & {flow[slice(*j)] for j in last}
        least = base if nested or (len(last) == 1 and not before) else base + 1
        best = base if nested and all(inner) else base + 1
        parts = list(spans) if best == base else _split(spans, last[-1])
        readings = frozenset(range(least, base + before + len(last) + 1))
    if best < 2:
        return None
    return Listed(tuple(parts), readings, best, partial, doubtful, bool(last) or _joined(flow, spans, data))


def _led(flow: str, spans: Sequence[Span], data: Mapping[str, Any]) -> list[Span]:
    """Spans without a joiner that begins one: 甲、乙，以及丙."""
    lead = _joiner(tuple(data["joiners"]))
    made = []
    for n, (s, e) in enumerate(spans):
        found = lead.match(flow, s, e) if n else None
        made.append((found.end() if found and e - found.end() > 1 else s, e))
    return made


def _joined(flow: str, spans: Sequence[Span], data: Mapping[str, Any]) -> bool:
    return len(spans) > 1 and _joiner(tuple(data["joiners"])).match(flow, *spans[-1]) is not None


def joints(flow: str, start: int, end: int, data: Mapping[str, Any]) -> list[Span]:
    """The joiners inside a stretch, outside brackets and known names, with words on either side."""
    joiners = list(_joiner(tuple(data["joiners"])).finditer(flow, start + 1, end - 1))
    if not joiners:
        return []
    masks = [m.span() for m in _names(tuple(data["joined-names"])).finditer(flow, max(0, start - 4), end + 4)]
    found, depth = [], 0
    opened = [0] * (end - start)
    for at in range(start, end):
        depth += (flow[at] in PAIRS) - (flow[at] in CLOSERS)
        opened[at - start] = depth
    for match in joiners:
        if opened[match.start() - start] == 0 and not any(s <= match.start() < e for s, e in masks):
            found.append(match.span())
    return found


@cache
def _names(names: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(either(names))


@cache
def _joiner(joiners: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(either(joiners))


def _split(spans: Sequence[Span], joiner: Span) -> list[Span]:
    start, end = spans[-1]
    return [*spans[:-1], (start, joiner[0]), (joiner[1], end)]


def _shared_ending(flow: str, spans: Sequence[Span], joiner: Span) -> bool:
    """Whether all other items end as the right side of a joiner does and its left side does not: the two are one item."""
    left, right = flow[spans[-1][0] : joiner[0]], flow[joiner[1] : spans[-1][1]]
    others = [flow[s:e] for s, e in spans[:-1]]
    if not others or len(right) < 3 or len(left) < 2:
        return False
    ending = right[-1]
    return all(o.endswith(ending) for o in others) and not left.endswith(ending)

"""A count in one sentence and the names that it counts in the next, or the other way round, in languages with spaces.

Three towns will have a clinic. Airton, Linton and Skirfare open theirs by March. The bus will not stop at Airton, Linton or Skirfare. Passengers
at the three stops are told to walk. Such names confirm a count; they contradict it only where they can be nothing but what it counts.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck.engine.types.listing_words import END, LONGEST_LIST, NAME, Items
from factcheck.engine.words import either

FEWEST = 3  # names that a count in another sentence can take up
NAMES = rf"{NAME}(?:, {NAME})+,? (?:and|or) {NAME}"
_SPLIT = re.compile(r",? (?:and|or) |, ")


def named_next(flow: str, count: tuple[int, int], value: int, data: Mapping[str, Any]) -> Items | None:
    """Names that open the next sentence, and are said to do something. That one more follows them (…, with Otley to follow) makes it one more
    than the count that those before it had; a time in the sentence of the count may leave the last one out."""
    stop = END.search(flow, count[1], min(len(flow), count[1] + LONGEST_LIST))
    found = _opening(data["named-do"]).match(flow, stop.end()) if stop is not None else None
    if found is None or flow[count[1] : stop.start()].count("\n"):  # type: ignore[union-attr]
        return None
    spans = _spans(flow, *found.span("list"))
    end = END.search(flow, found.end(), min(len(flow), found.end() + LONGEST_LIST))
    more = _further(data["further-one"]).search(flow, found.end(), end.start() if end is not None else len(flow))
    if more is None:
        return Items(tuple(spans), frozenset({len(spans)}), False)
    sure = len(spans) == value and not re.search(data["time-limits"], flow[_start(flow, count[0]) : stop.start()])  # type: ignore[union-attr]
    both = (*spans, more.span("more"))
    return Items(both, frozenset({len(both)}), False, sure)


def named_before(flow: str, count: tuple[int, int], data: Mapping[str, Any]) -> Items | None:
    """The only names of the sentence before a count that points: stops at … at the six stations; Ann Lea, Tom Orr and Raj Sen … The three men."""
    start = _start(flow, count[0])
    lead = flow[start : count[0]]
    noun = re.compile(r"(?: [a-z-]+){1,2}").match(flow, count[1])
    nouns = set(noun[0].split() if noun is not None else ())
    at = nouns & set(data["place-nouns"]) and re.search(data["places-of"], lead)
    people = nouns & set(data["person-nouns"]) and re.fullmatch(data["points-at"], lead) and _persons_do(data).match(flow, count[1])
    if not at and not people:
        return None
    before = _start(flow, max(0, start - 2))
    found = list(re.compile(NAMES).finditer(flow, before, start))
    others = len(found) != 1 or re.search(data["not-all"], flow[before:start]) or re.compile(NAMES).search(lead)
    if others or (at and not _alone_at(flow, before, found[0].span(), start, data)):
        return None
    spans = _spans(flow, *found[0].span())
    if people and not all(" " in flow[s:e] for s, e in spans):
        return None
    return Items(tuple(spans), frozenset({len(spans)}), False, len(spans) >= FEWEST)


def _alone_at(flow: str, start: int, names: tuple[int, int], end: int, data: Mapping[str, Any]) -> bool:
    """Whether something is at the places that are named, and their sentence names no other (from Otley to Airton, Linton and Skirfare)."""
    rest = re.sub(data["named-times"], "", flow[start : names[0]].partition(" ")[2] + flow[names[1] : end])
    return re.search(data["stands-at"], flow[start : names[0]]) is not None and re.search(r"\b[A-Z][a-z]", rest) is None


@cache
def _pattern(source: str) -> "re.Pattern[str]":
    return re.compile(source)


def _persons_do(data: Mapping[str, Any]) -> "re.Pattern[str]":
    return _pattern(rf"(?: [a-z-]+)? {either(data['person-nouns'])}(?:,| (?:{data['persons-do']})\b)")


def named_among(flow: str, count: tuple[int, int], data: Mapping[str, Any]) -> Items | None:
    """Seven wards, Airton, Linton and Skirfare among them: some of what is counted."""
    found = _among(tuple(data["among"])).match(flow, count[1], min(len(flow), count[1] + LONGEST_LIST))
    if found is None:
        return None
    spans = _spans(flow, *found.span("list"))
    return Items(tuple(spans), frozenset({len(spans)}), True, True)


def _start(flow: str, at: int) -> int:
    """Where the sentence of a place begins, at most so far back as a list may reach."""
    first = max(0, at - LONGEST_LIST)
    ends = [m.end() for m in re.compile(r"[.!?][”\"]?\s+|\n").finditer(flow, first, at)]
    return ends[-1] if ends else first


def _spans(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for match in _SPLIT.finditer(flow, start, end):
        spans.append((at, match.start()))
        at = match.end()
    return [*spans, (at, end)]


@cache
def _opening(verbs: str) -> "re.Pattern[str]":
    return re.compile(rf"\s+(?P<list>{NAMES})(?= (?:{verbs})\b)")


@cache
def _further(words: str) -> "re.Pattern[str]":
    return re.compile(words.replace("NAME", f"(?P<more>{NAME})"))


@cache
def _among(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"(?: [a-z][\w’'\-]*){{1,4}}, (?P<list>{NAME}(?:, {NAME})*,? (?:and|or) {NAME}|{NAME}),? {either(words)}\b")

"""A reader for languages whose dates are patterns of words (6 March 2025, March 6) and not numbers with a sign behind them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.engine.calendar.grammar import Grammar
from factcheck.engine.calendar.items import PARTS, Age, Length, Moment, Part
from factcheck.engine.calendar.numeral import Numerals

HALF = Decimal("0.5")
HEDGES = ("under", "near", "about", "over", "at_least", "at_most")
CENTURY = 100
LONGEST = 39  # a larger number beside a month is a year or a count (87 Feb), not a slip of a day


class PatternReader:
    """Reads one article; earlier patterns of a kind win over later ones where they overlap."""

    def __init__(self, flow: str, grammar: Grammar, numerals: Numerals) -> None:
        self.flow, self.grammar, self.words, self.numerals = flow, grammar, grammar.words, numerals
        self.moments: list[Moment] = []
        self.lengths: list[Length] = []
        self.ages: list[Age] = []

    def read(self, start: int, end: int) -> None:
        self.lengths = [n for m in self._found("lengths", start, end) if (n := self._length(m)) is not None]
        self.ages = [a for m in self._found("ages", start, end) if (a := self._age(m)) is not None]
        for found in self._found("moments", start, end):
            moment = self._moment(found)
            if moment is not None:
                self.moments.append(moment)

    def _found(self, kind: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a kind of pattern by place, without overlaps."""
        taken: dict[int, re.Match[str]] = {}
        spans: list[tuple[int, int]] = []
        for pattern in self.grammar.patterns(kind):
            for match in pattern.finditer(self.flow, start, end):
                if match.end() > match.start() and not any(s < match.end() and match.start() < e for s, e in spans):
                    taken[match.start()] = match
                    spans.append(match.span())
        return (taken[at] for at in sorted(taken))

    def _number(self, text: str) -> int | None:
        return self.numerals.read(text.rstrip("."))

    def _moment(self, found: re.Match[str]) -> Moment | None:
        groups = found.groupdict()
        if groups.get("short"):
            return self._short(found)
        parts: dict[str, Part] = {}
        for name in PARTS:
            value = self._number(groups[name]) if groups.get(name) else None
            if value is not None:
                parts[name] = Part(value, *found.span(name), found.end(name))
        if groups.get("ahead"):
            ahead = self._number(groups["ahead"])
            parts = {"month": Part(ahead or 0, *found.span("ahead"), found.end("ahead")), **parts}
        if "day" in parts and parts["day"].value > LONGEST:
            return None
        if "hour" in parts and not groups.get("half") and "minute" not in parts:
            return None
        late = (groups.get("half") or "").lower() in self.words.entries("afternoon-marks")
        return Moment(found.start(), found.end(), parts, afternoon=late)

    def _short(self, found: re.Match[str]) -> Moment | None:
        """2021–25: the century is that of the year before."""
        before = self.flow[found.start() - 5 : found.start() - 1]
        if not before.isdigit() or not self.moments:
            return None
        value = int(before) // CENTURY * CENTURY + int(found["short"])
        return Moment(found.start(), found.end(), {"year": Part(value, *found.span("short"), found.end())})

    def _length(self, found: re.Match[str]) -> Length | None:
        groups = found.groupdict()
        feasts = self.words.mapping("feasts")
        unit = groups.get("unit") or "hour"
        if unit in feasts:
            value = feasts[unit] or self._number(groups.get("number") or "")
            span = found.span("number") if groups.get("number") else found.span("unit")
            return Length(*found.span(), {"year": Decimal(value)}, (span,), "anniversary") if value else None
        if groups.get("nth"):
            return self._nth(found)
        value = self._number(groups["number"])
        if value is None:
            return None
        amounts, spans = {str(self.words.mapping("length-units").get(unit, unit)): Decimal(value)}, [found.span("number")]
        if groups.get("halved"):
            amounts = {unit: value + HALF for unit, value in amounts.items()}
        if groups.get("second"):
            amounts["minute"] = Decimal(self._number(groups["second"]) or 0)
            spans.append(found.span("second"))
        return Length(*found.span(), amounts, tuple(spans), hedge=self._hedge(found))

    def _nth(self, found: re.Match[str]) -> Length | None:
        """its 30th year: counted from the first one."""
        value = self._number(found["nth"])
        return Length(*found.span(), {"year": Decimal(value)}, (found.span("nth"),), "inclusive", ordinal=True) if value else None

    def _hedge(self, found: re.Match[str]) -> str:
        for name in HEDGES:
            before = self.words.ends(f"{name}-before", self.flow, found.start(), 14)
            if before or self.words.starts(f"{name}-after", self.flow, found.end()):
                return name
        return ""

    def _age(self, found: re.Match[str]) -> Age | None:
        value = self._number(found["number"])
        return None if value is None else Age(found.start("number"), found.end("number"), value, found.span("number"), completed=True)

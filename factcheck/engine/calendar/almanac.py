"""The almanac of a document: every article read once, years resolved, ranges joined."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from factcheck.engine.calendar.grammar import Grammar, grammar
from factcheck.engine.calendar.items import Almanac, Moment, Part, Range, Source
from factcheck.engine.calendar.lexer import Reader, weekdays
from factcheck.engine.calendar.numeral import numerals
from factcheck.engine.calendar.patterns import PatternReader
from factcheck.engine.words import either

WIDEST = 16  # characters between the ends of a range
NEAR = 160
"""Characters over which a written year is taken to hold for the dates after it."""


def almanac(flow: str, start: int, end: int, language: str, date: str | None) -> Almanac:
    """The almanac of one article, flow[start:end]. date: of publication, where it is known."""
    rules = grammar(language)
    reader = (PatternReader if rules.patterned else Reader)(flow, rules, numerals(language))
    reader.read(start, end)
    moments = _Years(flow, rules, int(date[:4]) if date else None).resolve(reader.moments)
    ranges = tuple(_ranges(moments, flow, rules))
    moments = _inherited(moments, ranges)
    return Almanac(tuple(moments), tuple(reader.lengths), tuple(reader.ages), tuple(weekdays(flow, start, end, rules)), ranges)


@dataclass(slots=True)
class _Years:
    """Gives each moment its year: written, by 今年 and the like, or from the date before it."""

    flow: str
    grammar: Grammar
    now: int | None

    def resolve(self, moments: Sequence[Moment]) -> list[Moment]:
        written = [self._written(m) for m in moments]
        now = self.now if self.now is not None else self._said_now(written)
        out: list[Moment] = []
        last: Moment | None = None
        for moment in written:
            year, source = self._year(moment, last, now)
            afternoon, next_day = self._day_words(moment)
            afternoon = afternoon or moment.afternoon
            done = Moment(moment.start, moment.end, moment.parts, year, source, moment.era, self._lunar(moment), next_day, afternoon)
            out.append(done)
            if source in ("written", "relative"):
                last = done
        return out

    def _written(self, moment: Moment) -> Moment:
        part = moment.parts.get("year")
        if part is None:
            return moment
        words = self.grammar.words
        era = words.ends("eras", self.flow, moment.start)
        add = words.mapping("eras")[era.group()] if era else 0
        if add == "bc":
            return _dated(moment, 1 - part.value, None)
        return _dated(moment, part.value + int(add), int(add))

    def _said_now(self, moments: Sequence[Moment]) -> int | None:
        """今年（2025年）, 今年是2024年: the year that the text itself gives for 今年."""
        for moment in moments:
            if moment.year is not None and self.grammar.words.ends("now-is", self.flow, moment.start, 8):
                return moment.year
        return None

    def _year(self, moment: Moment, last: Moment | None, now: int | None) -> tuple[int | None, Source]:
        if moment.year is not None:
            return moment.year, "written"
        words = self.grammar.words
        relative = words.ends("relative-list", self.flow, moment.start)
        if relative is not None:
            offset = int(words.mapping("relative-years")[relative.group()])
            return (None, "none") if now is None else (now + offset, "relative")
        if last is not None and last.year is not None:
            if words.ends("next-year", self.flow, moment.start):
                return last.year + 1, "relative"
            if words.ends("same-year", self.flow, moment.start):
                return last.year, "relative"
            if moment.start - last.end <= NEAR:
                return last.year, "near"
        return None, "none"

    def _lunar(self, moment: Moment) -> bool:
        """Where a word on its left says so: lunar days are not those of the common calendar."""
        return self.grammar.words.within("lunar", self.flow, max(0, moment.start - 8), moment.start) is not None

    def _day_words(self, moment: Moment) -> tuple[bool, bool]:
        """Whether the hour is one of the afternoon, and whether it is of the next day."""
        hour = moment.parts.get("hour")
        if hour is None:
            return False, False
        before = self.flow[max(0, moment.start - 6, hour.start - 8) : hour.start]
        words = self.grammar.words
        return words.ends("afternoon", before, len(before)) is not None, words.within("next-day", before, 0, len(before)) is not None


def _dated(moment: Moment, year: int, era: int | None) -> Moment:
    """A moment in the year that is written with it."""
    return Moment(moment.start, moment.end, moment.parts, year, "written", era, moment.lunar, moment.next_day, moment.afternoon)


def _ranges(moments: Sequence[Moment], flow: str, rules: Grammar) -> Iterator[Range]:
    joint = _joint(rules.dash)
    for first, last in pairwise(moments):
        if last.start - first.end > WIDEST:
            continue
        hours = "hour" in first.parts and last.coarsest == "hour"
        if joint.fullmatch(flow, first.end, last.start) or (hours and _joint_of_hours(rules).fullmatch(flow, first.end, last.start)):
            yield Range(first, _with_coarser(first, last))


@cache
def _joint(dash: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[（(][^（()）]{{1,12}}[)）])?\s?{dash}\s?")


@cache
def _joint_of_hours(rules: Grammar) -> re.Pattern[str]:
    """上午9时至下午5时."""
    words = rules.words
    return re.compile(rf"\s?{rules.dash}\s?(?:{either(words.entries('next-day'))})?(?:{either(words.entries('clock-words'))})")


def _with_coarser(first: Moment, last: Moment) -> Moment:
    """The end of a range with the parts that only its beginning has: 12月5日至8日."""
    order = ("year", "month", "day")
    at = order.index(last.coarsest) if last.coarsest in order else len(order)
    missing: dict[str, Part] = {p: first.parts[p] for p in order[:at] if p in first.parts and p not in last.parts}
    if not missing:
        return last
    year = last.year if last.source == "written" or "year" not in missing else first.year
    return replace(last, parts={**missing, **last.parts}, year=year)


def _inherited(moments: Sequence[Moment], ranges: Sequence[Range]) -> list[Moment]:
    ends = {r.last.start: r.last for r in ranges}
    return [ends.get(m.start, m) for m in moments]


def mention_at(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> int | None:
    """The mention that a flow span overlaps; None where the number reader saw none. starts and ends are those of all mentions."""
    index = bisect_left(ends, start + 1)
    return index if index < len(starts) and starts[index] < end else None

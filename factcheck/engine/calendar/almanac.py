"""The almanac of a document: every article read once, years resolved, ranges joined."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.engine.calendar.grammar import Grammar, grammar
from factcheck.engine.calendar.items import Almanac, Moment, Part, Range, Source
from factcheck.engine.calendar.lexer import Reader, lunar, weekdays
from factcheck.engine.calendar.numeral import numerals
from factcheck.model.document import Article, Document, Sentence

NEAR = 160
"""Characters over which a written year is taken to hold for the dates after it."""


@lru_cache(maxsize=4)
def almanacs(document: Document, date: str | None) -> tuple[Almanac, ...]:
    """One almanac for each article. date: of publication, where the document does not say."""
    language = document.language
    return tuple(_article(document, article, article.date or document.date or date, grammar(language)) for article in document.articles)


def _article(document: Document, article: Article, date: str | None, rules: Grammar) -> Almanac:
    reader = Reader(document.flow, rules, numerals(document.language))
    reader.read(article.start, article.end)
    now = int(date[:4]) if date else None
    moments = _Years(document.flow, rules, now).resolve(reader.moments)
    ranges = tuple(_ranges(moments, document.flow, rules))
    moments = _inherited(moments, ranges)
    days = tuple(weekdays(document.flow, article.start, article.end, rules))
    return Almanac(tuple(moments), tuple(reader.lengths), tuple(reader.ages), days, ranges)


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
            done = lunar(replace(moment, year=year, source=source, **self._day_words(moment)), self.flow, self.grammar)
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
            return replace(moment, year=1 - part.value, source="written", era=None)
        return replace(moment, year=part.value + int(add), source="written", era=int(add))

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

    def _day_words(self, moment: Moment) -> dict[str, bool]:
        hour = moment.parts.get("hour")
        if hour is None:
            return {}
        before = self.flow[max(moment.start - 6, hour.start - 8) : hour.start]
        words = self.grammar.words
        return {
            "afternoon": words.ends("afternoon", before, len(before)) is not None,
            "next_day": words.within("next-day", before, 0, len(before)) is not None,
        }


def _ranges(moments: Sequence[Moment], flow: str, rules: Grammar) -> Iterator[Range]:
    joint = re.compile(rf"(?:[（(][^（()）]{{1,12}}[)）])?\s?{rules.words.list('range-from') and ''}{rules.dash}\s?")
    for first, last in zip(moments, moments[1:], strict=False):
        if last.start - first.end <= 16 and joint.fullmatch(flow, first.end, last.start):
            yield Range(first, _with_coarser(first, last))


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


def sentence_at(document: Document, article: int, at: int) -> Sentence | None:
    """The sentence of an article that a flow offset lies in."""
    sentences = document.articles[article].sentences
    index = bisect_right([s.start for s in sentences], at) - 1
    return sentences[index] if index >= 0 and at < sentences[index].end else None


def mention_at(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> int | None:
    """The mention that a flow span overlaps; None where the number reader saw none. starts and ends are those of all mentions."""
    index = bisect_left(ends, start + 1)
    return index if index < len(starts) and starts[index] < end else None

"""Weekdays beside dates: 2025年12月10日（星期三）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.calendar.arithmetic import as_date, shift
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Moment, Weekday
from factcheck.engine.calendar.page import Page, claim
from factcheck.engine.calendar.slips import REASONS
from factcheck.engine.claim import Claim
from factcheck.model.check import Suggestion
from factcheck.model.rule import Rule

FURTHEST = 300  # characters between a date and a weekday that points back at it
NEAR = 200  # characters over which a complete date lends its year to another
EDGE = 80  # characters at the beginning and end of an article in which its own date stands
REACH = 14
"""Characters between a date and the weekday that stands beside it."""
APPOSITION = re.compile("[，,（(]?[^，,。；（）()]{2,9}[，,]")
DASH = "——"
MOST_DAYS = 31
DAYS_NEAR = 10  # days between a bare day and the date that gives it month and year
CAUGHT = Decimal("0.86")
"""Six of seven wrong days fall on another weekday."""


def agree(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for each weekday that is said of a date whose year is known."""
    for weekday, moment in pairs(page):
        if moment.lunar or "day" not in moment.parts:
            continue
        dates = dates_of(page, moment)
        if not dates:
            continue
        yield _claim(page, rule, moment, weekday, dates)


def pairs(page: Page) -> Iterator[tuple[Weekday, Moment]]:
    """The weekdays of an article, each with the date that it is said of."""
    paired = {w.start: m for w, m in _row(page)}
    for weekday in page.almanac.weekdays:
        moment = paired.get(weekday.start) or _beside(page, weekday) or _behind(page, weekday) or _meant(page, weekday)
        if moment is not None:
            yield weekday, moment


def _row(page: Page) -> Iterator[tuple[Weekday, Moment]]:
    """10月18日至19日，恰好是周六、周日; 11月1日、2日（周六、周日）: as many weekdays as days, each with its own."""
    for first, second in pairwise(page.almanac.weekdays):
        moments = [m for m in page.moments(first.start - REACH - FURTHEST, first.start) if m.end <= first.start and "day" in m.parts][-2:]
        if len(moments) < 2 or page.flow[first.end : second.start].strip() not in page.words.entries("weekday-more"):
            continue
        one, other = _dated_alike(*moments)
        joint = page.flow[one.end : other.start].strip()
        gap = page.flow[other.end : first.start].strip()
        if joint not in page.words.entries("weekday-more") or gap not in page.words.entries("weekday-link"):
            continue
        if _two_days(page, one, other) or page.words.within("until", page.flow, first.end, second.start):
            yield from ((first, one), (second, other))


def _dated_alike(one: Moment, other: Moment) -> tuple[Moment, Moment]:
    """The second of two days with the month of the first: 11月1日、2日."""
    missing = {p: one.parts[p] for p in ("year", "month") if p in one.parts and p not in other.parts}
    return one, replace(other, parts={**missing, **other.parts}, year=one.year, source=one.source) if missing else other


def _two_days(page: Page, one: Moment, other: Moment) -> bool:
    """Whether two dates that are no range, or the range of a day and the next, have a weekday each."""
    a, b = as_date(one, 2024), as_date(other, 2024)
    ranged = any(r.last.start == other.start for r in page.ranges(one.start, one.start + 1))
    return not ranged or (a is not None and b is not None and shift(a, 1) == b)


def _beside(page: Page, weekday: Weekday) -> Moment | None:
    """The date that the weekday directly follows."""
    before = _last_before(page, weekday.start)
    if before is None:
        return None
    start = before.end if before.end <= weekday.start else before.parts["day"].whole
    gap = _link(page, page.flow[start : weekday.start])
    if len(gap) > REACH:  # 23 November 2019, a Saturday
        return None
    linked = gap.strip() in page.words.entries("weekday-link") or _apposition(page, gap)
    if not linked or _habit(page, weekday, gap):
        return None
    return before


def _link(page: Page, gap: str) -> str:
    """23 November 2019, a cold Saturday: what stands between the two, without a word about the day."""
    link, _, last = gap.rstrip().rpartition(" ")
    return link if last in page.words.entries("weekday-attribute") else gap


def _apposition(page: Page, gap: str) -> bool:
    """2025年1月29日，农历正月初一，星期三: the name of the day between the two."""
    named = APPOSITION.fullmatch(gap.strip())
    return named is not None and page.words.within("day-names", gap, 0, len(gap)) is not None


def _habit(page: Page, weekday: Weekday, gap: str) -> bool:
    """12月10日起，周三、周五开放: days of every week, unless each follows its own date in a bracket."""
    if gap.strip() in ("（", "("):
        return page.words.starts("weekday-to", page.flow, weekday.end) is not None  # 19日至21日（星期六至下周一）
    if page.flow.startswith(DASH, weekday.end):
        return False  # 8月8日，星期五——: the dash closes what stands between two of them
    more = page.words.starts("weekday-more", page.flow, weekday.end)
    return more is not None and not page.moments(more.end(), more.end() + 1)  # 12日周三、14日周五: each has its own date


def _behind(page: Page, weekday: Weekday) -> Moment | None:
    """The date in a bracket or behind a comma after the weekday: 周三（12月10日）; 星期二，也就是2025年11月18日."""
    start = max(page.sentence(weekday.start).start, page.flow.rfind("，", 0, weekday.start) + 1)
    if page.words.within("weekly", page.flow, start, weekday.start):
        return None  # 每周二、周四，12月1日起改为上午开放
    for moment in page.moments(weekday.end, weekday.end + REACH):
        if moment.start >= weekday.end:
            gap = page.flow[weekday.end : moment.start].strip()
            return moment if gap in page.words.entries("weekday-before-date") and moment.finest in ("day", "hour", "minute") else None
    return None


def _meant(page: Page, weekday: Weekday) -> Moment | None:
    """当天正值周日: the weekday of the only date in this sentence or the one before."""
    words, flow = page.words, page.flow
    sentence = page.sentence(weekday.start)
    that = words.ends("weekday-pointing", flow, weekday.start)  # …。那个星期一的清晨
    that = that if that is not None and flow[sentence.start : weekday.start].strip("“「") == that.group() else None
    copula = that or words.ends("weekday-copula", flow, weekday.start)
    if copula is None:
        return None
    at = weekday.start - len(copula.group())
    pointed = that is not None or words.ends("weekday-anaphor", flow, at) is not None
    found = [m for m in page.moments(at - FURTHEST, at) if m.end <= at and "day" in m.parts and "month" in m.parts]
    here = [m for m in found if m.start >= sentence.start]
    if here:
        return here[0] if len({_key(m) for m in here}) == 1 and (pointed or at - here[-1].end <= REACH) else None
    if not pointed or sentence.start == page.sentences[0].start:
        return None
    previous = page.sentence(sentence.start - 1)
    near = [m for m in found if m.start >= previous.start]
    return near[0] if len({_key(m) for m in near}) == 1 else None


def _key(moment: Moment) -> tuple[int | None, ...]:
    return moment.year, moment.get("month"), moment.get("day")


def _last_before(page: Page, at: int) -> Moment | None:
    """The last moment whose day stands before a place; its hour may stand behind (3月15日（周六）6时)."""
    found = None
    for moment in page.moments(at - FURTHEST, at):
        if moment.start >= at:
            break
        if "day" not in moment.parts:
            found = None if moment.end <= at else found
        elif moment.parts["day"].whole <= at:
            found = moment
    return found


def dates_of(page: Page, moment: Moment) -> list[tuple[date, Moment | None]]:
    """The dates that may be meant, each with the moment that gave its year: the written year's; else those of the years which other
    dates of the article or its publication date suggest."""
    if moment.source in ("written", "relative"):
        found = as_date(moment)
        return [(found, None)] if found else []
    references = [*_known(page), *_written(page, moment)]
    if "month" not in moment.parts:
        return _of_that_month(moment, references)
    options: dict[date | None, Moment | None] = {_nearest(moment, r): m for r, m in reversed(references)}
    if not options:
        options = _only_year(page, moment)
    return [(d, m) for d, m in options.items() if d is not None]


def _of_that_month(moment: Moment, references: Sequence[tuple[date, Moment | None]]) -> list[tuple[date, Moment | None]]:
    """6日（星期四） in a report of 6 November 2025: the day of that number nearest to a known date, where it lies within some days."""
    part = moment.parts["day"].value
    found: dict[date, Moment | None] = {}
    for reference, giver in references:
        near = [shift(reference, by) for by in range(-DAYS_NEAR, DAYS_NEAR + 1) if shift(reference, by).day == part]
        found.update({d: giver for d in near if d not in found})
    return list(found.items())


def _known(page: Page) -> list[tuple[date, Moment | None]]:
    return [(date.fromisoformat(page.published), None)] if page.published else []


def _written(page: Page, moment: Moment) -> list[tuple[date, Moment | None]]:
    article = page.text.document.articles[page.article]
    near = [
        m
        for m in page.almanac.moments
        if abs(m.start - moment.start) <= NEAR or m.start - article.start <= EDGE or article.end - m.end <= EDGE
    ]
    found = [(as_date(m), m) for m in near if m.source == "written" and "day" in m.parts]
    return [(d, m) for d, m in found if d is not None]


def _only_year(page: Page, moment: Moment) -> dict[date | None, Moment | None]:
    """The date in the one year that the article names before it."""
    if grammar(page.text.document.language).patterned:  # an English year far from its date says little
        return {}
    givers = {m.year: m for m in page.almanac.moments if m.source == "written"}
    giver = next(iter(givers.values()), None)
    if giver is None or len(givers) > 1 or giver.start > moment.start:
        return {}
    return {as_date(_without_year(moment), giver.year): giver}


def _nearest(moment: Moment, reference: date) -> date | None:
    """The date of that month and day which is nearest to a reference date."""
    options = [as_date(_without_year(moment), reference.year + by) for by in (-1, 0, 1)]
    return min((d for d in options if d is not None), key=lambda d: abs((d - reference).days), default=None)


def _without_year(moment: Moment) -> Moment:
    return replace(moment, year=None)


def _claim(page: Page, rule: Rule, moment: Moment, weekday: Weekday, dates: list[tuple[date, Moment | None]]) -> Claim:
    good = next(((d, m) for d, m in dates if d.isoweekday() == weekday.day), None)
    meant, giver = good or dates[0]
    name = page.surface(weekday.start, weekday.sign[0]) + _name(page, meant.isoweekday())
    year = (("year", page.places(giver)),) if giver is not None else ()
    return claim(
        page,
        rule,
        "consistent" if good else "inconsistent",
        (("date", page.places(moment)), ("weekday", page.places(weekday)), *year),
        equation=f"{meant.isoformat()} = {name}",
        values=(("result", name), ("iso", meant.isoformat())),
        repairs=() if good else _repairs(page, moment, weekday, meant),
        caught=CAUGHT,
        information=0.85,
    )


def _name(page: Page, day: int) -> str:
    return str(page.words.entries("weekday-names")[day - 1])


def _repairs(page: Page, moment: Moment, weekday: Weekday, found: date) -> tuple[Suggestion, ...]:
    return renamed(page, moment, weekday, found, of_month=True)


def renamed(page: Page, moment: Moment, weekday: Weekday, found: date, *, of_month: bool = False) -> tuple[Suggestion, ...]:
    """The weekday of the date; the nearest dates that fall on the weekday."""
    language = page.text.document.language
    name = page.surface(weekday.start, weekday.sign[0]) + _name(page, found.isoweekday())
    out = [Suggestion(None, weekday.start, weekday.end, name, "weekday", REASONS["weekday"].get(language, REASONS["weekday"]["en"]))]
    part = moment.parts["day"]
    for by in sorted(range(-6, 7), key=abs):
        other = shift(found, by)
        day = part.value + by
        if other.isoweekday() == weekday.day and (other.month == found.month if of_month else 1 <= day <= MOST_DAYS):
            surface = page.numerals.write(day, page.flow[part.start : part.end]) + page.surface(part.end, part.whole)
            reason = REASONS["recomputed"].get(language, REASONS["recomputed"]["en"])
            out.append(Suggestion(None, part.start, part.whole, surface, "recomputed", reason))
    return tuple(out[:3])

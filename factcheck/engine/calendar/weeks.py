"""Weekdays of dates that stand together without a year: 周五（14日）…下周二（18日). How far two lie apart is known without it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from factcheck.engine.calendar.arithmetic import LENGTHS, as_date, shift
from factcheck.engine.calendar.items import Moment, Weekday
from factcheck.engine.calendar.page import Page, claim
from factcheck.engine.calendar.weekdays import CAUGHT, dates_of, pairs, renamed
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

Dated = tuple[Weekday, Moment]
FURTHEST = 120  # characters between two dates that are told together
WEEK = 7
YEARS = (2023, 2024)  # with a leap day and without
ANY_MONTH = (28, 29, 30, 31)


def apart(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for each two weekdays that follow each other, of dates whose year nobody tells."""
    told = [(w, m) for w, m in pairs(page) if "day" in m.parts and not m.lunar and not dates_of(page, m) and not _begins_anew(page, w, m)]
    told.sort(key=lambda p: p[1].start)
    for first, last in pairwise(told):
        gaps = _gaps(first[1], last[1]) if last[1].start - first[1].end <= FURTHEST else ()
        if gaps and not _elsewhere(page, first[1], last[1]):
            yield _claim(page, rule, first, last, gaps)


def _begins_anew(page: Page, weekday: Weekday, moment: Moment) -> bool:
    """截止日期是21日，周一起补报: whether a weekday behind a comma says when something else begins or ends."""
    after = weekday.start > moment.end and page.flow[moment.end : weekday.start] == "，"
    return after and page.words.starts("weekday-runs", page.flow, weekday.end) is not None


def _gaps(first: Moment, last: Moment) -> Sequence[int]:
    """Days from one date to a later one: several where the length of a month is open; none where the second may be of any time."""
    a, b = first.get("day") or 0, last.get("day") or 0
    months = first.get("month"), last.get("month")
    if None not in months and months[0] != months[1]:
        return _over_months(first, last)
    if b > a:
        return (b - a,)
    if months[1] is not None or b == a:
        return ()
    following = [n - a + b for n in ([LENGTHS[months[0] - 1]] if months[0] and months[0] != 2 else ANY_MONTH)]
    return (*following, b - a)  # 16日闭幕，会期从13日起: told from the end, it may be of the same month


def _over_months(first: Moment, last: Moment) -> Sequence[int]:
    found = set()
    for year in YEARS:
        a, b = (as_date(replace(m, year=None), year) for m in (first, last))
        if a is None or b is None or b < a:
            return ()
        found.add((b - a).days)
    return sorted(found)


def _elsewhere(page: Page, first: Moment, last: Moment) -> bool:
    """Whether words between two dates hold two times apart: 去年, 上月."""
    return page.words.within("other-times", page.flow, first.end, last.start) is not None


def _claim(page: Page, rule: Rule, first: Dated, last: Dated, gaps: Sequence[int]) -> Claim:
    fits = any((last[0].day - first[0].day - gap) % WEEK == 0 for gap in gaps)
    start = _day_one(first[0].day)  # any date of that weekday
    meant = shift(start, gaps[0])
    shown = [f"{page.shown(moment)} = {page.shown(weekday)}" for weekday, moment in (first, last)]
    earlier = shift(_day_one(last[0].day), -gaps[0])
    repairs = (*renamed(page, last[1], last[0], meant)[:2], *renamed(page, first[1], first[0], earlier)[:1])
    return claim(
        page,
        rule,
        "consistent" if fits else "inconsistent",
        (("date", page.places(first[1], last[1])), ("weekday", page.places(first[0], last[0]))),
        equation=f"{shown[0]}, {shown[1]}",
        values=(("result", page.surface(last[0].start, last[0].sign[0]) + _name(page, meant)), ("gap", str(gaps[0]))),
        repairs=() if fits else repairs,
        caught=CAUGHT if fits and len(gaps) == 1 else None,
        information=0.8 if len(gaps) == 1 else 0.3,
    )


def _day_one(weekday: int) -> date:
    return date(2024, 1, weekday)  # 1 January 2024 was a Monday


def _name(page: Page, day: date) -> str:
    return str(page.words.entries("weekday-names")[day.isoweekday() - 1])

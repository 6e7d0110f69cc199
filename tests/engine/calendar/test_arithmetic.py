"""The arithmetic of the calendar against the standard library's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.calendar.arithmetic import agrees, days_between, exists, months_between, weekday
from factcheck.engine.calendar.items import Length, Moment, Part

DATES = st.dates(date(1600, 1, 1), date(2199, 12, 31))


def moment(day: date, *names: str) -> Moment:
    """A moment with the named parts of a date, all written."""
    parts = {n: Part(getattr(day, n), 0, 0, 0) for n in names or ("year", "month", "day")}
    return Moment(0, 0, parts, day.year if "year" in parts else None, "written" if "year" in parts else "none")


def length(hedge: str = "", counting: str = "", **amounts: int) -> Length:
    return Length(0, 0, {unit: Decimal(n) for unit, n in amounts.items()}, (), counting, False, hedge)


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_dates_exist_as_the_library_says(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
        right = True
    except ValueError:
        right = False
    assert exists(year, month, day) is right


@given(DATES)
def test_weekdays(day: date) -> None:
    assert weekday(day.year, day.month, day.day) == day.isoweekday()


@given(DATES, st.integers(0, 4000))
def test_days_are_counted_with_one_end_or_both(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    if last.year > 2199:
        return
    a, b = moment(first), moment(last)
    assert days_between(a, b) == (days,)
    assert agrees(length(day=days), a, b)
    assert agrees(length(day=days + 1), a, b)
    assert agrees(length(day=days + 2), a, b) is False


@given(DATES, DATES)
def test_completed_years_may_be_said(one: date, other: date) -> None:
    first, last = sorted((one, other))
    after = last + timedelta(days=6)  # the day before the anniversary ends a whole year
    completed = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    if completed != after.year - first.year - ((after.month, after.day) < (first.month, first.day)):
        return
    assert agrees(length(year=completed), moment(first), moment(last))


@given(st.integers(1000, 2100), st.integers(0, 99))
def test_anniversaries_are_differences(year: int, years: int) -> None:
    first, last = (moment(date(y, 1, 1), "year") for y in (year, year + years))
    assert agrees(length(counting="anniversary", year=years), first, last)
    assert agrees(length(counting="anniversary", year=years + 1), first, last) is False


@given(DATES, st.integers(0, 30))
def test_months_count_whole_years(first: date, years: int) -> None:
    last = moment(date(first.year + years, first.month, 1), "year", "month")
    assert months_between(moment(first, "year", "month"), last) == years * 12


@pytest.mark.parametrize(
    ("said", "hours", "fits"),
    [
        ({"hour": 2, "minute": 40}, ((8, 30), (11, 10)), True),
        ({"hour": 3, "minute": 40}, ((8, 30), (11, 10)), False),
        ({"hour": 7, "minute": 30}, ((21, 40), (5, 10)), True),
        ({"hour": 8}, ((22, 0), (6, 10)), True),
        ({"hour": 9}, ((22, 0), (6, 10)), False),
    ],
)
def test_hours_go_over_midnight(said: dict[str, int], hours: tuple[tuple[int, int], tuple[int, int]], fits: bool) -> None:
    first, last = (Moment(0, 0, {"hour": Part(h, 0, 0, 0), "minute": Part(m, 0, 0, 0)}) for h, m in hours)
    assert agrees(length("", "", **said), first, last) is fits


@pytest.mark.parametrize(
    ("said", "hedge", "years", "fits"),
    [
        (30, "more", 34, True),
        (30, "more", 28, False),
        (30, "near", 28, True),
        (30, "near", 33, False),
        (10, "about", 11, True),
        (10, "about", 19, False),
    ],
)
def test_hedged_years(said: int, hedge: str, years: int, fits: bool) -> None:
    first, last = (moment(date(y, 1, 1), "year") for y in (1980, 1980 + years))
    assert agrees(length(hedge, year=said), first, last) is fits

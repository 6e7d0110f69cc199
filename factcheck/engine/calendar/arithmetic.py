"""Days, months and years between two moments, and which stretches may be said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from factcheck.engine.calendar.items import Length, Moment
from factcheck.lexicon.store import load_data

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_OFF = Decimal("0.75")  # of a year: how far the difference of the years may lie from the months between
NEARLY = Decimal("0.01")  # of a year: the day before the anniversary ends a term


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a date of the common calendar exists; without a year 29 February may.

    >>> exists(2023, 2, 29), exists(None, 2, 29), exists(None, 11, 31), exists(2024, 13, None)
    (False, True, False, False)
    """
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if month is None:
        return 1 <= day <= 31
    longest = LENGTHS[month - 1] - (month == 2 and year is not None and not is_leap(year))
    return 1 <= day <= longest


def weekday(year: int, month: int, day: int) -> int:
    """1 (Monday) to 7."""
    return date(year, month, day).isoweekday()


def as_date(moment: Moment, year: int | None = None) -> date | None:
    """A moment as a date; year stands in where it has none."""
    y, m, d = moment.year if moment.year is not None else year, moment.get("month"), moment.get("day")
    if y is None or m is None or d is None or not 1 <= y <= 9999 or not exists(y, m, d):
        return None
    return date(y, m, d)


def shift(day: date, by: int) -> date:
    return day + timedelta(days=by)


def minutes_between(first: Moment, last: Moment) -> int | None:
    """Minutes from one clock time to another, over midnight where the second is earlier or on the next day."""
    a, b = first.get("hour"), last.get("hour")
    if a is None or b is None:
        return None
    gap = (b * 60 + (last.get("minute") or 0)) - (a * 60 + (first.get("minute") or 0))
    days = days_between(first, last) if first.get("day") is not None and last.get("day") is not None else ()
    if days and days[0] > 0:
        return gap + 1440 * days[0]  # 12日8时至13日8时
    return gap + 1440 if gap < 0 or last.next_day else gap


def days_between(first: Moment, last: Moment) -> tuple[int, ...]:
    """Days from one date to another: one value, or two where the year is open and a leap day may lie between."""
    if last.get("month") is None and (first.get("month") is None or last.get("day") is not None):  # 7月28日…31日
        one, other = first.get("day"), last.get("day")
        return (other - one,) if one is not None and other is not None and other >= one else ()
    years = (first.year,) if first.year is not None else (2023, 2024)
    found = set()
    for year in years:
        a = as_date(first, year)
        b = as_date(last, year)
        if a is None or b is None:
            return ()
        if b < a and last.source in ("none", "near"):
            b = as_date(replace(last, year=None), a.year + 1)
        if b is None or b < a:
            return ()
        found.add((b - a).days)
    return tuple(sorted(found))


def months_between(first: Moment, last: Moment) -> Decimal | None:
    """Months from one moment to another, days as parts of a month; None where a month or a year is missing."""
    m1, m2 = first.get("month"), last.get("month")
    if m1 is None or m2 is None:
        return None
    if first.year is None or last.year is None:
        if first.year is not None or last.year is not None:
            return None
        years = 0 if (m2, last.get("day") or 0) >= (m1, first.get("day") or 0) else 1
    else:
        years = last.year - first.year
    d1, d2 = first.get("day"), last.get("day")
    part = Decimal(d2 - d1) / 30 if d1 is not None and d2 is not None else Decimal(0)
    found = years * 12 + m2 - m1 + part
    return found if found >= 0 else None


def years_between(first: Moment, last: Moment) -> int | None:
    if first.year is None or last.year is None:
        return None
    gap = last.year - first.year
    return gap - 1 if gap > 0 and first.year <= 0 < last.year else gap


def total(length: Length, unit: str) -> Decimal:
    """A stretch in years, months, days or minutes."""
    scale = {
        "year": {"year": Decimal(1), "month": Decimal(1) / 12},
        "month": {"year": Decimal(12), "month": Decimal(1)},
        "day": {"week": Decimal(7), "day": Decimal(1)},
        "minute": {"hour": Decimal(60), "minute": Decimal(1)},
    }[unit]
    return sum((amount * scale.get(u, Decimal(0)) for u, amount in length.amounts.items()), Decimal(0))


DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}
"""About how many days a unit has; hours and minutes are told as parts of a day."""


def total_days(length: Length) -> Decimal:
    """About how many days a stretch has."""
    whole = sum((amount * DAYS[unit] for unit, amount in length.amounts.items() if unit in DAYS), Decimal(0))
    return whole + total(length, "minute") / 1440


def days_apart(first: Moment, last: Moment) -> Decimal:
    """About how many days lie between two moments, by the finest parts that both have; 0 where it cannot be told."""
    if "hour" in first.parts and "hour" in last.parts and "day" not in last.parts:
        return Decimal(minutes_between(first, last) or 0) / 1440
    exact = days_between(first, last) if "day" in first.parts and "day" in last.parts else ()
    if exact:
        return Decimal(exact[0])
    months = months_between(first, last)
    return months * 30 if months is not None else Decimal(years_between(first, last) or 0) * 365


def measured(things: Sequence[object]) -> tuple[Moment, Moment, Length]:
    """Two moments and the stretch that is said to lie between them."""
    first, last, length = things
    assert isinstance(first, Moment)
    assert isinstance(last, Moment)
    assert isinstance(length, Length)
    return first, last, length


def spans(things: Sequence[object]) -> bool:
    """Whether a stretch may be said of the time between its two moments."""
    first, last, length = measured(things)
    return agrees(length, first, last) is True


def agrees(length: Length, first: Moment, last: Moment) -> bool | None:
    """Whether a stretch may be said of the time from first to last; None where the two cannot be measured in its unit.

    Years may be counted with both ends or as the difference, days likewise; months may be completed or rounded.
    """
    kind = _kind(length)
    if kind == "minute":
        gap = minutes_between(first, last)
        return None if gap is None else _minutes(length, gap)
    if kind == "day":
        gaps = days_between(first, last)
        return _days(length, gaps) if gaps else None
    if kind == "month":
        months = months_between(first, last)
        return None if months is None else _months(length, months, first, last)
    return _years(length, first, last)


def _kind(length: Length) -> str:
    units = length.amounts
    if "hour" in units or "minute" in units:
        return "minute"
    if "day" in units or "week" in units:
        return "day"
    return "month" if "month" in units else "year"


def _minutes(length: Length, gap: int) -> bool:
    said = total(length, "minute")
    if length.hedge:
        return _hedged(length, Decimal(gap), said, Decimal(60) if "minute" not in length.amounts else Decimal(10))
    if "minute" in length.amounts:
        return gap == said
    return abs(gap - said) < 30


def _days(length: Length, gaps: tuple[int, ...]) -> bool:
    said = total(length, "day")
    if length.hedge:
        return any(_hedged(length, Decimal(g + e), said, Decimal(1)) for g in gaps for e in (0, 1))
    if "week" in length.amounts:
        return any(abs(g - said) <= 3 for g in gaps)
    return any(said in (g, g + 1) for g in gaps)


def _months(length: Length, months: Decimal, first: Moment, last: Moment) -> bool:
    said = total(length, "month")
    if length.hedge:
        return _hedged(length, months, said, Decimal(1))
    dated = first.get("day") is not None and last.get("day") is not None
    if said != said.to_integral_value() or "year" in length.amounts:
        return abs(months - said) <= 1
    whole = months.to_integral_value(rounding="ROUND_FLOOR")
    accepted = {whole, months.to_integral_value(rounding="ROUND_HALF_UP")}
    return said in (accepted if dated else {whole, whole + 1})


def _years(length: Length, first: Moment, last: Moment) -> bool | None:
    years = years_between(first, last)
    if years is None or years < 0:
        return None
    said = total(length, "year")
    months = months_between(first, last)
    if length.hedge:
        spans = [Decimal(years), Decimal(years + 1), *([months / 12] if months is not None else [])]
        return any(_hedged(length, s, said, Decimal(1)) for s in spans)
    if said != said.to_integral_value():
        return abs(months / 12 - said) <= Decimal("0.34") if months is not None else years < said < years + 1 or years - 1 < said < years
    if length.counting == "anniversary":
        return said == years
    accepted = {Decimal(years), Decimal(years + 1)} if years else {Decimal(0)}
    if months is not None and length.counting != "inclusive":
        accepted = {Decimal(years)} if abs(months / 12 - years) < MOST_OFF else set()
    if months is not None:
        said_years = months / 12
        accepted |= {
            (said_years + NEARLY).to_integral_value(rounding="ROUND_FLOOR"),
            said_years.to_integral_value(rounding="ROUND_HALF_UP"),
        }
    return said in accepted


def _hedged(length: Length, actual: Decimal, said: Decimal, step: Decimal) -> bool:
    """Whether a hedged stretch holds: 四年多 lies above four years, 近30年 below thirty."""
    if length.hedge == "more":
        room = 10 if said >= 10 and said % 10 == 0 else 1
        return said <= actual <= said + room * step + step / 2
    below, above = _widths()[length.hedge]
    return said - max(step * (below > 0), said * below) <= actual <= said + max(step * (above > 0), said * above)


@cache
def _widths() -> Mapping[str, tuple[Decimal, Decimal]]:
    """The shares of a hedged stretch that it may lie below and above what is written."""
    table = load_data("calendar/widths.yaml")["hedged"]
    return {name: (Decimal(below), Decimal(above)) for name, (below, above) in table.items()}

"""How many days, weeks, months or quarters the period has of which an amount is told: 上半年售出2.46万辆，月均4100辆."""

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval, exact
from factcheck.numbers.english_words import spelled
from factcheck.numbers.numerals import han

if TYPE_CHECKING:
    from factcheck.engine.candidates import Text

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LEAP = 1  # days that February may have more
WEEK = 7
REACH = 200  # characters before a number in which its period may stand


def periods(total: int, mean: int, text: "Text") -> Interval | None:
    """How many of what a mean divides by the one period has that the sentence of its total names before the mean; None where it names none or two."""
    units = text.lexicon.table("period_units") or {}
    unit = next((str(units[word]) for word in sorted(text.fact(mean).operands) if word in units), None)
    pattern = _pattern(str(text.lexicon.table("period_pattern") or ""))
    if unit is None or pattern is None or text.fact(total).sentence != text.fact(mean).sentence:
        return None
    end = max(text.mention(total).start, text.mention(mean).start)
    start = max(text.sentence_start(total), end - REACH)
    found = list(pattern.finditer(text.document.flow, start, end))
    return _count(found[0], unit) if len(found) == 1 else None


@cache
def _pattern(source: str) -> "re.Pattern[str] | None":
    return re.compile(source) if source else None


def _count(found: "re.Match[str]", unit: str) -> Interval | None:
    months, first = _months(found)
    if unit == "month":
        return Interval.point(exact(months)) if months > 1 else None
    if unit == "quarter":
        return Interval.point(exact(months // 3)) if months % 3 == 0 and months > 3 else None
    if first is None:  # one of several halves or quarters: it is not known which
        return None
    days = sum(DAYS[first : first + months])
    high = days + (LEAP if first <= 1 < first + months else 0)
    if unit == "day":
        return Interval(exact(days), exact(high), True, True)
    return Interval(exact(days // WEEK), exact(-(-high // WEEK)), True, True) if months > 1 else None


def _months(found: "re.Match[str]") -> tuple[int, int | None]:
    """How many months a period has, and the first of them (from 0)."""
    if found["half"]:
        return 6, 0 if found["half"].lower().startswith(("上", "first")) else 6
    if found["three"]:
        return 9, 0
    if found["quarter"]:
        return 3, 3 * _quarter(found["quarter"].lower())
    if found["upto"]:
        return _number(found["n"].lower()), 0
    if found["month"]:
        written = found["m"].lower()
        return 1, MONTHS.index(written[:3]) if written[:3] in MONTHS else int(written) - 1
    return 12, 0


def _quarter(said: str) -> int:
    """Which quarter of a year is named, from 0."""
    signs = ("一", "二", "三", "四", "1", "2", "3", "4", "first", "second", "third", "fourth")
    return next((n % 4 for n, sign in enumerate(signs) if sign in said), 0)


def _number(written: str) -> int:
    """A small number in digits, in Chinese or in English words; 1 where it is none."""
    if written.isdecimal():
        return int(written)
    read = spelled(written) if written.isascii() else han(written)
    return read if isinstance(read, int) else int(read[0]) if read else 1

"""Dates, times and periods at a place in a text, as ISO with X for what is not written."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from factcheck.model.mention import Kind
from factcheck.numbers.numerals import DIGITS, han

_H = "零〇一二三四五六七八九十两"
_YEAR = rf"(?:(?P<bc>公元前)(?P<bcy>\d{{1,4}})|(?P<roc>民国)(?P<rocy>\d{{1,3}}|[{_H}]{{1,4}})|(?P<year>(?:1[0-9]|20|21)\d\d|[一二][零〇一二三四五六七八九]{{3}}))年"
_MONTH = r"(?P<month>1[0-9]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?![元圆本均])"
DATE = re.compile(rf"{_YEAR}(?:度?(?:{_MONTH}份?(?:{_DAY})?|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二两三])(?:个)?季度))?")
DECADE = re.compile(r"(?:(?P<last>上个?世纪|(?P<century>\d\d)世纪)|(?P<this>本世纪))?(?P<ten>[1-9]0|[二三四五六七八九]十)年代")
MONTH_DAY = re.compile(rf"{_MONTH}(?:{_DAY}|(?P<part>份)?(?![球饼台薪均嫂子光租报亮相色饷坛经销费度息供龄]))")
DAY = re.compile(
    r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九])日(?!元|圆|本|均|常|趋|益|子|照|报|内|之内|以内|以上|以下|游|龄|无理由)"
)
TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[:：](?P<minute>[0-5]\d)(?![\d.])|[时点](?P<minute2>[0-5]?\d)分(?!之)|[时点](?=[许左半钟整至到])|(?<=[午早晚晨夜]\d)点|(?<=[午早晚晨夜]\d\d)点|(?<=[午早晚晨夜]上\d)点|(?<=[午早晚晨夜]上\d\d)点|时(?!速|间|代|期|候|长))"
)
QUARTER = re.compile(r"第?(?P<quarter>[一二三四])季度|前(?P<quarters>[二两三])(?:个)?季度")
_LATER = re.compile(r"(?:下午|午后|傍晚|晚上?|夜里|夜间|深夜) ?\Z")
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sign)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.])")
CENTURY, LONGEST_SHORT = 100, 50  # years; of a range whose second year leaves out the century
YEARS = re.compile(r"(?P<from>(?:1[5-9]|20)\d\d)年?(?:—+|-|–|~|～|至|到)(?P<to>(?:1[5-9]|20)?\d\d)年")
MONTHS = re.compile(
    r"(?P<from>1[0-2]|[1-9]|[一二三四五六七八九])月?(?:—+|-|–|~|～|至|到)(?P<to>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![0-9一二三四五六七八九十])"
)
# What every date, time and period that opens with a numeral begins with: one look instead of a pattern for each.
DATE_LIKE = re.compile(r"[0-9零〇一二三四五六七八九十两廿卅]{1,4}(?:[年月日号时点:：季—–~～至到/.-]|世纪)")
TO = re.compile(r"(?:—+|-|–|~|～|至|到)")


class Dated(NamedTuple):
    """A date, time or period: end offset, kind, ISO value or low and high."""

    end: int
    kind: Kind
    value: str | None
    low: str | None = None
    high: str | None = None


@lru_cache(maxsize=4096)
def whole(text: str) -> int:
    """A small numeral of a date, Arabic or Han."""
    if text.isdigit():
        return int(text)
    if len(text) == 4 or all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    found = han(text)
    return int(found[0]) if found else 0


def dated(text: str, at: int) -> Dated | None:
    """The date, time or period that begins at a place, or None."""
    first = DATE_LIKE.match(text, at)
    for pattern, make in _READERS if first is None else _READERS_BY_MARK.get(first[0][-1], ()):
        match = pattern.match(text, at)
        if match is not None:
            found = make(match)
            if found is not None:
                return _to(text, found) or found
    return None


def _to(text: str, first: Dated) -> Dated | None:
    """12月8日至10日, 2024年11月30日至2025年1月2日: a range of dates."""
    join = TO.match(text, first.end)
    if join is None or first.kind != "date" or first.value is None or first.value.count("-") < 2:
        return None
    for pattern, make in ((DATE, _date), (MONTH_DAY, _month_day), (DAY, _day)):
        match = pattern.match(text, join.end())
        second = make(match) if match is not None else None
        if second is not None and second.kind == "date" and second.value is not None and second.value.count("-") == 2:
            own = second.value.split("-")
            filled = [a if b.strip("X") == "" else b for a, b in zip(first.value.split("-"), own, strict=True)]
            return Dated(second.end, "range", None, first.value, "-".join(filled))
    return None


def _decade(match: "re.Match[str]") -> Dated | None:
    ten = whole(match["ten"])
    hundreds = int(match["century"]) - 1 if match["century"] else 20 if match["this"] else 19
    return Dated(match.end(), "date", f"{hundreds}{ten // 10}X")


def _years(match: "re.Match[str]") -> Dated | None:
    """2019—2023年; 2025至26年 and 1998至02年: a year of two digits is the next of those after the first."""
    low, high = match["from"], match["to"]
    if len(high) == len(low):
        return Dated(match.end(), "range", None, low, high)
    years = (int(high) - int(low)) % CENTURY
    return Dated(match.end(), "range", None, low, str(int(low) + years)) if 0 < years < LONGEST_SHORT else None


def _date(match: "re.Match[str]") -> Dated | None:
    year = -int(match["bcy"]) if match["bc"] else whole(match["rocy"]) + 1911 if match["roc"] else whole(match["year"])
    stem = f"{year:05d}" if year < 0 else f"{year:04d}"
    if match["quarters"]:
        return Dated(match.end(), "range", None, f"{stem}-Q1", f"{stem}-Q{whole(match['quarters'])}")
    if match["quarter"]:
        return Dated(match.end(), "period", f"{stem}-Q{whole(match['quarter'])}")
    if not match["month"]:
        return Dated(match.end(), "date", stem)
    month = whole(match["month"])
    if not match["day"]:
        return Dated(match.end(), "date", f"{stem}-{month:02d}")
    day = whole(match["day"])
    return Dated(match.end(), "date", f"{stem}-{month:02d}-{day:02d}")


def _iso(match: "re.Match[str]") -> Dated:
    return Dated(match.end(), "date", f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")


def _months(match: "re.Match[str]") -> Dated | None:
    low, high = whole(match["from"]), whole(match["to"])
    return Dated(match.end(), "range", None, f"XXXX-{low:02d}", f"XXXX-{high:02d}") if low < high else None


def _month_day(match: "re.Match[str]") -> Dated | None:
    month = whole(match["month"])
    if match["day"]:
        return Dated(match.end(), "date", f"XXXX-{month:02d}-{whole(match['day']):02d}")
    return Dated(match.end(), "date", f"XXXX-{month:02d}")


def _time(match: "re.Match[str]") -> Dated | None:
    minute, hour = match["minute"] or match["minute2"] or "00", int(match["hour"])
    later = _LATER.search(match.string, max(0, match.start() - 3), match.start()) is not None
    return Dated(match.end(), "time", f"{hour + 12 if later and hour < 12 else hour:02d}:{int(minute):02d}")


def _quarter(match: "re.Match[str]") -> Dated | None:
    number = match["quarter"] or match["quarters"]
    value = f"XXXX-Q{whole(number)}"
    return Dated(match.end(), "period", value) if match["quarter"] else Dated(match.end(), "period", None, "XXXX-Q1", value)


def _day(match: "re.Match[str]") -> Dated | None:
    return Dated(match.end(), "date", f"XXXX-XX-{whole(match['day']):02d}")


_Reader = tuple["re.Pattern[str]", Callable[["re.Match[str]"], Dated | None]]
_READERS: tuple[_Reader, ...] = (
    (YEARS, _years),
    (ISO, _iso),
    (DECADE, _decade),
    (DATE, _date),
    (MONTHS, _months),
    (MONTH_DAY, _month_day),
    (TIME, _time),
    (QUARTER, _quarter),
    (DAY, _day),
)
"""The first that fits reads a date."""
_MARKS: tuple[tuple[str, frozenset["re.Pattern[str]"]], ...] = (
    ("年", frozenset({YEARS, DECADE, DATE})),
    ("—–~～至到", frozenset({YEARS, MONTHS})),
    ("-", frozenset({YEARS, ISO, MONTHS})),
    ("/.", frozenset({ISO})),
    ("月", frozenset({MONTHS, MONTH_DAY})),
    (":：时点", frozenset({TIME})),
    ("季", frozenset({QUARTER})),
    ("纪", frozenset({DECADE})),
    ("日", frozenset({DAY})),
)
_READERS_BY_MARK = {mark: tuple(reader for reader in _READERS if reader[0] in patterns) for marks, patterns in _MARKS for mark in marks}
"""The readers of what may begin with a numeral, by the mark behind it (the last character of 世纪)."""

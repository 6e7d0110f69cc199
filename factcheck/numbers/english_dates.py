"""English dates, clock times, quarters and ranges of years at a place in a text, as ISO with X for what is not written."""

import re
from functools import cache

from factcheck.numbers.dates import Dated
from factcheck.numbers.english_words import alternatives, words

_YEAR = r"(?:1[5-9]|20)\d\d"


@cache
def _patterns() -> tuple["re.Pattern[str]", ...]:
    months = alternatives(words()["months"])
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    quarters = alternatives(words()["quarter-words"])
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?P<day>{day})(?:st|nd|rd|th)? (?:of )?(?P<month>{months})\b\.?(?:,? (?P<year>{_YEAR})\b)?",
            rf"(?P<month>{months})\b\.? (?P<day>{day})(?:st|nd|rd|th)?(?![\d,.]*\d)\b(?!-[a-z])(?:,? (?P<year>{_YEAR})\b)?",
            rf"(?P<month>{months})\b\.?,? (?P<year>{_YEAR})\b",
            rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{day})\b",
            rf"(?P<first>{_YEAR})(?:(?:–|—|-|/)(?P<last>{_YEAR}|\d\d)| to (?P<until>{_YEAR}))\b(?![,.]\d)",
            r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?",
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b(?![:\d])",
            r"(?P<decade>(?:1[5-9]|20)\d)0s\b",
            rf"(?:(?P<word>{quarters}) quarter|Q(?P<quarter>[1-4]))(?: of)?(?: (?P<year>{_YEAR})\b)?",
            r"FY ?(?:20)?(?P<fiscal>\d\d)(?:[-–/]\d\d)?\b",
            rf"(?P<year>{_YEAR})\b(?![,.]\d|%| ?(?:per cent|percent)|[-–]\d| (?:people|jobs|homes|members|seats|pupils|students|staff|metres|miles|tonnes|acres|hectares))",
        )
    )


def english_date(text: str, at: int) -> Dated | None:
    """The date, time or period that begins at a place, or None."""
    for pattern in _patterns():
        match = pattern.match(text, at)
        if match is not None:
            return _made(match)
    return None


def _made(match: "re.Match[str]") -> Dated:
    found = match.groupdict()
    if found.get("first"):
        last = found["last"] or found["until"]
        last = last if len(last) == 4 else found["first"][:2] + last
        return Dated(match.end(), "range", None, found["first"], last)
    if found.get("hour"):
        hour = int(found["hour"])
        half = found.get("half")
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        return Dated(match.end(), "time", f"{hour:02d}:{int(found.get('minute') or 0):02d}")
    if found.get("decade"):
        return Dated(match.end(), "date", f"{found['decade']}X")
    if found.get("fiscal"):
        return Dated(match.end(), "date", f"20{found['fiscal']}")
    year = found.get("year") or "XXXX"
    if found.get("word") or found.get("quarter"):
        quarter = found["quarter"] or words()["quarter-words"][found["word"]]
        return Dated(match.end(), "period", f"{year}-Q{quarter}")
    if not found.get("month"):
        return Dated(match.end(), "date", year)
    month = words()["months"].get(found["month"]) or int(found["month"])
    day = f"-{int(found['day']):02d}" if found.get("day") else ""
    return Dated(match.end(), "date", f"{year}-{month:02d}{day}")

"""The time that each number belongs to: its own year, period or 去年/今年/同期, inherited along the sentence."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.model.mention import Mention
from factcheck.model.reading import Time
from factcheck.structure.tokens import CUE, NUM, Token

TIME_KINDS = frozenset({"date", "time", "period"})
_ISO = re.compile(r"(?P<year>-?\d{4}|XXXX)(?:-(?:Q(?P<quarter>\d)|(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?))?")


def is_time(mention: Mention) -> bool:
    """Whether a mention only marks a time (dates, clock times, periods and ranges of them)."""
    return mention.written.base_kind in TIME_KINDS


def time_of(token: Token, mentions: Sequence[Mention], flow: str, ago: tuple[str, ...] = ()) -> Time | None:
    """The time that a token marks, or None. ago: the words behind years that say how long before now (五年前)."""
    if token.kind == NUM:
        mention = mentions[token.mention]
        return _of_mention(mention) if is_time(mention) else _years_ago(mention, flow, ago)
    if token.kind == CUE and "time" in token.features and token.entry is not None:
        return _of_entry(token, flow)
    return None


def _years_ago(mention: Mention, flow: str, ago: tuple[str, ...]) -> Time | None:
    written = mention.written
    if written.unit != "year" or not isinstance(written.value, Decimal) or written.value % 1 or not flow.startswith(ago, mention.end):
        return None
    return Time(f"{written.text}{flow[mention.end : mention.end + 1]}", None, -int(written.value))


def _of_mention(mention: Mention) -> Time | None:
    written = mention.written
    value = written.value if isinstance(written.value, str) else written.high
    return _of_date(written.text, value) if isinstance(value, str) else None


@lru_cache(maxsize=1024)
def _of_date(text: str, value: str) -> Time | None:
    """The time that a text says whose value is an ISO date: it is asked for by every number near it."""
    match = _ISO.match(value)
    if match is None:
        return None
    year = None if match["year"] == "XXXX" else int(match["year"])
    return Time(text, year, None, _part(match))


def _part(match: re.Match[str]) -> int:
    if match["quarter"]:
        return int(match["quarter"]) * 300
    month = match["month"]
    if not month or month == "XX":
        return 0
    day = match["day"]
    return int(month) * 100 + (int(day) if day and day != "XX" else 0)


def _of_entry(token: Token, flow: str) -> Time:
    assert token.entry is not None
    attributes = token.entry.attributes
    offset, part, year = attributes.get("year"), attributes.get("part"), attributes.get("absolute")
    return Time(
        flow[token.start : token.end],
        int(str(year)) if year is not None else None,
        int(str(offset)) if offset is not None else None,
        int(str(part)) if part is not None and str(part).isdigit() else 0,
    )


def relative(time: Time, spoken_of: Time | None, words: tuple[str, ...]) -> Time:
    """上年 and its kin are the year before the one that the sentence speaks of (2023年末…，上年末…; 去年末…，上年末…)."""
    if spoken_of is None or not time.text.startswith(words) or spoken_of.text.startswith(words) or time.offset is None:
        return time
    year = None if spoken_of.year is None else spoken_of.year + time.offset
    offset = time.offset if spoken_of.offset is None else spoken_of.offset + time.offset
    return time if year is None and offset == time.offset else Time(time.text, year, None if year is not None else offset, time.part)


def of_same_period(outer: Time, inner: Time, words: frozenset[str]) -> Time | None:
    """2025年同期 is a time of 2025; None where the second mark does not lean on the first."""
    if inner.text not in words or (outer.year is None and outer.offset is None):
        return None
    offset = inner.offset if outer.offset is None else outer.offset
    return Time(f"{outer.text}{inner.text}", outer.year, offset, outer.part)


def merge(outer: Time | None, inner: Time) -> Time:
    """A mark without a year (10月) inside the span of one with a year (2025年) takes its year; 今年10月 likewise."""
    if outer is None or inner.year is not None or inner.offset is not None:
        return inner
    if inner.part:
        return Time(inner.text, outer.year, outer.offset, inner.part)
    return inner

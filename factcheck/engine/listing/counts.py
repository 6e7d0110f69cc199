"""The counts of an article that may stand beside a list: numbers of things, and Han digits before a noun that is no classifier (三国, 四大)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.identity import Same
from factcheck.engine.repair import in_own_hand
from factcheck.engine.words import either
from factcheck.model.check import Place, Suggestion
from factcheck.model.value import value
from factcheck.numbers import write_like
from factcheck.numbers.write import han_numeral

LARGEST = 30
DIGITS = "零一二三四五六七八九十"
HAN = "零〇一二三四五六七八九十百千万第几数两"


@value
class Count:
    """A stated number of things: flow span, value, the mention's index or -1, and whether a noun follows that only lists can count."""

    start: int
    end: int
    value: int
    index: int = -1
    weak: bool = False  # of a noun that seldom counts listed things
    also: int = 0  # 两省四市 may count six things, or four in two provinces

    def place(self) -> Place:
        return Place(self.index if self.index >= 0 else None, "number" if self.index >= 0 else "word", self.start, self.end)


def counts(text: Text, data: Mapping[str, Any]) -> Sequence[Count]:
    """The counts of a document by place."""
    return text.once(_counts, Same(data))


def _counts(text: Text, data: Same[Mapping[str, Any]]) -> Sequence[Count]:
    words = data.value
    read = [Count(m.start, m.end, int(m.written.value), i) for i, m in enumerate(text.reading.mentions) if countable(i, text, words)]  # type: ignore[arg-type]
    starts = [m.start for m in text.reading.mentions]
    ends = [m.end for m in text.reading.mentions]
    flow = text.document.flow
    for match in _worded((*words["nouns"], *words["weak-nouns"])).finditer(flow):
        at = match.start("count")
        if bisect_right(starts, at) == bisect_right(ends, at) and bisect_left(starts, match.end()) == bisect_right(starts, at):
            second = _value(match["second"]) if match["second"] else 0  # 三省一市
            weak = flow[at + 1 : match.end()] in words["weak-nouns"]
            read.append(Count(at, match.end(), _value(match["count"]) + second, also=second, weak=weak))
    read += [Count(m.start("count"), m.end(), _value(m["count"])) for m in _SERIES.finditer(flow)]
    read += (
        [Count(m.start("count"), m.end(), _value(m["count"])) for m in _top(tuple(words["top-units"])).finditer(flow)]
        if "前" in flow
        else []
    )
    slogans = _slogans(tuple(words["slogans"])).finditer(flow) if "“" in flow or "「" in flow else ()
    points = _points(tuple(words["point-nouns"])).finditer(flow) if "点" in flow else ()
    for match in (*slogans, *points):
        read.append(Count(match.start("count"), match.end("count"), _value(match["count"])))
    for match in _few(tuple(words["few-before"])).finditer(flow) if "俩" in flow or "仨" in flow else ():
        read.append(Count(match.start("count"), match.end(), 2 if match["count"] == "俩" else 3))
    return sorted(read, key=lambda c: c.start)


_SERIAL = re.compile("第[一二三四五六七八九十0-9]+[、和]$")  # 第二、三位 are places, and no three


def countable(index: int, text: Text, data: Mapping[str, Any]) -> bool:
    """Whether a number can count listed things: a whole small count with a classifier that counts things."""
    written = text.mention(index).written
    hedged = written.hedges and not (data.get("style") == "words" and written.qualifier == "exact")  # all four will close
    if written.kind != "count" or not isinstance(written.value, Decimal) or hedged or written.unit in data["not-counted"]:
        return False
    if not (1 <= written.value <= LARGEST and written.value == int(written.value) and text.fact(index).article >= 0):
        return False
    start = text.mention(index).start
    return _SERIAL.search(text.document.flow[max(0, start - 5) : start]) is None


@cache
def _worded(nouns: tuple[str, ...]) -> "re.Pattern[str]":
    more = f"(?:(?P<second>[一两二三四五六七八九十])(?:{either(nouns)}))?"
    opened = r"(?=[\u4e00-\u9fff]{2,9}?(?:：|——|，?(?:依次|分别|即)))[\u4e00-\u9fff]"  # 五样招牌：…, 四间老铺，依次为…
    digits = "两二三四五六七八九十"
    digit = rf"(?P<count>[{digits}])(?<![{HAN}\d期周拜老初][{digits}])(?:(?<!二)|(?=人))"  # a pattern that looks back first is slow
    return re.compile(rf"{digit}(?:{either(nouns)}{more}|{opened})")


@cache
def _slogans(words: tuple[str, ...]) -> "re.Pattern[str]":
    """“三不准”: a Han digit and the word that begins each of the things."""
    return re.compile(rf"[“「](?P<count>[两二三四五六七八九十]){either(words)}[^“”「」]{{0,3}}[”」]")


_SERIES = re.compile(r"(?P<count>[两二三四五六七八九])(?P<what>[\u4e00-\u9fff])(?=[^。！？\n]{0,8}[：，。]“?一(?P=what))")
"""老师三问：一问…；二问…: a Han digit and what the parts are numbered with."""


@cache
def _top(units: tuple[str, ...]) -> "re.Pattern[str]":
    """前三名是…: so many are named."""
    return re.compile(rf"(?P<count>[两二三四五六七八九十])(?<=前.){either(units)}(?=[^，。；、\n]{{0,6}}(?:是|为|：))")


@cache
def _points(nouns: tuple[str, ...]) -> "re.Pattern[str]":
    """两点意见, 总结了三点，一是…: a Han digit before 点 and a noun that has points, or the first of a numbered series."""
    return re.compile(rf"(?P<count>[两二三四五六七八九十])点(?={either(nouns)}|[：，。；][^。！？\n]{{0,24}}?“?(?:一是|其一|首先|第一))")


@cache
def _few(before: tuple[str, ...]) -> "re.Pattern[str]":
    ended = rf"(?P<count>[俩仨])(?<={either(before)}[俩仨])"  # a pattern that looks back first is slow
    return re.compile(ended if len({len(w) for w in before}) == 1 else rf"{either(before)}(?P<count>[俩仨])")


def _value(digit: str) -> int:
    return 2 if digit == "两" else DIGITS.index(digit)


def rewritten(count: Count, value: int, text: Text) -> Suggestion | None:
    """The count with another value, in the author's own hand; None where it cannot be written."""
    if count.index >= 0:
        mention = text.mention(count.index)
        new = write_like(mention.written, Decimal(value), text.document.language)
        if new is not None and value == 2 and new.startswith("二"):
            new = "两" + new[1:]
        new = in_own_hand(new, mention, text)
    else:
        source = text.document.surface(count.start, count.end)
        new = ("两" if value == 2 else han_numeral(value)) + source[1:]
    return None if new is None else Suggestion(count.index if count.index >= 0 else None, count.start, count.end, new, "recount", "")


def days(text: Text) -> Sequence[Count]:
    """The counts of days of a document (三天): what happens on listed days may be counted in them."""
    found = [
        (i, m) for i, m in enumerate(text.reading.mentions) if m.kind == "duration" and m.written.unit == "day" and not m.written.hedges
    ]
    return [
        Count(m.start, m.end, int(m.written.value), i)
        for i, m in found
        if isinstance(m.written.value, Decimal) and 2 <= m.written.value <= LARGEST and m.written.value == int(m.written.value)
    ]

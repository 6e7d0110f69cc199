"""Days listed beside the count of what happens on them: 时间为3月4日、5日、11日，连演三场; 每周开三天，周一、周三、周日."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing.counts import Count
from factcheck.engine.listing.items import Listed, Span
from factcheck.engine.words import either

GAP = 16  # characters between the days and their count
JOINED = re.compile(r"[、和及与]|以及")


def dated(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """The days before or behind a count of shows, days or turns; None where each day may have several."""
    flow = text.document.flow
    unit = flow[count.start + 1 : count.end + 1]
    if not any(w in unit for w in data["turns"]):
        return None
    at = bisect_left(text.reading.mentions, count.start, key=lambda m: m.start)
    runs = _run_before(at, text), _run_behind(at + (count.index >= 0), text)
    weekdays = _weekdays(tuple(data["weekdays"])).match(flow, count.end)
    if weekdays is not None:
        spans = tuple(m.span() for m in re.compile(f"{either(data['weekdays'])}.").finditer(flow, *weekdays.span()))
        return Listed(spans, frozenset({len(spans)}), len(spans))
    for run, gap in zip(runs, _gaps(runs, count, flow), strict=True):
        if len(run) > 1 and len(gap) <= GAP and not re.search("[。；\n]", gap) and not re.search(either(data["each"]), gap):
            tied = not gap or re.search(either(data["in-all"]), flow[max(0, count.start - 4) : count.start]) is not None
            return Listed(tuple(run), frozenset({len(run)}), len(run), doubtful=not tied)
    return None


@cache
def _weekdays(names: tuple[str, ...]) -> "re.Pattern[str]":
    """，周一、周三、周日 right behind a count."""
    day = f"{either(names)}[一二三四五六日天]"
    return re.compile(rf"[，：（—]+(?=周|星|礼){day}(?:[、和及]{day})+(?=[，。；）]|$)")


def _gaps(runs: tuple[list[Span], list[Span]], count: Count, flow: str) -> tuple[str, str]:
    first, second = runs
    return flow[first[-1][1] : count.start] if first else "", flow[count.end : second[0][0]] if second else ""


def _is_day(text: Text, index: int) -> bool:
    return text.mention(index).kind == "date" and text.document.flow[text.mention(index).end - 1] in "日号"


def _run_before(at: int, text: Text) -> list[Span]:
    mentions = text.reading.mentions
    run: list[Span] = []
    index = at - 1
    while index >= 0 and _is_day(text, index) and (not run or _touch(mentions[index].end, run[0][0], text)):
        run.insert(0, (mentions[index].start, mentions[index].end))
        index -= 1
    return run


def _run_behind(index: int, text: Text) -> list[Span]:
    mentions = text.reading.mentions
    run: list[Span] = []
    while index < len(mentions) and _is_day(text, index) and (not run or _touch(run[-1][1], mentions[index].start, text)):
        run.append((mentions[index].start, mentions[index].end))
        index += 1
    return run


def _touch(end: int, start: int, text: Text) -> bool:
    return JOINED.fullmatch(text.document.flow[end:start]) is not None

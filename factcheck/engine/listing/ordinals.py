"""Counts whose things are numbered: 三项工作：一是…；二是…；三是…."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.identity import Same
from factcheck.engine.listing.counts import HAN, Count
from factcheck.engine.listing.items import Listed

FURTHEST = 60  # characters between a count and the end of its sentence
NUMBERS = "一二三四五六七八九十"
BEGINNING = 2  # characters of a marker
REACH = 600  # characters between one marker and the next


def ordinals(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """The markers of the series that begins behind a count: the last one must be the count."""
    flow = text.document.flow
    article = text.document.articles[text.article_at(count.start)]
    mark = _MARK.search(flow, count.end, min(article.end, count.end + 40))
    if mark is None:
        return _closing(count, text, data)
    runs = []
    for series in text.once(_begun, Same(data)):
        first = _first(count, mark, series[0], text, data)
        if first >= 0:
            runs.append(_series(flow, first, series, article.end))
    own = _SIGN.search(flow, count.start + 1, count.end)
    if own is not None and (first := flow.find("一" + own[0], mark.start(), mark.end() + 2)) >= 0:
        runs.append(_series(flow, first, [n + own[0] for n in NUMBERS], article.end))  # 三问：一问…；二问…
    spans = max(runs, key=len, default=[])
    if len(spans) < 2:
        return _closing(count, text, data)
    loose = flow.startswith(tuple(data["loose-ordinals"]), spans[0][0])  # 首先…其次…: the last one has many words
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), doubtful=loose)


def _begun(text: Text, data: Same[Mapping[str, Any]]) -> Sequence[Sequence[str]]:
    """The series whose first marker stands anywhere in a document: most have none."""
    flow, known = text.document.flow, _beginnings(data)
    begun = {beginning for beginning in set(known) if beginning in flow}
    return [series for series, beginning in zip(data.value["ordinals"], known, strict=True) if beginning in begun and series[0] in flow]


@lru_cache(maxsize=16)
def _beginnings(data: Same[Mapping[str, Any]]) -> Sequence[str]:
    """The beginnings of all first markers: many have the same."""
    return tuple(series[0][:BEGINNING] for series in data.value["ordinals"])


def _first(count: Count, mark: "re.Match[str]", marker: str, text: Text, data: Mapping[str, Any]) -> int:
    """Where the first marker of a series stands behind a count and the mark behind it, or -1."""
    flow = text.document.flow
    first = flow.find(marker, mark.start(), mark.end() + 12)
    if first < 0 or (mark[0] in "，；" and first > mark.end() + 1):
        first = _behind_speaker(flow, mark.end(), marker)
    if first >= 0:
        return first
    behind = _next_sentence(count, text, data)
    return behind if behind >= 0 and _opens(flow, behind, marker, data) else -1


def _behind_speaker(flow: str, at: int, marker: str) -> int:
    """三点，”主帅说，“一是…: the first marker opens the next part of a speech, behind who speaks; -1 where it does not."""
    spoken = _SPEAKER.match(flow, at)
    return spoken.end() if spoken is not None and flow.startswith(marker, spoken.end()) else -1


_SPEAKER = re.compile("”[^，。“”\n]{2,24}[，：]“")


def _closing(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """第一站…。第二站…。第三站…。三站走完: a count behind a run that its unit numbers."""
    flow, unit = text.document.flow, text.document.flow[count.end - 1 : count.end]
    start = max(text.document.articles[text.article_at(count.start)].start, count.start - REACH)
    if flow[count.start - 1 : count.start] not in ("。", "，", "\n") or not flow.startswith(tuple(data["done"]), count.end):
        return None
    first = flow.rfind(f"第一{unit}", start, count.start)
    spans = _series(flow, first, [f"第{n}{unit}" for n in NUMBERS], count.start) if first >= 0 else []
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans)) if len(spans) > 1 else None


def _next_sentence(count: Count, text: Text, data: Mapping[str, Any]) -> int:
    """Where the sentence begins behind that of a count of opinions, measures and the like; -1 for a count of other things."""
    flow = text.document.flow
    if flow[count.end - 1 : count.end] not in data["series-units"] and flow[count.end - 2 : count.end] not in data["series-units"]:
        return -1
    stop = _STOP.search(flow, count.end, count.end + FURTHEST)
    return stop.end() if stop is not None else -1


_MARK, _SIGN = re.compile(r"[：:。，；]"), re.compile("[\u4e00-\u9fff]")
_STOP = re.compile(r"[。！\n]”?\n*")


def _opens(flow: str, at: int, marker: str, data: Mapping[str, Any]) -> bool:
    """Whether the first marker of a series stands at a place and gives no reason (一是因为)."""
    return flow.startswith(marker, at) and not flow.startswith(tuple(data["reasons"]), at + len(marker))


def _series(flow: str, first: int, series: Sequence[str], end: int) -> list[tuple[int, int]]:
    """The markers in their order; another first one begins another series."""
    spans = [(first, first + len(series[0]))]
    for marker in series[1:]:
        at = spans[-1][1]
        found = _marker(flow, marker, at, min(end, at + REACH))
        if found < 0 or flow.find(series[0], at, found) >= 0:
            break
        spans.append((found, found + len(marker)))
    return spans


def _marker(flow: str, marker: str, start: int, end: int) -> int:
    """The next place of a marker that is no part of a longer number (十二、), or -1."""
    found = flow.find(marker, start, end)
    while found >= 0 and flow[found - 1] in HAN:
        found = flow.find(marker, found + 1, end)
    return found

"""Men and women beside the number of them all: 拘捕3男2女，共5人; 陪审团共有七人，四男三女."""

import re
from collections.abc import Mapping
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing.counts import Count
from factcheck.engine.listing.items import Listed

DIGITS = "零一二三四五六七八九十"
REACH = 16  # characters between the two
_PAIR = re.compile(
    r"(?P<men>\d{1,2}|[一两二三四五六七八九十])(?:名|个|位)?男(?:性|子|生)?(?:和|及|、)?(?P<women>\d{1,2}|[一两二三四五六七八九十])(?:名|个|位)?女(?:性|子|生)?"
)


def genders(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """Men and women right before a count of people or right behind it: so many as the two together."""
    flow = text.document.flow
    if flow[count.end - 1 : count.end] not in data["person-units"]:
        return None
    behind = re.compile(rf"[^。；，\d]{{0,{REACH}}}[，（(：](?:包括|即|分别为)?").match(flow, count.end)
    found = _PAIR.match(flow, behind.end()) if behind is not None else None
    if found is None:
        before = list(_PAIR.finditer(flow, max(0, count.start - 2 * REACH), count.start))
        gap = flow[before[-1].end() : count.start] if before else None
        word = gap.strip("，、") if gap is not None else ""
        bare = not word and flow[count.end - 1] != "人"  # 3男2女，6名警员受伤
        found = before[-1] if gap is not None and not bare and word in data["sums-to"] else None
    if found is None or flow.startswith(tuple(data["more-people"]), found.end()):
        return None
    total = sum(_value(found[name]) for name in ("men", "women"))
    spans = tuple(found.span(name) for name in ("men", "women"))
    return Listed(spans, frozenset({total}), total, closed=True, lines=True)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else 2 if numeral == "两" else DIGITS.index(numeral)

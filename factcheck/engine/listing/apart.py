"""Lists that stand apart from their count: 依次是甲、乙、丙。上述三处…; 三个伙计。甲…；乙…；丙…; 11个站…，甲、乙等站…."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing.counts import Count
from factcheck.engine.listing.items import Listed, Span, listed, parted, width
from factcheck.engine.words import either

LONGEST = 240  # characters of a sentence that is looked through
SHORT_ITEM = 10  # characters of a thing named in a sentence before its count
WORD = 4  # characters of a thing that is but named
NOUN = 8  # characters between a count and the end of its sentence
TAIL = 12  # by which the last thing of a run may be longer: its verb stands behind it


def recalled(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """The one list of the sentence so far, or of the one before, that 上述, 以上 or 这 before a count takes up."""
    flow = text.document.flow
    pointer = next((w for w in (*data["recalls"], *data["points"]) if flow.endswith(w, 0, count.start)), "")
    if not pointer and flow[count.start - 1 : count.start] not in ("，", ","):
        return None
    start = _sentence_start(flow, count.start - len(pointer))
    here = _runs(flow, start, count.start - len(pointer), data)
    if not pointer:
        return replace(here[0], doubtful=True) if len(here) == 1 and _kindred(here[0], count, flow) else None
    earlier = _sentence_start(flow, start - 1) if start else 0
    found = here or (_runs(flow, earlier, start, data) if flow[start - 1 : start] == "。" else [])
    if len(found) != 1:
        return None
    made = found[0]
    if _besides(flow, made, earlier if not here else start, data):
        made = replace(made, readings=made.readings | {r + 1 for r in made.readings})
    sure = _kindred(made, count, flow) or (pointer in data["recalls"] and _closed(flow, made))
    return replace(made, doubtful=not sure or made.partial)


def _sentence_start(flow: str, at: int) -> int:
    return max((flow.rfind(mark, max(0, at - LONGEST), at) for mark in "。！？\n"), default=-1) + 1


def _runs(flow: str, start: int, end: int, data: Mapping[str, Any]) -> list[Listed]:
    """The runs of three short things or more that 、 parts between two places, clause by clause."""
    made = []
    for clause in re.compile(r"[^，,：:；;。！？\n“”]+").finditer(flow, start, end):
        spans = parted(flow, *clause.span())
        if len(spans) < 2 or clause.group().endswith("、"):
            continue
        found = listed(flow, [_led_in(flow, spans[0], data), *spans[1:]], data, partial=any(w in clause.group() for w in data["partial"]))
        if found is not None and len(found.spans) > 2 and _even(flow, found):
            made.append(found)
    return made


def _led_in(flow: str, span: Span, data: Mapping[str, Any]) -> Span:
    """The first thing of a run without the words that lead to it: 先后经过柳林渡."""
    found = list(re.compile(either(data["leads-in"])).finditer(flow, *span))
    return (found[-1].end(), span[1]) if found and found[-1].end() < span[1] else span


def _even(flow: str, made: Listed) -> bool:
    """Whether all things of a run but its first and last are short, and the last no longer than a verb behind it makes it."""
    middle = [width(flow, s) for s in made.spans[1:-1]]
    return all(w <= SHORT_ITEM for w in middle) and width(flow, made.spans[-1]) <= max(middle) + TAIL


def _closed(flow: str, made: Listed) -> bool:
    """Whether nothing is said of the things in their own clause: the last one ends it."""
    widths = [width(flow, s) for s in made.spans]
    return widths[-1] <= max(widths[1:-1]) + 2 and flow[made.spans[-1][1] : made.spans[-1][1] + 1] in ("。", "，", "；")


def _kindred(made: Listed, count: Count, flow: str) -> bool:
    """Whether the noun behind a count is that of the things: 渡口 of 柳林渡, 树 of 杉树."""
    noun = re.match("[\u4e00-\u9fff]{1,4}", flow[count.end : count.end + 4])
    endings = {flow[e - 1] for _, e in made.spans[:-1]} | {flow[made.spans[-1][1] - 1]}
    return noun is not None and bool(endings & set(noun[0][:3]))


def _besides(flow: str, made: Listed, start: int, data: Mapping[str, Any]) -> bool:
    """除合肥外，甲、乙、丙也…: one more thing may be counted."""
    return (
        re.compile(either(data["besides"]) + r"[^，。]{1,12}?" + either(data["besides-end"])).search(flow, start, made.spans[0][0])
        is not None
    )


_NOUN, _STOP, _ENDED = re.compile(r"[\u4e00-\u9fff]+"), re.compile("[。！？\n]"), re.compile(rf"[^，。；：、\n]{{0,{NOUN}}}。")
_IN_PART = re.compile(r"，([^，。；：]*?)等([\u4e00-\u9fff]{1,4})")


def named_in_part(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """11个雨量站超警，牛头岭、双溪等站…: some of the counted things, named with 等 and their noun in a clause behind; never more than them."""
    flow = text.document.flow
    noun = _NOUN.match(flow, count.end, count.end + NOUN)
    stop = _STOP.search(flow, count.end)
    if noun is None or stop is None:
        return None
    for clause in _IN_PART.finditer(flow, count.end, stop.start()):
        spans = parted(flow, *clause.span(1))
        made = listed(flow, spans, data, partial=True) if "、" in clause[1] else None
        other = clause[1].startswith(tuple(data["contrasts"]))
        if made is not None and not other and clause[2][0] in noun[0] and all(width(flow, s) <= SHORT_ITEM for s in made.spans):
            return replace(
                made, doubtful=not noun[0].startswith(clause[2][:2]) or len(clause[2]) < 2 or "，" in flow[count.end : clause.start()]
            )
    return None


def told_in_turn(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """店里三个伙计。掌勺的甲…；跑堂的乙…；收银的丙…: the sentence behind a count that ends its own, a part for each between ；."""
    flow = text.document.flow
    end = _ENDED.match(flow, count.end)
    stop = flow.find("。", end.end()) if end is not None else -1
    if end is None or stop < 0 or stop - end.end() > LONGEST or "；" not in flow[end.end() : stop]:
        return None
    spans = parted(flow, end.end(), stop, "；")
    heads = [flow[s : s + 4] for s, _ in spans]
    timed = any(h[:1].isdigit() or h.startswith(tuple(data["turn-times"])) for h in heads)
    if len(spans) < 2 or timed or len({h[:2] for h in heads}) < len(heads):
        return None
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), doubtful=not _alike(flow, spans, data), closed=True)


def _alike(flow: str, spans: list[Span], data: Mapping[str, Any]) -> bool:
    """Whether the parts are of one shape: each opens with a title, or with someone who is called by what he does (掌勺的是…)."""
    titled = all(flow[s] in "《“" for s, _ in spans)
    called = all(re.compile(either(data["callings"])).search(flow, s, min(e, s + 8)) for s, e in spans)
    short = all(e - s <= WORD for s, e in spans)
    return titled or called or short or all(re.match(r"[^，；]{1,8}的(?:是|叫)", flow[s:e]) for s, e in spans)

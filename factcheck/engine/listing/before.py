"""Lists before their count: 甲、乙和丙三县, 甲、乙等三县, 甲、乙和丙，三个人…, 甲、乙和丙是…的三名副组长."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing import apart
from factcheck.engine.listing.counts import HAN, Count, counts
from factcheck.engine.listing.items import CLOSERS, PAIRS, Listed, Span, between_quotes, joints, listed, parted, plain_run, width
from factcheck.engine.words import either

LONGEST_ITEM, LONGEST_LIST = 24, 240
CIRCUMSTANCE = 4  # characters of 盘面上, 其中
COPULA = 30  # characters between 是 and its count
NAME = 5  # characters of a name with what its bearer does: half of the longest
TAIL, MOST = 2, 12  # characters that clauses of one predicate share; clauses
DEEDS = 4  # characters of a deed that is named as one, and how few of them make a list
SHORT = 4  # characters of a name alone
STRETCH = 3  # clauses of a list that its count takes up behind a comma


_NAME_WITHHELD = re.compile("[、和及与][\u4e00-\u9fff]某$")  # 周某、吴某3人


def before(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """The things listed before a count, in any of the ways that print has."""
    return _beside(count, text, data) or apart.recalled(count, text, data)


def _beside(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """Things listed right before a count, or before the comma or the copula that parts them from it."""
    flow = text.document.flow
    at, tied = _skip_back(flow, count.start, data["glue"])
    if flow[at - 1 : at] in ("，", ","):
        return _taken_up(count, at - 1, text, data)
    found = _abbreviated(count, at, text, data) or _predicate(count, at, text, data)
    return found or _direct(count, at, text, data, tied=tied)


def _abbreviated(count: Count, at: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """中俄蒙三国, 川渝两地: a run of one-character names right before the count."""
    flow = text.document.flow
    if flow[count.end - 1 : count.end] not in tuple(data["abbreviation-nouns"]):
        return None
    run = re.search(f"[{data['abbreviations']}]+$", flow[max(0, at - 9) : at])
    if run is None or len(run[0]) < 2:
        return None
    spans = tuple((at - len(run[0]) + n, at - len(run[0]) + n + 1) for n in range(len(run[0])))
    before_run = flow[spans[0][0] - 1 : spans[0][0]]
    bounded = not before_run or not "\u4e00" <= before_run <= "\u9fff" or before_run in data["before-abbreviations"]
    readings = frozenset({len(spans)} if bounded else {len(spans), len(spans) - 1})
    return Listed(spans, readings, len(spans), doubtful=not bounded or len(spans) < 3, closed=True)


def _skip_back(flow: str, at: int, glue: list[str]) -> tuple[int, bool]:
    """Where the list ends, and whether a word (这, 共, 上述) ties the count to it."""
    if not flow.endswith(tuple(glue), 0, at):
        return at, False
    found = max((word for word in glue if flow.endswith(word, 0, at)), key=len)
    return at - len(found), bool(found)


def _direct(count: Count, at: int, text: Text, data: Mapping[str, Any], *, tied: bool) -> Listed | None:
    flow = text.document.flow
    partial = next((w for w in data["partial"] if flow.endswith(w, 0, at)), "")
    at -= len(partial)
    named = flow.endswith(tuple(data["joined-names"]), 0, at)  # …、埃及等12国
    if (
        flow.endswith(("、", *data["joiners"], *data["not-list"]), 0, at)
        and not named
        and not _NAME_WITHHELD.search(flow, max(0, at - 3), at)
    ):
        return None
    start, at = _inside_quotes(flow, at) if not partial else (-1, at)
    tied = tied or start >= 0
    start = start if start >= 0 else _behind_a_list(count, region_before(flow, at, data), text, data)
    spans = parted(flow, start, at)
    if spans and _is_numeral(flow, spans[0]) and not all(_is_numeral(flow, span) for span in spans):
        spans = spans[1:]  # 二、…: a numbered paragraph
    if not spans:
        return None
    inside = any(w in flow[at : count.start] for w in data["included"])
    made = listed(flow, spans, data, partial=bool(partial))
    if made is not None and re.compile(str(data["reaching"])).search(flow[slice(*spans[0])]):
        made = replace(made, readings=made.readings | {r + 1 for r in made.readings})  # 从村到镇、县、市四级
    if inside and made is not None and count.value > made.best:
        made = replace(made, partial=True)  # 包括甲、乙在内的三县: there may be others
    if made is None or any(width(flow, span) > LONGEST_ITEM for span in made.spans[1:]):
        return None
    last = flow[slice(*made.spans[-1])]
    if not partial and any(w in flow[slice(*spans[-1])] for w in (*data["partial"], *data["predicates"])):
        return None  # 甲、乙等地控制三个…, 甲、乙和丙都要管好这两个…: the list has ended before
    if made.partial:
        return made if _surely(made, flow) else Listed(made.spans, made.readings | {made.best - 1}, made.best, True, False, True)
    if len(joints(flow, *spans[-1], data)) > 1 and len(spans) > 1:
        others = max(e - s for s, e in spans[1:-1] or spans[:1])
        if spans[-1][1] - spans[-1][0] > 3 * others + 6:
            return None
    return _closed(made, last, count, text, data, tied=tied)


def _behind_a_list(count: Count, start: int, text: Text, data: Mapping[str, Any]) -> int:
    """甲、乙、丙三镇和丁、戊两乡: a list begins behind the one whose count and joiner stand before it."""
    joiner = re.compile(rf"[\u4e00-\u9fff]{{0,3}}?{either(data['joiners'])}")
    known = counts(text, data)
    first, last = (bisect_left(known, at, key=attrgetter("start")) for at in (start, count.start))
    for other in known[first:last]:
        if other.end < count.start and "、" in text.document.flow[start : other.start]:
            found = joiner.match(text.document.flow, other.end)
            start = found.end() if found is not None else start
    return start


def _is_numeral(flow: str, span: Span) -> bool:
    """Whether an item is but a short number."""
    return span[1] - span[0] <= 3 and all(c in HAN or c.isdigit() for c in flow[slice(*span)])


def _inside_quotes(flow: str, at: int) -> Span:
    """The inside of a quotation that ends at a place and holds a whole list (“甲、乙、丙”三链); -1 and the place where there is none."""
    opener = CLOSERS.get(flow[at - 1 : at])
    start = flow.rfind(opener, max(0, at - LONGEST_LIST), at - 1) if opener else -1
    inside = flow[start:at] if start >= 0 else ""
    return (start + 1, at - 1) if "、" in inside and not any(mark in inside for mark in "，,；;") else (-1, at)


def _surely(made: Listed, flow: str) -> bool:
    """Whether a joiner before 等 parts two items like the others: titles, names as long, or nouns with the same ending."""
    if not made.closed or len(made.spans) < 3:
        return True
    items = [flow[s:e] for s, e in made.spans]
    if all(i[0] in PAIRS and i[-1] in CLOSERS for i in items[1:]):
        return True
    return all(2 <= len(i) <= 3 for i in items[1:]) or len({i[-1] for i in items}) == 1


def _closed(made: Listed, last: str, count: Count, text: Text, data: Mapping[str, Any], *, tied: bool) -> Listed | None:
    """A list without 等: doubtful where its last item may be a verb that governs the count (甲、乙新建3座)."""
    flow = text.document.flow
    others = [e - s for s, e in made.spans[1:-1] or made.spans[:1]]
    if len(last) > 2 * max(others) + 6:
        return None
    alike = len(last) <= max(others) and len(made.spans) > 2
    verb = last[-1:] in data["verbs"] and not _of_one_build(made, flow)
    if verb and not alike and not (made.closed or tied):
        return None
    quoted = all(flow[s] in PAIRS and flow[e - 1] in CLOSERS for s, e in made.spans[1:])
    sure = quoted or alike or (tied and not verb)
    pair = len(made.spans) == 2 and not quoted
    open_start = not (made.closed or quoted) and count.value > made.best and _goes_back(flow, made, data)
    group = count.index < 0 and not made.closed and last.endswith(tuple(data["groups"]))  # 非洲、中亚五国
    doubtful = verb or pair or group or (open_start and not tied) or (not sure and _governed(last, text, data))
    return Listed(made.spans, made.readings, made.best, False, doubtful, made.closed or quoted or tied)


def _of_one_build(made: Listed, flow: str) -> bool:
    """管网更新、学校扩建、医院迁建: deeds that are named in as many characters each; 向阳中学、光明中学、东风新建 are things and a verb."""
    widths, endings = {e - s for s, e in made.spans[1:]}, {flow[e - 1] for _, e in made.spans[:-1]}
    return len(made.spans) > DEEDS - 1 and widths == {DEEDS} and len(endings) > 1


def _goes_back(flow: str, made: Listed, data: Mapping[str, Any]) -> bool:
    """Whether a comma before a list may part items of it (新导演，改编剧本、最佳摄影); a short clause of circumstance has none, and one
    that is far longer than the items is none."""
    at = made.spans[0][0]
    if flow[at - 1 : at] not in ("，", ","):
        return False
    longest = max(width(flow, span) for span in made.spans[1:] or made.spans)
    return CIRCUMSTANCE < at - 1 - region_before(flow, at - 1, data) <= 2 * longest + CIRCUMSTANCE


def _governed(last: str, text: Text, data: Mapping[str, Any]) -> bool:
    """Whether the last item ends with a cue behind other words: then the number behind it belongs to a verb, not to the list."""
    bare = last.rstrip(data["aspects"])
    return any(s > 0 and e >= len(bare) for s, e, entry in text.lexicon.scan(last) if entry.features - {"open", "time"})


def region_before(flow: str, at: int, data: Mapping[str, Any]) -> int:
    """Where the clause before a place begins: behind a mark outside brackets."""
    window = flow[max(0, at - LONGEST_LIST) : at]
    run = plain_run(data["ends"]).match(window[::-1])
    depth, begin = 0, at - (run.end() if run else 0)
    while begin > 0 and at - begin < LONGEST_LIST:
        c = flow[begin - 1]
        if c in CLOSERS:
            depth += 1
        elif c in PAIRS:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (c in "，,：:" or c in data["ends"]) and not between_quotes(flow, begin - 1):
            break
        begin -= 1
    return begin


def _taken_up(count: Count, at: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """甲、乙和丙，三个人…: a count of people or of what the items end with, at the head of the next clause."""
    flow = text.document.flow
    noun = flow[count.end : count.end + 4]
    spans: list[Span] = []
    end = at
    for _ in range(STRETCH):
        start = region_before(flow, end, data)
        clause = parted(flow, start, end)
        if len(clause) < 2:
            break
        spans = [*clause, *spans]
        if flow[start - 1 : start] not in ("，", ","):
            break
        end = start - 1
    made = listed(flow, spans, data) if spans else _each_does(at, flow) if _people(count, flow, data) else None
    if made is None or len(made.spans) < 3 or any(width(flow, span) > LONGEST_ITEM for span in made.spans[1:]):
        return None
    people = _people(count, flow, data)
    if people and len(made.readings) > 1 and all(_longest_part(flow, span, data) <= 2 * NAME for span in made.spans[1:]):
        most = max(made.readings)
        made = replace(made, readings=frozenset({most}), best=most, closed=True)  # 队长甲和队员乙、丙: each 和 parts two people
    made = _several(made, flow, data) if people else made
    ending = flow[made.spans[-1][1] - 1]
    kind = ending in noun and all(flow[e - 1] in (ending, "”", "》") for _, e in made.spans)
    kind = kind or (noun.startswith(tuple(data["general-nouns"])) and len({flow[e - 1] for _, e in made.spans}) == 1)
    if _besides(made, flow, data):  # 除了红薯，还有芋头、花生、毛豆，一共四样
        return replace(made, readings=frozenset(r + 1 for r in made.readings), best=made.best + 1, closed=True)
    lead = flow[made.spans[0][0] : made.spans[0][1]]
    if people and len(noun) > 1 and noun[:2] in lead:  # 当选理事的有甲、乙、丙，三位理事…
        return Listed(made.spans, made.readings, made.best, closed=True)
    topic = (not people or _of_things(count, flow, data)) and _is_topic(made, flow)
    if not (kind or topic or (people and _short(made))):
        return None
    led = (
        people
        and re.search(either(data["leads-in"]), flow[region_before(flow, made.spans[0][0], data) : made.spans[0][0]] + lead) is not None
    )
    return Listed(made.spans, made.readings, made.best, False, not (kind or topic or led or made.closed), made.closed)


def _longest_part(flow: str, span: Span, data: Mapping[str, Any]) -> int:
    """The length of an item, or of the longest of the two that a joiner parts: 护士长甲和护士乙."""
    start, end = span
    inner = joints(flow, start, end, data)
    ends = [start, *(e for _, e in inner)], [*(s for s, _ in inner), end]
    return max(e - s for s, e in zip(*ends, strict=True))


def _besides(made: Listed, flow: str, data: Mapping[str, Any]) -> bool:
    """Whether 还有 begins a list and 除了 the clause before it."""
    start = made.spans[0][0]
    if not flow.startswith(tuple(data["besides-more"]), start) or flow[start - 1 : start] != "，":
        return False
    before = max(flow.rfind(mark, 0, start - 1) for mark in "，。；！？\n") + 1
    return flow.startswith(tuple(data["besides"]), before) and "、" not in flow[before:start]


def _each_does(at: int, flow: str) -> Listed | None:
    """老李来了，老张来了，小赵也来了，三个老同学…: clauses that say the same of one after the other."""
    spans: list[Span] = []
    end, tail = at, flow[at - TAIL : at]
    while flow[end - 1 : end] and flow.endswith(tail, 0, end) and len(spans) < MOST:
        start = max(flow.rfind(mark, 0, end) for mark in "，。；！？\n") + 1
        if not TAIL < end - start <= LONGEST_ITEM:
            break
        spans.insert(0, (start, end))
        if flow[start - 1 : start] != "，":
            break
        end = start - 1
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), closed=True) if len(spans) > 2 else None


def _of_things(count: Count, flow: str, data: Mapping[str, Any]) -> bool:
    """Whether a noun stands behind the general classifier: 五个非遗项目, and not 五个都来了."""
    if flow[count.end - 1] not in data["general-classifiers"] or flow.startswith(tuple(data["no-things"]), count.end):
        return False
    noun = re.compile("[\u4e00-\u9fff]*").match(flow, count.end, count.end + 2 * SHORT)
    return noun is not None and any(word in noun[0] for word in data["general-nouns"])


def _is_topic(made: Listed, flow: str) -> bool:
    """男单、女单、混双、男双，四块金牌…: short names alone that open a sentence."""
    opens = flow[made.spans[0][0] - 1 : made.spans[0][0]] in ("。", "\n", "", "；")
    return opens and len(made.spans) > 2 and all(width(flow, s) <= SHORT for s in made.spans)


def _several(made: Listed, flow: str, data: Mapping[str, Any]) -> Listed:
    """A list of people one item of which counts several: 局长和两位校长."""
    found = [m for s, _ in made.spans if (m := re.compile(f"([两二三四五六七八九]){either(data['people'])}").match(flow, s)) is not None]
    more = sum("一二三四五六七八九".index(m[1].replace("两", "二")) for m in found)
    return replace(made, readings=frozenset(r + more for r in made.readings), best=made.best + more) if more else made


def _people(count: Count, flow: str, data: Mapping[str, Any]) -> bool:
    return re.match(either(data["people"]), flow[count.start + 1 : count.end + 2]) is not None or flow[count.end - 1] in data["people"]


def _short(made: Listed) -> bool:
    return all(e - s <= 14 for s, e in made.spans[1:])


def _predicate(count: Count, at: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """甲、乙和丙是领导小组的3名副组长: the list is the subject of a clause that says how many they are."""
    flow = text.document.flow
    copula, word = max((flow.rfind(word, max(0, at - COPULA), at), word) for word in data["copula"])
    if copula < 0 or any(c in flow[copula:at] for c in "，,、：；。\n（）"):
        return None
    rest = flow[copula + len(word) : at]
    if rest and not rest.endswith(tuple(data["copula-tails"])):
        return None
    if flow[count.end : count.end + 12].split("，")[0].split("。")[0].find("之一") >= 0:
        return None
    start = region_before(flow, copula, data)
    spans = parted(flow, start, copula)
    if len(spans) < 2 or (len(spans) < 3 and not joints(flow, *spans[-1], data)):
        return None
    made = listed(flow, spans, data)
    if made is None or any(width(flow, span) > LONGEST_ITEM for span in made.spans[1:]):
        return None
    return made

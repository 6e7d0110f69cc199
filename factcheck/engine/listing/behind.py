"""Lists behind their count: 三个片区：甲、乙、丙; 四间老铺，依次为…; 五部长篇，《甲》《乙》…; 六道菜里，甲、乙等…."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing import apart, plain
from factcheck.engine.listing.counts import Count
from factcheck.engine.listing.items import CLOSERS, PAIRS, Listed, Span, listed, parted, plain_run, width
from factcheck.engine.words import either

LONGEST_ITEM, LONGEST_LIST = 24, 240
NOUN, FURTHER = 14, 34  # characters between a count and the sign that opens its list; and the words (依次为) that do
SHORTEST_CLAUSE = 7  # characters of a clause behind a list that is no further item of it
MORE = 4  # characters by which the last item may be longer than twice the longest of the others
MIN_NAME, NAME = 2, 8  # characters of a name
SIGNS = ("：", ":", "——", "（", "(")


def behind(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """The things listed behind a count, in any of the ways that print has."""
    if _numbered(count, text, data):
        return None  # 一是…二是…: counted by their markers
    made = _signed(count, text, data)
    ways = (
        _titles,
        _within,
        plain.apposed,
        plain.persons,
        plain.by_commas,
        plain.slogan,
        plain.one_by_one,
        plain.same_lead,
        plain.one_clause_each,
        _paired,
        apart.named_in_part,
        apart.told_in_turn,
        plain.bulleted,
    )
    others = (found for way in ways if (found := way(count, text, data)) is not None)
    if made is None:
        return next(others, None)
    return next((found for found in others if not found.doubtful), made) if made.doubtful else made


_SIGNED = re.compile(r"[^，。；\n]{0,14}[：:]")


def _numbered(count: Count, text: Text, data: Mapping[str, Any]) -> bool:
    """Whether the first of a series of markers stands behind the sign that opens a list."""
    sign = _SIGNED.match(text.document.flow, count.end)
    if sign is None:
        return False
    at = sign.end()
    return any(text.document.flow.startswith(series[0], at) for series in data["ordinals"]) or bool(_NUMBERED.match(text.document.flow, at))


def _signed(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """Things behind a sign or words that open a list."""
    flow = text.document.flow
    ended = _end(data["ends"]).search(flow, count.end, count.end + FURTHER)
    stop = ended.start() if ended is not None else count.end + FURTHER
    opened = _opening(tuple(data["intro"]), tuple(data["pairing"]), tuple(data["including"])).search(flow, count.end, stop + 1)
    if opened is None or not _near_enough(opened, count, flow):
        return None
    at = opened.end() + flow.startswith(("：", ":"), opened.end())
    if any(flow.startswith(series[0], at) for series in data["ordinals"]) or _NUMBERED.match(flow, at):
        return None  # 一是…二是…: counted by their markers
    partial = opened["including"] is not None
    end = _region_end(flow, at, data)
    if opened["sign"] == "——" and flow.find("——", at, end) >= 0:
        end = flow.find("——", at, end)
    grouped = _grouped(count, flow, at, data) if flow[at - 1 : at] in ("：", ":") else None
    made = grouped or _run(flow, at, end, data, partial=partial)
    if made is None and flow[at - 1 : at] in ("：", ":"):
        made = _semicolons(flow, at) or _described(flow, at, tuple(data["turn-heads"]))
    return None if made is None else _weighed(made, opened, count, flow, data)


@cache
def _end(signs: str) -> "re.Pattern[str]":
    return re.compile(f"[{re.escape(signs)}]")


def _weighed(made: Listed, opened: "re.Match[str]", count: Count, flow: str, data: Mapping[str, Any]) -> Listed | None:
    """What a list is worth by what opened it: 两国是好邻居、好朋友 says what they are, 2间公司（主要从事…） what they do."""
    if opened["copula"] is not None and not flow.startswith(("：", ":"), opened.end()):
        kin = flow[made.spans[-1][1] - 1] in flow[count.end : opened.start()][-2:] and len({flow[e - 1] for _, e in made.spans}) == 1
        titled = all(flow[s] in PAIRS and flow[e - 1] in CLOSERS for s, e in made.spans)
        if titled:
            return made
        if not made.closed and flow[made.spans[-1][1] : made.spans[-1][1] + 1] not in ("。", ""):
            return None
        return made if kin or _names(made, count, flow, data) else replace(made, doubtful=True)
    described = 0 < _described_by(made, flow, data) < len(made.spans)
    gloss = opened["sign"] in ("（", "(") and (described or flow.startswith(tuple(data["glosses"]), opened.end()))
    single = len(made.spans) - made.closed < 2 and not all(_aged(tuple(data["ages"])).match(flow, *span) for span in made.spans)
    return replace(made, doubtful=True) if gloss or single else made


@cache
def _aged(units: tuple[str, ...]) -> "re.Pattern[str]":
    """19岁的陈知遥: someone with his age."""
    return re.compile(rf"\d{{1,3}}{either(units)}的[\u4e00-\u9fff]{{2,4}}$|[\u4e00-\u9fff]{{2,4}}[（(]\d{{1,3}}{either(units)}[)）]$")


def _names(made: Listed, count: Count, flow: str, data: Mapping[str, Any]) -> bool:
    """Whether the list behind a copula names three things or more and does not say what they are like."""
    short = all(MIN_NAME <= width(flow, span) <= NAME for span in made.spans)
    return count.value > MIN_NAME and len(made.spans) > MIN_NAME and short and not _described_by(made, flow, data)


def _described_by(made: Listed, flow: str, data: Mapping[str, Any]) -> int:
    """How many items hold a particle of description."""
    return sum(any(w in flow[slice(*span)] for w in data["describing"]) for span in made.spans)


_NUMBERED = re.compile(r"\s*(?:第?[一1][、.．是要，,）)]|[（(][一1][)）]|①|首先)")


@cache
def _opening(intro: tuple[str, ...], pairing: tuple[str, ...], including: tuple[str, ...]) -> "re.Pattern[str]":
    """A sign behind the count's noun, or words that say that the things follow."""
    signs = "|".join(re.escape(s) for s in SIGNS)
    return re.compile(
        rf"(?P<sign>{signs})|(?P<words>，?[^，,、：；。]{{0,10}}?{either(pairing)})|(?P<intro>{either(intro)})|(?P<including>{either(including)})|(?P<copula>[是为])"
    )


def _near_enough(opened: "re.Match[str]", count: Count, flow: str) -> bool:
    gap = flow[count.end : opened.start()]
    if "、" in gap or gap.count("，") > 1:
        return False
    if opened["sign"] is not None or opened["copula"] is not None:
        return "，" not in gap and len(gap) <= NOUN
    return "，" not in gap or opened["words"] is not None or gap.endswith("，")


def _run(flow: str, at: int, end: int, data: Mapping[str, Any], *, partial: bool) -> Listed | None:
    """The items between two places, parted by 、."""
    made = listed(flow, parted(flow, at, end), data)
    if made is None or any(width(flow, span) > LONGEST_ITEM for span in made.spans):
        return None
    if len(made.spans) < 3 and any(e - s < 2 for s, e in made.spans):
        return None
    last = flow[slice(*made.spans[-1])]
    cut = next((last.find(w) for w in data["partial"] if w in last), -1)
    goes = _goes_on(flow, end, data, closed=made.closed)
    long = width(flow, made.spans[-1]) > 2 * max(width(flow, span) for span in made.spans[:-1]) + MORE
    return Listed(made.spans, made.readings, made.best, partial or cut >= 0 or goes, long and cut < 0, made.closed)


def _region_end(flow: str, at: int, data: Mapping[str, Any]) -> int:
    run = plain_run(data["ends"]).match(flow, at, at + LONGEST_LIST)
    depth, end = 0, run.end() if run else at
    while end < len(flow) and end - at < LONGEST_LIST:
        c = flow[end]
        if c in PAIRS:
            depth += 1
        elif c in CLOSERS:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (c in "，," or c in data["ends"]) and not _abbreviates(flow, end) and not _last_follows(flow, at, end, data):
            break
        end += 1
    return end


def _last_follows(flow: str, at: int, end: int, data: Mapping[str, Any]) -> bool:
    """Whether a comma in a list stands before its last item: 甲、乙、丙，以及丁."""
    return flow[end] in "，," and "、" in flow[at:end] and flow.startswith(tuple(data["last-joiners"]), end + 1)


def _abbreviates(flow: str, at: int) -> bool:
    """Whether a point stands behind a Latin word inside a list (Example Ltd.和)."""
    return flow[at] == "." and flow[at - 1].isascii() and flow[at - 1].isalpha() and not flow[at + 1 : at + 2].isspace()


def _goes_on(flow: str, at: int, data: Mapping[str, Any], *, closed: bool) -> bool:
    """Whether a list may go on behind a comma: not where a joiner ended it, and not where the words behind take it up or are no item."""
    if flow[at : at + 1] not in ("，", ","):
        return False
    clause = re.compile(r"[^，,。；！？\n]*").match(flow, at + 1)
    if clause is None or "、" in clause[0] or clause[0].startswith(tuple(data["joiners"])):
        return True
    if closed or clause[0].startswith(tuple(data["takes-up"])):
        return False
    return len(clause[0]) < SHORTEST_CLAUSE and not clause[0].startswith(tuple(data["unit-words"]))


def _semicolons(flow: str, at: int) -> Listed | None:
    """Items behind a colon that are parted by ；, up to the end of the sentence."""
    stop = _sentence_end(flow, at)
    if stop < 0 or "；" not in flow[at:stop]:
        return None
    spans = parted(flow, at, stop, "；")
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), closed=True) if _fair(spans) else None


def _grouped(count: Count, flow: str, at: int, data: Mapping[str, Any]) -> Listed | None:
    """四个人：主犯甲，从犯乙、丙和丁: people in groups, each behind what its members are."""
    stop = _sentence_end(flow, at)
    people = flow[count.end - 1] in data["person-units"]
    if stop < 0 or not people or any(c.isdigit() for c in flow[at:stop]) or "、" not in flow[at:stop] or "，" not in flow[at:stop]:
        return None
    made = listed(flow, parted(flow, at, stop, "，、"), data)
    if made is None or any(width(flow, s) > NAME or flow[s[0]] in data["clause-signs"] for s in made.spans):
        return None
    return replace(made, readings=frozenset({max(made.readings)}), best=max(made.readings))


def _described(flow: str, at: int, heads: tuple[str, ...]) -> Listed | None:
    """四位匠人：打铁的老乔，补锅的万师傅，…: things with their description, parted by commas, all of one shape."""
    stop = _sentence_end(flow, at)
    spans = parted(flow, at, stop, "，") if stop >= 0 else []
    if len(spans) < 3 or not _fair(spans):
        return None
    shaped = (
        all("的" in flow[s:e] for s, e in spans) or len({e - s for s, e in spans}) == 1 or all(flow.startswith(heads, s) for s, _ in spans)
    )
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), doubtful=not shaped, closed=shaped)


def _sentence_end(flow: str, at: int) -> int:
    return next((i for i in range(at, min(len(flow), at + LONGEST_LIST)) if flow[i] in "。\n！？"), -1)


def _fair(spans: list[Span]) -> bool:
    return all(2 <= e - s <= LONGEST_ITEM for s, e in spans)


def _paired(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """三间教室分别改成了茶室、画室和书吧: 分别 and a verb that gives each its own."""
    flow = text.document.flow
    found = _pairing(tuple(data["pairing-verbs"])).match(flow, count.end)
    if found is None:
        return None
    end = _region_end(flow, found.end(), data)
    made = _run(flow, found.end(), end, data, partial=False)
    return made if made is not None and flow[end : end + 1] in ("。", "，", "；", "") and not made.partial else None


@cache
def _pairing(verbs: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"[^，。；：、\d\n]{{0,{NOUN}}}，?(?:分别|依次)[^，。；：、]{{0,3}}?{either(verbs)}了?")


def _titles(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """三部长篇，《甲》《乙》《丙》: titles, or days of the week, right behind the comma of the count's own clause."""
    flow = text.document.flow
    comma = _end(f"，,{data['ends']}").search(flow, count.end, count.end + 18)
    if comma is None or comma[0] not in "，,":
        return None
    found = _TITLES.match(flow, comma.end()) or _weekdays(tuple(data["weekdays"])).match(flow, comma.end())
    if found is None or flow[found.end() : found.end() + 1] not in ("，", "。", "；", ""):
        return None
    spans = parted(flow, found.start(), found.end())
    return listed(flow, spans, data) if len(spans) > 1 else None


_TITLES = re.compile(r"《[^《》\n]{1,24}》(?:[、和与及]?《[^《》\n]{1,24}》)+")


@cache
def _weekdays(names: tuple[str, ...]) -> "re.Pattern[str]":
    day = f"{either(names)}[一二三四五六日天]"
    return re.compile(rf"{day}(?:[、和及]{day})+")


def _within(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """六道热菜里，甲、乙、丙等都是…: some of the counted things, never more than them."""
    flow = text.document.flow
    found = _inside(tuple(data["inside"])).match(flow, count.end)
    if found is None:
        return None
    end = _region_end(flow, found.end(), data)
    stop = next((flow.find(w, found.end(), end) for w in data["partial"] if flow.find(w, found.end(), end) >= 0), -1)
    if stop < 0:
        return None
    made = listed(flow, parted(flow, found.end(), stop), data, partial=True)
    if made is None or len(made.spans) < 2 or any(e - s > 10 for s, e in made.spans):
        return None
    return made


@cache
def _inside(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"[^，。；：、的]{{0,4}}?{either(words)}，")

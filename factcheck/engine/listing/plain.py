"""Lists that a comma or nothing parts from their count: 只停四站，甲、乙、丙、丁，…; 三兄弟甲、乙、丙先后…; 就两样：甲，乙，还有丙."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.listing.counts import Count
from factcheck.engine.listing.items import Listed, Span, listed, parted, width
from factcheck.engine.words import either

NAME = 4  # characters of a person's name
NOUN = 8  # characters of a noun between a count and its list
SURE_NAME = 3  # characters of a bare name that is no verb with its object (深化合作)
CLAUSE = 14  # characters of a clause that tells of one thing
ITEM = 8  # characters of a thing that is but named
SAID = 16  # characters of 老汉咧嘴笑 between two parts of a speech
SIGNATURE = 8  # characters at the beginning of a line that may say who wrote
LONGEST = 240
_APPOSED = re.compile(rf"(?P<noun>[^，。；：、“”\d\n]{{0,{NOUN}}})，(?P<list>[^，。；：！？\n]+)(?P<end>[，。；])")
_SPOKEN = re.compile(rf"[^，。；：、\d\n“”]{{0,{NOUN}}}(?:[，。]?”[^“”\n]{{1,{SAID}}}[，：]“|[，：])")
_LED = re.compile(rf"[^，。；：、\d\n]{{0,{NOUN}}}[，：。]")
_CLAUSE_LED = re.compile(rf"[^，。；：、\d\n]{{0,{NOUN}}}[，：]")
_SAID_TO, _STOP, _PART_STOP = re.compile("[。！？\n”；]"), re.compile("[。！？\n]"), re.compile("[。！？；\n]")
_SIGN = re.compile("[\u4e00-\u9fff]")


def apposed(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """只停四站，苏州、无锡、常州、镇江，全程…: a clause of bare names behind the clause that a count ends."""
    flow = text.document.flow
    found = _APPOSED.match(flow, count.end)
    if found is None or "、" not in found["list"] or flow[count.end : found.end("noun")].endswith(tuple(data["not-apposed"])):
        return None
    spans = parted(flow, *found.span("list"))
    made = listed(flow, spans, data)
    if made is None or len(made.spans) < 3 or any(w in found["list"] for w in (*data["partial"], *data["predicates"])):
        return None
    widths = [width(flow, s) for s in made.spans]
    near = [s for s in made.spans if flow[slice(*s)] not in data["pronoun-items"]]
    single = set(widths) == {1}  # 鸡、鸭、鹅、猪
    bare = max(widths) <= ITEM and widths[-1] <= max(widths[:-1]) + 1 and (single or all(width(flow, s) > 1 for s in near))
    if not bare or any(c.isdigit() for c in found["list"]):
        return None
    goes_on = found["end"] == "，" and "、" in (re.compile("[^，。；]*").match(flow, found.end()) or [""])[0]
    doubtful = goes_on or max(widths) > SURE_NAME or _verbal(flow, made, data)
    return Listed(made.spans, made.readings, made.best, False, doubtful, made.closed)


def _verbal(flow: str, made: Listed, data: Mapping[str, Any]) -> bool:
    """Whether a thing ends as a verb does: then the clause says something of the things."""
    return any(e - s > 1 and (flow[e - 1] in data["verbs"] or flow[s] in data["clause-signs"]) for s, e in made.spans)


def persons(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """李家三兄弟李茂、李盛、李昌先后参军: names right behind the noun that says who they are; a verb may follow the last."""
    flow = text.document.flow
    noun = _persons(tuple(data["person-nouns"])).match(flow, count.start + 1)
    if noun is None or noun.end() < count.end:
        return None
    clause = re.compile("[^，。；：！？\n（(]*").match(flow, noun.end())
    assert clause is not None
    spans = parted(flow, *clause.span())
    if len(spans) < 2 or any(not 2 <= e - s <= NAME for s, e in spans[:-1]) or spans[0][0] != noun.end():
        return None
    last = flow[slice(*spans[-1])]
    if last[:1] in data["clause-signs"] or any(last.startswith(w) for w in data["partial"]):
        return None
    joined = _any(tuple(data["joiners"])).search(last, 1, NAME + 1)
    partial = any(w in last[: NAME + 2] for w in data["partial"])
    names = {len(spans) + 1} if joined else {len(spans)}
    return Listed(tuple(_cut(spans, joined)), frozenset(names), max(names), partial, False, joined is not None)


@cache
def _persons(nouns: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"(?:[^，。；：、\d\n]{{0,{NOUN - 2}}}?)(?P<noun>{either(nouns)})")


def _cut(spans: list[Span], joined: "re.Match[str] | None") -> list[Span]:
    """The spans with the last one cut to its name, or parted at its joiner."""
    start, end = spans[-1]
    if joined is None:
        return [*spans[:-1], (start, min(end, start + NAME - 1))]
    return [*spans[:-1], (start, start + joined.start()), (start + joined.end(), min(end, start + joined.end() + NAME - 1))]


def by_commas(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """就两样：一头牛，一台拖拉机，还有后院那口井; also with the speaker between: “就三样，”他笑，“钓鱼，听戏，还有喝两口。”"""
    flow = text.document.flow
    lead = _SPOKEN.match(flow, count.end)
    if lead is None:
        return None
    stop = _SAID_TO.search(flow, lead.end(), min(len(flow), lead.end() + LONGEST))
    if stop is None:
        return None
    spans = parted(flow, lead.end(), stop.start(), "，、")
    at = next((n for n, (s, _) in enumerate(spans) if flow.startswith(tuple(data["and-also"]), s)), -1)
    if at < 1 or any(width(flow, s) > ITEM for s in spans[: at + 1]) or any(flow[s] in data["clause-signs"] for s, _ in spans[:at]):
        return None
    colon = "：" in lead[0] or "”" in lead[0]
    found = spans[: at + 1]
    return Listed(tuple(found), frozenset({len(found)}), len(found), False, not colon or len(found) < 3, True)


def one_by_one(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """三车，一车化肥，一车种子，一车农膜; 两个儿子，一个在城里，另一个…: clauses that each begin with one of the counted unit."""
    flow = text.document.flow
    unit = _SIGN.match(flow, count.end - 1, count.end)
    lead = _LED.match(flow, count.end)
    if unit is None or lead is None:
        return None
    stop = _STOP.search(flow, lead.end(), min(len(flow), lead.end() + LONGEST))
    end = stop.start() if stop is not None else len(flow)
    spans = parted(flow, lead.end(), end, "，；、")
    one = _one_of(unit[0], tuple(data["one-more"]))
    begun = [s for s in spans if one.match(flow, *s)]
    if len(begun) < 2 or one.match(flow, *spans[0]) is None:
        return None
    whole = len(begun) == len(spans)
    return Listed(tuple(begun), frozenset({len(begun)}), len(begun), False, not whole, True)


@cache
def _one_of(unit: str, more: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"(?:{either(more)})?一{unit}")


def slogan(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """“三不准”——不准酒后出海、不准超员载客…: things that each begin with the word behind the count."""
    flow = text.document.flow
    word = _any(tuple(data["slogans"])).match(flow, count.end)
    if word is None:
        return None
    lead = re.compile("[”」]?[^，。；、\n]{0,6}?(?:——|：|，|（|，?即)").match(flow, word.end())
    end = re.compile("[。；！？\n）]|——|，(?!" + re.escape(word[0]) + ")").search(flow, lead.end()) if lead is not None else None
    spans = parted(flow, lead.end(), end.start(), "、，") if lead is not None and end is not None else []
    if len(spans) < 2 or not all(flow.startswith(word[0], s) for s, _ in spans):
        return None
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), False, False, True)


def bulleted(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """三条线：⏎——离河岸50米以内…。⏎——坡度25度以上…。⏎——…: lines behind that of a count which each begin with one sign."""
    flow = text.document.flow
    lead = _line_led(tuple(data["bullets"])).match(flow, count.end)
    if lead is None or flow.startswith(lead["sign"], flow.rfind("\n", 0, count.start) + 1):
        return None  # a line of the list itself
    if "。" in lead[0] and flow[count.end - 1] not in data["series-units"]:
        return None  # 两国人民福祉。⏎——…
    lines = _line(lead["sign"]).match(flow, lead.start("sign"))
    spans = [m.span() for m in _EACH_LINE.finditer(flow, *lines.span())] if lines is not None else []
    signed = any(w in flow[s : s + SIGNATURE] for s, _ in spans for w in data["no-lines"])
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), closed=True, lines=True) if len(spans) > 1 and not signed else None


_EACH_LINE = re.compile("[^\n]+")


@cache
def _line_led(signs: tuple[str, ...]) -> "re.Pattern[str]":
    """The end of a count's line and the sign that begins the next."""
    return re.compile(rf"[^，。；：\n]{{0,{NOUN}}}[：:。]\n+(?P<sign>{either(signs)})")


@cache
def _line(sign: str) -> "re.Pattern[str]":
    """Lines that begin with a sign, one behind the other."""
    return re.compile(rf"(?:{re.escape(sign)}[^\n]+(?:\n+(?={re.escape(sign)})|))+")


def same_lead(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """三条路：要么关店，要么转行，要么搬到县城: clauses that each begin with the same word."""
    flow = text.document.flow
    lead = _each_led(tuple(data["each-lead"])).match(flow, count.end)
    stop = _PART_STOP.search(flow, lead.end()) if lead is not None else None
    if lead is None or stop is None:
        return None
    spans = parted(flow, lead.start("word"), stop.start(), "，")
    if len(spans) < 2 or not all(flow.startswith(lead["word"], s) for s, _ in spans):
        return None
    widths = [width(flow, s) for s in spans]
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), False, max(widths) > 2 * min(widths) + 2, True)


@cache
def _each_led(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"[^，。；：、\d\n]{{0,{NOUN}}}[，：](?P<word>{either(words)})")


@cache
def _any(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(either(words))


def one_clause_each(count: Count, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """四户人家，陈家养虾，李家种藕，吴家打鱼，周家开船: a short clause for each, to the end of the sentence."""
    flow = text.document.flow
    lead = _CLAUSE_LED.match(flow, count.end)
    stop = _PART_STOP.search(flow, lead.end(), lead.end() + LONGEST) if lead is not None else None
    if lead is None or stop is None or "、" in flow[lead.end() : stop.start()]:
        return None
    spans = parted(flow, lead.end(), stop.start(), "，")
    widths = [width(flow, s) for s in spans]
    if len(spans) < 3 or max(widths) > CLAUSE or max(widths) > 2 * min(widths) + 2 or len({flow[s : s + 2] for s, _ in spans}) < len(spans):
        return None
    if any(flow[s] in data["clause-signs"] or flow.startswith(tuple(data["takes-up"]), s) for s, _ in spans):
        return None
    kin = all(re.match(f"[大二三四五六七八老小长幼]?{either(data['kin'])}", flow[s:e]) for s, e in spans)
    shaped = len({flow[s + 1] for s, _ in spans}) == 1 or kin
    return Listed(tuple(spans), frozenset({len(spans)}), len(spans), False, not shaped, True)

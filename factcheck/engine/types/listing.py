"""Rules of type `list`: a stated count and the things listed beside it.

What counts is how many separators stand between the items, not where the items begin: a verb before the first one does no harm. Where an
inner 和 makes the number of items doubtful, every reading that it allows is accepted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.repair import in_own_hand
from factcheck.engine.types.listing_words import apposed, items_behind
from factcheck.lexicon.store import load_data
from factcheck.model.check import Place, Suggestion
from factcheck.model.rule import Rule
from factcheck.numbers import write_like
from factcheck.numbers.write import han_numeral

LONGEST_ITEM, LONGEST_LIST, LARGEST, FURTHEST = 24, 240, 30, 2
SHORTEST_CLAUSE = 7  # characters of a clause behind a list that is no further item of it
PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』"}
CLOSERS = {v: k for k, v in PAIRS.items()}
QUOTED_COUNT = re.compile(r"”(?P<count>[两二三四五六七八九十])(?P<noun>[\u4e00-\u9fff])")
DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Listed:
    """Items beside a count: their spans, the numbers of items that the text allows, and whether the list is partial."""

    spans: tuple[tuple[int, int], ...]
    readings: frozenset[int]
    partial: bool
    doubtful: bool = False  # a cue in an item may end the list: it can confirm its count and not contradict it


@cache
def words(language: str) -> Mapping[str, Any]:
    """The data of lists in a language; empty where there are none."""
    try:
        found: Mapping[str, Any] = load_data(f"{language}/structure/listing.yaml")
    except FileNotFoundError:
        return {}
    return found


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """A claim for each count that stands beside a list of things."""
    data = words(text.document.language)
    if not data:
        return
    if data.get("style") == "words":
        yield from _by_words(rule, text, data)
        return
    find = {"before": _before, "after": _after, "ordinals": _ordinals}.get(str(rule.options.get("check")))
    if find is None:
        return
    for index, mention in enumerate(text.reading.mentions):
        if _counts(index, text, data):
            listed = find(mention.start, mention.end, text, data)
            single = mention.written.value == 1 and listed is not None and not listed.partial
            if listed is None or single or not _near(_whole(mention.written.value), listed) or _numbered(listed, index, text):
                continue
            if not listed.doubtful or _confirms(_whole(mention.written.value), listed):
                yield _claim(rule, index, listed, text)
    if rule.options.get("check") == "before":
        yield from _quoted(rule, text, data)
        yield from _worded(rule, text, data)
    if rule.options.get("check") == "after":
        yield from _worded_after(rule, text, data)


def _by_words(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    for index, mention in enumerate(text.reading.mentions):
        if not _counts(index, text, data) or mention.written.value == 1:
            continue
        found = items_behind(text.document.flow, mention.end, data) if text.fact(index).label.own else None
        if found is None:
            yield from _beside(rule, index, text, data)
            continue
        listed = Listed(found.spans, found.readings, found.partial)
        if _near(_whole(mention.written.value), listed):
            yield _claim(rule, index, listed, text)


def _beside(rule: Rule, index: int, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """Things set beside their count with commas alone can confirm it, and contradict it only where they are surely those that it counts."""
    mention = text.mention(index)
    for found in apposed(text.document.flow, mention.start, mention.end, data):
        listed = Listed(found.spans, found.readings, found.partial, doubtful=not found.sure)
        value = _whole(mention.written.value)
        if _confirms(value, listed) or (found.sure and value > 1 and _near(value, listed)):
            yield _claim(rule, index, listed, text)
            return


def _counts(index: int, text: Text, data: Mapping[str, Any]) -> bool:
    written = text.mention(index).written
    if written.kind != "count" or not isinstance(written.value, Decimal) or written.hedges or written.unit in data["not-counted"]:
        return False
    return 1 <= written.value <= LARGEST and written.value == int(written.value) and text.fact(index).article >= 0


def _numbered(listed: Listed, count: int, text: Text) -> bool:
    """Whether an item holds a number of its own: 设备24台、生产线20条 are two counts, not a list with its count."""
    near = range(max(0, count - 12), min(len(text.reading.mentions), count + 13))
    numbers = [text.mention(i) for i in near if i != count and text.mention(i).kind in ("count", "measure", "money", "percent")]
    return any(s <= m.start < e for m in numbers for s, e in listed.spans)


def _before(start: int, _end: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """A、B和C3家, A、B等3家, 包括A、B、C在内的3家."""
    flow = text.document.flow
    at = _skip_back(flow, start, data["glue"])
    partial = next((w for w in data["partial"] if flow.endswith(w, 0, at)), "")
    at -= len(partial)
    region, first = _region_before(flow, at, data)
    if not region:
        return None
    spans = _split(region, first)
    if flow[slice(*spans[0])].strip().isdigit():
        return None  # 14、…: a numbered item, not a list
    if len(spans) < 2 or any(e - s > LONGEST_ITEM for s, e in spans[1:]):
        return None
    last = flow[spans[-1][0] : spans[-1][1]]
    if not partial and any(w in last for w in data["partial"]):
        return None  # 甲、乙等地控制三个…: the list has ended before
    others = max(e - s for s, e in spans[1:-1] or spans[:1])
    if not partial and (any(c in last for c in "，。") or len(last) > 2 * others + 6):
        return None
    verb = last[-1:] in data["verbs"]
    if verb and not partial and (len(spans) < 3 or len(last) > others + 1):
        return None  # 控制三个…
    readings = _readings(flow, spans, data)
    pair = len(spans) == 2 and readings == {2}  # 甲地、乙地3座: two places may have three of them
    return Listed(tuple(spans), readings, bool(partial), not partial and (verb or pair or _governed(last, text)))


def _skip_back(flow: str, at: int, glue: list[str]) -> int:
    for word in glue:
        if flow.endswith(word, 0, at):
            return at - len(word)
    return at


def _region_before(flow: str, at: int, data: Mapping[str, Any]) -> tuple[str, int]:
    """The text of the clause before a place, back to a mark outside brackets; a quotation directly before is the region itself."""
    depth, begin = 0, at
    while begin > 0 and at - begin < LONGEST_LIST:
        c = flow[begin - 1]
        if c in CLOSERS:
            depth += 1
        elif c in PAIRS:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (c in "，,：:" or c in data["ends"]):
            break
        begin -= 1
    return flow[begin:at], begin


def _split(region: str, offset: int) -> list[tuple[int, int]]:
    """Spans between the 、 outside brackets and quotes."""
    depth, start = 0, 0
    spans: list[tuple[int, int]] = []
    for at, c in enumerate(region):
        if c in PAIRS:
            depth += 1
        elif c in CLOSERS:
            depth = max(0, depth - 1)
        elif c == "、" and depth == 0:
            spans.append((offset + start, offset + at))
            start = at + 1
        if c + region[at + 1 : at + 2] in ("》《", "”“") and depth == 0:  # 《甲》《乙》
            spans.append((offset + start, offset + at + 1))
            start = at + 1
    spans.append((offset + start, offset + len(region)))
    return [(s, e) for s, e in spans if e > s]


def _governed(last: str, text: Text) -> bool:
    """Whether a cue stands in the last item: then the number behind it belongs to a verb, not to the list."""
    return any(entry.features - {"open", "time"} for _, _, entry in text.lexicon.scan(last))


def _readings(flow: str, spans: list[tuple[int, int]], data: Mapping[str, Any]) -> frozenset[int]:
    """How many items there may be: 、 always parts, a joiner in the last item surely, elsewhere perhaps."""
    base = len(spans)
    joiner = _joiner(tuple(data["joiners"]))
    inner = [len(joiner.findall(flow, s, e)) for s, e in spans]
    if not inner[-1]:
        return frozenset(range(base, base + 1 + sum(inner)))
    if sum(inner) == 1 and _surely(flow, spans, joiner):
        return frozenset({base + 1})
    return frozenset({base, base + 1, *range(base + 1, base + 1 + sum(inner))})


@cache
def _joiner(joiners: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(re.escape(j) for j in sorted(joiners, key=len, reverse=True)))


def _surely(flow: str, spans: list[tuple[int, int]], joiner: "re.Pattern[str]") -> bool:
    """Whether the joiner of the last item parts two items like the others: titles, names as long, or nouns with the same ending."""
    others = [flow[s:e].strip() for s, e in spans[1:-1]] or [flow[slice(*spans[0])].strip()[-3:]]
    sides = [side.strip() for side in joiner.split(flow[slice(*spans[-1])])]
    if len(sides) != 2 or not all(len(side) >= 2 for side in sides):
        return False
    if all(side[0] in PAIRS and side[-1] in CLOSERS for side in sides):
        return True
    short = all(2 <= len(item) <= 3 for item in (*others, *sides))
    return len(others) > 1 and (short or len({item[-1] for item in (*others, *sides)}) == 1)


def _after(_start: int, end: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """3个片区：A、B、C; 四间老铺，即A、B、C及D."""
    flow = text.document.flow
    opening = re.compile("|".join(re.escape(w) for w in sorted(data["intro"], key=len, reverse=True)))
    stop = next((i for i in range(end, min(len(flow), end + 24)) if flow[i] in data["ends"]), min(len(flow), end + 24))
    match = opening.search(flow, end, stop)
    if match is None or any(c in flow[end : match.start()] for c in "，、"):
        return None
    if match[0] not in ("：", ":", "——", "（", "(") and not match[0].startswith("，") and match.start() - end > 10:
        return None
    if any(flow.startswith(series[0], match.end()) for series in data["ordinals"]):
        return None  # 一是…二是…: counted by their markers
    return _listed_behind(flow, match.end() + flow.startswith(("：", ":"), match.end()), data)


def _listed_behind(flow: str, at: int, data: Mapping[str, Any]) -> Listed | None:
    """The items that begin at a place, parted by 、 or, behind a colon, by ；."""
    region = _region_after(flow, at, data)
    spans = _split(region, at)
    if len(spans) < 2 and flow[at - 1 : at] in ("：", ":"):
        spans = _split_at_semicolons(flow, at)
    if len(spans) < 2 or any(not 2 <= e - s <= LONGEST_ITEM for s, e in spans):
        return None
    last = flow[spans[-1][0] : spans[-1][1]]
    partial = _goes_on(flow, spans[-1][1], last, data) or any(w in last for w in data["partial"])
    return Listed(tuple(spans), _readings(flow, spans, data), partial)


def _goes_on(flow: str, at: int, last: str, data: Mapping[str, Any]) -> bool:
    """Whether a list may go on behind a comma: not where a joiner ended it, and not where the words behind take it up or are no item."""
    if flow[at : at + 1] not in ("，", ","):
        return False
    clause = re.compile(r"[^，,。；！？\n]*").match(flow, at + 1)
    if clause is None or "、" in clause[0] or clause[0].startswith(tuple(data["joiners"])):
        return True
    if any(j in last for j in data["joiners"]) or clause[0].startswith(tuple(data["takes-up"])):
        return False
    return len(clause[0]) < SHORTEST_CLAUSE


def _split_at_semicolons(flow: str, at: int) -> list[tuple[int, int]]:
    """Items of a list behind a colon that are parted by ；, up to the end of the sentence."""
    stop = next((i for i in range(at, min(len(flow), at + LONGEST_LIST)) if flow[i] in "。\n！？"), -1)
    if stop < 0 or "；" not in flow[at:stop]:
        return []
    spans, start = [], at
    for i in range(at, stop + 1):
        if i == stop or flow[i] == "；":
            spans.append((start, i))
            start = i + 1
    return spans


def _region_after(flow: str, at: int, data: Mapping[str, Any]) -> str:
    depth, end = 0, at
    while end < len(flow) and end - at < LONGEST_LIST:
        c = flow[end]
        if c in PAIRS:
            depth += 1
        elif c in CLOSERS:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (c in "，," or c in data["ends"]) and not _abbreviates(flow, end):
            break
        end += 1
    return flow[at:end]


def _abbreviates(flow: str, at: int) -> bool:
    """Whether a point stands behind a Latin word inside a list (Example Ltd.和)."""
    return flow[at] == "." and flow[at - 1].isascii() and flow[at - 1].isalpha() and not flow[at + 1 : at + 2].isspace()


def _ordinals(start: int, end: int, text: Text, data: Mapping[str, Any]) -> Listed | None:
    """四个环节：一是…；二是…；三是….: the last marker must be the count."""
    flow = text.document.flow
    article = text.document.articles[text.article_at(start)]
    mark = re.compile(r"[：:。]").search(flow, end, min(article.end, end + 40))
    if mark is None:
        return None
    for series in data["ordinals"]:
        if flow.find(series[0], mark.start(), mark.end() + 12) < 0:
            continue
        spans, at = [], mark.start()
        for marker in series:
            found = flow.find(marker, at, min(article.end, at + 600))
            if found < 0:
                break
            spans.append((found, found + len(marker)))
            at = found + len(marker)
        if len(spans) >= 2:
            return Listed(tuple(spans), frozenset({len(spans)}), False)
    return None


def _claim(rule: Rule, index: int, listed: Listed, text: Text) -> Claim:
    mention = text.mention(index)
    value = int(mention.written.value)  # type: ignore[arg-type]
    place = Place(index, "number", mention.start, mention.end)
    fits = _fits(value, listed)
    surface = text.surface(index)
    suggestion = None
    if not fits:
        new = in_own_hand(write_like(mention.written, Decimal(min(listed.readings)), text.document.language), mention, text)
        if new is not None:
            suggestion = Suggestion(index, mention.start, mention.end, new, "recount", "")
    return _judged(rule, place, surface, value, listed, fits, suggestion, text)


def _judged(
    rule: Rule, place: Place, surface: str, value: int, listed: Listed, fits: bool, suggestion: Suggestion | None, text: Text
) -> Claim:
    items = tuple(Place(None, "item", s, e) for s, e in listed.spans)
    count = min(listed.readings, key=lambda r: abs(r - value))
    sign = ("≤" if fits else ">") if listed.partial else "=" if fits else "≠"
    return Claim(
        rule,
        "consistent" if fits else "inconsistent",
        rule.severity,
        place.mention if place.mention is not None else -1,
        certain=True,
        information=0.3 if listed.partial else 0.8,
        places=(("count", (place,)), ("items", items)),
        equation=f"{count} {sign} {surface}",
        values=(("count", surface), ("listed", str(count))),
        suggestions=(suggestion,) if suggestion else (),
        strength=Decimal("0.9") if not listed.partial else Decimal("0.3"),
        article=text.article_at(place.start),
        span=(min(place.start, items[0].start), max(place.end, items[-1].end)),
    )


def _whole(value: object) -> int:
    return int(value) if isinstance(value, Decimal) else 0


def _fits(value: int, listed: Listed) -> bool:
    return min(listed.readings) <= value if listed.partial else value in listed.readings


def _confirms(value: int, listed: Listed) -> bool:
    """Whether a doubtful list is long and plain enough for its count to be no accident."""
    return _fits(value, listed) and (len(listed.spans) > 2 or len(listed.readings) == 1)


def _near(value: int, listed: Listed) -> bool:
    """Whether a count can be that of a list: one that is further off counts something else (来自亚洲、非洲28个国家)."""
    return _fits(value, listed) or min(abs(value - r) for r in listed.readings) <= (1 if len(listed.spans) < 3 else FURTHEST)


def _value(digit: str) -> int:
    return 2 if digit == "两" else DIGITS.index(digit)


def _worded(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """A、B和C三国, 甲、乙等四大领域: a Han digit with a noun that is no classifier, at the end of a list."""
    flow = text.document.flow
    pattern = re.compile(rf"(?<![零〇一二三四五六七八九十百千万第\d”])(?P<count>[两二三四五六七八九十])(?:{'|'.join(data['nouns'])}|方面)")
    known = sorted((m.start, m.end) for m in text.reading.mentions)
    for match in pattern.finditer(flow):
        if any(s <= match.start() < e for s, e in known[max(0, bisect_left(known, (match.start(), 0)) - 1) :][:2]):
            continue
        listed = _before(match.start(), match.end(), text, data)
        if listed is None or len(listed.spans) + (not listed.partial) < 2:
            continue
        value = _value(match["count"])
        fits = _fits(value, listed)
        if not _near(value, listed):
            continue
        last = flow[slice(*listed.spans[-1])]
        if not fits and not listed.partial and not any(j in last for j in data["joiners"]):
            continue  # nothing closes the list: the digit may begin a name
        place = Place(None, "word", match.start(), match.end())
        noun = flow[match.start() + 1 : match.end()]
        right = han_numeral(min(listed.readings)) + noun
        change = (
            None
            if fits
            else Suggestion(None, match.start(), match.end(), right.replace("二", "两") if right[0] == "二" else right, "recount", "")
        )
        yield _judged(rule, place, flow[match.start() : match.end()], value, listed, fits, change, text)


def _worded_after(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """五道工序，依次为…, 四样招牌：…: a Han digit that is read as no number of its own, before a noun and a list."""
    flow = text.document.flow
    known = sorted((m.start, m.end) for m in text.reading.mentions)
    for match in _WORDED_AFTER.finditer(flow):
        if any(
            s < match.end("count") and match.start("count") < e for s, e in known[max(0, bisect_left(known, (match.start(), 0)) - 1) :][:2]
        ):
            continue
        listed = _listed_behind(flow, match.end(), data)
        value = _value(match["count"])
        if listed is None or listed.partial or not _near(value, listed) or _holds_numbers(listed, known):
            continue
        at = match.start("count")
        place = Place(None, "word", at, match.end("noun"))
        fits = _fits(value, listed)
        right = han_numeral(min(listed.readings))
        new = ("两" if right == "二" else right) + match["noun"]
        change = None if fits else Suggestion(None, at, match.end("noun"), new, "recount", "")
        yield _judged(rule, place, flow[at : match.end("noun")], value, listed, fits, change, text)


def _holds_numbers(listed: Listed, known: list[tuple[int, int]]) -> bool:
    """Whether an item holds a number of its own: values of something, and no things."""
    return any(s < end and start < e for start, end in known for s, e in listed.spans if s - LONGEST_LIST < start < e)


_WORDED_AFTER = re.compile(
    r"(?<![零〇一二三四五六七八九十百千万第\d])(?P<count>[两二三四五六七八九十])(?P<noun>(?!分别|依次)[\u4e00-\u9fff]{1,8}?)(?:：|，?(?:依次|分别)(?:是|为)：?|，即)"
)


def _quoted(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """“A、B、C”三链: a Han digit directly behind a quoted list counts it, whatever noun it stands before."""
    flow = text.document.flow
    known = {m.start for m in text.reading.mentions}
    for match in QUOTED_COUNT.finditer(flow):
        at = match.start("count")
        opened = flow.rfind("“", max(0, match.start() - LONGEST_LIST), match.start())
        if at in known or opened < 0 or "、" not in flow[opened : match.start()]:
            continue
        value = _value(match["count"])
        spans = _split(flow[opened + 1 : match.start()], opened + 1)
        if len(spans) < 2:
            continue
        listed = Listed(tuple(spans), _readings(flow, spans, data), False)
        place = Place(None, "word", at, match.end())
        yield _judged(rule, place, flow[at : match.end()], value, listed, value in listed.readings, None, text)

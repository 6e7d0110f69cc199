"""Lists in languages with spaces: a count and the things named behind it (three towns: Otley, Ilkley and Morley)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from factcheck.numbers.english_words import words as number_words

LONGEST_GAP, LONGEST_LIST = 60, 260
LEAST_LONG = 3  # things of which each may be told in many words, where a comma stands before the last
_OXFORD = re.compile(", (?:and|or) ")
END = re.compile(r"[.!?](?=\s|$|[”\"])|\n")


class Items(NamedTuple):
    """The spans of the things named, the numbers of things that the text allows, whether more may be left out, and whether nothing but the
    list can be what the count counts (the four candidates are A, B and C): then it may also contradict the count."""

    spans: tuple[tuple[int, int], ...]
    readings: frozenset[int]
    partial: bool
    sure: bool = False


def items_behind(flow: str, end: int, data: Mapping[str, Any]) -> Items | None:
    """The things named behind a count that ends at a place, or None."""
    intro = _intro(tuple(data["intro"])).search(flow, end, min(len(flow), end + LONGEST_GAP))
    if intro is None or (END.search(flow, end, intro.start()) and not intro[0].startswith((".", "!"))) or "," in flow[end : intro.start()]:
        return _in_order(flow, end, data)
    region = _closed(flow, _region(flow, intro), data)
    spans = _split(flow, *region, semicolons=";" in flow[slice(*region)])
    spans = _shortened(flow, spans, data)
    longest = data["longest-item"] * (2 if _OXFORD.search(flow, *region) and len(spans) >= LEAST_LONG else 1)
    told = any(len(flow[s:e].split()) > longest for s, e in spans) or any(c.isdigit() for s, e in spans for c in flow[s:e])
    words = {w.lower() for s, e in spans for w in re.findall(r"[A-Za-z]+", flow[s:e])}
    if len(spans) < 2 or ((told or words & set(data["verbs"])) and ";" not in flow[slice(*region)]):
        return _led_alike(flow, spans, intro, data) or _named_first(flow, intro, data)
    partial = any(w in intro[0] for w in data["partial"])
    return Items(tuple(spans), _readings(flow, spans), partial)


def _closed(flow: str, region: tuple[int, int], data: Mapping[str, Any]) -> tuple[int, int]:
    """A list up to the clause behind its last thing: two clerks and a judge|, who will retire."""
    told = re.compile(rf" and [^,;]*(?P<clause>, (?:{data['clause-behind']})\b)").search(flow, *region)
    return (region[0], told.start("clause")) if told is not None else region


def _shortened(flow: str, spans: list[tuple[int, int]], data: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Things that each say how many they are, the last one up to what is told further of it: a cello, two violas and a violin | by Bergonzi."""
    start, end = spans[-1]
    told = re.search(rf"\b(?:{data['told-further']})\b", flow[start:end])
    if told is None or len(spans) < LEAST_LONG or not all(_counted(flow, s, data) for s, _ in spans):
        return spans
    return [*spans[:-1], (start, start + told.start() - 1)]


def _counted(flow: str, at: int, data: Mapping[str, Any]) -> bool:
    word = re.compile(r"(?:and )?([a-z]+|\d+)\b", re.IGNORECASE).match(flow, at)
    return word is not None and (word[1].lower() in data["articles"] or word[1].isdecimal() or word[1].lower() in number_words()["small"])


def names_or_parts(flow: str, end: int, items: Items) -> bool:
    """Whether a colon or semicolons set out what a count without a noun of its own counts (four of them are left: Ann, Tom and Raj)."""
    start, last = items.spans[0][0], items.spans[-1][1]
    return flow[end:start].rstrip().endswith(":") and (_all_names(flow, items) or ";" in flow[start:last])


def _led_alike(flow: str, spans: list[tuple[int, int]], intro: "re.Match[str]", data: Mapping[str, Any]) -> Items | None:
    """that it be kept, that the gate be shut and that no dog enter: things of many words that each begin with the same small word, or with an
    article; what stands between two of them is a part of the first."""
    if intro[0].strip() != ":" or len(spans) < 2:
        return None
    leads = [re.sub(r"^(?:and|or) ", "", flow[s:e].lower()).partition(" ")[0] for s, e in spans]
    alike = {leads[0]} if leads[0] in data["item-leads"] else set(data["articles"]) if leads[0] in data["articles"] else set()
    led = [span for span, lead in zip(spans, leads, strict=True) if lead in alike]
    if len(led) < 2 or led[-1] != spans[-1] or (len(led) < len(spans) and leads[0] in data["articles"]):
        return None
    return Items(tuple(led), frozenset({len(led)}), False)


def _named_first(flow: str, intro: "re.Match[str]", data: Mapping[str, Any]) -> Items | None:
    """four zones, namely Airton, Linton and Skirfare, will go without water: names up to a comma behind which the sentence goes on."""
    found = re.compile(rf"(?P<list>{NAME}(?:, {NAME})*,? and {NAME}), (?=[a-z])").match(flow, intro.end())
    if found is None or any(w in intro[0] for w in data["partial"]):
        return None
    return _listed(flow, *found.span("list"), data)


@cache
def _intro(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


def _region(flow: str, intro: "re.Match[str]") -> tuple[int, int]:
    """From behind the words that open a list to the mark that closes it."""
    start, sign = intro.end(), intro[0].strip()
    stop = END.search(flow, start, min(len(flow), start + LONGEST_LIST))
    end = stop.start() if stop is not None else min(len(flow), start + LONGEST_LIST)
    closer = {"—": "—", "–": "–", "(": ")"}.get(sign)
    close = flow.find(closer, start, end) if closer else -1
    return start, close if close >= 0 else end


_PART, _NAMED_PART = re.compile(r",? (?:and|or|&) |, ?"), re.compile(r",? (?:and|or) |, ?")


def _split(flow: str, start: int, end: int, *, semicolons: bool) -> list[tuple[int, int]]:
    spans, at = [], start
    part = _NAMED_PART if _NAMED_PART.search(flow, start, end) else _PART  # Hart & Sons and Lowe: the sign stands in a name
    for match in (re.compile(r"; ?(?:and )?") if semicolons else part).finditer(flow, start, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return [(s, e) for s, e in spans if flow[s:e].strip()]


def _readings(flow: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """All that stand apart; where two joiners stand side by side, one may stand inside a name (Tyne and Wear); and as many as the things
    say that they are (two climbers, a guide and a pilot)."""
    joined = sum(flow[e : e + 5] == " and " for _, e in spans[:-1])
    last = spans[-2][1]
    inner = joined - (flow[last : last + 5] == " and ")  # behind a comma and before another the sign stands in a name or a pair
    found = frozenset(range(len(spans) - max(0, inner), len(spans) + 1))
    several = sum(_many(flow, start) for start, _ in spans)
    return found | {several} if several > len(spans) else found


def _many(flow: str, at: int) -> int:
    """How many a thing says that it is: two climbers; one where it does not say."""
    word = re.compile(r"(?:and )?(?:the |his |her |its |their )?(?:other )?([a-z]+|\d{1,2})\b", re.IGNORECASE).match(flow, at)
    said = word[1].lower() if word is not None else ""
    return int(said) if said.isdecimal() else max(1, int(number_words()["small"].get(said, 1)))


def apposed(flow: str, start: int, end: int, data: Mapping[str, Any]) -> list[Items]:
    """Lists that commas alone set beside a count: three mills, Airton, Linton and Skirfare; Airton, Linton and Skirfare, three mills."""
    last = END.search(flow, end, min(len(flow), end + LONGEST_LIST))
    tail = flow[end : last.start() if last is not None else min(len(flow), end + LONGEST_LIST)]
    head = flow[max(0, start - LONGEST_LIST) : start]
    found = []
    behind = _appositions(tuple(data.get("apposition") or ())).match(tail)
    if behind is not None:
        found.append(_surely(_listed(flow, end + behind.start("list"), end + behind.end("list"), data), behind, flow, (start, end), data))
    direct = _DIRECT.match(tail) if _known(flow, start) else None
    if direct is not None:
        items = _listed(flow, end + direct.start("list"), end + direct.end("list"), data)
        found.append(items._replace(sure=True) if items is not None else None)
    before = _PRECEDING.search(head)
    if before is not None:
        shift = start - len(head)
        items = _listed(flow, shift + before.start("list"), shift + before.end("list"), data)
        named = items is not None and _all_names(flow, items)
        found.append(items._replace(sure=before["all"] is not None) if items is not None and named else items)
    found += _before_count(flow, start, head, data)
    return [f for f in found if f is not None]


def _before_count(flow: str, start: int, head: str, data: Mapping[str, Any]) -> list[Items | None]:
    """Things that open a sentence and are counted behind a dash; names that "all three" takes up behind what is said of them."""
    opening = _OPENING.search(head)
    shift = start - len(head)
    if opening is not None:
        items = _listed(flow, shift + opening.start("list"), shift + opening.end("list"), data)
        return [items._replace(sure=True) if items is not None else None]
    pointed = _POINTED.search(head)
    if pointed is not None:
        items = _listed(flow, shift + pointed.start("list"), shift + pointed.end("list"), data)
        return [items._replace(sure=True) if items is not None else None]
    again = _ALL.search(head) or flow.startswith(("All ", "all "), start)
    named = list(_NAMES.finditer(head)) if again else []
    if len(named) != 1 or len(head) - named[0].end() > TAKEN_UP:
        return []
    items = _listed(flow, shift + named[0].start(), shift + named[0].end(), data)
    return [items._replace(sure=len(items.spans) > 2) if items is not None else None]


def _surely(items: Items | None, match: "re.Match[str]", flow: str, count: tuple[int, int], data: Mapping[str, Any]) -> Items | None:
    """Whether a list behind a count is all that it counts: names behind "are" or "as" or a comma, where the count is said to be of known things
    (the, all, her) or closes its clause with the list."""
    if items is None or len(items.spans) < 2 or not (_all_names(flow, items) or _all_doings(flow, items)):
        return items
    known = _known(flow, count[0])
    if match["bare"]:
        return items._replace(sure=True) if known else None
    lead = (match["lead"] or match["behind"]).strip()
    closed = flow[items.spans[-1][1] : items.spans[-1][1] + 1] in (".", ";", "") or flow[items.spans[-1][1] :].startswith(
        (", and a ", ", and one ")
    )
    closed = closed or _goes_on(flow, items.spans[-1][1], data, names=len(items.spans))
    sure = (lead in ("are", "were", "as", "being") and known) or (lead == "," and (known or closed))
    return items._replace(sure=sure)


def _goes_on(flow: str, end: int, data: Mapping[str, Any], names: int) -> bool:
    """Whether the sentence goes on behind a comma with what is said of the things (…, will close), or of three or more with where or when."""
    if flow.startswith(tuple(f", {word} " for word in data["said-of"]), end):
        return True
    return names >= LEAST_LONG and (flow.startswith(tuple(f", {word} " for word in data["where"]), end) or bool(_DID.match(flow, end)))


def _known(flow: str, start: int) -> bool:
    """Whether a count is said to be of known things."""
    return _KNOWN.search(flow, max(0, start - 12), start) is not None


def _all_doings(flow: str, items: Items) -> bool:
    """Whether every item says what is done: driving while disqualified, failing to stop and having no insurance."""
    return all(flow[s:e].partition(" ")[0].endswith("ing") for s, e in items.spans)


_DID = re.compile(r", [a-z]+ed\b")
_KNOWN = re.compile(r"\b(?:the|all|all the|her|his|its|their|these|those|both|our) \Z", re.IGNORECASE)


def _all_names(flow: str, items: Items) -> bool:
    """Whether every item begins with a capital or is quoted: names, and no two things of which one is told further."""
    return all(re.sub(r"^(?:the|a|an) ", "", flow[s:e])[:1].isupper() or flow[s : s + 1] in '“"‘' for s, e in items.spans)


_ITEM = r"(?:(?:the|a|an|his|her|its|their) )?[\w’'&.\-]+(?: (?!and\b|or\b)[\w’'&.\-]+){0,4}"
_LIST = rf"(?P<list>{_ITEM}(?:, {_ITEM})*,? (?:and|or) {_ITEM})"
NAME = r"(?:the |The )?[A-Z][\w’'&.\-]*(?: (?:(?:of|the|on|upon|de) )?[A-Z][\w’'&.\-]*){0,3}"
_PRECEDING = re.compile(rf"(?P<list>{NAME}(?:, {NAME})*,? and {NAME})(?:,| [—–-]|:) (?P<all>all the |all |the |both |these |those )?$")


_DIRECT = re.compile(rf"(?: [a-z][\w’'\-]*){{1,3}} (?P<list>{NAME}(?:, {NAME})*,? and {NAME})(?=[,.;])")
_OPENING = re.compile(
    rf"(?:\A|[.!?]\s+)(?P<list>{_ITEM}(?:, {_ITEM})+,? and {_ITEM})(?: [—–] (?:all |the |all the |both )?|, (?:all |the |all the ))\Z"
)
_ALL = re.compile(r"\b[Aa]ll (?:the )?\Z")
_POINTED = re.compile(rf"(?P<list>{NAME}(?:, {NAME})+(?:,? and {NAME})?)\. (?:Those|These|They) (?:are|were) the \Z")
_NAMES = re.compile(rf"{NAME}(?:, {NAME})+,? and {NAME}")
TAKEN_UP = 90  # characters between names and the count that takes them up


@cache
def _appositions(words: tuple[str, ...]) -> "re.Pattern[str]":
    """A noun of up to four words, then a comma or one of the words that lead to a list (are, as)."""
    leads = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"
    plain = r"(?: [A-Za-z][\w’'\-]*){0,3}?(?: [a-z][\w’'\-]*| [A-Z][\w’'\-]*s)"  # their sons Peter, Paul and Mark: a noun does not end in a name
    further = r"(?: [a-z][\w’'\-]*){1,3} (?:of|on|in|at|from|for|across|near|along|around|under|with) (?:[A-Za-z][\w’'\-]* ){0,4}[a-z][\w’'\-]*(?=, )"
    return re.compile(rf"(?:{plain}(?P<lead>, |{leads})|{further}(?P<behind>, )|(?P<bare>, )){_LIST}(?=[,.;:!?]|\Z| [—–])")


def _listed(flow: str, start: int, end: int, data: Mapping[str, Any]) -> Items | None:
    spans = _split(flow, start, end, semicolons=False)
    words = {w.lower() for w in re.findall(r"[A-Za-z]+", flow[start:end])}
    if len(spans) < 2 or words & set(data["verbs"]) or any(c.isdigit() for c in flow[start:end]):
        return None
    return Items(tuple(spans), _readings(flow, spans), False)


def _in_order(flow: str, end: int, data: Mapping[str, Any]) -> Items | None:
    """four conditions. First, …; second, …; third, …"""
    stop = min(len(flow), end + 400)
    spans: list[tuple[int, int]] = []
    at = end
    for word in data["ordinals"]:
        found = re.compile(rf"\b{word}\b,?", re.IGNORECASE).search(flow, at, stop if spans else min(stop, end + LONGEST_GAP))
        if found is None:
            break
        spans.append(found.span())
        at = found.end()
    return Items(tuple(spans), frozenset({len(spans)}), False) if len(spans) >= 2 else None

"""Ranges whose low end comes first: 10万—15万人."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import Sheet
from factcheck.lexicon.store import load_data, rules_root
from factcheck.model.check import Place, Suggestion
from factcheck.model.rule import Rule

REASON = {"zh": "区间两端颠倒", "en": "the ends of the range are swapped"}
COUNTED = frozenset({"count", "measure", "money", "percent", "duration", "age", "number"})


def turned(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """Every range of values in the article: its ends must rise."""
    written = _pattern(sheet.text.document.language)
    if written is None:
        yield from _rising(sheet, rule)
        return
    pattern, scales = written
    article = sheet.text.document.articles[sheet.article]
    owned = [(m, index) for m in pattern.finditer(sheet.flow, article.start, article.end) if (index := _owner(sheet, m)) is not None]
    if _falling_by_habit(sheet, [m for m, _ in owned], scales):
        return  # 回报率从37.76%-8.5%不等…在35.31%-10.92%的区间内
    for found, index in owned:
        if _moving(sheet, found):
            continue
        low, high = _ends(found, scales)
        yield _claim(sheet, rule, index, found, turned_round=low > high)


def _falling_by_habit(sheet: Sheet, found: Sequence[re.Match[str]], scales: dict[str, int]) -> bool:
    """Whether an article tells two ranges or more from the high end down: then its author means to."""
    if len(found) < 2:
        return False
    falling = [m for m in found if (ends := _ends(m, scales))[0] > ends[1] and sheet.flow[m.end() : m.end() + 1] not in "年月日"]
    return len(falling) > 1 and 2 * len(falling) > len(found)


def _rising(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """Where the reader of numbers takes a range for one only if its ends rise, it is right."""
    for sentence, numbers in sheet.sentences():
        for index in numbers:
            mention = sheet.mention(index)
            if mention.written.qualifier == "between" and mention.start >= sentence.start:
                evidence = Evidence(sheet.text.surface(index), information=0.3)
                yield given(rule, "consistent", sheet.text, sheet.article, (("range", (sheet.place(index),)),), evidence)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """Two plain numbers with a dash between, and the powers of ten of the scale words; None for a language without such numerals.

    It begins with a digit and looks back from behind it: a pattern that begins by looking back is tried at every character.
    """
    if not (rules_root() / f"{language}/numbers/numerals.yaml").is_file():
        return None
    numerals = load_data(f"{language}/numbers/numerals.yaml")
    scales = {str(k): int(v) for k, v in numerals["scales"].items()}
    scale = "[" + "".join(re.escape(s) for s in scales) + "]"
    dash = "(?:—+|–|-|~|～|至|到)"
    number = r"\d[\d,]*(?:\.\d+)?"
    alone = r"\d(?<![\d.,:：/A-Za-z—–~～-]\d)[\d,]*(?:\.\d+)?"
    tail = rf"(?<={scale})\d[\d,]{{2,}}"  # 4万2,000元
    first = rf"(?P<first>{alone})(?P<own>{scale}*)(?P<more>{tail})?(?P<gap>[^\d\s，。；、]{{0,4}}?)"
    second = rf"(?P<second>{number})(?P<above>{scale}*)(?P<over>{tail})?"
    return re.compile(rf"{first}\s?{dash}\s?{second}(?![\d:：/—–~～-])"), scales


def _owner(sheet: Sheet, found: re.Match[str]) -> int | None:
    """The number of the reader that holds the range's end, where it is a value with a unit."""
    from bisect import bisect_right

    index = bisect_right(sheet.starts, found.start("second")) - 1
    if index < 0:
        return None
    mention = sheet.mention(index)
    written = mention.written
    surface = sheet.flow[mention.start : mention.end]
    if mention.end <= found.end("second") or written.base_kind not in COUNTED or not written.unit or written.unit_class == "temperature":
        return None
    if mention.start > found.start() and "——" in found[0]:
        return None  # 又交付1382辆——2.4万辆的全年目标: the reader takes the dash for a break
    unit = sheet.flow[found.end() : mention.end]
    if found["gap"] and found["gap"].strip() != unit:
        return None
    if any(surface.endswith(u) for u in sheet.words.entries("temperature")):
        return None
    return index


def _moving(sheet: Sheet, found: re.Match[str]) -> bool:
    """Whether the two numbers are a movement or a score and no range: 由80降至60, 3—1."""
    before = sheet.flow[max(0, found.start() - 2) : found.start()]
    after = sheet.words.within("moved", sheet.flow, found.end(), found.end() + 8)
    return bool(after) or sheet.words.has("moves", before + found.group())


def _ends(found: re.Match[str], scales: dict[str, int]) -> tuple[Decimal, Decimal]:
    low, more, high, over = (Decimal((found[g] or "0").replace(",", "")) for g in ("first", "more", "second", "over"))
    above = sum(scales[c] for c in found["above"])
    shared = not (found["own"] or found["gap"] or found["over"])  # 3000元至1万5000元: each end has its own
    own = above if shared else sum(scales[c] for c in found["own"])
    return low.scaleb(own) + more, high.scaleb(above) + over


def _claim(sheet: Sheet, rule: Rule, index: int, found: re.Match[str], *, turned_round: bool) -> Claim:
    start, end = found.start(), max(found.end(), sheet.mention(index).end)
    shown = sheet.text.document.surface(start, end)
    places = (("range", (Place(index, "number", start, end),)),)
    if not turned_round:
        return given(rule, "consistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))
    ends = [
        (found.start(g), max(found.end(g), found.end(more) if found[more] else 0)) for g, more in (("first", "more"), ("second", "over"))
    ]
    first, second = (sheet.text.document.surface(*span) for span in ends)
    middle = sheet.text.document.surface(ends[0][1], ends[1][0])
    tail = sheet.text.document.surface(ends[1][1], end)
    language = sheet.text.document.language
    repair = Suggestion(index, start, end, second + middle + first + tail, "swapped", REASON.get(language, REASON["en"]))
    return given(rule, "inconsistent", sheet.text, sheet.article, places, Evidence(shown, repairs=(repair,)))

"""Places told one after another in languages with spaces: the wettest was Lorne with 64mm, followed by Airton with 51mm and Wendon with 44mm."""

import re
from collections.abc import Iterator, Sequence

from factcheck.engine.claim import Claim
from factcheck.engine.order.extremes import in_turn
from factcheck.engine.order.sheet import Sheet, compared
from factcheck.model.rule import Rule

NEAR = 40  # characters between the words for an order and its first number, and between that and the words for what follows
ITEM = 70  # characters from one number of the order to the next
LEAST = 2


def turns(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """One claim for each first place and those that are said to come after it."""
    for sentence, told in sheet.sentences(frozenset({"turn-next"})):
        numbers = [i for i in told if sheet.mention(i).written.base_kind not in ("ordinal", "rank")]
        for cue in sheet.words.pattern("turn-cue").finditer(sheet.flow, sentence.start, sentence.end):
            items = _items(sheet, numbers, cue)
            operator = _operator(sheet, rule, sentence.start, items) if len(items) > LEAST else None
            if operator is not None:
                yield from in_turn(sheet, rule, items, operator)
                break


def _items(sheet: Sheet, numbers: Sequence[int], cue: "re.Match[str]") -> list[int]:
    """The first number, right before the words for what follows, and the run of those behind them."""
    before = [i for i in numbers if sheet.mention(i).end <= cue.start()]
    if not before or not _joins(sheet, "turn-left", sheet.mention(before[-1]).end, cue.start(), NEAR):
        return []
    items, at = before[-1:], cue.end()
    for i in (i for i in numbers if sheet.mention(i).start >= cue.end()):
        mention = sheet.mention(i)
        if not sheet.alike(items[0], i) or not _joins(sheet, "turn-item", at, mention.start, ITEM):
            break
        items.append(i)
        at = mention.end
    return items


def _joins(sheet: Sheet, name: str, start: int, end: int, most: int) -> bool:
    """Whether what stands between two places is of a pattern, short, and without a word that takes it to another thing or time."""
    gap = sheet.flow[start:end]
    return len(gap) <= most and bool(sheet.words.pattern(name).search(gap)) and not sheet.words.pattern("turn-stop").search(gap)


def _operator(sheet: Sheet, rule: Rule, start: int, items: Sequence[int]) -> str | None:
    """Which way the order runs, by the superlative before its first number. Who leads may have more or less than the next: it falls where
    the first two numbers do (led with 61 points, ahead of Airton on 55)."""
    at = sheet.mention(items[0]).start
    said = {n for n in ("most", "least", "led") if _stands(sheet, f"turn-{n}", start, at)}
    if said == {"least"}:
        return "<=" if _stands(sheet, "turn-least", max(start, at - NEAR), at) else None
    falls = compared(sheet, rule, ">=", ("earlier", items[0]), ("later", items[1]))
    return ">=" if said and "least" not in said and falls is not None and falls.verdict == "consistent" else None


def _stands(sheet: Sheet, name: str, start: int, end: int) -> bool:
    return sheet.words.pattern(name).search(sheet.flow, start, end) is not None

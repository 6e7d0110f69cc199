"""Who won has more: 以102比98战胜, 201票赞成、183票反对获得通过."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import Sheet, compared
from factcheck.engine.words import either
from factcheck.model.check import Place
from factcheck.model.rule import Rule

WON = frozenset({"won"})
PASSED = frozenset({"votes-for", "votes-against", "vote-passed"})
VOTES = 14  # characters between what the winner has and what the other has
BESIDE = 3  # characters between a number of votes and the word that says what they were for


def won(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """The score of a winner, and the votes of what was passed."""
    for sentence, _numbers in sheet.sentences(WON):
        for found in _score(tuple(sheet.words.entries("won"))).finditer(sheet.flow, sentence.start, sentence.end):
            if not _is_clock(sheet, found):
                yield _scored(sheet, rule, found)
    for _, numbers in sheet.sentences(WON):
        yield from _with_votes(sheet, rule, numbers)
    for sentence, numbers in sheet.sentences(PASSED):
        if not sheet.words.within("vote-failed", sheet.flow, sentence.start, sentence.end):
            yield from _voted(sheet, rule, numbers)


def _with_votes(sheet: Sheet, rule: Rule, numbers: Sequence[int]) -> Iterator[Claim]:
    """以437票击败对手的412票: what the winner has beside what the other has."""
    words, flow = sheet.words, sheet.flow
    for own, other in pairwise(numbers):
        mention = sheet.mention(own)
        units = {sheet.mention(i).written.unit for i in (own, other)}
        between = flow[mention.end : sheet.mention(other).start]
        won = words.starts("won", between, between.startswith("的"))
        if len(units) > 1 or mention.written.unit not in words.entries("ranked-units") or won is None or len(between) > VOTES:
            continue
        if words.ends("led-with", flow, mention.start) and not any(c in "，。；、" for c in between):
            claim = compared(sheet, rule, ">=", ("own", own), ("other", other))
            if claim is not None:
                yield claim


@cache
def _score(words: tuple[str, ...]) -> re.Pattern[str]:
    tail = r"(?:的?(?:总?比分|成绩|优势))?"
    return re.compile(
        rf"(?<![\d.:：∶])(?P<own>\d{{1,3}})\s?(?P<sign>[比:：∶]|[-–—])\s?(?P<other>\d{{1,3}})(?![\d.:：∶%年月日]){tail}{either(words)}"
    )


def _is_clock(sheet: Sheet, found: re.Match[str]) -> bool:
    """19:30战胜 may be the time of the match; 以19:30 is its score."""
    said = sheet.words.ends("score-lead", sheet.flow, found.start()) is not None
    return not said and found["sign"] in (":", "：") and len(found["other"]) == 2


def _scored(sheet: Sheet, rule: Rule, found: re.Match[str]) -> Claim:
    own, other = int(found["own"]), int(found["other"])
    places = tuple((name, (_place(sheet, *found.span(name)),)) for name in ("own", "other"))
    shown = f"{own} {'>' if own > other else '≤'} {other}"
    return given(rule, "consistent" if own > other else "inconsistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _place(sheet: Sheet, start: int, end: int) -> Place:
    index = bisect_right(sheet.starts, start) - 1
    holds = index >= 0 and sheet.mention(index).end >= end
    return Place(index if holds else None, "number", start, end)


def _voted(sheet: Sheet, rule: Rule, numbers: Sequence[int]) -> Iterator[Claim]:
    """The votes for and against in one sentence that says that something was passed."""
    told = {name: [i for i in numbers if _votes(sheet, i, name)] for name in ("votes-for", "votes-against")}
    if all(len(found) == 1 for found in told.values()):
        claim = compared(sheet, rule, ">=", ("own", told["votes-for"][0]), ("other", told["votes-against"][0]))
        if claim is not None:
            yield claim


def _votes(sheet: Sheet, index: int, name: str) -> bool:
    mention, words, flow = sheet.mention(index), sheet.words, sheet.flow
    if mention.written.unit not in words.entries("vote-units"):
        return False
    behind = words.starts(name, flow, mention.end + flow.startswith(tuple(words.entries("possessive")), mention.end))
    return bool(behind) or words.ends(name, flow, mention.start, BESIDE) is not None

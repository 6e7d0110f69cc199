"""Scores and streaks of contests: one match has one final score, and a streak that the headline counts is that of the body."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.words import Words, either
from factcheck.model.check import Place, Suggestion
from factcheck.model.document import Sentence
from factcheck.model.rule import Rule
from factcheck.numbers.write import han_numeral

LEAD, TAIL = 14, 8  # characters before and behind a score in which it is said what score it is
# It begins with a digit and looks back from behind it: a pattern that begins by looking back is tried at every character.
SCORE = re.compile(r"(\d(?<![\d.比]\d)(?<!\d[:：∶-]\d)\d{0,2})\s?(?P<sign>[比:：∶–—-])\s?(\d{1,3})(?![\d.:：∶比%-])")
HAN = "零一二三四五六七八九十"


class Told(NamedTuple):
    """A score or a streak: its place, what it says, and whether it stands in a headline."""

    start: int
    end: int
    value: tuple[int, ...]
    headline: bool
    kind: str = ""


def contests(rule: Rule, at: int, text: Text, *, headline: bool) -> Iterator[Claim]:
    """The final scores of an article, and its streaks: in the headline rule those of the headline against the body."""
    held = words(text.document.language)
    if not held.entries("final"):
        return
    for told in text.once(_told, at):
        heads, body = ([t for t in told if t.headline == side] for side in (True, False))
        yield from _against(rule, text, at, heads, body) if headline else _twice(rule, text, at, body)


def _told(text: Text, at: int) -> tuple[list[Told], list[Told]]:
    """The scores of an article and its streaks."""
    held = words(text.document.language)
    return _scores(at, text, held), _streaks(at, text, held)


def _against(rule: Rule, text: Text, at: int, heads: Sequence[Told], body: Sequence[Told]) -> Iterator[Claim]:
    for head in heads:
        alike = [b for b in body if b.kind == head.kind]
        equal = next((b for b in alike if _same(head, b)), None)
        if equal is not None:
            yield _claim(rule, text, at, head, equal, fits=True)
        elif len({tuple(sorted(b.value)) for b in alike}) == 1 and len(heads) == 1 and _near(head, alike[0]):
            yield _claim(rule, text, at, head, alike[0], fits=False)


def _twice(rule: Rule, text: Text, at: int, body: Sequence[Told]) -> Iterator[Claim]:
    for kind in dict.fromkeys(t.kind for t in body):
        first, *rest = [t for t in body if t.kind == kind]
        for other in rest:
            if _same(first, other):
                yield _claim(rule, text, at, first, other, fits=True)
        values = {tuple(sorted(t.value)) for t in (first, *rest)}
        apart = rest and any(mark in text.document.flow[first.end : rest[0].start] for mark in "。！？\n")
        if len(values) == 2 and len(rest) == 1 and apart and _near(first, rest[0]):
            yield _claim(rule, text, at, first, rest[0], fits=False)


def _same(a: Told, b: Told) -> bool:
    return sorted(a.value) == sorted(b.value)


def _near(a: Told, b: Told) -> bool:
    """Whether two scores share a side, or two streaks differ by one: another match seldom does."""
    if len(a.value) == 1:
        return abs(a.value[0] - b.value[0]) == 1
    return len(set(a.value) & set(b.value)) == 1


def _scores(at: int, text: Text, held: Words) -> list[Told]:
    """The final scores of an article; in a headline any score that is not said to be of a part."""
    flow, article = text.document.flow, text.document.articles[at]
    written = list(SCORE.finditer(flow, article.start, article.end))
    if not written or held.within("other-match", flow, article.start, article.end):
        return []
    found = []
    for match in written:
        headline = _in_headline(match.start(), article.sentences)
        kind = _kind(flow, match, held, headline=headline)
        if kind is not None:
            found.append(Told(*match.span(), (int(match[1]), int(match[3])), headline, kind))
    return found


def _kind(flow: str, match: "re.Match[str]", held: Words, *, headline: bool) -> str | None:
    begin = max(flow.rfind(mark, max(0, match.start() - LEAD), match.start()) for mark in "，。；！\n") + 1
    before = flow[max(begin, match.start() - LEAD) : match.start()]
    before = before or _clause_before(flow, begin, held)
    behind = flow[match.end() : match.end() + TAIL]
    if held.within("not-final", before, 0, len(before)) or held.within("not-final", behind, 0, len(behind)):
        return None
    if held.within("total", before, 0, len(before)):
        return "total"
    ended = held.within("final", before, 0, len(before)) or held.within("ended", behind, 0, len(behind))
    return "final" if headline or ended else None


def _clause_before(flow: str, begin: int, held: Words) -> str:
    """底下是终场比分，3∶1: the end of the clause before a score that opens its own, where it says what score it is."""
    if flow[begin - 1 : begin] != "，":
        return ""
    found = held.ends("final", flow, begin - 1)
    return found.group() if found is not None else ""


def _in_headline(at: int, sentences: Sequence[Sentence]) -> bool:
    return any(s.start <= at < s.end for s in sentences if s.kind == "headline")


def _streaks(at: int, text: Text, held: Words) -> list[Told]:
    """八连胜, 连赢七轮: streaks of one kind, but for those of another time or side."""
    flow, article = text.document.flow, text.document.articles[at]
    found = []
    streaks = held.mapping("streaks")
    if _any_streak(tuple(form for forms in streaks.values() for form in forms)).search(flow, article.start, article.end) is None:
        return []
    for kind, forms in streaks.items():
        for match in _streak(tuple(forms), tuple(held.entries("streak-units"))).finditer(flow, article.start, article.end):
            begin = max(flow.rfind(mark, 0, match.start()) for mark in "，。；！\n") + 1
            name = "before" if match["before"] else "behind"
            value = _read(match[name])
            if value and not held.within("streak-before", flow, begin, match.start()):
                found.append(Told(*match.span(name), (value,), _in_headline(match.start(), article.sentences), kind))
    return found


@cache
def _any_streak(forms: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(either(forms))


@cache
def _streak(forms: tuple[str, ...], units: tuple[str, ...]) -> "re.Pattern[str]":
    number = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
    return re.compile(rf"(?P<before>{number}){either(forms)}|{either(forms)}了?(?P<behind>{number})(?={either(units)})")


def _read(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    value = [n for n in range(1, 100) if han_numeral(n) == numeral]
    return value[0] if value else 0


def _claim(rule: Rule, text: Text, at: int, a: Told, b: Told, *, fits: bool) -> Claim:
    places = tuple((name, (Place(None, "word", t.start, t.end),)) for name, t in (("first", a), ("second", b)))
    first, second = (text.document.surface(t.start, t.end) for t in (a, b))
    repairs = (
        ()
        if fits
        else (Suggestion(None, a.start, a.end, second, "repetition", ""), Suggestion(None, b.start, b.end, first, "repetition", ""))
    )
    evidence = Evidence(f"{first} {'=' if fits else '≠'} {second}", (("first", first), ("second", second)), repairs, information=0.6)
    return given(rule, "consistent" if fits else "inconsistent", text, at, places, evidence)

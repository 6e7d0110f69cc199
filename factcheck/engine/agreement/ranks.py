"""A place in an order, told twice: 全省第17位…全省第71位."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import apart, brings_in_another
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.words import Words, either
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

PLACES: frozenset[Kind] = frozenset({"ordinal", "rank"})
SCOPE = 12  # characters before a rank in which its field is named


def ranks(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """The only two ranks of one field in an article: equal, or a mismatch where the second is told as known (全省第71位的成绩)."""
    held = words(text.document.language)
    if not held.entries("scopes"):
        return
    by_scope: dict[str, list[int]] = defaultdict(list)
    for index in text.index.of_kinds(at, PLACES):
        scope = _scope(index, text, held)
        if scope:
            by_scope[scope].append(index)
    for found in by_scope.values():
        if len(found) == 2 and apart(found[0], found[1], text):
            a, b = found
            same = text.mention(a).written.value == text.mention(b).written.value
            if same or (_known(b, text, held) and not brings_in_another(b, text)):
                yield claim(rule, a, b, text, fits=same)


def _scope(index: int, text: Text, held: Words) -> str:
    """The field that is named before a rank in its sentence; "" where a rank moves or is compared."""
    flow, start = text.document.flow, text.mention(index).start
    begin = max(flow.rfind(mark, max(0, start - 60), start) for mark in "。！？\n") + 1
    if held.within("rank-moves", flow, begin, text.mention(index).end + 4):
        return ""
    named = list(held.each("scopes", flow, max(begin, start - SCOPE), start))
    return named[-1].group() if named else ""


def _known(index: int, text: Text, held: Words) -> bool:
    """Whether a rank is taken up as what is known: 全国第二名的成绩, “全省第71位，这个成绩…”."""
    return _taken(tuple(held.entries("results"))).match(text.document.flow, text.mention(index).end) is not None


@cache
def _taken(results: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"[名位]?[，]?(?:的|这个|这样的|这一)?(?:好)?{either(results)}")

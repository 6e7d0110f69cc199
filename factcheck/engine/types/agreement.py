"""Rules of type `agreement`: two mentions of one thing must have one value, in headline and body, or in two places of an article."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck.engine.agreement.bare import bare_again
from factcheck.engine.agreement.clocks import clocks
from factcheck.engine.agreement.derived import derived
from factcheck.engine.agreement.events import events, headline_days
from factcheck.engine.agreement.fates import fates
from factcheck.engine.agreement.headlines import headlines
from factcheck.engine.agreement.passed import passed
from factcheck.engine.agreement.ranks import ranks
from factcheck.engine.agreement.repeats import repeated
from factcheck.engine.agreement.scores import contests
from factcheck.engine.agreement.shorthand import numbered, shorthand
from factcheck.engine.agreement.worded import worded_conflicts, worded_headlines
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.document import Sentence
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule
from factcheck.structure.particles import particles

KINDS: frozenset[Kind] = frozenset({"count", "measure", "money", "percent", "duration", "age", "percentage_point", "temperature"})


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """A claim for each number of a headline, or for each pair of full mentions of one thing in the body."""
    headline = rule.options.get("check") == "headline"
    for at, article in enumerate(text.document.articles):
        if article.klass in rule.not_for:
            continue
        heads, body = text.once(_parts, at)
        if particles(text.document.language).head_first:
            yield from worded_headlines(rule, heads, body, text) if headline else worded_conflicts(rule, at, body, text)
            continue
        yield from headlines(rule, heads, body, text) if headline else repeated(rule, body, text)
        yield from contests(rule, at, text, headline=headline)
        yield from bare_again(rule, at, text, heads, body, headline=headline)
        yield from (
            headline_forms(rule, at, heads, body, text)
            if headline
            else (*events(rule, at, text), *clocks(rule, at, text), *ranks(rule, at, text))
        )


def headline_forms(rule: Rule, at: int, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    """What a headline says in its own way: in short, by an ordinal, as the sum or the difference of what the body says."""
    yield from shorthand(rule, at, body, text)
    yield from headline_days(rule, at, text)
    yield from passed(rule, at, body, text)
    yield from fates(rule, heads, body, text)
    yield from numbered(rule, at, text)
    yield from derived(rule, at, heads, body, text)


def _parts(text: Text, at: int) -> tuple[Sequence[int], Sequence[int]]:
    """The numbers of an article's headline, and those of its body."""
    lines = [s for s in text.document.articles[at].sentences if s.kind == "headline"]
    boards = [line for line in lines if _is_scoreboard(line, text)]
    heads: list[int] = []
    body: list[int] = []
    for index in text.index.of_kinds(at, KINDS):
        start = text.mention(index).start
        before = bisect_right(lines, start, key=attrgetter("start"))
        (heads if before and start < lines[before - 1].end else body).append(index)
    return [i for i in heads if not any(b.start <= text.mention(i).start < b.end for b in boards)], body


def _is_scoreboard(line: Sentence, text: Text) -> bool:
    """Knicks 118, Hawks 109: what each side of a contest has scored, by the name of the side."""
    pattern = particles(text.document.language).scoreboard
    return bool(pattern) and re.fullmatch(pattern, text.document.flow[line.start : line.end].strip()) is not None

"""One article as the checks of order and bound see it: its numbers by sentence, the words around them, and the making of claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import itemgetter

from factcheck.engine.binding import Binding, scene
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import Unsolvable, judge
from factcheck.engine.given import is_for
from factcheck.engine.repair import repairs
from factcheck.engine.words import Words
from factcheck.lexicon.store import load_data, rules_root
from factcheck.model.check import Place
from factcheck.model.document import Sentence
from factcheck.model.expression import Compare, Name
from factcheck.model.mention import Mention
from factcheck.model.rule import Case, Rule
from factcheck.model.value import kept

MARKS = frozenset("，,；;。！？!?：:\n")
CLAUSE = re.compile(f"[{''.join(sorted(MARKS))}]")
GATES = (
    *(
        "above",
        "below",
        "passed",
        "passed-down",
        "mark",
        "all",
        "max",
        "min",
        "first",
        "second",
        "third",
        "last",
        "descending",
        "ascending",
        "than",
        "than-more",
        "than-less",
        "new-record",
        "old-record",
        "should-come",
        "old",
        "won",
        "votes-for",
        "votes-against",
        "vote-passed",
    ),
    *("against", "grew", "shrank"),
    *("scope", "some-have", "led-with"),
    *(
        "list-in-turn",
        "top",
        "ordinal-mark",
        "field-nouns",
        "whole-suffix",
        "measures-with-suffix",
        "of-which",
        "full-marks",
        "scores",
        "per-day",
        "hours",
    ),
    "limit-words",
    *("each-with", "the-others", "of-all-mean", "also-told", "scope-of-max", "day-counts", "below-zero", "turn-next"),
)
"""The lists of words by which the checks ask for sentences."""
NOUN = 6  # characters behind a number in which the noun that it counts ends
GAP = 12  # characters between a word of being ahead and by how much
LONGEST = 80  # characters of a clause that are looked at before a number


@cache
def cues(language: str) -> Words | None:
    """The words of rules/<language>/order/cues.yaml; None for a language without them."""
    relative = f"{language}/order/cues.yaml"
    return Words(load_data(relative)) if (rules_root() / relative).is_file() else None


@dataclass(frozen=True)
class Sheet:
    text: Text
    article: int
    words: Words
    starts: list[int]  # of all mentions

    @kept
    def flow(self) -> str:
        return self.text.document.flow

    def mention(self, index: int) -> Mention:
        return self.text.reading.mentions[index]

    def sentences(self, *wanted: frozenset[str]) -> Iterable[tuple[Sentence, list[int]]]:
        """The sentences with numbers that are values (not times, not without an interval) and with words of all lists of one of the sets
        in `wanted` (of GATES); without such a set, all."""
        if not wanted or not self._numbered:
            return self._numbered
        asked = [some for some in wanted if some <= self._said]
        return self._saying(asked) if asked else ()

    def _saying(self, asked: Sequence[frozenset[str]]) -> Iterator[tuple[Sentence, list[int]]]:
        """The sentences with numbers that have words of all lists of one of some sets."""
        for row, said in zip(self._numbered, self._said_beside, strict=True):
            for some in asked:
                if some <= said:
                    yield row
                    break

    @kept
    def _words(self) -> list[tuple[int, frozenset[str]]]:
        """The words of the lists that sentences are asked for by, in order."""
        article = self.text.document.articles[self.article]
        return sorted(self.words.present(GATES, self.flow, article.start, article.end), key=itemgetter(0))

    @kept
    def _said(self) -> frozenset[str]:
        return frozenset().union(*{names for _, names in self._words})

    def says(self, *names: str) -> bool:
        """Whether the article has a word of one of some lists (of GATES)."""
        return not self._said.isdisjoint(names)

    def places_of(self, *names: str) -> list[int]:
        """Where the words of some lists (of GATES) begin, in order."""
        return [at for at, said in self._words if not said.isdisjoint(names)]

    @kept
    def _numbered(self) -> list[tuple[Sentence, list[int]]]:
        """The sentences with numbers that are values."""
        usable, starts, rows = self.text.index.usable, self.starts, []
        sentences = self.text.document.articles[self.article].sentences
        first = bisect_left(usable, bisect_left(starts, sentences[0].start)) if sentences else 0
        for sentence in sentences:
            while first < len(usable) and starts[usable[first]] < sentence.start:
                first += 1
            last = first
            while last < len(usable) and starts[usable[last]] < sentence.end:
                last += 1
            if last > first:
                rows.append((sentence, usable[first:last]))
            first = last
        return rows

    @kept
    def _said_beside(self) -> list[frozenset[str]]:
        """For each of these sentences the lists of which it has words."""
        words, said, at = self._words, [], 0
        for sentence, _ in self._numbered:
            names = set()
            while at < len(words) and words[at][0] < sentence.end:
                if words[at][0] >= sentence.start:
                    names.add(words[at][1])
                at += 1
            said.append(frozenset().union(*names))
        return said

    @kept
    def _clauses(self) -> list[int]:
        """Where the clauses of the article begin, but for the first."""
        article = self.text.document.articles[self.article]
        return [mark.end() for mark in CLAUSE.finditer(self.flow, article.start, article.end)]

    def clause_start(self, index: int, start: int) -> int:
        """Where the clause of a number begins, not before `start`."""
        at = self.mention(index).start
        begun = bisect_right(self._clauses, at) - 1
        return max(start, at - LONGEST, self._clauses[begun] if begun >= 0 else 0)

    def before(self, index: int, start: int) -> str:
        """The words of its clause before a number, back to the number before it."""
        begin = self.clause_start(index, start)
        if index and self.mention(index - 1).end > begin:
            begin = self.mention(index - 1).end
        return self.flow[begin : self.mention(index).start]

    def alike(self, a: int, b: int) -> bool:
        """Whether two numbers may be compared: one unit class, one kind of value."""
        x, y = self.mention(a).written, self.mention(b).written
        if x.unit_class != y.unit_class or x.base_kind != y.base_kind:
            return False
        return x.base_kind != "count" or x.unit == y.unit or x.unit_class != "count"

    def counted_alike(self, whole: int, part: int) -> bool:
        """15个成员国, 14国: the noun behind a general classifier ends in the unit of the other."""
        one, other = self.mention(whole).written, self.mention(part).written
        unit = other.unit or ""
        if (
            one.base_kind != "count"
            or other.base_kind != "count"
            or not self.words.ends("general-units", one.unit or "", len(one.unit or ""))
        ):
            return False
        noun = self.flow[self.mention(whole).end : self.mention(whole).end + NOUN]
        return len(unit) == 1 and unit in self.words.entries("noun-units") and unit in CLAUSE.split(noun)[0]

    def place(self, index: int) -> Place:
        mention = self.mention(index)
        return Place(index, "number", mention.start, mention.end)


def sheets(text: Text, rule: Rule) -> Iterator[Sheet]:
    """The articles of a document that a rule is for."""
    for sheet in text.once(_sheets):
        article = text.document.articles[sheet.article]
        if article.klass not in rule.not_for and (rule.article is None or is_for(rule, text.document, sheet.article)):
            yield sheet


def _sheets(text: Text) -> tuple[Sheet, ...]:
    words = cues(text.document.language)
    if words is None:
        return ()
    starts = [m.start for m in text.reading.mentions]
    return tuple(Sheet(text, index, words, starts) for index in range(len(text.document.articles)))


def _strict(sheet: Sheet, operator: str, left: int, right: int) -> str:
    """Two figures of one precision that differ are ordered as they are written: 0.2% is not above 0.3%, though both may round 0.25%."""
    x, y = sheet.mention(left).written, sheet.mention(right).written
    if x.hedges or y.hedges or x.value == y.value or x.unit_of_last_digit * x.factor != y.unit_of_last_digit * y.factor:
        return operator
    return {">=": ">", "<=": "<"}.get(operator, operator)


def compared(
    sheet: Sheet, rule: Rule, operator: str, left: tuple[str, int], right: tuple[str, int], information: float = 0.3
) -> Claim | None:
    """The claim that one number stands to another as the operator says; None where the two have no intervals."""
    operator = _strict(sheet, operator, left[1], right[1])
    slots: dict[str, Sequence[int]] = {left[0]: (left[1],), right[0]: (right[1],)}
    binding = Binding({n: tuple(i) for n, i in slots.items()}, dict.fromkeys(slots, "says"), "same", 0)
    case = _comparison(operator, left[0], right[0])
    stage = scene(binding, sheet.text)
    if stage is None:
        return None
    try:
        outcome = judge(case.require, stage)
    except Unsolvable:
        return None
    wrong = outcome.verdict == "inconsistent"
    return Claim(
        rule,
        outcome.verdict,
        "info" if outcome.verdict == "undecided" else "warning" if outcome.verdict == "tension" else rule.severity,
        right[1],
        case,
        binding,
        outcome.gap,
        information=information if outcome.verdict == "consistent" else 0.0,
        certain=True,
        reason=outcome.reason or outcome.convention,
        repairs=tuple(repairs(replace(rule, cases=(case,)), case, binding, sheet.text)) if wrong else (),
        article=sheet.article,
    )


@lru_cache(maxsize=256)
def _comparison(operator: str, left: str, right: str) -> Case:
    return Case(None, Compare(operator, Name(left), Name(right)), f"{left} {operator} {right}")


def is_difference(sheet: Sheet, index: int) -> bool:
    """比第二名快0.34秒, 领先第二名1分46秒: how far apart two are, and the value of neither."""
    if {"by", "differ"} & sheet.text.fact(index).roles.keys():
        return True
    start = sheet.mention(index).start
    gap = sheet.words.within("gap-before", sheet.flow, max(0, start - GAP), start)
    return gap is not None and not CLAUSE.search(sheet.flow, gap.end(), start)

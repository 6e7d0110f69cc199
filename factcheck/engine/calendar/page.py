"""One article as the calendar checks see it: its almanac, its words, and the making of claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal

from factcheck.engine.calendar import slips
from factcheck.engine.calendar.almanac import almanac, mention_at
from factcheck.engine.calendar.grammar import available, cues, grammar
from factcheck.engine.calendar.items import Age, Almanac, Length, Moment, Range, Weekday
from factcheck.engine.calendar.numeral import Numerals, numerals
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.given import is_for
from factcheck.engine.words import Words
from factcheck.model.check import Place, PlaceRole, Suggestion, Verdict
from factcheck.model.document import Sentence
from factcheck.model.rule import Rule
from factcheck.model.value import kept

Thing = Moment | Length | Age | Weekday
MOST = 3


@dataclass(frozen=True)
class Page:
    """text, the article's index and the publication date (from the document or the command line)."""

    text: Text
    article: int
    date: str | None
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @kept
    def flow(self) -> str:
        return self.text.document.flow

    @kept
    def almanac(self) -> Almanac:
        document = self.text.document
        article = document.articles[self.article]
        return almanac(document.flow, article.start, article.end, document.language, self.published)

    @kept
    def words(self) -> Words:
        return cues(self.text.document.language)

    @kept
    def numerals(self) -> Numerals:
        return numerals(self.text.document.language)

    @property
    def reach(self) -> int:
        """How far before a year the word stands that says what happened in it: 成立于1949年, founded in May 1949."""
        return 16 if grammar(self.text.document.language).patterned else 4

    @property
    def published(self) -> str | None:
        document = self.text.document
        return document.articles[self.article].date or document.date or self.date

    def says_now(self, moment: Moment) -> bool:
        """Whether the text calls the year of a moment this one: 今年（2025年）."""
        return grammar(self.text.document.language).words.ends("now-is", self.flow, moment.start, 8) is not None

    @kept
    def sentences(self) -> Sequence[Sentence]:
        return self.text.document.articles[self.article].sentences

    def sentence(self, at: int) -> Sentence:
        """The sentence that a flow offset of the article lies in, or the last one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, at) - 1)]

    @kept
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @kept
    def _moment_starts(self) -> list[int]:
        return [m.start for m in self.almanac.moments]

    @kept
    def _range_starts(self) -> list[int]:
        return [r.start for r in self.almanac.ranges]

    @kept
    def _age_starts(self) -> list[int]:
        return [a.start for a in self.almanac.ages]

    def moments(self, start: int, end: int) -> Sequence[Moment]:
        """The moments that begin in flow[start:end]."""
        starts = self._moment_starts
        return self.almanac.moments[bisect_left(starts, start) : bisect_left(starts, end)]

    def ranges(self, start: int, end: int) -> Sequence[Range]:
        """The ranges that begin in flow[start:end]."""
        starts = self._range_starts
        return self.almanac.ranges[bisect_left(starts, start) : bisect_left(starts, end)]

    def ages(self, start: int, end: int) -> Sequence[Age]:
        """The ages that begin in flow[start:end]."""
        starts = self._age_starts
        return self.almanac.ages[bisect_left(starts, start) : bisect_left(starts, end)]

    def neighbour(self, at: int, by: int) -> Sentence:
        """The sentence so many before or behind that of a flow offset, or the first or last."""
        index = bisect_right(self._sentence_starts, at) - 1 + by
        return self.sentences[min(len(self.sentences) - 1, max(0, index))]

    def surface(self, start: int, end: int) -> str:
        """The author's own characters."""
        return self.text.document.surface(start, end)

    def shown(self, thing: Thing | Range) -> str:
        return self.surface(thing.start, thing.end)

    def place(self, start: int, end: int, role: PlaceRole = "date") -> Place:
        return Place(mention_at(self.starts, self.ends, start, end), role, start, end)

    def places(self, *things: Thing | Range) -> tuple[Place, ...]:
        return tuple(self.place(t.start, t.end, _role(t)) for t in things)


def _role(thing: Thing | Range) -> PlaceRole:
    if isinstance(thing, Weekday):
        return "word"
    return "date" if isinstance(thing, Moment | Range) else "number"


def pages(text: Text, rule: Rule, date: str | None) -> Iterator[Page]:
    """The articles of a document that a rule is for."""
    for page in text.once(_pages, date):
        article = text.document.articles[page.article]
        if article.klass not in rule.not_for and (rule.article is None or is_for(rule, text.document, page.article)):
            yield page


def things_told(text: Text, date: str | None) -> frozenset[str | None]:
    """Of what the almanacs of a document have any, with None where there are almanacs at all: nothing for a language without a calendar."""
    if not available(text.document.language):
        return frozenset()
    kinds = [f.name for f in fields(Almanac)]
    almanacs = [page.almanac for page in text.once(_pages, date)]
    return frozenset([None, *(kind for kind in kinds for almanac in almanacs if getattr(almanac, kind))])


def _pages(text: Text, date: str | None) -> tuple[Page, ...]:
    mentions, articles = text.reading.mentions, text.document.articles
    starts, ends = tuple(m.start for m in mentions), tuple(m.end for m in mentions)
    return tuple(Page(text, index, date, starts, ends) for index, article in enumerate(articles) if article.sentences)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of a thing, to be revised: `key` names it in its owner, the splice runs from start to whole."""

    owner: int
    key: str
    start: int
    end: int
    whole_start: int
    whole: int


def numerals_of(owner: int, thing: Thing) -> list[Numeral]:
    """The whole-number numerals of a moment, a stretch or an age."""
    if isinstance(thing, Moment):
        return [Numeral(owner, name, p.start, p.end, p.start, p.whole) for name, p in thing.parts.items()]
    if isinstance(thing, Age):
        return [Numeral(owner, "age", *thing.numeral, thing.start, thing.end)]
    if isinstance(thing, Length):
        return [
            Numeral(owner, unit, *place, thing.start, thing.end)
            for (unit, amount), place in zip(thing.amounts.items(), thing.numerals, strict=True)
            if amount >= 1
        ]
    return []


def revised(thing: Thing, key: str, value: int) -> Thing:
    """A thing with one of its numerals changed."""
    if isinstance(thing, Moment):
        changed = replace(thing, parts={**thing.parts, key: thing.parts[key]._replace(value=value)})
        if key != "year":
            return changed
        return replace(changed, year=1 - value if thing.era is None else value + thing.era)
    if isinstance(thing, Age):
        return replace(thing, value=value)
    assert isinstance(thing, Length)
    half = thing.amounts[key] % 1
    return replace(thing, amounts={**thing.amounts, key: Decimal(value) + half})


Holds = Callable[[Sequence[Thing]], bool]


def suggestions(
    page: Page, things: Sequence[Thing], holds: Holds, solved: Sequence[tuple[int, str, int]] = (), among: Sequence[int] | None = None
) -> tuple[Suggestion, ...]:
    """At most three splices that make `holds` true: transposed digits, then the solved values, noughts, single digits.

    solved: (owner, key, value); among: the owners whose numerals may be wrong (None: all).
    """
    language = page.text.document.language
    found: dict[tuple[int, int, str], Suggestion] = {}
    numerals = [n for i, t in enumerate(things) if among is None or i in among for n in numerals_of(i, t)]
    trials = [(n, e) for n in numerals for e in slips.edits(page.flow[n.start : n.end], page.numerals)]
    good = [(n, e) for n, e in trials if holds(_with(things, n, e.value))]
    transposed = [(n, e.surface, e.operator) for n, e in good if e.operator == "transposed"]
    ordered = sorted(transposed, key=lambda t: -t[0].owner)  # the stretch or age itself before its dates
    for owner, key, value in solved:
        numeral = next((n for n in numerals if n.owner == owner and n.key == key), None)
        if numeral is not None and value > 0 and holds(_with(things, numeral, value)):
            ordered.append((numeral, page.numerals.write(value, page.flow[numeral.start : numeral.end]), "recomputed"))
    ordered += [(n, e.surface, e.operator) for name in ("nought", "digit") for n, e in good if e.operator == name]
    for numeral, surface, operator in ordered:
        made = splice(page, numeral, surface, operator, language)
        found.setdefault((made.start, made.end, made.replacement), made)
    return tuple(found.values())[:MOST]


def _with(things: Sequence[Thing], numeral: Numeral, value: int) -> list[Thing]:
    return [revised(t, numeral.key, value) if i == numeral.owner else t for i, t in enumerate(things)]


def splice(page: Page, numeral: Numeral, surface: str, operator: str, language: str) -> Suggestion:
    """The suggestion that writes another numeral at a numeral's place, in the author's own characters around it."""
    before = page.surface(numeral.whole_start, numeral.start) if numeral.whole_start < numeral.start else ""
    after = page.surface(numeral.end, numeral.whole) if numeral.end < numeral.whole else ""
    mention = mention_at(page.starts, page.ends, numeral.start, numeral.end)
    reason = slips.REASONS[operator].get(language) or slips.REASONS[operator]["en"]
    return Suggestion(mention, numeral.whole_start, numeral.whole, before + surface + after, operator, reason)


def strength(page: Page, things: Sequence[Thing], holds: Holds) -> Decimal:
    """The share of single-digit errors in the numerals of things that `holds` would have caught."""
    numerals = [n for i, t in enumerate(things) for n in numerals_of(i, t)]
    surfaces = [page.flow[n.start : n.end] for n in numerals]
    return slips.caught(surfaces, lambda at, value: holds(_with(things, numerals[at], value)), page.numerals)


def claim(
    page: Page,
    rule: Rule,
    verdict: Verdict,
    places: tuple[tuple[str, tuple[Place, ...]], ...],
    *,
    equation: str,
    values: Sequence[tuple[str, str]] = (),
    repairs: tuple[Suggestion, ...] = (),
    caught: Decimal | None = None,
    information: float = 0.5,
    reason: str | None = None,
) -> Claim:
    """A claim that words bind."""
    shown = tuple((name, "、".join(page.surface(p.start, p.end) for p in found)) for name, found in places)
    return Claim(
        rule,
        verdict,
        "info" if verdict == "undecided" else rule.severity,
        information=information if verdict == "consistent" else 0.0,
        certain=verdict != "undecided",
        reason=reason,
        places=places,
        equation=equation,
        values=(*shown, *values),
        suggestions=repairs,
        strength=caught,
        article=page.article,
    )

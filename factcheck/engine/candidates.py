"""Which numbers may fill a slot, and how good the evidence for each is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from factcheck.engine.identity import Same
from factcheck.engine.index import Index, Wanted
from factcheck.engine.naming import counts_what_did, named, speaks_of
from factcheck.engine.work import Work
from factcheck.lexicon import Lexicon
from factcheck.model.document import Document
from factcheck.model.interval import WIDE
from factcheck.model.mention import Mention, Written
from factcheck.model.reading import LEVELS, Fact, Level, Reading
from factcheck.model.rule import SENTENCES, Rule, Scope, Slot
from factcheck.model.value import kept
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

V = TypeVar("V")

_LEVEL: Mapping[Level, int] = {level: at for at, level in enumerate(LEVELS)}
MOST = 8  # candidates a slot
NO_LEVEL = frozenset({"by", "delta", "differ", "source", "base", "compared", "opening"})
NEXT = 6  # numbers on either side that are looked at for a rate of their own
ANCHORED = frozenset({"source", "base", "to", "opening", "closing", "total", "cumulative", "whole"})
RATES = frozenset({"percent", "fraction", "multiple"})
FRAMED = frozenset({"source", "base", "to", "compared", "by"})
EXTREMES = frozenset({"max", "min"})
OF_TWO = ("first-of-two", "second-of-two")
WINDOW = 40  # characters around a number in which an article's own label is looked for


@dataclass(frozen=True)
class Text:
    """One document as the engine reads it."""

    document: Document
    reading: Reading
    lexicon: Lexicon
    work: Work = field(default_factory=Work, compare=False)
    _views: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @kept
    def index(self) -> Index:
        return Index(self.reading, self.headlines)

    @kept
    def headlines(self) -> frozenset[int]:
        """The sentences (by their running number) that are headlines."""
        kinds = (s.kind for article in self.document.articles for s in article.sentences)
        return frozenset(number for number, kind in enumerate(kinds) if kind == "headline")

    @kept
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(s.start for article in self.document.articles for s in article.sentences)

    def sentence_start(self, index: int) -> int:
        """Where the sentence of a number begins in the flow."""
        return self._sentence_starts[self.fact(index).sentence]

    def ends_between(self, a: int, b: int) -> bool:
        """Whether a sentence ends between two numbers, also where the second goes on about the first and both are read as one."""
        return self.ends_told(a, b) > 0

    def ends_told(self, a: int, b: int) -> int:
        """How many sentences end between two numbers, the second behind the first."""
        first, last = (bisect_right(self._sentence_starts, self.mention(n).start) for n in (a, b))
        return last - first

    def once(self, make: Callable[..., V], *given: Any) -> V:
        """What a function makes of this text and what is given: made when it is first asked for, kept as long as the text."""
        key = make, given
        try:
            found: V = self._views[key]
        except KeyError:
            found = self._views[key] = make(self, *given)
        return found

    def forget(self) -> None:
        """Lets go of what was made of this text: much of it holds the text, and a circle is not freed when it is last used."""
        self._views.clear()

    @kept
    def mention(self) -> Callable[[int], Mention]:
        """A number by its index."""
        return self.reading.mentions.__getitem__

    @kept
    def fact(self) -> Callable[[int], Fact]:
        """What is understood of a number, by its index."""
        return self.reading.numbers.__getitem__

    def article_at(self, place: int) -> int:
        """The index of the article that holds a flow offset, or -1."""
        at = bisect_right(self.document.articles, place, key=attrgetter("start")) - 1
        return at if at >= 0 and place < self.document.articles[at].end else -1

    def surface(self, index: int) -> str:
        """The author's own characters of a number."""
        mention = self.mention(index)
        return self.document.surface(mention.start, mention.end)


class Candidate(NamedTuple):
    """Numbers that may fill a slot (one, or the items of a list), the level of evidence, and how far they stand from the pivot."""

    numbers: tuple[int, ...]
    level: Level
    distance: int

    @property
    def rank(self) -> tuple[int, int]:
        return _LEVEL[self.level], self.distance


def fits(slot: Slot, index: int, text: Text) -> Level | None:
    """The level at which a number fills a slot by kind and roles; None where it does not."""
    written = text.reading.mentions[index].written
    if slot.kinds and written.base_kind not in slot.kinds:
        return None
    names = text.index.names[index]
    if not slot.none_of.isdisjoint(names) or ("divisor" in names and not any("divisor" in wanted for wanted in slot.any_of)):
        return None
    if slot.units and (written.unit or "") not in slot.units and written.unit_class not in slot.units:
        return None
    fact = text.reading.numbers[index]
    if slot.modifiers and slot.modifiers.isdisjoint(fact.label.modifiers):
        return None
    if slot.labels:
        return "says" if _labelled(slot, index, text) else None
    return _level(slot, names, fact)


def _level(slot: Slot, names: frozenset[str], fact: Fact) -> Level | None:
    for wanted in slot.any_of:
        if wanted <= names:
            placed = any(f in fact.roles and fact.roles[f].level != "says" for f in wanted)
            return "place" if placed else "says"
    if not slot.any_of and not slot.fallback:
        return "says"
    if fact.time is not None and any(f.startswith("time") for f in slot.fallback):
        return "time"
    if fact.row >= 0 and "row" in slot.fallback:
        return "place"
    if "place" in slot.fallback:
        return "place"
    return "default" if "default" in slot.fallback else None


def _labelled(slot: Slot, index: int, text: Text) -> bool:
    mention = text.mention(index)
    flow = text.document.flow
    start, end = _window(index, text)
    around = flow[start:end]
    at = mention.start - start, mention.end - start
    return all(_beside(label, around, at) for label in slot.labels)


def _window(index: int, text: Text) -> tuple[int, int]:
    """From behind the number before (at most WINDOW characters) to the number behind."""
    mentions, mention = text.reading.mentions, text.mention(index)
    start = max(mention.start - WINDOW, mentions[index - 1].end if index else 0)
    end = min(mention.end + WINDOW, mentions[index + 1].start if index + 1 < len(mentions) else len(text.document.flow))
    return start, end


def _beside(label: str, around: str, number: tuple[int, int]) -> bool:
    """Whether a label stands in the window; … in it stands for the number or a gap of a few characters."""
    return any(m.start() <= number[1] and m.end() >= number[0] - WINDOW for m in _pattern(label).finditer(around))


@lru_cache(maxsize=512)
def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(".{0,12}?".join(re.escape(part) for part in label.split("…")), re.DOTALL)


def distance(pivot: int, index: int, text: Text) -> int:
    """Structural distance of two numbers: row 0, clause or apposition 1, then by clauses and sentences between."""
    a, b = text.fact(pivot), text.fact(index)
    if a.sentence == b.sentence:
        if a.row >= 0 and a.row == b.row:
            return 0
        if a.clause == b.clause or index == a.host or pivot == b.host:
            return 1
        apart = abs(a.clause - b.clause) + (a.segment != b.segment)
        return 1 + apart + (index > pivot)
    sentences = abs(a.sentence - b.sentence)
    if sentences == 1 and a.paragraph == b.paragraph:
        return 8
    return 12 if a.paragraph == b.paragraph else 16 + sentences


def in_scope(scope: Scope, pivot: int, index: int, text: Text) -> bool:
    """Whether two numbers stand within a scope of each other; articles are never crossed."""
    a, b = text.reading.numbers[pivot], text.reading.numbers[index]
    if a.article != b.article or a.article < 0:
        return False
    if scope == "article":
        return True
    if scope == "paragraph":
        return a.paragraph == b.paragraph
    if scope in SENTENCES:
        return abs(a.sentence - b.sentence) <= SENTENCES[scope]
    if a.sentence != b.sentence:
        return False
    if scope == "sentence":
        return True
    return a.clause == b.clause if scope == "clause" else a.row >= 0 and a.row == b.row


def candidates(rule: Rule, slot: Slot, pivot: int, pool: Sequence[int], text: Text, bound: Mapping[str, int]) -> list[Candidate]:
    """The numbers that may fill a slot beside a pivot, best first, at most MOST."""
    bearers, scope = text.once(_bearers, Same(slot)), slot.within or rule.within
    pool = [i for i in pool if i in bearers and i != pivot and in_scope(scope, pivot, i, text)]
    if not pool:
        return []
    sure = _of_two(slot, pivot, text)
    sure = (*sure, _subject(slot, pivot, text)) if "subject" in slot.fallback else sure
    told = _told_level(slot, pivot, text) if "told-level" in slot.fallback else -1
    sure = (*sure, broken_down(pivot, text)) if "broken-down" in slot.fallback else sure
    name = _name_of(slot, pivot, text)
    if name in (text.lexicon.table("pronouns") or {}):  # 前者是后者的4.5倍: whatever else the two are
        sure = (*sure, *(i for i in pool if speaks_of(i, name, text)))
    stem = named(pivot, text).stem if "named-subject" in slot.fallback else ""
    found, parts = [], []
    based = _taken_of(slot, pivot, text)
    grows = _is_growth(pivot, text)
    for index in pool:
        if based >= 0 and index != based:
            continue
        if slot.side and (index < pivot) != (slot.side == "before"):
            continue
        if not _unit_fits(slot, index, text, bound):
            continue
        level = "says" if index in sure else fits(slot, index, text)
        if level is None:
            continue
        level = "says" if index == told and level == "default" else level
        called = bool(name and speaks_of(index, name, text)) or bool(stem and counts_what_did(index, stem, text))
        if called and level in ("default", "place", "time"):
            level = "says"
        if not called and _loose(level, slot, index, text) and not _free(index, pivot, text):
            continue
        if slot.name == "whole" and _is_of_multiple(index, pivot, text):
            continue
        if grows and _has_own_rate(index, pivot, text):
            continue
        if _is_share_itself(slot, index, pivot, text):
            parts.append(distance(pivot, index, text))
            continue
        if slot.name in rule.order and _is_of_other_time(rule, slot, level, index, pivot, text):
            continue
        if "named-base" in slot.fallback and _of_named_time(index, pivot, text):
            level = "says"
        found.append(Candidate((index,), level, distance(pivot, index, text)))
    if parts and all(c.level == "default" and c.distance >= min(parts) for c in found if c.numbers[0] != pivot - 1):
        return []  # the shares told before are of a whole that is not told
    found.sort(key=lambda c: (c.rank, abs(c.numbers[0] - pivot)))
    if slot.operand_of is not None and slot.operand_of in bound:
        found = _of_named_unit(found, bound[slot.operand_of], text)
    return _together(found, slot, rule, pivot, text) if slot.many else found[:MOST]


def _bearers(text: Text, slot: Same[Slot]) -> frozenset[int]:
    """The numbers that may fill a slot by kind and roles."""
    return text.index.bearers(Wanted.of(slot.value))


def _is_of_other_time(rule: Rule, slot: Slot, level: Level, index: int, pivot: int, text: Text) -> bool:
    """Whether a number is not what a change began or ended with, by where it stands."""
    if level == "default" and slot.name in rule.order[:1] and _led_to(index, pivot, text):
        return True
    return (slot.name in rule.order[-1:] and _behind_comparison(index, pivot, text)) or _of_next_level(index, pivot, text)


def _of_named_unit(found: list[Candidate], mean: int, text: Text) -> list[Candidate]:
    """Without those of a unit that is but akin to what a mean divides by, where one has that very unit: 出战24场，132次助攻，场均….."""
    if "per-two" in text.fact(mean).roles:
        return found  # 每人每天5元，200天，4600人
    operands = text.fact(mean).operands - text.lexicon.head_class("any-thing")  # 每个 says nothing of what is counted
    kept = [c for c in found if text.mention(c.numbers[0]).written.unit in operands]
    return kept or found


def _is_growth(index: int, text: Text) -> bool:
    """Whether a number is a rate of growth."""
    return text.mention(index).written.base_kind in RATES and moves(text.fact(index))


def _has_own_rate(index: int, rate: int, text: Text) -> bool:
    """…同比增长38%；前五月产量为863万吨，同比增长30%: a number behind a rate of growth, in another segment, with a rate of its own right behind it."""
    if index < rate:
        return _leads_to(index - 1, index, text) and _leads_to(rate, rate + 1, text) and same_units(index, rate + 1, text)
    fact, behind = text.fact(index), index + 1
    if fact.segment == text.fact(rate).segment or not {"source", "base"}.isdisjoint(fact.roles) or behind >= len(text.reading.numbers):
        return False
    other = text.fact(behind)
    own = other.sentence == fact.sentence and other.segment == fact.segment and moves(other)
    return own and text.mention(behind).written.base_kind == text.mention(rate).written.base_kind


def _is_of_multiple(index: int, rate: int, text: Text) -> bool:
    """是2021年5000名的2.5倍。其中…占28%: what a multiple right behind it is taken of is no whole of another rate."""
    behind = index + 1
    if "of-rate" not in text.fact(index).roles or behind == rate or behind >= len(text.reading.numbers):
        return False
    return text.mention(behind).written.base_kind == "multiple" and text.fact(behind).clause == text.fact(index).clause


def _is_share_itself(slot: Slot, whole: int, rate: int, text: Text) -> bool:
    """卖出418万股，占0.66%；手里还有1790万股，占2.8%: a number with its own share right behind is a part, and no whole of another sentence
    or segment; but what 其中 breaks down may be one (录取400人，占十分之一。其中女生…)."""
    if "named-base" not in slot.fallback or not has_own_share(whole, rate, text):
        return False
    return (
        whole > rate
        or ("of-which" not in text.fact(rate - 1).roles and text.fact(whole).segment != text.fact(rate).segment)
        or _in_turn(whole, rate, text)
    )


def _taken_of(slot: Slot, rate: int, text: Text) -> int:
    """派发1.435亿元，为上年2.87亿元的50%: the number right before a rate and 的 is what it is taken of; -1 where there is none."""
    before = rate - 1
    if slot.name != "whole" or before < 0 or "of-rate" not in text.fact(before).roles or text.fact(before).clause != text.fact(rate).clause:
        return -1
    return before if text.mention(rate).start - text.mention(before).end <= 1 else -1


def _in_turn(whole: int, rate: int, text: Text) -> bool:
    """厨余1584吨，占22%，可回收物2880吨，占40%: whether two numbers, each with its share right behind, follow each other in one sentence."""
    part = rate - 1
    if part <= whole or text.fact(whole).sentence != text.fact(part).sentence or "of-which" in text.fact(part).roles:
        return False
    return part - whole in (2, 4) and same_units(whole, part, text)


def has_own_share(whole: int, rate: int, text: Text) -> bool:
    """Whether another share than a rate stands right behind a number and says what part it is itself."""
    fact, behind = text.fact(whole), whole + 1
    if behind >= len(text.reading.numbers) or behind == rate:
        return False
    other = text.fact(behind)
    shared = (
        "share" in other.roles and other.sentence == fact.sentence and other.segment == fact.segment and other.clause - fact.clause <= 1
    )
    return shared and text.mention(behind).written.base_kind in ("percent", "fraction")


def _leads_to(rate: int, level: int, text: Text) -> bool:
    """涨0.4%报13245元: a rate with the level that it leads to right behind it in its clause; in a row of such clauses each has its own."""
    if rate < 0 or level >= len(text.reading.numbers) or text.fact(rate).clause != text.fact(level).clause:
        return False
    return moves(text.fact(rate)) and text.mention(rate).written.base_kind in RATES and text.mention(level).written.base_kind not in RATES


def goes_on(index: int, text: Text) -> bool:
    """Whether a word stands right behind a number that says something of it (近四分之一发病), and does not name what it is a share of."""
    flow, end = text.document.flow, text.mention(index).end
    return flow[end : end + 1].isalpha() and not flow.startswith(particles(text.document.language).of, end)


def _led_to(index: int, delta: int, text: Text) -> bool:
    """茶园占比27%、提高1.4个百分点: the level directly before a movement is where it ended, and not where it began."""
    fact, mine = text.fact(index), text.fact(delta)
    if index != delta - 1 or fact.sentence != mine.sentence:
        return False
    return fact.clause == mine.clause or (mine.clause - fact.clause == 1 and "compared" in mine.roles)


def _behind_comparison(index: int, delta: int, text: Text) -> bool:
    """…，比2小时14分51秒的纪录快45秒，亚军成绩为2小时15分09秒: a number of another thing behind a difference that has its base before it."""
    mine, fact = text.fact(delta), text.fact(index)
    if index < delta or fact.clause == mine.clause or not fact.label.own or delta == 0:
        return False
    if fact.segment != mine.segment and fact.sentence == mine.sentence and not {"to", "closing"} & fact.roles.keys():
        return True  # 下降0.12个百分点；覆盖率为264.5%
    base = text.fact(delta - 1)
    compared = "base" in base.roles and base.clause == mine.clause
    return compared and tier(fact.label, base.label, text.lexicon) in ("other", "contrast")


def _of_next_level(index: int, delta: int, text: Text) -> bool:
    """大型船厂为52.4%，下降0.7个百分点；中型船厂为51.8%: a level with a name of its own behind a difference that has one before it of its
    own thing."""
    mine, fact = text.fact(delta), text.fact(index)
    if index < delta or fact.clause == mine.clause or not _says_its_name(fact, text) or _says_its_name(mine, text) or not mine.label.text:
        return False
    if tier(fact.label, mine.label, text.lexicon) in ("same", "silent") or particles(text.document.language).head_first:
        return False
    before = (i for i in range(max(0, delta - 3), delta) if text.fact(i).sentence == mine.sentence)
    return any(text.fact(i).label.text == mine.label.text and same_units(i, index, text) for i in before)


def _says_its_name(fact: Fact, text: Text) -> bool:
    """Whether the clause of a number says what it is of; the name of a share is its own there too."""
    clause = text.reading.clauses[fact.clause]
    return fact.label.own or (bool(fact.label.text) and fact.label.text in text.document.flow[clause.start : clause.end])


def broken_down(rate: int, text: Text) -> int:
    """240人，其中儿童84人，占35%: the number that a part before a rate, at most two clauses back, is said to be of; -1 where none is."""
    mine = text.fact(rate)
    for index in range(rate - 1, max(-1, rate - NEXT), -1):
        fact = text.fact(index)
        if fact.sentence != mine.sentence or mine.clause - fact.clause > 2:
            return -1
        if "of-which" in fact.roles:
            host = _host(index, text)
            return host if host >= 0 else _host_before(index, rate, text)
    return -1


def _host(part: int, text: Text) -> int:
    """The number that stands before 其中 in its sentence and counts what the part counts: the nearest."""
    for index in range(part - 1, max(-1, part - NEXT), -1):
        fact = text.fact(index)
        if text.fact(part).sentence != fact.sentence:
            return -1
        if same_units(index, part, text) and {"of-which", "mean", "per"}.isdisjoint(fact.roles):
            return index
    return -1


def _host_before(part: int, rate: int, text: Text) -> int:
    """The number of the sentence before that a 其中 which begins a sentence breaks down, for a rate that names no other base; -1 where there
    is none, or where it is itself a share of something."""
    fact, base = text.fact(part), named(rate, text).base
    host = text.once(wholes).get(part, -1)
    if host < 0 or text.fact(part - 1).sentence == fact.sentence or not _begins_sentence(fact.roles["of-which"].start, fact, text):
        return -1
    if base and not speaks_of(host, base, text) and not _plain_name(host, text).endswith(base):
        return -1
    between = (i for i in range(host + 1, part) if text.mention(i).written.base_kind in RATES)
    return host if all(moves(text.fact(i)) and "share" not in text.fact(i).roles for i in between) else -1


def _plain_name(index: int, text: Text) -> str:
    """What a number counts, without the noun that says that it is counted (用户规模, 用户总数)."""
    name = text.fact(index).label.text
    return name.removesuffix(next((q for q in text.lexicon.table("quantity_nouns") or () if name.endswith(q)), ""))


def _begins_sentence(place: int, fact: Fact, text: Text) -> bool:
    """Whether no clause of a number's sentence begins before a place."""
    first = fact.clause
    while first and text.reading.clauses[first - 1].sentence == fact.sentence:
        first -= 1
    return text.reading.clauses[first].start == place


def wholes(text: Text) -> Mapping[int, int]:
    """The parts behind 其中, and the whole that words bind to each."""
    lists = (made for made in text.reading.lists if made.opener == "of-which" and made.said)
    return {part: made.said[0] for made in lists for part in made.items}


def _together(found: Sequence[Candidate], slot: Slot, rule: Rule, pivot: int, text: Text) -> list[Candidate]:
    """All numbers that words bind to a slot of several (the inflows of a year) as one candidate: those of the pivot's sentence, where it has any.

    Where a number of their unit between them and the pivot fits no slot of the rule, it may be one more: then the candidate is a default.
    """
    said = sorted(c.numbers[0] for c in found if c.level == "says")
    beside = [n for n in said if text.fact(n).sentence == text.fact(pivot).sentence]
    numbers = tuple(beside if len(beside) >= max(1, slot.at_least) else said)[-MOST:]
    if len(numbers) < slot.at_least or not numbers:
        return []
    first, last = min(*numbers, pivot), max(*numbers, pivot)
    unknown = any(
        same_units(pivot, i, text) and i != pivot and not any(fits(s, i, text) == "says" for s in rule.slots)
        for i in range(first, last + 1)
    )
    return [Candidate(numbers, "default" if unknown else "says", max(distance(pivot, n, text) for n in numbers))]


def _of_named_time(index: int, pivot: int, text: Text) -> bool:
    """是2019年的3倍: a number of 2019 is what the rate compares with."""
    if "ratio-of" not in text.fact(pivot).roles or text.fact(index).clause == text.fact(pivot).clause:
        return False
    mine, theirs = text.fact(pivot).time, text.fact(index).time
    if mine is None or theirs is None or not text.document.flow.endswith(mine.text, 0, text.mention(pivot).start - 1):
        return False
    return mine.text == theirs.text or (mine.year is not None and (mine.year, mine.part) == (theirs.year, theirs.part))


def _name_of(slot: Slot, pivot: int, text: Text) -> str:
    """The name that a slot's number must have where the rate names it."""
    if "named-base" in slot.fallback:
        return named(pivot, text).base
    return named(pivot, text).subject if "named-subject" in slot.fallback else ""


def _loose(level: Level, slot: Slot, index: int, text: Text) -> bool:
    """Whether nothing but a time or a verb of stating (达, 为) gives a number its slot."""
    if level != "says":
        return True
    roles = text.fact(index).roles.keys()
    return bool(slot.fallback) and "stated" in roles and not roles & ANCHORED


def _free(index: int, pivot: int, text: Text) -> bool:
    """Whether a number that no word binds may be a rate's partner: not one of another row, nor one that has its own rate in its segment."""
    mine, fact, rate = text.fact(pivot), text.fact(index), text.mention(pivot).written.base_kind
    if mine.row >= 0 and fact.row >= 0 and mine.row != fact.row:
        return False
    if rate not in RATES:
        return not _one_of_several(pivot, text)
    if mine.row < 0 and (mine.run >= 0 or _paired_off(pivot, text)):
        return False  # one rate of several beside each other, and nothing pairs them off
    if fact.sentence != mine.sentence or fact.segment == mine.segment:
        return True
    if index > pivot and not _base_behind(index, pivot, text):
        return False
    return not any(
        other.segment == fact.segment and moves(other) and moves(mine) and text.mention(at).written.base_kind == rate
        for at, other in _beside_it(index, fact, text)
    )


def _paired_off(rate: int, text: Text) -> bool:
    """农户和金额分别是去年的1.6倍和1.7倍: one of several rates in a clause, in the order of things that nothing has told."""
    mine = text.fact(rate)
    beside = (i for i in (rate - 1, rate + 1) if 0 <= i < len(text.reading.numbers) and text.fact(i).clause == mine.clause)
    kind = text.mention(rate).written.base_kind
    return "respectively" in mine.roles and any(text.mention(i).written.base_kind == kind for i in beside)


def _one_of_several(pivot: int, text: Text) -> bool:
    """本科生每人4000元、专科生每人2000元: two amounts for one of the same, and neither is that of all; but 跌至每担83元 is of another time."""
    mine, each = text.fact(pivot), {"per", "mean"}
    if each.isdisjoint(mine.roles) or mine.row >= 0 or {"move", "to"} <= mine.roles.keys():
        return False
    near = range(max(0, pivot - 2), min(len(text.reading.numbers), pivot + 3))
    beside = (i for i in near if i != pivot and text.fact(i).sentence == mine.sentence)
    alike = (i for i in beside if not each.isdisjoint(text.fact(i).roles) and same_units(i, pivot, text) and not _is_extreme(i, text))
    return any(text.fact(i).operands & mine.operands and text.fact(i).roles.keys().isdisjoint(FRAMED) for i in alike)


def _is_extreme(index: int, text: Text) -> bool:
    """最多的一户领走1.7万元: an amount of the one that had most or least."""
    clause = text.reading.clauses[text.fact(index).clause]
    return any(EXTREMES & text.fact(i).roles.keys() for i in clause.mentions)


def _of_other_part(base: Fact, rate: Fact) -> bool:
    """较去年同期升4%；去年第四季为1.49万元: the same time of the year before is of one quarter, the number of another."""
    if "yearly" not in rate.roles or base.time is None or rate.time is None:
        return False
    return bool(base.time.part and rate.time.part) and base.time.part != rate.time.part


def moves(rate: Fact) -> bool:
    """Whether a rate is said to move, or to be compared with another time: a rate of growth and no share."""
    return not {"move", "compared"}.isdisjoint(rate.roles)


def _base_behind(index: int, pivot: int, text: Text) -> bool:
    """收入36亿元，同比下降8%；上年同期为42亿元: a number of an earlier time directly behind a rate, of the thing that the rate is of."""
    fact, rate = text.fact(index), text.fact(pivot)
    past = fact.time is not None and (fact.time.offset or 0) < 0
    if not past or not _next_to(index, pivot, text) or _of_other_part(fact, rate):
        return False
    return not fact.label.own or tier(fact.label, rate.label, text.lexicon) in ("same", "kin")


def _next_to(index: int, rate: int, text: Text) -> bool:
    """Whether a number stands in the clause behind a rate, or but for what others expected (同比增长9%；市场预期为42亿元，上年同期为36亿元)."""
    apart = text.fact(index).clause - text.fact(rate).clause
    expected = all("forecast" in text.fact(i).roles for i in range(rate + 1, index))
    return apart == 1 or (apart == 2 and expected)


def _beside_it(index: int, fact: Fact, text: Text) -> Iterator[tuple[int, Fact]]:
    """The numbers next to one in its sentence."""
    for at in range(max(0, index - NEXT), min(index + NEXT + 1, len(text.reading.numbers))):
        if at != index and text.fact(at).sentence == fact.sentence:
            yield at, text.fact(at)


def _of_two(slot: Slot, pivot: int, text: Text) -> tuple[int, ...]:
    """The first or the second of the two numbers that a difference is of, where the slot asks for it."""
    for at, name in enumerate(OF_TWO):
        if name in slot.fallback:
            return _pair(slot, pivot, text)[at : at + 1]
    return ()


def _pair(slot: Slot, pivot: int, text: Text) -> tuple[int, ...]:
    """The two numbers that a difference is of: the only two that can fill the slot in the sentence of the pivot, or in it and the one before."""
    sentence = text.fact(pivot).sentence
    for first in (sentence, sentence - 1):
        found = tuple(i for i in _in_sentences(pivot, first, text) if _may_differ(slot, i, pivot, text))
        if len(found) >= 2:
            return found if len(found) == 2 and text.fact(found[0]).paragraph == text.fact(pivot).paragraph else ()
    return ()


def _in_sentences(pivot: int, first: int, text: Text) -> Iterator[int]:
    """The numbers from a sentence to that of the pivot."""
    start = pivot
    while start > 0 and text.fact(start - 1).sentence >= first:
        start -= 1
    for index in range(start, len(text.reading.numbers)):
        if text.fact(index).sentence > text.fact(pivot).sentence:
            return
        if index != pivot:
            yield index


def _may_differ(slot: Slot, index: int, pivot: int, text: Text) -> bool:
    mention = text.mention(index)
    points = text.mention(pivot).written.base_kind == "percentage_point" and mention.written.base_kind == "percent"
    alike = points or same_units(pivot, index, text)
    fact = text.fact(index)
    outside = fact.depth <= text.fact(pivot).depth  # 这0.8个百分点的落差，主要被分项（45.9%）拖累
    return alike and outside and mention.written.base_kind in slot.kinds and not slot.none_of & fact.roles.keys()


def _subject(slot: Slot, pivot: int, text: Text) -> int:
    """The number that 占 or 是…的 has as its subject: the one before the pivot in the sentence, at most one clause back."""
    mine = text.fact(pivot)
    for index in range(pivot - 1, max(-1, pivot - 6), -1):
        fact, mention = text.fact(index), text.mention(index)
        if fact.sentence != mine.sentence or mine.clause - fact.clause > 1:
            return -1
        if "of-rate" in fact.roles:
            continue  # 相当于全镇产量2.4万吨的三成: what the rate is taken of
        if mention.written.base_kind in slot.kinds and fact.depth <= mine.depth:
            return -1 if slot.none_of & fact.roles.keys() else index
    return -1


def _told_level(slot: Slot, change: int, text: Text) -> int:
    """投入A元，比上年增加B元，增长C%: the level that a change is told of, the last one before it in the sentence, at most two clauses back."""
    mine = text.fact(change)
    for index in range(change - 1, max(-1, change - NEXT), -1) if "differ" not in mine.roles else ():
        fact, mention = text.fact(index), text.mention(index)
        if fact.sentence != mine.sentence or mine.clause - fact.clause > 2:
            return -1
        if mention.written.base_kind not in slot.kinds or fact.depth > mine.depth or not NO_LEVEL.isdisjoint(fact.roles):
            continue
        return index if slot.none_of.isdisjoint(fact.roles) else -1
    return -1


def _unit_fits(slot: Slot, index: int, text: Text, bound: Mapping[str, int]) -> bool:
    if slot.units_of and slot.units_of in bound:
        return units_fit(slot, index, bound[slot.units_of], text)
    if slot.operand_of and slot.operand_of in bound:
        return divides(bound[slot.operand_of], index, text)
    return True


def units_fit(slot: Slot, index: int, model: int, text: Text) -> bool:
    """Whether a number has the unit that its slot takes from another one."""
    return same_units(model, index, text) or (not slot.operand_of and _counted_alike(model, index, text))


def same_units(a: int, b: int, text: Text) -> bool:
    """Whether two numbers are of one unit class (人, 名 and 位 are one; 人 and 人次 are not)."""
    mentions = text.reading.mentions
    x, y = mentions[a].written, mentions[b].written
    return (
        x.unit_class == y.unit_class
        or (x.base_kind == y.base_kind == "money" and _elided(min(a, b), max(a, b), text))
        or (x.base_kind == y.base_kind == "count" and "person" in (x.unit_class, y.unit_class) and _answers(a, b, text))
    )


def _answers(a: int, b: int, text: Text) -> bool:
    """收回问卷1460份，…的有876位: whether one of two counts is of what each of the people of the other has filled in."""
    papers = a if text.mention(b).written.unit_class == "person" else b
    filled = tuple(text.lexicon.table("answers") or ())
    return bool(filled) and text.mention(papers).written.unit_class != "person" and text.fact(papers).label.text.endswith(filled)


def _elided(first: int, second: int, text: Text) -> bool:
    """Whether of two sums the second leaves out what the first has said: 71元/桶，上涨2元; 150亿元新台币，上年为136亿元."""
    x, y = text.mention(first).written, text.mention(second).written
    if text.fact(first).sentence != text.fact(second).sentence:
        return False
    if x.unit_class.startswith(f"{y.unit_class}/"):
        return True
    plain = (text.lexicon.table("plain_currencies") or {}).get(y.text[y.numeral[1] :], ())
    return x.unit in plain


def _counted_alike(mean: int, index: int, text: Text) -> bool:
    """A mean of 人 and its total in 人次: who comes several times is counted so in both."""
    return bool(text.fact(mean).roles.keys() & {"mean", "per"}) and counted_alike(mean, index, text)


def counted_alike(a: int, b: int, text: Text) -> bool:
    """Whether two numbers count one kind of thing, once or as often as it comes (人, 人次; 册, 册次)."""
    mentions = text.reading.mentions
    return frozenset((mentions[a].written.unit_class, mentions[b].written.unit_class)) in text.once(_counted_pairs)


def _counted_pairs(text: Text) -> frozenset[frozenset[str]]:
    """The pairs of unit classes that count one kind of thing."""
    return frozenset(frozenset(map(str, pair)) for pair in text.lexicon.table("counted_alike") or ())


def parts_of(index: int, mean: int, text: Text) -> Decimal:
    """How many of what a mean divides by one unit of a number has: 一年 has twelve months."""
    found = _parts(text.mention(index).written, text.fact(mean).operands, text)
    return found if found is not None else Decimal(1)


def _parts(written: Written, operands: frozenset[str], text: Text) -> Decimal | None:
    parts = (text.lexicon.table("periods") or {}).get(written.unit or "", {})
    found = next((str(n) for part, n in parts.items() if part in operands), None)
    if found is None:
        return None
    whole, _, of = found.partition("/")  # a minute is 1/60 of an hour
    return WIDE.divide(Decimal(whole), Decimal(of or 1))


def divides(mean: int, index: int, text: Text) -> bool:
    """Whether a number counts what a mean or per-unit number divides by (户均 ↔ 户)."""
    written = text.mention(index).written
    if written.form == "decimal" and written.base_kind == "count":
        return False  # 5.1次 is a mean itself
    unit, word = written.unit or "", written.text[written.numeral[1] :].lstrip("余多 ")
    operands = text.fact(mean).operands
    if text.mention(index).written.value == 1 and index < mean:
        return False  # the 一户 of 一户能领 names the unit and is not counted
    if not unit and written.base_kind == "count":  # no classifier: its noun says what it counts (a household … 160 households)
        noun = text.fact(index).label.text.rpartition(" ")[2]
        return noun in operands or not operands or bool(operands & frozenset(text.lexicon.table("anyone") or ()))
    if bool({unit, word} & operands) or any(text.lexicon.same_unit(unit, o) for o in operands):
        return bool(unit)
    if _parts(written, operands, text) is not None:
        return True
    if written.base_kind != "count":
        return False
    label = text.fact(index).label
    if bool(unit) and any(text.document.flow.startswith(o, text.mention(index).end) for o in operands if o):  # 每班45人 … 28个班
        return True
    return bool(unit) and label.own and any(label.text.endswith(o) for o in operands if o)  # … 28个教学班

"""Rules by frames: the slots are bound by where numbers stand in a template (see templates), between which no other number stands.

A view is an article as the stretches between numbers of some kinds and one unit. A frame of three slots has four segments, and matches where four stretches in a row
meet them. Frames are looked up by the kinds of the numbers and by the words of their rarest segment, so that they cost nothing elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.engine.binding import Binding, counting, tier_of, units_agree
from factcheck.engine.candidates import Text
from factcheck.engine.company import FEW, is_few
from factcheck.engine.foreign import of_other_frame
from factcheck.engine.identity import Same
from factcheck.engine.stretches import END, NUMBER, Line, Stretch, line, meets_beginning, meets_end, meets_inside
from factcheck.model.mention import Mention, Written
from factcheck.model.reading import Level
from factcheck.model.rule import Rule, Slot
from factcheck.model.value import value
from factcheck.rulefile.templates import TIME, Frame, Segment, commonness, compiled, needed
from factcheck.structure.particles import particles
from factcheck.structure.times import TIME_KINDS

BESIDE = 24  # words before the first and behind the last number of a frame that are looked at
_UNSAID: tuple[Level, ...] = ("place", "default")
LONGEST = 90  # words: a longer stretch stands between no two numbers of a frame


@value
class View:
    """The numbers of an article that a frame may ask for, in order: those between count as words. Stretch i stands before number i."""

    line: Line
    mentions: tuple[int, ...]
    kinds: tuple[str, ...]
    places: tuple[int, ...]
    """Where the numbers stand in the line."""

    def stretch(self, at: int, side: str) -> Stretch | None:
        """The stretch before a number, the last words of it, or the first; None where it is too long to stand between two."""
        start = self.places[at - 1] + 1 if at else 0
        end = self.places[at] if at < len(self.places) else len(self.line.words)
        if side == "inner":
            return self.line.stretch(start, end) if end - start <= LONGEST else None
        return self.line.stretch(max(start, end - BESIDE), end) if side == "left" else self.line.stretch(start, min(end, start + BESIDE))


class Owner(NamedTuple):
    """The frames of which a segment is the rarest: those whose slots stand in one order, with the same number of places before the segment."""

    slots: tuple[str, ...]
    place: int
    frames: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The frames of a rule by their rarest segment, that by the words that open it; and by their slots those that no word opens (a number
    and another in brackets). Segments are told apart by the side of the numbers on which they stand."""

    frames: tuple[Frame, ...]
    orders: frozenset[tuple[str, ...]]
    openers: Mapping[str, tuple[tuple[str, Segment], ...]]
    owners: Mapping[tuple[str, Segment], tuple[Owner, ...]]
    words: frozenset[str]
    wordless: Mapping[tuple[str, ...], tuple[int, ...]]


def framed(rule: Rule, text: Text) -> Iterator[list[Binding]]:
    """The bindings of a rule by its frames: for each pivot those of all frames that hold it, in the order of the rule."""
    index = _index(Same(rule))
    kinds = {s.name: s.kinds for s in rule.slots}
    for one in text.once(_lines):
        if not index.wordless and not _said(index, one):
            continue
        by_pivot: dict[int, list[Binding]] = {}
        views = [[*_distinct(m for m in _matches(index, v, kinds) if _fill(rule, m, text))] for v in _views(rule, one, text)]
        for slots in {tuple(s.items()): s for s in _whole(views, text)}.values():
            by_pivot.setdefault(slots[rule.pivot][0], []).append(_binding(rule, slots, text))
        yield from by_pivot.values()


def _distinct(matches: Iterable[Mapping[str, tuple[int, ...]]]) -> Iterator[Mapping[str, tuple[int, ...]]]:
    """Each way to fill the slots once, and none that is a piece of another: of five parts of a whole, the last two are not those of the third."""
    once = {tuple(slots.items()): slots for slots in matches}
    numbers = {key: frozenset(n for _, several in key for n in several) for key in once}
    holding: dict[int, list[frozenset[int]]] = {}
    for found in numbers.values():
        for number in found:
            holding.setdefault(number, []).append(found)
    for key, slots in once.items():
        if not any(numbers[key] < other for other in holding[min(numbers[key])]):
            yield slots


def _whole(views: Sequence[Sequence[Mapping[str, tuple[int, ...]]]], text: Text) -> Iterator[Mapping[str, tuple[int, ...]]]:
    """The matches of all views without those that are a piece of one in another, but for one that holds the few in words: in "745, of these
    298 to a shortage, 261 to the track and the remaining 186" the last two are no parts of 298, whatever view finds them."""
    numbers = [frozenset(n for several in slots.values() for n in several) for found in views for slots in found]
    larger = [one for one in numbers if not any(is_few(text.mention(n).written) for n in one)]
    for own, slots in zip(numbers, (s for found in views for s in found), strict=True):
        if not any(own < other for other in larger):
            yield slots


def _views(rule: Rule, line: Line, text: Text) -> Sequence[View]:
    """The article by the numbers that a rule is about: where slots share a unit, once for each unit, without the numbers of others."""
    asked = _asked(Same(rule))
    found = line.views.get(asked)
    if found is None:
        found = line.views[asked] = tuple(_read_views(asked, line, text))
    return found


class Kinds(NamedTuple):
    """What a rule asks of the numbers of a view: their kinds, if not any; those of which one must be there for each slot; and the kinds of the
    slots that share a unit with those of the others, if any do."""

    wanted: frozenset[str] | None
    needed: frozenset[frozenset[str]]
    alike: tuple[frozenset[str], frozenset[str]] | None


@lru_cache(maxsize=512)
def _asked(rule: Same[Rule]) -> Kinds:
    slots = rule.value.slots
    wanted = frozenset(k for s in slots for k in s.kinds) if all(s.kinds for s in slots) else None
    return Kinds(wanted, frozenset(s.kinds for s in slots if s.kinds and not s.optional), _alike(rule.value))


def _read_views(asked: Kinds, line: Line, text: Text) -> Iterator[View]:
    found = {i: text.mention(i).written for i in line.places}
    usable = {i: w for i, w in found.items() if asked.wanted is None or w.base_kind in asked.wanted}
    kinds = {w.base_kind for w in usable.values()}
    if any(one.isdisjoint(kinds) for one in asked.needed):
        return
    if asked.alike is None:
        yield from _with_and_without_few(line, usable)
        return
    shared, others = asked.alike
    for unit in dict.fromkeys(w.unit_class for w in usable.values() if w.base_kind in shared):
        of_unit = {i: w for i, w in usable.items() if w.base_kind in others or w.unit_class == unit or _bare(i, w, text)}
        if sum(w.unit_class == unit for w in of_unit.values()) > 1:
            yield from _with_and_without_few(line, of_unit)


def _with_and_without_few(line: Line, numbers: Mapping[int, Written]) -> Iterator[View]:
    """The numbers, and those of them that are not the few in words that say how many things are spoken of (the two ferries, three weeks)."""
    yield _view(line, numbers)
    rest = {i: w for i, w in numbers.items() if not is_few(w)}
    if 1 < len(rest) < len(numbers):
        yield _view(line, rest)


def _bare(index: int, written: Written, text: Text) -> bool:
    """A number without unit or noun: it may be of any unit, and stands between others as one of them."""
    few = written.script == "latin" and written.value in FEW
    return written.unit is None and written.base_kind == "count" and not few and not text.fact(index).label.own


def _view(line: Line, numbers: Mapping[int, Written]) -> View:
    return View(line, tuple(numbers), tuple(w.base_kind for w in numbers.values()), tuple(line.places[i] for i in numbers))


def _alike(rule: Rule) -> tuple[frozenset[str], frozenset[str]] | None:
    """The kinds of the slots that share a unit, and those of the others; None where no slots do, or a kind may stand for both."""
    tied = {name for s in rule.slots if s.units_of for name in (s.name, s.units_of)} | {name for names in rule.same for name in names}
    shared = frozenset(k for s in rule.slots if s.name in tied for k in s.kinds)
    others = frozenset(k for s in rule.slots if s.name not in tied for k in s.kinds)
    return (shared, others) if shared and not shared & others and all(s.kinds for s in rule.slots) else None


def _binding(rule: Rule, slots: Mapping[str, tuple[int, ...]], text: Text) -> Binding:
    """The words of a frame say what its numbers are, but for slots that stand where they may (place), and those that are filled by default:
    an exact match alone confirms them.

    That two numbers have different nouns speaks against a frame.
    """
    named = all(text.fact(slots[name][0]).label.own for names in rule.same for name in names if name in slots)
    found = tier_of(rule, slots, text) if rule.same and named else "same"
    unsaid: dict[str, Level] = {s.name: level for s in rule.slots for level in _UNSAID if level in s.fallback}
    levels: dict[str, Level] = {name: unsaid.get(name, "says") for name in slots}
    return Binding(slots, levels, found, 0, counting(rule, slots, text))


def _fill(rule: Rule, slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether the numbers have the kinds and units that the slots ask for, and none of the roles that they exclude."""
    if any(s.name not in slots and not s.optional for s in rule.slots):
        return False
    if not all(_kind_fits(s, i, text) for s in rule.slots for i in slots.get(s.name, ())):
        return False
    if of_other_frame(slots, slots[rule.pivot][0], text) or _turned_round(slots, text) or _converts_nothing(slots, text):
        return False
    return units_agree(rule, slots, text) and not any(_divides_itself(s, slots, text) for s in rule.slots)


def _converts_nothing(slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a value and its conversion have one unit: 66lb, or 96lb, are two guesses."""
    both = [text.mention(slots[name][0]).written.unit for name in ("original", "converted") if name in slots]
    return len(both) > 1 and both[0] == both[1]


def _turned_round(slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether two numbers that stand as from … to … are taken the other way (tripled from $3.2bn to $9.7bn, were 1.8% lower)."""
    before, after = slots.get("before", ()), slots.get("after", ())
    return bool(before and after) and "to" in text.fact(before[0]).roles and "source" in text.fact(after[0]).roles


def _divides_itself(slot: Slot, slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a slot of how many (operand-of) has the unit of what is had for each: so many metres times so many metres are no metres."""
    if slot.operand_of is None or slot.name not in slots or slot.operand_of not in slots:
        return False
    count, each = (text.mention(slots[name][0]).written for name in (slot.name, slot.operand_of))
    return count.unit_class == each.unit_class and count.unit is not None


def _kind_fits(slot: Slot, index: int, text: Text) -> bool:
    written = text.mention(index).written
    roles = text.index.names[index]
    if slot.kinds and written.base_kind not in slot.kinds:
        return False
    if slot.any_of and not any(wanted <= roles for wanted in slot.any_of):
        return False
    return not slot.none_of & roles and not (slot.units and not slot.units & {written.unit or "", written.unit_class})


def _matches(index: Index, view: View, kinds: Mapping[str, frozenset[str]]) -> Iterator[dict[str, tuple[int, ...]]]:
    """What the frames find in a view, in the order of the frames and then of the text."""
    for number, start in sorted(set(_tried(index, view, kinds))):
        frame = index.frames[number]
        if _stands(frame, start, view):
            yield _slots(frame, view.mentions[start : start + len(frame.slots)])


def _tried(index: Index, view: View, kinds: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The frames whose rarest segment stands where it must, with the first of the numbers in a row that they may hold."""
    starts = {slots: _starts(slots, view, kinds) for slots in index.orders}
    if not any(starts.values()):
        return
    for slots, frames in index.wordless.items():
        yield from ((frame, start) for start in starts[slots] for frame in frames)
    opened = ((at, *opener) for word in _said(index, view.line) for at in _stretches(word, view) for opener in index.openers[word])
    for at, side, segment in set(opened):
        for owner in index.owners[side, segment]:
            start = at - owner.place
            if start in starts[owner.slots] and _stands_at(segment, at, view, side):
                yield from ((frame, start) for frame in owner.frames)


def _said(index: Index, line: Line) -> frozenset[str]:
    """The words of an article that open some frame."""
    found = line.said.get(index)
    if found is None:
        found = line.said[index] = index.words & line.bag
    return found


def _stretches(word: str, view: View) -> Iterable[int]:
    """The stretches of a view in which a word stands."""
    return {bisect_left(view.places, place) for place in view.line.where[word]}


def _starts(slots: tuple[str, ...], view: View, kinds: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """Where as many numbers as there are slots stand in a row, of the kinds that they ask for."""
    starts: Iterable[int] = range(len(view.kinds) - len(slots) + 1)
    for at, slot in enumerate(slots):
        if kinds[slot]:
            starts = [start for start in starts if view.kinds[start + at] in kinds[slot]]
    return frozenset(starts)


def _stands(frame: Frame, start: int, view: View) -> bool:
    last = len(frame.segments) - 1
    order = (*range(1, last), 0, last)
    return all(_stands_at(frame.segments[i], start + i, view, _side(i, last)) for i in order)


def _stands_at(segment: Segment, at: int, view: View, side: str) -> bool:
    if not segment.nodes and side != "inner":
        return True
    found = view.stretch(at, side)
    return found is not None and _meets(segment, found, side)


def _side(at: int, last: int) -> str:
    return "left" if not at else "right" if at == last else "inner"


def _meets(segment: Segment, one: Stretch, side: str) -> bool:
    """Whether a stretch on a side meets a segment."""
    if any(map(one.bag.isdisjoint, segment.demands)):
        return False
    key = segment, side
    if key not in one.tested:
        test = meets_inside if side == "inner" else meets_end if side == "left" else meets_beginning
        one.tested[key] = test(segment.nodes, one)
    return one.tested[key]


def _slots(frame: Frame, numbers: Sequence[int]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name, number in zip(frame.slots, numbers, strict=True):
        found[name] = (*found.get(name, ()), number)
    return found


@lru_cache(maxsize=512)
def _index(rule: Same[Rule]) -> Index:
    return _index_of(rule.value.frames, rule.value.language)


@lru_cache(maxsize=512)
def _index_of(templates: tuple[str, ...], language: str) -> Index:
    """Rules with the same templates (a change, and the rate of it) share one index, and what it has found in a text."""
    frames = tuple(f for template in templates for f in compiled(template, language))
    openers: dict[str, dict[tuple[str, Segment], None]] = {}
    owners: dict[tuple[str, Segment], dict[tuple[tuple[str, ...], int], list[int]]] = {}
    wordless: dict[tuple[str, ...], list[int]] = {}
    for number, frame in enumerate(frames):
        place, words = _rarest(frame)
        if not words:
            wordless.setdefault(frame.slots, []).append(number)
            continue
        segment, side = frame.segments[place], _side(place, len(frame.slots))
        owners.setdefault((side, segment), {}).setdefault((frame.slots, place), []).append(number)
        for word in words:
            openers.setdefault(word, {})[side, segment] = None
    return Index(
        frames,
        frozenset(f.slots for f in frames),
        {word: tuple(segments) for word, segments in openers.items()},
        {key: tuple(Owner(*at, tuple(numbers)) for at, numbers in some.items()) for key, some in owners.items()},
        frozenset(openers),
        {slots: tuple(numbers) for slots, numbers in wordless.items()},
    )


def _rarest(frame: Frame) -> tuple[int, tuple[str, ...]]:
    """The segment by whose words a frame is looked up: of those with words, the one with the fewest common ones."""
    named = [(i, words) for i, segment in enumerate(frame.segments) if (words := needed(segment.nodes))]
    return min(named, key=lambda found: commonness(found[1]), default=(0, ()))


def _begin(mention: Mention) -> int:
    """Where a number begins: "a total of" before it stays a word of the frame."""
    hedge = next((h for h in mention.written.hedges if h.concept == "exact" and h.start == 0), None)
    return mention.start if hedge is None else mention.start + hedge.end + 1  # behind its blank


def _tells_when(index: int, text: Text) -> bool:
    """Dates and times, and a stretch that only says when (two years ago)."""
    mention = text.mention(index)
    kind = mention.written.base_kind
    if kind in TIME_KINDS or mention.written.core is None:
        return True
    return kind == "duration" and text.document.flow.startswith(particles(text.document.language).spans, mention.end)


def _lines(text: Text) -> tuple[Line, ...]:
    starts = [m.start for m in text.reading.mentions]
    return tuple(line(_pieces(text, at, starts)) for at in range(len(text.document.articles)))


def _pieces(text: Text, at: int, starts: list[int]) -> Iterator[tuple[str, int, str, int]]:
    """The text before each number of an article and its sign, and the ends of sentences."""
    flow = text.document.flow
    for sentence in text.document.articles[at].sentences:
        place = sentence.start
        for index in range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)):
            mention = text.mention(index)
            when = _tells_when(index, text)
            yield flow[place : _begin(mention)], place, TIME if when else NUMBER, -1 if when else index
            place = mention.end
        yield flow[place : sentence.end], place, END, -1

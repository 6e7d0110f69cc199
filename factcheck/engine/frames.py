"""Frames: sentences with places for numbers, in which a rule's slots are bound by where they stand.

A frame is words and `{slot}` (again for each number of a list); `(a|b)` is one of several, `(a|b)?` may be missing, `*` stands for up to six words, `…` for what stands between
inside a sentence and `……` also beyond its end. No other number stands in a gap. A blank meets commas, dashes, quotes and brackets too.

    {count} * payments of {each} … (comes|came) to {total}
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from factcheck.engine.binding import Binding, units_agree
from factcheck.engine.candidates import Text
from factcheck.model.mention import Mention
from factcheck.model.rule import Rule, Slot
from factcheck.structure.particles import particles
from factcheck.structure.times import TIME_KINDS

AGAIN = "__"  # between the name of a slot of several numbers and the running number of its place
NUMBER, TIME, END, PLACE = "\ue000", "\ue001", "\ue002", "\ue003"  # a place is an ordinal: a gap may hold one (for the first time)
BLANK = r"[\s,“”\"‘’—–()\-]+"
WORD = r"[^\W\d_][\w’'\-]*"
GAP, WIDE_GAP, MOST_WORDS = 90, 170, 6
_ELEMENT = re.compile(r"\([^)]*\)\??|\{\w+\}|…+|\*|[^\s]+")


@dataclass(frozen=True, slots=True)
class Page:
    """One article with a sign for each number: its characters, and the mention at each sign."""

    masked: str
    lowered: str
    mentions: Mapping[int, int]  # place of a sign → index of the mention
    kinds: frozenset[str]
    found: dict[str, list[dict[str, tuple[int, ...]]]] = field(default_factory=dict)  # by template: several rules ask for one


class Frame(NamedTuple):
    """A frame ready to be looked for: the pattern, and for each of its words that must be there the forms it may have."""

    pattern: "re.Pattern[str]"
    needed: tuple[tuple[str, ...], ...]


def framed(rule: Rule, text: Text) -> Iterator[Binding]:
    """The bindings of a rule by its frames, one for each set of numbers."""
    for page in text.once(_pages):
        if any(s.kinds and not s.kinds & page.kinds for s in rule.slots if not s.optional):
            continue
        seen: set[int] = set()
        for template in rule.frames:
            if template not in page.found:
                page.found[template] = list(_found(_compiled(template), page))
            for slots in page.found[template]:
                pivot = slots.get(rule.pivot, (-1,))[0]
                if pivot in seen or not _fill(rule, slots, text):
                    continue
                seen.add(pivot)
                yield _binding(rule, slots)


def _binding(rule: Rule, slots: Mapping[str, tuple[int, ...]]) -> Binding:
    counted = frozenset(s.name for s in rule.slots if s.operand_of is not None)
    return Binding(slots, dict.fromkeys(slots, "says"), "same", 0, counted)


def _fill(rule: Rule, slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether the numbers have the kinds and units that the slots ask for, and none of the roles that they exclude."""
    if any(s.name not in slots and not s.optional for s in rule.slots):
        return False
    if not all(_kind_fits(s, i, text) for s in rule.slots for i in slots.get(s.name, ())):
        return False
    return units_agree(rule, slots, text)


def _kind_fits(slot: Slot, index: int, text: Text) -> bool:
    written = text.mention(index).written
    roles = text.fact(index).roles.keys() | {written.form_of}
    if slot.kinds and written.base_kind not in slot.kinds:
        return False
    return not slot.none_of & roles and not (slot.units and not slot.units & {written.unit or "", written.unit_class})


def _found(frame: Frame, page: Page) -> Iterator[dict[str, tuple[int, ...]]]:
    if not all(any(form in page.lowered for form in forms) for forms in frame.needed):
        return
    for match in frame.pattern.finditer(page.masked):
        slots: dict[str, tuple[int, ...]] = {}
        for group in frame.pattern.groupindex:
            if match.start(group) >= 0:
                name = group.partition(AGAIN)[0]
                slots[name] = (*slots.get(name, ()), page.mentions[match.start(group)])
        yield slots


@lru_cache(maxsize=2048)
def _compiled(template: str) -> Frame:
    parts: list[str] = []
    needed: list[tuple[str, ...]] = []
    gap = True  # nothing stands before the first element
    for at, element in enumerate(_ELEMENT.findall(template)):
        if element.startswith("…"):
            parts.append(_gap(wide=len(element) > 1))
            gap = True
        elif element == "*":
            parts.append(rf"(?:{BLANK}{WORD}(?:\s{WORD}){{0,{MOST_WORDS - 1}}}?)??")
            gap = False
        else:
            pattern, forms = _element(element.removesuffix("?"), at)
            lead = "" if gap else BLANK
            parts.append(f"(?:{lead}{pattern})?" if element.endswith(")?") else f"{lead}{pattern}")
            if forms and not element.endswith(")?"):
                needed.append(forms)
            gap = gap and element.endswith(")?") and not lead
    return Frame(re.compile(r"(?<!\w)" + "".join(parts) + r"(?!\w)", re.IGNORECASE), tuple(needed))


def _gap(*, wide: bool) -> str:
    signs, longest = (NUMBER, WIDE_GAP) if wide else (NUMBER + END + ";", GAP)
    return rf"(?!\w)[^{signs}]{{0,{longest}}}?(?<!\w)"


def _element(element: str, at: int) -> tuple[str, tuple[str, ...]]:
    """The pattern of one element, and the forms of which one must stand in the text."""
    if element.startswith("{"):
        return rf"(?P<{element[1:-1]}{AGAIN}{at}>[{NUMBER}{PLACE}])", ()
    forms = tuple(element[1:-1].split("|")) if element.startswith("(") else (element,)
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + ")", tuple(f.lower() for f in forms)


def _begin(mention: Mention) -> int:
    """Where the sign of a number stands: "a total of" before it stays a word of the frame."""
    hedge = next((h for h in mention.written.hedges if h.concept == "exact" and h.start == 0), None)
    return mention.start if hedge is None else mention.start + hedge.end + 1  # behind its blank


def _tells_when(index: int, text: Text) -> bool:
    """Dates and times, and a stretch that only says when (two years ago)."""
    mention = text.mention(index)
    kind = mention.written.base_kind
    if kind in TIME_KINDS or mention.written.core is None:
        return True
    return kind == "duration" and text.document.flow.startswith(particles(text.document.language).spans, mention.end)


def _pages(text: Text) -> tuple[Page, ...]:
    starts = [m.start for m in text.reading.mentions]
    return tuple(_page(text, at, starts) for at in range(len(text.document.articles)))


def _page(text: Text, at: int, starts: list[int]) -> Page:
    article, flow, pieces, size = text.document.articles[at], text.document.flow, [], 0
    mentions: dict[int, int] = {}
    for sentence in article.sentences:
        place = sentence.start
        for index in range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)):
            mention = text.mention(index)
            before = flow[place : _begin(mention)]
            sign = TIME if _tells_when(index, text) else PLACE if mention.written.base_kind in ("ordinal", "rank") else NUMBER
            if sign != TIME:
                mentions[size + len(before)] = index
            pieces.append(before + sign)
            size += len(before) + 1
            place = mention.end
        tail = flow[place : sentence.end] + END
        pieces.append(tail)
        size += len(tail)
    masked = "".join(pieces)
    return Page(masked, masked.lower(), mentions, frozenset(text.mention(i).written.base_kind for i in mentions.values()))

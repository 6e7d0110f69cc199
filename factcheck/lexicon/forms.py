"""The forms of a lexicon in one automaton: what stands where in a text."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from factcheck.lexicon.compose import SEPARATOR
from factcheck.model.value import value

NO_MORE = -1, sys.maxsize, sys.maxsize


@value
class Saying:
    """What a soft word says of a number that it stands before or behind, and of which kinds of number (none: all)."""

    roles: frozenset[str]
    side: str
    touches: bool
    kinds: frozenset[str]


@value
class Entry:
    """A form of the lexicon. One without features is a mask, a word that only looks like a cue, or it is soft and has sayings."""

    form: str
    concepts: tuple[str, ...]
    features: frozenset[str]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    sayings: tuple[Saying, ...] = ()


class Forms:
    """Forms by kind (their concepts and attributes) as `compile_files` gives them. An entry is made when a text first has it: of many
    thousands an article has a hundred."""

    def __init__(self, kinds: Sequence[Any], forms: Sequence[str], concepts: Mapping[str, Any], *, spaced: bool) -> None:
        self._groups: Sequence[tuple[Any, list[str]]] = [(kind, joined.split(SEPARATOR)) for kind, joined in zip(kinds, forms, strict=True)]
        self._ordered = [form for _, group in self._groups for form in group]
        self._concepts, self._spaced = concepts, spaced
        self._entries: dict[int, Entry] = {}
        self._automaton = _automaton(self._ordered)

    def scan(self, text: str) -> list[tuple[int, int, Entry]]:
        """Leftmost-longest, non-overlapping forms as (start, end, entry), masks included; offsets are code points."""
        searched = text.lower() if self._spaced else text
        entries = self._entries
        return [(s, e, entries.get(i) or self._entry(i)) for i, s, e in self._matches(searched)]

    def _matches(self, searched: str) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(searched)
        return [(i, s, e) for i, s, e in found if _whole(searched, s, e)] if self._spaced else found

    def scan_each(self, texts: Sequence[str]) -> Iterator[list[tuple[int, int, Entry]]]:
        """The same of each of several texts, without the masks. They are looked through in one: the automaton is large, and by the next
        sentence it would have been pushed out of the processor's cache."""
        searched = [text.lower() for text in texts] if self._spaced else texts
        found = iter(self._matches(SEPARATOR.join(searched)))
        entries = self._entries
        place, start, end = next(found, NO_MORE)
        at = 0
        for text in searched:
            behind = at + len(text)
            own = []
            while start < behind:
                entry = entries.get(place) or self._entry(place)
                if entry.features or entry.sayings:
                    own.append((start - at, end - at, entry))
                place, start, end = next(found, NO_MORE)
            yield own
            at = behind + len(SEPARATOR)

    def of(self, concept: str) -> list[str]:
        return [form for (concepts, _), group in self._groups if concept in concepts for form in group]

    def masks(self) -> list[str]:
        return [form for (concepts, _), group in self._groups if not concepts for form in group]

    @cached_property
    def _kinds(self) -> list[Any]:
        return [kind for kind, group in self._groups for _ in group]

    def _entry(self, place: int) -> Entry:
        concepts, attributes = self._kinds[place]
        bodies = [self._concepts[c] for c in concepts]
        features = frozenset(f for body in bodies if "soft" not in body for f in body["features"])
        sayings = tuple([_saying(body) for body in bodies if "soft" in body])
        return self._entries.setdefault(place, Entry(self._ordered[place], tuple(concepts), features, attributes, sayings))


def _saying(concept: Mapping[str, Any]) -> Saying:
    soft = concept["soft"]
    return Saying(frozenset(concept["features"]), soft["side"], soft["touches"], frozenset(soft["kinds"]))


def _whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after


def _automaton(forms: list[str]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(
        forms,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        store_patterns=False,
    )

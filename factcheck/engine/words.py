"""Lists of words from a data file, looked for at a place in the flow."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; one that never matches for none."""
    listed = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in listed) + ")" if listed else "(?!)"


class Words:
    """Named lists of words from one data file, each compiled once, in the three places where words are looked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._compiled: dict[tuple[str, str], re.Pattern[str]] = {}
        self._scanner: tuple[Any, list[list[str]]] | None = None

    def entries(self, name: str) -> Sequence[str]:
        return tuple(str(w) for w in self._data.get(name) or ())

    def mapping(self, name: str) -> Mapping[str, Any]:
        return self._data.get(name) or {}

    def pairs(self, name: str) -> Sequence[tuple[str, str]]:
        """A list of pairs of words."""
        return [(str(first), str(second)) for first, second in self._data.get(name) or ()]

    def number(self, name: str, default: int) -> int:
        """A number of the data file."""
        return int(self._data.get(name) or default)

    def ends(self, name: str, text: str, at: int, reach: int = 12) -> re.Match[str] | None:
        """The word of a list that ends at `at`."""
        return self._pattern("end", name).search(text[max(0, at - reach) : at])

    def starts(self, name: str, text: str, at: int) -> re.Match[str] | None:
        """The word of a list that begins at `at`."""
        return self._pattern("start", name).match(text, at)

    def within(self, name: str, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first word of a list inside [start, end)."""
        return self._pattern("in", name).search(text, start, end)

    def each(self, name: str, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every word of a list inside [start, end), without overlaps."""
        return self._pattern("in", name).finditer(text, start, len(text) if end is None else end)

    def without(self, name: str, text: str) -> str:
        """The text with every word of a list taken out."""
        return self._pattern("in", name).sub("", text)

    def present(self, text: str) -> list[tuple[int, str]]:
        """Where a word of any list begins, with the list's name, by place; lists of one character's words too. One pass."""
        automaton, names = self._automaton()
        return [(start, name) for which, start, _end in automaton.find_matches_as_indexes(text, overlapping=True) for name in names[which]]

    def _automaton(self) -> tuple[Any, list[list[str]]]:
        if self._scanner is None:
            import ahocorasick_rs

            lists: dict[str, list[str]] = {}
            for name, words in self._data.items():
                for word in words if isinstance(words, list) else ():
                    if word and not isinstance(word, list):
                        lists.setdefault(str(word), []).append(name)
            kind = ahocorasick_rs.MatchKind.Standard
            self._scanner = ahocorasick_rs.AhoCorasick(list(lists), matchkind=kind, store_patterns=False), list(lists.values())
        return self._scanner

    def _pattern(self, where: str, name: str) -> re.Pattern[str]:
        key = where, name
        if key not in self._compiled:
            source = either(self.entries(name))
            self._compiled[key] = re.compile(source + "$" if where == "end" else source)
        return self._compiled[key]

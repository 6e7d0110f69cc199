"""Lists of words from a data file, looked for at a place in the flow."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; one that never matches for none."""
    return _either(tuple(words))


@lru_cache(maxsize=512)
def _either(words: tuple[str, ...]) -> str:
    listed = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) for w in listed) + ")" if listed else "(?!)"


class Forms:
    """The words of one list. A pattern is asked only where the first or last character of a word stands."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.endings = tuple(words)
        self.initials = frozenset(w[:1] for w in words)
        self.finals = frozenset(w[-1:] for w in words) | {"\n"}  # $ also stands before a last line end

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        return re.compile(either(self.words))

    @cached_property
    def at_end(self) -> re.Pattern[str]:
        return re.compile(either(self.words) + "$")


class _Lists(dict[str, Forms]):
    """The lists of a data file by name, each made when it is first asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__()
        self._data = data

    def __missing__(self, name: str) -> Forms:
        self[name] = made = Forms(tuple(str(w) for w in self._data.get(name) or ()))
        return made


class Words:
    """Named lists of words from one data file, each compiled once, in the three places where words are looked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._forms = _Lists(data)
        self._pairs: dict[str, Sequence[tuple[str, str]]] = {}
        self._scanners: dict[tuple[str, ...], tuple[Any, list[frozenset[str]]]] = {}

    def entries(self, name: str) -> Sequence[str]:
        return self._forms[name].words

    def mapping(self, name: str) -> Mapping[str, Any]:
        return self._data.get(name) or {}

    def pairs(self, name: str) -> Sequence[tuple[str, str]]:
        """A list of pairs of words."""
        if name not in self._pairs:
            self._pairs[name] = [(str(first), str(second)) for first, second in self._data.get(name) or ()]
        return self._pairs[name]

    @cache  # noqa: B019
    def opening(self, name: str) -> re.Pattern[str]:
        """The first word of any of some pairs."""
        return re.compile(either(first for first, _ in self.pairs(name)))

    def text(self, name: str) -> str:
        """A string of the data file; empty where there is none."""
        return str(self._data.get(name) or "")

    @cache  # noqa: B019
    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern that the data file holds; one that never matches where there is none."""
        return re.compile(self.text(name) or "(?!)")

    def number(self, name: str, default: int) -> int:
        """A number of the data file."""
        return int(self._data.get(name) or default)

    def ends(self, name: str, text: str, at: int, reach: int = 12) -> re.Match[str] | None:
        """The word of a list that ends at `at`."""
        forms = self._forms[name]
        final = text[at - 1 : at] if at else ""
        if final not in forms.finals or (final != "\n" and not text.endswith(forms.endings, max(0, at - reach), at)):
            return None
        return forms.at_end.search(text[max(0, at - reach) : at])

    def starts(self, name: str, text: str, at: int) -> re.Match[str] | None:
        """The word of a list that begins at `at`."""
        forms = self._forms[name]
        return forms.anywhere.match(text, at) if text[at : at + 1] in forms.initials else None

    def within(self, name: str, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first word of a list inside [start, end)."""
        return self._forms[name].anywhere.search(text, start, end)

    def has(self, name: str, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a word of a list stands inside [start, end)."""
        return self._forms[name].anywhere.search(text, start, len(text) if end is None else end) is not None

    def each(self, name: str, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every word of a list inside [start, end), without overlaps."""
        return self._forms[name].anywhere.finditer(text, start, len(text) if end is None else end)

    def without(self, name: str, text: str) -> str:
        """The text with every word of a list taken out."""
        return self._forms[name].anywhere.sub("", text)

    def present(self, names: tuple[str, ...], text: str, start: int, end: int) -> list[tuple[int, frozenset[str]]]:
        """Where a word of some lists begins inside [start, end), with the names of the lists that have it. One pass for all."""
        automaton, lists = self._automaton(names)
        return [(start + at, lists[word]) for word, at, _ in automaton.find_matches_as_indexes(text[start:end], overlapping=True)]

    def _automaton(self, names: tuple[str, ...]) -> tuple[Any, list[frozenset[str]]]:
        if names not in self._scanners:
            import ahocorasick_rs

            lists: dict[str, list[str]] = {}
            for name in names:
                for word in self.entries(name):
                    lists.setdefault(word, []).append(name)
            automaton = ahocorasick_rs.AhoCorasick(
                list(lists),
                matchkind=ahocorasick_rs.MatchKind.Standard,
                implementation=ahocorasick_rs.Implementation.DFA,
                store_patterns=False,
            )
            self._scanners[names] = automaton, [frozenset(of) for of in lists.values()]
        return self._scanners[names]

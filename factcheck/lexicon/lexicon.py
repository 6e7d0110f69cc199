"""The lexicon of one language: scanning a text for cues, and looking words up in its tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.lexicon.compose import compile_files
from factcheck.lexicon.forms import Entry, Forms
from factcheck.lexicon.store import cached, load_file, parse, rules_root

Stems = tuple[tuple[str, tuple[str, ...]], ...]
FOLDER = "lexicon"
NOT_LEXICON = frozenset({"documents.yaml"})


class Lexicon:
    """All forms of a language: its cues in one automaton and its soft words in another. Compared by identity; `load_lexicon` gives one instance a language."""

    def __init__(self, language: str, compiled: Mapping[str, Any]) -> None:
        self.language = language
        self._concepts: Mapping[str, Any] = compiled["concepts"]
        self._tables: Mapping[str, Any] = compiled["tables"]
        self._word_boundaries = bool(self._tables.get("word_boundaries"))
        self._cues, self._soft = (
            Forms(made["kinds"], made["forms"], self._concepts, spaced=self._word_boundaries) for made in (compiled, compiled["soft"])
        )
        self.heads = frozenset(map(str, self._tables.get("heads") or ()))
        self.head_ends = frozenset(word[-1:] for word in self.heads)
        self.names = frozenset(map(str, self._tables.get("names") or ()))  # words with digits in them that are no numbers
        self.quantity_nouns = tuple(map(str, self._tables.get("quantity_nouns") or ()))
        self._kin = {w: name for name, words in (self._tables.get("kin") or {}).items() for w in words}
        self._contrasts = frozenset(frozenset(pair) for pair in _pairs(self._tables.get("contrasts") or ()))
        partitions = self._tables.get("partitions") or ()
        self.partitions = tuple(tuple(map(str, row["parts"])) for row in partitions)
        self._wholes = {frozenset(map(str, row["parts"])): tuple(map(str, row.get("wholes") or ())) for row in partitions}
        self._no_wholes = {frozenset(map(str, row["parts"])): tuple(map(str, row.get("not") or ())) for row in partitions}
        self._contrasts |= frozenset(frozenset(pair) for pair in _pairs(self.partitions))
        words = {w for pair in self._contrasts for w in pair} | {w for wholes in self._wholes.values() for w in wholes}
        ordered = sorted(words, key=lambda word: (-len(word), word))
        self._contrast = re.compile("|".join(map(re.escape, ordered)) or "(?!)")
        self._units = _groups_of(self._tables.get("units") or {})
        self._lists: dict[str, tuple[str, ...]] = {}

    def scan(self, text: str) -> list[tuple[int, int, Entry]]:
        """Leftmost-longest, non-overlapping cues and masks as (start, end, entry); offsets are code points."""
        return self._cues.scan(text)

    def scan_each(self, texts: Sequence[str]) -> Iterator[list[tuple[int, int, Entry]]]:
        """The same of each of several texts, without the masks."""
        return self._cues.scan_each(texts)

    def scan_each_soft(self, texts: Sequence[str]) -> Iterator[list[tuple[int, int, Entry]]]:
        """The same of soft words.

        They say what was done with a number (建成, 造成) or what it measures (海拔), and nothing of how numbers go together. So they are no
        cues: they stay part of the words around them, part no label and no list, and shadow no cue.
        """
        return self._soft.scan_each(texts)

    @property
    def concepts(self) -> Mapping[str, Any]:
        """Concepts by name: features, means, and of a soft one on which side of its numbers its words stand."""
        return self._concepts

    @property
    def features(self) -> frozenset[str]:
        """Every role that a word can give."""
        return frozenset(f for body in self._concepts.values() for f in body["features"])

    @property
    def spaced(self) -> bool:
        """Whether the words of the language have boundaries of their own."""
        return self._word_boundaries

    @property
    def masks(self) -> tuple[str, ...]:
        """The forms that only look like cues."""
        return tuple(sorted(self._cues.masks()))

    def forms(self, concept: str) -> tuple[str, ...]:
        """The forms of a concept, sorted. KeyError where there is no such concept."""
        if concept not in self._concepts:
            raise KeyError(concept)
        return tuple(sorted({*self._cues.of(concept), *self._soft.of(concept)}))

    def contrast_words(self, label: str) -> frozenset[str]:
        """The words of contrasts in a label, from the left, the longest at each place: 进出口 is no 出口, and 非税收入 no 税收."""
        return frozenset(self.contrasts_in(label))

    def contrasts_in(self, label: str) -> list[str]:
        """The same in their order."""
        return self._contrast.findall(label)

    def contrasting(self, a: str, b: str) -> bool:
        """Whether two modifiers make two things (出口 and 进口)."""
        return frozenset((a, b)) in self._contrasts

    def has_more_parts(self, parts: frozenset[str], whole: str) -> bool:
        """Whether a thing has more parts than a partition names (electricity is used by households too)."""
        return any(word in whole for word in self._no_wholes.get(parts, ()))

    def one_whole(self, a: str, b: str) -> bool:
        """Whether two labels have words for one whole of a partition (外贸 and 进出口)."""
        return any(any(w in a for w in wholes) and any(w in b for w in wholes) for wholes in self._wholes.values())

    def wholes_of(self, parts: frozenset[str]) -> tuple[str, ...]:
        """The words that name the whole of a partition (进出口)."""
        return self._wholes.get(parts, ())

    def kin(self, a: str, b: str) -> bool:
        """Whether two labels end in head nouns of one class (企业 and 公司)."""
        x, y = self._kin_of(a), self._kin_of(b)
        return x is not None and x == y

    def _kin_of(self, label: str) -> str | None:
        return next((self._kin[label[-n:]] for n in (4, 3, 2, 1) if label[-n:] in self._kin), None)

    def same_unit(self, a: str, b: str) -> bool:
        """Whether two classifiers count one kind of thing (人 and 名)."""
        return a == b or not self._units.get(a, NO_GROUPS).isdisjoint(self._units.get(b, NO_GROUPS))

    def head_class(self, name: str) -> frozenset[str]:
        """A named class of head nouns (constant-price)."""
        return frozenset(map(str, (self._tables.get("head_classes") or {}).get(name) or ()))

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a table that is a list, in its order; none where there is no such table."""
        if name not in self._lists:
            self._lists[name] = tuple(map(str, self._tables.get(name) or ()))
        return self._lists[name]

    def table(self, name: str) -> Any:
        """A table of the data files by name, or None."""
        return self._tables.get(name)


def _groups_of(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """The groups that each word of a table is in."""
    words = {word for group in table.values() for word in group}
    return {word: frozenset(name for name, group in table.items() if word in group) for word in words}


NO_GROUPS: frozenset[str] = frozenset()


def _pairs(contrasts: Any) -> list[tuple[str, str]]:
    """Every two members of each group of contrasts."""
    return [(str(a), str(b)) for group in contrasts for i, a in enumerate(group) for b in group[i + 1 :]]


def load_lexicon(language: str = "zh", extra: tuple[Path, ...] = (), stems: Stems = ()) -> Lexicon:
    """The lexicon of a language with a newsroom's own files and stems added. LexiconError where the data are wrong.

    extra: files of words; one for another language is left out. stems: (concept, stems) that rule files add.
    """
    return _loaded(language, extra, stems)


@cache
def _loaded(language: str, extra: tuple[Path, ...], stems: Stems) -> Lexicon:
    folder = rules_root() / language / FOLDER
    files = [*(sorted(p for p in folder.glob("*.yaml") if p.name not in NOT_LEXICON) if folder.is_dir() else ()), *extra]
    raw = [(str(path.name), path.read_bytes()) for path in files]
    key = b"\0".join((language.encode(), repr(stems).encode(), *(part for name, data in raw for part in (name.encode(), data))))
    compiled = cached("lexicon", key, lambda: compile_files(_of(language, raw, stems)))
    return Lexicon(language, compiled)


def _of(language: str, raw: list[tuple[str, bytes]], stems: Stems) -> Iterator[tuple[str, Any]]:
    """The parsed files that speak of a language, and the added stems as one more file."""
    for name, data in raw:
        parsed = parse(data)
        if not isinstance(parsed, Mapping) or parsed.get("language", language) == language:
            yield name, parsed
    if stems:
        yield "extend-words", {"extend": {concept: list(words) for concept, words in stems}}


__all__ = ["Entry", "Lexicon", "load_file", "load_lexicon"]

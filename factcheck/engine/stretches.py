"""The text between two numbers, as words, and whether the nodes of a frame meet it.

A match is a set of places: those where the nodes so far may end. So the cost of a stretch is its length times the nodes, whatever they are.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Any, NamedTuple

from factcheck.model.value import value
from factcheck.rulefile.templates import TIME, WORD, Choice, Gap, Group, Node, Nodes, Segment, Words, group

END = "\ue002"  # the end of a sentence
NUMBER = "\ue003"  # a number that the frame does not ask for
GAP, WIDE_GAP = 110, 220  # characters of … and ……
WORDS = {"_": 2, "*": 6, "~": 12}  # how many words they stand for
CONTRASTS = frozenset(["but", "while", "whereas", "although", "though"])
CLAUSE_BEGINS = CONTRASTS | {"and", "who", "which"}
OPENING = ("(", "—", "–", " -")


@value
class Stretch:
    """Words in small letters, where each begins, and the marks before each, one more for those behind; groups keeps where named groups end,
    tested what has been asked of it."""

    words: tuple[str, ...]
    bag: frozenset[str]
    begins: tuple[int, ...]
    marks: tuple[str, ...]
    first: bool  # whether it opens the article or a sentence
    groups: dict[tuple[str, int], frozenset[int]] = field(default_factory=dict)
    tested: dict[tuple[Segment, str], bool] = field(default_factory=dict)


@value
class Line:
    """The words of an article in a row, with a sign for each number; places tells where that of a mention stands, where the places of each word."""

    words: tuple[str, ...]
    begins: tuple[int, ...]
    marks: tuple[str, ...]
    places: Mapping[int, int]
    where: Mapping[str, Sequence[int]]
    bag: frozenset[str]
    cut: dict[tuple[int, int], Stretch] = field(default_factory=dict)
    views: dict[Hashable, Sequence[Any]] = field(default_factory=dict)  # by the kinds and units that a rule asks for
    said: dict[Hashable, frozenset[str]] = field(default_factory=dict)  # by the frames that its words open

    def _opens(self, place: int) -> bool:
        return place == 0 or self.words[place - 1] == END

    def stretch(self, start: int, end: int) -> Stretch:
        """The words from a place up to another."""
        found = self.cut.get((start, end))
        if found is None:
            words = self.words[start:end]
            found = Stretch(words, frozenset(words), self.begins[start : end + 1], self.marks[start : end + 1], self._opens(start))
            self.cut[start, end] = found
        return found


def line(pieces: Iterable[tuple[str, int, str, int]]) -> Line:
    """From (text, its offset, the sign behind it, the mention that it stands for or -1) in order."""
    words: list[str] = []
    begins: list[int] = []
    marks: list[str] = []
    places: dict[int, int] = {}
    before, end = "", 0
    for text, offset, sign, mention in pieces:
        plain, last = text.replace("’", "'"), 0
        for match in WORD.finditer(plain):
            words.append(match[0].lower())
            begins.append(offset + match.start())
            marks.append(before + plain[last : match.start()])
            before, last = "", match.end()
        before += plain[last:]
        end = offset + len(text)
        if sign:
            places[mention] = len(words)
            words.append(sign)
            begins.append(end)
            marks.append(before)
            before = ""
    places.pop(-1, None)
    where: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        where.setdefault(word, []).append(place)
    return Line(tuple(words), (*begins, end), (*marks, before), places, where, frozenset(where))


def meets_inside(nodes: Nodes, one: Stretch) -> bool:
    """Whether nodes meet a whole stretch: one between two numbers."""
    return len(one.words) in _ends(nodes, one, {0})


def meets_end(nodes: Nodes, one: Stretch) -> bool:
    """Whether nodes meet the last words of a stretch: the one before a number."""
    last = len(one.words)
    return last in _ends(nodes, one, set(range(last + 1)))


def meets_beginning(nodes: Nodes, one: Stretch) -> bool:
    """Whether nodes meet the first words of a stretch: the one behind a number."""
    return bool(_ends(nodes, one, {0}))


def _ends(nodes: Nodes, one: Stretch, places: set[int]) -> set[int]:
    for node in nodes:
        if not places:
            return places
        places = _after(node, one, places)
    return places


def _after(node: Node, one: Stretch, places: set[int]) -> set[int]:
    if isinstance(node, Words):
        return _worded(node, one, places)
    if isinstance(node, Group):
        found = {end for p in places for end in _group_ends(node, one, p)}
        return found | places if node.optional else found
    if isinstance(node, Choice):
        found = {end for option in node.options for end in _ends(option, one, places)}
        return found | places if node.optional else found
    assert isinstance(node, Gap)
    if node.sign == "[":
        return {p for p in places if p == len(one.words) and one.marks[p].rstrip().endswith(OPENING)}
    if node.sign == ",":
        return {p for p in places if one.marks[p].strip()}
    if node.sign == "^":
        return {p for p in places if (p == 0 and one.first) or (p > 0 and one.words[p - 1] == END)}
    if node.sign == "!":
        return {p for p in places if not one.marks[p].strip()}
    if node.sign == "+":
        return {p + 1 for p in places if p < len(one.words) and one.words[p][0].isalpha()}
    if node.sign in WORDS:
        return {end for p in places for end in _some_words(one, p, WORDS[node.sign])}
    return _anything(one, places, wide=node.sign == "……")


def _worded(node: Words, one: Stretch, places: set[int]) -> set[int]:
    size = len(node.tokens)
    if size == 1:
        only, end = node.tokens[0], len(one.words)
        return {p + 1 for p in places if p < end and one.words[p] == only}
    return {p + size for p in places if one.words[p : p + size] == node.tokens}


def _some_words(one: Stretch, place: int, most: int) -> Iterable[int]:
    """The ends of up to so many words. A long run may pass marks and begins no other clause; a short one ends at a mark."""
    yield place
    long = most > WORDS["*"]
    for end in range(place, min(len(one.words), place + most)):
        word = one.words[end]
        if not (word[0].isalpha() or word in (TIME, NUMBER) or (long and word == ":")) or word in (CLAUSE_BEGINS if long else CONTRASTS):
            return
        if end > place and not long and one.marks[end].strip():
            return
        yield end + 1


def _anything(one: Stretch, places: set[int], *, wide: bool) -> set[int]:
    """The ends of what begins at some places and goes on for so many characters, inside a sentence or also beyond its end."""
    found, end = set(places), -1
    for place in sorted(places):
        end = max(end, place)  # what begins further on does not end before what began earlier
        longest = one.begins[place] + (WIDE_GAP if wide else GAP)
        while end < len(one.words) and one.begins[end + 1] <= longest and (wide or one.words[end] not in (END, ";")):
            end += 1
            found.add(end)
    return found


def _group_ends(node: Group, one: Stretch, place: int) -> frozenset[int]:
    key = node.name, place
    found = one.groups.get(key)
    if found is None:
        found = one.groups[key] = frozenset(_look_up(_table(node.name, node.language), one, place))
    return found


class Table(NamedTuple):
    """The options of a group: those of plain words by their first word, and the others."""

    plain: Mapping[str, Sequence[tuple[str, ...]]]
    others: Sequence[Nodes]


@cache
def _table(name: str, language: str) -> Table:
    nodes = group(name, language)
    plain: dict[str, list[tuple[str, ...]]] = {}
    others: list[Nodes] = []
    for option in nodes[0].options if len(nodes) == 1 and isinstance(nodes[0], Choice) else (nodes,):
        words = tuple(w for n in option if isinstance(n, Words) for w in n.tokens)
        if words and all(isinstance(n, Words) for n in option):
            plain.setdefault(words[0], []).append(words)
        else:
            others.append(option)
    return Table(plain, others)


def _look_up(table: Table, one: Stretch, place: int) -> Iterable[int]:
    if place < len(one.words):
        for words in table.plain.get(one.words[place], ()):
            if one.words[place : place + len(words)] == words:
                yield place + len(words)
    for nodes in table.others:
        yield from _ends(nodes, one, {place})

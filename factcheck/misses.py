"""Words that the lexicon may lack: numbers of one sentence that satisfy an equation, or nearly, where no word says what one of them is.

>>> from factcheck.documents import read_document
>>> text = "东库腾挪粮食1234吨，西库腾挪粮食2345吨，两库腾挪粮食3579吨。"
>>> [m.word for m in missing(misses(read_document(text), Checker(Options())))]
['库腾挪']
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon import Lexicon
from factcheck.model.document import Document, Sentence
from factcheck.model.miss import Miss, Missing
from factcheck.model.reading import Reading
from factcheck.model.report import Judged, Summary
from factcheck.model.value import value
from factcheck.pipeline import Checker, Options, checker
from factcheck.report.grid import PIPE, Screen
from factcheck.report.misses import missing_json, missing_table

if TYPE_CHECKING:
    from factcheck.engine.operand import Operand
    from factcheck.engine.shapes import Match, Numbers

NEEDED = Decimal("1.2")
"""Decades that an equation must carry, less those of the tries: in published articles with scrambled digits next to none is left."""
NUMBERS = 12  # a sentence with more is a table, where chance finds equations
THREE = 3  # numbers of an equation; nearly satisfied by more of them, it says nothing
LONGEST, SHORTEST, REACH = 8, 2, 16  # characters of a word, and how far from the number it may begin
WORDS = 2  # of a language that has blanks between them
SIGNS = {"*": "×", "/": "÷", "-": "−", "==": "="}


class Place(NamedTuple):
    """One sentence with what is known of it."""

    document: Document
    reading: Reading
    sentence: Sentence
    inside: Sequence[int]
    lexicon: Lexicon


def missing(found: Iterable[Miss]) -> tuple[Missing, ...]:
    """The words, most frequent first. Of what may be the word at a number, the one is taken that stands beside most such numbers."""
    misses = list(found)
    known = Counter(word for words in {(m.path, m.line, m.column): m.words for m in misses}.values() for word in words)
    groups: dict[tuple[str, str], list[Miss]] = {}
    for miss in misses:
        word = max(miss.words, key=lambda w: (known[w], len(w), -miss.words.index(w)))
        groups.setdefault((word, miss.relation), []).append(miss)
    made = [_missing(word, group) for (word, _), group in groups.items()]
    return tuple(sorted(made, key=lambda m: (-m.exact - m.near, -m.exact, m.word, m.first.relation)))


def _missing(word: str, group: Sequence[Miss]) -> Missing:
    exact = {m.place for m in group if not m.near}
    near = {m.place for m in group if m.near} - exact
    return Missing(word, len(exact), len(near), next((m for m in group if not m.near), group[0]))


def misses(document: Document, own: Checker) -> Iterator[Miss]:
    """The numbers without a role in the equations of one article, each number once for each relation."""
    _, reading = own.read(document)
    lexicon = own.lexicon(document.language)
    at, mentions = 0, reading.mentions
    for sentence in (s for article in document.articles for s in article.sentences):
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].start < sentence.end:
            at += 1
        if at - first >= THREE:
            yield from _in_sentence(Place(document, reading, sentence, range(first, at), lexicon))


def _in_sentence(place: Place) -> Iterator[Miss]:
    from factcheck.engine.operand import operand

    read = {i: operand(place.reading.mentions[i].written) for i in place.inside}
    numbers = {i: o for i, o in read.items() if o is not None and o.core.bounded and o.value > 0 and not _all(o)}
    unknown = {i for i in numbers if not _said(place.reading, i)}
    if not unknown or not THREE <= len(numbers) <= NUMBERS:
        return
    seen = set()
    for match, near in _equations(numbers):
        for i in sorted(unknown & set(match.numbers.values())):
            if (i, match.shape.name) not in seen:
                seen.add((i, match.shape.name))
                yield from _miss(place, i, match, near=near)


def _all(number: "Operand") -> bool:
    """100%: a share of all says nothing."""
    return number.written.base_kind == "percent" and number.value == 1


def _said(reading: Reading, index: int) -> bool:
    return any(role.level == "says" for role in reading.numbers[index].roles.values())


def _equations(numbers: "Numbers") -> "Iterator[tuple[Match, bool]]":
    """The equations that numbers satisfy, then those that they nearly satisfy."""
    from factcheck.engine.shapes import exact, nearly, shapes

    looked = [shape for shape in shapes() if not shape.variant]
    found = [m for shape in looked for m in exact(shape, numbers) if m.decades >= NEEDED]
    yield from ((m, False) for m in found)
    holding = {frozenset(m.numbers.values()) for m in found}
    for shape in looked:
        for match in nearly(shape, numbers) if len(shape.slots) == THREE else ():
            if match.decades >= NEEDED and frozenset(match.numbers.values()) not in holding:
                yield match, True


def _miss(place: Place, index: int, match: "Match", *, near: bool) -> Iterator[Miss]:
    document, sentence = place.document, place.sentence
    words = tuple(dict.fromkeys(_words(place, index)))
    if words:
        line, column = document.line_column(document.source_offset(place.reading.mentions[index].start))
        text = " ".join(document.surface(sentence.start, sentence.end).split())
        yield Miss(words, match.shape.name, near, _equation(place, match, near=near), document.path, line, column, text)


def _equation(place: Place, match: "Match", *, near: bool) -> str:
    """The equation with the page's own numbers; ≈ where it nearly holds."""

    def shown(found: re.Match[str]) -> str:
        return place.document.surface(*_span(place, match.numbers[found[0]])) if found[0] in match.numbers else found[0]

    signs = {**SIGNS, "==": "≈"} if near else SIGNS
    return " ".join(signs.get(part, part) for part in re.sub(r"[a-z]+", shown, match.shape.require).split(" "))


def _span(place: Place, index: int) -> tuple[int, int]:
    mention = place.reading.mentions[index]
    return mention.start, mention.end


def _words(place: Place, index: int) -> Iterator[str]:
    """What may be the unknown word: parts of what stands between the number and the one before it in its clause, the nearest first;
    where nothing stands there, of what follows. Words that the lexicon knows are no part of it."""
    before, behind = beside(place, index)
    for text in before or behind[:1]:
        yield from _parts(text, place.lexicon, backward=bool(before))


def beside(place: Place, index: int) -> tuple[list[str], list[str]]:
    """The unknown stretches of a number's clause before it, the nearest first, and behind it."""
    from factcheck.structure.tokens import CLOSE, CUE, NUM, OPEN, SEP, WORD, Passage, tokenise

    passage = Passage(place.sentence.start, place.sentence.end, place.inside[0], place.inside[-1] + 1)
    tokens, _ = next(tokenise(place.document.flow, [passage], place.reading.mentions, place.lexicon))
    at = next(n for n, t in enumerate(tokens) if t.kind == NUM and t.mention == index)
    sides: tuple[list[str], list[str]] = ([], [])
    for side, run in zip(sides, (tokens[at - 1 :: -1] if at else [], tokens[at + 1 :]), strict=True):
        for token in run:
            if token.kind in (NUM, SEP, OPEN, CLOSE):
                break
            if token.kind == WORD:
                side.append(token.text)
            elif token.kind == CUE and side:
                break
    return sides


def _parts(text: str, lexicon: Lexicon, *, backward: bool) -> Iterator[str]:
    """The parts of a stretch that may be a word, the longest nearest the number first. A noun that is known (the lexicon's heads) ends a
    label and is no part of it, unless nothing else is there."""
    stretches = _unknown(text, lexicon)
    if lexicon.spaced:
        runs = (part for units in stretches for part in _runs(units, WORDS, backward=backward))
        yield from (" ".join(part) for part in runs)
        return
    for units in reversed(stretches) if backward else stretches:
        words = ("".join(part) for part in _runs(units, LONGEST, backward=backward))
        yield from (word for word in words if len(word) >= SHORTEST and word == stripped(word, lexicon))


def _unknown(text: str, lexicon: Lexicon) -> list[list[str]]:
    """A stretch without the small words and the known nouns in it, in characters or words."""
    from factcheck.structure.particles import particles

    if lexicon.spaced:
        small = particles(lexicon.language).stop_words
        return [[w for w in re.findall(r"[^\W\d_][\w'’-]*", text.lower()) if w not in small][-REACH:]]
    text = stripped(text, lexicon)[-REACH:]
    left = [list(part) for part in _without_heads(text, lexicon) if len(part) >= SHORTEST]
    return left or [list(text)]


def stripped(text: str, lexicon: Lexicon) -> str:
    """Without the small words at its ends."""
    from factcheck.structure.particles import particles

    small = particles(lexicon.language)
    return text.lstrip(small.strip_begins).rstrip(small.strip)


def _without_heads(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What stands between the nouns that are known."""
    at = start = 0
    while at < len(text):
        size = next((n for n in range(min(LONGEST, len(text) - at), SHORTEST - 1, -1) if text[at : at + n] in lexicon.heads), 0)
        if size:
            yield stripped(text[start:at], lexicon)
            start = at + size
        at += size or 1
    yield stripped(text[start:], lexicon)


def _runs(units: Sequence[str], longest: int, *, backward: bool) -> Iterator[Sequence[str]]:
    """Every run of neighbours, from the side of the number, the longest first."""
    ends = range(len(units), 0, -1) if backward else range(len(units))
    for at in ends:
        for size in range(longest, 0, -1):
            if backward and size <= at:
                yield units[at - size : at]
            elif not backward and at + size <= len(units):
                yield units[at : at + size]


@value
class Misses:
    """A format: the words of all articles, as a table or as JSON."""

    options: Options
    json: bool = False
    screen: Screen = PIPE

    def piece(self, judged: Judged) -> tuple[Miss, ...]:
        return tuple(misses(judged.document, checker(self.options)))

    def whole(self, pieces: Iterable[tuple[Miss, ...]], summary: Summary) -> Iterator[str]:
        del summary
        found = missing(miss for piece in pieces for miss in piece)
        return missing_json(found) if self.json else missing_table(found, self.screen)

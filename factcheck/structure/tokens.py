"""A sentence as a flat run of tokens: numbers, cues, separators, brackets and the words between them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon import Entry, Lexicon
from factcheck.model.document import Sentence
from factcheck.model.mention import Mention

NUM, CUE, SEP, ITEM, OPEN, CLOSE, WORD = range(7)

_MARKS = re.compile(
    r"(?P<sep>[，,；;：:。！？!?\n|]|—+|–{2,}|…+|(?<!\d)\.(?!\d))|(?P<item>[、/])|(?P<open>[（(\[【〔])|(?P<close>[）)\]】〕])|(?P<skip>[“”‘’\"「」『』\s])"
)
_TITLE = re.compile(r"《[^》\n]{0,80}》")


class Token(NamedTuple):
    """One token at flow offsets; `mention` is an index for NUM, `entry` the lexicon's for CUE, `text` the mark for SEP and ITEM."""

    kind: int
    start: int
    end: int
    text: str = ""
    mention: int = -1
    entry: Entry | None = None

    @property
    def features(self) -> frozenset[str]:
        return self.entry.features if self.entry is not None else frozenset()


def tokenise(flow: str, sentence: Sentence, mentions: Sequence[Mention], first: int, last: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence in order; mentions[first:last] stand in it. Words are what is left between the other tokens."""
    numbers = [Token(NUM, m.start, m.end, "", i) for i, m in enumerate(mentions[first:last], first)]
    text = flow[sentence.start : sentence.end]
    marks = _marks(text, sentence.start)
    cues = [
        Token(CUE, at + start, at + end, entry.form, -1, entry)
        for at, between in _between(text, sentence.start, numbers if not lexicon.spaced else ())
        for start, end, entry in lexicon.scan(between)
        if entry.features
    ]
    solid = _without_overlap(numbers, [*marks, *cues])
    return list(_with_words(flow, sentence.start, sentence.end, solid))


def _between(text: str, offset: int, numbers: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The stretches of a sentence between its numbers: no word reaches out of a number (少缴, not 年少, in 一年少缴)."""
    at = offset
    for number in numbers:
        yield at, text[at - offset : number.start - offset]
        at = number.end
    yield at, text[at - offset :]


def _marks(text: str, offset: int) -> list[Token]:
    kinds = {"sep": SEP, "item": ITEM, "open": OPEN, "close": CLOSE, "skip": -1, "title": WORD}
    titles = [(m.start(), m.end()) for m in _TITLE.finditer(text)] if "《" in text else []
    marks = [Token(WORD, offset + s, offset + e, text[s:e]) for s, e in titles]
    for match in _MARKS.finditer(text):
        if titles and any(s <= match.start() < e for s, e in titles):
            continue
        marks.append(Token(kinds[match.lastgroup or "skip"], offset + match.start(), offset + match.end(), match.group()))
    return marks


def _without_overlap(numbers: list[Token], others: list[Token]) -> list[Token]:
    """Numbers win over whatever they touch; of the others the earlier wins. A cue that holds a number whole is dropped."""
    merged = sorted([*numbers, *others], key=lambda t: (t.start, t.kind != NUM))
    spans = [(n.start, n.end) for n in numbers]
    kept: list[Token] = []
    at, end = 0, -1
    for token in merged:
        if token.kind == NUM:
            kept.append(token)
            end = max(end, token.end)
            continue
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if (at < len(spans) and spans[at][0] < token.end) or token.start < end:
            continue
        kept.append(token)
        end = token.end
    return kept


def _with_words(flow: str, start: int, end: int, solid: list[Token]) -> Iterator[Token]:
    at = start
    for token in solid:
        if token.start > at:
            yield Token(WORD, at, token.start, flow[at : token.start])
        if token.kind >= 0:
            yield token
        at = max(at, token.end)
    if at < end:
        yield Token(WORD, at, end, flow[at:end])

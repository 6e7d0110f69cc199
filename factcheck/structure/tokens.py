"""A sentence as a flat run of tokens: numbers, cues, separators, brackets and the words between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from factcheck.lexicon import Entry, Lexicon
from factcheck.model.mention import Mention

NUM, CUE, SEP, ITEM, OPEN, CLOSE, WORD = range(7)
NO_WORD = "\0"
NO_FEATURES: frozenset[str] = frozenset()

_KINDS = {
    **dict.fromkeys("，,；;：:。！？!?\n|—–….", SEP),
    **dict.fromkeys("、/", ITEM),
    **dict.fromkeys("（([【〔", OPEN),
    **dict.fromkeys("）)]】〕", CLOSE),
    **dict.fromkeys('“”‘’"「」『』', -1),
}
# One class, then the rest of a run of dashes or dots: alternatives would be tried at every character.
_MARKS = re.compile("[" + re.escape("".join(_KINDS)) + r"\s](?:(?<=—)—+|(?<=–)–+|(?<=…)…+)?")
_AT_DIGITS, _COLONS = frozenset(".–"), frozenset(":：∶")
_START = attrgetter("start")
_TITLE = re.compile(r"《[^》\n]{0,80}》")


class Passage(NamedTuple):
    """A stretch that is read in one, mostly a sentence: its flow offsets, and that mentions[first:last] stand in it."""

    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Token:
    """One token at flow offsets; `mention` is an index for NUM, `entry` the lexicon's for CUE, `text` the mark for SEP and ITEM."""

    kind: int
    start: int
    end: int
    text: str = ""
    mention: int = -1
    entry: Entry | None = None
    features: frozenset[str] = NO_FEATURES  # those of the entry


def tokenise(flow: str, passages: Sequence[Passage], mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[list[Token], str]]:
    """The tokens of each passage in order, and its text as words are looked for in it. Words are what is left between the tokens."""
    scanned = [flow[p.start : p.end] if lexicon.spaced else _without_numbers(flow, p, mentions) for p in passages]
    for passage, text, cues in zip(passages, scanned, lexicon.scan_each(scanned), strict=True):
        at = passage.start
        numbers = [Token(NUM, m.start, m.end, "", i) for i, m in enumerate(mentions[passage.first : passage.last], passage.first)]
        words = [Token(CUE, at + start, at + end, e.form, -1, e, e.features) for start, end, e in cues]
        yield _laid_out(flow, passage, numbers, [*_marks(flow[at : passage.end], at), *words]), text


def _without_numbers(flow: str, passage: Passage, mentions: Sequence[Mention]) -> str:
    """A passage with signs that stand in no word for its numbers: no word reaches out of a number (少缴, not 年少, in 一年少缴)."""
    parts: list[str] = []
    at = passage.start
    for mention in mentions[passage.first : passage.last]:
        parts += flow[at : mention.start], NO_WORD * (mention.end - mention.start)
        at = mention.end
    return "".join([*parts, flow[at : passage.end]])


def _marks(text: str, offset: int) -> list[Token]:
    titles = [m.span() for m in _TITLE.finditer(text)] if "《" in text else []
    marks = [Token(WORD, offset + s, offset + e, text[s:e]) for s, e in titles]
    for match in _MARKS.finditer(text):
        start, end = match.span()
        mark = text[start:end]
        if mark in _AT_DIGITS and not _parts(text, start):
            continue
        if titles and any(s <= start < e for s, e in titles):
            continue
        if mark in _COLONS and text[max(0, start - 2) : start - 1] == "." and text[end : end + 1].isdecimal():
            mark = "、"  # 6.4∶43.8∶49.8
        marks.append(Token(_KINDS.get(mark[0], -1), offset + start, offset + end, mark))
    return marks


def _parts(text: str, at: int) -> bool:
    """Whether a point or short dash parts clauses: not a single dash, nor a point at a digit."""
    return text[at] == "." and not text[at - 1 : at].isdecimal() and not text[at + 1 : at + 2].isdecimal()


def _laid_out(flow: str, passage: Passage, numbers: list[Token], others: list[Token]) -> list[Token]:
    """All tokens in order with the words between them. Numbers win over whatever they touch; of the others the earlier wins."""
    laid: list[Token] = []
    at = passage.start
    starts = iter([*(token.start for token in numbers[1:]), passage.end])
    ahead = numbers[0].start  # where the next number begins
    for token in sorted([*numbers, *others], key=_START):
        start, kind = token.start, token.kind
        if kind == NUM:
            ahead = next(starts)
        elif start < at or ahead < token.end:
            continue
        if start > at:
            laid.append(Token(WORD, at, start, flow[at:start]))
        if kind >= 0:
            laid.append(token)
        at = token.end
    if at < passage.end:
        laid.append(Token(WORD, at, passage.end, flow[at : passage.end]))
    return laid

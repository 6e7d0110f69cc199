"""A sentence as a flat run of tokens: numbers, cues, separators, brackets and the words between them."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from factcheck.lexicon import Entry, Lexicon
from factcheck.model.document import Sentence
from factcheck.model.mention import Mention

NUM, CUE, SEP, ITEM, OPEN, CLOSE, WORD, SOFT = range(8)
NO_WORD = "\0"

_KINDS = {
    **dict.fromkeys("，,；;：:。！？!?\n|—–….", SEP),
    **dict.fromkeys("、/", ITEM),
    **dict.fromkeys("（([【〔", OPEN),
    **dict.fromkeys("）)]】〕", CLOSE),
    **dict.fromkeys('“”‘’"「」『』', -1),
}
# One class, then the rest of a run of dashes or dots: alternatives would be tried at every character.
_MARKS = re.compile("[" + re.escape("".join(_KINDS)) + r"\s](?:(?<=—)—+|(?<=–)–+|(?<=…)…+)?")
_TITLE = re.compile(r"《[^》\n]{0,80}》")


class Token(NamedTuple):
    """One token at flow offsets; `mention` is an index for NUM, `entry` the lexicon's for CUE and SOFT, `text` the mark for SEP and ITEM."""

    kind: int
    start: int
    end: int
    text: str = ""
    mention: int = -1
    entry: Entry | None = None
    features: frozenset[str] = frozenset()  # those of the entry


def tokenise(
    flow: str, sentence: Sentence, mentions: Sequence[Mention], first: int, last: int, lexicon: Lexicon
) -> tuple[list[Token], list[Token]]:
    """The tokens of a sentence in order, and its soft words; mentions[first:last] stand in it. Words are what is left between the tokens,
    and soft words stand in them."""
    numbers = [Token(NUM, m.start, m.end, "", i) for i, m in enumerate(mentions[first:last], first)]
    offset = sentence.start
    text = flow[offset : sentence.end]
    scanned = text if lexicon.spaced else _without_numbers(text, offset, numbers)
    cues = [
        Token(CUE, offset + start, offset + end, entry.form, -1, entry, entry.features)
        for start, end, entry in lexicon.scan(scanned)
        if entry.features
    ]
    soft = [Token(SOFT, offset + start, offset + end, entry.form, -1, entry) for start, end, entry in lexicon.scan_soft(scanned)]
    return _laid_out(flow, sentence, numbers, [*_marks(text, offset), *cues]), soft


def _without_numbers(text: str, offset: int, numbers: Sequence[Token]) -> str:
    """A sentence with signs that stand in no word for its numbers: no word reaches out of a number (少缴, not 年少, in 一年少缴)."""
    parts: list[str] = []
    at = offset
    for _, start, end, *_ in numbers:
        parts += text[at - offset : start - offset], NO_WORD * (end - start)
        at = end
    return "".join([*parts, text[at - offset :]])


def _marks(text: str, offset: int) -> list[Token]:
    titles = [(m.start(), m.end()) for m in _TITLE.finditer(text)] if "《" in text else []
    marks = [Token(WORD, offset + s, offset + e, text[s:e]) for s, e in titles]
    for match in _MARKS.finditer(text):
        start, end = match.span()
        mark = match[0]
        if mark in ".–" and not _parts(text, start):
            continue
        if titles and any(s <= start < e for s, e in titles):
            continue
        if mark in ":：∶" and text[max(0, start - 2) : start - 1] == "." and text[end : end + 1].isdecimal():
            mark = "、"  # 6.4∶43.8∶49.8
        marks.append(Token(_KINDS.get(mark[0], -1), offset + start, offset + end, mark))
    return marks


def _parts(text: str, at: int) -> bool:
    """Whether a point or short dash parts clauses: not a single dash, nor a point at a digit."""
    return text[at] == "." and not text[at - 1 : at].isdecimal() and not text[at + 1 : at + 2].isdecimal()


def _laid_out(flow: str, sentence: Sentence, numbers: list[Token], others: list[Token]) -> list[Token]:
    """All tokens in order with the words between them. Numbers win over whatever they touch; of the others the earlier wins."""
    laid: list[Token] = []
    at = sentence.start
    end, passed = -1, 0  # of the last token that was kept; how many numbers have been
    for token in sorted([*numbers, *others], key=itemgetter(1)):
        kind, start, stop, *_ = token
        if kind == NUM:
            passed += 1
        elif start < end or (passed < len(numbers) and numbers[passed].start < stop):
            continue
        if start > at:
            laid.append(Token(WORD, at, start, flow[at:start]))
        if kind >= 0:
            laid.append(token)
        end = max(end, stop)
        at = max(at, stop)
    if at < sentence.end:
        laid.append(Token(WORD, at, sentence.end, flow[at : sentence.end]))
    return laid

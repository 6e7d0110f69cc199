"""Sentences of one block of text."""

import re
from collections.abc import Iterator

from .words import Marks

LONGEST = 1_000  # characters: no sentence of a newspaper has a third of them, and later stages compare the numbers of one with each other
_CLAUSE_ENDS = "，；、,;\n"
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_NEXT_WORD = re.compile(r"\s*[\"'“‘(\[]*(\w+)")


def sentence_spans(flow: str, start: int, end: int, marks: Marks) -> Iterator[tuple[int, int]]:
    """The sentences of flow[start:end], each with its end mark and closing quotes, without white space around it.

    >>> from factcheck.documents.words import marks
    >>> list(sentence_spans("增长3.5%。“好。”他说", 0, 13, marks("zh")))
    [(0, 7), (7, 11), (11, 13)]
    """
    at = start
    for found in marks.end.finditer(flow, start, end):
        if found.start() < at or _is_abbreviation(flow, at, found, marks):
            continue
        last = _with_quote(flow, at, found.end(), end)
        yield at, last
        at = _skip_space(flow, last, end)
    if at < end:
        yield at, end


def bounded(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or where it has no end its stretches of at most LONGEST characters, each behind a clause if there is one.

    >>> list(bounded("，" * 2_500, 0, 2_500))
    [(0, 1000), (1000, 2000), (2000, 2500)]
    """
    while end - start > LONGEST:
        last = max(flow.rfind(mark, start, start + LONGEST) for mark in _CLAUSE_ENDS) + 1 or start + LONGEST
        yield start, last
        start = _skip_space(flow, last, end)
    if start < end:
        yield start, end


def has_stop(text: str, marks: Marks) -> bool:
    """Whether a line holds a full stop that ends a sentence: a headline has none."""
    if marks.stop.search(text) is None:
        return False
    return not marks.abbreviations or next(sentence_spans(text, 0, len(text), marks))[1] < len(text)


def _skip_space(flow: str, at: int, end: int) -> int:
    while at < end and flow[at].isspace():
        at += 1
    return at


def _with_quote(flow: str, start: int, at: int, end: int) -> int:
    """A straight quote behind the end mark closes where one was opened in the sentence."""
    if at < end and flow[at] == '"' and flow.count('"', start, at) % 2:
        return at + 1
    return at


def _is_abbreviation(flow: str, start: int, found: re.Match[str], marks: Marks) -> bool:
    """Mr. Smith, J. Doe, 5 p.m. Tuesday: the full stop belongs to the word."""
    if found[0] != "." or not marks.abbreviations:
        return False
    word = flow[max(start, flow.rfind(" ", start, found.start()) + 1) : found.start()].lstrip("\"'“‘([<")
    if word in marks.abbreviations or (len(word) == 1 and word.isupper()):
        return True
    return (word in marks.doubtful or _INITIALS.fullmatch(word) is not None) and not _opens_sentence(flow, found.end(), marks)


def _opens_sentence(flow: str, at: int, marks: Marks) -> bool:
    following = _NEXT_WORD.match(flow, at)
    return following is None or following[1] in marks.starters

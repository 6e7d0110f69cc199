"""The sentence of a finding, with the numbers that it binds marked, and what it would be after a repair."""

from collections.abc import Iterable

from factcheck.model.check import Check, Suggestion
from factcheck.model.document import Document
from factcheck.report.clean import clean

MARKS = ("[", "]")  # around a bound number where there is no colour


def marked(document: Document, check: Check) -> str:
    """The passage from the first bound sentence to the last, each bound place between marks."""
    spans = sorted({document.source_span(p.start, p.end) for _, places in check.bindings for p in places})
    start, end = passage(document, check)
    out, at = [], start
    for first, last in spans:
        if first < at or last > end:
            continue
        out += [document.source[at:first], MARKS[0], document.source[first:last], MARKS[1]]
        at = last
    return clean("".join((*out, document.source[at:end])))


def splice(document: Document, suggestion: Suggestion) -> str:
    """What is replaced by what."""
    return clean(f"{document.surface(suggestion.start, suggestion.end)} → {suggestion.replacement}")


def corrected(document: Document, check: Check, suggestion: Suggestion) -> str | None:
    """The passage of a check with the suggestion put in, between marks; None where its place lies elsewhere."""
    start, end = passage(document, check)
    first, last = document.source_span(suggestion.start, suggestion.end)
    if first < start or last > end:
        return None
    source = document.source
    return clean(f"{source[start:first]}{MARKS[0]}{suggestion.replacement}{MARKS[1]}{source[last:end]}")


def passage(document: Document, check: Check) -> tuple[int, int]:
    """Source offsets of the sentences that the check's own span touches."""
    touched = [s for s in _sentences(document, check.article) if s[0] < check.end and s[1] > check.start]
    if not touched:
        return document.source_span(check.start, check.end)
    return document.source_span(touched[0][0], touched[-1][1])


def _sentences(document: Document, article: int) -> Iterable[tuple[int, int]]:
    if not 0 <= article < len(document.articles):
        return ()
    return ((s.start, s.end) for s in document.articles[article].sentences)

"""A document as the later stages see it: the text as it was read, and the flow text that language is read from.

The flow is the source with its characters normalised one to one (simplified for traditional, half-width for full-width digits and
signs) and with some stretches cut out (line breaks of a column layout inside a sentence, inline markup such as <sub>). Every stage
works in flow offsets; `Document.source_span` maps them back, once, when a report is made.
"""

from bisect import bisect_right
from dataclasses import field
from typing import Literal, NamedTuple

from factcheck.model.value import value

SentenceKind = Literal["headline", "byline", "caption", "body"]


class Sentence(NamedTuple):
    """One sentence, headline or list line: flow offsets, end exclusive, closing mark included.

    `lead` marks the first paragraph of the body.
    """

    start: int
    end: int
    kind: SentenceKind
    paragraph: int  # running number within the article
    lead: bool = False


@value
class Article:
    """One article of a document: flow offsets. `title` is as in the source. `klass` is a document class (news, digest, table, ...)."""

    title: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    klass: str = "news"
    date: str | None = None


@value
class Origin:
    """Where the text of a document that is no plain text comes from: the page, paragraph or source line in which a stretch begins.

    `starts` are (offset in the text, number from 1), ascending by offset.
    """

    unit: Literal["page", "paragraph", "line"]
    starts: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> int | None:
        """The number of the stretch that an offset lies in."""
        found = bisect_right(self.starts, (offset, 1 << 62)) - 1
        return self.starts[found][1] if found >= 0 else None


@value
class Document:
    """A decoded input.

    `pieces` are (flow offset, source offset) where a new run of equal offsets begins, ascending; the first has flow offset 0.
    """

    path: str
    source: str
    flow: str
    pieces: tuple[tuple[int, int], ...]
    encoding: str
    language: str
    articles: tuple[Article, ...]
    date: str | None = None  # publication date, YYYY-MM-DD, where known
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)  # source offsets
    origin: Origin | None = field(default=None, repr=False)

    def source_offset(self, flow_offset: int) -> int:
        """The source offset of the flow character at flow_offset."""
        pieces = self.pieces
        flow, source = pieces[bisect_right(pieces, (flow_offset, 1 << 62)) - 1] if len(pieces) > 1 else pieces[0]
        return source + flow_offset - flow

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the flow span [start, end): from the first character's place to behind the last one's."""
        if end <= start:
            at = self.source_offset(start)
            return at, at
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def surface(self, start: int, end: int) -> str:
        """The author's own characters of a flow span."""
        first, last = self.source_span(start, end)
        return self.source[first:last]

    def line_column(self, source_offset: int) -> tuple[int, int]:
        """1-based line and column, in code points, of a source offset."""
        line = bisect_right(self.line_starts, source_offset)
        return line, source_offset - self.line_starts[line - 1] + 1


@value
class Problem:
    """Something that could not be read or done: it travels with the result and decides the exit code (1 to 4 of the contract)."""

    path: str
    message: str
    code: int

"""`factcheck extract`: the numbers themselves, as a table or as CSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from factcheck.model.check import Facts
from factcheck.model.document import Document
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention
from factcheck.model.report import Judged, Summary
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.grid import PIPE, Cell, Grid, Row, Screen, draw
from factcheck.report.phrases import common, phrases
from factcheck.report.place import spot
from factcheck.report.values import written

HEADERS = ("number", "kind", "value", "unit", "core", "support", "qualifier", "label", "time", "where")
COLUMNS = (
    "path",
    "line",
    "column",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "label",
    "time",
    "direction",
    "origin",
)


@value
class NumbersTable:
    """Each number, how it was read, what it counts and where it stands."""

    screen: Screen = PIPE
    language: str | None = None

    def piece(self, judged: Judged) -> tuple[str, Grid]:
        document = judged.document
        words = phrases(self.language or document.language)
        rows = tuple(_row(document, m, f, words) for m, f in zip(judged.mentions, judged.facts, strict=True))
        return document.language, Grid(clean(document.path), tuple(words[h] for h in HEADERS), rows)

    def whole(self, pieces: Iterable[tuple[str, Grid]], summary: Summary) -> Iterator[str]:
        words = phrases(common((language for language, _ in pieces), self.language))
        foot = [Cell(words["read"].format(**summary.tally.as_dict()), "bold")]
        return draw((grid for _, grid in pieces if grid.rows), foot, self.screen)


@value
class NumbersCsv:
    """One number a line, for a spreadsheet."""

    def piece(self, judged: Judged) -> str:
        return _csv(_record(judged.document, m, f) for m, f in zip(judged.mentions, judged.facts, strict=True))

    def whole(self, pieces: Iterable[str], summary: Summary) -> Iterator[str]:
        del summary
        yield _csv([COLUMNS])
        yield from pieces


def _row(document: Document, mention: Mention, facts: Facts, words: Mapping[str, str]) -> Row:
    w = mention.written
    texts = (
        clean(document.surface(mention.start, mention.end)),
        w.kind,
        written(w.value) or f"{written(w.low) or ''}–{written(w.high) or ''}",
        w.unit or "",
        _interval(w.core),
        _interval(w.support),
        w.qualifier,
        clean(facts.label),
        clean(facts.time or ""),
        spot(document, mention.start, words),
    )
    return Row(tuple(map(Cell, texts)))


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else str(interval)


def _record(document: Document, mention: Mention, facts: Facts) -> tuple[str, ...]:
    w = mention.written
    start, end = document.source_span(mention.start, mention.end)
    line, column = document.line_column(start)
    numbers = (w.kind, written(w.value), written(w.low), written(w.high), w.unit, w.qualifier)
    place = spot(document, mention.start, phrases("en")) if document.origin is not None else None
    facts_columns = (facts.label, facts.time, facts.direction, place)
    return tuple(_text(v) for v in (document.path, line, column, start, end, document.source[start:end], *numbers, *facts_columns))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()

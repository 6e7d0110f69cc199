"""Words that the lexicon may lack, as a table and as JSON."""

from collections.abc import Iterator, Sequence

from factcheck.model.miss import Missing
from factcheck.report.clean import clean
from factcheck.report.grid import Cell, Grid, Row, Screen, draw
from factcheck.report.json import dumps

HEADERS = ("holds", "nearly", "word", "relation", "where", "equation")


def missing_table(found: Sequence[Missing], screen: Screen) -> Iterator[str]:
    """One word on a line: in how many sentences its equation holds and nearly holds, and the first of them below."""
    if not found:
        yield "no number of these articles lacks a role in an equation\n"
        return
    rows = tuple(Row(tuple(map(Cell, _columns(m))), (Cell(clean(m.first.sentence)),)) for m in found)
    yield from draw([Grid("", HEADERS, rows)], [Cell(f"{len(found)} words")], screen)


def missing_json(found: Sequence[Missing]) -> Iterator[str]:
    """The same for programs."""
    rows = [
        {
            "word": m.word,
            "relation": m.first.relation,
            "holds": m.exact,
            "nearly": m.near,
            "equation": m.first.equation,
            "path": m.first.path,
            "line": m.first.line,
            "column": m.first.column,
            "sentence": m.first.sentence,
        }
        for m in found
    ]
    yield dumps({"misses": rows}) + "\n"


def _columns(missing: Missing) -> tuple[str, ...]:
    first = missing.first
    place = f"{first.path}:{first.line}:{first.column}"
    return str(missing.exact), str(missing.near), clean(missing.word), first.relation, clean(place), clean(first.equation)

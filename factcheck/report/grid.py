"""Rows and columns, for a terminal or for a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from unicodedata import combining, east_asian_width

from factcheck.model.value import value

MIN_TABLE_WIDTH = 100  # below this a bordered table breaks equations over lines; blocks read better
MAX_COLUMN = 64  # a wider cell pushes the rest of its own row only


@value
class Screen:
    """Where a table is shown. `width` None: a pipe or a file, where nothing is wrapped, framed or coloured."""

    width: int | None = None
    colour: bool = False


PIPE = Screen()


@value
class Cell:
    text: str
    style: str = ""


@value
class Row:
    """One line of a table, and lines that belong beneath it."""

    cells: tuple[Cell, ...]
    notes: tuple[Cell, ...] = ()


@value
class Grid:
    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def draw(grids: Iterable[Grid], foot: Iterable[Cell], screen: Screen) -> Iterator[str]:
    """The tables one under the other, and the lines at the foot, in stretches."""
    if screen.width is None:
        return (f"{line}\n" for line in _plain(grids, foot))
    return _rich(grids, foot, screen.width, screen.colour)


def _plain(grids: Iterable[Grid], foot: Iterable[Cell]) -> Iterator[str]:
    for grid in grids:
        yield from (*([grid.title] if grid.title else []), *_columns(grid), "")
    yield from (cell.text for cell in foot)


def _columns(grid: Grid) -> list[str]:
    widths = [min(max(map(width, column)), MAX_COLUMN) for column in zip(*_texts(grid), strict=True)]
    lines = [_aligned(grid.headers, widths)]
    for row in grid.rows:
        lines.append(_aligned([c.text for c in row.cells], widths))
        lines += [f"    {note.text}" for note in row.notes]
    return lines


def _texts(grid: Grid) -> list[Sequence[str]]:
    return [grid.headers, *([c.text for c in row.cells] for row in grid.rows)]


def _aligned(texts: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (room - width(text)) for text, room in zip(texts, widths, strict=True))
    return ("  " + "  ".join(padded)).rstrip()


def width(text: str) -> int:
    """Columns of a terminal that text takes: two for a Chinese character."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _rich(grids: Iterable[Grid], foot: Iterable[Cell], columns: int, colour: bool) -> Iterator[str]:
    from rich.console import Console
    from rich.text import Text

    file = StringIO()
    console = Console(file=file, width=columns, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
                      highlight=False, legacy_windows=False, emoji=False)  # fmt: skip
    for grid in grids:
        console.print(_table(grid) if columns >= MIN_TABLE_WIDTH else _blocks(grid))
        yield _taken(file)
    for cell in foot:
        console.print(Text(cell.text, cell.style))
    yield _taken(file)


def _taken(file: StringIO) -> str:
    """What has been drawn since the last time."""
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    return text


def _table(grid: Grid) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(grid.title, "bold") if grid.title else None, title_justify="left", show_lines=True, expand=True)
    for i, header in enumerate(grid.headers):
        table.add_column(header, no_wrap=i == 0, overflow="fold", ratio=None if i == 0 else _weight(grid, i))
    for row in grid.rows:
        cells = [Text(c.text, c.style) for c in row.cells]
        for note in row.notes:
            cells[-1].append("\n").append(note.text, note.style)
        table.add_row(*cells)
    return table


def _weight(grid: Grid, column: int) -> int:
    """How much of the width a column gets: by its longest cell, within reason."""
    longest = max((width(row.cells[column].text) for row in grid.rows), default=0)
    return max(8, min(longest, 40))


def _blocks(grid: Grid) -> object:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[Text | Padding] = [Text(grid.title, "bold")]
    for row in grid.rows:
        first, *rest = row.cells
        parts.append(Text.assemble((first.text, first.style), "  ", (rest[0].text, rest[0].style)))
        parts += [Padding(Text(c.text, c.style), (0, 0, 0, 4)) for c in (*rest[1:], *row.notes) if c.text]
    return Group(*parts, Text(""))

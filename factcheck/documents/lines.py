"""The lines of a text, without the white space around them."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line that is not blank: offsets of its first character and behind its last, the empty lines above it, its indent."""

    start: int
    end: int
    text: str
    gap: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """All lines that hold something."""
    lines, at, gap = [], 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(at + indent, at + indent + len(stripped), stripped, gap, indent))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines

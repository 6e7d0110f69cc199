"""What each line of a flow is: heading, headline, subtitle, byline, caption, list item, row or text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .breaks import is_closed
from .lines import Line
from .words import Marks

Kind = Literal["heading", "short", "subtitle", "byline", "caption", "item", "row", "rule", "text"]
HEAD = frozenset({"heading", "short", "subtitle"})

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[-=*_~·—\s]{3,}\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A line with its kind; start is behind the # of a heading, whose level is its number of #."""

    start: int
    end: int
    text: str
    kind: Kind
    gap: int
    level: int = 0
    dateline: bool = False


def blocks_of(lines: Sequence[Line], marks: Marks) -> list[Block]:
    """The kind of every line, first by itself, then by its neighbours."""
    blocks = [_block(line, marks) for line in lines]
    _settle_items(blocks)
    _settle_shorts(blocks)
    _settle_names(blocks, marks)
    return blocks


def _block(line: Line, marks: Marks) -> Block:
    heading = _HEADING.match(line.text)
    if heading:
        behind = heading.end()
        return Block(line.start + behind, line.end, line.text[behind:].rstrip("# "), "heading", line.gap, len(heading[1]))
    kind, dateline = _kind(line, marks)
    return Block(line.start, line.end, line.text, kind, line.gap, 0, dateline)


def _kind(line: Line, marks: Marks) -> tuple[Kind, bool]:
    text = line.text
    if _RULE.match(text):
        return "rule", False
    if "\t" in text or text[0] == "|" or text.count("|") > 1:
        return "row", False
    if marks.dateline.match(text):
        return "text", True
    if marks.byline.match(text):
        return "byline", False
    return _kind_of_short(text, marks) if len(text) <= marks.headline else ("caption" if _is_caption(text, marks) else "text", False)


def _kind_of_short(text: str, marks: Marks) -> tuple[Kind, bool]:
    if _is_caption(text, marks):
        return "caption", False
    if is_closed(text, marks) or marks.stop.search(text):
        return "text", False
    if marks.subtitle.match(text):
        return "subtitle", False
    return "item" if marks.item.match(text) else "short", False


def _is_caption(text: str, marks: Marks) -> bool:
    return len(text) <= 200 and marks.caption.match(text) is not None


def _is_text(blocks: Sequence[Block], at: int, kinds: frozenset[str] = frozenset({"text"})) -> bool:
    return at < len(blocks) and blocks[at].kind in kinds


def _as(block: Block, kind: Kind) -> Block:
    return Block(block.start, block.end, block.text, kind, block.gap, block.level, block.dateline)


def _settle_items(blocks: list[Block]) -> None:
    """A short line with a list mark is a headline where text stands below and no other item beside it."""
    for at, block in enumerate(blocks):
        if block.kind == "item" and not _is_text(blocks, at + 1):
            blocks[at] = _as(block, "text")


def _settle_shorts(blocks: list[Block]) -> None:
    """A run of short lines is a headline if text or a byline is below and the run is no list."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].kind in ("short", "subtitle"):
            end += 1
        if end > at:
            heads = _is_text(blocks, end, frozenset({"text", "byline", "heading", "caption", "item"}))
            if not heads or end - at > _LONGEST_HEAD:
                for index in range(at, end):
                    blocks[index] = _as(blocks[index], "text")
        at = max(end, at + 1)


_LONGEST_HEAD = 4


def _settle_names(blocks: list[Block], marks: Marks) -> None:
    """A line of two to four characters between a headline and the text is the writer's name."""
    for at in range(1, len(blocks) - 1):
        block, above, below = blocks[at], blocks[at - 1], blocks[at + 1]
        if block.kind == "short" and above.kind in HEAD and below.kind == "text" and marks.name.match(block.text):
            blocks[at] = _as(block, "byline")

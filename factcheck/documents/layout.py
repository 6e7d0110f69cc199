"""What each line of a flow is: heading, headline, subtitle, byline, caption, list item, row or text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from factcheck.model.value import value

from .breaks import is_caption, is_closed
from .lines import Line
from .sentences import has_stop
from .words import Marks

Kind = Literal["heading", "short", "subtitle", "byline", "caption", "item", "row", "rule", "text"]
WIDE_GAP = 3  # empty lines between two pieces of a page, where paragraphs have one
HEAD = frozenset({"heading", "short", "subtitle"})

_LEADS_ON = "：:；;，,、"
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[-=*_~·—\s]{3,}\Z")


@value
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
    blocks = _without_rules([_block(line, marks) for line in lines])
    _settle_first(blocks, marks)
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
    if marks.dateline.match(text) and not (marks.abbreviations and not is_closed(text, marks) and not has_stop(text, marks)):
        return "text", True  # GOLD - HIGHER IN LONDON is a headline
    if marks.byline.match(text):
        return "byline", False
    if is_caption(text, marks):
        return "caption", False
    return (_kind_of_short(text, marks) if len(text) <= marks.headline else "text"), False


def _kind_of_short(text: str, marks: Marks) -> Kind:
    if is_closed(text, marks) or has_stop(text, marks) or marks.address.match(text):
        return "text"
    if marks.subtitle.match(text):
        return "subtitle"
    return "item" if marks.item.match(text) else "short"


def _without_rules(blocks: Sequence[Block]) -> list[Block]:
    """A line of dashes is a wide gap above the next line."""
    kept: list[Block] = []
    for above, block in zip((None, *blocks), blocks, strict=False):
        if block.kind != "rule":
            ruled = above is not None and above.kind == "rule"
            kept.append(replace(block, gap=WIDE_GAP) if ruled else block)
    return kept


def _settle_first(blocks: list[Block], marks: Marks) -> None:
    """A first line of any length and end, without a full stop, is a headline if a longer block follows."""
    if len(blocks) < 2 or blocks[0].kind not in ("text", "item") or blocks[1].kind not in ("text", "byline"):
        return
    first, second = blocks[0], blocks[1]
    prose = len(second.text) > len(first.text) or has_stop(second.text, marks) or second.kind == "byline"
    if prose and first.text[-1] not in _LEADS_ON and not first.dateline and not has_stop(first.text, marks):
        blocks[0] = replace(first, kind="short")


def _is_text(blocks: Sequence[Block], at: int, kinds: frozenset[str] = frozenset({"text"})) -> bool:
    return at < len(blocks) and blocks[at].kind in kinds


def _settle_items(blocks: list[Block]) -> None:
    """A short line with a list mark is a headline where text stands below and no other item beside it."""
    for at, block in enumerate(blocks):
        if block.kind == "item" and not _is_text(blocks, at + 1):
            blocks[at] = replace(block, kind="text")


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
                for index in range(1 if _is_title(blocks, at) else at, end):
                    blocks[index] = replace(blocks[index], kind="text")
        at = max(end, at + 1)


_LONGEST_HEAD = 4


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    """The first line of a file with an empty line below."""
    return at == 0 and len(blocks) > 1 and blocks[1].gap > 0


def _settle_names(blocks: list[Block], marks: Marks) -> None:
    """A line of two to four characters between a headline and the text is the writer's name."""
    for at in range(1, len(blocks) - 1):
        block, above, below = blocks[at], blocks[at - 1], blocks[at + 1]
        if block.kind == "short" and above.kind in HEAD and below.kind == "text" and marks.name.match(block.text):
            blocks[at] = replace(block, kind="byline")

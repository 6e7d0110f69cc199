"""Sections: what stands under one head (kickers, headline, subtitle, byline) until the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .layout import HEAD, WIDE_GAP, Block
from .words import Marks


@dataclass(slots=True)
class Section:
    """Head lines and the blocks below them. The head may be empty; a section is never."""

    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)

    @property
    def first(self) -> Block:
        """The first block of head or body."""
        return (self.head or self.body)[0]

    @property
    def level(self) -> int:
        """The highest heading level of the head (1 is the highest), 0 without headings."""
        return min((block.level for block in self.head if block.level), default=0)

    @property
    def is_signed(self) -> bool:
        """A byline stands in the head, or the text opens with a dateline: the mark of an article of its own."""
        return any(block.kind == "byline" for block in self.head) or bool(self.body and self.body[0].dateline)

    @property
    def is_item(self) -> bool:
        """A headline over text, or a numbered paragraph: an item where the file is a digest."""
        return bool(self.body) and (bool(self.head) or self.body[0].kind == "text")

    @property
    def is_numbered(self) -> bool:
        """The head is one line with a list mark (1. …, 二、…)."""
        return len(self.head) == 1 and self.head[0].kind == "item"

    def title(self, words: Marks, *, digest: bool) -> list[Block]:
        """The last heading; else the headline's lines, without a kicker or subtitle; in a digest the last line."""
        headings = [block for block in self.head if block.kind == "heading"]
        lines = [block for block in self.head if block.kind in ("short", "item")]
        if headings or digest:
            return (headings or lines)[-1:]
        if len(lines) < 2:
            return lines
        if lines[1].gap and self.body and not self.body[0].gap:  # title, empty line, subhead, text
            return lines[:1]
        return lines[1:] if len(lines[0].text) <= words.kicker else lines


def sections_of(blocks: Sequence[Block]) -> list[Section]:
    """Cuts before every head, every text with a dateline that no head opens, and every rule or wide gap."""
    sections: list[Section] = []
    for block in blocks:
        if not sections or _opens_section(block, sections[-1]):
            sections.append(Section())
        current = sections[-1]
        in_head = not current.body and (block.kind in HEAD or block.kind in ("item", "byline"))
        (current.head if in_head and (current.head or block.kind != "byline") else current.body).append(block)
    return _closed_up(sections)


def _opens_section(block: Block, current: Section) -> bool:
    if block.kind in HEAD or block.kind == "item":
        return bool(current.body)
    return any(above.kind == "text" for above in current.body) and (block.dateline or block.gap >= WIDE_GAP)


def _closed_up(sections: list[Section]) -> list[Section]:
    """A head without text below it at the end of a file belongs to what stands above."""
    if len(sections) > 1 and not sections[-1].body and not sections[-1].level:
        last = sections.pop()
        sections[-1].body += last.head
    return sections

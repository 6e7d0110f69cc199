"""Shares along a scale: from 专科及以下 to 硕士及以上, from 0—14岁 to 60岁及以上, the parts leave nothing out."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.mention import Mention
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.tokens import NUM

LEAST = 3
SHARES = ("percent", "fraction")


def spans_scale(pieces: Sequence[Piece], items: Sequence[int], mentions: Sequence[Mention], words: Particles) -> bool:
    """Whether shares, each in a clause of its own, are of all steps of a scale: the first or the last is open below, the other above."""
    if len(items) < LEAST or any(mentions[i].written.base_kind not in SHARES for i in items):
        return False
    own = [next((p for p in pieces if i in p.mentions), None) for i in items]
    if None in own or len({id(p) for p in own}) < len(items):
        return False
    ends = [_end(p, i, mentions, words) for p, i in zip(own, items, strict=True) if p is not None]
    return {ends[0], ends[-1]} == {"low", "high"} and not any(ends[1:-1])  # 60岁及以上…，65岁及以上…: one is a part of the other


def breaks_down(pieces: Sequence[Piece], items: Sequence[int], mentions: Sequence[Mention], words: Particles) -> bool:
    """股权结构：甲公司持股51%，…: whether the clause before some shares names a structure, and has no number of its own."""
    if len(items) < LEAST or any(mentions[i].written.base_kind not in SHARES for i in items):
        return False
    first = next((n for n, p in enumerate(pieces) if items[0] in p.mentions), 0)
    lead = pieces[first - 1] if first else None
    if lead is None or lead.mentions or lead.bracket:
        return False
    said = "".join(t.text for t in lead.tokens).rstrip(words.structure_ends)
    return said.endswith(words.structures)


def _end(piece: Piece, index: int, mentions: Sequence[Mention], words: Particles) -> str:
    """Which end of a scale a clause names before its share."""
    said = "".join(_text(t.text, t.mention, mentions) for t in piece.tokens if t.end <= mentions[index].start)
    if any(word in said for word in words.scale_high):
        return "high"
    begins = any(t.kind == NUM and t.mention != index and _from_nothing(mentions[t.mention]) for t in piece.tokens)
    return "low" if begins or any(word in said for word in words.scale_low) else ""


def _text(text: str, mention: int, mentions: Sequence[Mention]) -> str:
    return mentions[mention].written.text if mention >= 0 else text


def _from_nothing(mention: Mention) -> bool:
    """0—14岁: a range from zero."""
    core = mention.written.core
    return mention.kind == "range" and core is not None and core.low == Decimal(0)

"""What is taken off what came in: 卖了26万元，刨去种苗8万元、人工3万元，净落15万元."""

from collections.abc import Mapping, Sequence

from factcheck.model.mention import Mention
from factcheck.model.reading import Role
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.roles import Governed


def deduct(piece: Piece, governed: Mapping[int, Governed], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """Marks all money that stands behind a word of deduction in its clause."""
    found = words.deducts.search(flow, piece.start, piece.end)
    if found is None:
        return
    for index, number in governed.items():
        if mentions[index].written.base_kind == "money" and mentions[index].start >= found.end():
            number.roles.setdefault("deducted", Role("says", found.start(), found.end()))

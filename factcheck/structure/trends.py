"""A movement that a clause without numbers tells before the numbers themselves: 去岛上的路程缩短，原先68分钟，如今52分钟."""

from collections.abc import Iterable

from factcheck.model.reading import Fact, Role
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.roles import Governed
from factcheck.structure.tokens import CUE, WORD, Token

DIRECTIONS = frozenset({"up", "down"})


def trend_of(piece: Piece, flow: str, words: Particles) -> Token | None:
    """The movement that a clause without numbers ends with, if it is told as a fact and not as a reason or a wish (为缓解客流下降，…)."""
    if "move" not in piece.said or piece.depth or "plan" in piece.said or flow.startswith(words.subordinates, piece.start):
        return None
    tokens = [t for t in piece.tokens if t.kind != WORD or t.text.strip() not in words.aspects]
    last = tokens[-1] if tokens else None
    if last is None or last.kind != CUE or "move" not in last.features or not DIRECTIONS & last.features:
        return None
    return last


def goes_on(facts: Iterable[Fact], said: str, old: tuple[str, ...]) -> bool:
    """Whether the numbers of a clause are what the movement is told of: the clause has no movement and no name of its own."""
    return not any(
        ("move" in f.roles and DIRECTIONS & f.roles.keys())
        or (f.label.own and not f.label.text.startswith(old) and f.label.text not in said)
        for f in facts
    )


def follow(trend: Token, numbers: Iterable[Governed]) -> None:
    """Marks the numbers that a movement is told of."""
    way = min(DIRECTIONS & trend.features)
    for governed in numbers:
        for role in ("trend", f"trend-{way}"):
            governed.roles.setdefault(role, Role("says", trend.start, trend.end))

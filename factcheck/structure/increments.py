"""Lists of increments: falls and rises that are added up by a total behind them, or that break down the one before 其中."""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.structure.clauses import Piece
from factcheck.structure.tokens import CUE

AMOUNTS = frozenset({"count", "measure", "money"})
TOTALS = frozenset({"total", "cumulative"})
NONE_OF = frozenset({"to", "source", "base", "compared", "differ", "mean", "per", "rate", "annual", "net", "opening", "closing"})
MOST = 8


def increments(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> Iterator[NumberList]:
    """The lists of a sentence."""
    outer = [piece for piece in pieces if not piece.bracket]
    members: dict[str, list[int]] = {}
    for index in (i for piece in outer for i in piece.mentions):
        if index in facts and mentions[index].written.base_kind in AMOUNTS and NONE_OF.isdisjoint(facts[index].roles):
            members.setdefault(mentions[index].written.unit_class, []).append(index)
    opened = [t.end for piece in outer for t in piece.tokens if t.kind == CUE and "of-which" in t.features]
    for found in members.values():
        yield from _added_up(found, facts)
        for at in opened:
            yield from _broken_down(found, at, facts, mentions)


def _moves(fact: Fact) -> bool:
    """Whether a number is a rise or a fall."""
    return fact.direction is not None and bool({"delta", "inflow", "outflow"} & fact.roles.keys())


def _added_up(members: Sequence[int], facts: Mapping[int, Fact]) -> Iterator[NumberList]:
    """减持700万股，又减持400万股，合计1100万股: all of one direction, and the total behind them of none other."""
    run: list[int] = []
    for index in members:
        fact = facts[index]
        ended = "total" in fact.roles or ("cumulative" in fact.roles and not any("cumulative" in facts[i].roles for i in run))
        ways = {facts[i].direction for i in run} | ({fact.direction} - {None})
        if ended and len(ways) == 1 and 2 <= len(run) <= MOST:
            yield NumberList(tuple(run), "closed" if "total" in fact.roles else "silent", "increments", (index,), (index,))
        if "total" in fact.roles or not _moves(fact):
            run = []
        else:
            run.append(index)


def _broken_down(members: Sequence[int], at: int, facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> Iterator[NumberList]:
    """贷款减少63亿元，其中，短期减少70亿元，长期增加7亿元: what stands behind 其中 up to the next semicolon."""
    before = [i for i in members if mentions[i].end <= at]
    if not before or not _moves(facts[before[-1]]):
        return
    host = before[-1]
    items = tuple(i for i in members if mentions[i].start >= at and facts[i].segment == facts[host].segment)
    if 2 <= len(items) <= MOST and all(_moves(facts[i]) and not TOTALS & facts[i].roles.keys() for i in items):
        yield NumberList(items, "silent", "increments", (host,), (host,))

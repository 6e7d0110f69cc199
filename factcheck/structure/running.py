"""Running totals and what was done of the same in a part of their time: 1至11月发放贷款4.7亿元。自2009年开办以来，累计发放28.6亿元."""

from collections.abc import Mapping, Sequence

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, Role
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles

VERB = 2  # characters of the word of what was done
BACK = 6  # numbers before a running total
LEAD = 24  # characters before the clause of a running total in which its beginning may be told
LEVELS = frozenset({"cumulative", "by", "to", "source", "base", "opening", "closing", "plan", "mean", "per"})


def mark_done(
    indices: Sequence[int],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    clauses: Mapping[int, Piece],
    flow: str,
    words: Particles,
) -> None:
    """Gives the nearest number before each running total since a beginning that the same verb governs the role `done-since`."""
    for at, index in enumerate(indices):
        verb = _verb(index, facts, clauses, flow, words)
        for earlier in reversed(indices[max(0, at - BACK) : at]) if verb else ():
            if _is_done(earlier, index, verb, facts, mentions, clauses, flow):
                facts[earlier].roles = {**facts[earlier].roles, "done-since": Role("says", clauses[earlier].start, mentions[earlier].start)}
                break


def _verb(index: int, facts: Mapping[int, Fact], clauses: Mapping[int, Piece], flow: str, words: Particles) -> str:
    """发放 of 累计发放28.6亿元, where the clause or what stands before it says since when; "" for none."""
    said = facts[index].roles.get("cumulative") if index in facts else None
    if said is None or index not in clauses:
        return ""
    start = max(clauses[index].start, said.start)
    running = next((w for w in words.running if flow.startswith(w, start)), "")
    verb = flow[start + len(running) : start + len(running) + VERB] if running else ""
    since = flow[max(0, clauses[index].start - LEAD) : start]
    return verb if verb.isalpha() and any(w in since for w in words.since) else ""


def _is_done(
    index: int,
    total: int,
    verb: str,
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    clauses: Mapping[int, Piece],
    flow: str,
) -> bool:
    if index not in clauses or facts[index].paragraph != facts[total].paragraph or LEVELS & facts[index].roles.keys():
        return False
    alike = mentions[index].written.unit_class == mentions[total].written.unit_class
    return alike and verb in flow[clauses[index].start : mentions[index].start]

"""Parts told by what became of them, where nothing else can become of them: 其中出院56例，死亡3例，29例在院治疗."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from factcheck.lexicon.store import load_data
from factcheck.model.mention import Mention
from factcheck.model.reading import NumberList
from factcheck.structure.clauses import Piece

Outcomes = tuple[tuple[str, ...], ...]


@cache
def outcomes(language: str) -> tuple[Outcomes, ...]:
    """The sets of outcomes of a language: for each outcome its words."""
    data = load_data(f"{language}/structure/outcomes.yaml")
    return tuple(tuple(tuple(words) for words in found) for found in data["outcomes"])


def close(
    lists: Sequence[NumberList], clauses: Mapping[int, Piece], mentions: Sequence[Mention], flow: str, language: str
) -> list[NumberList]:
    """The lists, closed where a set of outcomes leaves out none; clauses are the pieces of their numbers, by index."""
    return [
        replace(made, grade="closed", opener=made.opener if made.hosts else "outcomes")
        if _is_open(made, mentions) and _exhausts(made.items, clauses, flow, language)
        else made
        for made in lists
    ]


def _is_open(made: NumberList, mentions: Sequence[Mention]) -> bool:
    """Whether a list may be closed: it has a whole, or is of shares, which need none."""
    return made.grade == "silent" and (bool(made.hosts) or mentions[made.items[0]].written.base_kind == "percent")


def _exhausts(items: Sequence[int], clauses: Mapping[int, Piece], flow: str, language: str) -> bool:
    """Whether each number has a clause that names its own outcome of one set, and together they leave out none."""
    sets = [found for found in outcomes(language) if len(found) == len(items)]
    own = [clauses[i] for i in items if i in clauses] if sets else []
    if len({p.start for p in own}) < len(items):
        return False
    told = [flow[p.start : p.end].lower() for p in own]
    return any(_fits(found, told) for found in sets)


def _fits(found: Outcomes, told: Sequence[str]) -> bool:
    named = [_outcome(found, clause) for clause in told]
    return -1 not in named and len(set(named)) == len(found)


def _outcome(found: Outcomes, clause: str) -> int:
    """The place of the outcome with the longest word in a clause (不合格 holds 合格), -1 where there is none."""
    lengths = [max((len(w) for w in words if w in clause), default=0) for words in found]
    best = max(lengths)
    return lengths.index(best) if best and lengths.count(best) == 1 else -1

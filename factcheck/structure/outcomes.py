"""Parts told by what became of them, where nothing else can become of them: 其中出院56例，死亡3例，29例在院治疗."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from factcheck.lexicon.store import load_data
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.structure.clauses import Piece

LEAST = 3  # outcomes beside a running total
Outcomes = tuple[tuple[str, ...], ...]


@cache
def outcomes(language: str) -> tuple[Outcomes, ...]:
    """The sets of outcomes of a language: for each outcome its words."""
    data = load_data(f"{language}/structure/outcomes.yaml")
    return tuple(tuple(tuple(words) for words in found) for found in data["outcomes"])


@cache
def outcome_words(language: str) -> re.Pattern[str]:
    """Any word of any outcome."""
    return re.compile("|".join(re.escape(word) for found in outcomes(language) for words in found for word in words) or "(?!)")


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


def gather(
    sentences: Sequence[Sequence[Piece]], facts: Mapping[int, Fact], mentions: Sequence[Mention], flow: str, language: str
) -> Iterator[NumberList]:
    """现有病例380例，累计死亡5例，累计出院152例，累计报告病例537例: outcomes beside a running total that names none, in one sentence."""
    sets = [found for found in outcomes(language) if len(found) >= LEAST]
    sizes, words = {len(found) for found in sets}, outcome_words(language)
    for pieces in sentences:
        if len(pieces) < LEAST:
            continue
        single = [p for p in pieces if not p.depth and len(p.mentions) == 1 and p.mentions[0] in facts]
        told = _told(single, flow)
        names = [words.search(clause) is not None for clause in told] if len(told) >= LEAST else ()
        for size in sizes:
            for at in range(len(single) - size + 1):
                run = single[at : at + size]
                if not all(names[at : at + size]) or not _of_one_unit(run, mentions):
                    continue
                if _fits_one([found for found in sets if len(found) == size], told[at : at + size]):
                    yield from _totalled(run, [*single[:at][-1:], *single[at + size :][:1]], facts, mentions, flow, language)


def _totalled(
    run: Sequence[Piece], beside: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention], flow: str, language: str
) -> Iterator[NumberList]:
    items = tuple(p.mentions[0] for p in run)
    for piece in beside:
        host = piece.mentions[0]
        named = any(_outcome(found, text) >= 0 for found in outcomes(language) if len(found) >= LEAST for text in _told([piece], flow))
        if not named and "cumulative" in facts[host].roles and _of_one_unit([piece, run[0]], mentions):
            yield NumberList(items, "closed", "outcomes", (host,), (host,))
            return


def _told(pieces: Sequence[Piece], flow: str) -> list[str]:
    return [flow[p.start : p.end].lower() for p in pieces]


def _of_one_unit(pieces: Sequence[Piece], mentions: Sequence[Mention]) -> bool:
    return len({mentions[p.mentions[0]].written.unit_class for p in pieces}) == 1


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
    return _fits_one(sets, told)


def _fits_one(sets: Sequence[Outcomes], told: Sequence[str]) -> bool:
    return any(_fits(found, told) for found in sets)


def _fits(found: Outcomes, told: Sequence[str]) -> bool:
    named: set[int] = set()
    for clause in told:
        outcome = _outcome(found, clause)
        if outcome < 0 or outcome in named:
            return False
        named.add(outcome)
    return len(named) == len(found)


def _outcome(found: Outcomes, clause: str) -> int:
    """The place of the outcome with the longest word in a clause (不合格 holds 合格), -1 where there is none."""
    lengths = [max([len(w) for w in words if w in clause], default=0) for words in found]
    best = max(lengths)
    return lengths.index(best) if best and lengths.count(best) == 1 else -1

"""Rates that say again what the number beside them says: fell by £6,000, or 2.5 per cent; a 10 percent gain; 有900份，也就是六成."""

from collections.abc import Mapping, Sequence

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, Role
from factcheck.structure.particles import Particles

RATES = frozenset({"percent", "fraction"})
MOVED = frozenset({"move", "by", "delta", "up", "down"})
WAYS = ("up", "down")
BRACKETS = ("）", ")")
AMOUNTS = frozenset({"count", "money", "measure"})
NO_SHARES = MOVED | {"to", "source", "base", "mean", "per", "compared", "for-several", "rate"}
LONGEST_MARGIN = 70  # characters from a word of winning to by how much
LONGEST_SCORE = 16  # characters of a score before how many are out


def carry_moves(read: dict[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """Gives the rates of a sentence the movement that they are of."""
    for index, fact in read.items():
        if mentions[index].written.base_kind not in RATES:
            continue
        before = read.get(index - 1)
        if before is not None and "source" in before.roles and _stands_behind(index, mentions, flow, words):
            fact.roles = _without(fact.roles, "share")  # up from 540,000, or 13.3 per cent
        elif before is not None and _is_apposed(index, before, mentions, flow, words):
            fact.roles = {**_without(fact.roles, "share"), **{role: said for role, said in before.roles.items() if role in MOVED}}
            fact.direction = before.direction
        elif (said := _noun_behind(fact, mentions[index], flow, words)) is not None and "share" not in fact.roles:
            fact.roles = {**fact.roles, **dict.fromkeys(("move", "by", "delta"), said)}
    for index in read:
        _carry_to(index, read, mentions, flow, words)


def compare_bracketed(read: dict[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """是水电（200万千瓦）的近4倍: the number in the bracket before 的 is what is compared with."""
    for index, fact in read.items():
        base = read.get(index - 1)
        if base is None or mentions[index].written.base_kind != "multiple" or "ratio-of" not in fact.roles:
            continue
        between = flow[mentions[index - 1].end : mentions[index].start]
        if between[:1] in BRACKETS and between[1:] in words.of and not MOVED & base.roles.keys():
            base.roles = {**base.roles, "base": fact.roles["ratio-of"]}


def restate(read: dict[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """Gives the shares that tell an amount beside them again (900份、也就是六成; 八成、9600亩) their amount, and it its share."""
    for index, fact in read.items():
        written = mentions[index].written
        if (written.base_kind not in RATES and "divisor" not in fact.roles) or NO_SHARES & fact.roles.keys():
            continue
        for beside, between in ((index - 1, words.restates), (index + 1, words.restated)):
            amount = read.get(beside)
            if amount is None or mentions[beside].written.base_kind not in AMOUNTS or NO_SHARES & amount.roles.keys():
                continue
            start, end = sorted((index, beside))
            if between.fullmatch(flow, mentions[start].end, mentions[end].start) is not None:
                said = Role("says", mentions[start].end, mentions[end].start)
                amount.roles = {**amount.roles, "restated": said}
                fact.roles = {**fact.roles, "restates": said}
                break


def settle_levels(read: dict[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """Numbers that words of comparing make a difference and that are a level, and the other way round."""
    for index, fact in read.items():
        start = mentions[index].start
        if {"by", "differ"} <= fact.roles.keys() and flow.endswith(words.definite, 0, start):  # above the 88,000 tonnes that were advised
            said = fact.roles["differ"]
            fact.roles = {**{role: where for role, where in fact.roles.items() if role not in MOVED | {"differ"}}, "base": said}
        elif words.margin.search(flow, max(0, start - LONGEST_MARGIN), start) is not None:  # beating the others' 956 by 186
            fact.roles = {**fact.roles, "differ": Role("says", start - 3, start - 1)}
        elif words.ceilings.search(flow, max(0, start - LONGEST_SCORE), start) is not None:  # against a legal ceiling of $1.64 billion
            fact.roles = {**fact.roles, "plan": Role("says", start - 3, start - 1)}
        elif flow.endswith(words.age_of, 0, start):  # writers under the age of 30
            fact.roles = {**fact.roles, "attributive": Role("says", start - 3, start - 1)}
        elif words.innings.search(flow, max(0, start - LONGEST_SCORE), start) is not None:  # 86 for two
            fact.roles = {**fact.roles, "attributive": Role("says", start - 4, start - 1)}


def _without(roles: Mapping[str, Role], name: str) -> dict[str, Role]:
    return {role: said for role, said in roles.items() if role != name}


def _is_apposed(index: int, before: Fact, mentions: Sequence[Mention], flow: str, words: Particles) -> bool:
    """Whether a rate stands behind nothing but "or" or a bracket behind how far something moved."""
    if "delta" not in before.roles or "to" in before.roles or mentions[index - 1].written.base_kind in RATES:
        return False
    taken = words.taken_of.match(flow, mentions[index].end) is not None  # up 32, or 8 percent of the school
    return not taken and _stands_behind(index, mentions, flow, words)


def _carry_to(index: int, read: dict[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> None:
    """Rose $32 million, or 8 percent, to $412 million: the level behind a mark is what the movement led to."""
    moved, level = read[index], read.get(index + 1)
    if level is None or not level.roles.keys() <= {"per"} or not {"move", "delta"} <= moved.roles.keys():
        return
    if words.led_to.fullmatch(flow, mentions[index].end, mentions[index + 1].start) is not None:
        said = {role: where for role, where in moved.roles.items() if role in {"move", *WAYS}}
        level.roles = {**level.roles, **said, "to": moved.roles["move"]}
        level.direction = moved.direction


def _stands_behind(index: int, mentions: Sequence[Mention], flow: str, words: Particles) -> bool:
    return words.apposed_rate.fullmatch(flow, mentions[index - 1].end, mentions[index].start) is not None


def _noun_behind(fact: Fact, mention: Mention, flow: str, words: Particles) -> Role | None:
    """The noun of a movement right behind a rate (a 10 percent gain); but 106 pct declining to par is a level."""
    if {"move", "delta", "rate", "ratio"} & fact.roles.keys() or words.moving_noun.match(flow, mention.end) is None:
        return None
    return next((fact.roles[way] for way in WAYS if way in fact.roles and fact.roles[way].start >= mention.end), None)

"""Numbers that belong to others: bindings that take what a frame, a segment, a level or a breakdown has for itself."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from factcheck.engine.candidates import RATES, Text, moves, same_units, wholes
from factcheck.model.rule import Rule
from factcheck.structure.particles import particles

NO_LEVEL = frozenset({"by", "delta", "differ", "source", "base", "opening", "inflow", "outflow"})
"""What makes an amount before a rate an increment or a base, and not what the rate is of."""
ENDS = frozenset({"source", "base"})
Filled = Mapping[str, tuple[int, ...]]


def is_of_others(rule: Rule, filled: Filled, pivot: int, text: Text) -> bool:
    """Whether a way to fill the slots of a rule takes a number that belongs to another claim."""
    if of_other_frame(filled, pivot, text) or _of_other_segment(filled, pivot, text):
        return True
    if _of_nearer_level(filled, pivot, text) or _of_other_base(filled, pivot, text) or _of_later_frame(filled, pivot, text):
        return True
    return _part_and_whole(rule, filled, text)


def of_other_frame(filled: Filled, pivot: int, text: Text) -> bool:
    """Whether a binding takes one end of a frame that has its other end elsewhere: the 从A of 从A增至B without its B, or the base of a
    clause that has a rate of its own (较去年同期的90万吨下降12%)."""
    used = {n for numbers in filled.values() for n in numbers}
    mine = text.mention(pivot).written.base_kind
    for index in used - {pivot}:
        fact = text.fact(index)
        if ENDS.isdisjoint(fact.roles):
            continue
        for other in text.reading.clauses[fact.clause].mentions:
            roles = text.fact(other).roles.keys() if other > index and other not in used else ()
            if "source" in fact.roles and "to" in roles and same_units(index, other, text) and not _arrives(used, fact.clause, text):
                return True
            if (
                fact.clause != text.fact(pivot).clause
                and mine in RATES
                and "move" in roles
                and text.mention(other).written.base_kind == mine
            ):
                return True
    return False


def _of_other_segment(filled: Filled, pivot: int, text: Text) -> bool:
    """A产量318吨，增长8%；B产量96吨，净增11吨: an increment behind a semicolon is not of the level and the rate before it."""
    if "delta" not in filled or "after" not in filled or text.mention(pivot).written.base_kind not in RATES:
        return False
    mine, delta, after = text.fact(pivot), text.fact(filled["delta"][0]), text.fact(filled["after"][0])
    return mine.sentence == after.sentence == delta.sentence and mine.segment == after.segment != delta.segment


def _of_nearer_level(filled: Filled, pivot: int, text: Text) -> bool:
    """住院日7.1天，比去年缩短0.4天，费用8960元，下降3.5%: the amount right before a rate of growth is what it is of, where no binding has it."""
    level = pivot - 1
    if level < 0 or particles(text.document.language).head_first or not moves(text.fact(pivot)):
        return False
    fact, mine, kind = text.fact(level), text.fact(pivot), text.mention(level).written.base_kind
    beside = fact.sentence == mine.sentence and fact.segment == mine.segment and fact.depth == mine.depth and mine.clause - fact.clause <= 1
    if not beside or kind not in ("count", "measure", "money") or not fact.label.own or not NO_LEVEL.isdisjoint(fact.roles):
        return False
    return text.mention(pivot).written.base_kind in RATES and all(level not in found for found in filled.values())


def _of_other_base(filled: Filled, pivot: int, text: Text) -> bool:
    """存款同比增长9%，比年初的81亿元增加5亿元，贷款72亿元: an increment on a base of its own is not that of a rate against the year before,
    nor that of a level behind it."""
    if "delta" not in filled:
        return False
    delta, rate = text.fact(filled["delta"][0]), text.fact(pivot)
    bases = [n for n in text.reading.clauses[delta.clause].mentions if "base" in text.fact(n).roles]
    if (
        "yearly" in rate.roles
        and delta.clause != rate.clause
        and any((t := text.fact(n).time) is not None and t.offset is None for n in bases)
    ):
        return True
    after = text.fact(filled["after"][0]) if "after" in filled else delta
    free = [n for n in bases if all(n not in found for found in filled.values())]
    return bool(free) and after.clause > delta.clause and "to" not in after.roles


def _of_later_frame(filled: Filled, pivot: int, text: Text) -> bool:
    """总量下降18%；按日算，由25万元降到24万元: a movement with both its ends behind a semicolon is not that of the rate before it."""
    if "after" not in filled or "before" not in filled or text.mention(pivot).written.base_kind not in RATES:
        return False
    rate, after, before = (text.fact(n) for n in (pivot, filled["after"][0], filled["before"][0]))
    whole = "source" in before.roles and "to" in after.roles and before.clause == after.clause
    return whole and rate.sentence == after.sentence and rate.segment < after.segment


def _part_and_whole(rule: Rule, filled: Filled, text: Text) -> bool:
    """Whether a binding takes items of one breakdown for a part and its whole, or for two times of one thing; or a part and what it is of
    for two times."""
    if rule.family == "share":
        listed = text.once(_listed)
        return bool(listed) and any(listed.get(a, -1) == listed.get(b, -2) for a, b in _pairs(rule, filled))
    if rule.family in ("growth", "multiple", "direction"):
        parts = text.once(wholes)
        return bool(parts) and any(parts.get(max(a, b)) == min(a, b) for a, b in _pairs(rule, filled))
    return False


def _pairs(rule: Rule, filled: Filled) -> Iterator[tuple[int, int]]:
    """Each two numbers that are bound beside a pivot."""
    return combinations([found[0] for name, found in filled.items() if name != rule.pivot and len(found) == 1], 2)


def _listed(text: Text) -> Mapping[int, int]:
    """The breakdown behind 其中 that each part is an item of, by its place among the lists."""
    lists = ((at, made) for at, made in enumerate(text.reading.lists) if made.opener == "of-which" and len(made.items) > 1)
    return {item: at for at, made in lists for item in made.items}


def _arrives(used: Collection[int], clause: int, text: Text) -> bool:
    """Whether a binding has an end of a movement in a clause: one of several, where they are paired off."""
    return any("to" in text.fact(n).roles and text.fact(n).clause == clause for n in used)

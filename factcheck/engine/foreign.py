"""Numbers that belong to others: bindings that take what a frame, a segment, a level or a breakdown has for itself."""

from collections.abc import Collection, Mapping
from itertools import combinations

from factcheck.engine.candidates import RATES, Text, moves, same_units, wholes
from factcheck.model.rule import Rule
from factcheck.structure.particles import particles

Filled = Mapping[str, tuple[int, ...]]


def is_of_others(rule: Rule, filled: Filled, pivot: int, text: Text) -> bool:
    """Whether a way to fill the slots of a rule takes a number that belongs to another claim."""
    if of_other_frame(filled, pivot, text) or _of_other_segment(filled, pivot, text):
        return True
    return _of_nearer_level(filled, pivot, text) or _part_and_whole(rule, filled, text)


def of_other_frame(filled: Filled, pivot: int, text: Text) -> bool:
    """Whether a binding takes one end of a frame that has its other end elsewhere: the 从A of 从A增至B without its B, or the base of a
    clause that has a rate of its own (较去年同期的90万吨下降12%)."""
    used = {n for numbers in filled.values() for n in numbers}
    mine = text.mention(pivot).written.base_kind
    for index in used - {pivot}:
        fact = text.fact(index)
        if not fact.roles.keys() & {"source", "base"}:
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
    if not beside or kind not in ("count", "measure", "money") or not fact.label.own:
        return False
    bound = {n for found in filled.values() for n in found}
    other = all(text.mention(n).written.unit_class != text.mention(level).written.unit_class for n in bound)
    return text.mention(pivot).written.base_kind in RATES and level not in bound and other


def _part_and_whole(rule: Rule, filled: Filled, text: Text) -> bool:
    """Whether a binding takes items of one breakdown for a part and its whole, or for two times of one thing; or a part and what it is of
    for two times."""
    bound = [found[0] for name, found in filled.items() if name != rule.pivot and len(found) == 1]
    pairs = list(combinations(bound, 2))
    if rule.family == "share":
        return any(text.once(_listed).get(a, -1) == text.once(_listed).get(b, -2) for a, b in pairs)
    if rule.family in ("growth", "multiple", "direction"):
        return any(text.once(wholes).get(max(a, b)) == min(a, b) for a, b in pairs)
    return False


def _listed(text: Text) -> Mapping[int, int]:
    """The breakdown behind 其中 that each part is an item of, by its place among the lists."""
    lists = ((at, made) for at, made in enumerate(text.reading.lists) if made.opener == "of-which" and len(made.items) > 1)
    return {item: at for at, made in lists for item in made.items}


def _arrives(used: Collection[int], clause: int, text: Text) -> bool:
    """Whether a binding has an end of a movement in a clause: one of several, where they are paired off."""
    return any("to" in text.fact(n).roles and text.fact(n).clause == clause for n in used)

"""Mismatches of numbers that words bind loosely or not at all: what a slip of the pen must carry to tell them, where the numbers stand alone."""

from dataclasses import replace
from itertools import combinations

from factcheck.engine.alone import counts_what_it_divides, is_alone, is_plain, may_be_meant, stands_together
from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.company import is_sole, numbers_between
from factcheck.engine.repair import Mending
from factcheck.engine.types.evidence import (
    APART,
    AT_TWO_TIMES,
    EVIDENT,
    EVIDENT_ALONE,
    EVIDENT_BY_DIGIT,
    EVIDENT_IF_ALONE,
    EVIDENT_IF_CLEAR,
    EXCHANGED,
    NAME,
    NEARBY,
    NOT_FAR,
    PAIRED,
)
from factcheck.engine.types.tried import Tried, far_off, rounds
from factcheck.model.rule import Rule
from factcheck.structure.labels import tier

FLOWS = ("inflow", "outflow")
TOLD_TOGETHER = frozenset({"share", "product", "average"})
COMPARING = frozenset({"growth", "multiple"})
TOLD_ALONE = frozenset({"change", "growth", "percentage-point", "multiple"})
"""Families of which one said number is enough where the others are all of their units: parts and flows have too many fellows, and must stand
together."""


def exchanged(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """认缴1000万元，比例29.85%，基金规模3530万元: a mismatch that two digits explain which have changed places, whatever the numbers are called:
    a number has few such edits, and they fit by chance the less, the longer the numbers are."""
    binding = chosen.binding
    if claim.verdict != "inconsistent" or not chosen.plausible or binding.levels[claim.rule.pivot] != "says" or not is_plain(binding, text):
        return None
    if chosen.information < EXCHANGED or far_off(chosen, claim.rule.pivot) > NOT_FAR:
        return None
    if (claim.rule.alone or numbers_between(binding, text)) and not (is_alone(binding, text) and may_be_meant(binding, text)):
        return None
    mending = Mending(claim.rule, chosen.case, binding, text)
    return replace(claim, repairs=mending.repairs) if mending.exchanged else None


def at_two_times(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """首周末卷走1.25亿元，次周末进账1.55亿元，上扬22%: a mismatch of the only two numbers of their unit in one sentence, each bound by a word or its time, that a slip
    explains, however they are called; but 进口 and 出口 are two things at any time."""
    binding = chosen.binding
    if claim.verdict != "inconsistent" or claim.rule.family not in TOLD_ALONE or binding.weak or not chosen.plausible:
        return None
    if chosen.information < AT_TWO_TIMES or far_off(chosen, claim.rule.pivot) > NOT_FAR or not is_alone(binding, text):
        return None
    if len({text.fact(n).sentence for found in binding.slots.values() for n in found}) > 1:
        return None
    if not may_be_meant(binding, text) or _are_contrary(claim, binding, text) or _of_third_time(binding, claim.pivot, text):
        return None
    mending = Mending(claim.rule, chosen.case, binding, text)
    return replace(claim, repairs=mending.repairs) if mending.slips else None


def _are_contrary(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether two numbers that a rule takes for one thing at two times have names that make them two things, or what is said of them has
    a name of another thing (优良率从52.1%升到60.3%，运动队人数增长8.2%)."""
    mine, called = text.fact(claim.pivot).label, (text.fact(n).label for found in binding.slots.values() for n in found if n != claim.pivot)
    if mine.own and len(mine.text) >= NAME and all(tier(mine, other, text.lexicon) in ("other", "contrast") for other in called):
        return True
    pairs = (names for names in claim.rule.same if all(name in binding.slots for name in names))
    labels = ([text.fact(binding.slots[name][0]).label for name in names] for names in pairs)
    return any(tier(a, b, text.lexicon) == "contrast" for several in labels for a, b in combinations(several, 2))


def only_pair(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """The mismatch of numbers that no word binds, where their sentence has no other numbers of their kind: a slip tells that they are meant,
    where it is a small one, or where the numbers are long."""
    binding = chosen.binding
    if claim.verdict != "inconsistent" or not chosen.plausible or not is_sole(binding, claim.pivot, text):
        return None
    apart = binding.tier == "contrast" or (len(binding.weak) > 1 and binding.tier not in ("same", "kin"))
    if apart and (claim.rule.family not in COMPARING or not _two_alone(binding, text)):
        return None
    mending = Mending(claim.rule, chosen.case, binding, text)
    asked = APART if apart else EVIDENT_IF_CLEAR if far_off(chosen, claim.rule.pivot) <= NEARBY else EVIDENT
    return replace(claim, repairs=mending.repairs) if mending.explains(chosen.information, asked) and mending.slips else None


def _two_alone(binding: Binding, text: Text) -> bool:
    """Whether the numbers of a binding stand in one sentence and none is a part of another: whatever they are called, they are compared."""
    bound = [text.fact(n) for found in binding.slots.values() for n in found]
    return (
        len({fact.sentence for fact in bound}) == 1 and not any("of-which" in fact.roles for fact in bound) and len(binding.weak) <= PAIRED
    )


def only_numbers(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """The same for a frame in which words say one number, and the others are all that its sentences have of their unit."""
    binding, rule = chosen.binding, claim.rule
    if claim.verdict != "inconsistent" or binding.tier not in ("same", "kin"):
        return None
    if not is_alone(binding, text) or not may_be_meant(binding, text) or rounds(chosen) or _of_third_time(binding, claim.pivot, text):
        return None
    mending = Mending(rule, chosen.case, binding, text)
    near = len({text.fact(n).sentence for found in binding.slots.values() for n in found}) == 1
    if mending.exchanged:
        return replace(claim, repairs=mending.repairs) if chosen.information >= (EVIDENT_IF_CLEAR if near else EVIDENT_ALONE) else None
    if "says" not in binding.levels.values() or not chosen.plausible or not mending.slips:
        return None
    together = stands_together(binding, text)
    told = (together and rule.family in TOLD_TOGETHER) or rule.family in TOLD_ALONE or counts_what_it_divides(rule, binding, text)
    told = told or _balances(rule, chosen, text)
    asked = EVIDENT_IF_ALONE if near or (together and rule.family == "share") else EVIDENT_BY_DIGIT
    return replace(claim, repairs=mending.repairs) if told and chosen.information >= asked else None


def _balances(rule: Rule, chosen: Tried, text: Text) -> bool:
    """Whether words say what came and what went, and what there was or is: 原有142只，产下63只，卖掉48只，点数157只."""
    binding = chosen.binding
    if (
        rule.family != "accumulate"
        or {binding.levels.get(flow, "says") for flow in FLOWS} != {"says"}
        or numbers_between(binding, text) > 1
    ):
        return False
    both = all(flow in binding.slots for flow in FLOWS)  # 年初320张，新增80张，现有380张: some may have gone
    return both and (len(binding.weak) <= 1 or chosen.information >= EVIDENT_BY_DIGIT)


def _of_third_time(binding: Binding, pivot: int, text: Text) -> bool:
    """去年同期29.8万人次。若拿2019年来比，则增长16%: whether what is said names a year of its own, which is that of neither number."""
    time = text.fact(pivot).time
    others = [text.fact(n).time for found in binding.slots.values() for n in found if n != pivot]
    return time is not None and time.year is not None and all(o is None or o.year != time.year for o in others)

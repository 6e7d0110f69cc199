"""Mismatches of numbers that words bind loosely or not at all: what a slip of the pen must carry to tell them, where the numbers stand alone."""

from itertools import combinations

from factcheck.engine.alone import counts_what_it_divides, is_alone, is_plain, may_be_meant, stands_together
from factcheck.engine.binding import Binding, contrary_flows
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.company import is_sole, numbers_between
from factcheck.engine.types.evidence import (
    APART,
    AT_TWO_TIMES,
    EVIDENT,
    EVIDENT_ALONE,
    EVIDENT_BY_DIGIT,
    EVIDENT_IF_ALONE,
    EVIDENT_IF_CLEAR,
    EXCHANGED,
    INFORMATIVE,
    LONG,
    NAME,
    NEARBY,
    NOT_FAR,
    PAIRED,
)
from factcheck.engine.types.tried import Mismatch, rounds
from factcheck.structure.labels import tier

LEVELS = ("before", "after")
FLOWS = ("inflow", "outflow")
TOLD_TOGETHER = frozenset({"share", "product", "average"})
COMPARING = frozenset({"growth", "multiple"})
TOLD_ALONE = frozenset({"change", "growth", "percentage-point", "multiple"})
"""Families of which one said number is enough where the others are all of their units: parts and flows have too many fellows, and must stand
together."""


def exchanged(case: Mismatch) -> bool:
    """认缴2135万元，比例28.35%，基金规模7350万元: whether two digits that have changed places explain a mismatch, whatever the numbers are called:
    a number has few such edits, and they fit by chance the less, the longer the numbers are."""
    binding, text, rule = case.binding, case.text, case.claim.rule
    if not case.chosen.plausible or binding.levels[rule.pivot] != "says" or not is_plain(binding, text):
        return False
    if case.chosen.information < EXCHANGED or case.factor > NOT_FAR:
        return False
    if (rule.alone or numbers_between(binding, text)) and not (is_alone(binding, text) and may_be_meant(binding, text)):
        return False
    return case.mending.exchanged


def at_two_times(case: Mismatch) -> bool:
    """去年卖得1.36亿元，今年收进1.73亿元，涨了25%: whether a slip explains the mismatch of the only two numbers of their unit in one sentence,
    each bound by a word or its time, however they are called; but 进口 and 出口 are two things at any time."""
    binding, text, claim = case.binding, case.text, case.claim
    if claim.rule.family not in TOLD_ALONE or binding.weak or not case.chosen.plausible or case.sentences > 1:
        return False
    if case.chosen.information < AT_TWO_TIMES or case.factor > NOT_FAR or not is_alone(binding, text):
        return False
    if not may_be_meant(binding, text) or _are_contrary(claim, binding, text) or _of_third_time(binding, claim.pivot, text):
        return False
    return case.mending.slips


def _are_contrary(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether two numbers that a rule takes for one thing at two times have names that make them two things, or what is said of them has
    a name of another thing (达标率从48.6%升到57.9%，社团人数增长9.3%)."""
    mine, called = text.fact(claim.pivot).label, (text.fact(n).label for found in binding.slots.values() for n in found if n != claim.pivot)
    if mine.own and len(mine.text) >= NAME and all(tier(mine, other, text.lexicon) in ("other", "contrast") for other in called):
        return True
    pairs = (names for names in claim.rule.same if all(name in binding.slots for name in names))
    labels = ([text.fact(binding.slots[name][0]).label for name in names] for names in pairs)
    return any(tier(a, b, text.lexicon) == "contrast" for several in labels for a, b in combinations(several, 2))


def only_pair(case: Mismatch) -> bool:
    """Whether numbers that no word binds are told, where their sentence has no other numbers of their kind: a slip tells that they are meant,
    where it is a small one, or where the numbers are long."""
    binding, text, claim = case.binding, case.text, case.claim
    if not case.chosen.plausible or not is_sole(binding, claim.pivot, text) or binding.levels[claim.rule.pivot] != "says":
        return False
    if contrary_flows(binding, text):
        return False
    apart = binding.tier == "contrast" or (len(binding.weak) > 1 and binding.tier not in ("same", "kin"))
    if apart and (claim.rule.family not in COMPARING or not _two_alone(case)):
        return False
    asked = APART if apart else EVIDENT_IF_CLEAR if case.factor <= NEARBY else EVIDENT
    return case.mending.explains(case.chosen.information, asked) and case.mending.slips


def _two_alone(case: Mismatch) -> bool:
    """Whether the numbers of a binding stand in one sentence and none is a part of another: whatever they are called, they are compared."""
    bound = (case.text.fact(n) for found in case.binding.slots.values() for n in found)
    return case.sentences == 1 and len(case.binding.weak) <= PAIRED and not any("of-which" in fact.roles for fact in bound)


def only_numbers(case: Mismatch) -> bool:
    """The same for a rule in which words say one number, and the others are all that its sentences have of their unit."""
    binding, text, chosen = case.binding, case.text, case.chosen
    if not (binding.tier in ("same", "kin") or _is_long(case)) or not is_alone(binding, text) or not may_be_meant(binding, text):
        return False
    if _of_third_time(binding, case.claim.pivot, text):
        return False
    if chosen.information >= (EVIDENT_IF_CLEAR if case.sentences == 1 else EVIDENT_ALONE) and case.mending.exchanged:
        return not rounds(chosen)
    return _may_have_slipped(case) and not case.mending.exchanged and case.mending.slips and not rounds(chosen)


def _may_have_slipped(case: Mismatch) -> bool:
    """Whether a slip that is no exchange of digits would be evidence among numbers that stand alone."""
    binding, text, rule, chosen = case.binding, case.text, case.claim.rule, case.chosen
    if "says" not in binding.levels.values() or not chosen.plausible:
        return False
    together = stands_together(binding, text)
    asked = EVIDENT_IF_ALONE if case.sentences == 1 or (together and rule.family == "share") else EVIDENT_BY_DIGIT
    asked = INFORMATIVE if _is_told_of_one(case) else asked
    return chosen.information >= asked and (
        rule.family in TOLD_ALONE
        or (together and rule.family in TOLD_TOGETHER)
        or counts_what_it_divides(rule, binding, text)
        or _balances(case)
    )


def _is_long(case: Mismatch) -> bool:
    """Whether words or times bind every number, and the numbers are so long that no names are wanted (存栏13156头…；台账上12480头；净添696头)."""
    return case.binding.tier in ("silent", "other") and not case.binding.weak and case.chosen.information >= LONG


def _is_told_of_one(case: Mismatch) -> bool:
    """2019年产值为650万元。去年，产值达到3250万元，增长3倍: whether words and times bind every number, and the levels have one name."""
    if case.binding.weak or case.claim.rule.family not in TOLD_ALONE:
        return False
    named = [case.text.fact(n).label for s, found in case.binding.slots.items() if s in LEVELS for n in found]
    return len(named) == len(LEVELS) and named[0].own and named[1].own and tier(named[0], named[1], case.text.lexicon) == "same"


def _balances(case: Mismatch) -> bool:
    """Whether words say what came and what went, and what there was or is: 原有142只，产下63只，卖掉48只，点数157只. What came alone balances
    nothing (年初320张，新增80张，现有380张): some may have gone."""
    levels = case.binding.levels
    if case.claim.rule.family != "accumulate" or not all(levels.get(flow) == "says" for flow in FLOWS):
        return False
    if numbers_between(case.binding, case.text) > 1:
        return False
    return len(case.binding.weak) <= 1 or case.chosen.information >= EVIDENT_BY_DIGIT


def _of_third_time(binding: Binding, pivot: int, text: Text) -> bool:
    """去年同期29.8万人次。以2019年为底数，涨了16%: whether what is said names a year of its own, which is that of neither number."""
    time = text.fact(pivot).time
    others = [text.fact(n).time for found in binding.slots.values() for n in found if n != pivot]
    return time is not None and time.year is not None and all(o is None or o.year != time.year for o in others)

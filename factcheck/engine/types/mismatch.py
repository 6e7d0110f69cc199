"""When a mismatch is said, and how loud: what words, times, places and the slips of a pen are worth as evidence against the text."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from factcheck.engine.alone import counts_what_it_divides, is_alone, is_plain, is_scoped, may_be_meant, stands_together
from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.company import fills_segment, is_among_others, is_compared_at_once, is_framed, is_scattered, is_sole, numbers_between
from factcheck.engine.repair import Mending
from factcheck.engine.types.doubts import doubted, is_open, is_parted, may_be_others, reaches_on
from factcheck.engine.types.tried import Tried, far_off, rounds
from factcheck.model.value import value
from factcheck.structure.labels import tier

INFORMATIVE = 0.7
"""Decades that a match must carry to save a claim, or a slip to explain one where the numbers stand alone: five digits in six that it would have
caught."""
EVIDENT_IF_CLEAR = 1.2
EVIDENT_IF_SAID = 1.9
EVIDENT = 2.0
"""Decades that a relation must carry for a slip of the pen to explain its mismatch: in small numbers some slip always does."""
EVIDENT_ALONE = 1.7
"""The same for numbers that have no other of their units beside them."""
EVIDENT_IF_ALONE, EVIDENT_BY_DIGIT = 1.2, 2.3
"""The same where one digit written for another is what explains a mismatch."""
EXCHANGED = 2.2
"""The same where two digits that have changed places explain it, whatever the numbers are called."""
NAME = 3
"""Characters that a name must have to tell what a number is of."""
AT_TWO_TIMES = 1.6
"""The same where the only two numbers of their unit are told with the times that they are of."""
LONG = 3.0
"""Decades of numbers so long that a slip explains their mismatch though other things are told between them."""
APART, PAIRED = 1.9, 2
NEARBY = Decimal("1.15")
"""How many times the recomputed result may differ from the stated one where nothing but their being alone binds two numbers to it."""
NOT_FAR = Decimal(2)
"""The same, where words or times bind all slots but one and speak of one thing."""
FRAMED_ERROR, LARGEST_ERROR, SMALL_ERROR = Decimal(20), Decimal(3), Decimal("1.3")
"""How many times the recomputed result may differ from the stated one where no slip explains it: both ends of one frame said, every slot said, one
slot not said."""
TOLD_TOGETHER = frozenset({"share", "product", "average"})
COMPARING = frozenset({"growth", "multiple"})
MOVING = frozenset({"change", "growth", "percentage-point"})
TOLD_ALONE = MOVING | {"multiple"}
"""Families of which one said number is enough where the others are all of their units: parts and flows have too many fellows, and must stand
together."""
SPARSE = frozenset({"growth", "change", "product", "average", "percentage-point", "multiple", "accumulate"})
"""Families whose two or three numbers stand beside each other: parts and wholes may be far apart."""


@value
class Mismatch:
    """A mismatch before it is judged: the slips that would explain it and what else speaks for it."""

    claim: Claim
    chosen: Tried
    mending: Mending
    ambiguous: bool
    outright: bool
    factor: Decimal
    text: Text

    @property
    def binding(self) -> Binding:
        return self.chosen.binding


def mismatch(claim: Claim, chosen: Tried, text: Text, *, ambiguous: bool) -> Claim:
    """The claim as it is told: inconsistent or tension with its repairs, or undecided with the reason."""
    binding = chosen.binding
    if (reason := doubted(claim, chosen, text)) is not None:
        return claim.undecided(reason)
    if (exchanged := _exchanged(claim, chosen, text)) is not None:
        return exchanged
    if (timed := _at_two_times(claim, chosen, text)) is not None:
        return timed
    if claim.rule.alone and claim.verdict == "inconsistent":
        return _only_numbers(claim, chosen, text) or claim.undecided("weak-binding")
    if binding.tier == "contrast" or (binding.tier == "other" and not claim.certain) or len(binding.weak) > 1:
        return _only_pair(claim, chosen, text) or claim.undecided("weak-binding")
    if claim.verdict == "tension":
        return replace(claim, severity="warning") if claim.certain else claim.undecided("weak-binding")
    mending = Mending(claim.rule, chosen.case, binding, text)
    outright = not ambiguous and _said_outright(claim, chosen, text) and mending.mends
    case = Mismatch(claim, chosen, mending, ambiguous, outright, far_off(chosen, claim.rule.pivot), text)
    reason = _unproved(case)
    return replace(claim, repairs=mending.repairs) if reason is None else claim.undecided(reason)


def _exchanged(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """认缴1000万元，比例29.85%，基金规模3530万元: a mismatch that two digits explain which have changed places, whatever the numbers are called:
    a number has few such edits, and they fit by chance the less, the longer the numbers are."""
    binding = chosen.binding
    if claim.verdict != "inconsistent" or not chosen.plausible or binding.levels[claim.rule.pivot] != "says" or not is_plain(binding, text):
        return None
    if chosen.information < EXCHANGED or far_off(chosen, claim.rule.pivot) > NOT_FAR:
        return None
    if numbers_between(binding, text) and not (is_alone(binding, text) and may_be_meant(binding, text)):
        return None
    mending = Mending(claim.rule, chosen.case, binding, text)
    return replace(claim, repairs=mending.repairs) if mending.exchanged else None


def _at_two_times(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """首周末卷走1.25亿元，次周末进账1.55亿元，上扬22%: a mismatch of the only two numbers of their unit, each bound by a word or its time, that a slip
    explains, however they are called; but 进口 and 出口 are two things at any time."""
    binding = chosen.binding
    if claim.verdict != "inconsistent" or claim.rule.family not in TOLD_ALONE or binding.weak or not chosen.plausible:
        return None
    if chosen.information < AT_TWO_TIMES or far_off(chosen, claim.rule.pivot) > NOT_FAR or not is_alone(binding, text):
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


def _unproved(case: Mismatch) -> str | None:
    """Why a mismatch of numbers that words, times or places bind is left undecided; None where it is told."""
    claim, chosen, binding, mending, text = case.claim, case.chosen, case.binding, case.mending, case.text
    if claim.rule.frames and not mending.explains(chosen.information, EVIDENT) and may_be_others(claim, binding, text):
        return "ambiguous"
    slips = _is_explained(case)
    if is_compared_at_once(binding, claim.pivot, text):
        return None
    if not slips and (_is_doubtful(case) or reaches_on(claim, binding, text)):
        return "ambiguous"
    if _rounds_its_mean(case) or (reaches_on(claim, binding, text) and is_scoped(binding, text)):
        return "ambiguous"
    if not slips and not _is_framed(case) and _is_too_far(case):
        return "implausible" if claim.certain else "weak-binding"
    return "ambiguous" if _may_be_of_others(case) else None


def _is_explained(case: Mismatch) -> bool:
    """Whether a slip of the pen explains a mismatch with the evidence that its binding asks for."""
    asked = _evidence_asked(case.claim, case.chosen, case.factor, case.text, ambiguous=case.ambiguous)
    slips = case.mending.explains(case.chosen.information, asked) or case.outright
    far = reaches_on(case.claim, case.binding, case.text)
    if far or (is_open(case.binding, case.text) and case.chosen.information < EVIDENT_BY_DIGIT):
        return slips and case.mending.exchanged
    return slips


def _is_doubtful(case: Mismatch) -> bool:
    """Whether a mismatch may be a wrong binding, so that it wants a slip that explains it."""
    rule, binding = case.claim.rule, case.binding
    if case.ambiguous or not case.chosen.plausible or rule.only_slips or binding.tier in ("silent", "other"):
        return True
    return rule.family == "accumulate" and is_parted(binding)  # 深股通买入A元、卖出B元，5家机构净买入C元


def _rounds_its_mean(case: Mismatch) -> bool:
    """Whether a doubtful mean is but rounded: 14.9亿人次，平均每日400万人次."""
    return case.claim.rule.family == "average" and _is_doubtful(case) and rounds(case.chosen) and not case.mending.exchanged


def _is_framed(case: Mismatch) -> bool:
    """Whether both ends of one frame, or two numbers that one clause states together, are what the pivot is of."""
    sure = case.claim.certain and case.chosen.plausible and not _is_absurd(case.chosen, case.factor)
    return sure and (is_framed(case.binding, case.text) or _stated_together(case.binding, case.text))


def _is_absurd(chosen: Tried, factor: Decimal) -> bool:
    """由1.2万人增加到1.5万人，…教师添了38名: no error of what is told, where the numbers carry little. Without end is a difference in sign, which 快
    and 慢 leave open."""
    return FRAMED_ERROR < factor < Decimal("Infinity") and chosen.information < EVIDENT


def _is_too_far(case: Mismatch) -> bool:
    """Whether the recomputed result is farther from the stated one than an error without a slip is."""
    return "default" in case.binding.levels.values() or case.factor > (LARGEST_ERROR if case.claim.certain else SMALL_ERROR)


def _may_be_of_others(case: Mismatch) -> bool:
    """Whether other numbers beside or between those of a binding may be meant, and no slip is so telling that they are not."""
    claim, binding, mending, text = case.claim, case.binding, case.mending, case.text
    if mending.exchanged or _is_framed(case) or (case.outright and mending.is_telling) or case.chosen.case.require.operator != "==":
        return False
    if claim.rule.family in SPARSE and is_scattered(binding, text):
        return not (claim.certain and mending.slips and case.chosen.information >= LONG and is_alone(binding, text))
    if _is_told_at_once(case):
        return False
    told = (
        mending.slips
        or mending.explains(case.chosen.information, EVIDENT_IF_CLEAR)
        or (case.outright and is_sole(binding, claim.pivot, text))
    )
    return not told and is_among_others(binding, text)


def _is_told_at_once(case: Mismatch) -> bool:
    """营业收入12.48亿元，比上年增加2.16亿元，增长17.3%: whether words bind all numbers, which stand behind each other in a part of
    a sentence that has no others of their units."""
    binding = case.binding
    said = set(binding.levels.values()) == {"says"} and case.claim.certain and binding.tier in ("same", "kin") and case.factor <= NOT_FAR
    return said and not numbers_between(binding, case.text) and fills_segment(binding, case.text)


def _only_pair(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
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


def _only_numbers(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
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
    asked = EVIDENT_IF_ALONE if near or (together and rule.family == "share") else EVIDENT_BY_DIGIT
    return replace(claim, repairs=mending.repairs) if told and chosen.information >= asked else None


def _of_third_time(binding: Binding, pivot: int, text: Text) -> bool:
    """去年同期29.8万人次。若拿2019年来比，则增长16%: whether what is said names a year of its own, which is that of neither number."""
    time = text.fact(pivot).time
    others = [text.fact(n).time for found in binding.slots.values() for n in found if n != pivot]
    return time is not None and time.year is not None and all(o is None or o.year != time.year for o in others)


def _evidence_asked(claim: Claim, chosen: Tried, factor: Decimal, text: Text, *, ambiguous: bool) -> float:
    """Less where a single slot is unsaid and all else speaks of one thing; least where the numbers stand alone and are not far off."""
    one_thing = chosen.binding.tier in ("same", "kin")
    alone = factor <= NOT_FAR and chosen.plausible and not claim.rule.only_slips and one_thing
    if alone and is_sole(chosen.binding, claim.pivot, text):
        return INFORMATIVE
    if claim.certain and factor <= NEARBY:
        return EVIDENT_IF_CLEAR
    if not one_thing:
        return EVIDENT
    if claim.rule.only_slips or ambiguous:
        return EVIDENT_IF_SAID if claim.certain else EVIDENT
    return EVIDENT_IF_CLEAR


def _said_outright(claim: Claim, chosen: Tried, text: Text) -> bool:
    """Whether words bind every number of one thing, and none is hedged: then a digit too many or too few is as telling as any slip."""
    binding = chosen.binding
    if claim.rule.only_slips or not chosen.plausible or _is_absurd(chosen, far_off(chosen, claim.rule.pivot)):
        return False
    if binding.tier not in ("same", "kin") or set(binding.levels.values()) != {"says"}:
        return False
    return not any(text.mention(n).written.hedges for found in binding.slots.values() for n in found)


def _stated_together(binding: Binding, text: Text) -> bool:
    """Whether a relation is of two numbers that words bind in one clause, the one in brackets or right behind the other: 1200亩（约合80公顷）."""
    numbers = sorted(n for found in binding.slots.values() for n in found)
    return len(numbers) == 2 and numbers[1] - numbers[0] == 1 and "convert" in text.fact(numbers[1]).roles

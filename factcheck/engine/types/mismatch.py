"""When a mismatch is said, and how loud: what words, times, places and the slips of a pen are worth as evidence against the text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.engine.alone import is_alone, is_scoped
from factcheck.engine.binding import Binding, operand_at
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.company import fills_segment, is_among_others, is_compared_at_once, is_framed, is_scattered, is_sole, numbers_between
from factcheck.engine.repair import Mending
from factcheck.engine.types.doubts import doubted, is_open, is_parted, may_be_others, reaches_on
from factcheck.engine.types.evidence import (
    EVIDENT,
    EVIDENT_BY_DIGIT,
    EVIDENT_IF_CLEAR,
    EVIDENT_IF_SAID,
    FRAMED_ERROR,
    INFORMATIVE,
    LARGEST_ERROR,
    LONG,
    NAME,
    NEARBY,
    NOT_FAR,
    SMALL_ERROR,
)
from factcheck.engine.types.lone import at_two_times, exchanged, only_numbers, only_pair
from factcheck.engine.types.tried import Mismatch, Tried, rounds
from factcheck.model.reading import Tier
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

TOTALS = frozenset({"cumulative", "total"})
SPARSE = frozenset({"growth", "change", "product", "average", "percentage-point", "multiple", "accumulate"})
"""Families whose two or three numbers stand beside each other: parts and wholes may be far apart."""

ONE_NAME: Sequence[Tier] = ("same", "kin")
ANY_NAME: Sequence[Tier] = ("same", "kin", "silent", "other")
"""要走56分钟，通车后缩短到42分钟，省下14分钟: what words say of three numbers in one breath is of one thing, whatever stands before each."""


def mismatch(claim: Claim, chosen: Tried, text: Text, *, ambiguous: bool) -> Claim:
    """The claim as it is told: inconsistent or tension with its repairs, or undecided with the reason."""
    binding = chosen.binding
    if (reason := doubted(claim, chosen, text)) is not None:
        return claim.undecided(reason)
    if claim.verdict == "tension":
        return replace(claim, severity="warning") if claim.certain and not _is_loose(claim, binding) else claim.undecided("weak-binding")
    mending = Mending(claim.rule, chosen.case, binding, text)
    reason = _untold(Mismatch(claim, chosen, mending, ambiguous, text))
    return replace(claim, repairs=mending.repairs) if reason is None else claim.undecided(reason)


def told(claim: Claim, chosen: Tried, text: Text) -> Claim | None:
    """A mismatch that has no rivals as it is told, with its repairs; None where it is not. Whether a slip explains it is asked first, which
    rules out most."""
    mending = Mending(claim.rule, chosen.case, chosen.binding, text)
    if _untold(Mismatch(claim, chosen, mending, False, text)) is not None or doubted(claim, chosen, text) is not None:
        return None
    return replace(claim, repairs=mending.repairs)


def _untold(case: Mismatch) -> str | None:
    """Why a mismatch is left undecided; None where it is told."""
    if (_may_have_gone(case) or _is_of_own_time(case)) and not case.mending.exchanged:
        return "ambiguous"
    if exchanged(case) or at_two_times(case):
        return None
    if case.claim.rule.alone:
        return None if only_numbers(case) else "weak-binding"
    if _is_loose(case.claim, case.binding):
        return None if only_pair(case) else "weak-binding"
    return _unproved(case)


def _is_loose(claim: Claim, binding: Binding) -> bool:
    """Whether words and times bind too little, or names too much else, for a binding to be judged as one that they say."""
    return binding.tier == "contrast" or (binding.tier == "other" and not claim.certain) or len(binding.weak) > 1


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
    far = reaches_on(case.claim, case.binding, case.text)
    bare = far or (is_open(case.binding, case.text) and case.chosen.information < EVIDENT_BY_DIGIT)
    if bare and not case.mending.exchanged:
        return False
    return case.mending.explains(case.chosen.information, asked) or _is_outright(case)


def _may_have_gone(case: Mismatch) -> bool:
    """网点由96个增至101个，新设9个: whether more came than is there, and nothing calls that a total or a running one: some may have gone; or
    whether what came is but named as a part (其中新落户4.2万人)."""
    slots, text = case.binding.slots, case.text
    if particles(text.document.language).head_first:
        return False  # frames say there what led to what
    if {"before", "delta", "after"} <= slots.keys() and case.claim.rule.family == "change":
        came = text.fact(slots["delta"][0]).roles.keys()
        return "inflow" in came and not {"by", "delta"} & came and _added_up(slots, ("before", "delta", "after"), text) > 0
    if not {"opening", "inflow", "closing"} <= slots.keys() or "outflow" in slots or TOTALS & text.fact(slots["closing"][0]).roles.keys():
        return False
    if "source" not in text.fact(slots["opening"][0]).roles and "to" not in text.fact(slots["closing"][0]).roles:
        return False  # 原有64个，又补上29个，如今共有93个: told as a balance
    part = any("of-which" in text.fact(n).roles for n in slots["inflow"])
    return part or _added_up(slots, ("opening", "inflow", "closing"), text) > 0


def _is_of_own_time(case: Mismatch) -> bool:
    """持仓由1.2万手增加到1.5万手，当日增仓800手: whether what is said to have come is told with a time of its own, and is a part of the change; or is a
    first part of it by name."""
    slots, text = case.binding.slots, case.text
    came, last = (next((slots[s][0] for s in names if s in slots), None) for names in (("delta", "inflow", "rate"), ("after", "closing")))
    if came is None or last is None or particles(text.document.language).head_first or came < last:
        return False
    if "source" not in {role for s in ("before", "opening") for n in slots.get(s, ()) for role in text.fact(n).roles}:
        return False
    mine, its = text.fact(came).time, text.fact(last).time
    own = mine is not None and (its is None or mine.text != its.text)
    start = text.reading.clauses[text.fact(came).clause].start
    first = particles(text.document.language).first_part.search(text.document.flow, start, text.mention(came).start)
    return own or first is not None or "of-which" in text.fact(came).roles or _is_of_another(came, slots, text)


def _is_of_another(came: int, slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """企业由3600家增加到4200家，注册资本增长22%: whether a rate has a name of its own that no level has."""
    mine = text.fact(came).label
    levels = [text.fact(n).label for s in ("before", "after") for n in slots.get(s, ())]
    named = "rate" in slots and mine.own and len(mine.text) > 1 and any(label.text for label in levels)
    return named and all(tier(mine, label, text.lexicon) in ("other", "contrast") for label in levels if label.text)


def _added_up(slots: Mapping[str, tuple[int, ...]], names: Sequence[str], text: Text) -> Decimal:
    """By how much what there was and what came is more than what there is."""
    first, came, last = (sum((o.value for n in slots[s] if (o := operand_at(n, text)) is not None), Decimal(0)) for s in names)
    return first + came - last


def _is_doubtful(case: Mismatch) -> bool:
    """Whether a mismatch may be a wrong binding, so that it wants a slip that explains it."""
    rule, binding = case.claim.rule, case.binding
    if case.ambiguous or not case.chosen.plausible or rule.only_slips:
        return True
    if binding.tier in ("silent", "other") and not (rule.family == "change" and _is_told_at_once(case, ANY_NAME)):
        return True
    return rule.family == "accumulate" and is_parted(binding)  # 深股通买入A元、卖出B元，5家机构净买入C元


def _rounds_its_mean(case: Mismatch) -> bool:
    """Whether a doubtful mean is but rounded: 14.9亿人次，平均每日400万人次."""
    return case.claim.rule.family == "average" and _is_doubtful(case) and rounds(case.chosen) and not case.mending.exchanged


def _is_framed(case: Mismatch) -> bool:
    """Whether both ends of one frame, or two numbers that one clause states together, are what the pivot is of."""
    sure = case.claim.certain and case.chosen.plausible and not _is_absurd(case.chosen, case.factor) and not _names_another(case)
    return sure and (is_framed(case.binding, case.text) or stated_together(case.binding, case.text))


def _names_another(case: Mismatch) -> bool:
    """部门由37个精简为33个，内设机构减少41个: whether the clause behind a frame names another thing than the frame does."""
    text, pivot = case.text, case.claim.pivot
    if particles(text.document.language).head_first:
        return False
    mine = text.fact(pivot).label
    others = [text.fact(n) for found in case.binding.slots.values() for n in found if n != pivot]
    apart = mine.own and len(mine.text) >= NAME and all(fact.clause != text.fact(pivot).clause for fact in others)
    return apart and all(tier(mine, fact.label, text.lexicon) in ("other", "contrast") for fact in others)


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
    if mending.exchanged or _is_framed(case) or (mending.is_telling and _is_outright(case)) or case.chosen.case.require.operator != "==":
        return False
    if claim.rule.family in SPARSE and is_scattered(binding, text):
        return not (claim.certain and mending.slips and case.chosen.information >= LONG and is_alone(binding, text))
    if _is_told_at_once(case, ANY_NAME if claim.rule.family == "change" else ONE_NAME):
        return False
    told = (
        mending.slips
        or mending.explains(case.chosen.information, EVIDENT_IF_CLEAR)
        or (_is_outright(case) and is_sole(binding, claim.pivot, text))
    )
    return not told and is_among_others(binding, text)


def _is_told_at_once(case: Mismatch, tiers: Sequence[Tier] = ONE_NAME) -> bool:
    """全年产糖31.4万吨，多产4.6万吨，增长19.2%: whether words bind all numbers, which stand behind each other in a part of
    a sentence that has no others of their units."""
    binding = case.binding
    levels = {"says", "time"} if case.claim.rule.family == "change" else {"says"}
    said = set(binding.levels.values()) <= levels and case.claim.certain and binding.tier in tiers and case.factor <= NOT_FAR
    return said and not numbers_between(binding, case.text) and fills_segment(binding, case.text)


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


def _is_outright(case: Mismatch) -> bool:
    """Whether words bind every number of one thing, and none is hedged: then a digit too many or too few is as telling as any slip."""
    binding, text = case.binding, case.text
    if case.ambiguous or case.claim.rule.only_slips or not case.chosen.plausible or _is_absurd(case.chosen, case.factor):
        return False
    if binding.tier not in ("same", "kin") or set(binding.levels.values()) != {"says"}:
        return False
    hedged = any(text.mention(n).written.hedges for found in binding.slots.values() for n in found)
    return not hedged and case.mending.mends


def stated_together(binding: Binding, text: Text) -> bool:
    """Whether a relation is of two numbers that words bind in one clause, the one in brackets or right behind the other: 1200亩（约合80公顷）."""
    numbers = sorted(n for found in binding.slots.values() for n in found)
    return len(numbers) == 2 and numbers[1] - numbers[0] == 1 and "convert" in text.fact(numbers[1]).roles

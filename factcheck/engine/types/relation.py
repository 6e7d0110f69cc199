"""Rules of type `relation`: a pivot number, its partners, and an equation or inequality that must hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import log10

from factcheck.engine.alone import is_alone, may_be_meant
from factcheck.engine.binding import Binding, bindings, case_of, scene
from factcheck.engine.candidates import RATES, Text, fits
from factcheck.engine.claim import Claim
from factcheck.engine.company import is_sole, is_torn
from factcheck.engine.evaluate import Unsolvable, agrees, is_met, may_lack_value
from factcheck.engine.guards import guarded
from factcheck.engine.repair import TOLD, slip_grade
from factcheck.engine.types.evidence import EVIDENT, EVIDENT_ALONE, EVIDENT_IF_CLEAR, INFORMATIVE
from factcheck.engine.types.mismatch import mismatch, stated_together, told
from factcheck.engine.types.tried import Tried
from factcheck.model.rule import Rule
from factcheck.structure.particles import particles

NEEDED = 1.5
"""Decades beyond the number of tuples tried that make an exact match evidence of its own (317 true against 9 chance in print)."""
NEARLY_SAID = 0.9
"""Decades that confirm the best binding where one slot alone is unsaid and the labels are one thing."""
SAYS_NOTHING = 0.2
LEAST_SAID = 0.01
"""The same for a number and what is said in the same breath to be the same: 3亩（约合2000平方米）."""
"""An equation that nearly any number would satisfy (超1000家) confirms nothing."""
NEARLY_INFORMATIVE = 0.3
EVIDENT_AMONG_RIVALS = 3.0
"""Decades that a slip must carry beyond the number of bindings, where another binding than the best is the one that it explains."""
MEASURED = frozenset({"measure", "money"})
DOUBTFUL = frozenset({"weak-binding", "ambiguous", "implausible"})


def claims(rule: Rule, pivots: Sequence[int], near: Callable[[int], Sequence[int]], text: Text) -> Iterator[Claim]:
    """One claim for each pivot of a rule that finds partners; near gives the numbers that may be partners of a pivot."""
    slot = next(s for s in rule.slots if s.name == rule.pivot)
    for pivot in pivots:
        text.work.number = pivot
        level = fits(slot, pivot, text)
        if level is None:
            continue
        claim = _claim(rule, bindings(rule, pivot, level, near(pivot), text), text)
        if claim is not None:
            yield claim


def framed_claims(rule: Rule, found: Iterable[Sequence[Binding]], text: Text) -> Iterator[Claim]:
    """One claim for each pivot that frames bind: that of a frame which holds, else of one that is contradicted."""
    for rivals in found:
        claims = [c for binding in rivals if (c := _claim(rule, [binding], text)) is not None and _says_something(c, text)]
        if claims:
            yield next((c for v in ("consistent", "inconsistent") for c in claims if c.verdict == v), claims[0])


def _says_something(claim: Claim, text: Text) -> bool:
    """Whether a binding that no words say has been confirmed by what it carries alone; else it says nothing at all."""
    assert claim.binding is not None
    if claim.rule.alone and claim.verdict == "undecided":
        return is_alone(claim.binding, text) and may_be_meant(claim.binding, text)
    if set(claim.binding.levels.values()) != {"default"}:
        return True
    asked = EVIDENT_ALONE if is_alone(claim.binding, text) else EVIDENT
    return claim.verdict == "consistent" and claim.information >= asked


def _claim(rule: Rule, found: Sequence[Binding], text: Text) -> Claim | None:
    if not found:
        return None
    tried = [t for t in (_try(rule, b, text) for b in found) if t is not None]
    if not tried:
        return None
    sound = [t for t in tried if t.plausible]
    if not sound and not _may_be_a_slip(rule, tried[0], text):
        return None
    chosen = _choose(sound) if sound else tried[0]
    claim = _slip_of_best(rule, tried, sound, text) or _judged(rule, chosen, sound or tried, text)
    if claim.verdict == "undecided" and claim.reason in DOUBTFUL:
        claim = _by_slip(rule, chosen, tried, text) or claim
    guard = guarded(rule, claim.binding or chosen.binding, text) if claim.verdict in ("inconsistent", "tension") else None
    if guard is not None:
        return claim.undecided(guard) if guard else None
    return claim


def _slip_of_best(rule: Rule, tried: Sequence[Tried], sound: Sequence[Tried], text: Text) -> Claim | None:
    """扣车346台，其中412台无牌，占41%。已有42台领回: a mismatch of the best binding, implausible as it is written, where a slip explains
    it and those that are plausible are bound worse and do not hold."""
    best = tried[0]
    if best.plausible or not sound or not _may_be_a_slip(rule, best, text) or any(t.holds for t in sound):
        return None
    if best.binding.evidence > sound[0].binding.evidence or best.binding.distance >= sound[0].binding.distance:
        return None
    return _told_alone(rule, best, text)


def _by_slip(rule: Rule, chosen: Tried, tried: Sequence[Tried], text: Text) -> Claim | None:
    """The mismatch of another binding, where one typical slip explains it with evidence that outweighs the number of bindings tried."""
    needed = EVIDENT_AMONG_RIVALS + log10(len(tried))
    for other in tried:
        known = len(other.binding.weak) <= 1 and other.binding.tier in ("same", "kin")
        if other is chosen or not known or other.outcome.verdict != "inconsistent" or other.information < needed - TOLD:
            continue
        claim = _told_alone(rule, other, text)
        grade = slip_grade(claim.repairs) if claim is not None else None
        if grade is not None and other.information >= needed + grade:
            return claim
    return None


def _may_be_a_slip(rule: Rule, tried: Tried, text: Text) -> bool:
    """Whether a binding that is implausible as it is written may be meant all the same: a rate tells what its numbers should have been."""
    rate = text.mention(tried.binding.slots[rule.pivot][0]).written
    return (
        rate.base_kind in RATES
        and rule.family != "sum"
        and not (rule.frames and rate.form == "fraction")
        and tried.outcome.verdict == "inconsistent"
    )


def _try(rule: Rule, binding: Binding, text: Text) -> Tried | None:
    stage = scene(binding, text)
    case = case_of(rule, binding.slots, text)
    if stage is None or case is None or _of_two_kinds(binding, text):
        return None
    try:
        plausible = all(is_met(p, stage) for p in rule.plausible)
        tried = Tried(binding, case, stage, agrees(case.require, stage), plausible)
        if not tried.holds and may_lack_value(case.require):
            _ = tried.outcome  # a number that may be zero leaves it without one
        return tried
    except Unsolvable:
        return None


def _of_two_kinds(binding: Binding, text: Text) -> bool:
    """142 yards on 16 carries, 8.9 a try: whether all is measured in a unit that what each has leaves out; but 240 barrels a day, or 87,600 over
    the year."""
    each = next((binding.slots[name][0] for name in ("mean", "each") if name in binding.slots), None)
    if each is None or "total" not in binding.slots:
        return False
    one, whole = (text.mention(n).written for n in (each, binding.slots["total"][0]))
    left_out = whole.base_kind == "count" and whole.unit is None and not text.fact(binding.slots["total"][0]).label.own
    return one.base_kind != whole.base_kind and not MEASURED.isdisjoint({one.base_kind, whole.base_kind}) and not left_out


def _choose(tried: Sequence[Tried]) -> Tried:
    """The best binding; or a rival that holds with as good evidence; or one whose exact match is evidence of its own."""
    best = tried[0]
    if best.holds:
        return best
    for rival in tried[1:]:
        if rival.holds and rival.binding.evidence <= best.binding.evidence and rival.information >= INFORMATIVE:
            return rival
    needed = NEEDED + log10(len(tried))
    for other in tried[1:]:
        if other.holds and other.information >= needed:
            return other
    return best


def _told_alone(rule: Rule, chosen: Tried, text: Text) -> Claim | None:
    """The mismatch of a binding that is inconsistent, whatever its rivals, where it is told."""
    doubted = not rule.alone and _doubted(chosen, [chosen], text)
    return None if doubted else told(_claimed(rule, chosen, text), chosen, text)


def _claimed(rule: Rule, chosen: Tried, text: Text) -> Claim:
    """The claim of a binding before it is weighed."""
    outcome, binding = chosen.outcome, chosen.binding
    return Claim(
        rule,
        outcome.verdict,
        rule.severity,
        binding.slots[rule.pivot][0],
        chosen.case,
        binding,
        outcome.gap,
        certain=not binding.weak,
        reason=outcome.reason or outcome.convention,
        article=text.fact(binding.slots[rule.pivot][0]).article,
    )


def _judged(rule: Rule, chosen: Tried, tried: Sequence[Tried], text: Text) -> Claim:
    outcome, binding, claim = chosen.outcome, chosen.binding, _claimed(rule, chosen, text)
    if outcome.verdict == "consistent":
        return _confirmed(claim, chosen, tried[0], len(tried), text)
    if outcome.verdict == "undecided":
        return claim.undecided(outcome.reason or "open-ended")
    rivals = [t for t in tried if t is not chosen and t.binding.rank == binding.rank and not _same_relation(t, chosen)]
    if (not rule.alone and _doubted(chosen, tried, text)) or _nearer_holds(chosen, tried):
        return claim.undecided("ambiguous")
    return mismatch(claim, chosen, text, ambiguous=bool(rivals))


def _nearer_holds(chosen: Tried, tried: Sequence[Tried]) -> bool:
    """Whether a relation that fails with a far number holds with a nearer one, whatever words bind the far one: 14栋楼…车位增至410个，户均0.32个."""
    near = (t for t in tried if t.holds and _away(t) < _away(chosen))
    return any(t.information >= NEARLY_INFORMATIVE for t in near)


def _away(tried: Tried) -> tuple[int, int]:
    """How far the numbers of a binding stand apart: by clauses and sentences, then by the numbers between."""
    bound = [n for found in tried.binding.slots.values() for n in found]
    return tried.binding.distance, max(bound) - min(bound)


def _doubted(chosen: Tried, tried: Sequence[Tried], text: Text) -> bool:
    """Whether, where words stand before what they govern and times behind it, a mismatch may be a wrong binding: numbers of the sentence
    lie between those that are bound, or another binding holds."""
    if not particles(text.document.language).head_first:
        return False
    holds = any(t.holds and t.information >= INFORMATIVE for t in tried)
    return holds or is_torn(chosen.binding, text)


def _same_relation(a: Tried, b: Tried) -> bool:
    """Whether two bindings only exchange numbers that the equation treats alike (5年 × 200亩, 200亩 × 5年)."""
    numbers = [sorted(n for found in t.binding.slots.values() for n in found) for t in (a, b)]
    return numbers[0] == numbers[1] and a.outcome == b.outcome


def _confirmed(claim: Claim, chosen: Tried, first: Tried, tried: int, text: Text) -> Claim:
    carried = chosen.information
    if chosen.case.require.operator == "==" and carried < (LEAST_SAID if stated_together(chosen.binding, text) else SAYS_NOTHING):
        return claim.undecided("vacuous")
    best = chosen is first and len(chosen.binding.weak) == 1 and chosen.binding.tier in ("same", "kin")
    if best and carried >= NEARLY_SAID:
        return replace(claim, information=carried, reason=None)
    if claim.certain or carried >= NEEDED + log10(tried) or (not chosen.binding.weak and carried >= INFORMATIVE):
        return replace(claim, information=carried, reason=None)
    if (
        carried >= EVIDENT_IF_CLEAR
        and chosen is first
        and chosen.binding.tier in ("same", "kin")
        and (is_alone(chosen.binding, text) if claim.rule.alone else is_sole(chosen.binding, claim.pivot, text))
    ):
        return replace(claim, information=carried, reason=None)
    return claim.undecided("weak-binding")

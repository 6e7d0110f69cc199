"""Rules of type `relation`: a pivot number, its partners, and an equation or inequality that must hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import log10

from factcheck.engine.alone import counts_what_it_divides, is_alone, is_for_two_things, is_scoped, may_be_meant, stands_together
from factcheck.engine.binding import Binding, bindings, case_of, scene
from factcheck.engine.candidates import RATES, Text, fits, goes_on, has_own_share
from factcheck.engine.claim import Claim
from factcheck.engine.company import (
    is_among_others,
    is_compared_at_once,
    is_crowded,
    is_first_of_several,
    is_framed,
    is_scattered,
    is_sole,
    is_torn,
)
from factcheck.engine.evaluate import Outcome, Scene, Unsolvable, holds, interval, judge, solve
from factcheck.engine.guards import guarded
from factcheck.engine.repair import TOLD, Mending, slip_grade
from factcheck.engine.said_of import is_held_apart, is_of_other_words
from factcheck.engine.strength import information
from factcheck.engine.types.clearing import another_fits
from factcheck.model.rule import Case, Rule
from factcheck.model.value import value
from factcheck.structure.particles import particles

NEEDED = 1.5
"""Decades beyond the number of tuples tried that make an exact match evidence of its own (317 true against 9 chance in print)."""
NEARLY_SAID = 0.9
"""Decades that confirm the best binding where one slot alone is unsaid and the labels are one thing."""
SAYS_NOTHING = 0.2
"""An equation that nearly any number would satisfy (超1000家) confirms nothing."""
NEARLY_INFORMATIVE = 0.3
INFORMATIVE = 0.7
"""Decades that a rival's match must carry to save a claim: five digits in six that it would have caught."""


EVIDENT_IF_CLEAR = 1.2
EVIDENT_IF_SAID = 1.9
EVIDENT = 2.0
"""Decades that a relation must carry for a slip of the pen to explain its mismatch: in small numbers some slip always does."""
EVIDENT_ALONE = 1.7
"""The same for numbers that have no other of their units beside them."""
EVIDENT_IF_ALONE, EVIDENT_BY_DIGIT = 1.2, 2.3
"""The same where one digit written for another is what explains a mismatch."""
APART, PAIRED = 1.9, 2
EVIDENT_AMONG_RIVALS = 3.0
"""The same beyond the number of bindings, where another binding than the best is the one that a slip explains."""
NEARBY = Decimal("1.15")
"""How many times the recomputed result may differ from the stated one where nothing but their being alone binds two numbers to it."""
NOT_FAR = Decimal(2)
"""The same, where words or times bind all slots but one and speak of one thing."""
TOLD_TOGETHER = frozenset({"share", "product", "average"})
COMPARING = frozenset({"growth", "multiple"})
MOVING = frozenset({"change", "growth", "percentage-point"})
TOLD_ALONE = MOVING | {"multiple"}
"""Families of which one said number is enough where the others are all of their units: parts and flows have too many fellows, and must stand
together."""
SPARSE = frozenset({"growth", "change", "product", "average", "percentage-point", "multiple", "accumulate"})
"""Families whose two or three numbers stand beside each other: parts and wholes may be far apart."""
FLOWING = frozenset({"change", "accumulate"})
FLOWS = frozenset({"inflow", "outflow", "by", "delta"})
UNCOUNTED = frozenset({"inflow", "outflow"})
DOUBTFUL = frozenset({"weak-binding", "ambiguous", "implausible"})
LARGEST_ERROR, SMALL_ERROR = Decimal(3), Decimal("1.3")
"""How many times the recomputed result may differ from the stated one where no slip explains it: every slot said, one slot not said."""


@value
class Tried:
    binding: Binding
    case: Case
    stage: Scene
    outcome: Outcome
    plausible: bool = True

    @property
    def information(self) -> float:
        return information(self.case.require, self.stage)


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
    guard = guarded(rule, claim.binding or chosen.binding, text)
    if guard is not None and claim.verdict in ("inconsistent", "tension"):
        return claim.undecided(guard) if guard else None
    return claim


def _slip_of_best(rule: Rule, tried: Sequence[Tried], sound: Sequence[Tried], text: Text) -> Claim | None:
    """扣车346台，其中412台无牌，占41%。已有42台领回: a mismatch of the best binding, implausible as it is written, where a slip explains
    it and those that are plausible are bound worse and do not hold."""
    best = tried[0]
    if best.plausible or not sound or not _may_be_a_slip(rule, best, text) or any(t.outcome.verdict == "consistent" for t in sound):
        return None
    if best.binding.evidence > sound[0].binding.evidence or best.binding.distance >= sound[0].binding.distance:
        return None
    claim = _judged(rule, best, [best], text)
    return claim if claim.verdict == "inconsistent" else None


def _by_slip(rule: Rule, chosen: Tried, tried: Sequence[Tried], text: Text) -> Claim | None:
    """The mismatch of another binding, where one typical slip explains it with evidence that outweighs the number of bindings tried."""
    needed = EVIDENT_AMONG_RIVALS + log10(len(tried))
    for other in tried:
        known = len(other.binding.weak) <= 1 and other.binding.tier in ("same", "kin")
        if other is chosen or not known or other.outcome.verdict != "inconsistent" or other.information < needed - TOLD:
            continue
        claim = _judged(rule, other, [other], text)
        grade = slip_grade(claim.repairs) if claim.verdict == "inconsistent" else None
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
    if stage is None or case is None:
        return None
    try:
        plausible = all(holds(p.operator, interval(p.left, stage, None), interval(p.right, stage, None)) for p in rule.plausible)
        return Tried(binding, case, stage, judge(case.require, stage), plausible)
    except Unsolvable:
        return None


def _choose(tried: Sequence[Tried]) -> Tried:
    """The best binding; or a rival that holds with as good evidence; or one whose exact match is evidence of its own."""
    best = tried[0]
    if best.outcome.verdict == "consistent":
        return best
    for rival in tried[1:]:
        if rival.outcome.verdict == "consistent" and rival.binding.evidence <= best.binding.evidence and rival.information >= INFORMATIVE:
            return rival
    needed = NEEDED + log10(len(tried))
    for other in tried[1:]:
        if other.outcome.verdict == "consistent" and other.information >= needed:
            return other
    return best


def _judged(rule: Rule, chosen: Tried, tried: Sequence[Tried], text: Text) -> Claim:
    outcome, binding = chosen.outcome, chosen.binding
    certain = not binding.weak
    claim = Claim(
        rule,
        outcome.verdict,
        rule.severity,
        binding.slots[rule.pivot][0],
        chosen.case,
        binding,
        outcome.gap,
        certain=certain,
        reason=outcome.reason or outcome.convention,
        article=text.fact(binding.slots[rule.pivot][0]).article,
    )
    if outcome.verdict == "consistent":
        return _confirmed(claim, chosen, tried[0], len(tried), text)
    if outcome.verdict == "undecided":
        return claim.undecided(outcome.reason or "open-ended")
    rivals = [t for t in tried if t is not chosen and t.binding.rank == binding.rank and not _same_relation(t, chosen)]
    if (not rule.alone and _doubted(chosen, tried, text)) or _nearer_holds(chosen, tried):
        return claim.undecided("ambiguous")
    return _mismatch(claim, chosen, text, ambiguous=bool(rivals))


def _nearer_holds(chosen: Tried, tried: Sequence[Tried]) -> bool:
    """Whether a relation that fails with a far number holds with a nearer one, whatever words bind the far one: 14栋楼…车位增至410个，户均0.32个."""
    near = (t for t in tried if t.outcome.verdict == "consistent" and _away(t) < _away(chosen))
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
    holds = any(t.outcome.verdict == "consistent" and t.information >= INFORMATIVE for t in tried)
    return holds or is_torn(chosen.binding, text)


def _same_relation(a: Tried, b: Tried) -> bool:
    """Whether two bindings only exchange numbers that the equation treats alike (5年 × 200亩, 200亩 × 5年)."""
    numbers = [sorted(n for found in t.binding.slots.values() for n in found) for t in (a, b)]
    return numbers[0] == numbers[1] and a.outcome == b.outcome


def _confirmed(claim: Claim, chosen: Tried, first: Tried, tried: int, text: Text) -> Claim:
    carried = chosen.information
    if chosen.case.require.operator == "==" and carried < SAYS_NOTHING:
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


def _mismatch(claim: Claim, chosen: Tried, text: Text, *, ambiguous: bool) -> Claim:
    binding = chosen.binding
    if (
        (claim.rule.family == "accumulate" and _uncounted_flow(binding, text))
        or (claim.rule.family in FLOWING and _other_flow(binding, text))
        or _shared_base(claim, binding, text)
    ):
        return claim.undecided("ambiguous")
    if particles(text.document.language).head_first and (_is_beside(binding, text) or is_for_two_things(binding, text)):
        return claim.undecided("ambiguous")  # £47.50 for a car and £15.60 a head: neither was the other once
    if (
        another_fits(chosen.case, binding, text)
        or _is_ratio(claim, chosen)
        or (particles(text.document.language).head_first and _other_end_fits(chosen))
    ):
        return claim.undecided("cleared")
    if (
        is_of_other_words(binding, claim.pivot, text)
        or is_first_of_several(binding, text)
        or (claim.rule.family == "share" and is_held_apart(binding, text))
    ):
        return claim.undecided("ambiguous")
    loose = binding.tier == "contrast" or (binding.tier == "other" and not claim.certain) or len(binding.weak) > 1
    if claim.rule.alone and claim.verdict == "inconsistent":
        return _only_numbers(claim, chosen, text) or claim.undecided("weak-binding")
    if loose:
        return _only_pair(claim, chosen, text) or claim.undecided("weak-binding")
    if claim.verdict == "tension":
        return replace(claim, severity="warning") if claim.certain else claim.undecided("weak-binding")
    mending = Mending(claim.rule, chosen.case, binding, text)
    factor = _far_off(chosen, claim.rule.pivot)
    slips = mending.explains(chosen.information, _evidence_asked(claim, chosen, factor, text, ambiguous=ambiguous))
    outright = not ambiguous and _said_outright(claim, chosen, text) and mending.mends
    slips = slips or outright
    if claim.rule.frames and not mending.explains(chosen.information, EVIDENT) and _may_be_others(claim, binding, text):
        return claim.undecided("ambiguous")
    far = _goes_on(claim, binding, text)
    if far or (_is_open(binding, text) and chosen.information < EVIDENT_BY_DIGIT):
        slips = slips and mending.exchanged
    if is_compared_at_once(binding, claim.pivot, text):
        return replace(claim, repairs=mending.repairs)
    doubtful = ambiguous or not chosen.plausible or claim.rule.only_slips or binding.tier in ("silent", "other")
    doubtful = doubtful or (claim.rule.family == "accumulate" and _parted(binding))  # 深股通买入A元、卖出B元，5家机构净买入C元
    if doubtful and (not slips or (claim.rule.family == "average" and _rounds(chosen) and not mending.exchanged)):
        return claim.undecided("ambiguous")  # 14.9亿人次，平均每日400万人次
    if far and (not slips or is_scoped(binding, text)):
        return claim.undecided("ambiguous")
    framed = claim.certain and chosen.plausible and (is_framed(binding, text) or _stated_together(binding, text))
    if not slips and not framed and ("default" in binding.levels.values() or factor > (LARGEST_ERROR if claim.certain else SMALL_ERROR)):
        return claim.undecided("implausible" if claim.certain else "weak-binding")
    lone = mending.exchanged or framed or (outright and mending.is_telling) or chosen.case.require.operator != "=="
    told = mending.slips or mending.explains(chosen.information, EVIDENT_IF_CLEAR) or (outright and is_sole(binding, claim.pivot, text))
    if not lone and ((not told and is_among_others(binding, text)) or (claim.rule.family in SPARSE and is_scattered(binding, text))):
        return claim.undecided("ambiguous")
    return replace(claim, repairs=mending.repairs)


def _is_beside(binding: Binding, text: Text) -> bool:
    """Whether a number that is bound by its place alone is joined to the one before it, which is bound too and is of the same time."""
    bound = {n for found in binding.slots.values() for n in found}
    weak = [binding.slots[name][0] for name in ("before", "after") if binding.levels.get(name) in ("default", "place")]
    links = tuple(f" {word} " for word in particles(text.document.language).links)
    alike = (n for n in weak if n - 1 in bound and text.fact(n).time == text.fact(n - 1).time)
    return any(text.document.flow[text.mention(n - 1).end : text.mention(n).start].endswith(links) for n in alike)


def _other_end_fits(chosen: Tried) -> bool:
    """Whether a level that is taken for the end of a movement would be right as its beginning, or the other way round: 76 lower is 14.8% of 512."""
    bound = chosen.stage.bound
    level = next((bound[name][0] for name in ("before", "after") if name in bound), None)
    if level is None or "rate" not in bound or "delta" not in bound or len(bound) != 3 or not level.value:
        return False
    rate, delta = bound["rate"][0], bound["delta"][0]
    ends = (delta.value / level.value, delta.value / (level.value - delta.value) if level.value != delta.value else rate.value)
    return any(abs(abs(end) - abs(rate.value)) <= rate.unit / 2 for end in ends)


def _is_ratio(claim: Claim, chosen: Tried) -> bool:
    """Whether the rate of a growth is the one level over the other: 620万元买入，获利438万元，升值七成一."""
    if claim.rule.family != "growth" or not {"after", "before", "rate"} <= chosen.stage.bound.keys():
        return False
    rate, *levels = (chosen.stage.bound[name][0] for name in ("rate", "after", "before"))
    low, high = sorted(abs(level.value) for level in levels)
    return bool(high) and abs(low / high - abs(rate.value)) <= rate.unit / 2


def _may_be_others(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether other numbers than those that a frame takes may be meant: they are called otherwise, or their sentences are full of such numbers."""
    return claim.rule.family != "bound" and (binding.tier not in ("same", "kin") or is_crowded(binding, text))


def _said_outright(claim: Claim, chosen: Tried, text: Text) -> bool:
    """Whether words bind every number of one thing, and none is hedged: then a digit too many or too few is as telling as any slip."""
    binding = chosen.binding
    if claim.rule.only_slips or not chosen.plausible or binding.tier not in ("same", "kin") or set(binding.levels.values()) != {"says"}:
        return False
    return not any(text.mention(n).written.hedges for found in binding.slots.values() for n in found)


def _parted(binding: Binding) -> bool:
    """Whether other numbers of any kind stand between those of a binding: they may begin to speak of another thing."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    return bound[-1] - bound[0] >= len(bound)


def _shared_base(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether a share may be of another whole: 办证46.2万人，占常住人口的92.4%。其中办电子证的37.5万人，占75.1%: two shares, of which the second may be of what the first is of."""
    wholes = [binding.slots[s.name][0] for s in claim.rule.slots if "named-base" in s.fallback and s.name in binding.slots]
    if wholes and binding.levels[claim.rule.pivot] == "place" and goes_on(claim.pivot, text):
        return True  # 其中儿童26万，近四分之一有病: of those, and no share that they are
    return any(has_own_share(n, claim.pivot, text) and text.fact(n).sentence != text.fact(claim.pivot).sentence for n in wholes)


def _goes_on(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether a frame has numbers in sentences behind that of its pivot."""
    last = text.fact(claim.pivot).sentence
    return bool(claim.rule.frames) and any(text.fact(n).sentence > last for found in binding.slots.values() for n in found)


def _is_open(binding: Binding, text: Text) -> bool:
    """Whether a number is bound by its place alone where times and prepositions stand behind what they belong to: a word may still follow it."""
    return particles(text.document.language).head_first and "default" in binding.levels.values()


def _other_flow(binding: Binding, text: Text) -> bool:
    """Whether a number between those of a change came in or went out too: 原有310个，撤并46个，新建12个，现有276个."""
    numbers = [n for found in binding.slots.values() for n in found]
    if len(rows := {text.fact(n).row for n in numbers}) == 1 and -1 not in rows:
        return False  # paired off: 分别降到…，依次少了…
    unit = text.mention(numbers[0]).written.unit_class
    between = (i for i in range(min(numbers), max(numbers) + 1) if i not in numbers and text.mention(i).written.unit_class == unit)
    return any(FLOWS & text.fact(i).roles.keys() for i in between)


def _uncounted_flow(binding: Binding, text: Text) -> bool:
    """Whether a clause between the numbers of a change tells of a flow without a number: 注销960户，加上部分迁入迁出，年末6874户."""
    clauses = [text.fact(n).clause for found in binding.slots.values() for n in found]
    bare = (c for c in text.reading.clauses[min(clauses) : max(clauses)] if not c.mentions)
    return any(
        not entry.features.isdisjoint(UNCOUNTED) for c in bare for *_, entry in text.lexicon.scan(text.document.flow[c.start : c.end])
    )


def _stated_together(binding: Binding, text: Text) -> bool:
    """Whether a relation is of two numbers that words bind in one clause, the one in brackets or right behind the other: 1200亩（约合80公顷）."""
    numbers = sorted(n for found in binding.slots.values() for n in found)
    return len(numbers) == 2 and numbers[1] - numbers[0] == 1 and "convert" in text.fact(numbers[1]).roles


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
    asked = APART if apart else EVIDENT_IF_CLEAR if _far_off(chosen, claim.rule.pivot) <= NEARBY else EVIDENT
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
    if not is_alone(binding, text) or not may_be_meant(binding, text) or _rounds(chosen) or _of_third_time(binding, claim.pivot, text):
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


def _rounds(chosen: Tried) -> bool:
    """Whether one of the numbers is but written in round figures: 6,810 less 1,300 leaves 5,500."""
    for name, operands in chosen.stage.bound.items():
        value = solve(chosen.case.require, chosen.stage, name) if len(operands) == 1 else None
        exponent = operands[0].value.normalize().as_tuple().exponent
        if value is not None and isinstance(exponent, int) and abs(value - operands[0].value) * 2 <= Decimal(1).scaleb(exponent):
            return True
    return False


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


def _far_off(chosen: Tried, pivot: str) -> Decimal:
    """The factor between the stated and the recomputed pivot; without end where one is zero or they differ in sign."""
    value = solve(chosen.case.require, chosen.stage, pivot)
    stated = chosen.stage.bound[pivot][0].value
    if chosen.case.require.operator != "==":
        return Decimal(1)
    if value is None or value * stated <= 0:
        return Decimal("Infinity")
    return max(value / stated, stated / value)

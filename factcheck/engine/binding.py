"""Binding: from a pivot and a rule to the tuples of numbers that may be meant, best first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import partial
from itertools import islice, pairwise, product

from factcheck.engine.candidates import RATES, Candidate, Text, broken_down, candidates, parts_of, same_units, units_fit
from factcheck.engine.evaluate import Scene
from factcheck.engine.foreign import is_of_others
from factcheck.engine.naming import (
    SHORTEST,
    alike,
    both_named,
    counts_what_did,
    is_bare_rate,
    is_named,
    named,
    qualified,
    qualifier_of,
    speaks_of,
)
from factcheck.engine.operand import Operand, in_own_unit, may_be_cut_off, operand, times
from factcheck.engine.periods import periods
from factcheck.model.expression import All, Condition, Has
from factcheck.model.interval import Interval
from factcheck.model.mention import Written
from factcheck.model.reading import LEVELS, TIERS, Level, Tier, Time
from factcheck.model.rule import Case, Rule, Slot
from factcheck.model.value import value
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

MOST_TUPLES = 256
ENDS = frozenset({"to", "closing"})  # 原有860吨，上周调入240吨，现存…: of now, whatever time was told last
_LEVEL: Mapping[Level, int] = {level: at for at, level in enumerate(LEVELS)}
_TIER: Mapping[Tier, int] = {tier: at for at, tier in enumerate(TIERS)}
AVERAGED, STATED_FOR_SEVERAL = frozenset({"mean", "annual"}), frozenset({"for-several", "stated"})
NEIGHBOURS = 40  # numbers on either side of a pivot that are looked at for its sentence


@value
class Binding:
    """One way to fill the slots of a rule: for each slot its numbers and their level, and the worst tier of the things that must be one."""

    slots: Mapping[str, tuple[int, ...]]
    levels: Mapping[str, Level]
    tier: Tier
    distance: int
    counted: Mapping[str, Decimal] = field(default_factory=dict)
    """Slots that count what another is per (每亩 … 40亩), in their own unit and not in the base unit: how many of what is counted each has (12 months)."""

    @property
    def evidence(self) -> tuple[bool, int, int]:
        """Whether it is of two things, then level over all slots, then label tier: equal evidence makes rivals."""
        return self.tier == "contrast", sum([_LEVEL[level] for level in self.levels.values()]), _TIER[self.tier]

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return (*self.evidence, self.distance)

    @property
    def weak(self) -> tuple[str, ...]:
        """The slots that neither words nor a written time bind."""
        return tuple(name for name, level in self.levels.items() if level in ("place", "default"))


def bindings(rule: Rule, pivot: int, pivot_level: Level, pool: Sequence[int], text: Text) -> list[Binding]:
    """The ways to bind a rule at a pivot, by rank; empty where a slot that is needed has no candidate."""
    slots = [s for s in rule.slots if s.name != rule.pivot]
    found = list(islice(_tuples(rule, slots, pivot, pivot_level, pool, text), MOST_TUPLES))
    return sorted(found, key=lambda b: (b.rank, sorted(b.slots.values())))


def _tuples(rule: Rule, slots: Sequence[Slot], pivot: int, level: Level, pool: Sequence[int], text: Text) -> Iterator[Binding]:
    options: list[list[Candidate | None]] = []
    for slot in slots:
        found: list[Candidate | None] = [*candidates(rule, slot, pivot, pool, text, {rule.pivot: pivot})]
        if slot.optional:
            found.append(None)
        if not found:
            return
        options.append(found)
    alike = _of_one_unit(rule, slots)
    for chosen in product(*options):
        text.work.spend()
        if _uses_one_twice(chosen) or not all(_are_alike(chosen[a], chosen[b], text) for a, b in alike):
            continue
        binding = _bind(rule, slots, pivot, level, chosen, text)
        if binding is not None:
            yield binding


def _of_one_unit(rule: Rule, slots: Sequence[Slot]) -> Sequence[tuple[int, int]]:
    """The places of slots of which a rule says that they have one unit: the first of each group with every other."""
    place = {slot.name: at for at, slot in enumerate(slots)}
    return [(place[first], place[other]) for first, *others in rule.same for other in others if first in place and other in place]


def _are_alike(a: Candidate | None, b: Candidate | None, text: Text) -> bool:
    """Whether two candidates may be of one unit: most ways to bind a rule fail in this, before anything is made of them."""
    return a is None or b is None or same_units(a.numbers[0], b.numbers[0], text)


def _uses_one_twice(chosen: tuple[Candidate | None, ...]) -> bool:
    """Whether a number fills two slots; a pivot is no candidate for any."""
    used = [n for candidate in chosen if candidate is not None for n in candidate.numbers]
    return len(set(used)) < len(used)


def _bind(rule: Rule, slots: Sequence[Slot], pivot: int, level: Level, chosen: tuple[Candidate | None, ...], text: Text) -> Binding | None:
    filled: dict[str, tuple[int, ...]] = {rule.pivot: (pivot,)}
    levels: dict[str, Level] = {rule.pivot: level}
    away = 0
    for slot, candidate in zip(slots, chosen, strict=True):
        if candidate is None:
            continue
        filled[slot.name] = candidate.numbers
        levels[slot.name] = candidate.level
        away += candidate.distance
    if not units_agree(rule, filled, text):
        return None
    if is_of_others(rule, filled, pivot, text):
        return None
    if any(_listed_together(a, b, text) for names in rule.same for a, b in _pairs([filled[n][0] for n in names if n in filled])):
        return None
    if not times_agree(rule, filled, levels, text):
        return None
    return Binding(filled, levels, tier_of(rule, filled, text), away, counting(rule, filled, text))


def counting(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> Mapping[str, Decimal]:
    """The slots that count what another is per, and how many of it each of their units has."""
    pairs = ((s.name, s.operand_of) for s in rule.slots if s.operand_of is not None and s.name in filled)
    return {name: parts_of(filled[name][0], filled[mean][0], text) if mean in filled else Decimal(1) for name, mean in pairs}


def units_agree(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    for slot in rule.slots:
        if slot.units_of is None or slot.units_of not in filled or slot.name not in filled:
            continue
        model = filled[slot.units_of][0]
        for own in filled[slot.name]:
            if not units_fit(slot, own, model, text) or (_converted_to_itself(model, own, text) and _converts(rule)):
                return False
    if not _per_agrees(rule, filled, text):
        return False
    return all(
        same_units(group[0], other, text)
        for group in ([n for name in names if name in filled for n in filled[name]] for names in rule.same)
        for other in group[1:]
    )


def _per_agrees(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """每人每月增加60元 is a difference of two such amounts: what is said for one goes with what is a mean or for one."""
    if not rule.same or rule.pivot not in filled or not _for_one(filled[rule.pivot][0], text):
        return True
    if not any(s.name == rule.pivot and s.units_of is not None for s in rule.slots):
        return True
    others = [n for name, numbers in filled.items() if name != rule.pivot for n in numbers]
    return any(_for_one(n, text) for n in others) or all(_inherits(n, filled[rule.pivot][0], text) for n in others)


def _inherits(index: int, other: int, text: Text) -> bool:
    """月供减少318元，由5254元降至4936元: whether a number has its label from the clause before it, and that is another one's."""
    label = text.fact(index).label
    return bool(label.text) and not label.own and label.text == text.fact(other).label.text


def _for_one(index: int, text: Text) -> bool:
    return bool(text.fact(index).roles.keys() & {"per", "mean"})


def _converts(rule: Rule) -> bool:
    """Whether a rule asks for a conversion (折算下来每户4万元 is none)."""
    return any(slot.any_of and all("convert" in wanted for wanted in slot.any_of) for slot in rule.slots)


def _converted_to_itself(a: int, b: int, text: Text) -> bool:
    """A conversion is between two units."""
    return "convert" in text.fact(a).roles and text.mention(a).written.unit == text.mention(b).written.unit


def times_agree(rule: Rule, filled: Mapping[str, tuple[int, ...]], levels: dict[str, Level], text: Text) -> bool:
    """Where a rule orders its slots in time, written times must not contradict it; `time` holds only where both are written and ordered."""
    if rule.family == "share" and _of_other_time(filled, rule.pivot, text):
        return False
    names = [n for n in rule.order if n in filled]
    for earlier, later in pairwise(names):
        a, b = (text.fact(filled[n][0]).time for n in (earlier, later))
        ordered = a.before(b) if a is not None and b is not None else None
        led_to = ENDS & text.fact(filled[later][0]).roles.keys()
        if a is None and b is not None and (b.offset or 0) < 0 and not led_to:
            return False  # 去年… is not what came after a number of no stated time
        if (
            a is not None
            and b is not None
            and (
                (_run_on(a, b, text) and not _is_rate(filled[earlier][0], text))
                or (_yearly_rate(filled, text) and _is_part(a, text) != _is_part(b, text))
            )
        ):
            return False
        if ordered is False or (a is not None and b is not None and a.in_one_year(b) and _yearly(filled, text)):
            return False
        if ordered is None:
            past = a is not None and b is None and a.offset is not None and a.offset < 0  # 上年为900人, beside a number of now
            for name in (later,) if past else (earlier, later):
                if levels[name] == "time":
                    levels[name] = "default"
    return True


def _is_rate(index: int, text: Text) -> bool:
    """降幅由上半年的6.5%收窄至1至8月的2.3%: rates of stretches that begin together are compared, as amounts are not."""
    return text.mention(index).written.base_kind in RATES


def _yearly_rate(filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a rate of a binding is an average for each year."""
    return any("annual" in text.fact(i).roles for numbers in filled.values() for i in numbers)


def _is_part(time: Time, text: Text) -> bool:
    """一季度卖出414万台，到2030年超过4000万台: whether a time is but a part of a year, which is not held against a whole one."""
    return any(word in time.text for word in text.lexicon.words("parts_of_years"))


def _of_other_time(filled: Mapping[str, tuple[int, ...]], pivot: str, text: Text) -> bool:
    """Whether a share that has its own month or quarter is bound to numbers of another sentence that have another."""
    rate = text.fact(filled[pivot][0])
    if rate.time is None or not rate.time.part:
        return False
    others = (text.fact(i) for name, numbers in filled.items() if name != pivot for i in numbers)
    return any(f.sentence != rate.sentence and f.time is not None and f.time.part and f.time.text != rate.time.text for f in others)


def _run_on(a: Time, b: Time, text: Text) -> bool:
    """Whether two times both run from the beginning of a year (上半年, 前三季度): the one is part of the other, and they are not compared."""
    running = text.lexicon.words("running_periods")
    return a.text != b.text and a.year == b.year and a.offset == b.offset and a.text.startswith(running) and b.text.startswith(running)


def _yearly(filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """同比: what is compared lies a year back, and no part of the same year."""
    return any("yearly" in text.fact(i).roles for numbers in filled.values() for i in numbers)


def tier_of(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> Tier:
    worst: Tier = "same"
    pairs = [(a, b) for names in rule.same for a, b in _pairs([filled[n][0] for n in names if n in filled])]
    pivot = filled[rule.pivot][0] if rule.pivot in filled else -1
    told = bool(pairs) and pivot >= 0 and not named(pivot, text).subject and all(both_named(pivot, a, b, text) for a, b in pairs)
    for name, other in rule.about:
        both = name in filled and other in filled and not (told or _shares_it(filled[name][0], filled[other][0], text))
        if (
            both
            and _names_a_thing(filled[name][0], text)
            and not named(filled[name][0], text).stem
            and _elsewhere(filled[name][0], filled[other][0], text)
            and not is_named(filled[name][0], filled[other][0], text)
            and not _breaks_down(filled[name][0], filled[other][0], text)
        ):
            return "contrast"
        if both and _of_next_thing(filled[name][0], filled[other][0], text):
            return "contrast"
        if both and _of_another(filled[name][0], filled[other][0], text):
            worst = "other"
        if both and _of_narrower(rule, filled, text):
            return "contrast"
        if both and _other_subject(rule, filled, text):
            stem = named(filled[rule.pivot][0], text).stem
            if not stem or _is_own_rate(stem, text):
                return "contrast"  # 规上茶企31家，产值占比62.5%
            worst = "other"
        if both and _wider(filled[name][0], filled[other][0], text):
            return "contrast"
    for a, b in pairs:
        if _opposed(a, b, text):
            return "contrast"
        if are_framed(a, b, text) or _of_rate(a, b, text) or (rule.pivot in filled and both_named(filled[rule.pivot][0], a, b, text)):
            continue
        if qualified(a, text) != qualified(b, text):
            worst = max(worst, "other", key=_TIER.__getitem__)
        worst = max(worst, tier(text.fact(a).label, text.fact(b).label, text.lexicon), key=_TIER.__getitem__)
    return worst


def contrary_flows(binding: Binding, text: Text) -> bool:
    """Whether two levels of a binding are what came in and what went out."""
    levels = [binding.slots[s][0] for s in ("before", "after") if s in binding.slots]
    return len(levels) == len(("before", "after")) and _opposed(levels[0], levels[1], text)


def _opposed(a: int, b: int, text: Text) -> bool:
    """新收案件3.42万件，审结3.18万件: whether one of two numbers came in and the other went out."""
    flows = [{"inflow", "outflow"} & text.fact(n).roles.keys() for n in (a, b)]
    return len(flows[0]) == len(flows[1]) == 1 and flows[0] != flows[1]


def _shares_it(rate: int, whole: int, text: Text) -> bool:
    """Whether a share tells the amount beside it again (有900份，也就是六成), or is told of a whole in its clause (在40亿元的收入中占比6%)."""
    mine, its = text.fact(rate), text.fact(whole)
    said = its.roles.get("whole")
    within = (
        said is not None
        and mine.clause == its.clause
        and text.document.flow.startswith(particles(text.document.language).inside, said.start)
    )
    return "restates" in mine.roles or (within and "share" in mine.roles)


def _is_own_rate(stem: str, text: Text) -> bool:
    """毛利率, 负债率: a rate of one thing alone, which its clause must tell."""
    return stem in text.lexicon.words("own_rates")


def _other_subject(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a rate names its subject, and the number that should be of it is not: 绿茶占出口总量的四成."""
    subject, _, stem = named(filled[rule.pivot][0], text)
    slots = [s.name for s in rule.slots if "named-subject" in s.fallback and s.name in filled]
    if stem:  # 慢病复查率: what it counts is what was 复查, where some number was
        counted = [counts_what_did(filled[name][0], stem, text) for name in slots]
        told = _is_own_rate(stem, text) or not is_bare_rate(filled[rule.pivot][0], text)
        return not all(counted) and (told or any(counts_what_did(n, stem, text) for n in _of_sentence(filled[rule.pivot][0], text)))
    if subject.startswith(text.lexicon.words("pointing_names")) and any(
        _leads_up(n, filled[rule.pivot][0], text) for s in slots for n in filled[s][:1]
    ):
        return False  # 发现450家信息不符，问题商户占三分之一
    return bool(subject) and any(not speaks_of(n, subject, text) or _is_more(subject, n, text) for name in slots for n in filled[name][:1])


def _leads_up(index: int, rate: int, text: Text) -> bool:
    """Whether a number is the last before a rate, in the clause before or its own."""
    return index == rate - 1 and 0 <= text.fact(rate).clause - text.fact(index).clause <= 1


def _is_more(subject: str, index: int, text: Text) -> bool:
    """Whether the subject of a rate begins with what a number counts and goes on to another thing: 规上茶企31家，规上茶企从业人员占比62.5%."""
    label = text.fact(index).label
    more = subject.removeprefix(label.text)
    return label.own and more != subject and len(more) >= SHORTEST and not more.endswith(text.lexicon.words("quantity_nouns"))


def _of_narrower(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """女代表出席率, 三分球命中率: a rate of some of those that the numbers count."""
    whose, clauses = qualifier_of(filled[rule.pivot][0], text), text.reading.clauses
    numbers = (n for name, found in filled.items() if name != rule.pivot for n in found)
    told = (text.document.flow[clauses[text.fact(n).clause].start : clauses[text.fact(n).clause].end] for n in numbers)
    return bool(whose) and not any(whose in words for words in told)


def _names_a_thing(rate: int, text: Text) -> bool:
    """Whether the clause of a rate names something of its own, and not only that it is counted (规模扩大到原来的3倍)."""
    label = text.fact(rate).label
    return label.own and not any(label.text in text.lexicon.words(name) for name in ("quantity_nouns", "measure_nouns"))


def _of_another(rate: int, number: int, text: Text) -> bool:
    """Whether a rate names what it is taken of, and that is not the number, nor is the number broken down before the rate."""
    named_base = bool(named(rate, text).base)
    return named_base and not is_named(rate, number, text) and not _breaks_down(rate, number, text)


def _breaks_down(rate: int, number: int, text: Text) -> bool:
    """Whether a part of a number stands before its rate, and the name of the whole does not speak against it: 其中儿童84人，占被捕人数的35%."""
    share = text.fact(rate).roles.get("share")
    said = text.document.flow[share.end : text.mention(rate).start] if share is not None else ""
    base = named(rate, text).base or said
    return broken_down(rate, text) == number and (not base or alike(base, number, text))


def _of_sentence(index: int, text: Text) -> Iterator[int]:
    """The numbers beside one in its sentence."""
    return (i for i in range(max(0, index - NEIGHBOURS), index + NEIGHBOURS) if i != index and _beside(i, index, text))


def _listed_together(a: int, b: int, text: Text) -> bool:
    """Items of one list are things beside each other, not one thing at two times."""
    return not are_framed(a, b, text) and text.fact(a).run >= 0 and text.fact(a).run == text.fact(b).run


def _elsewhere(a: int, b: int, text: Text) -> bool:
    """Whether a number with a label of its own speaks of something else."""
    return tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("other", "contrast")


def _of_next_thing(rate: int, number: int, text: Text) -> bool:
    """Whether a number behind the clause of a rate has a label of its own that is not the rate's: 产量是上年的3倍，网点从80个增至200个."""
    fact = text.fact(number)
    if fact.clause <= text.fact(rate).clause or not _elsewhere(rate, number, text):
        return False
    return any(text.fact(n).label.own and text.fact(n).label.text == fact.label.text for n in text.reading.clauses[fact.clause].mentions)


def _wider(a: int, b: int, text: Text) -> bool:
    """占全国产量的三成: the place that one names is not said of the other."""
    roles = text.fact(a).roles
    if not roles.keys() & {"share", "ratio-of"}:
        return False
    clause = text.reading.clauses[text.fact(b).clause]
    start = roles["share"].start if "share" in roles else text.reading.clauses[text.fact(a).clause].start
    named = text.document.flow[start : text.mention(a).start]
    other = text.document.flow[clause.start : text.mention(b).start]
    return any(place in named and place not in other and place[1:] not in other for place in text.lexicon.words("places"))


def are_framed(a: int, b: int, text: Text) -> bool:
    """从A增至B: one frame in one clause speaks of one thing, whatever words stand before either number; but 62 points from 33 matches are
    two things, each with its noun behind it."""
    f, g = text.fact(a), text.fact(b)
    if particles(text.document.language).head_first and f.label.own and g.label.own and _elsewhere(a, b, text):
        return False
    return f.clause == g.clause and ("source" in f.roles or "source" in g.roles) and ("to" in f.roles or "to" in g.roles)


def _of_rate(a: int, b: int, text: Text) -> bool:
    """相当于老厂2.16万平方米的3倍: the rate says itself what it compares with."""
    return any("of-rate" in text.fact(n).roles for n in (a, b))


def _beside(index: int, pivot: int, text: Text) -> bool:
    return 0 <= index < len(text.reading.numbers) and text.fact(index).sentence == text.fact(pivot).sentence


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])


def scene(binding: Binding, text: Text, replaced: Mapping[int, Operand] | None = None) -> Scene | None:
    """The operands of a binding, a percentage beside amounts as the stated result that it is; replaced gives other readings of some mentions (a repair). None where a number has no interval."""
    kinds = {text.mention(index).written.base_kind for numbers in binding.slots.values() for index in numbers}
    known = text.once(_results if "percent" in kinds and len(kinds) > 1 else _operands)
    bound: dict[str, list[Operand]] = {}
    for name, numbers in binding.slots.items():
        bound[name] = operands = []
        for index in numbers:
            found = known[index] if replaced is None or index not in replaced else known.stated(replaced[index])
            if found is None:
                return None
            operands.append(found)
    for name in binding.counted:
        bound[name] = [times(in_own_unit(o), binding.counted[name]) for o in bound[name]]
    return Scene(bound, partial(_years, binding, text), partial(_periods, binding, text))


def _periods(binding: Binding, text: Text, a: str, b: str) -> Interval | None:
    return periods(binding.slots[a][0], binding.slots[b][0], text)


def operand_at(index: int, text: Text) -> Operand | None:
    """A number of a text as an operand; None where it has no interval."""
    return text.once(_operands)[index]


class _Operands(dict[int, Operand | None]):
    """The numbers of a text as operands, each made when it is first asked for: as they are written, or as an equation among amounts states them."""

    def __init__(self, text: Text, stated: Callable[[Operand], Operand]) -> None:
        super().__init__()
        self._text, self.stated = text, stated

    def __missing__(self, index: int) -> Operand | None:
        fact, text = self._text.fact(index), self._text
        found = operand(text.mention(index).written, fact.direction, mean=is_quotient(index, text))
        self[index] = made = self.stated(found) if found is not None else None
        return made


def _operands(text: Text) -> _Operands:
    return _Operands(text, lambda found: found)


def _results(text: Text) -> _Operands:
    return _Operands(text, may_be_cut_off)


def is_quotient(index: int, text: Text) -> bool:
    """Whether a number states a mean or what is for one of many, and may have been rounded (每100宗有36宗); a price or a grant for one is set, and exact."""
    roles = text.fact(index).roles
    return (
        not AVERAGED.isdisjoint(roles)
        or roles.keys() >= STATED_FOR_SEVERAL
        or ("per" in roles and text.mention(index).written.base_kind != "money")
    )


def _years(binding: Binding, text: Text, a: str, b: str) -> int | None:
    """The years from the time of one slot to that of another."""
    first, last = (text.fact(binding.slots[name][0]).time if name in binding.slots else None for name in (a, b))
    if first is None or last is None or a == b:
        return None
    if first.year is not None and last.year is not None:
        return last.year - first.year
    return last.offset - first.offset if first.offset is not None and last.offset is not None else None


def case_of(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text, changed: Mapping[int, Written] | None = None) -> Case | None:
    """The first form of the claim whose `when` holds; changed gives other readings of some mentions."""
    return next((c for c in rule.cases if c.when is None or _applies(c.when, filled, text, changed or {})), None)


def _applies(condition: Condition, filled: Mapping[str, tuple[int, ...]], text: Text, changed: Mapping[int, Written]) -> bool:
    if isinstance(condition, All):
        return all(_applies(part, filled, text, changed) for part in condition.parts)
    return isinstance(condition, Has) and _has(condition, filled, text, changed) != condition.negated


def _has(condition: Has, filled: Mapping[str, tuple[int, ...]], text: Text, changed: Mapping[int, Written]) -> bool:
    for index in filled.get(condition.slot, ()):
        written = changed.get(index) or text.mention(index).written
        if condition.feature in text.fact(index).roles or condition.feature in (written.kind, written.base_kind, written.form_of):
            return True
    return False

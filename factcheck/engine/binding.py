"""Binding: from a pivot and a rule to the tuples of numbers that may be meant, best first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, pairwise, product

from factcheck.engine.candidates import RATES, Candidate, Text, broken_down, candidates, moves, parts_of, same_units, units_fit, wholes
from factcheck.engine.evaluate import Scene
from factcheck.engine.naming import alike, both_named, counts_what_did, is_bare_rate, is_named, named, qualified, qualifier_of, speaks_of
from factcheck.engine.operand import Operand, in_own_unit, operand, times
from factcheck.model.expression import All, Condition, Has
from factcheck.model.mention import Written
from factcheck.model.reading import LEVELS, TIERS, Level, Tier, Time
from factcheck.model.rule import Case, Rule, Slot
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

MOST_TUPLES = 256
SIZES = 100  # times another number, up to which one may be taken for it
NEIGHBOURS = 40  # numbers on either side of a pivot that are looked at for its sentence


@dataclass(frozen=True, slots=True)
class Binding:
    """One way to fill the slots of a rule: for each slot its numbers and their level, and the worst tier of the things that must be one."""

    slots: Mapping[str, tuple[int, ...]]
    levels: Mapping[str, Level]
    tier: Tier
    distance: int
    counted: Mapping[str, Decimal] = field(default_factory=dict)
    """Slots that count what another is per (每亩 … 40亩), in their own unit and not in the base unit: how many of what is counted each has (12 months)."""

    @property
    def evidence(self) -> tuple[int, int]:
        """Level over all slots, then label tier: equal evidence makes rivals."""
        return sum(LEVELS.index(level) for level in self.levels.values()), TIERS.index(self.tier)

    @property
    def rank(self) -> tuple[int, int, int]:
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
    for chosen in product(*options):
        text.work.spend()
        binding = _bind(rule, slots, pivot, level, chosen, text)
        if binding is not None:
            yield binding


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
    used = [n for numbers in filled.values() for n in numbers]
    if len(set(used)) < len(used) or not units_agree(rule, filled, text):
        return None
    if of_other_frame(filled, pivot, text) or _of_other_segment(filled, pivot, text) or _of_nearer_level(filled, pivot, text):
        return None
    if _part_and_whole(rule, filled, text):
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
            if not units_fit(slot, own, model, text) or (_converts(rule) and _converted_to_itself(model, own, text)):
                return False
    if not _per_agrees(rule, filled, text):
        return False
    return all(
        same_units(group[0], other, text)
        for group in ([n for name in names if name in filled for n in filled[name]] for names in rule.same)
        for other in group[1:]
    )


def of_other_frame(filled: Mapping[str, tuple[int, ...]], pivot: int, text: Text) -> bool:
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


def _of_other_segment(filled: Mapping[str, tuple[int, ...]], pivot: int, text: Text) -> bool:
    """A产量318吨，增长8%；B产量96吨，净增11吨: an increment behind a semicolon is not of the level and the rate before it."""
    if "delta" not in filled or "after" not in filled or text.mention(pivot).written.base_kind not in RATES:
        return False
    mine, delta, after = text.fact(pivot), text.fact(filled["delta"][0]), text.fact(filled["after"][0])
    return mine.sentence == after.sentence == delta.sentence and mine.segment == after.segment != delta.segment


def _of_nearer_level(filled: Mapping[str, tuple[int, ...]], pivot: int, text: Text) -> bool:
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


def _part_and_whole(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a binding takes items of one breakdown for a part and its whole, or for two times of one thing; or a part and what it is of
    for two times."""
    bound = [found[0] for name, found in filled.items() if name != rule.pivot and len(found) == 1]
    pairs = [(a, b) for a, b in _pairs(bound)]
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


def _per_agrees(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """每人每月增加60元 is a difference of two such amounts: what is said for one goes with what is a mean or for one."""
    pivot = next((s for s in rule.slots if s.name == rule.pivot), None)
    if pivot is None or pivot.units_of is None or not rule.same or not _for_one(filled[rule.pivot][0], text):
        return True
    return any(_for_one(n, text) for name, numbers in filled.items() if name != rule.pivot for n in numbers)


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
        if a is None and b is not None and (b.offset or 0) < 0 and "to" not in text.fact(filled[later][0]).roles:
            return False  # 去年… is not what came after a number of no stated time
        if a is not None and b is not None and _run_on(a, b, text):
            return False
        if ordered is False or (a is not None and b is not None and a.in_one_year(b) and _yearly(filled, text)):
            return False
        if ordered is None:
            past = a is not None and b is None and a.offset is not None and a.offset < 0  # 上年为900人, beside a number of now
            for name in (later,) if past else (earlier, later):
                if levels[name] == "time":
                    levels[name] = "default"
    return True


def _of_other_time(filled: Mapping[str, tuple[int, ...]], pivot: str, text: Text) -> bool:
    """Whether a share that has its own month or quarter is bound to numbers of another sentence that have another."""
    rate = text.fact(filled[pivot][0])
    if rate.time is None or not rate.time.part:
        return False
    others = (text.fact(i) for name, numbers in filled.items() if name != pivot for i in numbers)
    return any(f.sentence != rate.sentence and f.time is not None and f.time.part and f.time.text != rate.time.text for f in others)


def _run_on(a: Time, b: Time, text: Text) -> bool:
    """Whether two times both run from the beginning of a year (上半年, 前三季度): the one is part of the other, and they are not compared."""
    running = tuple(text.lexicon.table("running_periods") or ())
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
        both = name in filled and other in filled and not told
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
        if both and _of_narrower(filled[rule.pivot][0], [n for s, found in filled.items() if s != rule.pivot for n in found], text):
            return "contrast"
        if both and _other_subject(rule, filled, text):
            worst = "other"
        if both and _wider(filled[name][0], filled[other][0], text):
            return "contrast"
    for a, b in pairs:
        if _framed(a, b, text) or _of_rate(a, b, text) or (rule.pivot in filled and both_named(filled[rule.pivot][0], a, b, text)):
            continue
        if qualified(a, text) != qualified(b, text):
            worst = max(worst, "other", key=TIERS.index)
        worst = max(worst, tier(text.fact(a).label, text.fact(b).label, text.lexicon), key=TIERS.index)
    return worst


def _other_subject(rule: Rule, filled: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """Whether a rate names its subject, and the number that should be of it is not: 绿茶占出口总量的四成."""
    subject, _, stem = named(filled[rule.pivot][0], text)
    slots = [s.name for s in rule.slots if "named-subject" in s.fallback and s.name in filled]
    if stem:  # 慢病复查率: what it counts is what was 复查, where some number was
        counted = [counts_what_did(filled[name][0], stem, text) for name in slots]
        told = not is_bare_rate(filled[rule.pivot][0], text)
        return not all(counted) and (told or any(counts_what_did(n, stem, text) for n in _of_sentence(filled[rule.pivot][0], text)))
    return bool(subject) and any(not speaks_of(filled[name][0], subject, text) for name in slots)


def _of_narrower(rate: int, numbers: Sequence[int], text: Text) -> bool:
    """女代表出席率, 三分球命中率: a rate of some of those that the numbers count."""
    whose, clauses = qualifier_of(rate, text), text.reading.clauses
    told = (text.document.flow[clauses[text.fact(n).clause].start : clauses[text.fact(n).clause].end] for n in numbers)
    return bool(whose) and not any(whose in words for words in told)


def _names_a_thing(rate: int, text: Text) -> bool:
    """Whether the clause of a rate names something of its own, and not only that it is counted (规模扩大到原来的3倍)."""
    label = text.fact(rate).label
    return label.own and label.text not in {w for name in ("quantity_nouns", "measure_nouns") for w in text.lexicon.table(name) or ()}


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
    return not _framed(a, b, text) and text.fact(a).run >= 0 and text.fact(a).run == text.fact(b).run


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
    return any(place in named and place not in other for place in text.lexicon.table("places") or ())


def _framed(a: int, b: int, text: Text) -> bool:
    """从A增至B: one frame in one clause speaks of one thing, whatever words stand at either number."""
    f, g = text.fact(a), text.fact(b)
    return f.clause == g.clause and ("source" in f.roles or "source" in g.roles) and ("to" in f.roles or "to" in g.roles)


def _of_rate(a: int, b: int, text: Text) -> bool:
    """相当于老厂2.16万平方米的3倍: the rate says itself what it compares with."""
    return any("of-rate" in text.fact(n).roles for n in (a, b))


def is_framed(binding: Binding, text: Text) -> bool:
    """Whether a binding has both ends of one frame and nothing else but the pivot, which stands in the clause of the frame or the next."""
    numbers = [n for found in binding.slots.values() for n in found]
    ends = next(((a, b) for a in numbers for b in numbers if a != b and _framed(a, b, text) and "source" in text.fact(a).roles), None)
    if ends is None or len(numbers) != 3:
        return False
    pivot = next(n for n in numbers if n not in ends)
    return 0 <= text.fact(pivot).clause - text.fact(ends[0]).clause <= 1


def is_sole(binding: Binding, pivot: int, text: Text) -> bool:
    """Whether the sentences of the bound numbers, the pivot's and at most the one before it, have no other numbers of their units; beside a
    share the rates of growth are of another kind."""
    bound = {n for found in binding.slots.values() for n in found}
    units = {text.mention(n).written.unit_class for n in bound}
    first, last = min(text.fact(n).sentence for n in bound), text.fact(pivot).sentence
    if not last - 1 <= first <= last or any(text.fact(n).sentence > last for n in bound):
        return False
    near = range(max(0, pivot - NEIGHBOURS), min(len(text.reading.numbers), pivot + NEIGHBOURS))
    alike = {i for i in near if first <= text.fact(i).sentence <= last and text.mention(i).written.unit_class in units}
    return bound == {i for i in alike if i in bound or _grows(pivot, text) or not _grows(i, text)}


def is_crowded(binding: Binding, text: Text) -> bool:
    """Whether the sentences of the bound numbers have others of their units and their size, and of no other thing: one of them may be meant."""
    bound = {n for found in binding.slots.values() for n in found}
    sentences = {text.fact(n).sentence for n in bound}
    near = range(max(0, min(bound) - NEIGHBOURS), min(len(text.reading.numbers), max(bound) + NEIGHBOURS))
    others = (i for i in near if i not in bound and text.fact(i).sentence in sentences)
    return any(_may_stand_for(i, n, text) for i in others for n in bound)


def _may_stand_for(other: int, index: int, text: Text) -> bool:
    """Whether a number has the unit and the size of another, and no name of its own for what it counts."""
    a, b = (operand_at(i, text) for i in (other, index))
    if a is None or b is None or text.mention(other).written.unit_class != text.mention(index).written.unit_class:
        return False
    if not abs(b.value) <= abs(a.value) * SIZES or not abs(a.value) <= abs(b.value) * SIZES:
        return False
    mine, label = text.fact(other).label, text.fact(index).label
    return not mine.own or not label.own or tier(mine, label, text.lexicon) in ("same", "kin")


def _grows(index: int, text: Text) -> bool:
    """Whether a number is a rate of growth: beside a share it is of another kind (电动车14.2万辆（同比-8%），占比28%)."""
    return text.mention(index).written.base_kind in RATES and moves(text.fact(index))


def _is_of(index: int, behind: int, text: Text) -> bool:
    """Whether a number has the whole that it is a part of right behind it."""
    if behind >= len(text.reading.numbers) or not same_units(index, behind, text):
        return False
    return (
        text.document.flow.startswith(particles(text.document.language).of[:1], text.mention(index).end)
        and "whole" in text.fact(behind).roles
    )


def is_torn(binding: Binding, text: Text) -> bool:
    """Whether another number of the kind of a bound one stands between those of a binding in one sentence: a second rate (4% in April and 3%
    next year, from £12.00 to £12.85), or a number of the segment from which one is taken (…; those to Korea, at $180m, were down from $210m)."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    between = [i for i in range(bound[0], bound[-1]) if i not in bound]
    rates = RATES if any(text.mention(n).written.base_kind in RATES for n in bound) else frozenset()
    segments = {text.fact(n).segment for n in bound}
    if rates and any(text.mention(i).written.base_kind in rates for i in between):
        return True
    if any(n + 1 not in bound and _is_of(n, n + 1, text) for n in bound):
        return True  # 45 of the 80
    units = {text.mention(n).written.unit_class for n in bound}
    return any(text.mention(i).written.unit_class in units for i in between) or (len(segments) > 1 and bool(rates))


def _beside(index: int, pivot: int, text: Text) -> bool:
    return 0 <= index < len(text.reading.numbers) and text.fact(index).sentence == text.fact(pivot).sentence


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])


def scene(binding: Binding, text: Text, replaced: Mapping[int, Operand] | None = None) -> Scene | None:
    """The operands of a binding; replaced gives other readings of some mentions (a repair). None where a number has no interval."""
    bound: dict[str, list[Operand]] = {}
    for name, numbers in binding.slots.items():
        bound[name] = []
        for index in numbers:
            found = (replaced or {}).get(index) or operand_at(index, text)
            if found is None:
                return None
            bound[name].append(times(in_own_unit(found), binding.counted[name]) if name in binding.counted else found)
    return Scene(bound, _years(binding.slots, text))


def operand_at(index: int, text: Text) -> Operand | None:
    """A number of a text as an operand; None where it has no interval."""
    return text.once(_operand, index)


def _operand(text: Text, index: int) -> Operand | None:
    fact = text.fact(index)
    return operand(text.mention(index).written, fact.direction, mean=is_quotient(index, text))


def is_quotient(index: int, text: Text) -> bool:
    """Whether a number states a mean or what is for one of many, and may have been rounded; a price or a grant for one is set, and exact."""
    roles = text.fact(index).roles.keys()
    return bool({"mean", "annual"} & roles) or ("per" in roles and text.mention(index).written.base_kind != "money")


def _years(filled: Mapping[str, tuple[int, ...]], text: Text) -> dict[tuple[str, str], int]:
    years = {}
    times = {name: time for name, numbers in filled.items() if (time := text.fact(numbers[0]).time) is not None}
    for a, x in times.items():
        for b, y in times.items():
            if a == b:
                continue
            if x.year is not None and y.year is not None:
                years[a, b] = y.year - x.year
            elif x.offset is not None and y.offset is not None:
                years[a, b] = y.offset - x.offset
    return years


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

"""Relations whose pivot is a list: the parts of a whole, by the grade of the list (SEMANTICS.md)."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from math import log10

from factcheck.engine.binding import Binding, scene
from factcheck.engine.candidates import Text, same_units
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import Outcome, Scene, Unsolvable, agrees, judge
from factcheck.engine.guards import guarded
from factcheck.engine.repair import Mending
from factcheck.engine.strength import information
from factcheck.engine.types.evidence import EVIDENT, EXCHANGED, INFORMATIVE
from factcheck.engine.types.relation import NEEDED
from factcheck.engine.types.restated import of_another_time
from factcheck.model.expression import Compare
from factcheck.model.interval import ZERO
from factcheck.model.reading import Level, NumberList
from factcheck.model.rule import Case, Rule, Slot
from factcheck.structure.lists import counted_ahead, counted_behind
from factcheck.structure.particles import particles

MANY = 3  # parts of a list that no word closes: together they may not exceed their whole
NEAR_REST = 2
"""Characters from 其余 or "the rest" to the share that is left."""
MOST_PARTS = 60
"""A longer list is a table, and trying its beginnings as breakdowns would cost the square of its length."""
EVIDENT_BELOW = 3.5
"""Decades that a whole and its parts must carry for a slip to explain that parts which no word calls all make up less."""
EVIDENT_SUMMED = 2.5
"""The same where the total stands right behind its parts, whatever digit is wrong in it."""
EVIDENT_ABOVE = 1.5
"""The same where what 其中 names is more than its whole: a digit is lost (24个，其中244个来自甲)."""
INFINITE = float("inf")
NEAR_WHOLE = Decimal("0.15")
"""Shares whose sum is further from one than this are shares of different wholes."""
MOST_OVER = Decimal("0.05")
"""By how much named shares of one whole may exceed it for them to be wrong, where no slip explains it: by more, several answers were allowed."""
LONGEST_BETWEEN = 300  # characters between a number and a list that comes after it
FURTHER = 4  # numbers behind a list that may be one more part
FAR_ABOVE = 3  # times the first of its parts: another amount than a part
SHARING = frozenset({"share", "move", "ratio", "rate", "by"})
"""What a percent behind a part says of that part."""
LONGEST_AGAIN = 40  # characters from a part to what says it again
SMALLEST_PART = Decimal("0.0001")
"""A smaller part of a whole is of another scale (a price beside a turnover)."""
NEAR_MORE = 20  # characters behind the last part in which one more may be told
LARGEST_GAP = Decimal("1.5")
"""A sum more than this many times its whole, or less than the half of it, speaks of a wrong host."""


def claims(rule: Rule, lists: Sequence[NumberList], text: Text) -> Iterator[Claim]:
    """At most one claim for each list."""
    parts = next(s for s in rule.slots if s.name == rule.pivot)
    total = next((s for s in rule.slots if s.host_of == rule.pivot), None)
    for numbers in lists:
        text.work.number = numbers.items[0] if numbers.items else None
        if not parts.at_least <= len(numbers.items) <= MOST_PARTS or not _fit(parts, numbers, text):
            continue
        claim = _alone(rule, numbers, text) if total is None else _hosted(rule, parts, total, numbers, text)
        if claim is not None:
            yield claim


def _fit(slot: Slot, numbers: NumberList, text: Text) -> bool:
    for index in numbers.items:
        written, roles = text.mention(index).written, text.fact(index).roles.keys()
        if (slot.kinds and written.base_kind not in slot.kinds) or slot.none_of & roles:
            return False
    if frozenset({"rest"}) in slot.any_of:
        return _is_rest(numbers.items[-1], text)
    return (
        not slot.any_of
        or numbers.opener == "outcomes"
        or _is_all(numbers, text)
        or any(wanted <= text.fact(numbers.items[0]).roles.keys() for wanted in slot.any_of)
    )


def _is_rest(index: int, text: Text) -> bool:
    """Whether a number is itself what is left (剩下的三成), and not what is said of it (剩下的又烂了三成)."""
    said, clause = text.fact(index).roles.get("rest"), text.reading.clauses[text.fact(index).clause]
    if said is None or text.mention(index).start - said.end > NEAR_REST:
        return False
    return said.start - clause.start <= NEAR_REST  # 又卖掉剩下的六成: of what was left


def _binding(rule: Rule, parts: tuple[int, ...], total: Slot | None, host: int, level: Level) -> Binding:
    slots = {rule.pivot: parts}
    levels: dict[str, Level] = {rule.pivot: "says"}
    if total is not None:
        slots = {total.name: (host,), rule.pivot: parts}
        levels[total.name] = level
    return Binding(slots, levels, "same", 0)


def _hosted(rule: Rule, parts: Slot, total: Slot, numbers: NumberList, text: Text) -> Claim | None:
    case = rule.cases[0]
    tries = [
        _binding(rule, items, total, host, "says" if host in numbers.said else "place")
        for host in numbers.hosts
        if _may_host(total, host, numbers, text)
        for items in _runs(numbers.items, parts.at_least)
    ]
    equal = _equal(rule, case, tries, text)
    if equal is not None:
        return equal
    longer = [more for b in tries if len(b.slots[rule.pivot]) == len(numbers.items) for more in _with_more(rule, b, text)]
    continued = _equal(rule, case, [replace(b, levels=dict.fromkeys(b.levels, "place")) for b in longer], text)
    if continued is not None:
        return continued
    if any(
        _holds(case, other, text) for b in tries if len(b.slots[rule.pivot]) == len(numbers.items) for other in _of_others(rule, b, text)
    ):
        return None  # 一年级186人，二至四年级分别有…，共…; 桌椅41套、书架26个，再添书架9个，将达35个
    if any(not b.weak and _holds(case, b, text) for b in tries):
        return None  # the beginning of the list makes up its whole: what follows is another breakdown
    said = next((h for h in numbers.hosts if h in numbers.said and _may_host(total, h, numbers, text)), None)
    if said is not None and text.mention(said).written.qualifier in ("at_most", "under"):
        return None  # a ceiling is no sum
    if said is None:
        return _by_exchange(rule, case, tries, numbers, text)
    if len(numbers.items) < 2 or _told_again(said, numbers, text) or _of_another_time(said, numbers, text):
        return None
    return _unequal(rule, case, _binding(rule, numbers.items, total, said, "says"), numbers, text)


def _told_again(whole: int, numbers: NumberList, text: Text) -> bool:
    """A total of 1,240 lost power; all but 40 of the 1,240 have it back: one of the parts is the whole, which is told twice."""
    value = text.mention(whole).written.value
    return particles(text.document.language).head_first and any(text.mention(i).written.value == value for i in numbers.items)


def _of_another_time(whole: int, numbers: NumberList, text: Text) -> bool:
    """412 cars, 96 vans and 31 lorries. The year before it was 460 in all: a whole in another sentence, which says that it is of another time."""
    apart = text.ends_between(numbers.items[0], whole)
    return apart and particles(text.document.language).head_first and of_another_time(whole, text)


def _by_exchange(rule: Rule, case: Case, tries: Sequence[Binding], numbers: NumberList, text: Text) -> Claim | None:
    """全厂用煤43524吨。一车间用12073吨，二车间9645吨，三车间13458吨，四车间8366吨: parts that no word binds to the number before them,
    where two digits that have changed places make them its parts, and all are as long as silent parts below their whole must be."""
    for binding in tries if len(numbers.items) >= MANY and numbers.grade != "open" else ():
        stage = scene(binding, text)
        whole = _whole(rule, binding)
        if stage is None or len(binding.slots[rule.pivot]) < len(numbers.items) or not _plausible(stage) or _overlapping(binding, text):
            continue
        if whole > numbers.items[0] or not _alone_beside(whole, numbers, text) or guarded(rule, binding, text) is not None:
            continue
        mending = Mending(rule, case, binding, text)
        if mending.exchanged and information(case.require, stage) >= EVIDENT_BELOW:
            claim = _claim(rule, case, binding, judge(case.require, stage)._replace(verdict="inconsistent"), text, 0.0)
            return replace(claim, repairs=mending.repairs)
    return None


def _whole(rule: Rule, binding: Binding) -> int:
    return next(n for name, found in binding.slots.items() if name != rule.pivot for n in found)


def _alone_beside(whole: int, numbers: NumberList, text: Text) -> bool:
    """Whether a whole and its parts are all that their sentences have of their unit, and none of them is of another time."""
    bound = {whole, *numbers.items}
    around = range(max(0, whole - FURTHER), min(len(text.reading.numbers), numbers.items[-1] + FURTHER + 1))
    sentences = {text.fact(n).sentence for n in bound}
    others = (i for i in around if i not in bound and text.fact(i).sentence in sentences)
    return not any(same_units(whole, i, text) for i in others) and len({text.fact(n).time for n in numbers.items}) == 1


def _holds(case: Case, binding: Binding, text: Text) -> bool:
    stage = scene(binding, text)
    return stage is not None and agrees(case.require, stage)


def _with_more(rule: Rule, binding: Binding, text: Text) -> Iterator[Binding]:
    """A list with the next number or two of its unit in the paragraph: …第三产业用电C。居民用电D。"""
    parts = binding.slots[rule.pivot]
    used = {n for found in binding.slots.values() for n in found}
    behind = range(parts[-1] + 1, min(parts[-1] + 1 + FURTHER, len(text.reading.numbers)))
    paragraph = text.fact(parts[-1]).paragraph
    more = [i for i in behind if i not in used and text.fact(i).paragraph == paragraph and same_units(parts[0], i, text)][:2]
    for n in range(1, len(more) + 1):
        yield replace(binding, slots={**binding.slots, rule.pivot: (*parts, *more[:n])})


def _of_others(rule: Rule, binding: Binding, text: Text) -> Iterator[Binding]:
    """The same whole with one or two numbers before the list too, or with the end of the list and what stands between it and a whole behind."""
    parts = binding.slots[rule.pivot]
    used = {n for found in binding.slots.values() for n in found}
    sentence, whole = text.fact(parts[0]).sentence, max(used)
    before = [i for i in range(max(0, parts[0] - FURTHER), parts[0]) if i not in used and text.fact(i).sentence == sentence]
    before = [i for i in before if same_units(i, parts[0], text)][-2:]
    between = [i for i in range(parts[-1] + 1, min(whole, parts[-1] + 1 + FURTHER)) if i not in used and same_units(parts[0], i, text)]
    found = [(*before[-n:], *parts) for n in range(1, len(before) + 1)]
    found += [(*parts[at:], *between) for at in range(len(parts)) if between]
    yield from (replace(binding, slots={**binding.slots, rule.pivot: items}) for items in found)


def _may_host(total: Slot, host: int, numbers: NumberList, text: Text) -> bool:
    if _is_of_one_part(host, numbers, text) or _is_followed(host, numbers, text):
        return False
    written, item = text.mention(host).written, text.mention(numbers.items[0]).written
    roles = text.fact(host).roles.keys()
    if "share" in roles and not {"total", "cumulative"} & roles and written.base_kind == "count":
        return False  # 金牌中，皮划艇占4枚，赛艇3枚
    if written.unit_class != item.unit_class or (total.none_of & text.fact(host).roles.keys()):
        return False
    if "net" in text.fact(host).roles and any(_above(i, host, text) for i in numbers.items):
        return False  # 净投放200亿元，其中投放500亿元、到期300亿元: what is left over is no whole
    return text.fact(host).article == text.fact(numbers.items[0]).article


def _is_followed(host: int, numbers: NumberList, text: Text) -> bool:
    """Haddock with 3,870 tonnes, followed by cod on 1,720 and whiting on 940: what comes after a number is no part of it."""
    start, end = text.mention(host).end, text.mention(numbers.items[0]).start
    between = text.document.flow[start:end].lower() if start < end <= start + LONGEST_BETWEEN else ""
    return any(f" {word} " in between for word in particles(text.document.language).followers)


def _is_of_one_part(host: int, numbers: NumberList, text: Text) -> bool:
    """稻谷A斤，茶叶B担，往年稻谷合计C斤: a total with the name of one part is not that of the others too."""
    whole = text.fact(host).label
    if not whole.own or numbers.opener != "total":
        return False
    parts = [text.fact(i).label for i in numbers.items]
    named = [label.own and bool(label.text) and label.text in whole.text for label in parts]
    return named.count(True) == 1 and all(label.own for label in parts)


def _above(part: int, whole: int, text: Text) -> bool:
    a, b = text.mention(part).written.core, text.mention(whole).written.core
    return a is not None and b is not None and a.low is not None and b.high is not None and a.low > b.high


def _runs(items: tuple[int, ...], least: int) -> Iterator[tuple[int, ...]]:
    """The whole list, then its beginnings: a new breakdown of the same whole starts over without a word."""
    for size in range(len(items), max(least, 2) - 1, -1):
        yield items[:size]
    if least < 2 and len(items) == 1:
        yield items


def _equal(rule: Rule, case: Case, tries: Sequence[Binding], text: Text) -> Claim | None:
    needed = NEEDED + log10(max(1, len(tries)))
    for binding in tries:
        stage = scene(binding, text)
        if stage is None or not agrees(case.require, stage):
            continue
        carried = information(case.require, stage)
        if carried >= (needed if binding.weak else INFORMATIVE):
            return _claim(rule, case, binding, Outcome("consistent", ZERO), text, carried)
    return None


def _claim(rule: Rule, case: Case, binding: Binding, outcome: Outcome, text: Text, carried: float) -> Claim:
    first = binding.slots[rule.pivot][0]
    return Claim(
        rule,
        outcome.verdict,
        rule.severity,
        first,
        case,
        binding,
        outcome.gap,
        carried,
        not binding.weak,
        outcome.reason or outcome.convention,
        article=text.fact(first).article,
    )


def _unequal(rule: Rule, case: Case, binding: Binding, numbers: NumberList, text: Text) -> Claim | None:
    stage = scene(binding, text)
    if stage is None:
        return None
    outcome = judge(case.require, stage)
    below = _as_bound(case)
    fits_below = agrees(below.require, stage)
    guard = guarded(rule, binding, text)
    if guard is not None or _overlapping(binding, text):
        return _claim(rule, case, binding, outcome, text, 0.0).undecided(guard or "comparability") if guard != "" else None
    if numbers.grade == "open" and fits_below:
        return _claim(rule, below, binding, Outcome("consistent", outcome.gap), text, 0.0)
    if outcome.verdict == "tension":
        return replace(_claim(rule, case, binding, outcome, text, 0.0), severity="warning") if numbers.grade == "closed" else None
    return _wrong(rule, case, below, binding, numbers, stage, text, fits_below=fits_below)


def _starts_anew(binding: Binding, numbers: NumberList, text: Text) -> bool:
    """Where words stand before what they govern, whether a list goes on to another thing, greater than its whole (charges £64m, of which
    custody £29m, and income £235m), or its whole is of the time that another sentence goes on about (The year before it was 460 in all)."""
    if not particles(text.document.language).head_first:
        return False
    whole = next(n for found in binding.slots.values() for n in found if n not in numbers.items)
    behind = whole > numbers.items[-1] and text.fact(whole).sentence == text.fact(numbers.items[-1]).sentence
    return _above(numbers.items[-1], whole, text) or (behind and text.ends_between(numbers.items[-1], whole))


def _wrong(
    rule: Rule, case: Case, below: Case, binding: Binding, numbers: NumberList, stage: Scene, text: Text, *, fits_below: bool
) -> Claim | None:
    used = below if numbers.grade == "open" else case
    outcome = judge(used.require, stage)
    mending = Mending(rule, used, binding, text)
    begin = text.mention(numbers.items[0]).start
    if any((said := text.fact(i).roles.get("of-which")) is not None and said.start > begin for i in numbers.items):
        return _claim(rule, used, binding, outcome, text, 0.0).undecided("ambiguous")  # 利息138亿，手续费64亿，其中托管29亿
    if _starts_anew(binding, numbers, text) and not mending.exchanged:
        return _claim(rule, used, binding, outcome, text, 0.0).undecided("ambiguous")
    silent_below = fits_below and numbers.grade == "silent"  # with parts that are not named: any round gap is closed by some digit
    if (silent_below and _has_moved(numbers, text)) or (fits_below and _one_more(numbers, text)):
        return _claim(rule, used, binding, outcome, text, 0.0).undecided("ambiguous")
    carried = information(used.require, stage)
    evident = mending.explains(carried, EVIDENT) and (not silent_below or carried >= EVIDENT_BELOW or mending.not_a_digit)
    evident = evident or (mending.mends and carried >= _asked(numbers, binding, text, lost=not fits_below and not _plausible(stage)))
    claim = _claim(rule, used, binding, outcome._replace(verdict="inconsistent"), text, 0.0)
    if not (_plausible(stage) or evident or mending.slips):
        return claim.undecided("implausible")
    if not evident and not (_near(rule, binding, numbers, text) and _plausible(stage)):
        return claim.undecided("weak-binding")
    if evident or numbers.grade == "closed" or (not fits_below and mending.slips and _one_run(binding, text) and _together(numbers, text)):
        return replace(claim, repairs=mending.repairs)
    if not fits_below:
        return claim.undecided("weak-binding")
    if numbers.opener == "plain":
        return None  # that parts which nothing calls so stay below a number says nothing
    return _claim(rule, below, binding, Outcome("consistent", outcome.gap), text, 0.0)


def _has_moved(numbers: NumberList, text: Text) -> bool:
    """伤亡41人，其中死亡由6人升至11人，失踪3人: whether a part is told as where a movement ended: it is told for its own sake."""
    return any({"move", "to"} <= text.fact(i).roles.keys() for i in numbers.items)


def _one_more(numbers: NumberList, text: Text) -> bool:
    """六条措施，其中两条针对企业，三条针对个人，还有一条…: whether one more part, which is no number by itself, stands behind the last."""
    return (
        particles(text.document.language).one_more.search(
            text.document.flow, text.mention(numbers.items[-1]).end, text.mention(numbers.items[-1]).end + NEAR_MORE
        )
        is not None
    )


def _asked(numbers: NumberList, binding: Binding, text: Text, *, lost: bool) -> float:
    """The decades that any slip needs to be evidence, of whatever size; lost: the parts are far more than their whole."""
    if numbers.opener == "of-which" and lost and _one_run(binding, text) and not _ends_in_another(numbers, text):
        return EVIDENT_ABOVE
    return EVIDENT_SUMMED if numbers.grade == "closed" or _is_summed_up(numbers, binding, text) else INFINITE


def _ends_in_another(numbers: NumberList, text: Text) -> bool:
    """Charges came to £64m, of which custody was £29m, and income was £235m: in languages with spaces, a later part above all before it is
    another amount than a part."""
    first, last = (text.mention(i).written.value for i in (numbers.items[0], numbers.items[-1]))
    if not isinstance(first, Decimal) or not isinstance(last, Decimal):
        return False
    return particles(text.document.language).head_first and last > first * FAR_ABOVE


def _is_summed_up(numbers: NumberList, binding: Binding, text: Text) -> bool:
    """Whether parts have their total right behind them, called so: 甲370名，乙640名，总计1010名."""
    whole = numbers.items[-1] + 1
    if numbers.opener != "total" or numbers.hosts[:1] != (whole,) or not _one_run(binding, text):
        return False
    return "cumulative" not in text.fact(whole).roles  # 新增21例，出院47例，累计出院265例


def _one_run(binding: Binding, text: Text) -> bool:
    """Whether a whole and its parts stand in one stretch without a semicolon: behind one, categories often overlap."""
    return len({text.fact(n).segment for numbers in binding.slots.values() for n in numbers}) == 1


def _together(numbers: NumberList, text: Text) -> bool:
    """Whether no number of another kind that says something of its own (竞得2.8%股权) stands between the parts of a list."""
    between = (i for i in range(numbers.items[0], numbers.items[-1]) if i not in numbers.items)
    return not any(text.mention(i).written.base_kind == "percent" and not SHARING & text.fact(i).roles.keys() for i in between)


def _near(rule: Rule, binding: Binding, numbers: NumberList, text: Text) -> bool:
    """Whether a list and its whole stand in one sentence, or are tied beyond it: by a known partition or a counted total."""
    whole = _whole(rule, binding)
    return numbers.opener in ("partition", "counted", "rest") or text.fact(whole).sentence == text.fact(numbers.items[0]).sentence


def _as_bound(case: Case) -> Case:
    require = case.require
    return Case(case.when, Compare(">=", require.left, require.right), case.source.replace("==", ">="))


def _overlapping(binding: Binding, text: Text) -> bool:
    """Whether the parts cannot be added up: several answers were allowed, or some are taken off the others (流入, 流出)."""
    indices = [i for numbers in binding.slots.values() for i in numbers]
    if _told_twice(binding, text) or _deducted(binding, text) or _flow_both_ways(binding, text) or _told_anew(binding, text):
        return True
    if any("multi-answer" in text.fact(i).markers for i in indices) or _by_thresholds(indices, text) or _cut_across(binding, text):
        return True
    return any(_both(a, b, indices, text) for a, b in text.lexicon.table("opposites") or ())


def _told_twice(binding: Binding, text: Text) -> bool:
    """326 pairs, or 652 animals, and 1,220 others: whether a part says the one before it again in another unit."""
    again = particles(text.document.language).told_again
    runs = (found for found in binding.slots.values() if len(found) > 1)
    pairs = ((text.mention(a).end, text.mention(b).start) for found in runs for a, b in pairwise(found))
    return bool(again) and any(b - a <= LONGEST_AGAIN and again in text.document.flow[a:b] for a, b in pairs)


def _told_anew(binding: Binding, text: Text) -> bool:
    """再添4金2银，以21金15银12铜…: whether two of the parts are medals of one metal: the second begins another count."""
    medals = text.lexicon.table("medals") or ()
    runs = ([u for i in found if (u := text.mention(i).written.unit) in medals] for found in binding.slots.values() if len(found) > 1)
    return any(len(set(units)) < len(units) for units in runs)


def _flow_both_ways(binding: Binding, text: Text) -> bool:
    """新收3.42万件，审结3.18万件，旧存4100件: whether of several parts one came in and another went out."""
    runs = ([text.fact(i).roles.keys() for i in found] for found in binding.slots.values() if len(found) > 1)
    return any(any(_only(a, "inflow", "outflow") for a in run) and any(_only(a, "outflow", "inflow") for a in run) for run in runs)


def _only(roles: Set[str], one: str, other: str) -> bool:
    return one in roles and other not in roles


def _deducted(binding: Binding, text: Text) -> bool:
    """应为4.08万元，扣除已付的2.16万元，还应补1.92万元: whether one of the parts is taken off another."""
    words = text.lexicon.words("deducts")
    runs = (found for found in binding.slots.values() if len(found) > 1)
    between = (text.document.flow[text.mention(found[0]).end : text.mention(found[-1]).start] for found in runs)
    return any(word in said for said in between for word in words)


def _cut_across(binding: Binding, text: Text) -> bool:
    """其中党员132人，大学生276人，女性301人: whether some of several parts are told by a mark that cuts across the others."""
    labels = [text.fact(i).label.text for numbers in binding.slots.values() if len(numbers) > 1 for i in numbers]
    kinds = (text.lexicon.table("crossing") or {}).values()
    marked = ([any(word in label for word in words) for label in labels] for words in kinds)
    return any(True in borne and False in borne for borne in marked)


def _by_thresholds(indices: Sequence[int], text: Text) -> bool:
    """产值超百亿元、超十亿元的各有9个、54个: what is above the higher mark is above the lower too."""
    between = (i for i in range(min(indices), max(indices)) if i not in indices)
    marks = [text.mention(i).written for i in between if text.mention(i).written.qualifier in ("over", "at_least")]
    return any(m.unit_class != text.mention(indices[0]).written.unit_class and m.base_kind != "percent" for m in marks)


def _both(a: str, b: str, indices: Sequence[int], text: Text) -> bool:
    labels = [text.fact(i).label.text for i in indices]
    return any(a in label for label in labels) and any(b in label for label in labels)


def _plausible(stage: Scene) -> bool:
    low, high = sorted(abs(sum((o.value for o in operands), Decimal(0))) for operands in stage.bound.values())
    least = min(abs(o.value) for operands in stage.bound.values() for o in operands)
    return low > 0 and high / low <= LARGEST_GAP and least > high * SMALLEST_PART


def _alone(rule: Rule, numbers: NumberList, text: Text) -> Claim | None:
    """Parts of a whole that is a constant (shares of 100%): judged where words close the list, or where several exceed the whole."""
    binding = _binding(rule, numbers.items, None, -1, "says")
    stage = scene(binding, text)
    case = rule.cases[0]
    if stage is None:
        return None
    try:
        outcome = judge(case.require, stage)
    except Unsolvable:
        return None
    overlapping = numbers.opener != "scale" and _overlapping(binding, text)  # 60岁及以上 is a step of it
    if overlapping or guarded(rule, binding, text) is not None:
        return None
    carried = information(case.require, stage)
    if outcome.verdict == "consistent":
        return _claim(rule, case, binding, outcome, text, carried) if carried >= NEEDED or not rule.by_value else None
    if rule.by_value:
        return None
    whole = sum((o.value for o in stage.bound[rule.pivot]), Decimal(0))
    if _is_span(numbers, text):
        return None
    several = len(numbers.items) >= MANY or numbers.opener == "made-of"
    exceeding = numbers.grade == "silent" and whole > 1 and several and _one_run(binding, text)
    split = counted_ahead(numbers.items, text.reading.numbers, text.reading.mentions)
    mending = Mending(rule, case, binding, text)
    closed = numbers.grade == "closed" or (split and numbers.opener == "colon")
    if not (closed or exceeding) or outcome.verdict != "inconsistent":
        return None
    if (
        abs(whole - 1) > NEAR_WHOLE
        and not split
        and not (mending.exchanged and (closed or carried >= EXCHANGED or numbers.opener == "made-of") and numbers.opener != "none")
    ):
        return None
    claim = _claim(rule, case, binding, outcome, text, 0.0)
    whole_told = split or numbers.opener == "structure" or (_is_all(numbers, text) and abs(whole - 1) <= MOST_OVER)
    told = mending.slips or whole_told or (exceeding and whole <= 1 + MOST_OVER and _all_named(numbers, text))
    return replace(claim, repairs=mending.repairs) if told else claim.undecided("weak-binding")


def _is_all(numbers: NumberList, text: Text) -> bool:
    """Whether a closed list of shares counts its parts behind the last, or runs along a whole scale."""
    return numbers.grade == "closed" and (
        numbers.opener == "scale" or counted_behind(numbers.items, text.reading.numbers, text.reading.mentions)
    )


def _is_span(numbers: NumberList, text: Text) -> bool:
    """Whether two shares of a list are the ends of a range (4.25% to 4.50%)."""
    ends = ((text.mention(a).end, text.mention(b).start) for a, b in pairwise(numbers.items))
    return any(text.document.flow[a:b].strip() in particles(text.document.language).reaching for a, b in ends)


def _all_named(numbers: NumberList, text: Text) -> bool:
    """Whether each share of a list is said to be one and has its own clause, and no number but an ordinal stands between them."""
    if not all("share" in text.fact(i).roles for i in numbers.items):
        return False
    between = (i for i in range(numbers.items[0], numbers.items[-1]) if i not in numbers.items)
    alone = len({text.fact(i).clause for i in numbers.items}) == len(numbers.items)
    return alone and all(text.mention(i).written.base_kind == "ordinal" for i in between)

"""Doubts about a mismatch: what in the text says that other numbers, or another relation of these, may be meant."""

from decimal import Decimal

from factcheck.engine.alone import counts_other_time, is_for_two_things
from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text, goes_on, has_own_share
from factcheck.engine.claim import Claim
from factcheck.engine.company import is_crowded, is_first_of_several, numbers_between
from factcheck.engine.said_of import begins_anew, is_held_apart, is_of_other_words, is_told_as_another, moves_another
from factcheck.engine.types.clearing import another_fits, steps_fit
from factcheck.engine.types.tried import Tried
from factcheck.structure.particles import particles

FLOWING = frozenset({"change", "accumulate"})
FLOWS = frozenset({"inflow", "outflow", "by", "delta"})
CHANGED = frozenset({"by", "delta", "move", "up", "down", "differ"})
UNCOUNTED = frozenset({"inflow", "outflow"})
NEAR_COUNT = 6  # numbers beside a count of weeks that may say what each has
LONGEST_THAN = 36  # characters behind a difference to "than a year before"
LONGEST_TOUCHED = 24  # characters from a word of touching a level to the level


def doubted(claim: Claim, chosen: Tried, text: Text) -> str | None:
    """Why a mismatch is not one that can be told, whatever its evidence; None where nothing speaks against it."""
    binding = chosen.binding
    head_first = particles(text.document.language).head_first
    if any("misquote" in text.fact(n).markers for found in binding.slots.values() for n in found):
        return "reported"  # …40枝，结账时才发现要400元: the author tells himself that numbers disagree
    if _of_other_flows(claim, binding, text) or _shared_base(claim, binding, text) or _runs_backwards(claim.pivot, text):
        return "ambiguous"
    if (
        _from_other_times(binding, text)
        or _based_elsewhere(binding, text)
        or _was_once(binding, text)
        or _is_one_of_two(claim, binding, text)
    ):
        return "ambiguous"
    if head_first and (_is_beside(binding, text) or is_for_two_things(binding, text)):
        return "ambiguous"  # £47.50 for a car and £15.60 a head: neither was the other once
    if (
        steps_fit(binding, text)
        or another_fits(chosen.case, binding, text)
        or _is_ratio(claim, chosen)
        or (head_first and _other_end_fits(chosen))
    ):
        return "cleared"
    if is_told_as_another(binding, text) or is_of_other_words(binding, claim.pivot, text) or is_first_of_several(binding, text):
        return "ambiguous"
    if head_first and (
        _is_a_cause(binding, text)
        or _spans_further(binding, text)
        or _is_of_the_part(claim, binding, text)
        or _came_from_that(binding, text)
        or (claim.rule.alone and _is_to_come(binding, text))
        or _is_far_apart(claim, binding, text)
    ):
        return "ambiguous"
    if head_first and _is_of_several(binding, text):
        return "ambiguous"  # cut by a quarter of a point to 3.6, its third reduction from 4.35
    if head_first and claim.rule.alone and counts_other_time(claim.rule, binding, text):
        return "ambiguous"
    if claim.rule.family == "share" and not head_first and _is_part_of_part(claim, binding, text):
        return "ambiguous"
    if head_first and claim.rule.family == "multiple" and _of_two_counts(binding, text):
        return "ambiguous"
    if head_first and claim.rule.family == "share" and claim.rule.alone and _of_two_years(binding, text):
        return "ambiguous"
    if head_first and claim.rule.family in ("growth", "percentage-point") and _another_moves(claim, binding, text):
        return "ambiguous"
    if head_first and _is_in_points(claim, chosen, text):
        return "cleared"  # from 31% to 38%, up 7%: the rule of points says what is wrong
    if head_first and (_is_ahead_in_time(claim, binding, text) or _is_of_year_before(binding, text)):
        return "ambiguous"
    if head_first and ((claim.rule.alone and _word_is_of_another(binding, text)) or _is_told_apart(claim, binding, text)):
        return "ambiguous"
    if claim.rule.family == "sum" and claim.rule.frames and _come_and_go(binding, text):
        return "ambiguous"
    if claim.rule.family == "change" and _in_one_list(binding, text):
        return "ambiguous"
    if claim.rule.family == "growth" and _is_first_of_sources(binding, text):
        return "ambiguous"
    if claim.rule.family == "product" and (_counts_but_each(binding, text) or (not head_first and _is_of_one_day(binding, text))):
        return "ambiguous"
    if claim.rule.family in FLOWING | {"percentage-point", "growth"} and begins_anew(binding, claim.pivot, text):
        return "ambiguous"
    if head_first and claim.rule.family in FLOWING | {"growth", "percentage-point"} and moves_another(binding, claim.pivot, text):
        return "ambiguous"
    if head_first and claim.rule.family == "share" and _is_of_the_others(chosen, text):
        return "cleared"
    apart = (
        is_held_apart(binding, text)
        or _stand_beside(binding, text)
        or _of_two_times(binding, text)
        or (head_first and _is_rate_of_change(binding, text))
    )
    return "ambiguous" if claim.rule.family == "share" and apart else None


def _is_of_the_others(chosen: Tried, text: Text) -> bool:
    """640 trainees, 256 of them women. At 60 per cent, the male share …: whether a rate in a sentence of its own is that of what the part leaves."""
    slots, bound = chosen.binding.slots, chosen.stage.bound
    if not {"part", "whole", "rate"} <= slots.keys() or not text.ends_between(*sorted((slots["part"][0], slots["rate"][0]))):
        return False
    part, whole, rate = (bound[name][0] for name in ("part", "whole", "rate"))
    return bool(whole.value) and abs(1 - part.value / whole.value - rate.value) <= rate.unit / 2


def _stand_beside(binding: Binding, text: Text) -> bool:
    """学生1156名、教职工46名: whether nothing but a mark of lists and a name stands between a part and its whole: they are things beside each
    other."""
    bound = sorted(binding.slots[name][0] for name in ("part", "whole") if name in binding.slots)
    if len(bound) < len(("part", "whole")) or bound[1] - bound[0] > 1:
        return False
    between = text.document.flow[text.mention(bound[0]).end : text.mention(bound[1]).start]
    return between.startswith("、") and between[1:].isalpha()


def _is_a_cause(binding: Binding, text: Text) -> bool:
    """To $11.80 from $11.25, thanks to a price increase of $1.50 on one plan: whether a change is told as what another came of."""
    found = binding.slots.get("delta", ())
    clause = text.reading.clauses[text.fact(found[0]).clause] if found else None
    said = text.document.flow[clause.start : text.mention(found[0]).start] if clause is not None else ""
    return any(word in said for word in particles(text.document.language).causes)


def _is_of_the_part(claim: Claim, binding: Binding, text: Text) -> bool:
    """4,200 of 5,600 members voted, with 63% backing the deal: whether a share is told of what the part did, and is one of the part."""
    words, flow = particles(text.document.language), text.document.flow
    if claim.rule.family != "share" or "rate" not in binding.slots:
        return False
    rate = text.mention(binding.slots["rate"][0])
    if flow.endswith(words.those, 0, rate.start) and words.who_do.match(flow, rate.end) is not None:
        return True
    behind = any(text.mention(n).start > rate.start for found in binding.slots.values() for n in found)
    return not behind and words.some_of_them.match(flow, rate.end) is not None  # 340 out of 600, half of them students


def _came_from_that(binding: Binding, text: Text) -> bool:
    """To $62m, with $41m for pay, up from $39m: whether what is said to be the stock before is what the flow was before."""
    flows = [n for name in ("inflow", "outflow") for n in binding.slots.get(name, ())]
    openings = binding.slots.get("opening", ())
    words, flow = particles(text.document.language), text.document.flow
    return any(n - 1 in flows and flow[text.mention(n - 1).end : text.mention(n).start].endswith(words.up_from) for n in openings)


def _spans_further(binding: Binding, text: Text) -> bool:
    """Two at £60.00 and one at £65.80, together £125.80, £5.80 more: whether words between a change and its level tell of several together."""
    slots = binding.slots
    if "delta" not in slots:
        return False
    levels = [n for name in ("before", "after") for n in slots.get(name, ())]
    delta, words = slots["delta"][0], particles(text.document.language)
    spans = ((min(delta, n), max(delta, n)) for n in levels)
    between = (text.document.flow[text.mention(a).end : text.mention(b).start].lower() for a, b in spans)
    return any(word in said for said in between for word in words.spans_further)


def _is_to_come(binding: Binding, text: Text) -> bool:
    """Eight are due and three will leave, which would take it to 51: whether a number is told of what may be."""
    clauses = (text.reading.clauses[text.fact(n).clause] for found in binding.slots.values() for n in found)
    words = particles(text.document.language).may_be
    return any(word in text.document.flow[c.start : c.end] for c in clauses for word in words)


def _is_far_apart(claim: Claim, binding: Binding, text: Text) -> bool:
    """A 23 per cent share compared with 20 per cent, or 28,640 cars, so their sales grew by 19 per cent: whether numbers of another kind stand
    between percentages that a frame takes for one thing."""
    return claim.rule.family == "percentage-point" and bool(claim.rule.frames) and numbers_between(binding, text) > 0


def _is_of_several(binding: Binding, text: Text) -> bool:
    """Whether an ordinal stands between a movement and where it is said to have begun: that is where the first of several began."""
    slots = binding.slots
    if not {"delta", "before"} <= slots.keys():
        return False
    first, last = sorted((slots["delta"][0], slots["before"][0]))
    between = (text.mention(i) for i in range(first + 1, last))
    moving = particles(text.document.language).moving_noun
    several = any(m.written.base_kind == "ordinal" and moving.match(text.document.flow, m.end) for m in between)
    return several and text.fact(first).sentence == text.fact(last).sentence


def _in_one_list(binding: Binding, text: Text) -> bool:
    """41家上涨、23家下跌、4家收平: whether a change stands behind a level and nothing but a mark of lists."""
    slots = binding.slots
    if "delta" not in slots:
        return False
    delta = slots["delta"][0]
    beside = (n for name in ("before", "after") for n in slots.get(name, ()) if n == delta - 1)
    return any("、" in text.document.flow[text.mention(n).end : text.mention(delta).start] for n in beside)


def _come_and_go(binding: Binding, text: Text) -> bool:
    """3,400 units; 1,250 were sold and 900 received, leaving 3,050: whether some parts came in and others went out."""
    roles = [text.fact(n).roles.keys() for n in binding.slots.get("parts", ())]
    return any("outflow" in said for said in roles) and any("up" in said for said in roles)


def _counts_but_each(binding: Binding, text: Text) -> bool:
    """每节450元，每周4节，全学期共36000元: whether a count is for each of something that its total is not for, or the time of another mean."""
    if not {"count", "total"} <= binding.slots.keys():
        return False
    if text.document.flow.startswith(particles(text.document.language).means, text.mention(binding.slots["count"][0]).end):
        return True  # 五年年均增速15.0%
    count, total = (text.fact(binding.slots[name][0]) for name in ("count", "total"))
    clause, each = text.reading.clauses[total.clause], particles(text.document.language).each
    said = count.roles.get("per")
    if said is None or not each or not text.document.flow.startswith(each, said.start):
        return False
    told = text.document.flow[clause.start : clause.end]
    return not any(unit in told for unit in count.operands if unit)


def _runs_backwards(pivot: int, text: Text) -> bool:
    """跌幅在35.3%-10.9%: a range whose end is below its beginning says of several what is said of none."""
    written = text.mention(pivot).written
    return written.kind == "range" and isinstance(written.low, Decimal) and isinstance(written.high, Decimal) and written.low > written.high


def _of_other_flows(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether what came in or went out is not all told by the numbers that are bound."""
    if claim.rule.family == "accumulate" and _uncounted_flow(binding, text):
        return True
    return claim.rule.family in FLOWING and _other_flow(binding, text)


def _is_told_apart(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether numbers that a frame takes are told as something else: the items of a list that words close, a part of a time alone, how many
    of how many with their rate behind."""
    slots = binding.slots
    if claim.rule.family == "sum" and "total" in slots:
        taken = {n for found in slots.values() for n in found}
        return any(taken <= set(made.items) and made.said for made in text.reading.lists)
    if claim.rule.family == "change" and "delta" in slots:
        return particles(text.document.language).part_alone.match(text.document.flow, text.mention(slots["delta"][0]).end) is not None
    return claim.rule.family == "accumulate" and _is_score(binding, text)


def _is_score(binding: Binding, text: Text) -> bool:
    """Went 18 of 24 from the line, 75 per cent, and had nine rebounds: how many of how many, and their rate."""
    went = next((binding.slots[name][0] for name in ("outflow",) if name in binding.slots and len(binding.slots[name]) == 1), None)
    if went is None or went + 2 >= len(text.reading.numbers) or binding.slots.get("opening") != (went + 1,):
        return False
    told = "part" in text.fact(went).roles and "whole" in text.fact(went + 1).roles
    return told and text.mention(went + 2).written.base_kind == "percent"


def _is_rate_of_change(binding: Binding, text: Text) -> bool:
    """A drop of 28 tonnes, or 26 per cent: a rate behind "or" says again what the change before it is."""
    rate = binding.slots["rate"][0] if "rate" in binding.slots else 0
    return rate > 0 and text.fact(rate).sentence == text.fact(rate - 1).sentence and "delta" in text.fact(rate - 1).roles


def _word_is_of_another(binding: Binding, text: Text) -> bool:
    """£5.9m and rooms £1.4m, the last up by a tenth: whether the word of a change behind a number is that of the number behind the word."""
    delta = next((binding.slots[name][0] for name in ("delta",) if name in binding.slots), None)
    if delta is None or CHANGED & text.fact(delta).roles.keys() or delta + 1 >= len(text.reading.numbers):
        return False
    behind = text.fact(delta + 1)
    said = behind.roles.get("delta")
    return behind.sentence == text.fact(delta).sentence and said is not None and said.start >= text.mention(delta).end


def _from_other_times(binding: Binding, text: Text) -> bool:
    """比年初增加612亿元，同比增长11.2%: whether a rate on the same time of last year stands beside a rise from another time."""
    slots = binding.slots
    if not {"rate", "delta"} <= slots.keys() or "yearly" not in text.fact(slots["rate"][0]).roles:
        return False
    words = particles(text.document.language).other_bases
    at = text.mention(slots["delta"][0]).start
    start = text.reading.clauses[text.fact(slots["delta"][0]).clause].start
    return any(word in text.document.flow[start:at] for word in words)


def _of_two_times(binding: Binding, text: Text) -> bool:
    """180 of the 240 applications. A year earlier it was 150, or 60 per cent: whether a sentence that goes on about a number before it tells
    another time, and so of another whole."""
    numbers = [n for found in binding.slots.values() for n in found]
    first, last = min(numbers), max(numbers)
    return text.fact(first).sentence == text.fact(last).sentence and text.ends_between(first, last)


def _based_elsewhere(binding: Binding, text: Text) -> bool:
    """1.28%，较年初下降0.07个百分点；上年9月末为1.41%: whether a change says from when it is, and the number before is told as of another time."""
    words, flow, slots = particles(text.document.language), text.document.flow, binding.slots
    if not {"delta", "before"} <= slots.keys():
        return False
    delta, before = slots["delta"][0], slots["before"][0]
    said = flow[text.reading.clauses[text.fact(delta).clause].start : text.mention(delta).start]
    based = next((times for base, times in words.base_times.items() if base in said), None)
    clause = text.reading.clauses[text.fact(before).clause]
    told = flow[clause.start : text.mention(before).start]
    if based is None or text.fact(before).clause == text.fact(delta).clause:
        return False
    return any(w in told for w in words.past_times) and not any(w in told for w in based)


def _was_once(binding: Binding, text: Text) -> bool:
    """年中曾达2.31%: whether what would be the end of a movement is said to have been so at some time."""
    own, flow = particles(text.document.language), text.document.flow
    words = own.once
    levels = [text.mention(binding.slots[name][0]) for name in ("before", "opening") if name in binding.slots]
    if any(own.peaks.match(flow, m.end) or own.touched.search(flow, max(0, m.start - LONGEST_TOUCHED), m.start) for m in levels):
        return True
    ends = [binding.slots[name][0] for name in ("after", "closing") if len(binding.slots.get(name, ())) == 1]
    starts = (max(text.reading.clauses[text.fact(n).clause].start, text.mention(n - 1).end if n else 0) for n in ends)
    return any(word in text.document.flow[at : text.mention(n).start] for at, n in zip(starts, ends, strict=True) for word in words)


def _is_one_of_two(claim: Claim, binding: Binding, text: Text) -> bool:
    """每队22人上船，8人替补: whether what each of several has goes on to another number of its unit in the next clause."""
    each = next((binding.slots[name][0] for name in ("each", "mean") if claim.rule.family == "product" and name in binding.slots), None)
    if each is None or each + 1 >= len(text.reading.numbers) or particles(text.document.language).head_first:
        return False
    behind, bound = each + 1, {n for found in binding.slots.values() for n in found}
    alike = text.mention(behind).written.unit_class == text.mention(each).written.unit_class
    return behind not in bound and alike and text.fact(behind).clause == text.fact(each).clause + 1 and not text.fact(behind).roles


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


def _is_first_of_sources(binding: Binding, text: Text) -> bool:
    """从4.8亿元、6.0亿元增加到7.2亿元: whether another level stands between what a rise is said to begin from and where it ends."""
    before = next(iter(binding.slots.get("before", ())), None)
    if before is None or text.fact(before).run < 0 or before + 1 >= len(text.reading.numbers):
        return False
    behind = text.fact(before + 1)
    return behind.run == text.fact(before).run and "source" in behind.roles


def _is_of_one_day(binding: Binding, text: Text) -> bool:
    """熟练工一天套3000只，每只工钱0.1元，共要1920元: whether what is counted is what one day has, and the total is of none; or days are told in
    weeks, of which another number says how many days each has (每天2小时，每周5天，按18周计)."""
    count, total = (next(iter(binding.slots.get(s, ())), None) for s in ("count", "total"))
    if count is None or total is None:
        return False
    days = particles(text.document.language).days
    daily = bool(days & text.fact(count).operands) and "per" in text.fact(count).roles and "per" not in text.fact(total).roles
    unit = text.mention(count).written.unit
    near = range(max(0, count - NEAR_COUNT), min(len(text.reading.numbers), count + NEAR_COUNT))
    weekly = unit == "week" and any("周" in text.fact(i).operands for i in near if i != count)
    return daily or weekly


def _is_part_of_part(claim: Claim, binding: Binding, text: Text) -> bool:
    """女职工占42%，其中一线女工186人: whether the part stands behind the share as some of what it is of."""
    part, whole = (next(iter(binding.slots.get(s, ())), None) for s in ("part", "whole"))
    return part is not None and whole is not None and whole < claim.pivot < part and "of-which" in text.fact(part).roles


def _another_moves(claim: Claim, binding: Binding, text: Text) -> bool:
    """Output rose from 86 to 112 million tonnes, and exports grew 5.2%: whether a thing of another name stands before the rate, behind the
    levels."""
    levels = [n for name, found in binding.slots.items() for n in found if n < claim.pivot]
    if not levels:
        return False
    between = text.document.flow[text.mention(max(levels)).end : text.mention(claim.pivot).start]
    return particles(text.document.language).another_moves.search(between) is not None


def _of_two_counts(binding: Binding, text: Text) -> bool:
    """386 pages … 12,600 copies, twice as many as his fourth: whether two counts have nouns of their own that differ."""
    found = [n for s in ("before", "after") for n in binding.slots.get(s, ())]
    nouns = {text.fact(n).label.text.rpartition(" ")[2] for n in found if text.mention(n).written.unit is None and text.fact(n).label.own}
    return len(nouns) > 1


def _of_two_years(binding: Binding, text: Text) -> bool:
    """860,000 visitors, the most since 2019, when 912,000 came: whether the part and the whole are of two years."""
    times = [text.fact(n).time for s in ("part", "whole") for n in binding.slots.get(s, ())]
    years = [None if t is None else t.year for t in times]
    return len(years) > 1 and years[0] != years[1]


def _is_in_points(claim: Claim, chosen: Tried, text: Text) -> bool:
    """Whether a per cent that is reckoned of the level before is the difference of the two levels, to the digit."""
    if claim.rule.family != "percentage-point" or not claim.rule.frames or chosen.case.require.operator != "==":
        return False
    values = [text.mention(n).written.value for s in ("delta", "before", "after") for n in chosen.binding.slots.get(s, ())]
    of_percent = text.mention(claim.pivot).written.kind == "percent"
    delta, before, after = values if len(values) == len(("delta", "before", "after")) else (None, None, None)
    known = isinstance(delta, Decimal) and isinstance(before, Decimal) and isinstance(after, Decimal)
    return of_percent and known and abs(after - before) == abs(delta)  # type: ignore[operator, arg-type]


def _is_ahead_in_time(claim: Claim, binding: Binding, text: Text) -> bool:
    """Won in 10.94 seconds, ahead of Lind in 11.02: he who is ahead has the shorter time."""
    numbers = sorted(n for found in binding.slots.values() for n in found)
    timed = claim.rule.family == "direction" and all(text.mention(n).written.unit_class == "duration" for n in numbers)
    held = particles(text.document.language).held_apart
    return timed and any(f" {word} " in text.document.flow[text.mention(numbers[0]).end : text.mention(numbers[-1]).start] for word in held)


def _is_of_year_before(binding: Binding, text: Text) -> bool:
    """9,400 at the end of 2023, 600 fewer than a year before, and 11,200 at the end of 2020: whether a difference from the year before is
    held against another year."""
    delta = next(iter(binding.slots.get("delta", ())), None)
    years = [t.year for s in ("before", "after") for n in binding.slots.get(s, ()) if (t := text.fact(n).time) is not None and t.year]
    if delta is None or len(years) != len(("before", "after")):
        return False
    behind = text.document.flow[text.mention(delta).end : text.mention(delta).end + LONGEST_THAN].lower()
    return any(word in behind for word in particles(text.document.language).year_before) and abs(years[0] - years[1]) != 1


def may_be_others(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether other numbers than those that a frame takes may be meant: they are called otherwise, or their sentences are full of such numbers."""
    return claim.rule.family not in ("bound", "order") and (binding.tier not in ("same", "kin") or is_crowded(binding, text))


def is_parted(binding: Binding) -> bool:
    """Whether other numbers of any kind stand between those of a binding: they may begin to speak of another thing."""
    bound = sorted(n for found in binding.slots.values() for n in found)
    return bound[-1] - bound[0] >= len(bound)


def _shared_base(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether a share may be of another whole: 办证46.2万人，占常住人口的92.4%。其中办电子证的37.5万人，占75.1%: two shares, of which the second may be of what the first is of."""
    wholes = [binding.slots[s.name][0] for s in claim.rule.slots if "named-base" in s.fallback and s.name in binding.slots]
    if wholes and binding.levels[claim.rule.pivot] == "place" and goes_on(claim.pivot, text):
        return True  # 其中儿童26万，近四分之一有病: of those, and no share that they are
    return any(has_own_share(n, claim.pivot, text) and text.fact(n).sentence != text.fact(claim.pivot).sentence for n in wholes)


def reaches_on(claim: Claim, binding: Binding, text: Text) -> bool:
    """Whether a frame has numbers in sentences behind that of its pivot."""
    last = text.fact(claim.pivot).sentence
    return (
        bool(claim.rule.frames)
        and claim.rule.family != "order"
        and any(text.fact(n).sentence > last for found in binding.slots.values() for n in found)
    )


def is_open(binding: Binding, text: Text) -> bool:
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
    """Whether a clause between the numbers of a change tells of a flow without a number: 注销960户，另有一些搬进搬出，年末6874户."""
    clauses = [text.fact(n).clause for found in binding.slots.values() for n in found]
    bare = (c for c in text.reading.clauses[min(clauses) : max(clauses)] if not c.mentions)
    return any(
        not entry.features.isdisjoint(UNCOUNTED) for c in bare for *_, entry in text.lexicon.scan(text.document.flow[c.start : c.end])
    )

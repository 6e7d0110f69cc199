"""The highest is not below the lowest; first, second and last are in order; lists said to run from large to small do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import Sheet, compared, is_difference
from factcheck.engine.order.siblings import between
from factcheck.model.rule import Rule

LONGEST_EVENT = 6  # characters behind 200米 to 自由泳
PLACES = ("first", "second", "third", "last")
EXTREMES = frozenset({"max", "min"})
RANKED = tuple(frozenset({"first", other}) for other in ("second", "third", "last"))
LISTED = (frozenset({"descending"}), frozenset({"ascending"}), frozenset({"max", "list-in-turn"}), frozenset({"top", "list-in-turn"}))
MEANS = (frozenset({"max", "of-all-mean"}), frozenset({"min", "of-all-mean"}))
OUTDONE = frozenset({"also-told", "scope-of-max"})
LEADERS = frozenset({"top", "each-with"})
BEHIND = 4  # characters behind a number in which 夺冠 may stand
NEAR = 24  # characters between a place in the order and its number


def extremes(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """最高气温…最低气温…: pairs of extremes of one thing, told side by side."""
    yield from youngest(sheet, rule)
    for sentence, numbers in sheet.sentences(EXTREMES):
        marked = [(i, m) for i in numbers if (m := _extreme(sheet, i, sentence.start)) is not None]
        for (i, (one, rest)), (j, (other, more)) in pairwise(marked):
            if one != other and sheet.alike(i, j) and _one_thing(rest, more) and _side_by_side(sheet, i, j):
                high, low = (i, j) if one == "max" else (j, i)
                claim = compared(sheet, rule, ">=", ("highest", high), ("lowest", low))
                if claim is not None:
                    yield claim
    yield from _outdone(sheet, rule)
    yield from _means(sheet, rule)


def _means(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """全班平均82分，最高98分，最低61分: the mean of one thing lies between its lowest and its highest."""
    for sentence, numbers in sheet.sentences(*MEANS):
        told = [(i, m) for i in numbers if (m := _extreme(sheet, i, sentence.start, ("max", "min", "of-all-mean"))) is not None]
        for (i, (one, noun)), (j, (other, more)) in (*pairwise(told), *zip(told, told[2:], strict=False)):
            if (one == "of-all-mean") == (other == "of-all-mean") or not sheet.alike(i, j) or not _one_thing(noun, more):
                continue
            if not _side_by_side(sheet, i, j) or "mean" in sheet.text.fact(i if one != "of-all-mean" else j).roles:
                continue
            mean, extreme, most = (i, j, other) if one == "of-all-mean" else (j, i, one)
            if not _of_all(sheet, mean, extreme, sentence.start):
                continue
            operator = ">=" if most == "max" else "<="
            claim = compared(sheet, rule, operator, ("highest" if most == "max" else "lowest", extreme), ("mean", mean))
            if claim is not None:
                yield claim


def _of_all(sheet: Sheet, mean: int, extreme: int, start: int) -> bool:
    """Whether a mean is not one of many years, and an extreme not one of some hours (24小时最大412毫米)."""
    if sheet.words.within("of-years", b := sheet.before(mean, start), 0, len(b)) is not None:
        return False
    low, high = sorted((mean, extreme))
    if "；" in sheet.flow[sheet.mention(low).end : sheet.mention(high).start]:
        return False
    return not any(
        sheet.mention(i).kind == "duration"
        for i in (mean - 1, extreme - 1)
        if i >= 0 and i not in (mean, extreme) and sheet.mention(i).start >= start
    )


def _outdone(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """全县最低气温在岭上站，为2.8℃，而谷口站也录得1.3℃: one of the others is above the highest."""
    for sentence, numbers in sheet.sentences(OUTDONE):
        scope = sheet.words.within("scope-of-max", sheet.flow, sentence.start, sentence.end)
        for high, other in pairwise(numbers):
            gap = sheet.flow[sheet.mention(high).end : sheet.mention(other).start]
            also = sheet.words.ends("also-told", gap, len(gap))
            if scope is None or also is None or not sheet.alike(high, other) or len(gap) > NEAR:
                continue
            led = sheet.mention(high).start - scope.start()
            if not 0 < led <= NEAR or sheet.words.within("held-against", gap, 0, len(gap)) is not None:
                continue
            most = sheet.words.within("max", sheet.flow, scope.start(), sheet.mention(high).start) is not None
            claim = compared(sheet, rule, ">=" if most else "<=", ("highest", high), ("other", other))
            if claim is not None:
                yield claim


def youngest(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """年纪最小的11个月，最大的93岁: an age in months beside one in years."""
    for sentence, numbers in sheet.sentences(EXTREMES):
        for i, j in pairwise(numbers):
            one, other = _extreme(sheet, i, sentence.start), _extreme(sheet, j, sentence.start)
            months, years = sheet.mention(i).written, sheet.mention(j).written
            said = sheet.words.within("young", sheet.flow, sentence.start, sheet.mention(i).start)
            if one is None or other is None or (one[0], other[0]) != ("min", "max") or said is None:
                continue
            if months.kind == "duration" and months.unit == "month" and years.kind == "age" and _side_by_side(sheet, i, j):
                places = (("lowest", (sheet.place(i),)), ("highest", (sheet.place(j),)))
                shown = f"{sheet.text.surface(i)} < {sheet.text.surface(j)}"
                yield given(rule, "consistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _extreme(sheet: Sheet, index: int, start: int, names: Sequence[str] = ("max", "min")) -> tuple[str, str] | None:
    """ "max" or "min" with the noun between that word and the number: 最高报价386万元 → max, 报价."""
    if {"ratio-of", "share"} & sheet.text.fact(index).roles.keys() == {"ratio-of"} and sheet.mention(index).written.base_kind == "percent":
        return None  # 为下限的79.5%、上限的53.0%: rates of extremes
    before = sheet.before(index, start)
    found = {name: [m.span() for m in sheet.words.each(name, before)] for name in names}
    spans = [(e, name) for name, all_spans in found.items() for _, e in all_spans]
    if not spans:
        return None
    end, name = max(spans)
    return name, sheet.words.without("copula", before[end:]).strip(" “”\"'")


def _one_thing(a: str, b: str) -> bool:
    """Whether two extremes measure one thing: equal nouns, or the second says none."""
    return a == b or not b or (bool(a) and (a.endswith(b) or b.endswith(a)))


def _side_by_side(sheet: Sheet, i: int, j: int) -> bool:
    """Whether nothing but a comma and the second extreme's words stand between the two numbers."""
    between = sheet.flow[sheet.mention(i).end : sheet.mention(j).start]
    if len(between) > NEAR or "。" in between:
        return False
    return not sheet.words.has("contrast", between)


def ranking(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """最厚的…31厘米，次之…24厘米，最薄的…9厘米: each place in the order against the next."""
    for sentence, numbers in sheet.sentences(*RANKED):
        placed = _placed(sheet, sentence.start, sentence.end, numbers)
        if "first" not in placed or len(placed) < 2:
            continue
        if "money" in {sheet.mention(i).written.base_kind for i in placed.values()} and sheet.words.within(
            "prizes", sheet.flow, sentence.start, sentence.end
        ):
            continue
        if _contest_of_ages(sheet, sentence.start, sentence.end, placed) or _by_a_rate(sheet, sentence.start, sentence.end, placed):
            continue
        ordered = [(name, placed[name]) for name in PLACES if name in placed]
        for left, right in pairwise(ordered):
            if any(_names_an_event(sheet, number) or sheet.mention(number).written.unit_class == "medal" for _, number in (left, right)):
                continue
            if left[1] != right[1] and sheet.alike(left[1], right[1]) and not _held_apart(sheet, left[1], right[1]):
                claim = compared(sheet, rule, _operator(sheet, sentence.start, left[1]), left, right)
                if claim is not None:
                    rest = [i for _, i in ordered if i not in (left[1], right[1]) and sheet.alike(i, left[1])]
                    rest += between(sheet, numbers, right[1], left[1]) if right[0] == "last" else []
                    others = tuple(sheet.place(i) for i in dict.fromkeys(rest))
                    yield replace(claim, places=(("ranked", others),) if others else ())


def _names_an_event(sheet: Sheet, index: int) -> bool:
    """200米自由泳排名第二: whether a number is the name of what was contested."""
    end = sheet.mention(index).end
    return sheet.words.within("events", sheet.flow, end, end + LONGEST_EVENT) is not None


def _held_apart(sheet: Sheet, a: int, b: int) -> bool:
    """Whether words between two numbers hold one time against another: 最低18.2℃，而就在上周，最高才16.9℃."""
    between = sheet.flow[sheet.mention(min(a, b)).end : sheet.mention(max(a, b)).start]
    return sheet.words.within("held-against", between, 0, len(between)) is not None


def _contest_of_ages(sheet: Sheet, start: int, end: int, placed: Mapping[str, int]) -> bool:
    """Whether the places are those of a contest and the numbers ages or strokes: 冠军21岁，亚军22岁."""
    kinds = {sheet.mention(i).written.base_kind for i in placed.values()}
    return bool(kinds & {"age", "rank", "ordinal", "date"}) and sheet.words.within("contest-first", sheet.flow, start, end) is not None


def _by_a_rate(sheet: Sheet, start: int, end: int, placed: Mapping[str, int]) -> bool:
    """入座率排行里，头名卖了2800万元，次名卖了4600万元: the places are those of a rate, and the numbers no rates."""
    rates = any(sheet.mention(i).written.base_kind == "percent" for i in placed.values())
    return not rates and sheet.words.within("ranked-by-rate", sheet.flow, start, end) is not None


def _operator(sheet: Sheet, start: int, index: int) -> str:
    """How the first stands to the second: not below it, but for times of a race."""
    if sheet.words.within("longest", b := sheet.before(index, start), 0, len(b)) is not None:
        return ">="  # 用时最长的3分20秒
    said = sheet.before(index, start) + sheet.flow[sheet.mention(index).end : sheet.mention(index).end + BEHIND]
    if sheet.mention(index).written.base_kind == "duration" and sheet.words.within("contest-first", said, 0, len(said)):
        return "<="  # she won in 11.25 seconds
    timed = sheet.mention(index).written.base_kind == "duration" and any(
        True for _ in sheet.words.each("timed", sheet.flow, start, sheet.mention(index).start)
    )
    return "<=" if timed else ">="


def _placed(sheet: Sheet, start: int, end: int, numbers: Sequence[int]) -> dict[str, int]:
    """The number of each place in the order that the sentence tells; nothing where a place is told twice."""
    numbers = [
        i
        for i in numbers
        if sheet.mention(i).written.base_kind not in ("rank", "ordinal") and not is_difference(sheet, i) and not _is_record(sheet, i)
    ]
    marks = sorted((m.start(), m.end(), name) for name in PLACES for m in sheet.words.each(name, sheet.flow, start, end))
    said = [m for m in marks if m[2] == "first" and sheet.flow[m[0] : m[1]] not in sheet.words.entries("max")]
    marks = [m for m in marks if m[2] != "first" or not said or m in said]  # 论最大雨量，…排在头名: what is ranked, and the place
    marks = [m for at, m in enumerate(marks) if at == 0 or m[0] >= marks[at - 1][1]]
    if any(sheet.words.starts("titles", sheet.flow, stop) for _, stop, _ in marks):
        return {}  # 最大经济体…第二大经济体…: what something is called, and not the order of these numbers
    found: dict[str, int] = _together(sheet, start, end, numbers)
    for at, (begin, stop, name) in enumerate(marks):
        if name in found and name != "first":
            continue
        limit = marks[at + 1][0] if at + 1 < len(marks) else end
        number = _number_of(sheet, numbers, begin, stop, limit)
        if number is None or name in found:
            return {} if name in found else found
        found[name] = number
    return found


def _is_record(sheet: Sheet, index: int) -> bool:
    """离赛会纪录2小时10分49秒差47秒: what nobody of those who are ranked has done."""
    start = sheet.mention(index).start
    return sheet.words.ends("record", sheet.flow, start) is not None


def _together(sheet: Sheet, start: int, end: int, numbers: Sequence[int]) -> dict[str, int]:
    """第二、三位是…，分别为62.1毫米、40.3毫米: two places told together, with a number each behind 分别."""
    places = sheet.words.within("several-places", sheet.flow, start, end)
    each = sheet.words.within("each-of", sheet.flow, places.end(), end) if places is not None else None
    behind = [i for i in numbers if each is not None and sheet.mention(i).start >= each.end()]
    if len(behind) < 2 or sheet.mention(behind[0]).start - each.end() > 1 or not sheet.alike(behind[0], behind[1]):  # type: ignore[union-attr]
        return {}
    return {"second": behind[0], "third": behind[1]}


def _number_of(sheet: Sheet, numbers: Sequence[int], begin: int, stop: int, limit: int) -> int | None:
    """The number right before a place in the order (186毫米居次), else the first behind it."""
    left = [i for i in numbers if sheet.mention(i).end <= begin]
    if left and begin - sheet.mention(left[-1]).end <= 1 and sheet.flow[sheet.mention(left[-1]).end : begin].strip("，,") == "":
        between = sheet.flow[sheet.mention(left[-1]).end : begin]
        if not between or sheet.words.starts("told-behind", sheet.flow, begin):
            return left[-1]
    if left and sheet.flow[sheet.mention(left[-1]).end : begin] in sheet.words.entries("placed-at"):
        return left[-1]  # 48.6毫米排在头名
    right = [i for i in numbers if stop <= sheet.mention(i).start < limit]
    return right[0] if right and sheet.mention(right[0]).start - stop <= NEAR else None


def listed(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """由多到少依次是…: a list said to be in order."""
    for sentence, numbers in sheet.sentences(*LISTED):
        for name, operator in (("descending", ">="), ("ascending", "<=")):
            for cue in sheet.words.each(name, sheet.flow, sentence.start, sentence.end):
                yield from _in_order(sheet, rule, [i for i in numbers if sheet.mention(i).start >= cue.end()], operator)
        yield from _largest(sheet, rule, sentence.start, sentence.end, numbers)
    for sentence, numbers in sheet.sentences(LEADERS):
        yield from _leaders(sheet, rule, sentence.start, sentence.end, numbers)


def _largest(sheet: Sheet, rule: Rule, start: int, end: int, numbers: Sequence[int]) -> Iterator[Claim]:
    """面积最大的三个县依次是：…: the largest ones, one after the other."""
    firsts = [(m, "list-in-turn") for m in sheet.words.each("max", sheet.flow, start, end)]
    firsts += [(m, "in-turn") for m in sheet.words.each("top", sheet.flow, start, end)]
    for first, name in firsts:
        cue = sheet.words.within(name, sheet.flow, first.end(), min(end, first.end() + 14))
        if cue is not None:
            listed = [i for i in numbers if sheet.mention(i).start >= cue.end()]
            raced = name == "in-turn" and all(sheet.mention(i).written.base_kind == "duration" for i in listed)
            yield from _in_order(sheet, rule, listed, "<=" if raced else ">=")  # the first three of a race: the shortest time first
            return


def _leaders(sheet: Sheet, rule: Rule, start: int, end: int, numbers: Sequence[int]) -> Iterator[Claim]:
    """甲、乙、丙队分别以46分、44分、41分占据积分榜前三位: the values of the first ones stand before their places."""
    turn, top = (sheet.words.within(name, sheet.flow, start, end) for name in ("each-with", "top"))
    if turn is None or top is None or top.start() < turn.end():
        return
    listed = [i for i in numbers if turn.end() <= sheet.mention(i).start and sheet.mention(i).end <= top.start()]
    near = len(listed) > 1 and top.start() - sheet.mention(listed[-1]).end <= NEAR and sheet.mention(listed[0]).start - turn.end() <= 2
    if near and all(sheet.alike(listed[0], i) for i in listed):
        raced = all(sheet.mention(i).written.base_kind == "duration" for i in listed)
        yield from _in_order(sheet, rule, listed, "<=" if raced else ">=")


def _in_order(sheet: Sheet, rule: Rule, numbers: Sequence[int], operator: str) -> Iterator[Claim]:
    if len(numbers) > 2 and not sheet.alike(numbers[0], numbers[1]):
        numbers = numbers[1:]  # 三档电价分别是…: how many there are
    items = _run(sheet, numbers)
    if len(items) > 1:
        yield from in_turn(sheet, rule, items, operator)


def in_turn(sheet: Sheet, rule: Rule, items: Sequence[int], operator: str) -> Iterator[Claim]:
    """One claim for numbers each of which stands to the next as the operator says: the first two that do not, or all."""
    claims = [compared(sheet, rule, operator, ("earlier", a), ("later", b)) for a, b in pairwise(items)]
    wrong = [c for c in claims if c is not None and c.verdict == "inconsistent"]
    yield from wrong[:1]
    if not wrong and all(c is not None for c in claims):
        places = (("items", tuple(sheet.place(i) for i in items)),)
        shown = (" ≥ " if operator == ">=" else " ≤ ").join(sheet.text.surface(i) for i in items)
        yield given(rule, "consistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _run(sheet: Sheet, numbers: Sequence[int]) -> list[int]:
    """The numbers of one class that stand in one list, up to a word that sums them up."""
    items: list[int] = []
    for i in numbers:
        if items and not sheet.alike(items[0], i):
            continue
        gap = sheet.flow[sheet.mention(items[-1]).end : sheet.mention(i).start] if items else ""
        if len(gap) > sheet.words.number("list-gap", NEAR) or sheet.words.has("list-end", gap):
            break
        items.append(i)
    return items

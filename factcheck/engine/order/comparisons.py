"""One value against another beside it: 超过去年的100.3万亩, 突破300万斤大关，达到296万斤, 三年均不足300人."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import CLAUSE, Sheet, compared, is_difference
from factcheck.model.rule import Rule

UPWARD = frozenset({"over", "at_least", "more"})
DOWNWARD = frozenset({"under", "near", "at_most"})
DIGITS = tuple("0123456789")
COMPARED = (
    frozenset({"against", "grew"}),
    frozenset({"against", "shrank"}),
    frozenset({"above"}),
    frozenset({"below"}),
    frozenset({"than", "than-more"}),
    frozenset({"than", "than-less"}),
)
PASSED = (frozenset({"passed", "mark"}), frozenset({"passed-down", "mark"}))
RECORDS = frozenset({"new-record", "old-record"})
ALL = frozenset({"all"})
OWNER = 4  # characters of whose base it is: 低于央行2%的目标
FURTHEST = 14  # characters of what stands between a comparison and its base
PASSING = 8  # characters of ，首次突破
NEAR = 30  # characters between a threshold and the value that passed it


def exceeding(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """98.6万亩，超过去年的100.3万亩: a value said to be above or below another, named as a base."""
    for sentence, numbers in sheet.sentences(*COMPARED):
        for at, index in enumerate(numbers):
            operator = (
                _comparison(sheet, index, sentence.start) or _than(sheet, index, sentence.start) or _moved(sheet, index, sentence.start)
            )
            if operator is None:
                continue
            subject = _subject(sheet, numbers[:at], index)
            subject = _told_after(sheet, numbers[at + 1 :], index) if subject is None else subject
            if subject is not None and not _by_so_much(sheet, subject, index):
                line = _exact_line(sheet, index)
                claim = (
                    _against_line(sheet, rule, operator, subject, index)
                    if line
                    else compared(sheet, rule, operator, ("value", subject), ("base", index))
                )
                if claim is not None:
                    yield claim
        yield from _against_named(sheet, rule, sentence.start, sentence.end, numbers)
        yield from _over_limit(sheet, rule, sentence.start, sentence.end, numbers)
    yield from _records(sheet, rule)


def _by_so_much(sheet: Sheet, value: int, base: int) -> bool:
    """超过警戒水位0.4米: by how much, and not the level itself (超过警戒水位28.6米)."""
    if sheet.words.ends("level-lines", sheet.flow, sheet.mention(base).start) is None:
        return False
    one, other = sheet.mention(value).written, sheet.mention(base).written
    return isinstance(one.value, Decimal) and isinstance(other.value, Decimal) and 2 * other.value * other.factor < one.value * one.factor


def _exact_line(sheet: Sheet, index: int) -> bool:
    """低于荣枯线50%, 高于50%的荣枯线: a line that is drawn at a figure, and not one that was measured."""
    mention, words = sheet.mention(index), sheet.words
    behind = words.starts("possessive", sheet.flow, mention.end)
    named = words.starts("exact-lines", sheet.flow, behind.end()) if behind is not None else None
    return named is not None or words.ends("exact-lines", sheet.flow, mention.start) is not None


def _against_line(sheet: Sheet, rule: Rule, operator: str, value: int, line: int) -> Claim | None:
    """A value against the figure itself of a line."""
    figure, said = sheet.mention(line).written.value, sheet.mention(value).written.value
    if not isinstance(figure, Decimal) or not isinstance(said, Decimal) or said == figure:
        return None
    fits = (said > figure) == (operator == ">=")
    places = (("value", (sheet.place(value),)), ("base", (sheet.place(line),)))
    shown = f"{sheet.text.surface(value)} {'>' if said > figure else '<'} {sheet.text.surface(line)}"
    return given(rule, "consistent" if fits else "inconsistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _records(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """升至4120美元的历史新高，此前纪录为4381美元: a new record above the one before."""
    words, flow = sheet.words, sheet.flow
    for sentence, numbers in sheet.sentences(RECORDS):
        old = words.within("old-record", flow, sentence.start, sentence.end)
        behind = [i for i in numbers if old and 0 <= sheet.mention(i).start - old.end() <= FURTHEST]
        new = words.within("new-record", flow, sentence.start, old.start()) if old else None
        told = [i for i in numbers if new and behind and sheet.alike(i, behind[0]) and i != behind[0]]
        before = [i for i in told if sheet.mention(i).end <= old.start()]  # type: ignore[union-attr]
        if before and sheet.mention(before[-1]).written.unit_class != "duration":  # in a race the shorter is the record
            claim = compared(sheet, rule, ">=", ("value", before[-1]), ("base", behind[0]))
            if claim is not None:
                yield claim


def _than(sheet: Sheet, index: int, start: int) -> str | None:
    """比全国平均的7.1本还高: a base between 比 and the adjective."""
    words, mention = sheet.words, sheet.mention(index)
    before = sheet.before(index, start)
    at = max((m.end() for m in words.each("than", before)), default=-1)
    measured = _measured_than(sheet, index, before[at:]) if at >= 0 else None
    if measured is not None and sheet.clause_start(index, start) > start and not words.without("of-one", before[: at - 1]):
        return measured
    if at < 0 or len(before) - at > FURTHEST or not words.ends("possessive", before, len(before)):
        return None
    subject = words.without("of-one", before[: at - 1])
    if subject and sheet.clause_start(index, start) > start:
        return None  # 东区22℃，体感却比西区的25℃高
    if mention.written.unit_class == "duration" and words.starts("sooner", sheet.flow, mention.end):
        return "<="  # a race
    if words.starts("than-more", sheet.flow, mention.end):
        return ">="
    return "<=" if words.starts("than-less", sheet.flow, mention.end) else None


def _measured_than(sheet: Sheet, index: int, between: str) -> str | None:
    """1.82米，比身高1.85米的哥哥还高: someone who is told by his own number."""
    behind = sheet.words.pattern("than-whom").match(sheet.flow, sheet.mention(index).end)
    if behind is None or len(between) > OWNER:
        return None
    if sheet.words.starts("than-more", sheet.flow, behind.end()):
        return ">="
    return "<=" if sheet.words.starts("than-less", sheet.flow, behind.end()) else None


def _moved(sheet: Sheet, index: int, start: int) -> str | None:
    """15万台，比2019年的9.2万台多出不少: a base from which the value has grown or shrunk, by no number."""
    words, flow = sheet.words, sheet.flow
    before = flow[sheet.clause_start(index, start) : sheet.mention(index).start]
    at = max((m.end() for m in words.each("against", before)), default=-1)
    if words.within("not-compared", before, 0, max(at, 0)) is not None:
        return None
    if at < 0 or len(before) - at > FURTHEST or not words.ends("possessive", before, len(before)):
        return None
    end = sheet.mention(index).end
    while much := words.starts("by-much", flow, end):
        end = much.end()
    for name, operator in (("grew", ">="), ("shrank", "<=")):
        moved = words.starts(name, flow, end)
        if moved is not None and not flow[moved.end() : moved.end() + 3].strip("了近约超").startswith(DIGITS):
            return operator
    return None


def _against_named(sheet: Sheet, rule: Rule, start: int, end: int, numbers: Sequence[int]) -> Iterator[Claim]:
    """全国平均为3.2张，我县2.9张，低于全国平均: a base that is told by its name alone, with its number before."""
    words, flow = sheet.words, sheet.flow
    for name, operator in (("above", ">="), ("below", "<=")):
        for cue in words.each(name, flow, start, end):
            base = words.starts("named-bases", flow, cue.end())
            if base is None or words.has("not-compared", flow, max(start, cue.start() - 4), cue.start()):
                continue
            if words.starts("possessive", flow, base.end()) or flow[base.end() : base.end() + 6].lstrip("水平值为约").startswith(DIGITS):
                continue
            told = [i for i in numbers if sheet.mention(i).end <= cue.start()]
            known = [i for i in told if base.group() in flow[sheet.clause_start(i, start) : sheet.mention(i).start]]
            others = [i for i in told if i not in known and known and sheet.alike(i, known[-1])]
            if len(known) == 1 and len(others) == 1 and len(CLAUSE.findall(flow[sheet.mention(others[0]).end : cue.start()])) <= 1:
                claim = compared(sheet, rule, operator, ("value", others[0]), ("base", known[0]))
                if claim is not None:
                    yield claim


def _over_limit(sheet: Sheet, rule: Rule, start: int, end: int, numbers: Sequence[int]) -> Iterator[Claim]:
    """每天不超过5克，一包含盐6.2克，已经超过一天的上限: the limit is the one bound of the sentence, told before the value."""
    words, flow = sheet.words, sheet.flow
    bounds = [i for i in numbers if sheet.mention(i).written.qualifier == "at_most"]
    for cue in words.each("over-limit", flow, start, end) if len(bounds) == 1 else ():
        stop = CLAUSE.search(flow, cue.end(), end)
        clause_end = stop.start() if stop is not None else end
        told = [i for i in numbers if bounds[0] < i and sheet.mention(i).end <= cue.start() and sheet.alike(i, bounds[0])]
        named = words.ends("limit-named", flow, clause_end)
        if not told or named is None or any(cue.end() <= sheet.mention(i).start < clause_end for i in numbers):
            continue
        if len(CLAUSE.findall(flow[sheet.mention(told[-1]).end : cue.start()])) > 1:
            continue
        denied = words.ends("not-over", flow, cue.start()) is not None
        yield _beyond(sheet, rule, told[-1], bounds[0], denied=denied)


def _beyond(sheet: Sheet, rule: Rule, value: int, bound: int, *, denied: bool) -> Claim:
    """A value against the figure of a bound, whatever the reader makes of 不超过."""
    one, other = sheet.mention(value).written, sheet.mention(bound).written
    assert isinstance(one.value, Decimal)
    assert isinstance(other.value, Decimal)
    over = one.value * one.factor > other.value * other.factor
    places = (("value", (sheet.place(value),)), ("base", (sheet.place(bound),)))
    shown = f"{sheet.text.surface(value)} {'>' if over else '≤'} {sheet.text.surface(bound)}"
    fits = over != denied
    return given(rule, "consistent" if fits else "inconsistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _comparison(sheet: Sheet, index: int, start: int) -> str | None:
    """ ">" or "<" where the words before a number compare with it as with a base: 超过去年的, 高于…的起始价."""
    words, flow, mention = sheet.words, sheet.flow, sheet.mention(index)
    begin = sheet.clause_start(index, start)
    numeral = mention.start + mention.written.numeral[0]
    before = flow[begin:numeral]
    for name, operator in (("above", ">="), ("below", "<=")):
        found = list(words.each(name, before))
        if not found or words.has("not-compared", before[: found[-1].start()][-4:]):
            continue
        between = before[found[-1].end() :]
        plain = mention.written.base_kind in ("percent", "number") and words.ends("of-base-direct", between, len(between))
        level = mention.written.base_kind in ("measure", "money") and words.ends("level-lines", between, len(between))
        if len(between) <= FURTHEST and level:
            return operator
        if len(between) <= FURTHEST and plain and not words.ends("possessive", between, len(between)):
            return operator
        if len(between) <= FURTHEST and (words.ends("of-base", between, len(between)) or _of_another(sheet, index, between)):
            return operator
        if not between and _apposed(sheet, index, begin + found[-1].start()):
            return operator
        if len(between.strip("了")) <= OWNER and words.starts("base-behind", flow, mention.end):
            return operator
    return None


def _of_another(sheet: Sheet, index: int, between: str) -> bool:
    """超过乙公司的85亿元: the value is that of something named. A percentage (正常保有量的106%) is one of it."""
    if sheet.mention(index).written.base_kind == "percent":
        return False
    return sheet.words.ends("possessive", between, len(between)) is not None and 3 <= len(between) <= 10 and not between[0].isspace()


def _apposed(sheet: Sheet, index: int, at: int) -> bool:
    """560人，不足500人: the comparison opens its clause and nothing hangs on it."""
    flow, end = sheet.flow, sheet.mention(index).end
    return flow[at - 1 : at] in ("，", ",") and flow[end : end + 1] in ("，", "。", "；", ",", ";")


def _told_after(sheet: Sheet, numbers: Sequence[int], index: int) -> int | None:
    """高于去年同期的3.2亿元，为2.8亿元: the value in the clause behind its base."""
    if not numbers or not sheet.alike(numbers[0], index):
        return None
    gap = sheet.flow[sheet.mention(index).end : sheet.mention(numbers[0]).start]
    told = sheet.words.ends("reached", gap, len(gap))
    return numbers[0] if told and gap[:1] in ("，", ",") and len(gap) <= 4 else None


def _subject(sheet: Sheet, numbers: Sequence[int], index: int) -> int | None:
    """The number that is compared: the last of its class before it, in the same clause or the one before."""
    alike = [i for i in numbers if sheet.alike(i, index) and not is_difference(sheet, i) and "base" not in sheet.text.fact(i).roles]
    if "mean" not in sheet.text.fact(index).roles:  # 累计960万标箱，月均96万标箱，已超过上年的910万标箱
        alike = [i for i in alike if "mean" not in sheet.text.fact(i).roles] or alike
    if not alike:
        return None
    between = sheet.flow[sheet.mention(alike[-1]).end : sheet.mention(index).start]
    marks = CLAUSE.findall(between)
    return alike[-1] if len(marks) <= 1 and not {"。", "；", ";"} & set(marks) else None


def thresholds(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """突破300万斤大关，达到296万斤: the value told beside a mark that it is said to have passed."""
    for sentence, numbers in sheet.sentences(*PASSED):
        for at, index in enumerate(numbers):
            operator = _passed(sheet, index, sentence.start)
            value = _beside(sheet, numbers, at) if operator else None
            if operator is None or value is None:
                continue
            claim = (
                _fallen(sheet, rule, value, index) if operator == "<=" else compared(sheet, rule, ">=", ("value", value), ("mark", index))
            )
            if claim is not None:
                yield claim
    yield from _hedged(sheet, rule)


def _hedged(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """突破60万人次，达到57.3万人次; 不到半数，仅占54%: a bound, and right behind it the value that is said to keep it."""
    for _, numbers in sheet.sentences():
        for bound, value in pairwise(numbers):
            written = sheet.mention(bound).written
            if written.qualifier not in ("over", "under") or not sheet.alike(bound, value) or sheet.mention(value).written.hedges:
                continue
            gap = sheet.flow[sheet.mention(bound).end : sheet.mention(value).start]
            if not _told_next(sheet, gap) or (gap[:1] in ("，", ",") and _swings(sheet, bound, gap)):
                continue
            claim = compared(sheet, rule, ">=" if written.qualifier == "over" else "<=", ("value", value), ("mark", bound))
            if claim is not None:
                yield claim


def _told_next(sheet: Sheet, gap: str) -> bool:
    """，达到; ，最终定格在; ，截至昨晚报: a comma and the words that tell how much it came to, and nothing else."""
    told = sheet.words.ends("told-next", gap, len(gap))
    if told is not None and gap[: -len(told.group())] in ("，", ","):
        return True
    told = sheet.words.ends("reached", gap, len(gap))
    finally_ = gap[1 : -len(told.group())] if told is not None else ""
    found = sheet.words.starts("in-the-end", finally_, 0) if gap[:1] in ("，", ",") else None
    return found is not None and found.end() == len(finally_)


def _swings(sheet: Sheet, bound: int, gap: str) -> bool:
    """盘中突破10元，最终收于9.85元: what goes up and down may have passed a bound and come back."""
    start = sheet.clause_start(bound, max(0, sheet.mention(bound).start - NEAR))
    before = sheet.flow[start : sheet.mention(bound).start]
    if sheet.words.has("not-compared", before[-4:]):
        return True
    told = sheet.words.ends("told-next", gap, len(gap))
    at_once = told is not None and len(told.group()) == len(gap) - 1
    return not at_once and sheet.words.within("swings", before, 0, len(before)) is not None


def _fallen(sheet: Sheet, rule: Rule, value: int, mark: int) -> Claim | None:
    """跌破10元关口，报9.85元: the mark is the written figure, whatever the reader makes of 破."""
    figure, core = sheet.mention(mark).written.value, sheet.mention(value).written.core
    if not isinstance(figure, Decimal) or core is None or core.low is None:
        return None
    wrong = core.low * sheet.mention(value).written.factor > figure * sheet.mention(mark).written.factor
    places = (("value", (sheet.place(value),)), ("mark", (sheet.place(mark),)))
    shown = f"{sheet.text.surface(value)} {'>' if wrong else '≤'} {sheet.text.surface(mark)}"
    return given(rule, "inconsistent" if wrong else "consistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))


def _passed(sheet: Sheet, index: int, start: int) -> str | None:
    """ ">=" for a mark said to have been passed (突破…大关, not 有望突破), "<=" for one fallen through (跌破…关口)."""
    words, mention, flow = sheet.words, sheet.mention(index), sheet.flow
    numeral = mention.start + mention.written.numeral[0]
    fallen = words.ends("passed-down", flow, numeral)
    verb = fallen or words.ends("passed", flow, numeral)
    if verb is None or not words.starts("mark", flow, mention.end):
        return None
    before = flow[max(start, numeral - len(verb.group()) - 6) : numeral - len(verb.group())]
    if words.has("not-compared", before):
        return None
    return "<=" if fallen else ">="


def _beside(sheet: Sheet, numbers: Sequence[int], at: int) -> int | None:
    """The value in the next clause that is told with 达到 and the like, or the one in the clause before."""
    index = numbers[at]
    mark = sheet.mention(index)
    for other in (*numbers[at + 1 : at + 2], *reversed(numbers[max(0, at - 1) : at])):
        mention = sheet.mention(other)
        gap = sheet.flow[mark.end : mention.start] if mention.start >= mark.end else sheet.flow[mention.end : mark.start]
        before = sheet.flow[max(0, mention.start - 6) : mention.start]
        if (
            len(gap) <= NEAR
            and len(CLAUSE.findall(gap)) <= 1
            and sheet.alike(index, other)
            and (
                sheet.words.within("reached", before, 0, len(before))
                or (mention.end < mark.start and len(gap) <= PASSING and gap[:1] == "，")
            )
        ):
            return other
    return None


def uniform(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """326名…318名…341名，三年均不足300人: every value of the sentence against the bound that all are said to keep."""
    for sentence, numbers in sheet.sentences(ALL):
        for at, index in enumerate(numbers):
            mention = sheet.mention(index)
            concepts = {h.concept for h in mention.written.hedges}
            numeral = mention.start + mention.written.numeral[0]
            hedge = min((mention.start + h.start for h in mention.written.hedges), default=numeral)
            at_all = min(hedge, mention.start)
            said = sheet.words.ends("all", sheet.flow, at_all) and not sheet.words.ends("not-all", sheet.flow, at_all)
            if not said or not concepts & (UPWARD | DOWNWARD):
                continue
            if sheet.words.has("others", sheet.before(index, sentence.start)):
                continue
            values = [i for i in numbers[:at] if sheet.alike(i, index) and not sheet.mention(i).written.hedges]
            operator = ">=" if concepts & UPWARD else "<="
            yield from _all(sheet, rule, values, index, operator)


def _all(sheet: Sheet, rule: Rule, values: Sequence[int], bound: int, operator: str) -> Iterator[Claim]:
    if len(values) < 2:
        return
    claims = [c for i in values if (c := compared(sheet, rule, operator, ("value", i), ("bound", bound))) is not None]
    wrong = [c for c in claims if c.verdict == "inconsistent"]
    yield from wrong
    if not wrong and len(claims) == len(values):
        places = (("values", tuple(sheet.place(i) for i in values)), ("bound", (sheet.place(bound),)))
        sign = "≥" if operator == ">=" else "≤"
        shown = f"{'、'.join(sheet.text.surface(i) for i in values)} {sign} {sheet.text.surface(bound)}"
        yield given(rule, "consistent", sheet.text, sheet.article, places, Evidence(shown, information=0.3))

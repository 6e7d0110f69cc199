"""One value against another beside it: 超过去年的100.3万亩, 突破300万斤大关，达到296万斤, 三年均不足300人."""

from collections.abc import Iterator, Sequence

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import CLAUSE, Sheet, compared
from factcheck.model.rule import Rule

UPWARD = frozenset({"over", "at_least", "more"})
DOWNWARD = frozenset({"under", "near", "at_most"})
COMPARED = tuple(frozenset({word, base}) for word in ("above", "below") for base in ("of-base", "base-behind"))
PASSED = frozenset({"passed", "mark"})
ALL = frozenset({"all"})
NEAR = 30  # characters between a threshold and the value that passed it


def exceeding(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """98.6万亩，超过去年的100.3万亩: a value said to be above or below another, named as a base."""
    for sentence, numbers in sheet.sentences(*COMPARED):
        for at, index in enumerate(numbers[1:], 1):
            operator = _comparison(sheet, index, sentence.start)
            subject = _subject(sheet, numbers[:at], index) if operator else None
            if operator and subject is not None:
                claim = compared(sheet, rule, operator, ("value", subject), ("base", index))
                if claim is not None:
                    yield claim


def _comparison(sheet: Sheet, index: int, start: int) -> str | None:
    """ ">" or "<" where the words before a number compare with it as with a base: 超过去年的, 高于…的起始价."""
    words, flow, mention = sheet.words, sheet.flow, sheet.mention(index)
    begin = sheet.clause_start(index, start)
    numeral = mention.start + mention.written.numeral[0]
    before = flow[begin:numeral]
    for name, operator in (("above", ">="), ("below", "<=")):
        found = list(words.each(name, before))
        if not found or any(True for _ in words.each("not-compared", before[: found[-1].start()][-4:])):
            continue
        between = before[found[-1].end() :]
        if words.ends("of-base", between, len(between)) and len(between) <= 14:
            return operator
        if not between.strip("了") and words.starts("base-behind", flow, mention.end):
            return operator
    return None


def _subject(sheet: Sheet, numbers: Sequence[int], index: int) -> int | None:
    """The number that is compared: the last of its class before it, in the same clause or the one before."""
    alike = [i for i in numbers if sheet.alike(i, index)]
    if not alike:
        return None
    between = sheet.flow[sheet.mention(alike[-1]).end : sheet.mention(index).start]
    marks = CLAUSE.findall(between)
    return alike[-1] if len(marks) <= 1 and not {"。", "；", ";"} & set(marks) else None


def thresholds(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """突破300万斤大关，达到296万斤: the value told beside a mark that it is said to have passed."""
    for sentence, numbers in sheet.sentences(PASSED):
        for at, index in enumerate(numbers):
            if not _passed(sheet, index, sentence.start):
                continue
            value = _beside(sheet, numbers, at)
            claim = compared(sheet, rule, ">=", ("value", value), ("mark", index)) if value is not None else None
            if claim is not None:
                yield claim


def _passed(sheet: Sheet, index: int, start: int) -> bool:
    """Whether a number is a mark said to have been passed: 突破…大关, not 有望突破."""
    words, mention, flow = sheet.words, sheet.mention(index), sheet.flow
    numeral = mention.start + mention.written.numeral[0]
    verb = words.ends("passed", flow, numeral)
    if verb is None or not words.starts("mark", flow, mention.end):
        return False
    before = flow[max(start, numeral - len(verb.group()) - 6) : numeral - len(verb.group())]
    return not any(True for _ in words.each("not-compared", before))


def _beside(sheet: Sheet, numbers: Sequence[int], at: int) -> int | None:
    """The value in the next clause that is told with 达到 and the like, or the one in the clause before."""
    index = numbers[at]
    mark = sheet.mention(index)
    for other in (*numbers[at + 1 : at + 2], *reversed(numbers[max(0, at - 1) : at])):
        mention = sheet.mention(other)
        gap = sheet.flow[mark.end : mention.start] if mention.start >= mark.end else sheet.flow[mention.end : mark.start]
        before = sheet.flow[max(0, mention.start - 6) : mention.start]
        if len(gap) <= NEAR and sheet.alike(index, other) and sheet.words.within("reached", before, 0, len(before)):
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
            if any(True for _ in sheet.words.each("others", sheet.before(index, sentence.start))):
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

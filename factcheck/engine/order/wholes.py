"""Some of what is counted whole before: 全村126户，装上太阳能的已有107户; 312户人家，已有231户通了气; 共有91人应聘，最终录用19人."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.claim import Claim
from factcheck.engine.order.sheet import CLAUSE, Sheet, compared
from factcheck.model.rule import Rule

ALL_OF = (frozenset({"scope"}), frozenset({"some-have"}))
TOTALS = frozenset({"total"})
LARGEST = Decimal(2)
"""A part this many times its whole, or more, speaks of a wrong whole."""
NOUN = 8  # characters behind a whole: what it counts
LEAD = 10  # characters before one that its owner may take
GAP = 24  # characters between the two


def some_of_all(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """Every number that is told as some of the one before it."""
    for sentence, numbers in sheet.sentences(*ALL_OF):
        for at, (whole, part) in enumerate(pairwise(numbers)):
            if TOTALS & sheet.text.fact(part).roles.keys():
                continue  # 第二批480吨正在途中，两批共计800吨
            alike = sheet.alike(whole, part) or sheet.counted_alike(whole, part)
            if not alike or larger_before(sheet, numbers[:at], part) or not _some_of(sheet, whole, part, sentence.start):
                continue
            claim = compared(sheet, rule, "<=", ("part", part), ("whole", whole))
            if claim is not None and (claim.verdict != "inconsistent" or plausible(sheet, whole, part)):
                yield claim


def larger_before(sheet: Sheet, numbers: list[int], part: int) -> bool:
    """Whether an earlier number of the class could be the whole: then nothing is said."""
    return any(sheet.alike(i, part) and highest(sheet, i) >= highest(sheet, part) for i in numbers)


def plausible(sheet: Sheet, whole: int, part: int) -> bool:
    return highest(sheet, part) < LARGEST * highest(sheet, whole)


def highest(sheet: Sheet, index: int) -> Decimal:
    core = sheet.mention(index).written.core
    return core.high if core is not None and core.high is not None else Decimal(0)


def _some_of(sheet: Sheet, whole: int, part: int, start: int) -> bool:
    """Whether the first number is told whole, and the second as some of it."""
    between = sheet.flow[sheet.mention(whole).end : sheet.mention(part).start]
    if "。" in between or sheet.words.within("from-outside", between, 0, len(between)) is not None:
        return False
    of_all = _of_all(sheet, whole, start)
    if of_all and sheet.words.ends("of-them", between, len(between)):
        return True
    if sheet.mention(whole).written.base_kind != "count" or not (of_all or _is_led(sheet, whole, start)):
        return False
    head, tail = _parted(sheet, between)
    if len(between) > GAP or not _is_noun(sheet, head) or not (of_all or _is_counted(sheet, whole, head)):
        return False
    if not tail:
        return of_all and bool(head) and _is_own_noun(sheet, part) and _does(sheet, part)
    return _has(sheet, tail) and _goes_on(sheet, part, head)


def _of_all(sheet: Sheet, whole: int, start: int) -> bool:
    """全村126户, 全厂共有126人: a word says that all are counted."""
    at = sheet.mention(whole).start
    before = sheet.flow[max(start, at - LEAD) : at]
    if sheet.words.ends("scope", before, len(before)):
        return True
    had = sheet.words.ends("all-had", before, len(before))
    before = before[: -len(had.group())] if had is not None else before
    return sheet.words.ends("scope", before, len(before)) is not None


def _is_led(sheet: Sheet, whole: int, start: int) -> bool:
    """312户人家, 镇上27个村, 参评的64个项目, 小区共有住户420户: nothing before a number but whose it is."""
    before = sheet.before(whole, start)
    if any(sheet.words.within(name, before, 0, len(before)) for name in ("part-times", "of-which")):
        return False  # 其中一中的两名学生…，入选的有3人: some themselves
    return not before or (len(before) <= LEAD and sheet.words.ends("whole-lead", before, len(before)) is not None)


def _parted(sheet: Sheet, between: str) -> tuple[str, str]:
    """What the whole counts and how the part is led in: 户人家 and 眼下已有; without a comma (38名乘客有21人获救) the last word is the lead."""
    if CLAUSE.search(between):
        first = CLAUSE.search(between)
        assert first is not None
        return between[: first.start()], between[first.end() :]
    had = sheet.words.ends("part-having", between, len(between))
    return (between[: had.start() + max(0, len(between) - 12)], had.group()) if had is not None else (between, "")


def _is_noun(sheet: Sheet, head: str) -> bool:
    """Whether the words behind a whole are short and say nothing that happened to it (12名矿工遇难，有21名…)."""
    return len(head) <= NOUN and not any(c.isdigit() for c in head) and sheet.words.within("befallen", head, 0, len(head)) is None


def _is_counted(sheet: Sheet, whole: int, head: str) -> bool:
    """Whether a noun stands behind a whole, in its unit (312户人家), or before it where its owner leads it in: and not 12人，有21人…."""
    unit = sheet.mention(whole).written.unit or ""
    return bool(head) or len(unit) > 1 or sheet.words.ends("whole-lead", sheet.flow, sheet.mention(whole).start) is not None


def _has(sheet: Sheet, tail: str) -> bool:
    """眼下已有, 经检验有, 通了水的已有, 及格人数达: how some of a whole are led in."""
    rest = tail
    while rest and (adverb := sheet.words.starts("part-adverbs", rest, 0)) is not None:
        rest = rest[adverb.end() :].lstrip("，,")
    if not rest or CLAUSE.search(rest):
        return False
    having = sheet.words.starts("part-having", rest, 0)
    if having is not None and having.end() == len(rest):
        return True
    return sheet.words.ends("of-them", rest, len(rest)) is not None or sheet.words.ends("part-names", rest, len(rest)) is not None


def _goes_on(sheet: Sheet, part: int, head: str) -> bool:
    """Whether nothing else is counted behind a part: a verb, the whole's own noun or a stop stands there."""
    flow, end = sheet.flow, sheet.mention(part).end
    if _is_own_noun(sheet, part) or not flow[end : end + 1] or CLAUSE.match(flow, end):
        return sheet.words.starts("not-people", flow, end) is None
    noun, behind = head[-2:], CLAUSE.split(flow[end : end + GAP])[0]
    return (_does(sheet, part) and not sheet.words.within("possessive", behind, 0, len(behind))) or (
        len(noun) == 2 and flow[end : end + NOUN].startswith((noun, head))
    )


def _is_own_noun(sheet: Sheet, part: int) -> bool:
    """21人, 21户: what is counted needs no noun behind it."""
    return sheet.flow[sheet.mention(part).end - 1] in sheet.words.entries("self-counted")


def _does(sheet: Sheet, part: int) -> bool:
    return sheet.words.starts("part-verbs", sheet.flow, sheet.mention(part).end) is not None

"""Shares and falls up to the whole: 合格率103%, 下降120%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from factcheck.engine.claim import Claim
from factcheck.engine.order.bounds import above, broken, kept
from factcheck.engine.order.sheet import CLAUSE, Sheet
from factcheck.engine.repair import REASONS, edits
from factcheck.model.check import Suggestion
from factcheck.model.interval import WIDE
from factcheck.model.mention import Mention
from factcheck.model.rule import Rule

HUNDRED = Decimal(100)
NEAR = 8  # characters behind a percent in which what it is of stands
GAP = 12  # characters between two percents of one thing


def percents(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """合格率103%, 下降120%: shares and falls of more than the whole."""
    for sentence, numbers in sheet.sentences():
        limited = [i for i in numbers if _is_percent(sheet, i) and _limited(sheet, i, sentence.start, sentence.end)]
        good = [i for i in limited if not above(sheet, i, HUNDRED)]
        if good:
            yield kept(sheet, rule, good, HUNDRED, "%")
        for index in limited:
            if index not in good:
                counts, repairs = _meant(sheet, index, numbers)
                yield broken(sheet, rule, index, HUNDRED, "%", counts, repairs)


def _meant(sheet: Sheet, index: int, numbers: Sequence[int]) -> tuple[tuple[int, ...], tuple[Suggestion, ...]]:
    """What a share above the whole should be: the slip of the pen that two counts of its sentence bear out, else a point that is elsewhere."""
    mention, language = sheet.mention(index), sheet.text.document.language
    slips = [
        (new, operator, read) for new, operator in edits(sheet.text.surface(index), mention.written) if (read := _share(new)) is not None
    ]
    for whole, part in permutations([i for i in numbers if sheet.mention(i).written.base_kind == "count"], 2):
        for new, operator, (value, unit) in slips:
            if sheet.alike(whole, part) and any(abs(p - value) <= unit / 2 for p in _shares(sheet, whole, part)):
                return (whole, part), (_splice(index, mention, new, operator, language),)
    moved = [s for s in slips if s[1] == "decimal"]
    return (), tuple(_splice(index, mention, new, operator, language) for new, operator, _ in moved[:1])


def _share(surface: str) -> tuple[Decimal, Decimal] | None:
    """The value of a percent up to 100 and one unit of its last digit; None for anything else."""
    found = re.fullmatch(r"(\d+)(\.\d+)?%", surface)
    if found is None or Decimal(found[1] + (found[2] or "")) > HUNDRED:
        return None
    return Decimal(found[1] + (found[2] or "")), Decimal(1).scaleb(1 - len(found[2] or "."))


def _shares(sheet: Sheet, whole: int, part: int) -> Sequence[Decimal]:
    """The share of a part, and that of the rest (检出不合格12批次，合格率…)."""
    a, b = sheet.mention(whole).written.value, sheet.mention(part).written.value
    if not isinstance(a, Decimal) or not isinstance(b, Decimal) or not 0 < b < a:
        return ()
    share = WIDE.divide(WIDE.multiply(b, HUNDRED), a)
    return share, HUNDRED - share


def _splice(index: int, mention: Mention, surface: str, operator: str, language: str) -> Suggestion:
    reason = REASONS[operator].get(language) or REASONS[operator]["en"]
    return Suggestion(index, mention.start, mention.end, surface, operator, reason)


def _is_percent(sheet: Sheet, index: int) -> bool:
    written = sheet.mention(index).written
    return written.base_kind == "percent" and written.form_of in ("%", "", "分之")


def _limited(sheet: Sheet, index: int, start: int, end: int) -> str | None:
    """Why a percent cannot exceed 100: it is a share or a fall of something that cannot lose more than all it has."""
    words, flow, mention = sheet.words, sheet.flow, sheet.mention(index)
    begin = sheet.clause_start(index, start)
    before = sheet.before(index, start)
    bare = before
    while (tail := words.ends("adverbs", bare, len(bare)) or words.ends("copula", bare, len(bare))) and tail.group():
        bare = bare[: -len(tail.group())]
    clause = flow[begin : mention.start]
    if not bare.strip("和及与、至到") and index and _goes_on(sheet, index):
        return _limited(sheet, index - 1, start, end)
    if _of_whom(sheet, index, bare):
        return "share"
    if words.starts("holdings", flow, mention.end) and words.has("held", clause):
        return "share"
    if words.has("plan-words", clause):
        return None
    if words.ends("share-verb", bare, len(bare), 8) or _share_of_all(sheet, bare):
        return "share"
    from_what = words.ends("ratio-from", bare, len(bare))
    bare = bare[: -len(from_what.group())] if from_what is not None else bare  # 入住率由上月的82%
    noun = words.ends("ratio-nouns", bare, len(bare), 12)
    if noun is not None or words.ends("ratio-suffixes", bare, len(bare)):
        free = _unlimited(sheet, clause, noun.group() if noun is not None else "") or _told_of_unlimited(sheet, index)
        return None if free else "share"
    if words.ends("fell", bare, len(bare), 8) and not words.has("may-fall-below", flow, start, end):
        return "fall"
    return None


def _unlimited(sheet: Sheet, clause: str, noun: str) -> bool:
    """Whether a clause names a rate without a limit; the end of a longer noun does not (功率 of 成功率)."""
    at = clause.rfind(noun) if noun else len(clause)
    return any(not (at < m.start() and m.end() <= at + len(noun)) for m in sheet.words.each("unlimited", clause))


def _told_of_unlimited(sheet: Sheet, index: int) -> bool:
    """覆盖率为180%的拨备: what stands behind the number has no limit."""
    end = sheet.mention(index).end
    return (
        sheet.words.within("unlimited", sheet.flow, end, end + NEAR) is not None
        and sheet.words.starts("possessive", sheet.flow, end) is not None
    )


def _goes_on(sheet: Sheet, index: int) -> bool:
    """入住率由82%升至128%, 分别为58%和142%: the percent goes on from the one before it in its clause."""
    between = sheet.flow[sheet.mention(index - 1).end : sheet.mention(index).start]
    return _is_percent(sheet, index - 1) and CLAUSE.search(between) is None and len(between) <= GAP


def _of_whom(sheet: Sheet, index: int, bare: str) -> bool:
    """有152%的受访者, 以120%的支持率: so many of people, or a rate that is named behind its number."""
    words, flow, end = sheet.words, sheet.flow, sheet.mention(index).end
    if words.ends("no-share", bare, len(bare)) is not None:
        return False
    if words.starts("of-whom", flow, end) is not None:
        return True
    behind = words.starts("possessive", flow, end)
    rate = words.starts("ratio-nouns", flow, behind.end()) if behind is not None else None
    return rate is not None and words.within("unlimited", flow, rate.start(), rate.end()) is None


def _share_of_all(sheet: Sheet, before: str) -> bool:
    """占全厂的128%: a share of what is named as the whole; 占GDP的128% is a ratio."""
    verbs = list(sheet.words.each("share-verb", before))
    tail = before[verbs[-1].end() :] if verbs else ""
    named = sheet.words.has("shared-whole", tail)
    return named and len(tail) <= 24 and not sheet.words.has("not-shared", tail)

"""Values against what their kind allows: parts up to their whole, ranks up to the size of the field, degrees up to those of their scale."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.bounds import at_most, beyond
from factcheck.engine.order.sheet import Sheet, compared
from factcheck.engine.order.wholes import TOTALS, highest, larger_before, plausible, some_of_all
from factcheck.engine.words import either
from factcheck.model.check import Place
from factcheck.model.interval import plain
from factcheck.model.rule import Rule

ABSOLUTE_ZERO = Decimal("-273.15")
DAY = Decimal(24)
NOUN = 7
"""Characters behind a number in which the noun that it counts stands, up to a mark."""
MARKS = frozenset("，。；：、,;:")
RANKED = frozenset({"ordinal-mark", "field-nouns"})
NO_WHOLES = frozenset({"percent", "percentage_point", "duration", "age", "ordinal", "rank"})  # 第二组…，其中第三组
PARTS = (frozenset({"whole-suffix"}), frozenset({"of-which"}))
BARE = 3  # characters of a noun between 有效 and its number
TAKEN = 12  # characters between those of whom some have done something and how many
FORM = 40  # characters on either side of a word that a form has
SPENT = 24  # characters between a span and what of it was spent
SHOULD = frozenset({"should-come"})
SCORED = frozenset({"full-marks"})
CONSTANT = (frozenset({"per-day", "hours"}), frozenset({"limit-words"}), frozenset({"old"}), frozenset({"below-zero"}))


def constants(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """北纬95度, 每天工作26小时: values beyond what their scale has."""
    table = sheet.words.mapping("limits")
    for sentence, numbers in sheet.sentences(frozenset({"day-counts"})):
        for index, most in _days(sheet, sentence.start, sentence.end):
            if index in numbers:
                yield at_most(sheet, rule, index, most, "")
    for sentence, numbers in sheet.sentences(*CONSTANT):
        for index in numbers:
            before = sheet.before(index, sentence.start)
            for row in table.values():
                if any(before.endswith(str(w)) for w in row["words"]) and row.get("unit") in (None, sheet.mention(index).written.unit):
                    yield at_most(sheet, rule, index, Decimal(str(row["max"])), "")
            oldest = sheet.words.mapping("oldest")
            if sheet.mention(index).kind == "age" and any(before.endswith(str(w)) for w in oldest.get("words") or ()):
                yield at_most(sheet, rule, index, Decimal(str(oldest["max"])), "")
            if _is_daily(sheet, index, before):
                yield at_most(sheet, rule, index, DAY, "")
            if _is_colder_than_all(sheet, index):
                yield beyond(sheet, rule, index, f"≥ {plain(ABSOLUTE_ZERO)}℃")


def _is_colder_than_all(sheet: Sheet, index: int) -> bool:
    """零下310摄氏度: below absolute zero."""
    written = sheet.mention(index).written
    cold = written.unit == "degC" and written.core is not None and written.core.high is not None
    return cold and written.core.high < ABSOLUTE_ZERO  # type: ignore[union-attr,operator]


def _days(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, Decimal]]:
    """一年中有371天是晴天, 2月有雨日30天: days of a year or a month, with how many it has at most."""
    table = sheet.words.mapping("days-of")
    for row in table.values():
        for found in _pattern(str(row["pattern"])).finditer(sheet.flow, start, end):
            months = row.get("months")
            most = months[int(found["month"]) - 1] if months and 1 <= int(found["month"]) <= len(months) else row.get("max")
            index = bisect_left(sheet.starts, found.start("days"))
            if most is not None and index < len(sheet.starts) and sheet.starts[index] == found.start("days"):
                yield index, Decimal(most)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _is_daily(sheet: Sheet, index: int, before: str) -> bool:
    mention = sheet.mention(index)
    surface = sheet.flow[mention.start : mention.end]
    hours = mention.written.kind == "duration" and any(surface.endswith(u) for u in sheet.words.entries("hours"))
    if not hours:
        return False
    while verb := sheet.words.ends("day-verbs", before, len(before)):
        before = before[: -len(verb.group())]
    return sheet.words.ends("per-day", before, len(before)) is not None


def ranks(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """9个县区…第11位: a rank against the number of those that were ranked."""
    for sentence, numbers in sheet.sentences(RANKED):
        fields = [i for i in numbers if _is_field(sheet, i)]
        for index in numbers:
            if not _is_rank(sheet, index):
                continue
            if sheet.words.within("alone", b := sheet.before(index, sentence.start), 0, len(b)):
                continue
            before = [i for i in fields if sheet.mention(i).end <= sheet.mention(index).start]
            if sheet.words.has("team-words", sheet.before(index, sentence.start)):
                before = [i for i in before if sheet.mention(i).written.unit_class != "person"] or before
            if not before or _other_scope(sheet, before[-1], index):
                continue
            largest = max(before, key=lambda i: highest(sheet, i))
            claim = compared(sheet, rule, "<=", ("rank", index), ("field", largest))
            if claim is not None:
                yield claim


def _is_field(sheet: Sheet, index: int) -> bool:
    """Whether a number counts those that take part: 32所院校, 36支车队."""
    mention, words = sheet.mention(index), sheet.words
    if mention.written.base_kind != "count":
        return False
    last = next((at for at in range(mention.end, mention.end + NOUN) if sheet.flow[at : at + 1] in MARKS), mention.end + NOUN)
    return words.within("field-nouns", sheet.flow, mention.end - 1, last) is not None


def _is_rank(sheet: Sheet, index: int) -> bool:
    mention, words, flow = sheet.mention(index), sheet.words, sheet.flow
    first = words.starts("ordinal-mark", flow, mention.start)
    said = first or words.ends("ordinal-mark", flow, mention.start)
    lead = words.ends("rank-lead", flow, mention.start - (first is None))
    unit = words.ends("rank-units", flow, mention.end) or words.starts("rank-units", flow, mention.end) or lead
    return mention.written.base_kind in ("rank", "ordinal", "count") and bool(unit) and bool(said)


def _other_scope(sheet: Sheet, field: int, rank: int) -> bool:
    """Whether a wider field is named between the two: 9个县区…全国第11位."""
    between = sheet.flow[sheet.mention(field).end : sheet.mention(rank).start]
    return sheet.words.has("rank-scope", between)


def parts(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """186个行政村中，已有189个; 全村1.24平方公里，其中建设用地1.26平方公里: one part against its whole."""
    yield from attended(sheet, rule)
    yield from spells(sheet, rule)
    yield from some_of_all(sheet, rule)
    yield from in_words(sheet, rule)
    for _sentence, numbers in sheet.sentences(*PARTS):
        for at, whole in enumerate(numbers):
            behind = numbers[at + 1 : at + 3]
            part = next((i for i in behind if sheet.alike(whole, i) or sheet.counted_alike(whole, i)), None)  # 其中60岁以上老人1920人
            if part is None or sheet.mention(whole).written.base_kind in NO_WHOLES:
                continue
            if TOTALS & sheet.text.fact(part).roles.keys() and not TOTALS & sheet.text.fact(whole).roles.keys():
                continue  # 第二批480吨正在途中，两批共计800吨
            if not _within(sheet, whole, part) or larger_before(sheet, numbers[:at], part) or _of_one(sheet, part):
                continue
            for some in (part, *_others(sheet, whole, numbers[numbers.index(part) + 1 :])):
                claim = compared(sheet, rule, "<=", ("part", some), ("whole", whole))
                if claim is not None and (claim.verdict != "inconsistent" or plausible(sheet, whole, some)):
                    yield claim


def _others(sheet: Sheet, whole: int, numbers: Sequence[int]) -> Iterator[int]:
    """85人中，有58人…，另有28人…: more parts of one whole, each opening its clause with a word that goes on."""
    for index in numbers:
        if (
            not (sheet.alike(whole, index) or sheet.counted_alike(whole, index))
            or sheet.words.ends("and-others", sheet.flow, sheet.mention(index).start) is None
        ):
            return
        yield index


def _of_one(sheet: Sheet, part: int) -> bool:
    """其中青江菜每公斤58元: what one costs is no part of anything."""
    return not {"per", "unit-price", "mean"}.isdisjoint(sheet.text.fact(part).roles)


def _within(sheet: Sheet, whole: int, part: int) -> bool:
    """Whether words make the second number a part of the first: …中，…; …，其中…."""
    words, flow = sheet.words, sheet.flow
    begin, end = sheet.mention(whole).end, sheet.mention(part).start
    between = flow[begin:end]
    if len(between) > 30 or "。" in between or "；" in between:
        return False
    if words.has("increments", sheet.before(whole, max(0, begin - 20))):
        return False
    head, _, tail = between.partition("，")
    for suffix in words.each("whole-suffix", head, 0, 14):
        if words.ends("measures-with-suffix", head, suffix.end()) is not None:
            continue  # 半马500个、十公里700个
        rest = between[suffix.end() :]
        if words.has("increments", rest):
            continue
        taken = len(rest) <= TAKEN and words.ends("taken", rest, len(rest)) is not None  # 24场比赛中赢了26场
        if not rest or taken or words.starts("having", rest, 0):
            return True
    if len(head) > 8:
        return False
    return (
        bool(words.starts("of-which", tail, 0)) or words.ends("of-which", tail.removesuffix("的"), len(tail.removesuffix("的"))) is not None
    )


def in_words(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """10投7中, 射门12次、射正5次: what sport and examinations tell in a form of their own."""
    article = sheet.text.document.articles[sheet.article]
    rows = sheet.words.mapping("parts-in-words").values()
    flow = sheet.flow[article.start : article.end]
    for row in (r for r in rows if any(word in flow for word in r["has"])):
        for found in _formed(sheet.flow, article.start, article.end, tuple(row["has"]), str(row["form"])):
            whole, part = (int(found[name].replace(",", "")) for name in ("whole", "part"))
            places = tuple((name, (_numbered(sheet, *found.span(name)),)) for name in ("part", "whole"))
            shown = Evidence(f"{part} {'≤' if part <= whole else '>'} {whole}", information=0.3)
            yield given(rule, "consistent" if part <= whole else "inconsistent", sheet.text, sheet.article, places, shown)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(either(words))


def _formed(flow: str, start: int, end: int, has: tuple[str, ...], form: str) -> Iterator[re.Match[str]]:
    """The places of a form, each of which has one of some words: it is looked for around them alone."""
    done = start
    for word in _any_of(has).finditer(flow, start, end):
        for found in _pattern(form).finditer(flow, max(done, word.start() - FORM), min(end, word.end() + FORM)):
            yield found
            done = found.end()


def _numbered(sheet: Sheet, start: int, end: int) -> Place:
    index = bisect_right(sheet.starts, start) - 1
    holds = index >= 0 and sheet.mention(index).end >= end
    return Place(index if holds else None, "number", start, end)


def spells(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """24小时里守了19个小时: of a whole span that is named no more can be spent than it has."""
    cycles = sheet.words.mapping("cycles")
    for _sentence, numbers in sheet.sentences():
        for whole, part in pairwise(numbers):
            if sheet.mention(whole).written.kind != "duration" or sheet.mention(part).written.unit != sheet.mention(whole).written.unit:
                continue
            if not _is_cycle(sheet, whole, cycles) or not _spent_of(sheet, whole, part):
                continue
            claim = compared(sheet, rule, "<=", ("part", part), ("whole", whole))
            if claim is not None:
                yield claim


def _is_cycle(sheet: Sheet, index: int, cycles: Mapping[str, object]) -> bool:
    mention = sheet.mention(index)
    unit = sheet.flow[mention.start + mention.written.numeral[1] : mention.end]
    known = cycles.get(unit, ())
    return mention.written.value in (known if isinstance(known, list) else [known])


def _spent_of(sheet: Sheet, whole: int, part: int) -> bool:
    between = sheet.flow[sheet.mention(whole).end : sheet.mention(part).start]
    within = sheet.words.starts("cycle-within", between, 0)
    return (
        within is not None
        and sheet.words.ends("spent", between, len(between)) is not None
        and "。" not in between
        and len(between) <= SPENT
    )


def attended(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """应到代表230人，实到245人: fewer come than should."""
    for sentence, numbers in sheet.sentences(SHOULD):
        for left, right in pairwise(numbers):
            first, second = sheet.before(left, sentence.start), sheet.before(right, sentence.start)
            for should, came in sheet.words.pairs("attended"):
                if (
                    _came_of(sheet, first, second, should, came)
                    and sheet.mention(left).written.unit_class == sheet.mention(right).written.unit_class
                ):
                    claim = compared(sheet, rule, "<=", ("part", right), ("whole", left))
                    if claim is not None:
                        yield claim
                    break


def _came_of(sheet: Sheet, first: str, second: str, should: str, came: str) -> bool:
    """应到代表230人，实到245人; where the words have other uses (代表, 出席) each must stand right at its number."""
    if should not in sheet.words.entries("loosely-told"):
        rest = second.strip("，, 、").removeprefix(came)
        lead = first.rpartition(should)[2] if should in first else "\0" * (BARE + 1)
        tight = len(lead) <= BARE and not sheet.words.within("possessive", lead, 0, len(lead)) and second.strip("，, 、").startswith(came)
        return tight and len(rest) <= BARE and not sheet.words.within("possessive", rest, 0, len(rest))
    return should in first and came in second


def _scored(sheet: Sheet, before: str) -> bool:
    """Whether the words before marks say that someone has got them."""
    words = sheet.words
    if words.has("not-scored", before):
        return False
    return words.ends("scores", before, len(before)) is not None or words.ends("score-of", before, len(before)) is not None


def scores(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """最高分123分…满分120分: scores against the full marks that the sentence names."""
    for sentence, numbers in sheet.sentences(SCORED):
        if sheet.words.within("extra-marks", sheet.flow, sentence.start, sentence.end):
            continue
        full = [i for i in numbers if sheet.words.ends("full-marks", b := sheet.before(i, sentence.start), len(b))]
        if len(full) != 1:
            continue
        for index in numbers:
            before = sheet.before(index, sentence.start)
            if (
                index != full[0]
                and _scored(sheet, before)
                and sheet.mention(index).written.unit_class == sheet.mention(full[0]).written.unit_class
            ):
                claim = compared(sheet, rule, "<=", ("score", index), ("full", full[0]))
                if claim is not None:
                    yield claim

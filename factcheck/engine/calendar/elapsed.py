"""Stretches of time beside the two moments that they run between: whether the one may be said of the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.engine.calendar.arithmetic import (
    agrees,
    days_apart,
    days_between,
    minutes_between,
    months_between,
    spans,
    total_days,
    years_between,
)
from factcheck.engine.calendar.ends import ends_of
from factcheck.engine.calendar.items import Length
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.calendar.phrased import phrased
from factcheck.engine.calendar.told import Ends, compared, span_word
from factcheck.engine.claim import Claim
from factcheck.model.check import Suggestion
from factcheck.model.rule import Rule

TELLING = 10  # days, or years, from which an exact count is evidence of its own
FAR_OFF = 5  # times: a stretch and a time that differ so much are not of one thing
TEN = Decimal(9), Decimal(11)  # times: a nought too many or too few


def elapsed(page: Page, rule: Rule) -> Iterator[Claim]:
    """At most one claim for each stretch of time."""
    for length in page.almanac.lengths:
        if length.ordinal or length.counting == "anniversary" or _fractional(length):
            continue
        if _is_partly_done(page, length) or _is_left(page, length):
            continue
        found = phrased(page, length) or (ends_of(page, length) if _measures(page, length) else [])
        made = _judged(page, rule, length, found)
        if made is not None:
            yield made


def _is_partly_done(page: Page, length: Length) -> bool:
    """Whether another stretch is told as a part of one: six years of a nine-year term."""
    part = page.words.ends("part-of", page.flow, length.start)
    return part is not None and any(n.end == length.start - len(part.group()) for n in page.almanac.lengths)


def _is_left(page: Page, length: Length) -> bool:
    """前后91天，除去闭馆的13个周一，实际开放78天: whether something that is no stretch of time has been taken off another stretch before."""
    start = max((n.end for n in page.almanac.lengths if n.end <= length.start), default=length.start)
    return page.words.within("deduct", page.flow, max(start, page.sentence(length.start).start), length.start) is not None


def _fractional(length: Length) -> bool:
    """Whether a stretch is a measured value (10.2年), not a count of years or a half of one."""
    return any(amount * 2 % 1 for amount in length.amounts.values())


def _measures(page: Page, length: Length) -> bool:
    """Whether a stretch may run between two told moments: not 五年期, not 提前20分钟."""
    words, flow = page.words, page.flow
    if words.ends("not-span-before", flow, length.start):
        return False
    if words.starts("strong-after", flow, length.end):
        return True
    if compared(page, length) and not words.ends("sure-before", flow, length.start):
        return False
    if words.starts("term-behind", flow, length.end) or words.ends("apart", flow, length.start):
        return True
    if words.starts("not-span-after", flow, length.end):
        return False
    return (
        span_word(page, length)
        or bool(words.ends("counts-up", flow, length.start))
        or not words.ends("own-span-before", flow, length.start)
    )


def _judged(page: Page, rule: Rule, length: Length, found: Sequence[Ends]) -> Claim | None:
    told = [(e, _agrees(page, e, length)) for e in found]
    good = next((e for e, fits in told if fits), None)
    if good is not None:
        return _claim(page, rule, length, good, agree=True)
    bad = [e for e, fits in told if fits is False]
    if not bad or len(bad) < len(told) or all(_far_off(e, length) for e in bad):
        return None
    apart = page.words.entries("broken") and not bad[0].phrased and ";" in page.flow[bad[0].last.end : length.start]
    if apart or _broken(page, length):
        return None
    if bad[0].bare:
        return _claim(page, rule, length, bad[0], agree=False) if _turned(page, bad[0], length) else None
    if bad[0].sure or (bad[0].likely and _slipped(page, bad[0], length)) or _restored(page, bad, length):
        return _claim(page, rule, length, bad[0], agree=False)
    return None


def _broken(page: Page, length: Length) -> bool:
    """Whether the sentence of a stretch says that it is not all of what lies between its ends (with a gap, with an option to extend it)."""
    sentence = page.sentence(length.start)
    return page.words.within("broken", page.flow, sentence.start, sentence.end) is not None


def _far_off(ends: Ends, length: Length) -> bool:
    """Whether a stretch is out of all proportion to the time between two moments, and no digit too many or too few: it measures another."""
    last = replace(ends.last, afternoon=True) if _evening(ends) else ends.last
    said, actual = total_days(length), days_apart(ends.first, last)
    if not said or not actual:
        return False
    ratio = max(said, actual) / min(said, actual)
    return ratio >= FAR_OFF and not TEN[0] <= ratio <= TEN[1]


def _slipped(page: Page, ends: Ends, length: Length) -> bool:
    """Whether one slip of the pen in a stretch of two figures or more explains the mismatch."""
    if max(length.amounts.values()) < TELLING:
        return False
    return any(s.operator in ("transposed", "digit") for s in suggestions(page, [ends.first, ends.last, length], spans, among=(2,)))


def _turned(page: Page, ends: Ends, length: Length) -> bool:
    """Whether two digits of a stretch the other way round explain the mismatch."""
    return any(s.operator == "transposed" for s in suggestions(page, [ends.first, ends.last, length], spans, among=(2,)))


def _restored(page: Page, bad: Sequence[Ends], length: Length) -> bool:
    """Whether one wrong digit in a stretch told to the minute, or between two clock times of one sentence, explains the mismatch."""
    precise = {"minute", "hour"} & length.amounts.keys() or (length.amounts.get("day") or 0) >= TELLING
    if not precise:
        return False
    start = page.sentence(length.start).start
    if any(e.first.start < start for e in bad) or not span_word(page, length):
        return False
    return any(suggestions(page, [e.first, e.last, length], spans, among=(2,)) for e in bad)


def _agrees(page: Page, ends: Ends, length: Length) -> bool | None:
    direct = agrees(length, ends.first, ends.last)
    if direct is False and _evening(ends):
        direct = agrees(length, ends.first, replace(ends.last, afternoon=True))
    if direct is False:
        less = _deducted(page, ends, length)
        return agrees(less, ends.first, ends.last) if less is not None else False
    return direct


def _evening(ends: Ends) -> bool:
    """晚7时30分开始，10时散场: an hour behind one of the evening, without a word of its own, is of the evening too."""
    first, last = ends.first, ends.last
    return first.afternoon and not last.afternoon and "day" not in last.parts and (last.get("hour") or 0) < 12


def _deducted(page: Page, ends: Ends, length: Length) -> Length | None:
    """扣除1小时，实际8小时: the stretch with what was taken off added again."""
    for other in page.almanac.lengths:
        alike = ends.last.end <= other.start < length.start and list(other.amounts) == list(length.amounts)
        if alike and page.words.within("deduct", page.flow, ends.last.end, other.start):
            return replace(length, amounts={u: a + other.amounts[u] for u, a in length.amounts.items()})
    return None


def _claim(page: Page, rule: Rule, length: Length, ends: Ends, *, agree: bool) -> Claim:
    things: list[Thing] = [ends.first, ends.last, length]
    places = (("first", page.places(ends.first)), ("last", page.places(ends.last)), ("length", page.places(length)))
    first, last, said = (page.shown(t) for t in (ends.first, ends.last, length))
    solved = _solved(ends, length)
    result = page.numerals.write(solved[0][2], page.flow[slice(*length.numerals[0])]) if solved else ""
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=f"{last} − {first} {'=' if agree else '≠'} {said}",
        values=(("result", result),),
        repairs=() if agree else _repairs(page, things, solved),
        caught=strength(page, things, spans) if agree else None,
        information=1.0,
    )


def _repairs(page: Page, things: Sequence[Thing], solved: Sequence[tuple[int, str, int]]) -> tuple[Suggestion, ...]:
    return suggestions(page, things, spans, solved)


def _solved(ends: Ends, length: Length) -> list[tuple[int, str, int]]:
    """The stretch that fits, then the years that would fit it: for the owners first 0, last 1, length 2."""
    unit = next(iter(length.amounts))
    if unit == "minute" or unit == "hour":
        gap = minutes_between(ends.first, ends.last)
        return [] if gap is None else [(2, unit, gap // 60 if unit == "hour" else gap)]
    if unit in ("day", "week"):
        return [(2, unit, g + e) for g in days_between(ends.first, ends.last) for e in (1, 0)]
    months = months_between(ends.first, ends.last)
    if unit == "month":
        return [] if months is None else [(2, unit, int(months.to_integral_value(rounding="ROUND_HALF_UP")))]
    return _solved_years(ends, length, months)


def _solved_years(ends: Ends, length: Length, months: Decimal | None) -> list[tuple[int, str, int]]:
    years = years_between(ends.first, ends.last)
    if years is None or ends.first.year is None or ends.last.year is None:
        return []
    said = int(length.amounts["year"])
    if months is not None:
        return [(2, "year", int(months / 12)), (2, "year", years)]
    spans = (years + 1, years) if length.counting == "inclusive" or ends.last.start - ends.first.end <= 2 else (years, years + 1)
    lengths = [(2, "year", n) for n in spans]
    starts = [(0, "year", ends.last.year - said + by - (ends.first.era or 0)) for by in (1, 0)]
    stops = [(1, "year", ends.first.year + said - by - (ends.last.era or 0)) for by in (1, 0)]
    if len(str(said)) == len(str(spans[0])):
        return [lengths[0], starts[0], stops[0], lengths[1]] if ends.last.start - ends.first.end <= 2 else [*lengths, starts[0]]
    return [starts[0], stops[0], lengths[0]]

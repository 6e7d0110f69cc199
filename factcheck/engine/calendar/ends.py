"""The two moments that a stretch of time runs between: 从2003年到2020年…横跨18个年头.

The evidence, from the best: a range that the stretch directly follows or that stands in a bracket behind it; a frame (从…到…) with the
stretch behind it; two events told before a word that measures from one to the other (历时).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.engine.calendar.amid import amid
from factcheck.engine.calendar.dates import framed
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Length, Moment
from factcheck.engine.calendar.leading import opening
from factcheck.engine.calendar.page import Page
from factcheck.engine.calendar.told import (
    Ends,
    begun,
    compared,
    distinct,
    event_word,
    events,
    fits,
    in_time,
    linked,
    span_word,
    two_and_one,
    two_told,
    with_months,
)

REACH = 220  # characters that those may span
CLOSE = 8  # the same where words are not set apart by spaces
SHORT = 6  # characters of a clause before the stretch that ends it
AHEAD = 60  # characters between a stretch and the frame behind it
TIGHT = 14  # characters between a range and the stretch that measures it


def ends_of(page: Page, length: Length) -> list[Ends]:
    """The pairs of moments that a stretch may run between, by the best evidence that there is; the likeliest first."""
    found = (
        _tight(page, length)
        or _frame(page, length)
        or _ahead(page, length)
        or _term(page, length)
        or _term_of(page, length)
        or begun(page, length)
        or events(page, length)
        or linked(page, length)
        or opening(page, length)
        or amid(page, length)
        or two_and_one(page, length)
    )
    return [] if any(other_zone(page, e.first, e.last) for e in found) else found


def other_zone(page: Page, first: Moment, last: Moment) -> bool:
    """Whether two hours are told in two zones (北京时间9时起飞，东京时间13时落地), or the text speaks of their difference."""
    if "hour" not in first.parts or "hour" not in last.parts:
        return False
    start, end = page.sentence(first.start).start, page.sentence(last.start).end
    if page.words.within("zone-differs", page.flow, start, end):
        return True
    told = [m.group() for m in page.words.each("zones", page.flow, start, end)]
    behind = page.words.within("zones", page.flow, first.end, last.start)
    return len(set(told)) > 1 or (behind is not None and not page.words.within("zones", page.flow, start, first.start))


def _tight(page: Page, length: Length) -> list[Ends]:
    """The range right before the stretch, or in a bracket behind it."""
    flow, words = page.flow, page.words
    for r in page.ranges(length.start - REACH, length.end + AHEAD):
        if _is_of_another(page, r.first, length):
            continue
        gap = flow[r.end : length.start] if 0 <= length.start - r.end <= TIGHT else None
        if gap is not None and (
            gap.strip() in words.entries("tight") or words.ends("superlative", gap, len(gap)) or _counted_up(page, gap)
        ):
            return [Ends(r.first, r.last, True)]
        behind = flow[length.end : r.start] if 0 <= r.start - length.end <= TIGHT else None
        if behind is not None and re.fullmatch(r"[^，。；（）()]{0,12}[（(]", behind) and flow[r.end : r.end + 1] in "）)":
            return [Ends(r.first, r.last, True)]
    return _in_bracket(page, length)


def _is_of_another(page: Page, first: Moment, length: Length) -> bool:
    """上午9时至下午5时，共2小时的高峰期: hours that describe a noun are its own."""
    described = page.flow.startswith("的", length.end) and not page.words.starts("strong-after", page.flow, length.end)
    return described and "hour" in first.parts and not span_word(page, length)


def _counted_up(page: Page, gap: str) -> bool:
    """Whether nothing but a comma and words that sum up stand between a range and its stretch: ，满打满算."""
    season = page.words.starts("season", gap, 0)
    rest = gap[season.end() if season else 0 :].strip().lstrip("，,")
    if not rest:
        return season is not None or not gap
    found = page.words.ends("counts-up", rest, len(rest))
    return found is not None and found.group() == rest


def _in_bracket(page: Page, length: Length) -> list[Ends]:
    """有期徒刑三年（刑期自2023年5月1日起至2026年4月30日止）: a frame in the bracket behind the stretch."""
    for first, last in pairwise(page.moments(length.end, length.end + REACH)):
        behind = page.flow[length.end : first.start] if 0 < first.start - length.end <= TIGHT else ""
        if re.fullmatch(r"[^，。；（）()]{0,8}[（(][^，。；（）()]{0,8}", behind) and framed(page, first, last):
            return [Ends(first, last, True)]
    return []


def _frame(page: Page, length: Length) -> list[Ends]:
    """从 first … 到 last …, the stretch behind it in the same sentence."""
    start = page.sentence(length.start).start
    moments = [m for m in page.moments(max(start, length.start - REACH), length.start) if m.end <= length.start]
    for first, last in pairwise(moments):
        if _is_of_another(page, first, length):
            continue
        if last is moments[-1] and (_counts_on(page, length, last) if framed(page, first, last) else _summed(page, first, last, length)):
            return [Ends(first, last, True)]
        if last is moments[-1] and framed(page, first, last) and _closes(page, length, last):
            hours = "hour" in length.amounts or "minute" in length.amounts
            return [Ends(first, last, hours, True)]
    return []


def _ahead(page: Page, length: Length) -> list[Ends]:
    """a seven-year programme, which ran from 2019 to 2023: the frame behind the stretch in its sentence."""
    end, words, flow = page.sentence(length.start).end, page.words, page.flow
    moments = page.moments(length.end, min(end, length.end + REACH))
    if words.ends("not-terms", flow, length.start):
        return []
    labelled = _labelled(page, length, moments)
    if labelled or (words.ends("apart", flow, length.start) and len(told := distinct([m for m in moments if fits(m, length)])) == 2):
        return labelled or [Ends(*in_time(told[0], told[1]), False, True)]
    if len(moments) < 2 or moments[0].start - length.end > AHEAD:
        return []
    near = grammar(page.text.document.language).patterned or moments[0].start - length.end <= CLOSE
    said = near and words.within("ran-from", flow, length.end, moments[0].start)
    if said and framed(page, moments[0], moments[1]):
        return [Ends(moments[0], moments[1], True)]
    return _announced(page, length, [m for m in with_months(moments) if fits(m, length)])


def _term(page: Page, length: Length) -> list[Ends]:
    """判处有期徒刑三年，并处罚金二万元，刑期自2023年5月1日起至2026年4月30日止: a term, and further on the frame that is called by its name."""
    words, flow = page.words, page.flow
    sentence = page.sentence(length.start)
    for first, last in pairwise(page.moments(length.end, min(sentence.end, length.end + REACH))):
        named = words.ends("term-names", flow, _unled(page, first)) if framed(page, first, last) or _is_range(page, first, last) else None
        if named is None:
            continue
        rivals = [n for n in page.almanac.lengths if sentence.start <= n.start < first.start and fits(first, n) and fits(last, n)]
        own = words.ends("terms", flow, length.start) is not None and not words.ends("not-terms", flow, length.start)
        others = [n for n in rivals if n.start != length.start and words.ends("terms", flow, n.start)]
        if own and not others and not words.within("deduct", flow, sentence.start, sentence.end):
            return [Ends(first, last, True)]
    return []


def _term_of(page: Page, length: Length) -> list[Ends]:
    """2022年6月发行，2025年6月到期，期限三年; 2015年签下的十年合同，2025年到期: a term, with its beginning and its end."""
    words, flow = page.words, page.flow
    if not (words.ends("terms", flow, length.start) or words.starts("term-behind", flow, length.end)) or compared(page, length):
        return []
    sentence = page.sentence(length.start)
    told = two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2 or not (event_word(page, "begun", told[0]) and _behind_is(page, "due", told[1])):
        return []
    return [Ends(told[0], told[1], True)]


def _behind_is(page: Page, name: str, moment: Moment) -> bool:
    found = page.words.within(name, page.flow, moment.end, moment.end + CLOSE)
    return found is not None and not any(c in "，。；" for c in page.flow[moment.end : found.start()])


def _unled(page: Page, moment: Moment) -> int:
    """Where the words before a moment end, without 自, 从 or 为."""
    for name in ("since", "copula"):
        found = page.words.ends(name, page.flow, moment.start)
        if found is not None and not page.words.ends("term-names", page.flow, moment.start):
            return moment.start - len(found.group())
    return moment.start


def _is_range(page: Page, first: Moment, last: Moment) -> bool:
    return any(r.last.start == last.start for r in page.ranges(first.start, first.start + 1))


def _labelled(page: Page, length: Length, moments: Sequence[Moment]) -> list[Ends]:
    """保质期18个月，生产日期2024年3月5日，到期日为2025年9月4日: a term with the day that it begins and the day that it ends."""
    words, flow = page.words, page.flow
    if not words.ends("terms", flow, length.start):
        return []
    first = [m for m in moments if words.ends("first-label", flow, _unled(page, m))]
    last = [m for m in moments if words.ends("last-label", flow, _unled(page, m))]
    return [Ends(first[0], last[0], True)] if len(first) == len(last) == 1 else []


def _announced(page: Page, length: Length, moments: Sequence[Moment]) -> list[Ends]:
    """为期五天的车展3月3日开幕，3月7日落幕: the stretch is told before its two ends."""
    words, flow = page.words, page.flow
    if len(moments) != 2 or not words.ends("needs-end", flow, length.start):
        return []
    ended = words.within("said-ended", flow, moments[1].end, moments[1].end + 8)
    return [Ends(moments[0], moments[1], True)] if ended else []


def _summed(page: Page, first: Moment, last: Moment, length: Length) -> bool:
    """10月1日至7日放假，共7天: a range, and a word that sums it up right before the stretch."""
    summed = page.words.ends("sums-up", page.flow, length.start) is not None
    return _is_range(page, first, last) and summed and not _is_of_another(page, first, length)


def _counts_on(page: Page, length: Length, last: Moment) -> bool:
    """Whether the stretch behind a frame measures it: a word says so before or behind it."""
    words, flow = page.words, page.flow
    said = span_word(page, length) or words.ends("term-before", flow, length.start) or words.starts("strong-after", flow, length.end)
    return bool(said) or _counted_up(page, flow[last.end : length.start]) or _done(page, length, last)


def _closes(page: Page, length: Length, last: Moment) -> bool:
    """从上午8点打到12点半，鏖战四个半小时: the stretch ends the short clause behind a frame, and no word says that it measures another."""
    flow = page.flow
    gap = flow[last.end : length.start]
    clause = gap.rpartition("，")[2]
    ends = flow[length.end : length.end + 1] in ("，", "。", "；", "！", "")
    return "，" in gap and gap.count("，") <= 2 and "。" not in gap and 0 < len(clause) <= SHORT and ends and not compared(page, length)


def _done(page: Page, length: Length, last: Moment) -> bool:
    """从14时20分持续到17时05分，全城黑了2小时45分: a verb of the clause behind the frame says that it went on so long."""
    words, flow = page.words, page.flow
    if not words.ends("done", flow, length.start) or words.ends("not-done", flow, length.start):
        return False
    return flow.count("，", last.end, length.start) <= 1 and "。" not in flow[last.end : length.start]

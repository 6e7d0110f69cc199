"""Stretches beside events that are told with their times: which two of them a stretch runs between."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import PARTS, Length, Moment
from factcheck.engine.calendar.page import Page
from factcheck.model.value import value

BACK = 3  # sentences before the stretch in which its two events may stand
REACH = 220  # characters that those may span
EVENTS = 4  # moments that are tried in pairs
ENDING = 12  # characters behind a moment in which a word says that it is the end
CLOSE = 8  # the same where words are not set apart by spaces
BEHIND = 24  # characters behind a moment that may begin with the word of its event: in 2025 reopens
LINK = 45  # characters before a stretch in which a word says that it lies between two moments
EVENT_REACH = 70  # characters before a moment in which its event is named
DAY = 24
FEWEST = 3  # units of a stretch that two moments confirm by their difference alone
TIGHT = 14  # characters between a range and the stretch that measures it


@value
class Ends:
    """Two moments that a stretch may run between; sure: words bind them to it; likely: they do where a slip of the pen explains the rest;
    bare: nothing binds them but that the sentence has no others; phrased: a way of the language to tell the three binds them."""

    first: Moment
    last: Moment
    sure: bool
    likely: bool = False
    bare: bool = False
    phrased: bool = False


def span_word(page: Page, length: Length) -> bool:
    """Whether the word before a stretch says that it ran so long: 历时, 守了, 陪了他."""
    words, flow = page.words, page.flow
    found = words.ends("objects", flow, length.start) or words.ends("apposed", flow, length.start)
    at = length.start - len(found.group()) if found else length.start
    return bool(words.ends("span-before", flow, at) or words.ends("sure-before", flow, at))


def compared(page: Page, length: Length) -> bool:
    """Whether the clause of a stretch holds it against another, or says that it is a part or a break: 比平时多走了1小时."""
    start = max(page.sentence(length.start).start, page.flow.rfind("，", 0, length.start) + 1)
    return page.words.within("compared", page.flow, start, length.start) is not None


def two_and_one(page: Page, length: Length) -> list[Ends]:
    """The only two moments of a sentence beside its only stretch: they confirm it by their difference, and deny it where two of its digits
    stand the other way round."""
    sentence = page.sentence(length.start)
    if compared(page, length) or any(n is not length and sentence.start <= n.start < sentence.end for n in page.almanac.lengths):
        return []
    told = two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2 or max(length.amounts.values()) < FEWEST:
        return []
    return [Ends(*in_time(told[0], told[1]), False, False, True)]


def events(page: Page, length: Length) -> list[Ends]:
    """Two moments told before a word that measures from one event to another."""
    words, flow = page.words, page.flow
    after = words.starts("strong-after", flow, length.end)
    hours = _opens_hours(page, length)
    if not span_word(page, length) and not after and not hours and not _apposed(page, length, None):
        return []
    moments = _told(page, length)
    if (not span_word(page, length) and len(moments) != 2) or _goes_on(page, length, moments):
        return []
    sure = words.ends("sure-before", flow, length.start) is not None and len(moments) == 2
    sure = sure or (len(moments) == 2 and _apposed(page, length, moments[-1]))
    sure = sure or (hours and len(moments) == 2 and moments[0].start >= page.sentence(length.start).start)
    if sure and words.ends("needs-end", flow, length.start):
        sure = _ended(page, moments[-1], length) and moments[0].start >= page.sentence(length.start).start
    likely = len(moments) == 2 and (_opens(page, length) or _apposed(page, length, moments[-1]))
    pairs = [Ends(*(_turned(page, a, b) or in_time(a, b)), sure, likely) for a, b in combinations(moments, 2)]
    return sorted(pairs, key=lambda e: (-e.last.start, -e.first.start))


def _goes_on(page: Page, length: Length, moments: Sequence[Moment]) -> bool:
    """1998年毕业，2006年转到镇里，一干就是15年: a stay that begins with the last event and not between the two, unless that is an end."""
    if moments and page.words.within("afterwards", page.flow, moments[-1].end, length.start) is not None:
        return True  # 2014年转业，头几年做内勤，后来才登车，一干就是9年
    taken = page.words.within("deduct", page.flow, moments[-1].end, length.start) if moments else None
    if taken is not None:
        return not any(taken.end() <= n.start < length.start for n in page.almanac.lengths)  # 扣除10个闭馆日，实际开放62天
    if not moments or page.words.ends("stays-on", page.flow, length.start) is None:
        return False
    return page.words.within("ended", page.flow, moments[-1].end, length.start) is None


def begun(page: Page, length: Length) -> list[Ends]:
    """She joined in 2005 and left in 2021 after 16 years: two moments of one sentence or two, one of a beginning and one of an end."""
    words, flow = page.words, page.flow
    if not words.entries("begun") or words.starts("other-beginning", flow, length.end):
        return []  # after 12 years as its head: that began later than what is told
    if not (span_word(page, length) or words.starts("strong-after", flow, length.end) or words.ends("counts-up", flow, length.start)):
        return []
    sentence = page.sentence(length.start)
    told = two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2:
        return []
    first, last = sorted(told, key=lambda m: (m.year or 0, m.start))
    patterned = grammar(page.text.document.language).patterned
    before = not patterned and 0 < first.start - length.end <= TIGHT and span_word(page, length)  # 他蹲了11年大牢，2009年进去，2020年出来
    gap = "" if before else flow[last.end : length.start] if 0 <= length.start - last.end <= TIGHT else None
    if gap is None or not event_word(page, "begun", first):
        return []
    if (
        event_word(page, "ended", last)
        or words.starts("strong-after", flow, length.end)
        or (not patterned and words.ends("until", flow, last.start))
    ):
        own = not patterned and own_subject(page, gap)
        own = own and not words.ends("sure-before", flow, length.start)
        return [Ends(first, last, not own, own)]
    return []


def own_subject(page: Page, gap: str) -> bool:
    """Whether the clause of a stretch begins with words of its own: 矿上的食堂开了60年 may speak of something else."""
    clause = gap.rpartition("，")[2]
    for name in ("to-now", "objects", "span-before", "counts-up"):
        found = page.words.ends(name, clause, len(clause))
        clause = clause[: -len(found.group())] if found else clause
    return bool(clause) and page.words.ends("subjects", clause, len(clause)) is None and page.words.starts("pointers", clause, 0) is None


def linked(page: Page, length: Length) -> list[Ends]:
    """Locked up in 2006 and freed in 2023, he lost 17 years: the only two moments of a sentence, or of it and the one before, and a word that
    measures between them. Only where one is of a beginning and one of an end is a mismatch sure."""
    words, flow = page.words, page.flow
    other = words.starts("other-beginning", flow, length.end)
    if not words.entries("span-link") or (other and other.group() != " of "):
        return []
    sentence = page.sentence(length.start)
    told = two_told(page, length, sentence.start, sentence.end)
    if not told:
        told = two_told(page, length, page.sentence(sentence.start - 1).start, sentence.start)
    if len(told) != 2 or told[1].end > length.start:
        return []
    begin = max(told[1].end, length.start - LINK)
    said = words.within("span-link", flow, begin, length.start) or words.starts("strong-after", flow, length.end)
    if not said:
        return []
    first, last = sorted(told, key=lambda m: (m.year or 0, m.start))
    sure = event_word(page, "begun", first) and event_word(page, "ended", last)
    return [Ends(first, last, sure)]


def two_told(page: Page, length: Length, start: int, end: int) -> list[Moment]:
    return distinct([m for m in with_months(page.moments(start, end)) if fits(m, length) and not (length.start <= m.start < length.end)])


def event_word(page: Page, name: str, moment: Moment) -> bool:
    """Whether a word of beginning or ending stands before a moment, behind the moment before it; in Chinese also behind it."""
    before = max((m.end for m in page.moments(moment.start - EVENT_REACH, moment.start) if m.end <= moment.start), default=0)
    start = max(before, moment.start - EVENT_REACH, page.sentence(moment.start).start)
    if grammar(page.text.document.language).patterned:
        behind = page.flow[moment.end : moment.end + BEHIND]
        return page.words.within(name, page.flow, start, moment.start) is not None or bool(page.words.starts(name, behind.lstrip(" ,"), 0))
    if page.words.within(name, page.flow, max(start, moment.start - CLOSE), moment.start) is not None:
        return True
    stop = min([m.start for m in page.moments(moment.end, moment.end + ENDING)] + [moment.end + ENDING])
    return page.words.within(name, page.flow, moment.end, stop) is not None


def _apposed(page: Page, length: Length, last: Moment | None) -> bool:
    """1978年入职，2018年退休，整整40年: the stretch opens the clause right behind that of the last moment, and sums up."""
    flow, words = page.flow, page.words
    opener = words.ends("apposed", flow, length.start)
    start = length.start - (len(opener.group()) if opener else 0)
    if flow[start - 1 : start] not in ("，", ","):
        return False
    if not words.starts("apposed-after", flow, length.end) and not (
        opener and flow[length.end : length.end + 1] in ("，", "。", ",", "的")
    ):
        return False
    if last is None:
        return True
    return "，" not in flow[last.end : start - 1] and last.start >= page.sentence(length.start).start


def _opens_hours(page: Page, length: Length) -> bool:
    """晚上8点开播，凌晨1点下播，5个小时卖出3200单: hours that open the clause right behind two times of the clock."""
    if length.amounts.get("hour") == DAY:
        return False  # 24小时值守: all day long
    return bool({"hour", "minute"} & length.amounts.keys()) and page.flow[length.start - 1 : length.start] == "，"


def _opens(page: Page, length: Length) -> bool:
    """1986年，他接过渡船；2021年，渡口撤了。35年里，…: the stretch opens the sentence behind the two moments, or a clause of theirs."""
    flow, words = page.flow, page.words
    opener = words.ends("apposed", flow, length.start)
    start = length.start - (len(opener.group()) if opener else 0)
    return flow[start - 1 : start] in ("。", "；", "，", "\n") and words.starts("strong-after", flow, length.end) is not None


def _turned(page: Page, last: Moment, first: Moment) -> tuple[Moment, Moment] | None:
    """2025年7月11日闭幕，自5月1日起历时72天: the beginning of a stretch told behind its end, in the end's year; None where it is not so."""
    days = [(m.get("month"), m.get("day")) for m in (first, last)]
    if last.year is None or (first.year is not None and first.year != last.year) or any(None in day for day in days):
        return None
    begins = page.words.ends("starts-from", page.flow, first.start) or page.words.starts("starts-at", page.flow, first.end)
    if not begins or not days[0] < days[1]:
        return None
    return replace(first, year=last.year), last


def in_time(a: Moment, b: Moment) -> tuple[Moment, Moment]:
    """The earlier of two moments first: an article may begin with the end."""
    return (b, a) if a.year is not None and b.year is not None and b.year < a.year else (a, b)


def _ended(page: Page, last: Moment, length: Length) -> bool:
    """Whether the last moment before 为期 is said to be an end: 20日闭幕, 持续到16日."""
    words, flow = page.words, page.flow
    return bool(words.ends("until", flow, last.start) or words.within("said-ended", flow, last.end, min(length.start, last.end + ENDING)))


def _told(page: Page, length: Length) -> list[Moment]:
    """The moments before a stretch that can be measured in its unit: of its sentence, or of up to three before where that has one."""
    near = [m for m in page.moments(length.start - REACH, length.start) if m.end <= length.start]
    usable = [m for m in with_months(near) if fits(m, length)]
    start = page.sentence(length.start).start
    for _ in range(BACK + 1):
        found = distinct([m for m in usable if m.start >= start])
        if len(found) >= 2 or start <= page.sentences[0].start:
            return found[-EVENTS:]
        start = page.sentence(start - 1).start
    return distinct([m for m in usable if m.start >= start])[-EVENTS:]


def distinct(moments: Sequence[Moment]) -> list[Moment]:
    """Without those that tell a time again (5月27日电，…当地时间27日)."""
    told = {tuple(m.get(name) for name in PARTS): m for m in reversed(moments)}
    return sorted(told.values(), key=lambda m: m.start)


def with_months(moments: Sequence[Moment]) -> Iterator[Moment]:
    """9月13日开馆、27日闭馆: a bare day belongs to the month before it."""
    last: Moment | None = None
    for moment in moments:
        if "month" not in moment.parts and "day" in moment.parts and last is not None and "month" in last.parts and "day" in last.parts:
            moment = replace(moment, parts={"month": last.parts["month"], **moment.parts}, year=last.year, source=last.source)
        last = moment
        yield moment


def fits(moment: Moment, length: Length) -> bool:
    units = length.amounts
    if "hour" in units or "minute" in units:
        return "hour" in moment.parts
    if "day" in units or "week" in units:
        return "day" in moment.parts
    if "month" in units:
        return "month" in moment.parts
    return moment.source in ("written", "relative")

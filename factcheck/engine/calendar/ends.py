"""The two moments that a stretch of time runs between: 从2003年到2020年…横跨18个年头.

The evidence, from the best: a range that the stretch directly follows or that stands in a bracket behind it; a frame (从…到…) with the
stretch behind it; two events told before a word that measures from one to the other (历时).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from factcheck.engine.calendar.dates import framed
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import PARTS, Length, Moment
from factcheck.engine.calendar.page import Page

BACK = 3  # sentences before the stretch in which its two events may stand
REACH = 220  # characters that those may span
EVENTS = 4  # moments that are tried in pairs
ENDING = 12  # characters behind a moment in which a word says that it is the end
CLOSE = 8  # the same where words are not set apart by spaces
EVENT_REACH = 70  # characters before a moment in which its event is named
BEHIND = 24  # characters behind a moment that may begin with the word of its event: in 2025 reopens
LINK = 45  # characters before a stretch in which a word says that it lies between two moments
FEWEST = 3  # units of a stretch that two moments confirm by their difference alone
SHORT = 6  # characters of a clause before the stretch that ends it
AHEAD = 60  # characters between a stretch and the frame behind it
TIGHT = 14  # characters between a range and the stretch that measures it


@dataclass(frozen=True, slots=True)
class Ends:
    """Two moments that a stretch may run between; sure: words bind them to it; likely: they do where a slip of the pen explains the rest;
    bare: nothing binds them but that the sentence has no others."""

    first: Moment
    last: Moment
    sure: bool
    likely: bool = False
    bare: bool = False


def ends_of(page: Page, length: Length) -> list[Ends]:
    """The pairs of moments that a stretch may run between, by the best evidence that there is; the likeliest first."""
    found = (
        _tight(page, length)
        or _frame(page, length)
        or _ahead(page, length)
        or _term(page, length)
        or _term_of(page, length)
        or _begun(page, length)
        or _events(page, length)
        or _linked(page, length)
        or _two_and_one(page, length)
    )
    return [] if any(other_zone(page, e.first, e.last) for e in found) else found


def _two_and_one(page: Page, length: Length) -> list[Ends]:
    """The only two moments of a sentence beside its only stretch: they confirm it by their difference, and deny it where two of its digits
    stand the other way round."""
    sentence = page.sentence(length.start)
    if compared(page, length) or any(n is not length and sentence.start <= n.start < sentence.end for n in page.almanac.lengths):
        return []
    told = _two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2 or max(length.amounts.values()) < FEWEST:
        return []
    return [Ends(*_in_time(told[0], told[1]), False, False, True)]


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
        gap = flow[r.end : length.start] if 0 <= length.start - r.end <= TIGHT else None
        if gap is not None and (
            gap.strip() in words.entries("tight") or words.ends("superlative", gap, len(gap)) or _counted_up(page, gap)
        ):
            return [Ends(r.first, r.last, True)]
        behind = flow[length.end : r.start] if 0 <= r.start - length.end <= TIGHT else None
        if behind is not None and re.fullmatch(r"[^，。；（）()]{0,12}[（(]", behind) and flow[r.end : r.end + 1] in "）)":
            return [Ends(r.first, r.last, True)]
    return _in_bracket(page, length)


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
    if labelled or (words.ends("apart", flow, length.start) and len(told := _distinct([m for m in moments if _fits(m, length)])) == 2):
        return labelled or [Ends(*_in_time(told[0], told[1]), False, True)]
    if len(moments) < 2 or moments[0].start - length.end > AHEAD:
        return []
    near = grammar(page.text.document.language).patterned or moments[0].start - length.end <= CLOSE
    said = near and words.within("ran-from", flow, length.end, moments[0].start)
    if said and framed(page, moments[0], moments[1]):
        return [Ends(moments[0], moments[1], True)]
    return _announced(page, length, [m for m in _with_months(moments) if _fits(m, length)])


def _term(page: Page, length: Length) -> list[Ends]:
    """判处有期徒刑三年，并处罚金二万元，刑期自2023年5月1日起至2026年4月30日止: a term, and further on the frame that is called by its name."""
    words, flow = page.words, page.flow
    sentence = page.sentence(length.start)
    for first, last in pairwise(page.moments(length.end, min(sentence.end, length.end + REACH))):
        named = words.ends("term-names", flow, _unled(page, first)) if framed(page, first, last) or _is_range(page, first, last) else None
        if named is None:
            continue
        rivals = [n for n in page.almanac.lengths if sentence.start <= n.start < first.start and _fits(first, n) and _fits(last, n)]
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
    told = _two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2 or not (_event_word(page, "begun", told[0]) and _behind_is(page, "due", told[1])):
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
    return _is_range(page, first, last) and page.words.ends("sums-up", page.flow, length.start) is not None


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


def compared(page: Page, length: Length) -> bool:
    """Whether the clause of a stretch holds it against another, or says that it is a part or a break: 比平时多走了1小时."""
    start = max(page.sentence(length.start).start, page.flow.rfind("，", 0, length.start) + 1)
    return page.words.within("compared", page.flow, start, length.start) is not None


def _done(page: Page, length: Length, last: Moment) -> bool:
    """从14时20分持续到17时05分，全城黑了2小时45分: a verb of the clause behind the frame says that it went on so long."""
    words, flow = page.words, page.flow
    if not words.ends("done", flow, length.start) or words.ends("not-done", flow, length.start):
        return False
    return flow.count("，", last.end, length.start) <= 1 and "。" not in flow[last.end : length.start]


def _events(page: Page, length: Length) -> list[Ends]:
    """Two moments told before a word that measures from one event to another."""
    words, flow = page.words, page.flow
    after = words.starts("strong-after", flow, length.end)
    hours = _opens_hours(page, length)
    if not span_word(page, length) and not after and not hours and not _apposed(page, length, None):
        return []
    moments = _told(page, length)
    if not span_word(page, length) and len(moments) != 2:
        return []
    sure = words.ends("sure-before", flow, length.start) is not None and len(moments) == 2
    sure = sure or (len(moments) == 2 and _apposed(page, length, moments[-1]))
    sure = sure or (hours and len(moments) == 2 and moments[0].start >= page.sentence(length.start).start)
    if sure and words.ends("needs-end", flow, length.start):
        sure = _ended(page, moments[-1], length) and moments[0].start >= page.sentence(length.start).start
    likely = len(moments) == 2 and (_opens(page, length) or _apposed(page, length, moments[-1]))
    pairs = [Ends(*_in_time(a, b), sure, likely) for a, b in combinations(moments, 2)]
    return sorted(pairs, key=lambda e: (-e.last.start, -e.first.start))


def _begun(page: Page, length: Length) -> list[Ends]:
    """She joined in 2005 and left in 2021 after 16 years: two moments of one sentence or two, one of a beginning and one of an end."""
    words, flow = page.words, page.flow
    if not words.entries("begun") or words.starts("other-beginning", flow, length.end):
        return []  # after 12 years as its head: that began later than what is told
    if not (span_word(page, length) or words.starts("strong-after", flow, length.end) or words.ends("counts-up", flow, length.start)):
        return []
    sentence = page.sentence(length.start)
    told = _two_told(page, length, sentence.start, sentence.end)
    if len(told) != 2:
        return []
    first, last = sorted(told, key=lambda m: (m.year or 0, m.start))
    before = 0 < first.start - length.end <= TIGHT and span_word(page, length)  # 他蹲了11年大牢，2009年进去，2020年出来
    gap = "" if before else flow[last.end : length.start] if 0 <= length.start - last.end <= TIGHT else None
    if gap is None or not _event_word(page, "begun", first):
        return []
    if _event_word(page, "ended", last) or words.starts("strong-after", flow, length.end) or words.ends("until", flow, last.start):
        own = not grammar(page.text.document.language).patterned and own_subject(page, gap)
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


def _linked(page: Page, length: Length) -> list[Ends]:
    """Locked up in 2006 and freed in 2023, he lost 17 years: the only two moments of a sentence, or of it and the one before, and a word that
    measures between them. Only where one is of a beginning and one of an end is a mismatch sure."""
    words, flow = page.words, page.flow
    other = words.starts("other-beginning", flow, length.end)
    if not words.entries("span-link") or (other and other.group() != " of "):
        return []
    sentence = page.sentence(length.start)
    told = _two_told(page, length, sentence.start, sentence.end)
    if not told:
        told = _two_told(page, length, page.sentence(sentence.start - 1).start, sentence.start)
    if len(told) != 2 or told[1].end > length.start:
        return []
    begin = max(told[1].end, length.start - LINK)
    said = words.within("span-link", flow, begin, length.start) or words.starts("strong-after", flow, length.end)
    if not said:
        return []
    first, last = sorted(told, key=lambda m: (m.year or 0, m.start))
    sure = _event_word(page, "begun", first) and _event_word(page, "ended", last)
    return [Ends(first, last, sure)]


def _two_told(page: Page, length: Length, start: int, end: int) -> list[Moment]:
    return _distinct([m for m in _with_months(page.moments(start, end)) if _fits(m, length) and not (length.start <= m.start < length.end)])


def _event_word(page: Page, name: str, moment: Moment) -> bool:
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
    return bool({"hour", "minute"} & length.amounts.keys()) and page.flow[length.start - 1 : length.start] == "，"


def _opens(page: Page, length: Length) -> bool:
    """1986年，他接过渡船；2021年，渡口撤了。35年里，…: the stretch opens the sentence behind the two moments, or a clause of theirs."""
    flow, words = page.flow, page.words
    opener = words.ends("apposed", flow, length.start)
    start = length.start - (len(opener.group()) if opener else 0)
    return flow[start - 1 : start] in ("。", "；", "，", "\n") and words.starts("strong-after", flow, length.end) is not None


def _in_time(a: Moment, b: Moment) -> tuple[Moment, Moment]:
    """The earlier of two moments first: an article may begin with the end."""
    return (b, a) if a.year is not None and b.year is not None and b.year < a.year else (a, b)


def _ended(page: Page, last: Moment, length: Length) -> bool:
    """Whether the last moment before 为期 is said to be an end: 20日闭幕, 持续到16日."""
    words, flow = page.words, page.flow
    return bool(words.ends("until", flow, last.start) or words.within("said-ended", flow, last.end, min(length.start, last.end + ENDING)))


def _told(page: Page, length: Length) -> list[Moment]:
    """The moments before a stretch that can be measured in its unit: of its sentence, or of up to three before where that has one."""
    near = [m for m in page.moments(length.start - REACH, length.start) if m.end <= length.start]
    usable = [m for m in _with_months(near) if _fits(m, length)]
    start = page.sentence(length.start).start
    for _ in range(BACK + 1):
        found = _distinct([m for m in usable if m.start >= start])
        if len(found) >= 2 or start <= page.sentences[0].start:
            return found[-EVENTS:]
        start = page.sentence(start - 1).start
    return _distinct([m for m in usable if m.start >= start])[-EVENTS:]


def _distinct(moments: Sequence[Moment]) -> list[Moment]:
    """Without those that tell a time again (5月27日电，…当地时间27日)."""
    told = {tuple(m.get(name) for name in PARTS): m for m in reversed(moments)}
    return sorted(told.values(), key=lambda m: m.start)


def _with_months(moments: Sequence[Moment]) -> Iterator[Moment]:
    """9月16日开幕、20日闭幕: a bare day belongs to the month before it."""
    last: Moment | None = None
    for moment in moments:
        if "month" not in moment.parts and "day" in moment.parts and last is not None and "month" in last.parts and "day" in last.parts:
            moment = replace(moment, parts={"month": last.parts["month"], **moment.parts}, year=last.year, source=last.source)
        last = moment
        yield moment


def _fits(moment: Moment, length: Length) -> bool:
    units = length.amounts
    if "hour" in units or "minute" in units:
        return "hour" in moment.parts
    if "day" in units or "week" in units:
        return "day" in moment.parts
    if "month" in units:
        return "month" in moment.parts
    return moment.source in ("written", "relative")


def span_word(page: Page, length: Length) -> bool:
    """Whether the word before a stretch says that it ran so long: 历时, 守了, 陪了他."""
    words, flow = page.words, page.flow
    found = words.ends("objects", flow, length.start) or words.ends("apposed", flow, length.start)
    at = length.start - len(found.group()) if found else length.start
    return bool(words.ends("span-before", flow, at) or words.ends("sure-before", flow, at))

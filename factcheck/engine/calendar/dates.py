"""Dates that exist, and spans whose end does not lie before their beginning."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise

from factcheck.engine.calendar.arithmetic import LENGTHS, exists, total
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Moment
from factcheck.engine.calendar.numeral import numerals
from factcheck.engine.calendar.page import Numeral, Page, Thing, claim, splice, suggestions
from factcheck.engine.calendar.slips import caught
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.identity import Same
from factcheck.model.check import Place, Suggestion
from factcheck.model.rule import Rule

DAY, HOUR, HALF_DAY = 24, 60, 12
TITLED = tuple('《》〈〉“”「」『』"‘’')
ENDED = 16  # characters behind a date in which its event may stand
MONTHLY = 10  # characters around a span of bare days in which it is said to be one of every month
SHORT_STAY = 10  # days by which the end of a span of bare days may lie before its beginning only by mistake
GAP = 8  # characters between the word of a beginning and the date of the end
REACH = 60
"""Characters between the two ends of a span told in a frame (自…起…至…)."""


def existing(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for the dates of each sentence that exist, one for each that does not."""
    dated = [m for m in page.almanac.moments if "month" in m.parts and not m.lunar]
    turned = {m.start for pair in _pairs_of(page) if _ordered(*pair) is False for m in pair} if dated else set()
    for _start, group in groupby(dated, key=lambda m: page.sentence(m.start).start):
        found = list(group)
        wrong = [m for m in found if not _exists(m)]
        right = [m for m in found if m not in wrong and m.start not in turned and "day" in m.parts]
        if right and not wrong:  # beside a wrong date the others are not said to be right
            shown = "、".join(page.shown(m) for m in right)
            caught = _caught(page, right[0])
            yield claim(page, rule, "consistent", (("date", page.places(*right)),), equation=shown, caught=caught, information=0.3)
        yield from (_impossible(page, rule, m) for m in wrong if not _quoted(page, m))


def _caught(page: Page, moment: Moment) -> Decimal:
    month, day = (page.flow[p.start : p.end] for p in (moment.parts["month"], moment.parts["day"]))
    return _digits_caught(month, day, page.text.document.language)


@lru_cache(maxsize=1024)
def _digits_caught(month: str, day: str, language: str) -> Decimal:
    """The share of wrong digits in a month and day that make a date which does not exist."""
    known = numerals(language)
    values = [known.read(month), known.read(day)]
    return caught([month, day], lambda at, value: exists(None, *(value if i == at else v for i, v in enumerate(values))), known)


def _exists(moment: Thing) -> bool:
    """A 29 February is judged only by a year that is written with it."""
    assert isinstance(moment, Moment)
    known = moment.source in ("written", "relative")
    return exists(moment.year if known else None, moment.get("month"), moment.get("day"))


def _quoted(page: Page, moment: Moment) -> bool:
    """Whether the sentence, or the next, speaks of the date as a mistake or a joke, or of another calendar (科普特历…13月5日)."""
    sentence = page.sentence(moment.start)
    behind = page.sentence(sentence.end)
    if behind.start > sentence.start and page.words.within("misquote", page.flow, behind.start, behind.end):
        return True  # 票上写着2月30日。检票员说是厂家弄错了。
    if page.flow[moment.start - 1 : moment.start] in TITLED and page.flow[moment.end : moment.end + 1] in TITLED:
        return True  # 电影《2月30日》; an invoice dated "February 30"
    return any(page.words.within(name, page.flow, sentence.start, sentence.end) for name in ("misquote", "other-calendars"))


def _backward(page: Page, moment: Moment) -> bool:
    """Whether the sentence says that it goes back in time: 从2025年6月倒查至2019年1月."""
    sentence = page.sentence(moment.start)
    return page.words.within("backward", page.flow, sentence.start, sentence.end) is not None


def _impossible(page: Page, rule: Rule, moment: Moment) -> Claim:
    shown = page.shown(moment)
    beside = [m for r in page.almanac.ranges for m in (r.first, r.last) if moment.start in (r.first.start, r.last.start)]
    others = tuple(m for m in beside if m.start != moment.start)
    return claim(
        page,
        rule,
        "inconsistent",
        (("date", page.places(moment)), *((("span", page.places(*others)),) if others else ())),
        equation=shown,
        values=(("result", _last_day(moment)),),
        repairs=_repairs(page, moment),
    )


def _last_day(moment: Moment) -> str:
    month = moment.get("month") or 0
    return str(LENGTHS[month - 1] - (month == 2)) if 1 <= month <= 12 else "12"


def _repairs(page: Page, moment: Moment) -> tuple[Suggestion, ...]:
    """The last day of the month, the first of the next, and what one wrong digit would explain."""
    month, day = moment.parts["month"], moment.parts.get("day")
    slips = suggestions(page, [moment], lambda things: _exists(things[0]))
    if day is None or not 1 <= month.value <= 12:
        return slips
    language = page.text.document.language
    whole = Numeral(0, "day", day.start, day.end, month.start, day.whole)
    leap = 28 + exists(moment.year, 2, 29) if month.value == 2 else LENGTHS[month.value - 1]
    last = splice(page, whole, page.numerals.write(leap, page.flow[day.start : day.end]), "calendar", language)
    following = _next_first(page, moment, language)
    return tuple({s.replacement: s for s in (last, *following, *_wide(page, slips, moment))}.values())[:3]


def _next_first(page: Page, moment: Moment, language: str) -> list[Suggestion]:
    month, day = moment.parts["month"], moment.parts["day"]
    if month.value == 12:
        return []
    flow = page.flow
    first = page.numerals.write(month.value + 1, flow[month.start : month.end]) + page.surface(month.end, day.start)
    whole = Numeral(0, "day", day.start, day.end, month.start, day.whole)
    made = splice(page, whole, page.numerals.write(1, flow[day.start : day.end].lstrip("0")), "calendar", language)
    tail = made.replacement[len(page.surface(month.start, day.start)) :]
    return [Suggestion(made.mention, made.start, made.end, first + tail, made.operator, made.reason)]


def _wide(page: Page, found: Sequence[Suggestion], moment: Moment) -> list[Suggestion]:
    """The same splices over the whole date, so that a reader sees a date and not a bare day."""
    start, end = moment.parts["month"].start, moment.parts["day"].whole
    out = []
    for s in found:
        if s.start < start:
            out.append(s)
            continue
        text = page.surface(start, s.start) if s.start > start else ""
        tail = page.surface(s.end, end) if s.end < end else ""
        out.append(Suggestion(s.mention, start, end, text + s.replacement + tail, s.operator, s.reason))
    return out


def spans(page: Page, rule: Rule) -> Iterator[Claim]:
    """Spans from one date to another: a range, or a frame such as 自…起…至…."""
    seen: set[int] = set()
    for first, last in _pairs_of(page):
        if first.start in seen or first.lunar or last.lunar:
            continue
        seen.add(first.start)
        ordered = _ordered(first, last)
        if ordered is None or (not ordered and (_quoted(page, first) or _backward(page, first))):
            continue
        things: list[Thing] = [first, last]
        places = (("first", page.places(first)), ("last", page.places(last)))
        equation = f"{page.shown(first)} {'≤' if ordered else '>'} {page.shown(last)}"
        if ordered and _valid(first) and _valid(last):
            yield claim(page, rule, "consistent", places, equation=equation, information=0.3)
        elif not ordered:
            yield claim(page, rule, "inconsistent", places, equation=equation, repairs=suggestions(page, things, _in_order))


def _pairs_of(page: Page) -> Sequence[tuple[Moment, Moment]]:
    """The two ends of each span that an article tells."""
    return page.text.once(_told_pairs, Same(page))


def _told_pairs(_text: Text, page: Same[Page]) -> Sequence[tuple[Moment, Moment]]:
    return list(_pairs(page.value))


def _pairs(page: Page) -> Iterator[tuple[Moment, Moment]]:
    for r in page.almanac.ranges:
        if "month" in r.first.parts or not page.words.within("monthly", page.flow, max(0, r.start - MONTHLY), r.end + MONTHLY):
            yield r.first, r.last
    for first, last in pairwise(page.almanac.moments):
        if last.start - first.end > REACH:
            continue
        if (
            framed(page, first, last)
            or opened_and_closed(page, first, last)
            or _of_one_course(page, first, last)
            or _labelled(page, first, last)
        ):
            yield first, last
        elif _lasts(page, first, last):
            yield first, _in_month_of(first, last)


def framed(page: Page, first: Moment, last: Moment) -> bool:
    """自 first … 至 last within one sentence; first 起至 last."""
    words = page.words
    if page.sentence(first.start) is not page.sentence(last.start):
        return False
    lead = _lead(page, last)
    if not (words.ends("until", page.flow, lead) or words.within("until-loose", page.flow, first.end, last.start)):
        return False
    return bool(words.ends("since", page.flow, _lead(page, first))) or page.flow[first.end : lead] in words.entries("since-until")


def opened_and_closed(page: Page, first: Moment, last: Moment) -> bool:
    """报名5月20日启动、5月12日截止: of one thing the beginning and the end, each told behind its date, with nothing else between."""
    words, flow = page.words, page.flow
    begun = words.starts("said-begun", flow, first.end)
    ended = words.starts("said-ended", flow, last.end)
    if begun is None or ended is None or flow[ended.end() : ended.end() + 1] not in ("，", "。", "；", "、", ",", ""):
        return False
    gap = flow[begun.end() : _lead(page, last)]
    return words.without("said-begun", gap).strip("，、；, ") in ("", *words.entries("in-that-year")) and len(gap) <= GAP


def _labelled(page: Page, first: Moment, last: Moment) -> bool:
    """生产日期2024年8月1日，有效期至2026年7月31日."""
    words, flow = page.words, page.flow
    return words.ends("first-label", flow, first.start) is not None and words.ends("last-label", flow, last.start) is not None


def _of_one_course(page: Page, first: Moment, last: Moment) -> bool:
    """2019年9月入学，2023年6月毕业: a beginning and the end that belongs to it, each right behind its date."""
    words, flow = page.words, page.flow
    if page.sentence(first.start) is not page.sentence(last.start):
        return False
    behind = flow[first.end : min(last.start, first.end + GAP)], flow[last.end : last.end + GAP]
    if words.opening("courses").search(behind[0]) is None:
        return False
    for begins, ends in words.pairs("courses"):
        at = behind[0].find(begins)
        to = behind[1].find(ends)
        if at < 0 or to < 0 or any(c in "，。；、" for c in behind[0][:at] + behind[1][:to]):
            continue
        if words.within("had-been", behind[1], 0, to) is not None:
            return False  # 2025年1月提交，2024年12月曾获通过
        return not flow.startswith("的", last.end + to + len(ends)) and not words.within("new-subject", flow, first.end, last.start)
    return False


def _lasts(page: Page, first: Moment, last: Moment) -> bool:
    """12月8日开幕，展出63件。展览将持续到当月18日: what begins on one day goes on until another."""
    words, flow = page.words, page.flow
    until = words.ends("lasts-until", flow, last.start)
    if until is None:
        lead = _lead(page, last)
        closes = words.ends("until", flow, lead) and words.starts("said-ended", flow, last.end)
        if not closes or "。" in flow[first.end : last.start]:
            return False
    begun = words.within("said-begun", flow, first.end, first.end + ENDED)
    if begun is None or any(c in "，。；" for c in flow[first.end : begun.start()]):
        return False
    if words.within("other-times", flow, first.end, last.start) is not None:
        return False
    return "day" in last.parts and ("month" in last.parts or words.within("next-month", flow, last.start - GAP, last.start) is None)


def _in_month_of(first: Moment, last: Moment) -> Moment:
    """A bare day with the month of the date before it."""
    if "month" in last.parts or "month" not in first.parts:
        return last
    return replace(last, parts={"month": first.parts["month"], **last.parts}, year=first.year, source=first.source)


def _lead(page: Page, moment: Moment) -> int:
    """Where a moment begins with the part of the day or the year word before it: 从上午8点, 到次日6时."""
    words, at = grammar(page.text.document.language).words, moment.start
    for name in ("clock-words", "next-day", "relative-list"):
        found = words.ends(name, page.flow, at)
        at -= len(found.group()) if found is not None else 0
    return at


def _ordered(first: Moment, last: Moment) -> bool | None:
    """Whether last is not before first; None where a year that decides it is not written."""
    a, b = _key(first), _key(last)
    size = min(len(a), len(b))
    if first.year is not None and last.year is not None and first.source != "none" and last.source in ("written", "relative"):
        if first.source == "near":
            return None if (a[:size] > b[:size]) else True
        return a[:size] <= b[:size]
    return _ordered_days(first, last)


def _ordered_days(first: Moment, last: Moment) -> bool | None:
    """Without a year of its own the end may lie in the next year, but not in the same month."""
    months = [(m.get("month") or 0, m.get("day") or 0) for m in (first, last)]
    if not any(month for month, _ in months):
        return _bare_days(months[0][1], months[1][1])
    if not all(month for month, _ in months):
        return None
    if months[0] <= months[1]:
        return True
    return False if months[0][0] == months[1][0] and months[1][1] else None


def _bare_days(first: int, last: int) -> bool | None:
    """13日至9日 would run over four weeks into the next month, and is told so; 28日至3日 is not."""
    if not first or not last or last >= first:
        return True if last > first > 0 else None
    return False if first - last < SHORT_STAY else None


def _key(moment: Moment) -> tuple[int, ...]:
    parts = [moment.year, moment.get("month"), moment.get("day")]
    known = [p for p in parts if p is not None]
    return tuple(known) if parts[: len(known)] == known else ()


def _in_order(things: Sequence[Thing]) -> bool:
    first, last = things
    assert isinstance(first, Moment)
    assert isinstance(last, Moment)
    return all(_valid(m) for m in (first, last)) and _ordered(first, last) is True


def _valid(moment: Moment) -> bool:
    return exists(moment.year, moment.get("month"), moment.get("day"))


_CLOCK_MARKS = str.maketrans("", "", ":：.")
HAPPENED = 70  # characters before a time in which what happened at it is told


def clocks(page: Page, rule: Rule) -> Iterator[Claim]:
    """7月9日28时, 14时65分: a day has 24 hours and an hour 60 minutes."""
    for moment in page.almanac.moments:
        hour, minute = moment.parts.get("hour"), moment.parts.get("minute")
        if hour is None or ("day" not in moment.parts and minute is None and hour.value <= DAY):
            continue
        fits = _is_clock([moment])
        places = (("time", page.places(moment)),)
        if grammar(page.text.document.language).patterned and _may_be_a_score(page, moment):
            continue  # fell to 6.52: no time at all
        if fits:
            yield claim(page, rule, "consistent", places, equation=page.shown(moment), information=0.3)
        elif not _quoted(page, moment) and not _may_be_a_score(page, moment):
            beside, told = _reckoned(page, moment)
            repairs = suggestions(page, [moment], _is_clock, [(0, "minute", told)] if told is not None else [])
            repairs = tuple(sorted(repairs, key=lambda r: told is not None and not r.replacement.startswith(str(told))))
            yield claim(page, rule, "inconsistent", (*places, *beside), equation=page.shown(moment), repairs=repairs)


def _reckoned(page: Page, moment: Moment) -> tuple[Sequence[tuple[str, tuple[Place, ...]]], int | None]:
    """晚上9时75分发生，10时20分恢复，延误23分钟: the minute that another time of the sentence and a stretch of it tell, at the same hour."""
    sentence = page.sentence(moment.start)
    lengths = [n for n in page.almanac.lengths if sentence.start <= n.start < sentence.end and {"hour", "minute"} >= n.amounts.keys()]
    for other in page.moments(sentence.start, sentence.end):
        if other.start == moment.start or other.get("hour") is None or other.get("minute") is None:
            continue
        for length in lengths:
            gap = int(total(length, "minute"))
            at = (other.get("hour") or 0) * HOUR + (other.get("minute") or 0) + (-gap if other.start > moment.start else gap)
            if at // HOUR % HALF_DAY == (moment.get("hour") or 0) % HALF_DAY:
                return (("other", page.places(other)), ("length", page.places(length))), at % HOUR
    return (), None


def _may_be_a_score(page: Page, moment: Moment) -> bool:
    """31:19 with no day and no part of the day before it is the score of a quarter as well as a time; and 25.40 a price, but for what
    happens at it (the alarm was raised at 25.40)."""
    shown = page.flow[moment.start : moment.end]
    bare = shown.translate(_CLOCK_MARKS).isdigit() and not shown.isdigit()
    if not bare or "day" in moment.parts or page.words.ends("clock-words", page.flow, moment.start) is not None:
        return False
    return page.words.pattern("happens-at").search(page.flow[max(0, moment.start - HAPPENED) : moment.start]) is None


def _is_clock(things: Sequence[Thing]) -> bool:
    moment = things[0]
    assert isinstance(moment, Moment)
    hour, minute = moment.parts.get("hour"), moment.parts.get("minute")
    late = minute.value if minute is not None else 0
    return hour is not None and (hour.value < DAY or (hour.value == DAY and not late)) and late < HOUR and _valid(moment)

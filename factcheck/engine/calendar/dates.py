"""Dates that exist, and spans whose end does not lie before their beginning."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise

from factcheck.engine.calendar.arithmetic import LENGTHS, exists
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Moment
from factcheck.engine.calendar.numeral import numerals
from factcheck.engine.calendar.page import Numeral, Page, Thing, claim, splice, suggestions
from factcheck.engine.calendar.slips import caught
from factcheck.engine.claim import Claim
from factcheck.model.check import Suggestion
from factcheck.model.rule import Rule

DAY, HOUR = 24, 60
TITLED = tuple('《》〈〉“”「」『』"‘’')
GAP = 8  # characters between the word of a beginning and the date of the end
REACH = 60
"""Characters between the two ends of a span told in a frame (自…起…至…)."""


def existing(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for the dates of each sentence that exist, one for each that does not."""
    dated = [m for m in page.almanac.moments if "month" in m.parts and not m.lunar]
    turned = {m.start for pair in _pairs(page) if _ordered(*pair) is False for m in pair} if dated else set()
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
    return claim(
        page,
        rule,
        "inconsistent",
        (("date", page.places(moment)),),
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
    for first, last in _pairs(page):
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


def _pairs(page: Page) -> Iterator[tuple[Moment, Moment]]:
    for r in page.almanac.ranges:
        yield r.first, r.last
    for first, last in pairwise(page.almanac.moments):
        if last.start - first.end <= REACH and (framed(page, first, last) or opened_and_closed(page, first, last)):
            yield first, last


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


def _lead(page: Page, moment: Moment) -> int:
    """Where a moment begins with the part of the day or the year word before it: 从上午8点, 到次日6时."""
    words = grammar(page.text.document.language).words
    for name in ("clock-words", "next-day", "relative-list"):
        found = words.ends(name, page.flow, moment.start)
        if found is not None:
            return moment.start - len(found.group())
    return moment.start


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
    if not all(month for month, _ in months):
        return None
    if months[0] <= months[1]:
        return True
    return False if months[0][0] == months[1][0] and months[1][1] else None


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


def clocks(page: Page, rule: Rule) -> Iterator[Claim]:
    """7月9日28时, 14时65分: a day has 24 hours and an hour 60 minutes."""
    for moment in page.almanac.moments:
        hour, minute = moment.parts.get("hour"), moment.parts.get("minute")
        if hour is None or ("day" not in moment.parts and minute is None and hour.value <= DAY):
            continue
        fits = _is_clock([moment])
        places = (("time", page.places(moment)),)
        if fits:
            yield claim(page, rule, "consistent", places, equation=page.shown(moment), information=0.3)
        elif not _quoted(page, moment) and not _may_be_a_score(page, moment):
            yield claim(page, rule, "inconsistent", places, equation=page.shown(moment), repairs=suggestions(page, [moment], _is_clock))


def _may_be_a_score(page: Page, moment: Moment) -> bool:
    """31:19 with no day and no part of the day before it is the score of a quarter as well as a time."""
    bare = page.flow[moment.start : moment.end].replace(":", "").replace("：", "").isdigit()
    return bare and "day" not in moment.parts and page.words.ends("clock-words", page.flow, moment.start) is None


def _is_clock(things: Sequence[Thing]) -> bool:
    moment = things[0]
    assert isinstance(moment, Moment)
    hour, minute = moment.parts.get("hour"), moment.parts.get("minute")
    late = minute.value if minute is not None else 0
    return hour is not None and (hour.value < DAY or (hour.value == DAY and not late)) and late < HOUR and _valid(moment)

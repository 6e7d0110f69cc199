"""Stretches counted back from now: 30年前的1995年, 1965年建成，距今60年; days counted on from a beginning and down to an end."""

from collections.abc import Callable, Iterator, Sequence

from factcheck.engine.calendar.arithmetic import agrees, days_between, measured, spans, years_between
from factcheck.engine.calendar.items import Length, Moment
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.calendar.told import own_subject
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

REACH = 60  # characters between an event and the stretch that has passed since
LINK = 8  # characters between 30年前 and its year


def ago(page: Page, rule: Rule) -> Iterator[Claim]:
    """Years that have passed since a told year: the now is that of the paper, of the text, or a year that the sentence reaches up to."""
    now = _now(page)
    for length in page.almanac.lengths:
        if list(length.amounts) != ["year"] or length.ordinal or length.counting or length.amounts["year"] % 1:
            continue
        pair = _before_now(page, length, now) or _later(page, length) or _history(page, length, now)
        if pair is not None:
            yield _claim(page, rule, length, *pair)


def _now(page: Page) -> Moment | None:
    """The year that the text calls this one, or that of its publication."""
    said = [m for m in page.almanac.moments if m.source == "written" and page.says_now(m)]
    if said:
        return said[0]
    return Moment(0, 0, {}, int(page.published[:4]), "relative") if page.published else None


def _before_now(page: Page, length: Length, now: Moment | None) -> tuple[Moment, Moment] | None:
    """30年前的1995年; 1995年，也就是30年前."""
    words, flow = page.words, page.flow
    word = words.starts("ago", flow, length.end)
    if word is None or now is None:
        return None
    behind = [m for m in page.moments(word.end(), word.end() + LINK) if flow[word.end() : m.start].strip() in words.entries("ago-link")]
    before = [m for m in page.moments(length.start - REACH, length.start) if flow[m.end : length.start] in words.entries("ago-link-before")]
    found = [m for m in (*behind, *before) if m.source == "written" and m.start != now.start]
    return (found[0], now) if found else None


def _later(page: Page, length: Length) -> tuple[Moment, Moment] | None:
    """1988年…，37年后的2025年: the year so much later, beside the only other one of its sentence."""
    words, flow = page.words, page.flow
    word = words.starts("later", flow, length.end)
    if word is None:
        return None
    sentence = page.sentence(length.start)
    told = [m for m in page.moments(sentence.start, sentence.end) if m.source == "written"]
    behind = [m for m in told if m.start == word.end()]
    before = [m for m in told if m.end <= length.start]
    return (before[0], behind[0]) if len(behind) == len(before) == 1 else None


def _history(page: Page, length: Length, now: Moment | None) -> tuple[Moment, Moment] | None:
    """1965年建成，距今已有60年; 到2025年已有60年历史: the one year of the sentence that an event dates, up to now or to the year it names."""
    words, flow = page.words, page.flow
    if not (words.ends("to-now", flow, length.start) or words.starts("history", flow, length.end)):
        return None
    start = page.sentence(length.start).start
    told = [m for m in page.moments(max(start, length.start - REACH), length.start) if m.source == "written" and m.end <= length.start]
    last = told[-1] if told and words.ends("until", flow, told[-1].start) else now
    first = [m for m in told if last is None or m.start != last.start]
    if last is None or len(first) != 1:
        return None
    since = (last if last.end > first[0].end else first[0]).end
    return None if own_subject(page, flow[since : length.start]) else (first[0], last)


def _claim(page: Page, rule: Rule, length: Length, first: Moment, last: Moment) -> Claim:
    things: list[Thing] = [first, last, length]
    agree = agrees(length, first, last) is True
    gap = years_between(first, last) or 0
    written = last.end > last.start
    places = (("first", page.places(first)), *((("last", page.places(last)),) if written else ()), ("length", page.places(length)))
    solved = [(2, "year", gap), (0, "year", (last.year or 0) - int(length.amounts["year"]) - (first.era or 0))]
    shown = page.shown(last) if written else str(last.year)
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=f"{shown} − {page.shown(first)} {'=' if agree else '≠'} {page.shown(length)}",
        values=(("last", shown), ("result", page.numerals.write(gap, page.flow[slice(*length.numerals[0])]))),
        repairs=() if agree else suggestions(page, things, spans, solved, among=(0, 2)),
        caught=strength(page, things, spans) if agree else None,
        information=0.9,
    )


def counted_days(page: Page, rule: Rule) -> Iterator[Claim]:
    """6月1日封航，6月15日是封航的第15天; 距6月7日高考还有100天，2月27日…."""
    for length in page.almanac.lengths:
        if list(length.amounts) != ["day"] or length.hedge or length.amounts["day"] % 1:
            continue
        pair = _counted_on(page, length) if length.ordinal else _counted_down(page, length)
        if pair is not None:
            yield _days(page, rule, length, *pair)


def _counted_on(page: Page, length: Length) -> tuple[Moment, Moment] | None:
    """The day right before 第15天 and the day before it, whose event the words behind 第15天 or 的 repeat."""
    words, flow = page.words, page.flow
    sentence = page.sentence(length.start)
    days = [m for m in page.moments(sentence.start, length.start) if "day" in m.parts and "month" in m.parts and m.end <= length.start]
    if len(days) != 2:
        return None
    gap = flow[days[1].end : length.start]
    again = _event_again(page, days[0], gap + flow[length.end : length.end + LINK])
    return (days[0], days[1]) if again and "，" not in gap.strip("，") and words.ends("ordinal-copula", gap, len(gap)) else None


def _event_again(page: Page, moment: Moment, behind: str) -> bool:
    """Whether two characters that stand behind a day stand again at the count: 开始封航, 封航的第15天."""
    told = page.flow[moment.end : moment.end + LINK].split("，")[0]
    return any(told[i : i + 2] in behind for i in range(len(told) - 1) if told[i : i + 2].isalpha())


def _counted_down(page: Page, length: Length) -> tuple[Moment, Moment] | None:
    """The day that a countdown runs to, and the one day told beside it."""
    words, flow = page.words, page.flow
    if not words.ends("remaining", flow, length.start):
        return None
    sentence = page.sentence(length.start)
    days = [m for m in page.moments(sentence.start, sentence.end) if "day" in m.parts and "month" in m.parts]
    ends = [m for m in days if m.end <= length.start and words.ends("countdown", flow, m.start)]
    others = [m for m in days if m not in ends]
    return (others[0], ends[0]) if len(ends) == len(others) == 1 else None


def _days(page: Page, rule: Rule, length: Length, first: Moment, last: Moment) -> Claim:
    things: list[Thing] = [first, last, length]
    holds = _fits_days((1,) if length.ordinal else (-1, 0, 1))
    agree = holds(things)
    gaps = days_between(first, last)
    solved = [(2, "day", gap + length.ordinal) for gap in gaps]
    places = (("first", page.places(first)), ("last", page.places(last)), ("length", page.places(length)))
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent" if gaps else "undecided",
        places,
        equation=f"{page.shown(last)} − {page.shown(first)} {'=' if agree else '≠'} {page.shown(length)}",
        values=(("result", page.numerals.write(solved[0][2], page.flow[slice(*length.numerals[0])]) if solved else ""),),
        repairs=() if agree else suggestions(page, things, holds, solved),
        caught=strength(page, things, holds) if agree else None,
        information=0.9,
        reason=None if agree or gaps else "weak-binding",
    )


def _fits_days(more: tuple[int, ...]) -> Callable[[Sequence[Thing]], bool]:
    """By how many days a count may exceed the difference: the n-th day counts the first one too, a countdown its last one or not."""

    def holds(things: Sequence[Thing]) -> bool:
        first, last, length = measured(things)
        gaps = days_between(first, last)
        return length.amounts["day"] in {g + e for g in gaps for e in more}

    return holds

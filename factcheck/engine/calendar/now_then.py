"""The age that someone has now, told behind the name, beside an age at a year that is told: Ann Lea, 64, came to Leeds as a girl of nine in 1976."""

from collections.abc import Iterator, Sequence

from factcheck.engine.calendar.age_pair import BIRTHDAY, age_pair
from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.page import Page
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

NAME = 40  # characters before an age in which the name stands
NEAR = 60  # characters between an age and the year in which it was reached
HEAD = 80  # characters of an article in which the line of its place and date stands
AHEAD = 2  # sentences behind the two ages in which a later year may stand
LONGEST = 80  # years between


def now_and_then(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for each sentence with the age of someone named and, behind it, a dated one of the same person."""
    for now in page.almanac.ages:
        found = _then(page, now) if _is_named(page, now) else None
        if found is not None:
            yield from _claims(page, rule, now, *found)


def _is_named(page: Page, age: Age) -> bool:
    """Tom Hill, 34, is; and no year before that says when he was."""
    today = _today(page)
    start = max(page.sentence(age.start).start, today.end if today is not None else 0)
    before = page.flow[max(start, age.start - NAME) : age.start]
    return page.words.pattern("named-before").search(before) is not None and not _years(page, start, age.start)


def _then(page: Page, now: Age) -> tuple[Age, Moment] | None:
    """The next age of the sentence with the year that it was reached in."""
    flow, end = page.flow, page.sentence(now.start).end
    later = [a for a in page.ages(now.end, end) if a.start > now.end]
    if len(later) != 1 or page.words.within("kin", flow, now.end, later[0].start):
        return None
    age, years = later[0], _years(page, later[0].end, end)
    if page.words.pattern("named-before").search(flow[max(now.end, age.start - NAME) : age.start]) or not years:
        return None
    gap = flow[age.end : years[0].start]
    if len(gap) > NEAR or page.words.pattern("age-parted").search(gap) or not 0 < age.value < now.value:
        return None
    return age, years[0]


def _years(page: Page, start: int, end: int) -> Sequence[Moment]:
    return [m for m in page.moments(start, end) if m.source == "written" and m.year is not None and "year" in m.parts]


def _claims(page: Page, rule: Rule, now: Age, then: Age, year: Moment) -> Iterator[Claim]:
    """An age that does not fit the year of publication is wrong either way; one that is only beside a later year of the past can be too low."""
    today = _today(page)
    at = today or _later(page, now, year)
    if at is None or not 0 < (at.year or 0) - (year.year or 0) <= LONGEST:
        return
    gap = (at.year or 0) - (year.year or 0)
    fits = abs(now.value - then.value - gap) <= BIRTHDAY
    if fits or today is not None or now.value < then.value + gap:
        yield age_pair(page, rule, (then, year), (now, at))


def _today(page: Page) -> Moment | None:
    """The year of an article: that of its line of place and date (NEWARK, Sept. 3, 2024 —)."""
    start = page.sentences[0].start
    found = _years(page, start, start + HEAD)
    line = found and page.words.pattern("dateline").match(page.flow[found[0].end : found[0].end + 4]) is not None
    return found[0] if line else None


def _later(page: Page, now: Age, year: Moment) -> Moment | None:
    """The last year of the past told behind the two ages."""
    last = page.neighbour(now.start, AHEAD)
    found = [m for m in _years(page, year.end, last.end) if (m.year or 0) > (year.year or 0)]
    past = [
        m
        for m in found
        if not page.words.pattern("still-to-come").search(page.flow[page.sentence(m.start).start : page.sentence(m.start).end])
    ]
    return max(past, key=lambda m: m.year or 0, default=None) if len(past) == len(found) else None

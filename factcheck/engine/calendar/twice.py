"""Two ages of one person at two told times."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.engine.calendar.births import births
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.now_then import now_and_then
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

FURTHEST = 400  # characters between an age and what dates it, in however long a sentence
LONG_CLAUSE, NOUN = 40, 8
CLAUSE = re.compile("[，；。]")


def twice(page: Page, rule: Rule) -> Iterator[Claim]:
    """Two ages of one person at two told times: 2002年，22岁的…。2022年，42岁的她…."""
    if grammar(page.text.document.language).patterned:
        yield from now_and_then(page, rule)
        return
    dated = [(a, t) for a in page.almanac.ages if (t := _own_time(page, a)) is not None]
    born = births(page) if len(dated) > 1 else []
    for (age, time), (later, then) in pairwise(dated):
        if then.year == time.year or later.start - age.start > 240 or not _same_person(page, age, later):
            continue
        if any(age.start - 160 <= b.start <= later.end for b in born):
            continue
        yield _pair(page, rule, (age, time), (later, then))


def _own_time(page: Page, age: Age) -> Moment | None:
    """The year told in the age's own clause or the one before it."""
    words, flow = page.words, page.flow
    if age.hedge or words.starts("not-age-after", flow, age.end):
        return None
    sentence = page.sentence(age.start)
    found = [m for m in page.moments(max(sentence.start, age.start - FURTHEST), age.start) if m.end <= age.start]
    last = found[-1] if found else None
    if last is None or last.source != "written" or last.year is None:
        return None
    return last if sum(flow.count(c, last.end, age.start) for c in "，,") <= 2 else None


def _same_person(page: Page, age: Age, later: Age) -> bool:
    """Whether the second age is that of the one spoken of: 55岁的她, 今年89岁的他, 他27岁."""
    words, flow = page.words, page.flow
    behind = words.within("he", flow, later.end, later.end + 3)
    before = words.ends("he", flow, later.start, 3)
    between = words.within("kin", flow, age.start, later.end + 6)
    silent = (
        page.sentence(age.start).start == page.sentence(later.start).start
        and words.ends("he", flow, age.start, 3)
        and _says_nobody(page, later)
    )
    return bool(behind or before or silent) and not between


def _says_nobody(page: Page, age: Age) -> bool:
    """Whether the clause of an age has no words before it but adverbs: 2001年退休，刚好60岁."""
    start = max([m.end() for m in CLAUSE.finditer(page.flow, max(0, age.start - LONG_CLAUSE), age.start)], default=age.start)
    rest = page.flow[start : age.start]
    while (lead := page.words.ends("age-lead", rest, len(rest))) and lead.group():
        rest = rest[: -len(lead.group())]
    return not rest


def _pair(page: Page, rule: Rule, early: tuple[Age, Moment], late: tuple[Age, Moment]) -> Claim:
    things: list[Thing] = [early[1], late[1], early[0], late[0]]
    agree = _twice_holds(things)
    places = (("time", page.places(early[1], late[1])), ("age", page.places(early[0], late[0])))
    gap = (late[1].year or 0) - (early[1].year or 0)
    solved = [(3, "age", early[0].value + gap), (2, "age", late[0].value - gap)]
    shown = [page.shown(t) for t in things]
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=f"{shown[3]} − {shown[2]} {'=' if agree else '≠'} {shown[1]} − {shown[0]}",
        values=(("result", page.numerals.write(max(0, early[0].value + gap), page.flow[slice(*late[0].numeral)])),),
        repairs=() if agree else suggestions(page, things, _twice_holds, solved),
        caught=strength(page, things, _twice_holds) if agree else None,
        information=1.0,
    )


def _twice_holds(things: Sequence[Thing]) -> bool:
    """One year of difference is left for birthdays."""
    first, last, age, later = things
    assert isinstance(first, Moment)
    assert isinstance(last, Moment)
    assert isinstance(age, Age)
    assert isinstance(later, Age)
    if first.year is None or last.year is None:
        return False
    return abs((later.value - age.value) - (last.year - first.year)) <= 1

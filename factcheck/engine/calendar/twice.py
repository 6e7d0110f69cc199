"""Two ages of one person at two told times."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.engine.calendar.age_pair import age_pair
from factcheck.engine.calendar.births import births
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.now_then import now_and_then
from factcheck.engine.calendar.page import Page
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
        yield age_pair(page, rule, (age, time), (later, then))


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

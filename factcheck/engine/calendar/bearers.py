"""Whose age is told: that of the one whose birth the text tells, or of someone else."""

import re

from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.page import Page

LONG_CLAUSE, NOUN = 40, 8
FRAME = 16  # characters of "by the time she was "
CLAUSE = re.compile("[，；。]")


def another(page: Page, age: Age, birth: Moment) -> bool:
    """Whether the age is that of a relative, of a group, or a limit (60岁以上)."""
    words, flow = page.words, page.flow
    sentence = page.sentence(age.start)
    clause = max(flow.rfind(mark, sentence.start, age.start) for mark in "，。；") + 1
    start = max(clause, sentence.start, birth.end if birth.start > sentence.start else 0)
    kin = words.within("kin", flow, min(start, age.start), age.start) or words.starts("kin", flow, age.end + flow.startswith("的", age.end))
    if words.within("other-person", flow, min(start, age.start), age.start) or _unlike(page, age, birth, start):
        return True
    if any(words.starts("kin", flow, m.end()) for m in CLAUSE.finditer(flow, birth.end, max(birth.end, age.start))):
        return True  # 他1970年出生，父亲1995年去世，终年63岁
    return bool(kin or words.starts("not-age-after", flow, age.end) or words.ends("not-age-before", flow, age.start, FRAME))


def _unlike(page: Page, age: Age, birth: Moment, clause: int) -> bool:
    """Whether the one who was born is called one thing and the one whose age is told another: 1996年出生的护士…老人今年89岁."""
    words, flow = page.words, page.flow
    born = words.starts("born-as", flow, birth.end)
    if born is None:
        return False
    if (
        flow.startswith("的", age.end)
        and words.within("persons-joined", flow, born.end(), age.start)
        and "，" not in flow[born.end() : age.start]
    ):
        return True  # 1988年出生的冠军和2025年刚满16岁的新秀
    if clause <= birth.start:
        return False
    stop = (
        min(i for i in (flow.find(m, born.end()) for m in "，。；") if i >= 0)
        if any(m in flow[born.end() :] for m in "，。；")
        else len(flow)
    )
    head = flow[born.end() : stop]
    called = words.within("persons", flow, clause, age.start) or words.starts("persons", flow, age.end + flow.startswith("的", age.end))
    return called is not None and called.group() not in head and words.within("persons", head, 0, len(head)) is not None


def told_of(page: Page, age: Age, birth: Moment) -> str:
    """The noun that the clause of an age puts before it, without times, adverbs and pronouns: 新娘 of 新娘18岁; "" where it has none."""
    words, flow = page.words, page.flow
    start = max([m.end() for m in CLAUSE.finditer(flow, max(0, age.start - LONG_CLAUSE), age.start)] or [page.sentence(age.start).start])
    start = max([start, *(m.end for m in page.moments(start, age.start) if m.end <= age.start)])
    rest = flow[start : age.start].strip("“”「」（）() ")
    while not words.ends("age-adverbial", rest, len(rest)) and (lead := words.ends("age-lead", rest, len(rest))):
        rest = rest[: -len(lead.group())]
    if not rest or start <= birth.start or words.ends("age-adverbial", rest, len(rest)) or words.starts("he", rest, 0):
        return ""
    if words.ends("pronoun", rest, len(rest)) or rest in flow[page.sentence(birth.start).start : birth.start] or len(rest) > NOUN:
        return ""
    return rest

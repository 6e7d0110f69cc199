"""Ages beside births, deaths and events: 1930年出生，2020年去世，享年90岁.

An age may be the completed years, the difference of the years, or 虚岁 (one more, in notices of death up to two).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.engine.calendar.arithmetic import years_between
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.claim import Claim
from factcheck.model.check import Suggestion
from factcheck.model.rule import Rule

BEFORE, BEHIND = 1, 3  # sentences in which the age of someone whose birth is told may stand
BIRTHPLACE = 40  # characters between born and its date
FURTHEST = 400  # characters between an age and what dates it, in however long a sentence
OLDEST = 130
LONG_CLAUSE, NOUN = 40, 8
CLAUSE = re.compile("[，；。]")
FRAME = 16  # characters of "by the time she was "


@dataclass(frozen=True, slots=True)
class At:
    """An age with the moment at which it was reached; dead: it is the age at death; nominal: the text says 虚岁."""

    age: Age
    time: Moment
    dead: bool = False
    nominal: bool = False


def born(page: Page, rule: Rule) -> Iterator[Claim]:
    """Every age of a person whose birth the text tells, at a time that the text tells."""
    births = _births(page) if page.almanac.ages else []
    for birth in births:
        told = list(_ages_of(page, birth, births))
        for at in told:
            yield _claim(page, rule, birth, at, told)


def _births(page: Page) -> list[Moment]:
    """The years of birth: by a word before or behind, or the first of a range in a bracket beside an age at death."""
    words, flow = page.words, page.flow
    found = [
        m
        for m in page.almanac.moments
        if m.source == "written"
        and (
            words.ends("born-before", flow, m.start)
            or words.starts("born-after", flow, m.end)
            or _born_behind(page, m)
            or _born_spoken(page, m)
            or _born_before(page, m)
        )
    ]
    lives = [
        r.first
        for r in page.almanac.ranges
        if flow[r.start - 1 : r.start] in ("（", "(") and r.first.year is not None and _is_life(page, r.end)
    ]
    own = [m for m in (*found, *lives) if not words.within("kin", flow, max(0, m.start - 6), m.start) and not _on_paper(page, m)]
    own = [m for m in own if not (_of_many(page, m) or _of_kin(page, m))]
    return sorted({m.start: m for m in own}.values(), key=lambda m: m.start)


def _of_many(page: Page, moment: Moment) -> bool:
    """Whether a birth is that of a thing or of many: 这家店1998年出生, 2008年出生的占六成."""
    born = page.words.within("born-after", page.flow, moment.end, moment.end + 4)
    behind = page.words.starts("groups", page.flow, born.end()) if born is not None else None
    return behind is not None or page.words.ends("not-persons", page.flow, moment.start) is not None


def _on_paper(page: Page, moment: Moment) -> bool:
    """Whether a birth is told as someone's papers have it, who may be older."""
    sentence = page.sentence(moment.start)
    return page.words.within("papers", page.flow, sentence.start, sentence.end) is not None


def _of_kin(page: Page, moment: Moment) -> bool:
    """Her husband, born in 1929, …: a relative between the beginning of the sentence and a birth."""
    return page.words.within("kin-of", page.flow, page.sentence(moment.start).start, moment.start) is not None


def _born_behind(page: Page, moment: Moment) -> bool:
    """1936年，他出生在…: a pronoun or a short name between the year and the birth."""
    words, flow = page.words, page.flow
    word = words.within("born-after", flow, moment.end, moment.end + 9)
    gap = flow[moment.end : word.start()] if word else ""
    return bool(word) and len(gap) <= 5 and not words.within("not-born", gap, 0, len(gap))


def _born_spoken(page: Page, moment: Moment) -> bool:
    """1931年冬月落地，…十七岁的她: a word that things have too opens the sentence, and the sentence tells the age of a person."""
    words, flow = page.words, page.flow
    sentence = page.sentence(moment.start)
    word = words.within("born-spoken", flow, moment.end, moment.end + 6)
    lead = flow[sentence.start : moment.start].strip("“「 ")
    if word is None or lead not in ("", *words.entries("he")):
        return False
    return any(
        words.within("he", flow, a.end, a.end + 3) or words.ends("he", flow, a.start, 3) for a in page.ages(word.end(), sentence.end)
    )


def _born_before(page: Page, moment: Moment) -> bool:
    """born in Paisley on 14 May 1930: a place between the word and the date, and nothing else."""
    word = page.words.within("born-between", page.flow, max(0, moment.start - BIRTHPLACE), moment.start)
    if word is None:
        return False
    between = page.flow[word.end() : moment.start]
    return not any(c in ".;" or c.isdigit() for c in between)


def _is_life(page: Page, end: int) -> bool:
    return page.flow[end : end + 1] in ("）", ")")


def _ages_of(page: Page, birth: Moment, births: Sequence[Moment]) -> Iterator[At]:
    first, last = _scope(page, birth, births)
    for age in page.ages(first, last):
        if not 0 < age.value <= OLDEST or _another(page, age, birth):
            continue
        at = _time_of(page, age, birth)
        if at is not None:
            yield at


def _scope(page: Page, birth: Moment, births: Sequence[Moment]) -> tuple[int, int]:
    """From the sentence before a birth to the third behind it, not beyond another person's."""
    first = max(page.neighbour(birth.start, -BEFORE).start, birth.start - FURTHEST)
    last = page.neighbour(birth.start, BEHIND).end
    at = births.index(birth)
    earlier = [births[at - 1].end] if at else []
    later = [births[at + 1].start] if at + 1 < len(births) else []
    return max([first, *earlier]), min([last, *later])


def _another(page: Page, age: Age, birth: Moment) -> bool:
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


def _time_of(page: Page, age: Age, birth: Moment) -> At | None:
    words, flow = page.words, page.flow
    sentence = page.sentence(age.start)
    nominal = words.within("nominal", flow, max(0, sentence.start - 30), min(len(flow), age.end + 8)) is not None
    if words.ends("died-at", flow, age.start, 5) or words.starts("died", flow, age.end):
        time = _when(page, age, sentence.end) or _death(page, age, birth)
        return At(age, time, True, nominal) if time is not None else None
    time = _life_end(page, birth) if _died_after(page, age) else None
    if time is not None:
        return At(age, time, True, nominal)
    if words.ends("present", flow, age.numeral[0]):
        return _at_once(page, age, sentence.end)
    time = _when(page, age, sentence.end) or _now(page, age) or _before(page, age, birth, sentence.start)
    return At(age, time, False, nominal) if time is not None else None


def _at_once(page: Page, age: Age, end: int) -> At | None:
    """is 61: the age of today, and not of the last year told, where no word behind it says when."""
    time = _when(page, age, end) or (_today(page, age) if page.published else None)
    return At(age, time) if time is not None else None


def _today(page: Page, age: Age) -> Moment | None:
    return Moment(age.start, age.start, {}, int(page.published[:4]), "relative") if page.published else None


def _when(page: Page, age: Age, end: int) -> Moment | None:
    """was 77 when she died on 30 June 2025: the first year told behind the age, where a word says that it is the age's."""
    told = page.words.within("told-behind", page.flow, age.end, min(end, age.end + 12))  # 20岁下乡，那是1975年的事
    if told is not None:
        return next((m for m in page.moments(told.end(), told.end() + 2) if m.source == "written"), None)
    if not page.words.starts("when", page.flow, age.end):
        return None
    return next((m for m in page.moments(age.end, end) if m.source == "written"), None)


def _now(page: Page, age: Age) -> Moment | None:
    """现年38岁, 今年35岁: the year of publication, where it is known."""
    word = page.words.ends("this-year", page.flow, age.start, 6)
    if word is None or not page.published:
        return None
    return Moment(age.start - len(word.group()), age.start, {}, int(page.published[:4]), "relative")


def _died_after(page: Page, age: Age) -> bool:
    return page.words.within("died", page.flow, age.end, age.end + 4) is not None


def _life_end(page: Page, birth: Moment) -> Moment | None:
    return next((r.last for r in page.ranges(birth.start, birth.start + 1)), None)


def _death(page: Page, age: Age, birth: Moment) -> Moment | None:
    """The end of a life in brackets; else the last year told before the age, in its sentence or the one before."""
    end = _life_end(page, birth)
    if end is not None:
        return end
    sentence = page.sentence(age.start)
    behind = [m for m in page.moments(age.end, sentence.end) if m.start != birth.start and m.source == "written"]
    told = next((m for m in behind if page.words.within("died", page.flow, m.end, m.end + 12)), None)
    return _last(page, age.start, birth, sentence.start) or told or _last(page, age.start, birth, page.sentence(sentence.start - 1).start)


def _last(page: Page, at: int, birth: Moment, start: int) -> Moment | None:
    found = [m for m in page.moments(max(start, at - FURTHEST), at) if m.end <= at and m.start != birth.start]
    found = [m for m in found if m.source in ("written", "relative", "near") and m.year is not None]
    return found[-1] if found else None


def _before(page: Page, age: Age, birth: Moment, start: int) -> Moment | None:
    """The last year told before an age in its sentence, or in the one before where the age's clause points back (时年, 今年, 的他)."""
    here = _last(page, age.start, birth, start)
    if here is not None:
        return here
    words, flow = page.words, page.flow
    pointed = (
        words.ends("aged-then", flow, age.start, 6)
        or words.ends("aged-now", flow, age.start, 6)
        or words.within("pronoun", flow, age.end, age.end + 5)
    )
    if start <= page.sentences[0].start or not (pointed or page.sentence(start - 1).start <= birth.start):
        return None
    return _last(page, age.start, birth, page.sentence(start - 1).start)


def _fits(birth: Moment, at: At) -> bool | None:
    """Whether an age may be said of that birth at that time; None where the years are out of all proportion."""
    gap = years_between(birth, at.time)
    if gap is None or gap < 0:
        return None
    said = at.age.value
    completed, most = gap - _before_birthday(birth, at.time), gap - int(_birthday_ahead(birth, at.time))
    if at.age.hedge in ("under",):
        return said - 2 <= completed < said or said - 2 <= gap - 1 < said
    if at.age.hedge in ("near", "about", "more", "over", "at_least"):
        return abs(said - gap) <= (10 if said % 10 == 0 else 2)
    lowest = completed - (birth.get("month") is None or at.time.get("month") is None)
    return lowest <= said <= (most if at.age.completed else gap + 1 + (at.dead or at.nominal))


def _before_birthday(birth: Moment, time: Moment) -> int:
    a, b = (birth.get("month"), birth.get("day")), (time.get("month"), time.get("day"))
    if a[0] is None or b[0] is None:
        return 0
    if a[0] == b[0]:
        return 1 if a[1] is None or b[1] is None else int(b[1] < a[1])
    return int(b[0] < a[0])


def _birthday_ahead(birth: Moment, time: Moment) -> bool:
    """Whether the birthday of that year is surely still to come."""
    a, b = (birth.get("month"), birth.get("day")), (time.get("month"), time.get("day"))
    if a[0] is None or b[0] is None:
        return False
    return b[0] < a[0] or (a[0] == b[0] and a[1] is not None and b[1] is not None and b[1] < a[1])


def _told_of(page: Page, age: Age, birth: Moment) -> str:
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


def _claim(page: Page, rule: Rule, birth: Moment, at: At, others: Sequence[At]) -> Claim:
    agree = _fits(birth, at)
    if agree is False and not at.dead and grammar(page.text.document.language).patterned is False and _told_of(page, at.age, birth):
        agree = None  # 1958年出生的老马1978年结婚，新娘18岁
    things: list[Thing] = [birth, at.time, at.age]

    def holds(found: Sequence[Thing]) -> bool:
        return _holds(found, at)

    places = (("birth", page.places(birth)), ("time", page.places(at.time)), ("age", page.places(at.age)))
    equation = f"{page.shown(at.time)} − {page.shown(birth)} {'=' if agree else '≠'} {page.shown(at.age)}"
    gap = years_between(birth, at.time)
    if agree is None or gap is None:
        return claim(page, rule, "undecided", places, equation=equation, reason="weak-binding")
    fitting = gap - _before_birthday(birth, at.time) if at.age.completed else gap
    solved = [(2, "age", fitting), (0, "year", (at.time.year or 0) - at.age.value - (birth.era or 0))]
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=equation,
        values=(("result", page.numerals.write(max(fitting, 0), page.flow[slice(*at.age.numeral)])),),
        repairs=() if agree else _best(suggestions(page, things, holds, solved), birth, others),
        caught=strength(page, things, holds) if agree else None,
        information=1.0,
    )


def _best(found: tuple[Suggestion, ...], birth: Moment, others: Sequence[At]) -> tuple[Suggestion, ...]:
    """A splice of the birth comes first where several ages of the person contradict it."""
    wrong = sum(_fits(birth, o) is False for o in others)
    return tuple(sorted(found, key=lambda s: s.start != birth.start)) if wrong > 1 else found


def _holds(things: Sequence[Thing], at: At) -> bool:
    birth, time, age = things
    assert isinstance(birth, Moment)
    assert isinstance(time, Moment)
    assert isinstance(age, Age)
    return _fits(birth, At(age, time, at.dead, at.nominal)) is True


def twice(page: Page, rule: Rule) -> Iterator[Claim]:
    """Two ages of one person at two told times: 2002年，22岁的…。2022年，42岁的她…."""
    dated = [(a, t) for a in page.almanac.ages if (t := _own_time(page, a)) is not None]
    births = _births(page) if len(dated) > 1 else []
    for (age, time), (later, then) in pairwise(dated):
        if then.year == time.year or later.start - age.start > 240 or not _same_person(page, age, later):
            continue
        if any(age.start - 160 <= b.start <= later.end for b in births):
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

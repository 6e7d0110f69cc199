"""Ages beside births, deaths and events: 1930年出生，2020年去世，享年90岁.

An age may be the completed years, the difference of the years, or 虚岁 (one more, in notices of death up to two).
"""

from collections.abc import Iterator, Sequence

from factcheck.engine.calendar.arithmetic import years_between
from factcheck.engine.calendar.bearers import another, told_of
from factcheck.engine.calendar.births import births
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.claim import Claim
from factcheck.model.check import Suggestion
from factcheck.model.rule import Rule
from factcheck.model.value import value

BEFORE, BEHIND = 1, 3  # sentences in which the age of someone whose birth is told may stand
FURTHEST = 400  # characters between an age and what dates it, in however long a sentence
OLDEST = 130


@value
class At:
    """An age with the moment at which it was reached; dead: it is the age at death; nominal: the text says 虚岁."""

    age: Age
    time: Moment
    dead: bool = False
    nominal: bool = False


def born(page: Page, rule: Rule) -> Iterator[Claim]:
    """Every age of a person whose birth the text tells, at a time that the text tells."""
    found = births(page) if page.almanac.ages else []
    for birth in found:
        told = list(_ages_of(page, birth, found))
        for at in told:
            yield _claim(page, rule, birth, at, told)


def _ages_of(page: Page, birth: Moment, births: Sequence[Moment]) -> Iterator[At]:
    first, last = _scope(page, birth, births)
    for age in page.ages(first, last):
        if not 0 < age.value <= OLDEST or another(page, age, birth):
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


def _time_of(page: Page, age: Age, birth: Moment) -> At | None:
    words, flow = page.words, page.flow
    sentence = page.sentence(age.start)
    nominal = words.within("nominal", flow, max(0, sentence.start - 30), min(len(flow), age.end + 8)) is not None
    if words.ends("died-at", flow, age.start, 5) or words.starts("died", flow, age.end):
        time = _when(page, age, sentence.end) or _dated(page, age) or _death(page, age, birth)
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


def _dated(page: Page, age: Age) -> Moment | None:
    """has died aged 79, on 9 June 2021: the date right behind the age at death."""
    told = page.words.starts("dated-behind", page.flow, age.end)
    found = next(iter(page.moments(told.end(), told.end() + 1)), None) if told is not None else None
    return found if found is not None and found.source == "written" and found.start == told.end() else None  # type: ignore[union-attr]


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
    told = next((m for m in behind if page.words.within("died", page.flow, m.end, m.end + 12)), None) or _died_next(page, age, birth)
    return _last(page, age.start, birth, sentence.start) or told or _last(page, age.start, birth, page.sentence(sentence.start - 1).start)


def _died_next(page: Page, age: Age, birth: Moment) -> Moment | None:
    """活了95岁。…2023年11月的一个早上，她喝完半碗粥，走了: the one year told behind, in a sentence that tells a death."""
    following = page.neighbour(age.start, 1)
    found = [m for m in page.moments(age.end, following.end) if m.start != birth.start and m.source == "written"]
    dies = page.words.within("died", page.flow, found[0].end, following.end) if len(found) == 1 else None
    return found[0] if dies is not None else None


def _last(page: Page, at: int, birth: Moment, start: int) -> Moment | None:
    found = [m for m in page.moments(max(start, at - FURTHEST), at) if m.end <= at and m.start != birth.start]
    found = [m for m in found if m.source in ("written", "relative", "near") and m.year is not None]
    return found[-1] if found else None


def _before(page: Page, age: Age, birth: Moment, start: int) -> Moment | None:
    """The year told before an age; but the end of a life in brackets is not the time of an age at which something happened (三十岁后)."""
    told, end = _told_before(page, age, birth, start), _life_end(page, birth)
    ended = told is not None and end is not None and told.start == end.start
    return None if ended and page.words.starts("event-age", page.flow, age.end) else told


def _told_before(page: Page, age: Age, birth: Moment, start: int) -> Moment | None:
    """The last year told before an age in its sentence, or in the one before where the age's clause points back (时年, 今年, 的他)."""
    words, flow = page.words, page.flow
    here = _last(page, age.start, birth, start)
    if here is not None:
        return None if _of_era(page, here, age) else here
    pointed = (
        words.ends("aged-then", flow, age.start, 6)
        or words.ends("aged-now", flow, age.start, 6)
        or words.within("pronoun", flow, age.end, age.end + 5)
    )
    beside = page.sentence(start - 1).start <= birth.start < start and not _goes_on(page, age)
    if start <= page.sentences[0].start or not (pointed or beside):
        return None
    return _last(page, age.start, birth, page.sentence(start - 1).start)


def _goes_on(page: Page, age: Age) -> bool:
    """他17岁出师: a deed right behind an age is what was done at it, and not in the year of the sentence before."""
    return page.flow[age.end : age.end + 1].isalpha() and not page.words.starts("aged-behind", page.flow, age.end)


def _of_era(page: Page, time: Moment, age: Age) -> bool:
    """民國46年嫁來；55年生下老么時29歲: behind a year of an era a bare number opens a clause as another year of it, which is not read."""
    return bool(time.era) and any(
        time.end <= n.start < age.start and page.flow[n.start - 1 : n.start] in ("；", "，", "。") and list(n.amounts) == ["year"]
        for n in page.almanac.lengths
    )


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


def _claim(page: Page, rule: Rule, birth: Moment, at: At, others: Sequence[At]) -> Claim:
    agree = _fits(birth, at)
    if agree is False and not at.dead and grammar(page.text.document.language).patterned is False and told_of(page, at.age, birth):
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

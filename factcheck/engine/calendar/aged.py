"""A stretch of years between two ages of one person: 22岁入行，今年62岁，一干就是40年."""

from collections.abc import Iterator, Sequence

from factcheck.engine.calendar.items import Age, Length
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.calendar.told import own_subject, span_word
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

EVENT = 8  # characters beside an age in which its event stands
LINK = 24  # characters between the later age and the stretch
BIRTHDAY = 1  # by so many years ages and stretches may differ
STOPS = ("，", "。", "；", "！", "")


def aged(page: Page, rule: Rule) -> Iterator[Claim]:
    """One claim for each stretch that measures between the only two ages of its sentence."""
    for length in page.almanac.lengths if len(page.almanac.ages) > 1 else ():
        if (
            list(length.amounts) != ["year"]
            or length.hedge
            or length.ordinal
            or length.counting == "anniversary"
            or length.amounts["year"] % 1
        ):
            continue
        pair = _ages(page, length)
        if pair is not None and _measures(page, length, pair[1]):
            yield from _claim(page, rule, length, *pair)


def _ages(page: Page, length: Length) -> tuple[Age, Age] | None:
    """The only two ages told before a stretch in its sentence, at the first of which something began."""
    sentence = page.sentence(length.start)
    found = [a for a in page.ages(sentence.start, length.start) if a.end <= length.start]
    if len(found) != 2 or any(a.hedge for a in found) or not found[0].value < found[1].value:
        return None
    told = page.flow[sentence.start : length.start]
    if page.words.within("kin", told, 0, len(told)) or page.words.within("other-person", told, 0, len(told)):
        return None
    return (found[0], found[1]) if _begins(page, found[0], found[1]) else None


def _begins(page: Page, first: Age, last: Age) -> bool:
    """18岁进厂, 从18岁到58岁."""
    flow, words = page.flow, page.words
    now = words.ends("this-year", flow, last.start)
    if words.ends("since", flow, first.start) and words.ends("until", flow, last.start - (len(now.group()) if now is not None else 0)):
        return True
    clause = flow[first.end : min(first.end + EVENT, last.start)].partition("，")[0]
    return words.within("begun", clause, 0, len(clause)) is not None


def _measures(page: Page, length: Length, last: Age) -> bool:
    """Whether a word says that the stretch ran between the two: 一干就是, 整整, 干了."""
    gap = page.flow[last.end : length.start]
    said = (
        span_word(page, length)
        or page.words.ends("counts-up", page.flow, length.start)
        or page.words.ends("ran-on", page.flow, length.start)
    )
    clause = gap.rpartition("，")[2]
    he = page.words.starts("he", clause, 0)
    placed = page.words.starts("somewhere", clause, he.end() if he is not None else 0) is not None  # 在车间待了40年
    return bool(said) and len(gap) <= LINK and (placed or not own_subject(page, gap))


def _fits(things: Sequence[Thing]) -> bool:
    first, last, length = things
    assert isinstance(first, Age)
    assert isinstance(last, Age)
    assert isinstance(length, Length)
    return abs(last.value - first.value - length.amounts["year"]) <= BIRTHDAY


def _claim(page: Page, rule: Rule, length: Length, first: Age, last: Age) -> Iterator[Claim]:
    """Denied only where the stretch has no object (当了10年队长 is less than all of it), or is longer than the two ages lie apart."""
    things: list[Thing] = [first, last, length]
    fits, gap = _fits(things), last.value - first.value
    ends = page.flow[length.end : length.end + 1] in STOPS or page.words.starts("strong-after", page.flow, length.end)
    if not fits and not ends and length.amounts["year"] < gap:
        return
    yield claim(
        page,
        rule,
        "consistent" if fits else "inconsistent",
        (("age", page.places(first, last)), ("length", page.places(length))),
        equation=f"{page.shown(last)} − {page.shown(first)} {'=' if fits else '≠'} {page.shown(length)}",
        values=(("result", page.numerals.write(gap, page.flow[slice(*length.numerals[0])])),),
        repairs=() if fits else suggestions(page, things, _fits, [(2, "year", gap)]),
        caught=strength(page, things, _fits) if fits else None,
        information=0.8,
    )

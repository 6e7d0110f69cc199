"""Anniversaries (1949年成立，2024年是75周年), the N-th year or edition of something, and plan periods (五年规划，2024—2028年)."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from factcheck.engine.calendar.arithmetic import measured, years_between
from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Length, Moment, Range
from factcheck.engine.calendar.page import Holds, Page, Thing, claim, strength, suggestions
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

Accepted = Callable[[int], tuple[int, ...]]
"""From the difference of two years to the counts that may be said of it."""
Solved = Sequence[tuple[int, str, int]]
BACK = 2  # sentences before and behind the anniversary in which its years may stand
FURTHEST = 300  # characters between an anniversary and its years, in however long a sentence
FAR_BACK = 14  # characters before a year that a word such as 办在 ties to its event
NEAR = 10  # characters between a year and the founding that it dates


def anniversaries(page: Page, rule: Rule) -> Iterator[Claim]:
    """N周年 against the year of the founding and the year of the feast."""
    for length in page.almanac.lengths:
        if length.counting == "anniversary" and not length.hedge and list(length.amounts) == ["year"]:
            made = _between(page, rule, length, _years_near(page, length), lambda gap: (gap,))
            if made is not None:
                yield made


def ordinals(page: Page, rule: Rule) -> Iterator[Claim]:
    """第15个年头 counts the first year too; 第27届 does where a feast is held every year."""
    for length in page.almanac.lengths:
        if length.ordinal and not length.hedge and list(length.amounts) == ["year"] and length.counting == "inclusive":
            made = _between(page, rule, length, _years_near(page, length), lambda gap: (gap + 1, gap))
            if made is not None:
                yield made
    for name, years in (("yearly", 1), ("two-yearly", 2)):
        for length in _editions(page, name):
            made = _between(page, rule, length, _years_near(page, length), _every(years))
            if made is not None:
                yield made


def _every(years: int) -> Accepted:
    """The edition that a feast has reached which is held every so many years."""
    return lambda gap: (gap // years + 1,) if gap % years == 0 else ()


def _editions(page: Page, often: str) -> Iterator[Length]:
    """第27届 as a stretch of years, where the text says how often one is held and dates the first."""
    words, flow = page.words, page.flow
    article = page.text.document.articles[page.article]
    rules = grammar(page.text.document.language)
    for sign in words.each("edition", flow, article.start, article.end):
        end = sign.start()
        run = re.search(rf"{rules.run.pattern}$", flow[max(article.start, end - 8) : end])
        start = end - len(run.group()) if run else end
        value = page.numerals.read(flow[start:end])
        if value is None or value < 2 or not (rules.words.ends("ordinal", flow, start) or words.ends("edition-lead", flow, start)):
            continue
        first, last = _window(page, start)
        if words.within(often, flow, first, last) and words.within("first-edition", flow, first, last):
            yield Length(start, sign.end(), {"year": Decimal(value)}, ((start, end),), "inclusive", True)


def _window(page: Page, at: int) -> tuple[int, int]:
    """From the second sentence before to the end of the one behind."""
    sentence = page.sentence(at)
    start = sentence.start
    for _ in range(BACK):
        if start > page.sentences[0].start:
            start = page.sentence(start - 1).start
    return start, page.sentence(min(sentence.end + 1, page.sentences[-1].start)).end


def _years_near(page: Page, length: Length) -> list[Moment]:
    start, end = _window(page, length.start)
    start, end = max(start, length.start - FURTHEST), min(end, length.end + FURTHEST)
    found = [m for m in page.moments(start, end) if m.source in ("written", "relative") and not m.lunar]
    ends = {s for r in page.ranges(start - FURTHEST, end) for s in (r.first.start, r.last.start)}
    return [m for m in found if m.start not in ends]


def _between(page: Page, rule: Rule, length: Length, years: Sequence[Moment], accepted: Accepted) -> Claim | None:
    """The claim between the founding and the feast: confirmed by any pair of years, denied only where there is one pair."""
    said = int(length.amounts["year"])
    ordered = sorted({m.year: m for m in reversed(years) if m.year is not None}.values(), key=lambda m: m.year or 0)
    holds = _holder(accepted)
    good = [(a, b) for a in ordered for b in ordered if (a.year or 0) < (b.year or 0) and said in accepted(years_between(a, b) or 0)]
    if good:
        return _claim(page, rule, length, *good[0], holds=holds, solved=[])
    pair = _only(page, ordered, length)
    if pair is None:
        return None
    gap = years_between(*pair) or 0
    return _claim(page, rule, length, *pair, holds=holds, solved=[(2, "year", n) for n in accepted(gap)])


def _holder(accepted: Accepted) -> Holds:
    def holds(things: Sequence[Thing]) -> bool:
        first, last, length = measured(things)
        gap = years_between(first, last)
        return gap is not None and gap > 0 and length.amounts["year"] in accepted(gap)

    return holds


def _only(page: Page, ordered: Sequence[Moment], length: Length) -> tuple[Moment, Moment] | None:
    """The year of the founding and the year of the feast, where there is no doubt: two years in all, or one founding and one year in
    the sentence of the feast."""
    kind = _event(page, length)
    sentence = page.sentence(length.start)
    own = [m for m in ordered if sentence.start <= m.start < length.start]
    celebrated = len(own) == 2 and page.words.within("celebrated", page.flow, own[1].end, length.start) is not None
    if celebrated and _is_founding(page, own[0], kind):
        return own[0], own[1]  # whatever years the sentences around tell
    founded = [m for m in ordered if _is_founding(page, m, kind)]
    beside = sentence.start <= ordered[0].start < sentence.end if ordered else False  # the word of the feast itself may stand by its year
    if len(ordered) == 2 and founded and (beside or ordered[0] in founded):
        return None if _own_event(page, ordered[1], length) else (ordered[0], ordered[1])
    if len(founded) != 1:
        return None
    later = [m for m in ordered if m is not founded[0] and (m.year or 0) > (founded[0].year or 0)]
    here = [m for m in later if sentence.start <= m.start < sentence.end] or later
    if len(here) == 1 and here[0].end <= length.start:
        return founded[0], here[0]
    if not later and page.published and page.words.within("now", page.flow, sentence.start, length.start):
        return founded[0], _this_year(page, length)
    return None


def _own_event(page: Page, year: Moment, length: Length) -> bool:
    """Whether the later year is that of another event (2020年上市，…成立20周年), not of the feast."""
    flow, words = page.flow, page.words
    end = (
        min(p for p in (flow.find(c, year.end) for c in "，。；,;") if p >= 0)
        if any(c in flow[year.end :] for c in "，。；,;")
        else len(flow)
    )
    if year.end <= length.start < end:
        return False
    return any(words.within(n, flow, year.end, end) for n in words.entries("events"))


def _event(page: Page, length: Length) -> str:
    """The kind of event that an anniversary is said to be of: the list of the word before it (建交50周年), or "founded" for any."""
    before = max(page.sentence(length.start).start, length.start - 5)
    names = [str(n) for n in page.words.entries("events")]
    return next((n for n in names if page.words.within(n, page.flow, before, length.start)), "founded")


def _this_year(page: Page, length: Length) -> Moment:
    """今年 as a moment: the year of publication, placed at the word."""
    sentence = page.sentence(length.start)
    word = page.words.within("now", page.flow, sentence.start, length.start)
    assert word is not None
    year = int((page.published or "0")[:4])
    return Moment(word.start(), word.end(), {}, year, "relative")


def _is_founding(page: Page, moment: Moment, kind: str) -> bool:
    """Whether an event of that kind stands by a year: 1949年成立, 成立于1949年."""
    words, flow = page.words, page.flow
    sentence = page.sentence(moment.start)
    end = min(sentence.end, moment.end + 4 * NEAR)
    stop = next((m.start for m in page.moments(moment.end, end)), end)
    names = words.entries("events") if kind == "founded" else [kind]
    back = FAR_BACK if words.ends("dated-by", flow, moment.start) else page.reach  # 第一届庙会办在2003年
    return any(
        words.within(n, flow, max(sentence.start, moment.start - back), moment.start) or words.within(n, flow, moment.end, min(end, stop))
        for n in names
    )


def _claim(page: Page, rule: Rule, length: Length, first: Moment, last: Moment, *, holds: Holds, solved: Solved) -> Claim:
    things: list[Thing] = [first, last, length]
    agree = holds(things)
    places = (("first", page.places(first)), ("last", page.places(last)), ("length", page.places(length)))
    result = page.numerals.write(solved[0][2], page.flow[slice(*length.numerals[0])]) if solved else ""
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=f"{page.shown(last)} − {page.shown(first)} {'=' if agree else '≠'} {page.shown(length)}",
        values=(("result", result),),
        repairs=() if agree else suggestions(page, things, holds, solved),
        caught=strength(page, things, holds) if agree else None,
        information=1.0,
    )


def plans(page: Page, rule: Rule) -> Iterator[Claim]:
    """The years of a plan and their range: 三年行动计划（2023—2025年）; both ends count, or the difference does."""
    for length in page.almanac.lengths:
        if list(length.amounts) != ["year"] or length.hedge or length.ordinal or length.amounts["year"] % 1:
            continue
        if not page.words.within("plan", page.flow, length.end, min(length.end + 14, page.sentence(length.start).end)):
            continue
        near = _plan_range(page, length)
        far = None if near else _only_plan(page, length)
        chosen = near or far
        if chosen is not None:
            yield _plan(page, rule, length, chosen)


def _plan_range(page: Page, length: Length) -> Range | None:
    """The range of years in a bracket behind the plan's name, or right before its years."""
    for r in page.ranges(length.start - FURTHEST, length.end + FURTHEST):
        behind = page.flow[length.end : r.start] if 0 <= r.start - length.end <= 32 else None
        if behind is not None and re.fullmatch(r"[^，。；（）()]*[（(《]", behind):
            return r
        if behind is not None and page.words.within("ran-from", behind, 0, len(behind)):
            return r
        before = page.flow[r.end : length.start] if 0 <= length.start - r.end <= 2 else None
        if before is not None and not before.strip("的"):
            return r
    return None


def _only_plan(page: Page, length: Length) -> Range | None:
    """The one range of years that stands in a bracket behind a plan's name in the article, for a plan told as 首个五年规划."""
    if not page.words.ends("plan-definite", page.flow, length.start):
        return None
    found = [
        r
        for r in page.almanac.ranges
        if page.flow[r.start - 1 : r.start] in ("（", "(") and page.words.ends("plan", page.flow, r.start - 1) and r.first.year is not None
    ]
    return found[0] if len({(r.first.year, r.last.year) for r in found}) == 1 else None


def _plan(page: Page, rule: Rule, length: Length, period: Range) -> Claim:
    things: list[Thing] = [period.first, period.last, length]
    holds = _holder(lambda gap: (gap + 1, gap))
    agree = holds(things)
    gap = (period.last.year or 0) - (period.first.year or 0)
    said = int(length.amounts["year"])
    solved = [(2, "year", gap + 1), (1, "year", (period.first.year or 0) + said - 1), (0, "year", (period.last.year or 0) - said + 1)]
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        (("period", page.places(period)), ("length", page.places(length))),
        equation=f"{page.shown(period)} {'=' if agree else '≠'} {page.shown(length)}",
        values=(("result", page.numerals.write(gap + 1, page.flow[slice(*length.numerals[0])])),),
        repairs=() if agree else suggestions(page, things, holds, solved),
        caught=strength(page, things, holds) if agree else None,
        information=0.9,
    )

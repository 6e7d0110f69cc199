"""The years of birth that an article tells."""

from factcheck.engine.calendar.grammar import grammar
from factcheck.engine.calendar.items import Moment, Range
from factcheck.engine.calendar.page import Page

REIGN = 12  # characters of a year of a reign before the common one
BIRTHPLACE = 40  # characters between born and its date


def births(page: Page) -> list[Moment]:
    """The years of birth: by a word before or behind, or the first of a range in a bracket beside an age at death."""
    words, flow = page.words, page.flow
    found = [
        m
        for m in page.almanac.moments
        if m.source == "written"
        and (
            words.ends("born-before", flow, _unled(page, m))
            or words.starts("born-after", flow, m.end)
            or _born_behind(page, m)
            or _born_spoken(page, m)
            or _born_before(page, m)
        )
    ]
    lives = [r.first for r in page.almanac.ranges if flow[r.start - 1 : r.start] in ("（", "(") and _is_life(page, r)]
    own = [m for m in (*found, *lives) if not words.within("kin", flow, max(0, m.start - 6), m.start) and not _on_paper(page, m)]
    own = [m for m in own if not (_of_many(page, m) or _of_kin(page, m))]
    return sorted({m.start: m for m in own}.values(), key=lambda m: m.start)


def _unled(page: Page, moment: Moment) -> int:
    """Where a year begins with the era before it: 民国20年."""
    era = grammar(page.text.document.language).words.ends("eras", page.flow, moment.start)
    if era is not None:
        return moment.start - len(era.group())
    reign = page.words.pattern("reign-year").search(page.flow, max(0, moment.start - REIGN), moment.start)
    return reign.start() if reign is not None else moment.start  # 生于光绪二十年（1894年）


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


def _is_life(page: Page, span: Range) -> bool:
    """Whether a range that opens a bracket fills it and has a written year at either end: （1902—1986）, and not （8月4日至8月10日）."""
    written = span.first.source == span.last.source == "written" and None not in (span.first.year, span.last.year)
    return written and page.flow[span.end : span.end + 1] in ("）", ")")

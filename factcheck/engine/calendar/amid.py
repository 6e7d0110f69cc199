"""A stretch between its two moments: 20时开赛，历时2小时12分钟，于22时12分结束."""

from factcheck.engine.calendar.items import Length
from factcheck.engine.calendar.leading import says
from factcheck.engine.calendar.page import Page
from factcheck.engine.calendar.told import Ends, distinct, fits, span_word, with_months

WIDEST = 24  # characters between the stretch and either moment


def amid(page: Page, length: Length) -> list[Ends]:
    """The only two moments of a sentence, on either side of its only stretch, one of a beginning and one of an end."""
    sentence = page.sentence(length.start)
    if not span_word(page, length) or any(n is not length and sentence.start <= n.start < sentence.end for n in page.almanac.lengths):
        return []
    told = distinct([m for m in with_months(page.moments(sentence.start, sentence.end)) if fits(m, length)])
    if len(told) != 2 or not told[0].end <= length.start < length.end <= told[1].start:
        return []
    near = length.start - told[0].end <= WIDEST and told[1].start - length.end <= WIDEST
    bound = says(page, "begun", told[0]) and says(page, "ended", told[1])
    return [Ends(told[0], told[1], True)] if near and bound else []

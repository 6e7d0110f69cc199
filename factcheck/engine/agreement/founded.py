"""The year of a founding, told twice: 1937年建厂…本厂创建于1973年."""

from collections.abc import Iterator, Sequence

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import apart, brings_in_another
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import swapped
from factcheck.model.rule import Rule

BEHIND = 8  # characters between a year and the founding that it dates


def founded_twice(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """The only two years in which an article has something founded, with two digits of one the other way round in the other."""
    dates = [i for i in text.index.of_article(at) if text.mention(i).kind == "date" and len(str(text.mention(i).written.value)) == 4]
    founded = [i for i in dates if _is_founding(i, text)]
    for a, b in _pairs(founded, text):
        yield claim(rule, a, b, text, fits=text.mention(a).written.value == text.mention(b).written.value)


def _pairs(founded: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    if len(founded) != 2 or not apart(founded[0], founded[1], text) or brings_in_another(founded[1], text):
        return
    a, b = founded
    if text.mention(a).written.value == text.mention(b).written.value or swapped(a, b, text):
        yield a, b


def _is_founding(index: int, text: Text) -> bool:
    held, flow, mention = words(text.document.language), text.document.flow, text.mention(index)
    if held.ends("founded-before", flow, mention.start):
        return True
    behind = held.within("founded-behind", flow, mention.end, mention.end + BEHIND)
    return behind is not None and not any(c in "，。；" for c in flow[mention.end : behind.start()])

"""Events that happen once: the year of a founding, the day of an opening, told twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import apart, brings_in_another, statuses
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import swapped
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

DATES: frozenset[Kind] = frozenset({"date"})
BEHIND = 8  # characters between a year and the founding that it dates
FULL = 10  # characters of a date with its day
EVENT = 6  # characters between a day and its event


def events(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """The only two years of a founding, and the only two days of an event, that an article tells."""
    dates = text.index.of_kinds(at, DATES)
    founded = [i for i in dates if len(str(text.mention(i).written.value)) == 4 and _is_founding(i, text)]
    for a, b in (*_pairs(founded, text), *_days(dates, text)):
        yield claim(rule, a, b, text, fits=text.mention(a).written.value == text.mention(b).written.value)


def headline_days(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """新楼15日启用…新楼将于25日正式启用: the day that a headline gives an event, beside the only one that the body gives it."""
    lines = [s for s in text.document.articles[at].sentences if s.kind == "headline"]
    last = lines[-1].end if lines else 0
    dates = text.index.of_kinds(at, DATES)
    heads = [i for i in dates if text.mention(i).start < last]
    for head in heads:
        event = _event(head, text)
        told = [i for i in dates if i not in heads and event and _event(i, text) == event]
        days = {str(text.mention(i).written.value)[-2:] for i in told}
        if len(days) != 1:
            continue
        a, b = (str(text.mention(i).written.value) for i in (head, told[0]))
        if a[-2:] == b[-2:] or (_one_month(a, b) and _one_slip(a[-2:], b[-2:]) and not _of_another(head, told[0], text)):
            yield claim(rule, head, told[0], text, fits=a[-2:] == b[-2:])


def _one_month(a: str, b: str) -> bool:
    """Whether two days are not told to be of two months: XXXX-XX-15, 2025-05-25."""
    return "X" in a[5:7] + b[5:7] or a[5:7] == b[5:7]


def _one_slip(a: str, b: str) -> bool:
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 or a == b[::-1]


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


def _days(dates: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """新馆6月18日开馆…自6月13日开馆以来: two days of one month for one event, the second told as the one known (自…以来)."""
    by_event: dict[str, list[int]] = defaultdict(list)
    for index in dates:
        event = _event(index, text)
        if event:
            by_event[event].append(index)
    for event, found in by_event.items():
        if len(found) != 2 or not apart(found[0], found[1], text):
            continue
        a, b = found
        x, y = (str(text.mention(i).written.value) for i in (a, b))
        known = _known(b, event, text)
        if x[:7] == y[:7] and len(x) == len(y) == FULL and (x == y or (known and not _of_another(a, b, text))):
            yield a, b


def _known(index: int, event: str, text: Text) -> bool:
    """自6月18日开馆以来, 6月18日开馆当天: a day that is told as the one known."""
    held, flow = words(text.document.language), text.document.flow
    mention = text.mention(index)
    behind = flow.find(event, mention.end) + len(event)
    return held.ends("taken-up", flow, mention.start) is not None or held.starts("that-day", flow, behind) is not None


def _of_another(a: int, b: int, text: Text) -> bool:
    """Whether the second day is that of another thing, or told as expected or changed."""
    return brings_in_another(b, text) or "expected" in statuses(a, text) ^ statuses(b, text)


def _event(index: int, text: Text) -> str:
    """The event that stands right behind a day; "" for none."""
    mention, flow = text.mention(index), text.document.flow
    if len(str(mention.written.value)) != FULL:
        return ""
    found = words(text.document.language).within("events", flow, mention.end, mention.end + EVENT)
    return found.group() if found is not None and not any(c in "，。；、" for c in flow[mention.end : found.start()]) else ""

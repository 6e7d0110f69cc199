"""Words that the lexicon may lack: numbers of one sentence that satisfy an equation, where no word says what one of them is."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.documents import Record
from factcheck.model.document import Document, Sentence
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention
from factcheck.model.miss import Miss, Missing
from factcheck.model.reading import Reading
from factcheck.pipeline import Checker

AMOUNTS = ("count", "measure", "money", "number")
DIGITS = 3  # of every amount, and two of a rate: fewer satisfy an equation by chance
NUMBERS = 12  # a sentence with more is a table, where chance finds equations
WORD = re.compile(r"[\u4e00-\u9fff]{1,2}$|(?:[A-Za-z'-]+ ){0,1}[A-Za-z'-]+ ?$")
BEHIND = re.compile(r"[\u4e00-\u9fff]{1,2}| ?[A-Za-z'-]+(?: [A-Za-z'-]+)?")


def missing(found: Iterable[Miss]) -> tuple[Missing, ...]:
    """The words, most frequent first, equal ones in the order of word and equation."""
    groups: dict[tuple[str, str], list[Miss]] = {}
    for miss in found:
        groups.setdefault((miss.word, miss.equation), []).append(miss)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Missing(len(misses), misses[0]) for _, misses in ordered)


def misses(record: Record, checker: Checker) -> Iterator[Miss]:
    """The numbers without a role in the equations of one article, each number once for each equation."""
    document = record.read()
    _, reading = checker.read(document)
    for sentence in (s for article in document.articles for s in article.sentences):
        inside = [i for i, m in enumerate(reading.mentions) if sentence.start <= m.start < sentence.end]
        if 3 <= len(inside) <= NUMBERS:
            seen = {(equation, i) for equation, members in _equations(reading, inside) for i in members}
            for equation, i in sorted(seen, key=lambda item: (item[1], item[0])):
                if not any(role.level == "says" for role in reading.numbers[i].roles.values()):
                    yield from _miss(document, sentence, reading.mentions, i, equation)


def _equations(reading: Reading, inside: list[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    mentions = reading.mentions
    amounts = [i for i in inside if mentions[i].kind in AMOUNTS and _digits(mentions[i]) >= DIGITS]
    rates = [i for i in inside if mentions[i].kind == "percent" and _digits(mentions[i]) >= DIGITS - 1]
    for three in combinations(amounts, 3):
        if len({mentions[i].written.unit_class for i in three}) == 1:
            a, b, c = sorted((_span(mentions[i]) for i in three), key=sum)
            if _meet((a[0] + b[0], a[1] + b[1]), c):
                yield "a + b = c", three
    for one, two in combinations(amounts, 2):
        if mentions[one].written.unit_class == mentions[two].written.unit_class:
            yield from ((name, (one, two, r)) for r in rates for name in _rated(mentions, one, two, r))


def _rated(mentions: tuple[Mention, ...], one: int, two: int, rate: int) -> Iterator[str]:
    """The equations that a rate satisfies with two amounts."""
    low, high = sorted((_span(mentions[one]), _span(mentions[two])), key=sum)
    part = _span(mentions[rate])
    if low[0] <= 0:
        return
    if _meet((low[0] / high[1] * 100, low[1] / high[0] * 100), part):
        yield "a × r% = b"
    if _meet(((high[0] / low[1] - 1) * 100, (high[1] / low[0] - 1) * 100), part):
        yield "(b - a) / a = p%"
    if _meet(((1 - low[1] / high[0]) * 100, (1 - low[0] / high[1]) * 100), part):
        yield "(a - b) / a = p%"


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _digits(mention: Mention) -> int:
    core: Interval | None = mention.written.core
    digits = "".join(c for c in mention.written.text if c.isdigit()).strip("0")
    return len(digits) if core is not None and core.low is not None and core.high is not None else 0


def _span(mention: Mention) -> tuple[float, float]:
    core, factor = mention.written.core, float(mention.written.factor)
    if core is None or core.low is None or core.high is None:
        return 0.0, 0.0
    scale = 1.0 if mention.kind == "percent" else factor
    return float(core.low) * scale, float(core.high) * scale


def _miss(document: Document, sentence: Sentence, mentions: tuple[Mention, ...], i: int, equation: str) -> Iterator[Miss]:
    """The last two characters (words) before the number; at the beginning of a clause, the first two behind it."""
    start = mentions[i - 1].end if i and mentions[i - 1].end > sentence.start else sentence.start
    end = mentions[i + 1].start if i + 1 < len(mentions) else sentence.end
    found = WORD.search(document.flow[start : mentions[i].start]) or BEHIND.match(document.flow[mentions[i].end : min(end, sentence.end)])
    if found:
        offset = document.source_offset(mentions[i].start)
        line = document.source.count("\n", 0, offset) + 1
        text = " ".join(document.surface(sentence.start, sentence.end).split())
        yield Miss(found[0].strip(), equation, document.path, offset, line, text)

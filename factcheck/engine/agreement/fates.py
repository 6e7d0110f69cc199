"""What became of people, told in other words by the headline and the body: 三人堕海获救, 先后救起四名年轻人."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import PARTIAL, statuses
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import near_miss, swapped
from factcheck.model.rule import Rule

BESIDE, BEHIND = 8, 8  # characters before and behind a count in which it is said what became of those that it counts
LEAD = 2  # sentences of the body that restate a headline
FEWEST = 2


def fates(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    """One claim for each count of people in a headline whose fate the lead tells of one number of people."""
    table = words(text.document.language).mapping("fates")
    people = [i for i in body if text.mention(i).written.unit_class == "person"] if table else []
    for head in heads if people else ():
        if text.mention(head).written.unit_class != "person" or text.mention(head).written.hedges:
            continue
        found = _same_fate(head, people, table, text)
        if any(text.mention(i).written.value == text.mention(head).written.value for i in people) or len(found) != 1:
            continue
        if near_miss(head, found[0], text) or swapped(head, found[0], text):
            yield claim(rule, head, found[0], text, fits=False)


def _same_fate(head: int, people: Sequence[int], table: object, text: Text) -> list[int]:
    """The counts of the lead of people who are told to have had the headline's fate, and nothing that makes them a part."""
    assert hasattr(table, "values")
    for forms in table.values():
        if not _suffered(head, forms, text):
            continue
        first = text.fact(people[0]).sentence
        lead = [i for i in people if text.fact(i).sentence - first < LEAD]
        return [i for i in lead if _suffered(i, forms, text) and _whole(i, text)]
    return []


def _suffered(index: int, forms: Sequence[str], text: Text) -> bool:
    mention, flow = text.mention(index), text.document.flow
    before = flow[max(0, mention.start - BESIDE) : mention.start].replace("\n", "，").rpartition("，")[2]
    behind = flow[mention.end : mention.end + BEHIND].replace("\n", "，").partition("，")[0]
    return any(form in before or form in behind for form in forms)


def _whole(index: int, text: Text) -> bool:
    value = text.mention(index).written.value
    plain = isinstance(value, Decimal) and value >= FEWEST and not text.mention(index).written.hedges
    return plain and not PARTIAL & text.fact(index).roles.keys() and not statuses(index, text)

"""Marks that a headline says were passed: 客流首破500万, beside the figure of the body, 506.3万人次."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import PARTIAL, statuses
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.interval import WIDE
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

BARE: frozenset[Kind] = frozenset({"number"})
COUNTED = frozenset({"count", "money", "measure"})
NOUN, LEAD = 2, 6  # characters of what has passed a mark; sentences of the body in which its figure stands
HALF, DOUBLE = Decimal("0.5"), Decimal(2)


def passed(rule: Rule, at: int, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """One claim for each mark without a unit in a headline, where one figure of the lead is of what has passed it."""
    if not body:
        return
    first = text.fact(body[0]).sentence
    for head in text.index.of_kinds(at, BARE):
        written = text.mention(head).written
        if text.fact(head).sentence >= first or written.form != "scaled" or written.qualifier != "over":
            continue
        noun = _noun(head, text)
        near = [i for i in body if text.fact(i).sentence - first < LEAD and noun and _is_of(i, noun, text) and _near(head, i, text)]
        reached = next((i for i in near if _base(i, text) >= _base(head, text)), None)
        found = [i for i in near if not PARTIAL & text.fact(i).roles.keys() and not statuses(i, text)]
        if reached is not None or len({text.mention(i).written.value for i in found}) == 1:
            yield claim(rule, head, found[0] if reached is None else reached, text, fits=reached is not None)


def _noun(head: int, text: Text) -> str:
    """客流 of 全日客流首破: the two characters before a mark; "" where it is still to be passed (有望破)."""
    held, flow = words(text.document.language), text.document.flow
    before = flow[max(0, text.mention(head).start - 12) : text.mention(head).start]
    while found := held.ends("passing", before, len(before)):
        before = before[: -len(found.group())]
    noun = before[-NOUN:]
    return noun if len(noun) == NOUN and noun.isalpha() and not held.ends("to-pass", before, len(before)) else ""


def _is_of(index: int, noun: str, text: Text) -> bool:
    """Whether the clause of a number names the noun before it."""
    written, fact = text.mention(index).written, text.fact(index)
    clause = text.reading.clauses[fact.clause]
    return written.kind in COUNTED and not written.hedges and noun in text.document.flow[clause.start : text.mention(index).start]


def _near(head: int, index: int, text: Text) -> bool:
    return _base(head, text) * HALF < _base(index, text) < _base(head, text) * DOUBLE


def _base(index: int, text: Text) -> Decimal:
    written = text.mention(index).written
    return WIDE.multiply(written.value, written.factor) if isinstance(written.value, Decimal) else Decimal(0)

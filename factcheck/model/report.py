"""What a report is made of: one judged document after another, and the sums over all of them."""

from collections.abc import Iterable
from dataclasses import field, fields
from decimal import Decimal

from factcheck.model.check import Check, Facts
from factcheck.model.document import Document, Problem
from factcheck.model.mention import Mention
from factcheck.model.rule import Pack
from factcheck.model.value import value


@value
class Finding:
    """A check after policy: its severity is final, its fingerprint known. `accepted` is the reason by which it no longer counts."""

    check: Check
    fingerprint: str
    accepted: str | None = None


@value
class Coverage:
    """Whether a decided check uses a number, and the strength of the strongest such check that is more than a bound or a direction."""

    covered: bool = False
    strength: Decimal | None = None


@value
class Tally:
    """The counts of a summary. Tallies of several documents add up.

    >>> (Tally(documents=1, checks=2) + Tally(documents=1)).documents
    2
    """

    documents: int = 0
    articles: int = 0
    quantities: int = 0
    covered: int = 0
    checks: int = 0
    consistent: int = 0
    tension: int = 0
    inconsistent: int = 0
    undecided: int = 0
    errors: int = 0
    warnings: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def as_dict(self) -> dict[str, int]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())


@value
class Judged:
    """One document after all stages and after policy. `facts` and `coverage` are as long as `mentions`."""

    document: Document
    mentions: tuple[Mention, ...]
    facts: tuple[Facts, ...]
    coverage: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    tally: Tally
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()  # for the person at the terminal: acceptances that nothing answers to


@value
class Summary:
    """What stands beside the documents of a report."""

    tally: Tally
    problems: tuple[Problem, ...] = ()
    packs: tuple[Pack, ...] = ()
    version: str = field(default="")

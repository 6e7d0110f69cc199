"""What the engine says: checks, with their evidence and repairs."""

from dataclasses import field, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from factcheck.model.document import Document, Problem
from factcheck.model.mention import Mention
from factcheck.model.value import value

Verdict = Literal["consistent", "tension", "inconsistent", "undecided"]
Severity = Literal["error", "warning", "info"]
PlaceRole = Literal["number", "item", "word", "date"]


class Place(NamedTuple):
    """One number, item, word or date that a check used: flow offsets; `mention` is its index in the document's mentions or None."""

    mention: int | None
    role: PlaceRole
    start: int
    end: int


class Suggestion(NamedTuple):
    """One splice that would restore the relation: the flow span replaced by `replacement` as it stands."""

    mention: int | None
    start: int
    end: int
    replacement: str
    operator: str
    reason: str


@value
class Check:
    """One evaluated relation.

    `equation` is written with the page's own numbers and units; `slack` is the signed gap in units of the result's last place.
    """

    rule: str
    family: str
    verdict: Verdict
    severity: Severity
    message: str
    start: int
    end: int
    expression: str
    equation: str
    bindings: tuple[tuple[str, tuple[Place, ...]], ...]
    slack: Decimal | None = None
    strength: Decimal | None = None
    reason: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    article: int = 0
    labels: tuple[str, ...] = ()  # labels of the bound places in slot order, for the fingerprint

    def with_verdict(self, verdict: Verdict, reason: str | None) -> "Check":
        return replace(self, verdict=verdict, reason=reason)


@value
class Facts:
    """What structure says of one mention, as far as a report shows it."""

    label: str = ""
    time: str | None = None
    direction: Literal["up", "down"] | None = None


@value
class Checked:
    """One document after all stages: its numbers, their facts (same length), and its checks by place in the text."""

    document: Document
    mentions: tuple[Mention, ...]
    facts: tuple[Facts, ...]
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...] = field(default=())

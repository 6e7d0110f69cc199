"""A claim: one rule bound at one place and judged, before it becomes a check of the report."""

from dataclasses import field, replace
from decimal import Decimal

from factcheck.engine.binding import Binding
from factcheck.engine.repair import Repair
from factcheck.model.check import Place, Severity, Suggestion, Verdict
from factcheck.model.rule import Case, Rule
from factcheck.model.value import value


@value
class Claim:
    """verdict with its evidence. `case` and `binding` stand for relations; other types give places, equation and message values themselves.

    `information` is the decades that the match carries; `certain` says that words bind every slot.
    """

    rule: Rule
    verdict: Verdict
    severity: Severity
    pivot: int = -1
    case: Case | None = None
    binding: Binding | None = None
    gap: Decimal | None = None
    information: float = 0.0
    certain: bool = False
    reason: str | None = None
    repairs: tuple[Repair, ...] = ()
    places: tuple[tuple[str, tuple[Place, ...]], ...] = ()
    equation: str = ""
    values: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    strength: Decimal | None = None
    labels: tuple[str, ...] = ()
    article: int = 0
    span: tuple[int, int] = field(default=(-1, -1))

    @property
    def numbers(self) -> frozenset[int]:
        """The mentions that the claim uses."""
        if self.binding is not None:
            return frozenset(n for numbers in self.binding.slots.values() for n in numbers)
        return frozenset(p.mention for _, places in self.places for p in places if p.mention is not None)

    def undecided(self, reason: str) -> "Claim":
        return replace(self, verdict="undecided", severity="info", reason=reason, repairs=())

"""One binding of a relation and what it comes to: how much its match carries, how far off it is, and what would mend it."""

from dataclasses import dataclass
from decimal import Decimal

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import Outcome, Scene, judge
from factcheck.engine.repair import Mending
from factcheck.engine.solving import solve
from factcheck.engine.strength import information
from factcheck.model.rule import Case
from factcheck.model.value import kept


@dataclass(frozen=True, eq=False)
class Tried:
    """A binding with the case of its rule that applies, its operands, whether its relation holds at their cores, and how far it is off:
    found when it is first asked for, as most bindings are rivals that do not hold, of which no more need be known."""

    binding: Binding
    case: Case
    stage: Scene
    holds: bool
    plausible: bool = True

    @kept
    def outcome(self) -> Outcome:
        return judge(self.case.require, self.stage)

    @kept
    def information(self) -> float:
        return information(self.case.require, self.stage)


@dataclass(frozen=True, eq=False)
class Mismatch:
    """A binding that does not hold, before it is told: the claim that it would be, the slips that would explain it, and how far off it is."""

    claim: Claim
    chosen: Tried
    mending: Mending
    ambiguous: bool
    text: Text

    @kept
    def factor(self) -> Decimal:
        return far_off(self.chosen, self.claim.rule.pivot)

    @property
    def binding(self) -> Binding:
        return self.chosen.binding

    @property
    def sentences(self) -> int:
        """How many sentences its numbers stand in."""
        return len({self.text.fact(n).sentence for found in self.binding.slots.values() for n in found})


def rounds(chosen: Tried) -> bool:
    """Whether one of the numbers is but written in round figures: 6,810 less 1,300 leaves 5,500."""
    for name, operands in chosen.stage.bound.items():
        value = solve(chosen.case.require, chosen.stage, name) if len(operands) == 1 else None
        exponent = operands[0].value.normalize().as_tuple().exponent
        if exponent == 0 and operands[0].core.low == operands[0].core.high:
            continue  # three heirs are no round figure of 3.36
        if value is not None and isinstance(exponent, int) and abs(value - operands[0].value) * 2 <= Decimal(1).scaleb(exponent):
            return True
    return False


def far_off(chosen: Tried, pivot: str) -> Decimal:
    """The factor between the stated and the recomputed pivot; without end where one is zero or they differ in sign."""
    value = solve(chosen.case.require, chosen.stage, pivot)
    stated = chosen.stage.bound[pivot][0].value
    if chosen.case.require.operator != "==":
        return Decimal(1)
    if value is None or value * stated <= 0:
        return Decimal("Infinity")
    return max(value / stated, stated / value)

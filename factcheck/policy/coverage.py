"""Which numbers a check has touched."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.check import Check
from factcheck.model.report import Coverage

# A range, a verb's direction, the wording and a calendar say little of the value itself.
FAINT_FAMILIES = frozenset({"bound", "direction", "wording", "date"})


def coverage(numbers: int, checks: Sequence[Check]) -> tuple[Coverage, ...]:
    """The coverage of each of a document's numbers by its decided checks."""
    covered = [False] * numbers
    strengths: list[Decimal | None] = [None] * numbers
    for check in checks:
        if check.verdict == "undecided":
            continue
        for mention in bound_mentions(check):
            covered[mention] = True
            strengths[mention] = _stronger(strengths[mention], check)
    return tuple(Coverage(c, s) for c, s in zip(covered, strengths, strict=True))


def bound_mentions(check: Check) -> tuple[int, ...]:
    """The indices of the numbers that a check uses, in slot order."""
    return tuple(p.mention for _, places in check.bindings for p in places if p.mention is not None)


def _stronger(known: Decimal | None, check: Check) -> Decimal | None:
    if check.family in FAINT_FAMILIES or check.strength is None:
        return known
    return check.strength if known is None else max(known, check.strength)

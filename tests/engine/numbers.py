"""Operands for the tests of evaluation: written numbers with stated precision, without the reader."""

from decimal import Decimal

from factcheck.engine.evaluate import Scene
from factcheck.engine.operand import Operand, operand
from factcheck.model.interval import Interval
from factcheck.model.mention import Kind, Written


def written(text: str, kind: Kind = "measure", unit_class: str = "length") -> Written:
    """A plain written decimal: known to half a unit of its last digit, or exact where it is a count."""
    value = Decimal(text)
    unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
    core = Interval.point(value) if kind == "count" else Interval(value - unit / 2, value + unit / 2)
    truncated = None if kind == "count" else Interval(value, value + unit, True, False)
    return Written(
        text, kind, kind, value, value, value, None, unit_class, Decimal(1), "exact", core, core, unit, "plain", "arabic", (0, len(text)),
        truncated=truncated,
    )  # fmt: skip


def number(text: str, kind: Kind = "measure", direction: str | None = None) -> Operand:
    found = operand(written(text, kind), direction)
    assert found is not None
    return found


def scene(years: dict[tuple[str, str], int] | None = None, **slots: Operand | list[Operand]) -> Scene:
    bound = {name: found if isinstance(found, list) else [found] for name, found in slots.items()}
    return Scene(bound, lambda a, b: (years or {}).get((a, b)))

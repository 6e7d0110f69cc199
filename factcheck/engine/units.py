"""Units that a rule names, through pint, loaded only where a rule has a literal with a unit."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from factcheck.model.expression import Number


def literal(number: Number) -> Decimal:
    """A literal of an expression in base units: the same base units as numbers have (m, kg, m², m³, s → see the units data)."""
    return number.value if number.unit is None else number.value * factor(number.unit)


@lru_cache(maxsize=256)
def factor(unit: str) -> Decimal:
    """What one unit is in pint's base units, with lengths in metres, masses in kilograms and times in days."""
    import pint

    quantity: Any = _registry(pint).Quantity(Decimal(1), unit)
    return Decimal(str(quantity.to_base_units().magnitude)) / _days(quantity)


def _days(quantity: Any) -> Decimal:
    """Durations are counted in days, pint's base is the second."""
    return Decimal(86400) ** int(getattr(quantity, "dimensionality", {}).get("[time]", 0))


@lru_cache(maxsize=1)
def _registry(pint: Any) -> Any:
    return pint.UnitRegistry(non_int_type=Decimal)

"""Units that a rule names: the common ones from a table, and every other through pint, loaded only where a rule has a literal of such."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from factcheck.lexicon.store import cached
from factcheck.model.expression import Number
from factcheck.model.units import BASES
from factcheck.rulefile.units import common


def literal(number: Number) -> Decimal:
    """A literal of an expression in base units: the same base units as numbers have."""
    return number.value if number.unit is None else number.value * factor(number.unit)


@lru_cache(maxsize=256)
def factor(unit: str) -> Decimal:
    """What one unit is in the base unit of its class; in pint's own base units where it is of none (t/m^3).

    >>> factor("kg")
    Decimal('1000')
    """
    return common()[unit] if unit in common() else Decimal(cached("unit", unit.encode(), lambda: str(asked(unit))))


def asked(unit: str) -> Decimal:
    """The same, as pint knows it."""
    import pint

    quantity: Any = _registry(pint).Quantity(Decimal(1), unit)
    base = next((b for b in BASES.values() if quantity.check(_registry(pint).Quantity(Decimal(1), b).dimensionality)), None)
    return Decimal(str((quantity.to(base) if base else quantity.to_base_units()).magnitude)).normalize() + 0


@lru_cache(maxsize=1)
def _registry(pint: Any) -> Any:
    return pint.UnitRegistry(non_int_type=Decimal)

"""Units that a rule names: those of literals, as pint reads them, and those of slots, as the number reader gives them.

pint takes a third of a second to load. A unit whose parts are all common is known without it.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.interval import WIDE
from factcheck.model.units import BASES
from factcheck.rulefile.errors import did_you_mean, quoted

_PART = re.compile(r"[*/·]")
_POWER = re.compile(r"\^-?\d+\Z|\*\*-?\d+\Z")


class UnknownUnit(Exception):
    """No such unit, or none that this place can use: `message`."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def _unknown(unit: str, known: Iterable[str]) -> UnknownUnit:
    return UnknownUnit(f"unknown unit {quoted(unit)}{did_you_mean(unit, known)}")


@cache
def common() -> Mapping[str, Decimal]:
    """Units that need no asking, with what one is in base units."""
    return {name: Decimal(factor) for name, factor in load_data("units.yaml")["units"].items()}


def convertible(unit: str, language: str) -> tuple[Decimal, str]:
    """A unit of a literal as a factor and a unit that pint reads. UnknownUnit where there is none.

    A unit of the language's own ("亩") is written out in the base unit of its class.

    >>> convertible("t/m^3", "en")
    (Decimal('1'), 't/m^3')
    """
    parts = [_POWER.sub("", p.strip()) for p in _PART.split(unit)]
    if all(p in common() for p in parts):
        return Decimal(1), unit
    own = _table(language).get(unit)
    if own is not None and own.unit_class in BASES:
        return own.factor, BASES[own.unit_class]
    if own is not None:
        raise UnknownUnit(f"the unit {quoted(unit)} converts to no other: an expression has no use for it")
    if unit.strip() and _pint_reads(unit):
        return Decimal(1), unit
    raise _unknown(unit, [*common(), *(w for w, u in _table(language).items() if u.unit_class in BASES)])


def named(unit: str, language: str) -> str:
    """The symbol or class that the number reader gives to numbers of a unit: 公里 is "km", "length" a class. UnknownUnit for no such unit."""
    table = _table(language)
    if not table or unit in _names(language):
        return unit
    if unit in table:
        return table[unit].symbol or unit
    if "/" in unit:
        return unit
    raise _unknown(unit, [*table, *_names(language)])


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """value × factor without loss of digits."""
    return WIDE.multiply(value, factor)


@cache
def _names(language: str) -> frozenset[str]:
    return frozenset(n for u in _table(language).values() for n in (u.symbol, u.unit_class) if n)


@cache
def _table(language: str) -> dict[str, Any]:
    """The unit words of a language with what they mean; empty where the number reader has none."""
    if language != "zh":  # the one language whose reader has its units in a table
        return {}
    from factcheck.numbers.data import tables

    return dict(tables().units)


def _pint_reads(unit: str) -> bool:
    try:
        _registry().parse_units(unit)
    except Exception:  # pint hands on whatever its tokenizer raises on a broken name
        return False
    return True


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)

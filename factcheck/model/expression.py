"""The expression language of rule files as a tree. It has no way to run code, read a file or loop."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: `12`, `40%` (value 0.4), `365 d` or `1 t/m^3` (unit as pint reads it)."""

    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A slot's value; a list slot stands only inside sum, mean, min, max or count."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function over expressions: sum mean min max count abs signed rounded years."""

    function: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    """operator is one of + - * / ^."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Compare:
    """operator is one of == != <= >= < >."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Has:
    """Whether a slot is bound and its number has the role (`rate has annual`), kind (`rate is percent`) or, for a list, grade."""

    slot: str
    feature: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds (`and`)."""

    parts: tuple["Condition", ...]


Expression = Number | Name | Call | Negative | Binary
Condition = Has | All | Compare

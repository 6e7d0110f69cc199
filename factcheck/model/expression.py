"""The expression language of rule files as a tree. It has no way to run code, read a file or loop."""

from decimal import Decimal

from factcheck.model.value import value


@value
class Number:
    """A literal: `12`, `40%` (value 0.4), `365 d` or `1 t/m^3` (unit as pint reads it)."""

    value: Decimal
    unit: str | None = None


@value
class Name:
    """A slot's value; a list slot stands only inside sum, mean, min, max or count."""

    name: str


@value
class Call:
    """A function over expressions: sum mean min max count abs signed rounded point years."""

    function: str
    arguments: tuple["Expression", ...]


@value
class Negative:
    operand: "Expression"


@value
class Binary:
    """operator is one of + - * / ^."""

    operator: str
    left: "Expression"
    right: "Expression"


@value
class Compare:
    """operator is one of == != <= >= < >."""

    operator: str
    left: "Expression"
    right: "Expression"


@value
class Has:
    """Whether a slot is bound and its number has the role (`rate has annual`), kind (`rate is percent`) or, for a list, grade."""

    slot: str
    feature: str
    negated: bool = False


@value
class All:
    """Every part holds (`and`)."""

    parts: tuple["Condition", ...]


Expression = Number | Name | Call | Negative | Binary
Condition = Has | All | Compare

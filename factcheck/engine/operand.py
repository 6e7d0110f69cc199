"""A number as an operand: its intervals in the base unit of its class, under each convention of reading."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factcheck.engine.identity import Same
from factcheck.model.interval import WIDE, Interval, exact
from factcheck.model.mention import Written
from factcheck.model.value import value

HUNDREDTH = Decimal("0.01")
CONVENTIONS = ("hedged", "truncated", "coarse")
"""The ways in which all plain numbers of one text may have been rounded; hedged ones take their support in each of them."""


@value
class Operand:
    """One number of a relation. `value` is the written point (the middle of a range); `unit` is the size of one unit of its last written
    digit; both in the base unit of its class, percents as fractions of one."""

    written: Written
    value: Decimal
    unit: Decimal
    core: Interval
    supports: Mapping[str, Interval]
    direction: str | None = None


def operand(written: Written, direction: str | None = None, *, mean: bool = False) -> Operand | None:
    """The operand of a written number, or None where it has no interval (dates). mean: it states a mean or quotient."""
    return _operand(Same(written), direction, mean)


@lru_cache(maxsize=8192)
def _operand(form: Same[Written], direction: str | None, mean: bool) -> Operand | None:
    """Remembered by the very form, which equal numbers share: to compare forms by all that they hold is as much work again."""
    written = form.value
    if written.core is None or written.support is None:
        return None
    scale = scale_of(written)
    core, support = written.as_mean if mean and written.as_mean else (written.core, written.support)
    scaled = core.scale(scale)
    read_as = {c: _under(c, written, core, support) for c in CONVENTIONS}
    return Operand(
        written,
        WIDE.multiply(_value(written, core), scale),
        WIDE.multiply(written.unit_of_last_digit, abs(scale)),
        scaled,
        {c: scaled if read is core else read.scale(scale) for c, read in read_as.items()},
        direction,
    )


def _value(written: Written, core: Interval) -> Decimal:
    if isinstance(written.value, Decimal | Fraction):
        return exact(written.value)
    ends = [e for e in (core.low, core.high) if e is not None]
    return WIDE.divide(sum(ends, Decimal(0)), Decimal(len(ends))) if ends else Decimal(0)


def scale_of(written: Written) -> Decimal:
    """What a value in `written.unit` is multiplied by to stand in the base unit; percents and points become fractions of one."""
    if written.base_kind in ("percent", "percentage_point"):
        return HUNDREDTH
    return written.factor


def _under(convention: str, written: Written, core: Interval, support: Interval) -> Interval:
    if written.hedges or written.form in ("fraction", "multiple", "vague") or written.kind == "range":
        return support
    if convention == "truncated":
        return written.truncated or core
    if convention == "coarse":
        return written.coarse or core
    return core


def reading(operand: Operand, convention: str | None) -> Interval:
    """The interval of an operand under a convention; None is the core."""
    return operand.core if convention is None else operand.supports[convention]


def in_own_unit(operand: Operand) -> Operand:
    """The operand in the unit that is written, not in the base unit of its class: 40亩 counts forty."""
    factor = operand.written.factor
    if factor == 1 or not factor:
        return operand
    return replace(
        operand,
        value=WIDE.divide(operand.value, factor),
        unit=WIDE.divide(operand.unit, factor),
        core=operand.core.divided(factor),
        supports={c: i.divided(factor) for c, i in operand.supports.items()},
    )


def times(operand: Operand, factor: Decimal) -> Operand:
    """The operand multiplied by an exact factor."""
    if factor == 1:
        return operand
    return replace(
        operand,
        value=WIDE.multiply(operand.value, factor),
        unit=WIDE.multiply(operand.unit, factor),
        core=operand.core.scale(factor),
        supports={c: i.scale(factor) for c, i in operand.supports.items()},
    )


def rounded(operand: Operand) -> Interval:
    """The operand as known to half a unit of its last non-zero digit: how a converted value stands beside its original (10,000 hectares)."""
    unit, units = operand.unit, (abs(operand.value) / operand.unit if operand.unit else Decimal(0))
    while units and units == units.to_integral_value() and units % 10 == 0:
        units, unit = units / 10, unit * 10
    half = unit / 2
    return operand.core.hull(Interval(operand.value - half, operand.value + half))


def may_be_cut_off(operand: Operand) -> Operand:
    """A whole percentage that an equation states as its result: 16.7% may be written 16%."""
    written = operand.written
    if written.kind != "percent" or written.form != "plain" or written.hedges or not operand.value:
        return operand
    end = operand.value + operand.unit if operand.value > 0 else operand.value - operand.unit
    cut = Interval(operand.value, end, True, False) if operand.value > 0 else Interval(end, operand.value, False, True)
    return replace(operand, supports={**operand.supports, "truncated": cut})

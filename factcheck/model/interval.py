"""Intervals of exact decimals: what a written number may mean.

An end is a Decimal, or None where the interval has no end on that side. All arithmetic runs in a context of 60 digits: exact for
the sums and products that a newspaper can ask for, and far finer than any written digit for quotients and powers.
"""

from decimal import Context, Decimal, Inexact
from fractions import Fraction

from factcheck.model.value import value

WIDE = Context(prec=60, traps=[])
UNROUNDED = Context(prec=60, traps=[Inexact])
ZERO = Decimal(0)


def exact(value: int | str | Decimal | Fraction) -> Decimal:
    """The one door by which values become Decimals; a float is refused. A Fraction is divided out to 60 digits."""
    if type(value) is Decimal:  # nearly always: asking for a Fraction is slow, as it is an abstract class's
        return value
    if isinstance(value, float):
        raise TypeError("a float is not exact")
    if isinstance(value, Fraction):
        return WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Decimal(value)


@value
class Interval:
    """[low, high], each end open or closed; None is no end. An end of None counts as open.

    >>> str(Interval.point(12) + Interval(Decimal(1), None, True, False))
    '[13, ∞)'
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: int | str | Decimal) -> "Interval":
        v = exact(value)
        return cls(v, v)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        return self.low is not None and self.high is not None

    def __str__(self) -> str:
        if self.is_point:
            return f"{{{plain(self.low)}}}"
        left = f"[{plain(self.low)}" if self.low_closed and self.low is not None else f"({plain(self.low, '−∞')}"
        right = f"{plain(self.high)}]" if self.high_closed and self.high is not None else f"{plain(self.high, '∞')})"
        return f"{left}, {right}"

    def __contains__(self, value: Decimal) -> bool:
        return self.meets(Interval(value, value))

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a common point."""
        return not (self._below(other) or other._below(self))

    def _below(self, other: "Interval") -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_closed and other.low_closed))

    def gap(self, other: "Interval") -> Decimal:
        """Signed distance from the nearest end of other to self: positive where self lies above other, zero where they meet."""
        if self.meets(other):
            return ZERO
        if self._below(other):
            assert self.high is not None
            assert other.low is not None
            return WIDE.subtract(self.high, other.low)
        assert self.low is not None
        assert other.high is not None
        return WIDE.subtract(self.low, other.high)

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        low, low_closed = _outer(self.low, self.low_closed, other.low, other.low_closed, -1)
        high, high_closed = _outer(self.high, self.high_closed, other.high, other.high_closed, 1)
        return Interval(low, high, low_closed, high_closed)

    def __neg__(self) -> "Interval":
        return Interval(
            None if self.high is None else self.high.copy_negate(),
            None if self.low is None else self.low.copy_negate(),
            self.high_closed,
            self.low_closed,
        )

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            None if self.low is None or other.low is None else WIDE.add(self.low, other.low),
            None if self.high is None or other.high is None else WIDE.add(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(
            None if self.low is None or other.high is None else WIDE.subtract(self.low, other.high),
            None if self.high is None or other.low is None else WIDE.subtract(self.high, other.low),
            self.low_closed and other.high_closed,
            self.high_closed and other.low_closed,
        )

    def scale(self, factor: Decimal) -> "Interval":
        """Every point times factor; a negative factor swaps the ends with their openness."""
        if factor < 0:
            return (-self).scale(-factor)
        if factor == 0:
            return Interval.point(0)
        return Interval(
            None if self.low is None else WIDE.multiply(self.low, factor),
            None if self.high is None else WIDE.multiply(self.high, factor),
            self.low_closed,
            self.high_closed,
        )

    def divided(self, divisor: Decimal) -> "Interval":
        """Every point by a divisor above zero: five nights in seconds by those of a night are five, as no product with 1/86,400 is."""
        return Interval(
            None if self.low is None else WIDE.divide(self.low, divisor),
            None if self.high is None else WIDE.divide(self.high, divisor),
            self.low_closed,
            self.high_closed,
        )

    def __mul__(self, other: "Interval") -> "Interval":
        if self.low is not None and self.low == self.high:
            return other.scale(self.low)
        if other.low is not None and other.low == other.high:
            return self.scale(other.low)
        if self._is_above_zero and other._is_above_zero:
            return self._times_above_zero(other)
        corners = [
            _corner(a, a_closed, sign_a, b, b_closed, sign_b)
            for a, a_closed, sign_a in ((self.low, self.low_closed, -1), (self.high, self.high_closed, 1))
            for b, b_closed, sign_b in ((other.low, other.low_closed, -1), (other.high, other.high_closed, 1))
        ]
        low = min(corners, key=lambda c: (c[0], 0 if c[1] else 1))
        high = max(corners, key=lambda c: (c[0], 1 if c[1] else 0))
        return Interval(
            low[0] if low[0].is_finite() else None,
            high[0] if high[0].is_finite() else None,
            low[1],
            high[1],
        )

    @property
    def _is_above_zero(self) -> bool:
        return self.low is not None and self.low > 0 and self.high is not None

    def _times_above_zero(self, other: "Interval") -> "Interval":
        """The product of two bounded intervals above zero: the low ends make the low end, the high ends the high one."""
        assert self.low is not None
        assert other.low is not None
        assert self.high is not None
        assert other.high is not None
        return Interval(
            WIDE.multiply(self.low, other.low),
            WIDE.multiply(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def reciprocal(self) -> "Interval":
        """1 / self for an interval on one side of zero; ZeroDivisionError where zero lies inside."""
        if (self.low is None or self.low < 0) and (self.high is None or self.high > 0):
            raise ZeroDivisionError("the divisor may be zero")
        if (self.low == 0 and self.low_closed) or (self.high == 0 and self.high_closed):
            raise ZeroDivisionError("the divisor may be zero")
        one = Decimal(1)
        low = ZERO if self.high is None else None if self.high == 0 else WIDE.divide(one, self.high)
        high = ZERO if self.low is None else None if self.low == 0 else WIDE.divide(one, self.low)
        return Interval(low, high, self.high_closed and self.high is not None, self.low_closed and self.low is not None)

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low is not None and other.low == other.high and other.low > 0:
            return self.divided(other.low)
        return self * other.reciprocal()

    def power(self, exponent: int) -> "Interval":
        """self to a whole power of one or more, for an interval above zero."""
        return Interval(
            None if self.low is None else WIDE.power(self.low, exponent),
            None if self.high is None else WIDE.power(self.high, exponent),
            self.low_closed,
            self.high_closed,
        )

    def magnitude(self) -> "Interval":
        """|self|."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        wide = (-self).hull(self)
        return Interval(ZERO, wide.high, True, wide.high_closed)


def plain(value: Decimal | None, infinite: str = "∞") -> str:
    """A Decimal in positional notation, without trailing zeros."""
    if value is None:
        return infinite
    if value == 0:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_finite_decimal(value: Fraction) -> bool:
    """Whether value has a finite decimal expansion."""
    try:
        UNROUNDED.divide(Decimal(value.numerator), Decimal(value.denominator))
    except Inexact:
        return False
    return True


def _outer(a: Decimal | None, a_closed: bool, b: Decimal | None, b_closed: bool, sign: int) -> tuple[Decimal | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_closed or b_closed
    return (a, a_closed) if (a - b) * sign > 0 else (b, b_closed)


def _corner(a: Decimal | None, a_closed: bool, sign_a: int, b: Decimal | None, b_closed: bool, sign_b: int) -> tuple[Decimal, bool]:
    x = Decimal("Infinity") * sign_a if a is None else a
    y = Decimal("Infinity") * sign_b if b is None else b
    if x == 0 or y == 0:
        return ZERO, (x == 0 and a_closed) or (y == 0 and b_closed)
    return WIDE.multiply(x, y), a_closed and b_closed and a is not None and b is not None

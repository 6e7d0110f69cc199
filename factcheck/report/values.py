"""Values and intervals as the report writes them: exact, in strings."""

from decimal import Decimal

from factcheck.model.interval import Interval, exact, is_finite_decimal, plain
from factcheck.model.mention import Value


def written(value: Value | None) -> str | None:
    """A value as an exact string: a decimal where there is a finite one, else a quotient; ISO texts as they are.

    >>> from fractions import Fraction
    >>> written(Fraction(2, 3)), written(Decimal("1E+5")), written("2025-XX")
    ('2/3', '100000', '2025-XX')
    """
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, Decimal):
        return plain(exact(value)) if is_finite_decimal(value) else f"{value.numerator}/{value.denominator}"
    return plain(value)


def ends(interval: Interval | None) -> list[str | None] | None:
    """[low, high] of an interval, None for an end that is not there."""
    return None if interval is None else [written(interval.low), written(interval.high)]


def closed(interval: Interval | None) -> list[bool] | None:
    return (
        None if interval is None else [interval.low_closed and interval.low is not None, interval.high_closed and interval.high is not None]
    )


def ratio(value: Decimal | None) -> float | None:
    """A strength, which is a share between 0 and 1, as a JSON number."""
    return None if value is None else float(value)

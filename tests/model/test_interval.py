"""The interval type: open and closed ends, infinite ends, points, and values above 10^16."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import WIDE, Interval, exact, plain

VALUES = st.integers(-(10**18), 10**18).map(lambda n: Decimal(n) / 1000)


@st.composite
def intervals(draw: st.DrawFn, low: Decimal | None = None) -> Interval:
    a, b = sorted((draw(VALUES), draw(VALUES)))
    if low is not None:
        a, b = max(a, low), max(b, low)
    if a == b:
        return Interval(a, b)
    ends = draw(st.sampled_from(["both", "low", "high", "none"]))
    return Interval(
        a if ends in ("both", "low") else None,
        b if ends in ("both", "high") else None,
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Decimal:
    low = interval.low if interval.low is not None else (interval.high or Decimal(0)) - 1000
    high = interval.high if interval.high is not None else (interval.low or Decimal(0)) + 1000
    if low == high:
        return low
    share = Decimal(draw(st.integers(1, 99))) / 100
    return low + (high - low) * share


TEXTS = [
    pytest.param(Interval.point(12), "{12}", id="point"),
    pytest.param(Interval(Decimal("9.35"), Decimal("9.45")), "[9.35, 9.45]", id="closed"),
    pytest.param(Interval(Decimal(90000), Decimal(100000), True, False), "[90000, 100000)", id="half-open"),
    pytest.param(Interval(Decimal(1000), None, False, False), "(1000, ∞)", id="no-high-end"),
    pytest.param(Interval(None, Decimal(3), False, True), "(−∞, 3]", id="no-low-end"),
]


@pytest.mark.parametrize(("interval", "text"), TEXTS)
def test_text(interval: Interval, text: str) -> None:
    assert str(interval) == text


MEETINGS = [
    pytest.param(Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), Decimal(3)), True, id="touching-closed"),
    pytest.param(Interval(Decimal(1), Decimal(2), True, False), Interval(Decimal(2), Decimal(3)), False, id="touching-open"),
    pytest.param(Interval(Decimal(1), None, False, False), Interval.point(10**20), True, id="infinite"),
    pytest.param(Interval.point(1), Interval.point(2), False, id="points"),
]


@pytest.mark.parametrize(("a", "b", "meet"), MEETINGS)
def test_meets(a: Interval, b: Interval, meet: bool) -> None:
    assert a.meets(b) is meet
    assert b.meets(a) is meet
    assert (a.gap(b) == 0) or not meet


def test_negative_scaling_swaps_ends_and_openness() -> None:
    scaled = Interval(Decimal(1), Decimal(2), True, False).scale(Decimal(-3))
    assert scaled == Interval(Decimal(-6), Decimal(-3), False, True)


def test_values_above_ten_to_sixteen_stay_exact() -> None:
    big = Interval.point("123456789012345678.01")
    assert (big + Interval.point("0.01")).low == Decimal("123456789012345678.02")


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="a float is not exact"):
        exact(0.1)  # type: ignore[arg-type]


def test_reciprocal_of_an_interval_around_zero_fails() -> None:
    with pytest.raises(ZeroDivisionError, match="the divisor may be zero"):
        Interval(Decimal(-1), Decimal(1)).reciprocal()


@pytest.mark.parametrize(("value", "text"), [("12.50", "12.5"), ("1E+3", "1000"), ("0.000", "0"), ("-0.10", "-0.1")])
def test_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.data())
def test_arithmetic_holds_the_arithmetic_of_members(data: st.DataObject) -> None:
    a, b = data.draw(intervals()), data.draw(intervals())
    x, y = data.draw(members(a)), data.draw(members(b))
    assert WIDE.add(x, y) in a + b
    assert WIDE.subtract(x, y) in a - b
    assert WIDE.multiply(x, y) in a * b


@given(st.data())
def test_hull_holds_both(data: st.DataObject) -> None:
    a, b = data.draw(intervals()), data.draw(intervals())
    assert data.draw(members(a)) in a.hull(b)
    assert data.draw(members(b)) in a.hull(b)


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_the_gap_is_signed(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.gap(b) == -b.gap(a)

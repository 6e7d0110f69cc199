"""Relations over intervals: verdicts, slack, solving, and what must hold for any numbers."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.evaluate import Unsolvable, judge
from factcheck.engine.solving import solve
from factcheck.engine.strength import information, strength
from factcheck.model.mention import Kind
from factcheck.rulefile import parse_expression
from tests.engine.numbers import number, scene

GROWTH = parse_expression("after == before * (1 + signed(rate))")
SUM = parse_expression("total == sum(parts)")
SHARE = parse_expression("part == whole * rate")


VERDICTS = [
    pytest.param("from 200 to 250 is 25%", GROWTH, {"before": ("200", "count"), "after": ("250", "count"), "rate": ("25", "percent")}, "consistent", id="growth"),
    pytest.param("rounded inputs move a rate", GROWTH, {"before": ("5.75",), "after": ("6.30",), "rate": ("9.5", "percent")}, "consistent", id="rounded-inputs"),
    pytest.param("a wrong rate", GROWTH, {"before": ("200", "count"), "after": ("250", "count"), "rate": ("35", "percent")}, "inconsistent", id="wrong-rate"),
    pytest.param("a truncated rate", GROWTH, {"before": ("2230", "count"), "after": ("3940", "count"), "rate": ("76.6", "percent")}, "tension", id="truncated"),
    pytest.param("240 of 320 is 75%", SHARE, {"part": ("240", "count"), "whole": ("320", "count"), "rate": ("75", "percent")}, "consistent", id="share"),
    pytest.param("97.6% of 41.6 is not 40.2", SHARE, {"part": ("40.2",), "whole": ("41.6",), "rate": ("97.6", "percent")}, "inconsistent", id="share-off"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "require", "slots", "verdict"), VERDICTS)
def test_verdict(why: str, require: object, slots: dict[str, tuple[str, Kind]], verdict: str) -> None:
    stage = scene(**{name: number(*args) for name, args in slots.items()})  # type: ignore[arg-type]
    assert judge(require, stage).verdict == verdict, why  # type: ignore[arg-type]


def test_a_sum_off_by_one_last_digit_is_not_inconsistent() -> None:
    stage = scene(total=number("61.4"), parts=[number("58.2"), number("3.1")])
    assert judge(SUM, stage).verdict == "consistent"


def test_shares_that_no_rounding_makes_100_are_inconsistent() -> None:
    stage = scene(parts=[number(n, "percent") for n in ("48", "33", "21")])
    assert judge(parse_expression("sum(parts) == 100%"), stage).verdict == "inconsistent"


def test_a_fall_is_signed() -> None:
    stage = scene(before=number("250", "count"), after=number("200", "count"), rate=number("20", "percent", "down"))
    assert judge(GROWTH, stage).verdict == "consistent"


def test_compound_growth_takes_its_years_from_the_text() -> None:
    annual = parse_expression("after == before * (1 + rate) ^ years(before, after)")
    stage = scene({("before", "after"): 24}, before=number("873.8"), after=number("21000"), rate=number("14.2", "percent"))
    assert judge(annual, stage).verdict == "consistent"
    with pytest.raises(Unsolvable, match="the years between the two values are not written"):
        judge(annual, scene(before=number("873.8"), after=number("21000"), rate=number("14.2", "percent")))


SOLVED = [
    pytest.param(GROWTH, "rate", {"before": ("200", "count"), "after": ("250", "count"), "rate": ("35", "percent")}, "0.25", id="rate"),
    pytest.param(GROWTH, "after", {"before": ("200", "count"), "after": ("260", "count"), "rate": ("25", "percent")}, "250", id="after"),
    pytest.param(GROWTH, "before", {"before": ("210", "count"), "after": ("250", "count"), "rate": ("25", "percent")}, "200", id="before"),
    pytest.param(SHARE, "whole", {"part": ("240", "count"), "whole": ("300", "count"), "rate": ("75", "percent")}, "320", id="whole"),
]  # fmt: skip


@pytest.mark.parametrize(("require", "slot", "slots", "value"), SOLVED)
def test_solve(require: object, slot: str, slots: dict[str, tuple[str, Kind]], value: str) -> None:
    stage = scene(**{name: number(*args) for name, args in slots.items()})  # type: ignore[arg-type]
    solved = solve(require, stage, slot)  # type: ignore[arg-type]
    assert solved is not None
    assert abs(solved - Decimal(value)) < Decimal("1e-20")


def test_a_long_sum_carries_four_decades_and_misses_only_what_a_whole_part_hides() -> None:
    """72470 is known to half a unit, so a wrong digit behind the point of another number mostly stays inside it."""
    stage = scene(total=number("83861.11"), parts=[number("72470"), number("11391.11")])
    assert information(SUM, stage) > 4
    assert strength(SUM, stage) == Decimal("0.80")
    exact = scene(total=number("83861.11"), parts=[number("72470.00"), number("11391.11")])
    assert strength(SUM, exact) >= Decimal("0.95")


def test_an_inequality_carries_nothing() -> None:
    stage = scene(a=number("798", "count"), b=number("2016", "count"))
    assert information(parse_expression("a <= b"), stage) == 0


DIGITS = st.integers(1, 3)
TRUE = st.integers(10**3, 10**9).map(lambda n: Decimal(n) / 1000)


def rounded(value: Decimal, places: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


@given(TRUE, TRUE, DIGITS, DIGITS, DIGITS)
def test_correctly_rounded_growth_is_never_inconsistent(before: Decimal, after: Decimal, a: int, b: int, c: int) -> None:
    rate = (after / before - 1) * 100
    stage = scene(
        before=number(rounded(before, a)),
        after=number(rounded(after, b)),
        rate=number(rounded(abs(rate), c), "percent", "down" if rate < 0 else "up"),
    )
    assert judge(GROWTH, stage).verdict == "consistent"


@given(st.lists(TRUE, min_size=2, max_size=6), DIGITS)
def test_correctly_rounded_sums_are_never_inconsistent(parts: list[Decimal], places: int) -> None:
    stage = scene(total=number(rounded(sum(parts, Decimal(0)), places)), parts=[number(rounded(p, places)) for p in parts])
    assert judge(SUM, stage).verdict == "consistent"


@given(st.lists(TRUE, min_size=2, max_size=6), DIGITS)
def test_truncated_sums_are_never_inconsistent(parts: list[Decimal], places: int) -> None:
    def cut(value: Decimal) -> str:
        return str(value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN))

    stage = scene(total=number(cut(sum(parts, Decimal(0)))), parts=[number(cut(p)) for p in parts])
    assert judge(SUM, stage).verdict != "inconsistent"


@given(st.lists(TRUE, min_size=2, max_size=5), st.randoms())
def test_the_order_of_parts_changes_no_verdict(parts: list[Decimal], random: object) -> None:
    numbers = [number(rounded(p, 1)) for p in parts]
    total = number(rounded(sum(parts, Decimal(1)), 1))
    shuffled = list(numbers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(SUM, scene(total=total, parts=numbers)).verdict == judge(SUM, scene(total=total, parts=shuffled)).verdict

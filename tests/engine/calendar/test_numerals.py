"""Numerals of dates and ages: what is written reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.calendar.numeral import numerals
from factcheck.engine.calendar.slips import edits


@given(st.integers(0, 9999), st.sampled_from(["12", "八十九"]))
def test_written_numbers_read_back(value: int, like: str) -> None:
    known = numerals("zh")
    assert known.read(known.write(value, like)) == value


@given(st.integers(1000, 2199))
def test_years_digit_by_digit(year: int) -> None:
    known = numerals("zh")
    written = known.write(year, "一九七五")
    assert len(written) == 4
    assert known.read(written) == year


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("廿八", 28),
        ("卅一", 31),
        ("十", 10),
        ("二十", 20),
        ("一百零五", 105),
        ("二〇二五", 2025),
        ("两", 2),
        ("1975", 1975),
        ("十十", None),
    ],
)
def test_read(surface: str, value: int | None) -> None:
    assert numerals("zh").read(surface) == value


@given(st.integers(10, 2199))
def test_every_edit_is_another_number(value: int) -> None:
    known = numerals("zh")
    assert all(e.surface != str(value) and known.read(e.surface) == e.value for e in edits(str(value), known))

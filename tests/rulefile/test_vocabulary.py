"""The words that rule files know are those of the program: checks of the engine, forms of the reader, units of pint."""

from collections.abc import Collection
from decimal import Decimal

import pint
import pytest

from factcheck.engine.types import calendar, order, wording
from factcheck.engine.units import asked, factor
from factcheck.model.units import BASES
from factcheck.numbers import read_one
from factcheck.rulefile.types import TYPES
from factcheck.rulefile.units import UnknownUnit, common, convertible, named
from factcheck.rulefile.vocabulary import Vocabulary


@pytest.mark.parametrize(("kind", "checks"), [("calendar", calendar.CHECKS), ("order", order.CHECKS), ("wording", wording.CHECKS)])
def test_the_checks_of_a_type_are_those_of_its_module(kind: str, checks: Collection[str]) -> None:
    (check,) = [o for o in TYPES[kind].options if o.name == "check"]
    assert set(check.choices) == set(checks)


@pytest.mark.parametrize(
    ("surface", "form"),
    [("翻两番", "番"), ("3倍", "倍"), ("三成", "成"), ("7.5折", "折"), ("5‰", "‰"), ("50个基点", "基点"), ("三分之一", "分之")],
)
def test_forms_are_those_of_the_number_reader(surface: str, form: str) -> None:
    written = read_one(surface)
    assert written is not None
    assert written.form_of == form
    assert form in Vocabulary("zh").forms
    assert form in Vocabulary("zh").roles


def test_a_language_without_data_accepts_every_role() -> None:
    assert Vocabulary("xx").roles == frozenset()


def test_common_units_are_units_of_pint() -> None:
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    for unit in sorted(common().keys() | set(BASES.values())):
        registry.parse_units(unit)


DEGREES = {"degC", "degF"}  # pint counts them from the zero of another scale
DECADE = "decade"  # pint reckons it with a float


@pytest.mark.parametrize("unit", sorted(common().keys() - DEGREES - {DECADE}))
def test_common_units_are_what_pint_says(unit: str) -> None:
    assert factor(unit) == asked(unit)


def test_a_decade_is_ten_years() -> None:
    assert factor(DECADE) == 10 * asked("year")


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("t/m^3", "1", "t/m^3"),
        ("year/day", "1", "year/day"),
        ("furlong", "1", "furlong"),
        ("公里", "1000", "m"),
        ("斤", "500", "g"),
        ("小时", "3600", "s"),
    ],
)
def test_units_of_literals(unit: str, factor: str, base: str) -> None:
    found, name = convertible(unit, "zh")
    assert (str(found), name) == (factor, base)


@pytest.mark.parametrize("unit", ["平方公理", "parsecks", "家", "元", "", "m/", "/", "^", "m^^2", "(", "__import__('os')"])
def test_no_units_of_literals(unit: str) -> None:
    with pytest.raises(UnknownUnit):
        convertible(unit, "zh")


@pytest.mark.parametrize(
    ("unit", "name"), [("平方公里", "km²"), ("km²", "km²"), ("area", "area"), ("家", "家"), ("person", "person"), ("元/吨", "元/吨")]
)
def test_units_of_slots(unit: str, name: str) -> None:
    assert named(unit, "zh") == name

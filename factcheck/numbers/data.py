"""The tables of the Chinese number reader: units, classifiers, hedges, names; loaded once, looked up by word."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon.store import load_data
from factcheck.model.mention import Kind

MONEY_PREFIX_LONGEST = 4


class Unit(NamedTuple):
    """What a unit word means: kind, symbol, class, factor to the class's base, and the written form that it gives (成, 番) or ""."""

    kind: Kind
    symbol: str | None
    unit_class: str
    factor: Decimal
    form: str = ""
    exact: bool = False  # counted, not measured: a whole number of it is exact


class HedgeWord(NamedTuple):
    concept: str
    place: str  # before, within, after


@dataclass(frozen=True)
class Tables:
    units: dict[str, Unit]
    longest_unit: int
    weak: frozenset[str]
    before: dict[str, str]  # hedge word → concept
    within: dict[str, str]
    after: dict[str, str]
    qualifiers: dict[str, str]
    currency: dict[str, str]
    per: dict[str, str]
    names: dict[str, None]
    name_before: tuple[str, ...]
    name_behind: tuple[str, ...]
    article: frozenset[str]
    exact_money_below: Decimal
    tails: frozenset[str]
    degrees: Any
    longest: dict[str, int]


@cache
def tables() -> Tables:
    units, hedges = load_data("zh/numbers/units.yaml"), load_data("zh/numbers/hedges.yaml")
    classifiers, names = load_data("zh/numbers/classifiers.yaml"), load_data("zh/numbers/names.yaml")
    words = dict(_units(units, classifiers))
    placed = {place: _hedges(hedges["concepts"], place) for place in ("before", "within", "after")}
    currency = {w: code for code, found in units["currency-before"].items() for w in found}
    return Tables(
        words,
        max(map(len, words)),
        frozenset(classifiers["weak"]),
        placed["before"],
        placed["within"],
        placed["after"],
        {c: body["qualifier"] for c, body in hedges["concepts"].items()},
        currency,
        units["per"]["words"],
        dict.fromkeys(names["words"]),
        tuple(names["before"]),
        tuple(names["behind"]),
        frozenset(classifiers["article"]),
        Decimal(units["exact-money-below"]),
        frozenset(units["tails"]),
        units["degrees"],
        {name: max(map(len, found)) for name, found in {**placed, "currency": currency, "names": dict.fromkeys(names["words"])}.items()},
    )


def _hedges(concepts: Any, place: str) -> dict[str, str]:
    return {word: concept for concept, body in concepts.items() for word in body.get(place) or ()}


def _units(units: Any, classifiers: Any) -> Iterable[tuple[str, Unit]]:
    for word in classifiers["own"]:
        yield word, Unit("count", word, f"count:{word}", Decimal(1), "", True)
    for name, members in classifiers["classes"].items():
        for word in members:
            yield word, Unit("count", word, name, Decimal(1), "", True)
    for dimension, rows in units["measures"].items():
        yield from _rows(rows, "measure", dimension)
    yield from _rows(units["temperature"], "temperature", "temperature")
    for code, members in units["money"].items():
        for word in members:
            yield word, Unit("money", code, f"money:{code}", Decimal(1))
    for word, value in units["coins"].items():
        factor, code = value if isinstance(value, list) else (value, "CNY")
        yield word, Unit("money", f"{word}", f"money:{code}", Decimal(factor))
    for symbol, factor, exactness, members in units["durations"]:
        for word in members:
            yield word, Unit("duration", symbol, "duration", Decimal(str(factor)), "", exactness == "counted")
    for word in units["age"]:
        yield word, Unit("age", "year", "age", Decimal(1), "", True)
    for word, kind, factor, form in units["percent"]:
        yield word, Unit(kind, "%" if kind == "percent" else "pp", "percent" if kind == "percent" else "points", Decimal(str(factor)), form)
    for word in units["multiple"]:
        yield word, Unit("multiple", "倍", "multiple", Decimal(1), "倍")


def _rows(rows: Any, kind: Kind, dimension: str) -> Iterable[tuple[str, Unit]]:
    for symbol, factor, members in rows:
        for word in members:
            yield word, Unit(kind, symbol, dimension, Decimal(str(factor)))

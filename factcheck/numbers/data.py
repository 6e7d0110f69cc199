"""The tables of the Chinese number reader: units, classifiers, hedges, names; loaded once, looked up by word."""

import re
from collections.abc import Iterable, Mapping
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


NO_WORDS: Mapping[int, dict[str, tuple[Unit, str]]] = {}


class HedgeWord(NamedTuple):
    concept: str
    place: str  # before, within, after


@dataclass(frozen=True)
class Tables:
    units: dict[str, Unit]
    weak: frozenset[str]
    told: Mapping[str, tuple[str, ...]]  # weak classifiers, with the words behind which one Han digit and they are a number
    before: dict[str, str]  # hedge word → concept
    within: dict[str, str]
    after: dict[str, str]
    qualifiers: dict[str, str]
    currency: dict[str, str]
    per: dict[str, str]
    names: dict[str, None]
    name_before: tuple[str, ...]
    name_before_bare: frozenset[str]  # of these, digits with a unit behind them are a number: 接到电话28次
    name_behind: tuple[str, ...]
    article: frozenset[str]
    counted_one: tuple[str, ...]  # behind these 一名 is no article
    packs: frozenset[str]  # behind one or each of these a weak classifier counts: 一笼四只, 每桌八人
    counted_all: tuple[str, ...]  # behind these a weak classifier counts: 共八章
    no_party: tuple[str, ...]  # words that end in one of those
    exact_money_below: Decimal
    degrees: Any
    longest: dict[str, int]
    by_first: dict[str, dict[int, dict[str, tuple[Unit, str]]]]  # first character → length, longest first → word, and what must not follow
    currency_ends: frozenset[str]
    outer: dict[str, str]  # 约占 → 约: a hedge with a verb behind it
    outer_ends: frozenset[str]
    in_rows: dict[str, str]  # 金 → 金银铜: what counts in a row of its kind
    hedge_ends: frozenset[str]
    not_after: dict[str, str]
    not_behind: dict[str, str]
    sign_nouns: tuple[str, ...]
    sign_ends: frozenset[str]
    name_before_ends: frozenset[str]
    name_behind_starts: frozenset[str]
    discount: str  # 折: two digits before it are tenths and hundredths
    name_patterns: "re.Pattern[str]"

    def unit_at(self, text: str, at: int) -> tuple[Unit | None, int]:
        """The longest unit word at a place (one space allowed before it) and its end, a per-unit behind it included."""
        place = at + 1 if text[at : at + 1] == " " else at
        for length, words in self.by_first.get(text[place : place + 1], NO_WORDS).items():
            end = place + length
            word = text[place:end]
            found = words.get(word)
            if found is None:
                continue
            unit, closed = found
            following = text[end : end + 1]
            if (closed and following and following in closed) or (word[-1].isascii() and _runs_on(word, text, end)):
                continue
            if following in ("/", "每") and unit.kind in ("money", "measure", "count"):
                return self._per(text, end, unit)
            return unit, end
        return None, at

    def _per(self, text: str, at: int, unit: Unit) -> tuple[Unit, int]:
        if text[at] == "每" and unit.kind == "count":
            return unit, at
        for length in (4, 3, 2, 1):
            word = text[at + 1 : at + 1 + length]
            if word in self.per:
                per = self.per[word]
                return Unit(unit.kind, f"{unit.symbol}/{per}", f"{unit.unit_class}/{per}", unit.factor), at + 1 + len(word)
        return unit, at


def _runs_on(word: str, text: str, end: int) -> bool:
    """Whether Latin letters of a unit go on into a word: 5G is no gram."""
    following = text[end : end + 1]
    return word[-1].isalpha() and following.isascii() and (following.isalpha() or following == "_")


@cache
def tables() -> Tables:
    units, hedges = load_data("zh/numbers/units.yaml"), load_data("zh/numbers/hedges.yaml")
    classifiers, names = load_data("zh/numbers/classifiers.yaml"), load_data("zh/numbers/names.yaml")
    words = dict(_units(units, classifiers))
    placed = {place: _hedges(hedges["concepts"], place) for place in ("before", "within", "after")}
    currency = {w: code for code, found in units["currency-before"].items() for w in found}
    verbs = hedges["outer"]["verbs"]
    outer = {w + verb: w for concept, found in hedges["outer"].items() if concept != "verbs" for w in found for verb in verbs}
    return Tables(
        words,
        frozenset(classifiers["weak"]),
        {word: tuple(behind) for word, behind in classifiers["told"].items()},
        placed["before"],
        placed["within"],
        placed["after"],
        {c: body["qualifier"] for c, body in hedges["concepts"].items()},
        currency,
        units["per"]["words"],
        dict.fromkeys(names["words"]),
        tuple(names["before"]),
        frozenset(names["before-bare"]),
        tuple(names["behind"]),
        frozenset(classifiers["article"]),
        tuple(classifiers["counted-one"]),
        frozenset(classifiers["packs"]),
        tuple(classifiers["counted-all"]),
        tuple(classifiers["no-party"]),
        Decimal(units["exact-money-below"]),
        units["degrees"],
        {
            name: max(map(len, found))
            for name, found in {**placed, "outer": outer, "currency": currency, "names": dict.fromkeys(names["words"])}.items()
        },
        _by_first(words, units["not-before"]),
        frozenset(w[-1] for w in currency),
        outer,
        frozenset(w[-1] for w in hedges["outer"]["verbs"]),
        {word: row for row in classifiers["rows"] for word in row},
        frozenset(w[-1] for w in placed["before"]),
        hedges["not-after"],
        hedges["not-behind"],
        tuple(hedges["sign-nouns"]),
        frozenset(w[-1] for w in hedges["sign-nouns"]),
        frozenset(w[-1] for w in names["before"]),
        frozenset(w[0] for w in names["behind"]),
        next(word for word, _, _, form in units["percent"] if word == form == "折"),
        re.compile("|".join(names["patterns"])),
    )


def _by_first(words: dict[str, Unit], closed: dict[str, str]) -> dict[str, dict[int, dict[str, tuple[Unit, str]]]]:
    found: dict[str, dict[int, dict[str, tuple[Unit, str]]]] = {}
    for word, unit in sorted(words.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(word[0], {}).setdefault(len(word), {})[word] = (unit, closed.get(word, ""))
    return found


def _hedges(concepts: Any, place: str) -> dict[str, str]:
    return {word: concept for concept, body in concepts.items() for word in body.get(place) or ()}


def _units(units: Any, classifiers: Any) -> Iterable[tuple[str, Unit]]:
    for word in classifiers["own"]:
        yield word, Unit("count", word, f"count:{word}", Decimal(1), "", True)
    for name, members in classifiers["classes"].items():
        for word in members:
            yield word, Unit("count", word, name, Decimal(1), "", True)
    for dimension, rows in units["measures"].items():
        yield from _rows(rows, "measure", dimension, exact=dimension in units["counted"])
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


def _rows(rows: Any, kind: Kind, dimension: str, *, exact: bool = False) -> Iterable[tuple[str, Unit]]:
    for symbol, factor, members in rows:
        for word in members:
            yield word, Unit(kind, symbol, dimension, Decimal(str(factor)), "", exact)

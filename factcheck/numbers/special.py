"""Written numbers of their own shape: 数以万计, 万儿八千, 个把月, 年过八旬, 前三, 一又三分之一. The shapes stand in forms.yaml."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon.store import load_data
from factcheck.numbers.data import Tables, Unit
from factcheck.numbers.numerals import DIGITS, han, product

ONE = Decimal(1)


class Shape(NamedTuple):
    """What a special form says: its place, its value (or low and high), unit, the row of the widths, and where its numeral ends.

    skip: how far behind the match's start the number itself begins (a header before it carries its unit).
    """

    end: int
    unit: Unit | None
    value: Decimal | Fraction
    step: Decimal
    concept: str = "plain"
    high: Decimal | None = None
    skip: int = 0
    first: int = 0
    last: int = 0
    kind: str = ""


@cache
def forms() -> Mapping[str, "re.Pattern[str]"]:
    return {name: re.compile(pattern) for name, pattern in load_data("zh/numbers/forms.yaml")["forms"].items()}


@cache
def start() -> "re.Pattern[str]":
    """Where a number can begin."""
    return re.compile(load_data("zh/numbers/forms.yaml")["start"])


@cache
def setting(name: str) -> Any:
    return load_data("zh/numbers/forms.yaml")[name]


_NAMED = re.compile(r"\(\?P<\w+>")


def shaped(text: str, at: int, t: Tables) -> Shape | None:
    """The special form that begins at a place, or None."""
    names, any_of_them = _readers_of(text[at])
    if any_of_them is None or any_of_them.match(text, at) is None:
        return None
    for name in names:
        match = forms()[name].match(text, at)
        if match is not None:
            found = READERS[name](match, t)
            if found is not None:
                return found
    return None


@cache
def _readers_of(character: str) -> tuple[tuple[str, ...], "re.Pattern[str] | None"]:
    """The forms that can begin with a character (those whose pattern does not refuse it outright), and one look for all of them."""
    names = tuple(name for name in READERS if _can_begin(forms()[name].pattern, character))
    patterns = [_NAMED.sub("(?:", forms()[name].pattern) for name in names]
    return names, re.compile("|".join(patterns)) if patterns else None


def _can_begin(pattern: str, character: str) -> bool:
    head = re.match(r"(?:\(\?P<\w+>)?(\[[^\]]+\]|.)", pattern)
    assert head is not None
    return re.fullmatch(re.escape(head[1]) if len(head[1]) == 1 else head[1], character) is not None


def _unit_behind(match: "re.Match[str]", t: Tables) -> tuple[Unit | None, int]:
    return t.unit_at(match.string, match.end())


def _countless(match: "re.Match[str]", t: Tables) -> Shape:
    value = Decimal(product(match["num"]))
    return Shape(match.end(), None, value, value, "at_least", first=2, last=match.end("num") - match.start())


def _loose(match: "re.Match[str]", t: Tables) -> Shape | None:
    unit, end = _unit_behind(match, t)
    value, last = Decimal(product(match["num"])), match.end() - match.start()
    if match["low"]:
        low = han(match["low"])
        return Shape(end, unit, low[0], low[1], "vague", value, last=last) if low and low[0] < value else None
    return Shape(end, unit, value, value, "about", last=1) if unit is not None else None


def _about_one(match: "re.Match[str]", t: Tables) -> Shape | None:
    unit = t.units.get("个" + match["unit"]) or t.units.get(match["unit"])
    return Shape(match.end(), unit, ONE, ONE, "about", last=2) if unit else None


def _fused(match: "re.Match[str]", t: Tables) -> Shape | None:
    unit = t.units.get("个" + match["unit"]) if match["unit"] == "月" else t.units.get(match["unit"])
    return Shape(match.end(), unit, Decimal(DIGITS[match["num"]]), ONE, last=1) if unit else None


def _no_growth(match: "re.Match[str]", t: Tables) -> Shape:
    return Shape(match.end(), t.units["%"], Decimal(0), ONE, "exact", last=1)


def _headed(match: "re.Match[str]", t: Tables) -> Shape | None:
    unit = t.units.get(match["unit"])
    digits = match["num"].replace(",", "")
    places = len(digits.partition(".")[2])
    scale = Decimal(product(match["scale"]))
    skip = match.start("num") - match.start()
    return (
        Shape(match.end(), unit, Decimal(digits) * scale, ONE.scaleb(-places) * scale, skip=skip, last=len(match["num"])) if unit else None
    )


def _old(match: "re.Match[str]", t: Tables) -> Shape:
    concept = setting("open-words")[match["word"]]
    return Shape(match.end(), t.units["岁"], Decimal(DIGITS[match["num"]] * 10), Decimal(10), concept, first=2, last=3)


def _top(match: "re.Match[str]", t: Tables) -> Shape | None:
    text, at = match.string, match.start()
    if not match["unit"] and not any(text.endswith(word, 0, at) for word in setting("before-top")):
        return None
    found = (Decimal(match["num"]), ONE) if match["num"].isdigit() else han(match["num"])
    if found is None or not found[0]:
        return None
    return Shape(match.end(), None, found[0], ONE, "at_most", first=1, last=match.end("num") - at, kind="rank")


def _quarters(match: "re.Match[str]", t: Tables) -> Shape | None:
    a, b = DIGITS[match["a"]], DIGITS[match["b"]]
    unit = Unit("ordinal", "quarter", "ordinal:quarter", ONE)
    return Shape(match.end(), unit, Decimal(a), ONE, "between", Decimal(b), last=match.end("b") - match.start()) if b == a + 1 else None


def _either(match: "re.Match[str]", t: Tables) -> Shape | None:
    a, b = int(match["a"]), int(match["b"])
    unit, end = _unit_behind(match, t)
    if b != a + 1 or unit is None or unit.kind not in ("count", "duration", "age") or unit.symbol in ("号", "届", "期"):
        return None
    before = match.string[match.start() - 1 : match.start()]
    if before == "、":
        return None
    return Shape(end, unit, Decimal(a), ONE, "between", Decimal(b), last=3)


def _mixed_fraction(match: "re.Match[str]", t: Tables) -> Shape | None:
    parts = [han(match[k]) for k in ("whole", "den", "num")]
    if any(p is None for p in parts):
        return None
    whole, den, num = (int(p[0]) for p in parts if p is not None)
    return Shape(match.end(), None, whole + Fraction(num, den), ONE, kind="fraction", last=match.end() - match.start())


def _over(match: "re.Match[str]", t: Tables) -> Shape | None:
    """1/10: a fraction, where no date, score or code can be meant."""
    num, den = int(match["num"]), int(match["den"])
    before = match.string[match.start() - 1 : match.start()]
    if num >= den or before in ("/", ".", "-") or (den > 10 and num > 1 and den < 32 and num < 13):
        return None
    return Shape(match.end(), None, Fraction(num, den), ONE, kind="fraction", last=match.end() - match.start())


def _clock(match: "re.Match[str]", t: Tables) -> Shape | None:
    """4分21秒, 1分06秒84, 10秒25, in seconds."""
    said = match.groupdict()
    if said["hundredths"] and "." in said["seconds"]:
        return None
    seconds = said["seconds"] + (f".{said['hundredths']}" if said["hundredths"] else "")
    places = len(seconds.partition(".")[2])
    value = int(said.get("minutes") or 0) * 60 + Decimal(seconds)
    return Shape(match.end(), t.units["秒"], value, ONE.scaleb(-places), last=match.end() - match.start())


def _days(match: "re.Match[str]", t: Tables) -> Shape | None:
    """60日内, 一连三日: days, and no date."""
    text, at = match.string, match.start()
    digits = sum(c.isascii() for c in match["num"])
    if 0 < digits < len(match["num"]):
        return None
    found = (Decimal(match["num"]), ONE) if digits else han(match["num"])
    meant = match["within"] is not None or text.endswith(tuple(setting("before-days")), 0, at)
    if found is None or not found[0] or not meant:
        return None
    last = match.end("num") - at
    return Shape(at + last + 1, t.units["天"], found[0], ONE, "plain", last=last)


READERS: Mapping[str, Callable[["re.Match[str]", Tables], Shape | None]] = {
    "countless": _countless,
    "loose": _loose,
    "about-one": _about_one,
    "fused": _fused,
    "no-growth": _no_growth,
    "headed": _headed,
    "old": _old,
    "top": _top,
    "quarters": _quarters,
    "either": _either,
    "mixed-fraction": _mixed_fraction,
    "over": _over,
    "days": _days,
    "clock": _clock,
    "hundredths": _clock,
}

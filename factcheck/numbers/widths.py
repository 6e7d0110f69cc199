"""The widths of written numbers: the data file's rows, evaluated on a value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.interval import ZERO, Interval

_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*(?:(?P<pick>max|min)\((?P<a>[^,()]+),(?P<b>[^,()]+)\)|(?P<times>\d*)(?P<name>[vuswrph])(?:/(?P<over>\d+))?)"
)


@dataclass(frozen=True, slots=True)
class Size:
    """What a width depends on: v the value, u one unit of its last digit, how it is said, w the upper end where there are two."""

    v: Decimal
    u: Decimal
    point: Decimal  # one percentage point on the scale of the value
    fraction: bool = False
    multiple: bool = False
    exact: bool = False
    w: Decimal = ZERO

    @property
    def figures(self) -> int:
        """Significant figures without trailing zeros."""
        return len(str(abs(int(self.v / self.u))).rstrip("0")) if self.v and self.u else 1

    @property
    def last(self) -> Decimal:
        """s: one unit of the last digit that is not zero; the value itself for a fraction."""
        if self.fraction or not self.v or not self.u:
            return abs(self.v)
        digits = str(abs(int(self.v / self.u)))
        return self.u * Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


@cache
def _table() -> Any:
    return load_data("zh/numbers/widths.yaml")


def width(concept: str, size: Size, which: str = "core") -> Interval:
    """The core, support or mean interval of a concept's first row that fits."""
    row = next(r for r in _table()["rows"][concept] if _fits(r["when"], size))
    return _interval(row.get(which) or row["core"], size)


def _fits(when: str, size: Size) -> bool:
    if when == "one":
        return size.figures == 1
    if when == "fraction":
        return size.fraction
    if when == "small":
        return size.multiple and size.v < 10 and size.v == int(size.v)
    if when == "multiple":
        return size.multiple and size.u >= 1
    if when == "fifty":
        return size.figures >= 2 and str(abs(int(size.v / size.u))).rstrip("0").endswith("5")
    return size.exact if when == "exact" else True


def _interval(text: str, size: Size) -> Interval:
    low, high = re.split(r",(?![^(]*\))", text[1:-1]) if "max(" in text or "min(" in text else text[1:-1].split(",")
    a, b = _end(low, size), _end(high, size)
    return Interval(a, b, text[0] == "[" and a is not None, text[-1] == "]" and b is not None)


def _end(text: str, size: Size) -> Decimal | None:
    if text.strip() == "none":
        return None
    return sum((_term(m, size) for m in _TERM.finditer(text)), ZERO)


def _term(match: "re.Match[str]", size: Size) -> Decimal:
    sign = -1 if match["sign"] == "-" else 1
    if match["pick"]:
        ends = [_end(match[k], size) or ZERO for k in ("a", "b")]
        return sign * (max(ends) if match["pick"] == "max" else min(ends))
    value = _named(match["name"], size) * int(match["times"] or 1)
    return sign * (value / int(match["over"]) if match["over"] else value)


def _named(name: str, size: Size) -> Decimal:
    if name == "r":
        share = _table()["relative"].get(size.figures) or _table()["relative"].get(str(size.figures))
        return abs(size.v) * Decimal(share) if share else ZERO
    return {"v": size.v, "u": size.u, "s": size.last, "w": size.w, "p": size.point * 10, "h": size.point / 2}[name]

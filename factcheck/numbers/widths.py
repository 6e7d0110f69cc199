"""The widths of written numbers: the rows of the data file, compiled once and evaluated on a number's size.

A row's interval is text such as "[v - max(2s, r), v)": sums of multiples of named sizes (see widths.yaml), none for no end.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.interval import WIDE, ZERO, Interval

_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*(?:(?P<pick>max|min)\((?P<a>[^,()]+),(?P<b>[^,()]+)\)|(?P<times>\d*)(?P<name>[vuswrph])(?:/(?P<over>\d+))?)"
)
_COMMA = re.compile(r",(?![^(]*\))")
ONE, TEN = Decimal(1), Decimal(10)

End = Callable[[Mapping[str, Decimal]], Decimal]


class Size:
    """What a width depends on: v the value, u one unit of its last digit, how it is said, w the upper end where there are two.

    figures is the number of significant figures without trailing zeros, last (s) one unit of the last digit that is not zero;
    for a fraction in words s is the value itself.
    """

    __slots__ = ("exact", "figures", "fraction", "last", "multiple", "named", "u", "v")

    def __init__(
        self, v: Decimal, u: Decimal, point: Decimal, fraction: bool = False, multiple: bool = False, exact: bool = False, w: Decimal = ZERO
    ) -> None:
        self.v, self.u, self.fraction, self.multiple, self.exact = v, u, fraction, multiple, exact
        digits = "1" if not v or not u else str(abs(int(WIDE.divide(v, u))))
        short = digits.rstrip("0") or "0"
        self.figures = len(short)
        self.last = abs(v) if fraction or not v or not u else WIDE.scaleb(u, len(digits) - len(short))
        share = _relative().get(self.figures, ZERO)
        self.named = {"v": v, "u": u, "s": self.last, "w": w, "r": WIDE.multiply(abs(v), share), "p": point * TEN, "h": point / 2}

    @property
    def fifty(self) -> bool:
        """Whether the last of two or more figures is a 5: 超75% reaches further than 超70%."""
        return self.figures >= 2 and int(WIDE.divide(abs(self.v), self.last)) % 10 == 5 if self.last and not self.fraction else False


@cache
def _table() -> Any:
    return load_data("zh/numbers/widths.yaml")


@cache
def _relative() -> dict[int, Decimal]:
    return {int(figures): Decimal(share) for figures, share in _table()["relative"].items()}


def width(concept: str, size: Size, which: str = "core") -> Interval:
    """The core, support or mean interval of a concept's first row that fits."""
    for fits, ends in _rows(concept):
        if fits(size):
            low, high, low_closed, high_closed = ends.get(which) or ends["core"]
            named = size.named
            return Interval(low and low(named), high and high(named), low_closed, high_closed)
    raise KeyError(concept)


Ends = tuple[End | None, End | None, bool, bool]
_FITS: Mapping[str, Callable[[Size], bool]] = {
    "one": lambda size: size.figures == 1,
    "fraction": lambda size: size.fraction,
    "small": lambda size: size.multiple and size.v < TEN and size.v == size.v.to_integral_value(),
    "multiple": lambda size: size.multiple and size.u >= ONE,
    "fifty": lambda size: size.fifty,
    "exact": lambda size: size.exact,
    "any": lambda size: True,
}


@cache
def _rows(concept: str) -> tuple[tuple[Callable[[Size], bool], dict[str, Ends]], ...]:
    rows = _table()["rows"][concept]
    return tuple((_FITS[row["when"]], {k: _interval(text) for k, text in row.items() if k != "when"}) for row in rows)


def _interval(text: str) -> Ends:
    low, high = (_end(part) for part in _COMMA.split(text[1:-1]))
    return low, high, text[0] == "[" and low is not None, text[-1] == "]" and high is not None


def _end(text: str) -> End | None:
    if text.strip() == "none":
        return None
    terms = [_term(m) for m in _TERM.finditer(text)]
    if len(terms) == 1:
        return terms[0]

    if len(terms) == 2:
        first, second = terms
        return lambda named: WIDE.add(WIDE.add(ZERO, first(named)), second(named))

    def total(named: Mapping[str, Decimal]) -> Decimal:
        value = ZERO
        for term in terms:
            value = WIDE.add(value, term(named))
        return value

    return total


def _term(match: "re.Match[str]") -> End:
    sign = -1 if match["sign"] == "-" else 1
    if match["pick"]:
        a, b, pick = _end(match["a"]), _end(match["b"]), max if match["pick"] == "max" else min
        assert a is not None
        assert b is not None
        return lambda named: WIDE.multiply(sign * ONE, pick(a(named), b(named)))
    name, times = match["name"], Decimal(sign * int(match["times"] or 1))
    over = Decimal(int(match["over"] or 1))
    if over == ONE:
        return itemgetter(name) if times == ONE else (lambda named: WIDE.multiply(named[name], times))
    share = WIDE.divide(times, over)
    return lambda named: WIDE.multiply(named[name], share)

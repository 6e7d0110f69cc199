"""How near two written figures are: one unit, and one slip of the pen between them."""

import re
from decimal import Decimal
from functools import cache

from factcheck.engine.candidates import Text
from factcheck.engine.words import either
from factcheck.model.interval import WIDE
from factcheck.model.mention import Written

SMALL = 100
THREE = 3
POINTING = 12  # characters between a pointing word and its number
PERSONS = frozenset({"person", "household", "occurrence"})
"""Unit classes whose classifiers may stand for one another: 26名 and 26位."""


def same_unit(a: Written, b: Written) -> bool:
    """Whether two figures are written in one unit; classifiers of people, of households and of events may differ."""
    return a.unit_class == b.unit_class and (a.unit == b.unit or a.unit_class in PERSONS)


def digits(surface: str) -> str:
    """The digits of a surface with its point."""
    return "".join(c for c in surface if c.isdigit() or c == ".")


def figures(index: int, text: Text) -> int:
    """How many significant figures a number shows."""
    value = text.mention(index).written.value
    if not isinstance(value, Decimal):
        return 0
    return len(value.normalize().as_tuple().digits)


def near_miss(a: int, b: int, text: Text) -> bool:
    """Whether one slip lies between two figures: two digits transposed, one digit of three or more, or one more or less of a small count."""
    x, y = text.mention(a).written.value, text.mention(b).written.value
    if not isinstance(x, Decimal) or not isinstance(y, Decimal):
        return False
    if x < SMALL and abs(x - y) == 1 and x == int(x):
        return x > 1 and y > 1
    first, second = digits(text.surface(a)), digits(text.surface(b))
    if len(first) != len(second) or first.find(".") != second.find("."):
        return False
    wrong = [i for i, (c, d) in enumerate(zip(first, second, strict=True)) if c != d]
    if len(wrong) == 2:
        return swapped(a, b, text)
    if len(wrong) != 1 or text.mention(a).written.factor != text.mention(b).written.factor:
        return False
    shown = first.replace(".", "")
    return wrong[0] > 0 and (len(shown.rstrip("0")) >= 3 or (len(shown) >= 2 and not shown.endswith("0")))


def swapped(a: int, b: int, text: Text) -> bool:
    """Whether two neighbouring digits of one figure stand the other way round in the other."""
    first, second = digits(text.surface(a)), digits(text.surface(b))
    wrong = [i for i, (c, d) in enumerate(zip(first, second, strict=False)) if c != d]
    if len(first) != len(second) or len(wrong) != 2:
        return False
    i, j = wrong
    return first[i] == second[j] and first[j] == second[i] and set(first[i + 1 : j]) <= {"."}


def nought(a: int, b: int, text: Text) -> bool:
    """Whether one of two figures has a nought inside that the other lacks: 1.2, 1.02."""
    short, long = sorted((digits(text.surface(a)), digits(text.surface(b))), key=len)
    if (
        len(long) - len(short) != 1
        or len(long.replace(".", "")) < THREE
        or text.mention(a).written.factor != text.mention(b).written.factor
    ):
        return False
    return any(long[i] == "0" and long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))


def shifted(a: Written, b: Written) -> bool:
    """Whether two figures have the same digits and differ by a power of ten."""
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal) or not a.value or not b.value or a.hedges or b.hedges:
        return False
    ratio = WIDE.divide(WIDE.multiply(a.value, a.factor), WIDE.multiply(b.value, b.factor)).normalize()
    return ratio != 1 and ratio.as_tuple().digits == (1,) and ratio.adjusted() in (-1, 1)


def one_digit(a: int, b: int, text: Text) -> bool:
    """Whether two figures of one length and scale differ in one digit, or a small count by one; 1小时25分 is read as 85 minutes."""
    x, y = text.mention(a).written, text.mention(b).written
    if not isinstance(x.value, Decimal) or not isinstance(y.value, Decimal):
        return False
    first, second = digits(text.surface(a)), digits(text.surface(b))
    if unit_written(text.surface(a)) != unit_written(text.surface(b)):
        value = WIDE.divide(WIDE.multiply(x.value, x.factor), y.factor)
        first, second = (format(v, "f") if v == int(v) else "" for v in (value.normalize(), y.value.normalize()))
    if len(first) == len(second) > 1 and first.find(".") == second.find("."):
        return sum(c != d for c, d in zip(first, second, strict=True)) == 1
    return x.value < SMALL and abs(x.value - y.value) == 1


def unit_written(surface: str) -> str:
    """A surface without its figures: how its unit and scale are written."""
    return "".join(c for c in surface if not c.isdigit() and c not in ".,")


def points_back(index: int, text: Text) -> bool:
    """Whether a word such as 这 or 那 stands before a number in its clause and points to what was told: 这1030亩, 这座耗资2.7亿元的水库."""
    pattern = _pointing(text.lexicon.words("pointing"), str(text.lexicon.table("pointing_units") or ""))
    start = text.mention(index).start
    before = text.document.flow[max(0, start - POINTING) : start]
    return pattern is not None and pattern.search(before) is not None


@cache
def _pointing(words: tuple[str, ...], units: str) -> "re.Pattern[str] | None":
    if not words:
        return None
    return re.compile(rf"{either(words)}[{units}]?[^，。；：、\d]{{0,8}}$")


def says_again(index: int, text: Text) -> bool:
    """Whether the words behind an age say nobody's name: 85岁的人了."""
    return text.document.flow.startswith((text.lexicon.words("age_again") or ("\0",)), text.mention(index).end)


def parted(a: int, b: int, text: Text) -> bool:
    """Whether a semicolon stands between two numbers."""
    return "；" in text.document.flow[text.mention(a).end : text.mention(b).start]

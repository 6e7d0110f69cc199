"""Slips of the pen in the numerals of a date, an age or a stretch, and the share of them that a check would catch."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from factcheck.engine.calendar.numeral import Numerals
from factcheck.engine.identity import Same
from factcheck.model.value import value

ORDER = ("transposed", "digit")
REASONS = {
    "transposed": {"en": "two digits transposed", "zh": "相邻两位数字颠倒"},
    "digit": {"en": "one digit wrong", "zh": "一位数字有误"},
    "nought": {"en": "a nought too many or too few", "zh": "多写或漏写一个零"},
    "recomputed": {"en": "recomputed from the other dates", "zh": "由其他时间重新计算"},
    "weekday": {"en": "the weekday of that date", "zh": "与日期相符的星期"},
    "calendar": {"en": "the nearest date that exists", "zh": "最接近的存在的日期"},
}


@value
class Edit:
    """A numeral as it might have been meant, and how the slip was made."""

    surface: str
    value: int
    operator: str


def edits(surface: str, numerals: Numerals) -> Iterator[Edit]:
    """All numerals one typical slip away from `surface`: two neighbours transposed, one digit replaced, a nought left out or written twice.

    >>> from factcheck.engine.calendar.numeral import numerals
    >>> [e.surface for e in edits("12", numerals("zh")) if e.operator == "transposed"]
    ['21']
    """
    seen = {surface}
    for at in range(len(surface) - 1):
        yield from _made(surface[:at] + surface[at + 1] + surface[at] + surface[at + 2 :], "transposed", numerals, seen)
    for at, old in enumerate(surface):
        digits = "0123456789" if old.isascii() else numerals.names
        if old in digits:
            for new in digits:
                yield from _made(surface[:at] + new + surface[at + 1 :], "digit", numerals, seen)
    for new in _noughts(surface):
        yield from _made(new, "nought", numerals, seen)


def _noughts(surface: str) -> Iterator[str]:
    """The same numeral with a nought more or less at its end."""
    if surface.isdecimal() and surface.isascii():
        yield surface + "0"
        if surface.endswith("0") and len(surface) > 1:
            yield surface[:-1]


def _made(surface: str, operator: str, numerals: Numerals, seen: set[str]) -> Iterator[Edit]:
    value = numerals.read(surface)
    if surface not in seen and value is not None and not (surface.startswith("0") and len(surface) > 2):
        seen.add(surface)
        yield Edit(surface, value, operator)


def caught(surfaces: list[str], holds: Callable[[int, int], bool], numerals: Numerals) -> Decimal:
    """The share of single-digit errors after which a relation would no longer hold. holds(position, new value) judges one."""
    tried = [(at, value) for at, surface in enumerate(surfaces) for value in _miswritten(surface, Same(numerals))]
    if not tried:
        return Decimal(0)
    bad = sum(not holds(at, value) for at, value in tried)
    return (Decimal(bad) / len(tried)).quantize(Decimal("0.01"))


@lru_cache(maxsize=1024)
def _miswritten(surface: str, known: Same[Numerals]) -> tuple[int, ...]:
    """The values that a numeral has with one digit wrong."""
    return tuple(e.value for e in edits(surface, known.value) if e.operator == "digit")

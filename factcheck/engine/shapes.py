"""Equations that any numbers may satisfy, whatever the words say: the shapes of rules/shapes.yaml, and a search for them among numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from factcheck.engine.evaluate import Scene, Unsolvable, interval
from factcheck.engine.operand import Operand
from factcheck.engine.repair import LOOKALIKES
from factcheck.lexicon.store import load_data
from factcheck.model.expression import Expression
from factcheck.model.interval import WIDE, Interval
from factcheck.model.value import value
from factcheck.rulefile import parse_expression
from factcheck.rulefile.vocabulary import GROUPS

Texts = Mapping[str, str]
Roles = Mapping[str, frozenset[str]]
NUMBER = "number"  # a number without a unit is an amount here: nothing but the equation says what it is
TENS = (Decimal(10), Decimal("0.1"), Decimal(10_000), Decimal("0.0001"))
"""A point moved by one place, and 万 for 亿 or the other way round."""


@value
class Shape:
    """One equation. `slots` have their kinds, the pivot first; `solved` gives a slot from the others. The file says what the rest is."""

    name: str
    family: str
    slots: Mapping[str, frozenset[str]]
    same: tuple[str, ...]
    apart: tuple[str, ...]
    exchanged: tuple[str, ...]
    solved: Mapping[str, Expression]
    require: str
    signed: str
    roles: Roles
    barred: Roles
    needs: tuple[str, ...]
    one_thing: tuple[str, ...]
    guard: bool
    by_label: Texts
    variant: bool
    means: Texts
    reason: Texts
    message: Texts

    @property
    def pivot(self) -> str:
        return next(iter(self.slots))


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes, in the order of the file."""
    return tuple(_shape(name, body) for name, body in load_data("shapes.yaml")["shapes"].items())


def _shape(name: str, body: Mapping[str, Any]) -> Shape:
    return Shape(
        name,
        body["family"],
        {slot: _kinds(kind) for slot, kind in body["slots"].items()},
        tuple(body["same"]),
        tuple(body.get("apart") or ()),
        tuple(body.get("any") or ()),
        {slot: parse_expression(f"{slot} == {text}").right for slot, text in body["solve"].items()},
        body["require"],
        body.get("signed") or body["require"],
        _roles(body.get("roles")),
        _roles(body.get("not")),
        tuple(body.get("needs") or ()),
        tuple(body.get("one-thing") or ()),
        bool(body.get("guard")),
        body.get("by-label") or {},
        bool(body.get("variant")),
        body["means"],
        body["reason"],
        body["message"],
    )


def _kinds(name: str) -> frozenset[str]:
    return frozenset((*GROUPS[name], NUMBER)) if name == "amount" else frozenset(GROUPS.get(name, (name,)))


def _roles(found: Mapping[str, Sequence[str]] | None) -> Roles:
    return {slot: frozenset(names) for slot, names in (found or {}).items()}


@value
class Match:
    """Numbers that satisfy a shape, by slot. decades: how much that says, less what the number of tries takes away from it.

    slip: the number that satisfies it only as if it were miswritten, and how.
    """

    shape: Shape
    numbers: Mapping[str, int]
    decades: Decimal
    slip: tuple[int, str] | None = None


class _Reading(NamedTuple):
    """One way to read a number: as it is written, or with a slip of the pen taken back."""

    low: Decimal
    mention: int
    core: Interval
    slip: str


Numbers = Mapping[int, Operand]
FAILURES = (Unsolvable, ZeroDivisionError, DivisionByZero, InvalidOperation)


def exact(shape: Shape, numbers: Numbers) -> list[Match]:
    """The ways in which numbers satisfy a shape as they are written; a shape of few solutions, in few numbers, says more."""
    return _found(shape, shape.pivot, numbers, _as_written)


def nearly(shape: Shape, numbers: Numbers) -> list[Match]:
    """The ways in which numbers satisfy a shape once one of them is rid of one slip of the pen."""
    found = [match for slot in shape.solved for match in _found(shape, slot, numbers, slips)]
    return list({(frozenset(m.numbers.values()), m.slip): m for m in found}.values())


def _found(shape: Shape, target: str, numbers: Numbers, readings: Any) -> list[Match]:
    wanted = sorted(
        (r for i, o in numbers.items() if o.written.base_kind in shape.slots[target] for r in readings(i, o)),
        key=lambda r: (r.low, r.mention),
    )
    if not wanted:
        return []
    lows = [r.low for r in wanted]
    widest = max(r.core.high - r.low for r in wanted if r.core.high is not None)
    tries, hits = 0, []
    for filled in _filled(shape, [s for s in shape.slots if s != target], numbers):
        solved = _solved(shape.solved[target], filled, numbers)
        if solved is None or solved.low is None or solved.high is None or solved.low <= 0:
            continue
        tries += 1
        for reading in wanted[bisect_left(lows, solved.low - widest) : bisect_right(lows, solved.high)]:
            if (
                reading.mention not in filled.values()
                and _alike(shape, target, reading.mention, filled, numbers)
                and solved.meets(reading.core)
            ):
                hits.append(({target: reading.mention, **filled}, reading, _decades(solved, reading, numbers[reading.mention])))
    ways = Decimal(tries * len(wanted)) / Decimal(len({r.mention for r in wanted})) if tries else Decimal(1)
    return [Match(shape, n, d - ways.log10(), (r.mention, r.slip) if r.slip else None) for n, r, d in hits]


def _filled(shape: Shape, slots: Sequence[str], numbers: Numbers, filled: Mapping[str, int] | None = None) -> Iterator[dict[str, int]]:
    """Every way to give numbers to slots: of the right kinds and units, slots that may change places in the order of the text."""
    filled = filled or {}
    if not slots:
        yield dict(filled)
        return
    first, *rest = slots
    least = max((filled[s] for s in shape.exchanged if s in filled), default=-1) if first in shape.exchanged else -1
    for index, operand in numbers.items():
        fits = operand.written.base_kind in shape.slots[first] and index > least and index not in filled.values()
        if fits and _alike(shape, first, index, filled, numbers):
            yield from _filled(shape, rest, numbers, {**filled, first: index})


def _alike(shape: Shape, slot: str, index: int, filled: Mapping[str, int], numbers: Numbers) -> bool:
    """Whether a number has the class of units of those that must be of one, and not that of one from which it must differ."""
    own = numbers[index].written.unit_class

    def classes(group: Sequence[str]) -> set[str]:
        return {numbers[filled[s]].written.unit_class for s in group if s in filled and slot in group}

    return classes(shape.same) <= {own} and own not in classes(shape.apart)


def _solved(expression: Expression, filled: Mapping[str, int], numbers: Numbers) -> Interval | None:
    try:
        return interval(expression, Scene({slot: (numbers[i],) for slot, i in filled.items()}), None)
    except FAILURES:
        return None


def _decades(solved: Interval, reading: _Reading, operand: Operand) -> Decimal:
    """log₁₀ of the value over the width in which any other would have met: 3579 of whole tonnes carries 3.6."""
    assert solved.low is not None
    assert solved.high is not None
    assert reading.core.high is not None
    width = max((solved.high - solved.low) + (reading.core.high - reading.low), operand.unit)
    return WIDE.log10(WIDE.divide(solved.high, width)) if solved.high > 0 < width else Decimal(0)


def _as_written(index: int, operand: Operand) -> Iterator[_Reading]:
    if operand.core.low is not None and operand.core.high is not None and operand.core.low > 0:
        yield _Reading(operand.core.low, index, operand.core, "")


def slips(index: int, operand: Operand) -> Iterator[_Reading]:
    """A number rid of each slip of the pen: two digits exchanged back, one taken for a look-alike, a point or a scale word misplaced."""
    core = operand.core
    if core.low is None or core.high is None or core.low <= 0 or not operand.unit:
        return
    for by, slip in _digit_slips(operand):
        if core.low + by > 0:
            yield _Reading(core.low + by, index, core + Interval.point(by), slip)
    for times in TENS:
        scaled = core.scale(times)
        assert scaled.low is not None
        yield _Reading(scaled.low, index, scaled, "decimal" if times in TENS[:2] else "scale")


def _digit_slips(operand: Operand) -> Iterator[tuple[Decimal, str]]:
    """The changes of value that take a slip in the digits back."""
    digits = str(int((abs(operand.value) / operand.unit).to_integral_value()))
    size = [WIDE.scaleb(operand.unit, len(digits) - 1 - at) for at in range(len(digits))]
    for at, (one, two) in enumerate(pairwise(digits)):
        if one != two:
            yield (int(two) - int(one)) * (size[at] - size[at + 1]), "transposed"
    for at, digit in enumerate(digits):
        for other in sorted(pair[1] for pair in LOOKALIKES if pair[0] == digit):
            yield (int(other) - int(digit)) * size[at], "lookalike"

"""How much a check says: the share of single-digit errors that it would have caught, and the decades that a match carries.

Both in closed form, by the slope of the relation in each operand: a digit changed by d at place p moves left − right by d·p·∂.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import log10

from factcheck.engine.evaluate import Scene, Unsolvable, telling, values
from factcheck.engine.operand import Operand
from factcheck.engine.points import Points, difference
from factcheck.model.expression import Compare
from factcheck.model.interval import WIDE, ZERO, Interval

NONE = Decimal(0)
OTHERS = 9  # digits that may stand in the place of one
Bounds = tuple[Decimal | None, Decimal | None]


def information(require: Compare, scene: Scene) -> float:
    """The decades that a match of this relation carries: log₁₀ of the result over the width in which anything would have matched.

    An inequality carries none. 72470 + 11391.11 = 83861.11 carries nearly seven.
    """
    if require.operator != "==":
        return 0.0
    left, right = values(require, scene, None)
    width = _width(left) + _width(right)
    if width is NONE or width.is_infinite():
        return 0.0
    size = max((abs(e) for i in (left, right) for e in (i.low, i.high) if e is not None), default=ZERO)
    width = max(width, min((o.unit for found in scene.bound.values() for o in found), default=Decimal(1)))
    return min(log10(float(size / width)), _most_digits(scene)) if size > width > 0 else 0.0


def _most_digits(scene: Scene) -> float:
    """The decades of the longest number in its own last digit: 6天 of 3天 × 2 says no more than a digit, in whatever unit it is reckoned."""
    sizes = (abs(o.value) / o.unit for found in scene.bound.values() for o in found if o.unit)
    return log10(float(max(Decimal(1), max(sizes, default=Decimal(1)))))


def _width(part: Interval) -> Decimal:
    if part.low is None or part.high is None:
        return Decimal("Infinity")
    return WIDE.subtract(part.high, part.low)


def strength(require: Compare, scene: Scene) -> Decimal:
    """The share of single-digit substitutions in the operands after which the relation would be inconsistent, to two decimals."""
    try:
        slack = _widest(require, scene)
    except (Unsolvable, ZeroDivisionError):
        return NONE
    points = {name: [o.value for o in found] for name, found in scene.bound.items()}
    apart, bounds = difference(require, scene), _bounds(require.operator, slack)
    here = _at(apart, points)
    tried = caught = 0
    for name, operands in scene.bound.items():
        for index, one in enumerate(operands):
            slope = _slope(apart, points, name, index, one.unit or Decimal(1), here) if here is not None else None
            tried += OTHERS * len(_digits(one))
            caught += _caught(bounds, slope, one) if slope is not None else 0
    return (Decimal(caught) / Decimal(tried)).quantize(Decimal("0.01")) if tried else NONE


def _digits(one: Operand) -> str:
    """The digits of a number as a whole number of its last place, from the last one."""
    return str(int((abs(one.value) / one.unit).to_integral_value()) if one.unit else 0)[::-1]


def _caught(bounds: Bounds, slope: Decimal, one: Operand) -> int:
    """How many of the errors in one digit of a number a relation catches, which moves by a slope with it."""
    caught, place, digits = 0, one.unit, _digits(one)
    for at, digit in enumerate(map(int, digits)):
        if _breaks_everywhere(bounds, WIDE.multiply(slope, place)):
            return caught + OTHERS * (len(digits) - at)
        errors = (place * (other - digit) for other in range(10) if other != digit)
        caught += _breaking(bounds, [WIDE.multiply(slope, error) for error in errors])
        place *= 10
    return caught


def _widest(require: Compare, scene: Scene) -> Interval:
    spans = []
    for convention in (None, *telling(scene)):
        left, right = values(require, scene, convention)
        spans.append(left - right)
    wide = spans[0]
    for span in spans[1:]:
        wide = wide.hull(span)
    return wide


def _bounds(operator: str, slack: Interval) -> Bounds:
    """The shift of left − right below which, and that above which, it can no longer satisfy an operator; None for no bound."""
    least = slack.high.copy_negate() if slack.high is not None and operator in ("==", ">=", ">") else None
    most = slack.low.copy_negate() if slack.low is not None and operator in ("==", "<=", "<") else None
    return least, most


def _breaking(bounds: Bounds, shifts: Sequence[Decimal]) -> int:
    """After how many of some shifts it can no longer."""
    least, most = bounds
    return sum((most is not None and shift > most) or (least is not None and shift < least) for shift in shifts)


def _breaks_everywhere(bounds: Bounds, shift: Decimal) -> bool:
    """Whether a shift and any larger one breaks a relation, either way."""
    least, most = bounds
    size = shift.copy_abs()
    return most is not None and least is not None and size > most and size.copy_negate() < least


def _slope(apart: Callable[[Points], Decimal], points: Points, name: str, index: int, step: Decimal, here: Decimal) -> Decimal | None:
    """∂(left − right)/∂operand at points, where it is `here`, by a step of one last digit."""
    values = points[name]
    moved = {**points, name: [*values[:index], WIDE.add(values[index], step), *values[index + 1 :]]}
    after = _at(apart, moved)
    return None if after is None else WIDE.divide(after - here, step)


def _at(apart: Callable[[Points], Decimal], points: Points) -> Decimal | None:
    """left − right at points; None where the relation has no value there."""
    try:
        return apart(points)
    except (Unsolvable, ZeroDivisionError):
        return None

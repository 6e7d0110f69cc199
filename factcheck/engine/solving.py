"""A relation solved for one of its operands, and how far from the solution that may lie."""

from collections.abc import Callable
from decimal import Decimal, DivisionByZero, InvalidOperation

from factcheck.engine.evaluate import Scene, Unsolvable, sides
from factcheck.engine.points import at_point, difference
from factcheck.model.expression import Binary, Call, Compare, Expression, Negative
from factcheck.model.interval import WIDE, Interval

STEP = Decimal("0.001")
FAR = Decimal(1000)
"""Where a secant starts that looks for the other solution of a relation with an absolute value."""


def solutions(require: Compare, scene: Scene, slot: str, index: int = 0) -> tuple[Decimal, ...]:
    """The values of one operand that make left equal right: one, or two where the relation has an absolute value (a loss that grew or shrank)."""
    start = scene.bound[slot][index].value
    found = [solve(require, scene, slot, index, start)]
    if found[0] is None or calls(require, "abs"):
        found.append(solve(require, scene, slot, index, start * FAR))
    return tuple(dict.fromkeys(v.normalize() for v in found if v is not None))


def calls(expression: Expression | Compare, function: str) -> bool:
    """Whether a function is called anywhere in an expression."""
    if isinstance(expression, Call):
        return expression.function == function or any(calls(a, function) for a in expression.arguments)
    if isinstance(expression, Binary | Compare):
        return calls(expression.left, function) or calls(expression.right, function)
    return isinstance(expression, Negative) and calls(expression.operand, function)


def leeway(require: Compare, scene: Scene, slot: str, index: int, solution: Decimal) -> Decimal | None:
    """How far from a solution an operand may lie, at the slope there, and the others still meet it within their cores; None where nothing
    bounds it."""
    operands = {name: list(found) for name, found in scene.bound.items()}
    target, step = operands[slot][index], abs(solution) * STEP

    def apart(value: Decimal) -> Interval:
        operands[slot][index] = at_point(target, value)
        left, right = sides(require, Scene(operands, scene.years, scene.periods), None)
        return left - right

    try:
        here, beside = apart(solution), apart(solution + step)
    except Unsolvable:
        return None
    if here.low is None or here.high is None or beside.low is None or beside.high is None:
        return None
    slope = min(abs(beside.low - here.low), abs(beside.high - here.high)) / step
    return WIDE.divide(max(abs(here.low), abs(here.high)), slope) if slope else None


def solve(require: Compare, scene: Scene, slot: str, index: int = 0, start: Decimal | None = None) -> Decimal | None:
    """The value of one operand that makes left equal right at the written points of the others, in its base unit; None where there is none.

    The relations of rule files are linear in each operand or a power of it: a secant from two points, repeated, meets them all. It starts
    from the written value unless told otherwise.
    """
    points = {name: [o.value for o in found] for name, found in scene.bound.items()}
    apart, written = difference(require, scene), points[slot][index]

    def at(value: Decimal) -> Decimal:
        points[slot][index] = value
        return apart(points)

    try:
        return _secant(at, written if start is None else start)
    except (Unsolvable, ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None


def _secant(difference: Callable[[Decimal], Decimal], start: Decimal) -> Decimal | None:
    x0 = start if start else Decimal(1)
    x1 = x0 * Decimal("1.01")
    y0, y1 = difference(x0), difference(x1)
    for _ in range(40):
        if y1 == 0:
            return x1
        if y1 == y0:
            return None
        x0, y0, x1 = x1, y1, WIDE.subtract(x1, WIDE.divide(WIDE.multiply(y1, x1 - x0), y1 - y0))
        y1 = difference(x1)
        if x1 == 0 or abs(x1 - x0) <= abs(x1) * Decimal("1e-25"):
            return x1
    return None

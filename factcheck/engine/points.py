"""A relation at points: how far apart its sides are where every number is exactly one value.

What has a value at points is reckoned there as it is with intervals of one point, to the last digit, and without the intervals.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.engine.evaluate import Scene, Unsolvable, one_of, sides, whole_exponent, years_between
from factcheck.engine.identity import Same
from factcheck.engine.operand import CONVENTIONS, Operand
from factcheck.engine.units import literal
from factcheck.model.expression import Binary, Call, Compare, Expression, Name, Negative, Number
from factcheck.model.interval import WIDE, ZERO, Interval

Points = Mapping[str, Sequence[Decimal]]
"""The value of every number of every slot, in base units."""
Reckoning = Callable[[Points, Scene], Decimal]
ONE = Decimal(1)


def difference(require: Compare, scene: Scene) -> Callable[[Points], Decimal]:
    """left − right at points of the slots of a scene. Unsolvable where they have none."""
    pointwise = _difference(Same(require))
    if pointwise is None:
        return lambda points: _by_intervals(require, scene, points)
    return lambda points: pointwise(points, scene)


def at_point(operand: Operand, value: Decimal) -> Operand:
    """The operand as if it were known to be exactly a value, in its base unit."""
    point = Interval.point(value)
    return Operand(operand.written, value, operand.unit, point, dict.fromkeys(CONVENTIONS, point), operand.direction)


def _by_intervals(require: Compare, scene: Scene, points: Points) -> Decimal:
    """The same for what has no value at points (a number as it is rounded, a period)."""
    bound = {name: [at_point(o, value) for o, value in zip(found, points[name], strict=True)] for name, found in scene.bound.items()}
    left, right = sides(require, Scene(bound, scene.years, scene.periods), None)
    return WIDE.subtract(_middle(left), _middle(right))


def _middle(side: Interval) -> Decimal:
    """The point of a side, whose half units (`rounded`) lie evenly about it."""
    if side.low is None or side.high is None:
        raise Unsolvable("no point")
    return WIDE.divide(WIDE.add(side.low, side.high), 2)


@lru_cache(maxsize=1024)
def _difference(require: Same[Compare]) -> Reckoning | None:
    left, right = _reckoning(require.value.left), _reckoning(require.value.right)
    if left is None or right is None:
        return None
    return lambda points, scene: WIDE.subtract(left(points, scene), right(points, scene))


def _reckoning(expression: Expression) -> Reckoning | None:
    """An expression as a function of points; None where a part of it has no value at them."""
    if isinstance(expression, Number):
        value = literal(expression)
        return lambda _points, _scene: value
    if isinstance(expression, Name):
        name = expression.name
        return lambda points, _scene: _only(points, name)
    if isinstance(expression, Negative):
        operand = _reckoning(expression.operand)
        return None if operand is None else lambda points, scene: operand(points, scene).copy_negate()
    return _binary(expression) if isinstance(expression, Binary) else _call(expression)


def _only(points: Points, name: str) -> Decimal:
    found = points.get(name, ())
    if len(found) != 1:
        raise Unsolvable(f"{name} is not bound")
    return found[0]


def _binary(expression: Binary) -> Reckoning | None:
    left, right = _reckoning(expression.left), _reckoning(expression.right)
    if left is None or right is None:
        return None
    of = _OPERATORS[expression.operator]
    return lambda points, scene: of(left(points, scene), right(points, scene))


def _times(a: Decimal, b: Decimal) -> Decimal:
    if a < 0:
        return WIDE.multiply(b.copy_negate(), -a)
    return WIDE.multiply(b, a) if a else ZERO


def _over(a: Decimal, b: Decimal) -> Decimal:
    if b > 0:
        return WIDE.divide(a, b)
    if not b:
        raise ZeroDivisionError("the divisor may be zero")
    return _times(a, WIDE.divide(ONE, b))


def _power(a: Decimal, b: Decimal) -> Decimal:
    return WIDE.power(a, whole_exponent(b))


_OPERATORS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": WIDE.add,
    "-": WIDE.subtract,
    "*": _times,
    "/": _over,
    "^": _power,
}


def _call(call: Call) -> Reckoning | None:
    if call.function == "years":
        return lambda _points, scene: Decimal(years_between(call, scene))
    if call.function in _OF_ONE:
        return _of_one(call.function, call.arguments[0])
    return _of_several(call) if call.function in _OF_SEVERAL else None


def _of_one(function: str, argument: Expression) -> Reckoning | None:
    inner = _reckoning(argument)
    if inner is None or function == "point":
        return inner
    if function == "abs":
        return lambda points, scene: _magnitude(inner(points, scene))
    if not isinstance(argument, Name):
        return inner
    name = argument.name
    return lambda points, scene: _with_sign(one_of(scene, name), inner(points, scene))


def _magnitude(value: Decimal) -> Decimal:
    return value if value >= 0 else value.copy_negate()


def _with_sign(operand: Operand, value: Decimal) -> Decimal:
    return _magnitude(value).copy_negate() if operand.direction == "down" else value


_OF_ONE = frozenset({"abs", "signed", "point"})
Members = Callable[[Points, Scene], Sequence[Decimal]]


def _of_several(call: Call) -> Reckoning | None:
    members = [_members(argument) for argument in call.arguments]
    known = [m for m in members if m is not None]
    if len(known) < len(members):
        return None
    of, name = _OF_SEVERAL[call.function], call.function

    def reckoned(points: Points, scene: Scene) -> Decimal:
        parts = [value for member in known for value in member(points, scene)]
        if not parts:
            raise Unsolvable(f"{name} of nothing")
        return of(parts)

    return reckoned


def _members(argument: Expression) -> Members | None:
    if isinstance(argument, Name):
        own = argument.name
        return lambda points, _scene: points.get(own, ())
    if isinstance(argument, Call) and argument.function == "signed" and isinstance(argument.arguments[0], Name):
        name = argument.arguments[0].name
        return lambda points, scene: [
            _with_sign(o, value) for o, value in zip(scene.bound.get(name, ()), points.get(name, ()), strict=True)
        ]
    inner = _reckoning(argument)
    return None if inner is None else lambda points, scene: (inner(points, scene),)


def _sum(parts: Sequence[Decimal]) -> Decimal:
    total = parts[0]
    for part in parts[1:]:
        total = WIDE.add(total, part)
    return total


def _mean(parts: Sequence[Decimal]) -> Decimal:
    return WIDE.divide(_sum(parts), Decimal(len(parts)))


_OF_SEVERAL: Mapping[str, Callable[[Sequence[Decimal]], Decimal]] = {
    "sum": _sum,
    "mean": _mean,
    "min": min,
    "max": max,
    "count": lambda parts: Decimal(len(parts)),
}

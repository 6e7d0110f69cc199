"""A relation over intervals: its value, its verdict, its gap, and the relation solved for one operand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from operator import add, mul, sub, truediv
from typing import Any, NamedTuple

from factcheck.engine.operand import CONVENTIONS, Operand, reading, rounded
from factcheck.engine.units import literal
from factcheck.model.check import Verdict
from factcheck.model.expression import Binary, Call, Compare, Expression, Name, Negative, Number
from factcheck.model.interval import WIDE, ZERO, Interval

Bound = Mapping[str, Sequence[Operand]]
Years = Callable[[str, str], int | None]
Periods = Callable[[str, str], Interval | None]


class Unsolvable(Exception):
    """The expression has no value here (a divisor that may be zero, a year that is not written)."""


def _unknown(_a: str, _b: str) -> None:
    """No period is known, and no years."""
    return


class Scene(NamedTuple):
    """What an expression is evaluated over: the operands of each slot, and the whole years between two slots' times."""

    bound: Bound
    years: Years = _unknown
    periods: Periods = _unknown


class Outcome(NamedTuple):
    """verdict of one evaluation; gap is left − right at the nearest ends (zero where the cores meet), convention what saved a tension."""

    verdict: Verdict
    gap: Decimal
    convention: str | None = None
    reason: str | None = None


def agrees(require: Compare, scene: Scene) -> bool:
    """Whether the cores meet: the verdict is consistent."""
    return holds(require.operator, *_sides(require, scene, None))


def judge(require: Compare, scene: Scene) -> Outcome:
    """consistent where the cores meet; tension where only a support does; undecided where only an infinite end lets it hold."""
    left, right = _sides(require, scene, None)
    if holds(require.operator, left, right):
        return Outcome("consistent", ZERO)
    gap = left.gap(right)
    open_ended = False
    for convention in _telling(scene):
        wide = _sides(require, scene, convention)
        if holds(require.operator, *wide):
            if holds(require.operator, *_sides(require, _clipped(scene), convention)):
                return Outcome("tension", gap, convention)
            open_ended = True
    return Outcome("undecided", gap, None, "open-ended") if open_ended else Outcome("inconsistent", gap)


def _telling(scene: Scene) -> Iterator[str]:
    """The conventions that read some operand otherwise than its core and than the conventions before."""
    operands = [o for found in scene.bound.values() for o in found]
    known = [[o.core for o in operands]]
    for convention in CONVENTIONS:
        read = [o.supports[convention] for o in operands]
        if read not in known:
            known.append(read)
            yield convention


def holds(operator: str, left: Interval, right: Interval) -> bool:
    """Whether some pair of points satisfies the comparison."""
    if operator == "==":
        return left.meets(right)
    if operator == "!=":
        return not (left.is_point and right.is_point and left.low == right.low)
    if operator in (">=", ">"):
        return holds("<=" if operator == ">=" else "<", right, left)
    if left.low is None or right.high is None:
        return True
    if operator == "<" or not (left.low_closed and right.high_closed):
        return left.low < right.high
    return left.low <= right.high


def _sides(require: Compare, scene: Scene, convention: str | None) -> tuple[Interval, Interval]:
    try:
        return interval(require.left, scene, convention), interval(require.right, scene, convention)
    except (ZeroDivisionError, DivisionByZero, InvalidOperation) as error:
        raise Unsolvable(str(error)) from error


def _clipped(scene: Scene) -> Scene:
    """The scene with the infinite ends of supports cut back to the cores'."""
    return Scene({name: [_clip(o) for o in operands] for name, operands in scene.bound.items()}, scene.years, scene.periods)


def _clip(operand: Operand) -> Operand:
    if all(i.bounded for i in operand.supports.values()):
        return operand
    core = operand.core
    supports = {
        c: Interval(
            i.low if i.low is not None else core.low,
            i.high if i.high is not None else core.high,
            i.low_closed if i.low is not None else core.low_closed,
            i.high_closed if i.high is not None else core.high_closed,
        )
        for c, i in operand.supports.items()
    }
    return Operand(operand.written, operand.value, operand.unit, core, supports, operand.direction)


def interval(expression: Expression, scene: Scene, convention: str | None) -> Interval:
    """The value of an expression; convention None reads every number at its core."""
    return _VALUES[type(expression)](expression, scene, convention)


def _named(name: Name, scene: Scene, convention: str | None) -> Interval:
    return reading(_one(scene, name.name), convention)


def _literal(number: Number, _scene: Scene, _convention: str | None) -> Interval:
    return Interval.point(literal(number))


def _negative(negative: Negative, scene: Scene, convention: str | None) -> Interval:
    return -interval(negative.operand, scene, convention)


def _one(scene: Scene, name: str) -> Operand:
    operands = scene.bound.get(name, ())
    if len(operands) != 1:
        raise Unsolvable(f"{name} is not bound")
    return operands[0]


def _binary(expression: Binary, scene: Scene, convention: str | None) -> Interval:
    left = interval(expression.left, scene, convention)
    if expression.operator == "^":
        return left.power(_exponent(expression.right, scene))
    return _OPERATORS[expression.operator](left, interval(expression.right, scene, convention))


def _exponent(expression: Expression, scene: Scene) -> int:
    value = interval(expression, scene, None)
    if not value.is_point or value.low is None or value.low != value.low.to_integral_value() or not 1 <= value.low <= 200:
        raise Unsolvable("the exponent is not a whole number from 1 to 200")
    return int(value.low)


def _call(call: Call, scene: Scene, convention: str | None) -> Interval:
    name = call.function
    if name == "years":
        return _years(call, scene)
    if name == "periods":
        return _periods(call, scene)
    if name == "signed":
        return _signed(call.arguments[0], scene, convention)
    if name == "rounded":
        return _rounded(call.arguments[0], scene)
    if name == "point":
        return _point(call.arguments[0], scene)
    if name == "abs":
        return interval(call.arguments[0], scene, convention).magnitude()
    parts = [i for argument in call.arguments for i in _members(argument, scene, convention)]
    if not parts:
        raise Unsolvable(f"{name} of nothing")
    return _aggregate(name, parts)


def _aggregate(name: str, parts: list[Interval]) -> Interval:
    if name == "count":
        return Interval.point(len(parts))
    if name in ("sum", "mean"):
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total if name == "sum" else total.divided(Decimal(len(parts)))
    pick = min if name == "min" else max
    lows = [p.low for p in parts if p.low is not None]
    highs = [p.high for p in parts if p.high is not None]
    low = None if len(lows) < len(parts) and name == "min" else pick(lows, default=None)
    high = None if len(highs) < len(parts) and name == "max" else pick(highs, default=None)
    return Interval(low, high)


def _members(argument: Expression, scene: Scene, convention: str | None) -> list[Interval]:
    if isinstance(argument, Name):
        found = scene.bound.get(argument.name, ())
        return [o.core for o in found] if convention is None else [o.supports[convention] for o in found]
    if isinstance(argument, Call) and argument.function == "signed" and isinstance(argument.arguments[0], Name):
        return [_with_sign(o, reading(o, convention)) for o in scene.bound.get(argument.arguments[0].name, ())]
    return [interval(argument, scene, convention)]


def _signed(argument: Expression, scene: Scene, convention: str | None) -> Interval:
    """The number with the sign of its direction: a fall is negative. A value that is written negative keeps its sign."""
    value = interval(argument, scene, convention)
    return _with_sign(_one(scene, argument.name), value) if isinstance(argument, Name) else value


def _with_sign(operand: Operand, value: Interval) -> Interval:
    return -value.magnitude() if operand.direction == "down" else value


def _rounded(argument: Expression, scene: Scene) -> Interval:
    return rounded(_one(scene, argument.name)) if isinstance(argument, Name) else interval(argument, scene, None)


def _point(argument: Expression, scene: Scene) -> Interval:
    """The number as it is written: a mark that is passed or missed (topped £2bn, fell below 4,000) is set, and not rounded."""
    return Interval.point(_one(scene, argument.name).value) if isinstance(argument, Name) else interval(argument, scene, None)


def _periods(call: Call, scene: Scene) -> Interval:
    names = [a.name for a in call.arguments if isinstance(a, Name)]
    found = scene.periods(names[0], names[1]) if len(names) == 2 else None
    if found is None:
        raise Unsolvable("the period is not written")
    return found


def _years(call: Call, scene: Scene) -> Interval:
    names = tuple(a.name for a in call.arguments if isinstance(a, Name))
    years = scene.years(names[0], names[1]) if len(names) == 2 else None
    if not years:
        raise Unsolvable("the years between the two values are not written")
    return Interval.point(abs(years))


_VALUES: Mapping[type, Callable[[Any, Scene, str | None], Interval]] = {
    Name: _named,
    Number: _literal,
    Negative: _negative,
    Call: _call,
    Binary: _binary,
}
_OPERATORS: Mapping[str, Callable[[Interval, Interval], Interval]] = {"+": add, "-": sub, "*": mul, "/": truediv}

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

    def sides(value: Decimal) -> Interval:
        operands[slot][index] = at_point(target, value)
        left, right = _sides(require, Scene(operands, scene.years, scene.periods), None)
        return left - right

    try:
        here, beside = sides(solution), sides(solution + step)
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
    operands = {name: [at_point(o, o.value) for o in found] for name, found in scene.bound.items()}
    target = operands[slot][index]

    def difference(value: Decimal) -> Decimal:
        operands[slot][index] = at_point(target, value)
        sides = [interval(e, Scene(operands, scene.years, scene.periods), None) for e in (require.left, require.right)]
        return WIDE.subtract(_middle(sides[0]), _middle(sides[1]))

    try:
        return _secant(difference, target.value if start is None else start)
    except (Unsolvable, ZeroDivisionError, DivisionByZero, InvalidOperation):
        return None


def _middle(side: Interval) -> Decimal:
    """The point of a side, whose half units (`rounded`) lie evenly about it."""
    if side.low is None or side.high is None:
        raise Unsolvable("no point")
    return WIDE.divide(WIDE.add(side.low, side.high), 2)


def at_point(operand: Operand, value: Decimal) -> Operand:
    """The operand as if it were known to be exactly a value, in its base unit."""
    point = Interval.point(value)
    return Operand(operand.written, value, operand.unit, point, dict.fromkeys(CONVENTIONS, point), operand.direction)


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

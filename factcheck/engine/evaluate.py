"""A relation over intervals: its value, its verdict and its gap."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache, partial
from operator import add, mul, sub, truediv
from typing import Any, NamedTuple

from factcheck.engine.identity import Same
from factcheck.engine.operand import CONVENTIONS, Operand, reading, rounded
from factcheck.engine.units import literal
from factcheck.model.check import Verdict
from factcheck.model.expression import Binary, Call, Compare, Expression, Name, Negative, Number
from factcheck.model.interval import ZERO, Interval

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


Evaluation = Callable[[Scene, str | None], Interval]
NO_EXPONENT = "the exponent is not a whole number from 1 to 200"


class Outcome(NamedTuple):
    """verdict of one evaluation; gap is left − right at the nearest ends (zero where the cores meet), convention what saved a tension."""

    verdict: Verdict
    gap: Decimal
    convention: str | None = None
    reason: str | None = None


def agrees(require: Compare, scene: Scene) -> bool:
    """Whether the cores meet: the verdict is consistent."""
    return holds(require.operator, *sides(require, scene, None))


def judge(require: Compare, scene: Scene) -> Outcome:
    """consistent where the cores meet; tension where only a support does; undecided where only an infinite end lets it hold."""
    left, right = sides(require, scene, None)
    if holds(require.operator, left, right):
        return Outcome("consistent", ZERO)
    gap = left.gap(right)
    open_ended = False
    for convention in telling(scene):
        wide = sides(require, scene, convention)
        if holds(require.operator, *wide):
            if holds(require.operator, *sides(require, _clipped(scene), convention)):
                return Outcome("tension", gap, convention)
            open_ended = True
    return Outcome("undecided", gap, None, "open-ended") if open_ended else Outcome("inconsistent", gap)


def telling(scene: Scene) -> Iterator[str]:
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


def sides(require: Compare, scene: Scene, convention: str | None) -> tuple[Interval, Interval]:
    """The values of both sides of a relation."""
    try:
        return values(require, scene, convention)
    except (ZeroDivisionError, DivisionByZero, InvalidOperation) as error:
        raise Unsolvable(str(error)) from error


def values(require: Compare, scene: Scene, convention: str | None) -> tuple[Interval, Interval]:
    """The values of both sides of a relation; ZeroDivisionError and the like where they have none."""
    left, right = _compiled_sides(Same(require))
    return left(scene, convention), right(scene, convention)


def is_met(require: Compare, scene: Scene) -> bool:
    """Whether the cores meet, of a relation that may be without a value as any expression."""
    return holds(require.operator, *values(require, scene, None))


def may_lack_value(require: Compare) -> bool:
    """Whether a relation may have a value where its numbers are read one way and none where they are read another: it has a divisor."""
    return _has_divisor(Same(require))


@lru_cache(maxsize=1024)
def _has_divisor(require: Same[Compare]) -> bool:
    return _divides(require.value.left) or _divides(require.value.right)


def _divides(expression: Expression) -> bool:
    if isinstance(expression, Binary):
        divisor = expression.operator == "/" and not isinstance(expression.right, Number)
        return divisor or _divides(expression.left) or _divides(expression.right)
    parts = expression.arguments if isinstance(expression, Call) else (expression.operand,) if isinstance(expression, Negative) else ()
    return any(_divides(part) for part in parts)


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
    return _compiled(Same(expression))(scene, convention)


@lru_cache(maxsize=4096)
def _compiled(expression: Same[Expression]) -> Evaluation:
    """An expression as a function, built once for all scenes."""
    return _BUILDERS[type(expression.value)](expression.value)


@lru_cache(maxsize=2048)
def _compiled_sides(require: Same[Compare]) -> tuple[Evaluation, Evaluation]:
    return _compiled(Same(require.value.left)), _compiled(Same(require.value.right))


def _named(name: Name) -> Evaluation:
    own = name.name

    def read(scene: Scene, convention: str | None) -> Interval:
        operand = one_of(scene, own)
        return operand.core if convention is None else operand.supports[convention]

    return read


def _literal(number: Number) -> Evaluation:
    point = Interval.point(literal(number))
    return lambda _scene, _convention: point


def _negative(negative: Negative) -> Evaluation:
    operand = _compiled(Same(negative.operand))
    return lambda scene, convention: -operand(scene, convention)


def one_of(scene: Scene, name: str) -> Operand:
    """The only number of a slot."""
    operands = scene.bound.get(name, ())
    if len(operands) != 1:
        raise Unsolvable(f"{name} is not bound")
    return operands[0]


def _binary(expression: Binary) -> Evaluation:
    left, right = _compiled(Same(expression.left)), _compiled(Same(expression.right))
    if expression.operator == "^":
        return lambda scene, convention: left(scene, convention).power(_exponent(right(scene, None)))
    of = _OPERATORS[expression.operator]
    return lambda scene, convention: of(left(scene, convention), right(scene, convention))


def _exponent(value: Interval) -> int:
    if not value.is_point or value.low is None:
        raise Unsolvable(NO_EXPONENT)
    return whole_exponent(value.low)


def whole_exponent(value: Decimal) -> int:
    """A power that is reckoned with."""
    if value != value.to_integral_value() or not 1 <= value <= 200:
        raise Unsolvable(NO_EXPONENT)
    return int(value)


def _call(call: Call) -> Evaluation:
    name, first = call.function, call.arguments[0]
    if name in _FUNCTIONS:
        return partial(_FUNCTIONS[name], call)
    if name == "signed":
        return _signed(first)
    if name == "abs":
        inner = _compiled(Same(first))
        return lambda scene, convention: inner(scene, convention).magnitude()
    return lambda scene, convention: _of_members(call, scene, convention)


def _of_members(call: Call, scene: Scene, convention: str | None) -> Interval:
    parts = [i for argument in call.arguments for i in _members(argument, scene, convention)]
    if not parts:
        raise Unsolvable(f"{call.function} of nothing")
    return _aggregate(call.function, parts)


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


def _signed(argument: Expression) -> Evaluation:
    """The number with the sign of its direction: a fall is negative. A value that is written negative keeps its sign."""
    inner = _compiled(Same(argument))
    if not isinstance(argument, Name):
        return inner
    own = argument.name
    return lambda scene, convention: _with_sign(one_of(scene, own), inner(scene, convention))


def _with_sign(operand: Operand, value: Interval) -> Interval:
    return -value.magnitude() if operand.direction == "down" else value


def _rounded(call: Call, scene: Scene, _convention: str | None) -> Interval:
    argument = call.arguments[0]
    return rounded(one_of(scene, argument.name)) if isinstance(argument, Name) else interval(argument, scene, None)


def _point(call: Call, scene: Scene, _convention: str | None) -> Interval:
    """The number as it is written: a mark that is passed or missed (topped £2bn, fell below 4,000) is set, and not rounded."""
    argument = call.arguments[0]
    return Interval.point(one_of(scene, argument.name).value) if isinstance(argument, Name) else interval(argument, scene, None)


def _periods(call: Call, scene: Scene, _convention: str | None) -> Interval:
    names = [a.name for a in call.arguments if isinstance(a, Name)]
    found = scene.periods(names[0], names[1]) if len(names) == 2 else None
    if found is None:
        raise Unsolvable("the period is not written")
    return found


def _years(call: Call, scene: Scene, _convention: str | None) -> Interval:
    return Interval.point(years_between(call, scene))


def years_between(call: Call, scene: Scene) -> int:
    """The whole years between the times of two slots."""
    names = tuple(a.name for a in call.arguments if isinstance(a, Name))
    years = scene.years(names[0], names[1]) if len(names) == 2 else None
    if not years:
        raise Unsolvable("the years between the two values are not written")
    return abs(years)


_BUILDERS: Mapping[type, Callable[[Any], Evaluation]] = {
    Name: _named,
    Number: _literal,
    Negative: _negative,
    Call: _call,
    Binary: _binary,
}
_FUNCTIONS: Mapping[str, Callable[[Call, Scene, str | None], Interval]] = {
    "years": _years,
    "periods": _periods,
    "rounded": _rounded,
    "point": _point,
}
_OPERATORS: Mapping[str, Callable[[Interval, Interval], Interval]] = {"+": add, "-": sub, "*": mul, "/": truediv}

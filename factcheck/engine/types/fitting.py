"""Relations that nothing binds but that they hold: numbers of one sentence of which one follows from the others to more digits than chance gives.

Arithmetic may confirm where no word does, and never complains: what does not fit is not said to be wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log10

from factcheck.engine.binding import Binding, operand_at, scene, tier_of, units_agree
from factcheck.engine.candidates import Text, fits, units_fit
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import Scene, agrees, holds, interval
from factcheck.engine.guards import guarded
from factcheck.engine.strength import information
from factcheck.model.expression import Call, Compare, Expression, Name, Negative, Number
from factcheck.model.rule import Rule, Slot

Point = Mapping[str, float]
Filled = Mapping[str, int]

EVIDENT = 0.8
"""Decades beyond the number of tuples tried: of fifty such matches in published sentences, three were chance."""
BOUNDS = frozenset({"at_least", "at_most", "under", "over"})
MOST = 12
"""A sentence of more numbers is a table: in it something always fits."""
NEAR = 0.02
"""How far the sides may lie apart at the written points, of the larger, before their intervals are looked at."""


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """One claim for each set of numbers that fits the rule in a sentence; every number in the most telling one alone."""
    for _, found in groupby(text.index.usable, lambda i: text.fact(i).sentence):
        numbers = list(found)
        if len(rule.slots) <= len(numbers) <= MOST:
            yield from _of_sentence(rule, numbers, text)


def _of_sentence(rule: Rule, numbers: Sequence[int], text: Text) -> Iterator[Claim]:
    text.work.number = numbers[0]
    filled = list(_all_filled(rule, numbers, text))
    values = {i: _value(i, text) for i in {i for t in filled for i in t.values()}}
    near = [t for t in filled if _nearly(rule.cases[0].require, {name: values[i] for name, i in t.items()})]
    if not any(_in_units(rule, t, text) for t in near):
        return  # most sentences: whether the other tuples agree in units need not be known
    tuples = [t for t in filled if _in_units(rule, t, text)]
    needed = EVIDENT + log10(len({(t[rule.pivot], frozenset(t.values())) for t in tuples}))
    told = sorted((c for t in near if (c := _claim(rule, t, needed, text)) is not None), key=lambda c: (-c.information, c.pivot))
    used: set[int] = set()
    for claim in told:
        if used.isdisjoint(claim.numbers):
            used |= claim.numbers
            yield claim


def _all_filled(rule: Rule, numbers: Sequence[int], text: Text) -> Iterator[Filled]:
    """Every way to fill the slots from the numbers of a sentence."""
    pointed = [i for i in numbers if text.mention(i).written.qualifier not in BOUNDS and operand_at(i, text) is not None]
    options = {s.name: [i for i in pointed if fits(s, i, text) is not None] for s in rule.slots}
    if not all(options.values()):
        return
    for filled in _filled(rule.slots, options, {}, text):
        text.work.spend()
        yield filled


def _in_units(rule: Rule, filled: Filled, text: Text) -> bool:
    return units_agree(rule, {name: (i,) for name, i in filled.items()}, text)


def _filled(slots: Sequence[Slot], options: Mapping[str, Sequence[int]], filled: Filled, text: Text) -> Iterator[Filled]:
    if not slots:
        yield filled
        return
    slot, rest = slots[0], slots[1:]
    for index in options[slot.name]:
        model = filled.get(slot.units_of or "")
        if index not in filled.values() and (model is None or units_fit(slot, index, model, text)):
            yield from _filled(rest, options, {**filled, slot.name: index}, text)


def _claim(rule: Rule, filled: Filled, needed: float, text: Text) -> Claim | None:
    case = rule.cases[0]
    if not _in_units(rule, filled, text):
        return None
    slots = {name: (index,) for name, index in filled.items()}
    binding = Binding(slots, dict.fromkeys(slots, "default"), tier_of(rule, slots, text), 0)
    stage = scene(binding, text)
    if stage is None or not agrees(case.require, stage) or not _plausible(rule, stage):
        return None
    carried = information(case.require, stage)
    if carried < needed or guarded(rule, binding, text) is not None:
        return None
    pivot = filled[rule.pivot]
    return Claim(rule, "consistent", rule.severity, pivot, case, binding, information=carried, article=text.fact(pivot).article)


def _plausible(rule: Rule, stage: Scene) -> bool:
    return all(holds(p.operator, interval(p.left, stage, None), interval(p.right, stage, None)) for p in rule.plausible)


def _nearly(require: Compare, point: Point) -> bool:
    """Whether the two sides are close at the written points: most tuples are not, and need no intervals."""
    try:
        left, right = _at(require.left, point), _at(require.right, point)
    except (ZeroDivisionError, OverflowError):
        return False
    return abs(left - right) <= NEAR * max(abs(left), abs(right))


def _value(index: int, text: Text) -> float:
    found = operand_at(index, text)
    assert found is not None
    return float(found.value)


def _at(expression: Expression, point: Point) -> float:
    """The value of an expression of +, -, ×, ÷ and absolute values at points."""
    if isinstance(expression, Name):
        return point[expression.name]
    if isinstance(expression, Number):
        return float(expression.value)
    if isinstance(expression, Negative):
        return -_at(expression.operand, point)
    if isinstance(expression, Call):
        return abs(_at(expression.arguments[0], point))
    return OPERATORS[expression.operator](_at(expression.left, point), _at(expression.right, point))


OPERATORS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}

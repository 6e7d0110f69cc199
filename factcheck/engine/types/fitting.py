"""Relations that nothing binds but that they hold: numbers of one sentence of which one follows from the others to more digits than chance gives.

Arithmetic may confirm where no word does, and never complains: what does not fit is not said to be wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log10
from operator import add, itemgetter, mul, sub, truediv

from factcheck.engine.binding import Binding, case_of, operand_at, scene, tier_of, times_agree, units_agree
from factcheck.engine.candidates import Text, fits, units_fit
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import Scene, agrees, is_met
from factcheck.engine.guards import guarded
from factcheck.engine.index import Wanted
from factcheck.engine.strength import information
from factcheck.model.expression import Call, Expression, Name, Negative, Number
from factcheck.model.rule import Rule

Values = Sequence[float]
Side = Callable[[Values], float]
Points = Mapping[int, float | None]
"""The numbers of a sentence in their order, each with its written point; None where it has no value."""
Equations = Sequence[tuple[Side, Side]]
"""The sides of the forms that a rule's equation may have."""
Filled = tuple[int, ...]
"""A number for each slot of a rule, in the rule's order."""

EVIDENT = 0.8
"""Decades beyond the number of tuples tried: of fifty such matches in published sentences, three were chance."""
BOUNDS = frozenset({"at_least", "at_most", "under", "over"})
FEWEST = 2
MOST = 12
"""A sentence of more numbers is a table: in it something always fits."""
NEAR = 0.02
"""How far the sides may lie apart at the written points, of the larger, before their intervals are looked at."""
OPERATORS: Mapping[str, Callable[[float, float], float]] = {"+": add, "-": sub, "*": mul, "/": truediv}


def ready(rule: Rule) -> Callable[[Text], Iterator[Claim]]:
    """A rule made ready: its claims are one for each set of numbers of a sentence that fits it; every number is in the most telling one alone."""
    places = {slot.name: place for place, slot in enumerate(rule.slots)}
    equations = [(_side(case.require.left, places), _side(case.require.right, places)) for case in rule.cases]
    return lambda text: _claims(rule, equations, text)


def _claims(rule: Rule, equations: Equations, text: Text) -> Iterator[Claim]:
    needed = [text.index.bearers(Wanted.of(slot)) for slot in rule.slots]
    for points in text.once(_sentences):
        if len(rule.slots) <= len(points) and not any(bearers.isdisjoint(points) for bearers in needed):
            yield from _of_sentence(rule, equations, points, text)


def _sentences(text: Text) -> Sequence[Points]:
    """The numbers of each sentence of a few with their written points."""
    sentences = ([*found] for _, found in groupby(text.index.usable, lambda i: text.fact(i).sentence))
    few = (found for found in sentences if FEWEST <= len(found) <= MOST)
    return [{i: float(o.value) if (o := operand_at(i, text)) is not None else None for i in found} for found in few]


def _of_sentence(rule: Rule, equations: Equations, points: Points, text: Text) -> Iterator[Claim]:
    text.work.number = next(iter(points))
    values = {i: value for i, value in points.items() if value is not None}
    filled = _filled(rule, list(values), text)
    near = [t for t in filled if _nearly(equations, [values[i] for i in t]) and _in_units(rule, t, text)]
    if not near:
        return  # most sentences: whether the other tuples agree in units need not be known
    place = next(at for at, slot in enumerate(rule.slots) if slot.name == rule.pivot)
    needed = EVIDENT + log10(len({(t[place], frozenset(t)) for t in filled if _in_units(rule, t, text)}))
    told = sorted((c for t in near if (c := _claim(rule, t, needed, text)) is not None), key=lambda c: (-c.information, c.pivot))
    used: set[int] = set()
    for claim in told:
        if used.isdisjoint(claim.numbers):
            used |= claim.numbers
            yield claim


def _filled(rule: Rule, numbers: Sequence[int], text: Text) -> Sequence[Filled]:
    """Every way to fill the slots from the numbers of a sentence that have a value."""
    pointed = [i for i in numbers if text.mention(i).written.qualifier not in BOUNDS]
    options = []
    for slot in rule.slots:
        options.append([i for i in pointed if fits(slot, i, text) is not None])
        if not options[-1]:
            return ()
    names = [slot.name for slot in rule.slots]
    models = [(own, names.index(slot.units_of)) for own, slot in enumerate(rule.slots) if slot.units_of in names]
    filled: list[Filled] = [()]
    for place, found in enumerate(options):
        filled = [(*t, i) for t in filled for i in found if i not in t]
        for own, model in (pair for pair in models if max(pair) == place):
            alike = {(i, m) for i in options[own] for m in options[model] if units_fit(rule.slots[own], i, m, text)}
            filled = [t for t in filled if (t[own], t[model]) in alike]
        text.work.spend(len(filled))
    return filled


def _in_units(rule: Rule, filled: Filled, text: Text) -> bool:
    return not rule.same or units_agree(rule, _named(rule, filled), text)


def _named(rule: Rule, filled: Filled) -> dict[str, tuple[int, ...]]:
    return {slot.name: (index,) for slot, index in zip(rule.slots, filled, strict=True)}


def _nearly(equations: Equations, values: Values) -> bool:
    """Whether the two sides of some form are close at the written points: most tuples are not, and need no intervals."""
    for left, right in equations:
        try:
            a, b = left(values), right(values)
        except (ZeroDivisionError, OverflowError):
            continue
        if abs(a - b) <= NEAR * max(abs(a), abs(b)):
            return True
    return False


def _side(expression: Expression, places: Mapping[str, int]) -> Side:
    """The value at points of an expression of +, -, ×, ÷ and absolute values."""
    if isinstance(expression, Name):
        return itemgetter(places[expression.name])
    if isinstance(expression, Number):
        value = float(expression.value)
        return lambda _: value
    if isinstance(expression, Negative):
        operand = _side(expression.operand, places)
        return lambda values: -operand(values)
    if isinstance(expression, Call):
        inner = _side(expression.arguments[0], places)
        return lambda values: abs(inner(values))
    of = OPERATORS[expression.operator]
    if isinstance(expression.left, Name) and isinstance(expression.right, Name):
        first, second = places[expression.left.name], places[expression.right.name]
        return lambda values: of(values[first], values[second])
    left, right = _side(expression.left, places), _side(expression.right, places)
    return lambda values: of(left(values), right(values))


def _claim(rule: Rule, filled: Filled, needed: float, text: Text) -> Claim | None:
    slots = _named(rule, filled)
    case = case_of(rule, slots, text)
    binding = Binding(slots, dict.fromkeys(slots, "default"), tier_of(rule, slots, text), 0)
    stage = scene(binding, text)
    if case is None or not times_agree(rule, slots, dict(binding.levels), text):
        return None
    if stage is None or not agrees(case.require, stage) or not _plausible(rule, stage):
        return None
    carried = information(case.require, stage)
    if carried < needed or guarded(rule, binding, text) is not None:
        return None
    pivot = slots[rule.pivot][0]
    return Claim(rule, "consistent", rule.severity, pivot, case, binding, information=carried, article=text.fact(pivot).article)


def _plausible(rule: Rule, stage: Scene) -> bool:
    return all(is_met(p, stage) for p in rule.plausible)

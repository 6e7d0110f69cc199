"""A settled claim as a check of the report."""

from collections.abc import Callable
from decimal import Decimal

from factcheck.engine.binding import Binding, operand_at, scene
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.evaluate import interval
from factcheck.engine.guards import reason
from factcheck.engine.render import Computed, equation, message, percent, percents
from factcheck.engine.repair import recomputed, suggestions
from factcheck.engine.strength import strength
from factcheck.model.check import Check, Place
from factcheck.model.expression import Expression, Name, Number
from factcheck.model.interval import WIDE, plain
from factcheck.model.rule import Case

Values = Callable[[str], str]


def to_check(claim: Claim, text: Text, language: str) -> Check:
    """The report's check of a claim: every number in it comes from the operands that were judged."""
    if claim.binding is None or claim.case is None:
        return _given(claim, language)
    places = (*_places(claim.binding, text), *claim.places)
    start, end = _span(places)
    shown = equation(
        claim.case, claim.binding, text, _computed(claim.case, claim.binding, text) if claim.verdict == "inconsistent" else None
    )
    stage = scene(claim.binding, text)
    return Check(
        claim.rule.id,
        claim.rule.family,
        claim.verdict,
        claim.severity,
        _said(claim, _values(claim, claim.case, claim.binding, text, shown), language),
        start,
        end,
        claim.case.source,
        shown,
        places,
        _slack(claim, text),
        strength(claim.case.require, stage) if stage is not None else None,
        claim.reason,
        suggestions(claim.repairs, text, language),
        claim.article,
        tuple(text.fact(p.mention).label.text for _, found in places for p in found if p.mention is not None),
    )


def _computed(case: Case, binding: Binding, text: Text) -> Computed:
    """What the relation asks of one of its sides: of a slot in the page's own hand, of a literal among percents as a percent."""

    def ask(side: Expression) -> str | None:
        if isinstance(side, Name) and len(binding.slots.get(side.name, ())) == 1:
            return recomputed(case, binding, side.name, 0, text)
        stage = scene(binding, text)
        if not isinstance(side, Number) or stage is None or not percents(binding, text):
            return None
        other = interval(case.require.left if side is case.require.right else case.require.right, stage, None)
        return percent(WIDE.divide(other.low + other.high, Decimal(2))) if other.low is not None and other.high is not None else None

    return ask


def _said(claim: Claim, values: Values, language: str) -> str:
    """What is wrong, or for a relation that holds what was checked."""
    if claim.verdict == "consistent":
        return reason(claim.rule.reason, language)
    return message(claim.rule, values, language)


def _given(claim: Claim, language: str) -> Check:
    start, end = claim.span if claim.span[0] >= 0 else _span(claim.places)
    values = {**dict(claim.values), "equation": claim.equation}
    return Check(
        claim.rule.id,
        claim.rule.family,
        claim.verdict,
        claim.severity,
        _said(claim, lambda name: values.get(name, ""), language),
        start,
        end,
        str(claim.rule.options.get("expression", claim.rule.type)),
        claim.equation,
        claim.places,
        claim.gap,
        claim.strength,
        claim.reason,
        claim.suggestions,
        claim.article,
        claim.labels,
    )


def _places(binding: Binding, text: Text) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    return tuple((name, tuple(_place(i, text) for i in numbers)) for name, numbers in binding.slots.items())


def _place(index: int, text: Text) -> Place:
    mention = text.mention(index)
    return Place(index, "number", mention.start, mention.end)


def _span(places: tuple[tuple[str, tuple[Place, ...]], ...]) -> tuple[int, int]:
    spans = [(p.start, p.end) for _, found in places for p in found]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _values(claim: Claim, case: Case, binding: Binding, text: Text, shown: str) -> Values:
    """What the placeholders of a message say, each found when it is asked for; nothing for an unknown one."""

    def value(name: str) -> str:
        kind, _, slot = name.rpartition(":")
        if name == "equation":
            return shown
        if name == "gap":
            return plain(claim.gap) if claim.gap is not None else ""
        if slot not in binding.slots or kind not in ("", "result"):
            return ""
        return (recomputed(case, binding, slot, 0, text) or "?") if kind else "、".join(text.surface(i) for i in binding.slots[slot])

    return value


def _slack(claim: Claim, text: Text) -> Decimal | None:
    """The gap in units of the last place of the pivot."""
    if claim.gap is None:
        return None
    pivot = operand_at(claim.pivot, text) if claim.pivot >= 0 else None
    if pivot is None or not pivot.unit:
        return claim.gap
    slack = WIDE.divide(claim.gap, pivot.unit)
    rounded = WIDE.quantize(slack, Decimal("0.001"))
    return WIDE.normalize(slack if rounded.is_nan() else rounded)  # a gap of more digits than are reckoned with stays as it is

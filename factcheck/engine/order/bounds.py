"""One value against the limit of its kind."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.order.sheet import Sheet
from factcheck.model.check import Suggestion
from factcheck.model.interval import plain
from factcheck.model.rule import Rule


def above(sheet: Sheet, index: int, limit: Decimal) -> bool:
    core = sheet.mention(index).written.core
    return core is not None and core.low is not None and (core.low > limit or (core.low == limit and not core.low_closed))


def at_most(sheet: Sheet, rule: Rule, index: int, limit: Decimal, unit: str) -> Claim:
    return broken(sheet, rule, index, limit, unit) if above(sheet, index, limit) else kept(sheet, rule, [index], limit, unit)


def kept(sheet: Sheet, rule: Rule, indices: Sequence[int], limit: Decimal, unit: str) -> Claim:
    shown = "、".join(sheet.text.surface(i) for i in indices)
    places = (("value", tuple(sheet.place(i) for i in indices)),)
    evidence = Evidence(f"{shown} ≤ {plain(limit)}{unit}", (("limit", f"{plain(limit)}{unit}"),), information=0.3)
    return given(rule, "consistent", sheet.text, sheet.article, places, evidence)


def beyond(sheet: Sheet, rule: Rule, index: int, limit: str) -> Claim:
    evidence = Evidence(f"{sheet.text.surface(index)}, {limit}", (("limit", limit),))
    return given(rule, "inconsistent", sheet.text, sheet.article, (("value", (sheet.place(index),)),), evidence)


def broken(
    sheet: Sheet, rule: Rule, index: int, limit: Decimal, unit: str, beside: Sequence[int] = (), repairs: tuple[Suggestion, ...] = ()
) -> Claim:
    """A value above its limit; beside: the numbers that tell what it should be."""
    evidence = Evidence(f"{sheet.text.surface(index)} > {plain(limit)}{unit}", (("limit", f"{plain(limit)}{unit}"),), repairs)
    places = (("value", (sheet.place(index),)), *((("of", tuple(sheet.place(i) for i in beside)),) if beside else ()))
    return given(rule, "inconsistent", sheet.text, sheet.article, places, evidence)

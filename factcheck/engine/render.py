"""The words of a check: its equation with the page's own numbers, and its message."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import permutations

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.periods import periods
from factcheck.model.expression import Call, Expression, Name, Negative, Number
from factcheck.model.interval import plain
from factcheck.model.rule import Case, Rule

SIGNS = {"*": "×", "/": "÷", "-": "−", "==": "=", "<=": "≤", ">=": "≥", "!=": "≠"}
CONTRARY = {"==": "≠", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}
Computed = Callable[[Expression], str | None]
PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}


def equation(case: Case, binding: Binding, text: Text, computed: Computed | None = None) -> str:
    """The relation with the numbers as they are written: "72470 + 11391.11 = 83861.11 平方米".

    For a relation that does not hold, `computed` gives what one of its sides asks of the other: "300 + 210 = 510 ≠ 500 吨".
    """
    unit = _common_unit(binding, text)
    shown = {name: [_shown(i, text, unit) for i in numbers] for name, numbers in binding.slots.items()}
    shown |= {f"signed {name}": [_signed(i, text) + s for i, s in zip(binding.slots[name], shown[name], strict=True)] for name in [*shown]}
    if "periods(" in case.source:
        shown |= _periods(binding, text)
    left, right = (_side(side, shown, binding, text) for side in (case.require.left, case.require.right))
    lone = case.require.right
    if case.require.operator == "==" and isinstance(case.require.left, Name) and not isinstance(case.require.right, Name | Number):
        left, right, lone = right, left, case.require.left
    sign = SIGNS.get(case.require.operator, case.require.operator)
    if computed is not None:
        sign = _contradicted(case.require.operator, lone, (left, right), computed, unit)
    relation = f"{left} {sign} {right}"
    return f"{relation} {unit}" if unit else relation


def _contradicted(operator: str, lone: Expression, sides: tuple[str, str], computed: Computed, unit: str) -> str:
    """What stands between two sides that disagree: what the right one should be, where it is one number, and the sign."""
    asked = computed(lone) if operator == "==" else None
    if asked is None or asked.removesuffix(unit) in sides:
        return CONTRARY[operator]
    return f"= {asked.removesuffix(unit)} ≠"


def _common_unit(binding: Binding, text: Text) -> str:
    """The unit behind every number where all are written with the same one and without a scale word or hedge; else nothing."""
    units = {_split(i, text)[1] for numbers in binding.slots.values() for i in numbers}
    return units.pop() if len(units) == 1 and not percents(binding, text) else ""


def percents(binding: Binding, text: Text) -> bool:
    """Whether all numbers are percents; then a literal beside them is one too."""
    return all(text.mention(i).written.kind == "percent" for numbers in binding.slots.values() for i in numbers)


def _split(index: int, text: Text) -> tuple[str, str]:
    mention = text.mention(index)
    surface = text.surface(index)
    if len(surface) != mention.end - mention.start or mention.written.kind == "range":
        return surface, ""
    _first, last = mention.written.numeral
    return surface[:last], surface[last:]


def _shown(index: int, text: Text, unit: str) -> str:
    return _split(index, text)[0] if unit else text.surface(index)


def _signed(index: int, text: Text) -> str:
    return "−" if text.fact(index).direction == "down" else ""


def _side(side: Expression, shown: Mapping[str, list[str]], binding: Binding, text: Text) -> str:
    if isinstance(side, Number) and side.unit is None and percents(binding, text):
        return percent(side.value)
    return _print(side, shown, 0)


def percent(share: Decimal) -> str:
    """A share of one as a percent: 1 is 100%."""
    return f"{plain((share * 100).normalize())}%"


def _print(expression: Expression, shown: Mapping[str, list[str]], outer: int) -> str:
    if isinstance(expression, Number):
        return plain(expression.value) + (f" {expression.unit}" if expression.unit else "")
    if isinstance(expression, Name):
        return " + ".join(shown.get(expression.name, ["?"]))
    if isinstance(expression, Negative):
        return f"−{_print(expression.operand, shown, 3)}"
    if isinstance(expression, Call):
        return _call(expression, shown, outer)
    inner = PRECEDENCE[expression.operator]
    left, right = _print(expression.left, shown, inner), _print(expression.right, shown, inner + (expression.operator in "-/"))
    joined = f"{left} {SIGNS.get(expression.operator, expression.operator)} {right}"
    signed = _with_one_sign(joined)
    return f"({signed})" if inner < outer else signed


def _with_one_sign(joined: str) -> str:
    """318 + −18 is 318 − 18."""
    return joined.replace("+ −", "− ").replace("− −", "+ ")


def _call(call: Call, shown: Mapping[str, list[str]], outer: int) -> str:
    inner = ", ".join(_print(a, shown, 0) for a in call.arguments)
    if call.function == "sum":
        return f"({inner})" if outer > 1 else inner
    if call.function == "signed":
        name = call.arguments[0]
        return _with_one_sign(" + ".join(shown[f"signed {name.name}"])) if isinstance(name, Name) else inner
    if call.function == "periods":
        return "".join(shown.get("periods " + " ".join(a.name for a in call.arguments if isinstance(a, Name)), ["?"]))
    return f"{call.function}({inner})"


def _periods(binding: Binding, text: Text) -> dict[str, list[str]]:
    """How many of what a mean divides by each slot's period has, as an equation shows it: 6, 365 (in a leap year one more)."""
    found: dict[str, list[str]] = {}
    for a, b in permutations(binding.slots, 2):
        span = periods(binding.slots[a][0], binding.slots[b][0], text)
        if span is not None and span.low is not None:
            found[f"periods {a} {b}"] = [plain(span.low)]
    return found


def message(rule: Rule, values: Callable[[str], str], language: str) -> str:
    """The rule's message in a language (else English, else any) with its placeholders filled by `values`."""
    template = rule.message.get(language) or rule.message.get("en") or next(iter(rule.message.values()), "{equation}")
    return re.sub(r"\{([^{}]+)\}", lambda m: values(m.group(1)), template)

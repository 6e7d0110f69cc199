"""From a tree back to the text of the expression language: what parse_expression reads as the same tree."""

import re

from factcheck.model.expression import All, Binary, Call, Compare, Condition, Expression, Has, Name, Negative, Number
from factcheck.rulefile.expression import UNIT

_LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
_MINUS, _ATOM = 3, 5
_BARE = re.compile(UNIT)


def print_expression(tree: Compare | Expression) -> str:
    """The text of a tree, with no more brackets than it needs.

    >>> from factcheck.rulefile import parse_expression
    >>> print_expression(parse_expression("a=(b*(1+40%))"))
    'a == b * (1 + 0.40)'
    """
    if isinstance(tree, Compare):
        return f"{_text(tree.left, 0)} {tree.operator} {_text(tree.right, 0)}"
    return _text(tree, 0)


def print_condition(condition: Condition) -> str:
    """The text of a condition."""
    if isinstance(condition, All):
        return " and ".join(map(print_condition, condition.parts))
    if isinstance(condition, Has):
        return f"{condition.slot} {'lacks' if condition.negated else 'has'} {condition.feature}"
    return print_expression(condition)


def _text(tree: Expression, least: int) -> str:
    """The text of a tree inside another that binds as tightly as `least`."""
    if isinstance(tree, Binary):
        return _bracketed(_binary(tree), _LEVEL[tree.operator], least)
    if isinstance(tree, Negative):
        return _bracketed(f"-{_text(tree.operand, _MINUS)}", _MINUS, least)
    if isinstance(tree, Call):
        return f"{tree.function}({', '.join(_text(a, 0) for a in tree.arguments)})"
    return tree.name if isinstance(tree, Name) else _number(tree)


def _binary(tree: Binary) -> str:
    level = _LEVEL[tree.operator]
    if tree.operator == "^":
        return f"{_text(tree.left, _ATOM)} ^ {_text(tree.right, _MINUS)}"
    return f"{_text(tree.left, level)} {tree.operator} {_text(tree.right, level + 1)}"


def _bracketed(text: str, level: int, least: int) -> str:
    return f"({text})" if level < least else text


def _number(number: Number) -> str:
    text = f"{number.value:f}"
    if number.unit is None:
        return text
    return f"{text} {number.unit}" if _BARE.fullmatch(number.unit) else f'{text} "{number.unit}"'

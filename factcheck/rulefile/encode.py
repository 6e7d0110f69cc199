"""A rule book as JSON and back: from_json(to_json(book)) == book.

Fields that hold their default are left out; texts, numbers and booleans stand as they are; expressions are nested lists that begin
with a mark.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.model.expression import All, Binary, Call, Compare, Condition, Expression, Has, Name, Negative, Number
from factcheck.model.rule import Case, Guard, Pack, Rule, RuleBook, Slot, Source
from factcheck.rulefile.errors import RuleError

Json = Any
Tree = Expression | Condition
Codec = tuple[Callable[[Any], Json], Callable[[Json], Any]]


def to_json(book: RuleBook) -> Json:
    """The book as plain lists, dicts, strings, numbers and booleans."""
    return _out(book)


def from_json(data: Json) -> RuleBook:
    """The book that to_json wrote. KeyError, TypeError or ValueError for anything else."""
    book: RuleBook = _in(RuleBook, data)
    return book


def errors_to_json(found: tuple[RuleError, ...]) -> Json:
    return [_out(e) for e in found]


def errors_from_json(data: Json) -> tuple[RuleError, ...]:
    return tuple(_in(RuleError, row) for row in data)


def tree_to_json(tree: Tree) -> Json:
    """An expression or condition as a nested list."""
    if isinstance(tree, Name):
        return ["n", tree.name]
    if isinstance(tree, Number):
        return ["1", str(tree.value), tree.unit]
    if isinstance(tree, Negative):
        return ["-", tree_to_json(tree.operand)]
    if isinstance(tree, Call):
        return ["f", tree.function, *map(tree_to_json, tree.arguments)]
    if isinstance(tree, Has):
        return ["h", tree.slot, tree.feature, tree.negated]
    if isinstance(tree, All):
        return ["a", *map(tree_to_json, tree.parts)]
    return ["=" if isinstance(tree, Compare) else "o", tree.operator, tree_to_json(tree.left), tree_to_json(tree.right)]


def tree_from_json(data: Json) -> Any:
    """The tree that tree_to_json wrote."""
    mark, *rest = data
    return _TREES[mark](*rest)


_TREES: Mapping[str, Callable[..., Tree]] = {
    "n": Name,
    "1": lambda value, unit: Number(Decimal(value), unit),
    "-": lambda operand: Negative(tree_from_json(operand)),
    "f": lambda name, *arguments: Call(name, tuple(map(tree_from_json, arguments))),
    "h": Has,
    "a": lambda *parts: All(tuple(map(tree_from_json, parts))),
    "=": lambda operator, left, right: Compare(operator, tree_from_json(left), tree_from_json(right)),
    "o": lambda operator, left, right: Binary(operator, tree_from_json(left), tree_from_json(right)),
}


@cache
def _defaults(kind: type) -> Mapping[str, Any]:
    found = {}
    for field in fields(kind):
        if field.default is not MISSING:
            found[field.name] = field.default
        elif field.default_factory is not MISSING:
            found[field.name] = field.default_factory()
    return found


def _out(found: Any) -> Json:
    kind: type = type(found)
    codecs, defaults = _CODECS[kind], _defaults(kind)
    data = {}
    for field in fields(found):
        value = getattr(found, field.name)
        if field.name in defaults and defaults[field.name] == value:
            continue
        data[field.name] = codecs[field.name][0](value) if field.name in codecs else value
    return data


def _in(kind: type, data: Json) -> Any:
    codecs = _CODECS[kind]
    return kind(**{name: codecs[name][1](value) if name in codecs else value for name, value in data.items()})


def _each(out: Callable[[Any], Json], back: Callable[[Json], Any]) -> Codec:
    return (lambda found: [out(x) for x in found]), (lambda data: tuple(map(back, data)))


def _of(kind: type) -> Codec:
    return _out, lambda data: _in(kind, data)


_SET: Codec = sorted, frozenset
_TUPLE: Codec = list, tuple
_TUPLES: Codec = _each(list, tuple)
_TREE: Codec = tree_to_json, tree_from_json
_OPTIONAL: Codec = (lambda t: None if t is None else tree_to_json(t)), (lambda d: None if d is None else tree_from_json(d))
_LISTS: Codec = (lambda found: {k: list(x) for k, x in found.items()}), (lambda data: {k: tuple(x) for k, x in data.items()})
_MAPPING: Codec = dict, dict
_WORDS: Codec = (
    lambda found: [[lang, concept, list(stems)] for lang, concept, stems in found],
    lambda data: tuple((lang, concept, tuple(stems)) for lang, concept, stems in data),
)
_CODECS: Mapping[type, Mapping[str, Codec]] = {
    Slot: {
        "kinds": _SET,
        "any_of": _each(sorted, frozenset),
        "none_of": _SET,
        "fallback": _TUPLE,
        "units": _SET,
        "labels": _TUPLE,
        "modifiers": _SET,
    },
    Guard: {"on": _TUPLE, "reason": _MAPPING},
    Case: {"when": _OPTIONAL, "require": _TREE},
    Source: {},
    Pack: {},
    RuleError: {},
    Rule: {
        "reason": _MAPPING,
        "source": _of(Source),
        "slots": _each(*_of(Slot)),
        "same": _TUPLES,
        "distinct": _TUPLES,
        "about": _TUPLES,
        "order": _TUPLE,
        "unless": _each(*_of(Guard)),
        "cases": _each(*_of(Case)),
        "plausible": _each(*_TREE),
        "frames": _TUPLE,
        "message": _MAPPING,
        "examples": _LISTS,
        "not_for": _SET,
        "options": _MAPPING,
    },
    RuleBook: {"rules": _each(*_of(Rule)), "packs": _each(*_of(Pack)), "words": _WORDS},
}
"""How the fields that JSON cannot hold as they are go out and come back. A new field of another kind needs a line here."""

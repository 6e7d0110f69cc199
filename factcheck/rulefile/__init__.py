"""YAML → Rule: schema, source marks, the expression language. A rule file is untrusted input and cannot run code.

Names are imported when they are first used: a run whose rules are already compiled needs neither the parser of expressions nor YAML.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.rulefile.encode import from_json, to_json
    from factcheck.rulefile.errors import RuleError, RuleErrors
    from factcheck.rulefile.expression import SyntaxProblem, parse_condition, parse_expression
    from factcheck.rulefile.files import source_path
    from factcheck.rulefile.load import Loaded, load_rules, load_rules_with_warnings
    from factcheck.rulefile.printing import print_condition, print_expression

_HOMES = {
    "encode": ("from_json", "to_json"),
    "errors": ("RuleError", "RuleErrors"),
    "expression": ("SyntaxProblem", "parse_condition", "parse_expression"),
    "files": ("source_path",),
    "load": ("Loaded", "load_rules", "load_rules_with_warnings"),
    "printing": ("print_condition", "print_expression"),
}
__all__ = [
    "Loaded",
    "RuleError",
    "RuleErrors",
    "SyntaxProblem",
    "from_json",
    "load_rules",
    "load_rules_with_warnings",
    "parse_condition",
    "parse_expression",
    "print_condition",
    "print_expression",
    "source_path",
    "to_json",
]


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"factcheck.rulefile.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

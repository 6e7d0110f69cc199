"""YAML → Rule: schema, source marks, the expression language. A rule file is untrusted input and cannot run code."""

from factcheck.rulefile.errors import RuleError, RuleErrors
from factcheck.rulefile.expression import SyntaxProblem, parse_condition, parse_expression
from factcheck.rulefile.load import load_rules

__all__ = ["RuleError", "RuleErrors", "SyntaxProblem", "load_rules", "parse_condition", "parse_expression"]

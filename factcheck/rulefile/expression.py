"""The expression language: text to tree, by precedence, with the column of whatever is wrong.

after == before * (1 + signed(rate)) ^ years(before, after)
saved == daily * 1 "year/day" * 1 "t/m^3"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.expression import All, Binary, Call, Compare, Condition, Expression, Has, Name, Negative, Number

FUNCTIONS = {"sum": 0, "mean": 0, "min": 0, "max": 0, "count": 0, "abs": 1, "signed": 1, "rounded": 1, "years": 2}
"""Functions with their number of arguments; 0 is one or more."""
AGGREGATES = frozenset({"sum", "mean", "min", "max", "count"})
COMPARISONS = {"==": "==", "=": "==", "!=": "!=", "≠": "!=", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "<": "<", ">": ">"}
OPERATORS = {"+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/", "^": "^"}
LONGEST, DEEPEST, DIGITS, LARGEST_POWER = 500, 30, 40, 100
_TOKEN = re.compile(
    r'\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<unit>"[^"]*")|(?P<name>[A-Za-z_][A-Za-z_0-9-]*)|(?P<sign>==|!=|<=|>=|[-+*/^=<>≤≥≠×÷−(),%]))'
)


class SyntaxProblem(Exception):
    """A wrong expression: message and 0-based column in its text."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message, self.column = message, column


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    if len(text) > LONGEST:
        raise SyntaxProblem(f"an expression has at most {LONGEST} characters", LONGEST)
    found, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise SyntaxProblem(f"unexpected {text[at]!r}", at)
        found.append(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return [*found, Token("end", "", end)]


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def comparison(self) -> Compare:
        left = self.sum()
        sign = self.take()
        if sign.text not in COMPARISONS:
            raise SyntaxProblem("a comparison is missing (==, <=, >=, <, >, !=)", sign.at)
        right = self.sum()
        if self.next.kind != "end":
            raise SyntaxProblem(f"unexpected {self.next.text!r}", self.next.at)
        return Compare(COMPARISONS[sign.text], left, right)

    def sum(self) -> Expression:
        return self._chain("+-", self.product)

    def product(self) -> Expression:
        return self._chain("*/", self.power)

    def _chain(self, signs: str, part: "object") -> Expression:
        left: Expression = part()  # type: ignore[operator]
        while OPERATORS.get(self.next.text, "") in tuple(signs):
            operator = OPERATORS[self.take().text]
            left = Binary(operator, left, part())  # type: ignore[operator]
        return left

    def power(self) -> Expression:
        base = self.unary()
        if self.next.text != "^":
            return base
        at = self.take().at
        exponent = self.unary()
        if isinstance(exponent, Number) and exponent.value > LARGEST_POWER:
            raise SyntaxProblem(f"an exponent is at most {LARGEST_POWER}", at + 1)
        return Binary("^", base, exponent)

    def unary(self) -> Expression:
        if self.next.text in ("-", "−"):
            self.take()
            return Negative(self.unary_deeper())
        return self.atom()

    def unary_deeper(self) -> Expression:
        with _Deeper(self):
            return self.unary()

    def atom(self) -> Expression:
        token = self.take()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._call(token) if self.next.text == "(" else Name(token.text)
        if token.text == "(":
            with _Deeper(self):
                inside = self.sum()
            self._expect(")")
            return inside
        what = "the expression ends too early" if token.kind == "end" else f"unexpected {token.text!r}"
        raise SyntaxProblem(what, token.at)

    def _number(self, token: Token) -> Number:
        if len(token.text) > DIGITS:
            raise SyntaxProblem(f"a number has at most {DIGITS} digits", token.at)
        value = Decimal(token.text)
        if self.next.text == "%":
            self.take()
            return Number(value / 100)
        if self.next.kind == "unit":
            return Number(value, self.take().text[1:-1].strip())
        return Number(value)

    def _call(self, token: Token) -> Call:
        if token.text not in FUNCTIONS:
            raise SyntaxProblem(f"unknown function {token.text!r}", token.at)
        self.take()
        with _Deeper(self):
            arguments = [self.sum()]
            while self.next.text == ",":
                self.take()
                arguments.append(self.sum())
        self._expect(")")
        wanted = FUNCTIONS[token.text]
        if wanted and len(arguments) != wanted:
            raise SyntaxProblem(f"{token.text} takes {wanted} argument{'s' * (wanted > 1)}, not {len(arguments)}", token.at)
        return Call(token.text, tuple(arguments))

    def _expect(self, text: str) -> None:
        if self.next.text != text:
            raise SyntaxProblem(f"{text!r} is missing", self.next.at)
        self.take()


class _Deeper:
    def __init__(self, parser: _Parser) -> None:
        self.parser = parser

    def __enter__(self) -> None:
        self.parser.depth += 1
        if self.parser.depth > DEEPEST:
            raise SyntaxProblem(f"nested more than {DEEPEST} deep", self.parser.next.at)

    def __exit__(self, *_: object) -> None:
        self.parser.depth -= 1


def parse_expression(text: str) -> Compare:
    """A `require`: two sums and a comparison. SyntaxProblem where it is wrong.

    >>> parse_expression("total == sum(parts)").operator
    '=='
    """
    return _Parser(text).comparison()


def parse_condition(text: str) -> Condition:
    """A `when`: "rate has annual", "rate lacks up", "rate is percent", joined with "and"."""
    found: list[Condition] = []
    at = 0
    for part in text.split(" and "):
        words = part.split()
        if len(words) != 3 or words[1] not in ("has", "lacks", "is"):
            raise SyntaxProblem("a condition is `slot has role`, `slot lacks role` or `slot is kind`, joined with `and`", at)
        found.append(Has(words[0], words[2], words[1] == "lacks"))
        at += len(part) + 5
    return found[0] if len(found) == 1 else All(tuple(found))


def names(tree: Expression | Compare) -> list[tuple[str, bool]]:
    """The slot names of an expression, each with whether it stands directly in an aggregate."""
    if isinstance(tree, Name):
        return [(tree.name, False)]
    if isinstance(tree, Number):
        return []
    if isinstance(tree, Negative):
        return names(tree.operand)
    if isinstance(tree, Call):
        inside = tree.function in AGGREGATES
        return [(a.name, True) if inside and isinstance(a, Name) else n for a in tree.arguments for n in (names(a) or [])]
    return names(tree.left) + names(tree.right)


def units(tree: Expression | Compare) -> list[str]:
    """The units of the literals of an expression."""
    if isinstance(tree, Number):
        return [tree.unit] if tree.unit is not None else []
    parts: Sequence[Expression] = ()
    if isinstance(tree, Negative):
        parts = (tree.operand,)
    elif isinstance(tree, Call):
        parts = tree.arguments
    elif isinstance(tree, Binary | Compare):
        parts = (tree.left, tree.right)
    return [u for p in parts for u in units(p)]

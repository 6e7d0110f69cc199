"""The expression language: text to tree, by precedence, with the column of whatever is wrong.

    after == before * (1 + signed(rate)) ^ years(before, after)
    saved == daily * 1 year/day * 1 t/m^3

It has numbers (`12`, `40%`, `365 d`), slots, + - * / ^, parentheses, one comparison, and the functions below; × ÷ − ≤ ≥ ≠ and full-width
signs are read as their plain forms. It has no way to run code, read a file or loop, and its size is bounded.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.expression import All, Binary, Call, Compare, Condition, Expression, Has, Name, Negative, Number
from factcheck.model.value import value
from factcheck.rulefile.errors import RuleError, RuleErrors, did_you_mean, quoted

FUNCTIONS = {"sum": 0, "mean": 0, "min": 0, "max": 0, "count": 0, "abs": 1, "signed": 1, "rounded": 1, "point": 1, "years": 2, "periods": 2}
"""Functions with their number of arguments; 0 is one or more."""
AGGREGATES = frozenset({"sum", "mean", "min", "max", "count"})
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
LONGEST, DEEPEST, DIGITS, LARGEST_POWER = 500, 30, 40, 100
NAME = r"[^\W\d]\w*"
UNIT = r"(?:°?[^\W\d_]\w*(?:\^-?\d+)?)(?:[*/·]°?[^\W\d_]\w*(?:\^-?\d+)?)*"
_PLAIN = str.maketrans("（）＋－−×＊÷／＝＜＞％，＾", "()+--**//=<>%,^")
_SIGNS = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!="}
_TOKEN = re.compile(
    rf'\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)(?:\s*(?P<percent>%)|\s*(?P<unit>"[^"]*"|{UNIT}))?'
    rf"|(?P<name>{NAME})|(?P<sign>==|!=|<=|>=|[-+*/^=<>≤≥≠(),]))"
)
_VERBS = ("has", "lacks", "is")
_FORM = "a condition is `slot has role`, `slot lacks role` or `slot is kind`, joined with `and`"


class SyntaxProblem(RuleErrors):
    """A wrong expression: what is wrong and the 0-based column in its text."""

    def __init__(self, message: str, column: int, text: str = "") -> None:
        super().__init__([RuleError("expression", 1, column + 1, message, text)])
        self.message, self.column, self.text = message, column, text

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return SyntaxProblem, (self.message, self.column, self.text)


class Token(NamedTuple):
    kind: str
    text: str
    at: int
    unit: str | None = None  # "%" or a unit, of a number
    unit_at: int = -1


@value
class Use:
    """A name of an expression and its 0-based column; `aggregated` where it stands directly in sum, mean, min, max or count."""

    text: str
    at: int
    aggregated: bool = False


@value
class Parsed:
    """A tree with the names and units that it uses, for checks that need their columns."""

    tree: Compare
    names: tuple[Use, ...]
    units: tuple[Use, ...]


class Asked(NamedTuple):
    """One part of a condition with the columns of its slot and of what is asked of it."""

    has: Has
    verb: str
    slot_at: int
    feature_at: int


def parse_expression(text: str) -> Compare:
    """A `require`: two expressions and a comparison. RuleErrors (SyntaxProblem) where it is wrong.

    >>> parse_expression("total == sum(parts)").operator
    '=='
    """
    return parse(text).tree


def parse_condition(text: str) -> Condition:
    """A `when`: "rate has annual", "rate lacks up", "rate is percent", joined with "and". RuleErrors where it is wrong."""
    return joined(asked(text))


def parse(text: str) -> Parsed:
    """An expression with its uses. SyntaxProblem where it is wrong."""
    return _Parser(text).parsed()


def asked(text: str) -> list[Asked]:
    """The parts of a condition. SyntaxProblem where it is wrong."""
    _bounded(text, "a condition")
    words = [(m[0], m.start()) for m in re.finditer(r"\S+", text)]
    found = [_asked(words[i : i + 3], text) for i in range(0, len(words), 4)]
    for at, (word, column) in enumerate(words[3::4], 1):
        if word != "and" or 4 * at >= len(words):
            raise SyntaxProblem(_FORM, column, text)
    if not found:
        raise SyntaxProblem(_FORM, 0, text)
    return found


def joined(parts: list[Asked]) -> Condition:
    """The parts as one condition."""
    return parts[0].has if len(parts) == 1 else All(tuple(p.has for p in parts))


def _asked(words: list[tuple[str, int]], text: str) -> Asked:
    if len(words) < 3 or words[1][0] not in _VERBS:
        raise SyntaxProblem(_FORM, words[min(1, len(words) - 1)][1], text)
    (slot, slot_at), (verb, _), (feature, feature_at) = words
    return Asked(Has(slot, feature, verb == "lacks"), verb, slot_at, feature_at)


def _bounded(text: str, what: str) -> None:
    if len(text) > LONGEST:
        raise SyntaxProblem(f"{what} has at most {LONGEST} characters", LONGEST, text)


def _tokens(text: str) -> list[Token]:
    plain = text.translate(_PLAIN)
    found, at, end = [], 0, len(plain.rstrip())
    while at < end:
        match = _TOKEN.match(plain, at)
        if match is None:
            at += len(plain[at:]) - len(plain[at:].lstrip())
            raise SyntaxProblem(f"unexpected {quoted(text[at])}", at, text)
        found.append(_token(match))
        at = match.end()
    return [*found, Token("end", "", end)]


def _token(match: re.Match[str]) -> Token:
    number, percent, unit, name, sign = match.groups()
    if number:
        group = "percent" if percent else "unit"
        return Token("number", number, match.start("number"), percent or unit, match.start(group))
    if name:
        return Token("name", name, match.start("name"))
    return Token("sign", _SIGNS.get(sign, sign), match.start("sign"))


class _Parser:
    """Precedence climbing: comparison < sum < product < minus < power < atom."""

    def __init__(self, text: str) -> None:
        _bounded(text, "an expression")
        self.text = text
        self.tokens = _tokens(text)
        self.at = self.depth = 0
        self.names: list[Use] = []
        self.units: list[Use] = []

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def wrong(self, message: str, at: int) -> SyntaxProblem:
        return SyntaxProblem(message, at, self.text)

    def parsed(self) -> Parsed:
        left = self.sum()
        sign = self.take()
        if sign.text not in COMPARISONS:
            raise self.wrong("a comparison is missing (==, !=, <=, >=, < or >)", sign.at)
        right = self.sum()
        if self.next.text in COMPARISONS:
            raise self.wrong("one comparison only", self.next.at)
        if self.next.kind != "end":
            raise self.unexpected(self.next)
        return Parsed(Compare(sign.text, left, right), tuple(self.names), tuple(self.units))

    def unexpected(self, token: Token) -> SyntaxProblem:
        if token.kind == "end":
            return self.wrong("the expression ends too early", token.at)
        return self.wrong(f"unexpected {quoted(self.text[token.at : token.at + len(token.text)])}", token.at)

    def sum(self) -> Expression:
        return self._chain(("+", "-"), self.product)

    def product(self) -> Expression:
        return self._chain(("*", "/"), self.minus)

    def _chain(self, signs: tuple[str, str], part: Callable[[], Expression]) -> Expression:
        left = part()
        while self.next.text in signs:
            left = Binary(self.take().text, left, part())
        return left

    def minus(self) -> Expression:
        if self.next.text != "-":
            return self.power()
        self.take()
        return Negative(self.deeper(self.minus))

    def power(self) -> Expression:
        base = self.atom()
        if self.next.text != "^":
            return base
        self.take()
        at = self.next.at
        exponent = self.deeper(self.minus)
        if isinstance(exponent, Number) and exponent.value > LARGEST_POWER:
            raise self.wrong(f"an exponent is at most {LARGEST_POWER}", at)
        return Binary("^", base, exponent)

    def atom(self) -> Expression:
        token = self.take()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._call(token) if self.next.text == "(" else self._name(token)
        if token.text != "(":
            raise self.unexpected(token)
        inside = self.deeper(self.sum)
        self._expect(")")
        return inside

    def deeper(self, part: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong(f"nested more than {DEEPEST} deep", self.next.at)
        found = part()
        self.depth -= 1
        return found

    def _name(self, token: Token) -> Name:
        self.names.append(Use(token.text, token.at))
        return Name(token.text)

    def _number(self, token: Token) -> Number:
        if len(token.text.replace(".", "")) > DIGITS:
            raise self.wrong(f"a number has at most {DIGITS} digits", token.at)
        if token.unit == "%":
            return Number(Decimal(f"{token.text}E-2"))
        if token.unit is None:
            return Number(Decimal(token.text))
        inner = token.unit.strip('"')
        if not inner.strip():
            raise self.wrong("a unit is missing between the quotes", token.unit_at)
        self.units.append(Use(inner, token.unit_at))
        return Number(Decimal(token.text), inner)

    def _call(self, token: Token) -> Call:
        if token.text not in FUNCTIONS:
            raise self.wrong(f"unknown function {quoted(token.text)}{did_you_mean(token.text, FUNCTIONS)}", token.at)
        arguments: list[Expression] = []
        while not arguments or self.next.text == ",":
            self.take()  # the bracket, then the commas
            arguments.append(self._argument(token.text))
        self._expect(")")
        wanted = FUNCTIONS[token.text]
        if wanted and len(arguments) != wanted:
            raise self.wrong(f"{token.text} takes {wanted} argument{'s' * (wanted > 1)}, not {len(arguments)}", token.at)
        return Call(token.text, tuple(arguments))

    def _argument(self, function: str) -> Expression:
        first, at = len(self.names), self.next.at
        found = self.deeper(self.sum)
        of_each = found.arguments[0] if isinstance(found, Call) and found.function == "signed" else found  # sum(signed(parts))
        if function in AGGREGATES and isinstance(of_each, Name):
            self.names[first] = Use(of_each.name, self.names[first].at, aggregated=True)
        if function in ("years", "periods", "rounded", "point") and not isinstance(found, Name):
            raise self.wrong(f"{function} takes slots, and no arithmetic", at)
        return found

    def _expect(self, text: str) -> None:
        if self.next.text != text:
            raise self.wrong(f"{quoted(text)} is missing", self.next.at)
        self.take()

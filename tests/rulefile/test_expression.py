"""The expression language: what is read, what is refused and where, and that printing and reading are inverse."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.expression import All, Binary, Call, Compare, Condition, Expression, Has, Name, Negative, Number
from factcheck.rulefile import RuleErrors, parse_condition, parse_expression, print_condition, print_expression
from factcheck.rulefile.expression import AGGREGATES, COMPARISONS, parse

A, B, C, ONE = Name("a"), Name("b"), Name("c"), Number(Decimal(1))

READ = [
    ("a == b", Compare("==", A, B)),
    ("a = b", Compare("==", A, B)),
    ("a ≤ b", Compare("<=", A, B)),
    ("a≥b", Compare(">=", A, B)),
    ("a ≠ b", Compare("!=", A, B)),
    ("a < b", Compare("<", A, B)),
    ("a == b + c - a", Compare("==", A, Binary("-", Binary("+", B, C), A))),
    ("a == b + c * a", Compare("==", A, Binary("+", B, Binary("*", C, A)))),
    ("a == (b + c) * a", Compare("==", A, Binary("*", Binary("+", B, C), A))),
    ("a == b × c ÷ a − b", Compare("==", A, Binary("-", Binary("/", Binary("*", B, C), A), B))),
    ("a == b ^ c ^ a", Compare("==", A, Binary("^", B, Binary("^", C, A)))),
    ("a == -b ^ c", Compare("==", A, Negative(Binary("^", B, C)))),
    ("a == b ^ -c", Compare("==", A, Binary("^", B, Negative(C)))),
    ("a == b * -c", Compare("==", A, Binary("*", B, Negative(C)))),
    ("a == 40%", Compare("==", A, Number(Decimal("0.40")))),
    ("a == 12.50 %", Compare("==", A, Number(Decimal("0.1250")))),
    ("a == 365 d", Compare("==", A, Number(Decimal(365), "d"))),
    ("a == 365d", Compare("==", A, Number(Decimal(365), "d"))),
    ("a == 1 t/m^3 * b", Compare("==", A, Binary("*", Number(Decimal(1), "t/m^3"), B))),
    ("a == 1 t / b", Compare("==", A, Binary("/", Number(Decimal(1), "t"), B))),
    ('a == 1 "year/day" * b', Compare("==", A, Binary("*", Number(Decimal(1), "year/day"), B))),
    ("a == 2 亩", Compare("==", A, Number(Decimal(2), "亩"))),
    ("（a ＋ b） ＝ 5 ％", Compare("==", Binary("+", A, B), Number(Decimal("0.05")))),
    ("总数 == 男 + 女", Compare("==", Name("总数"), Binary("+", Name("男"), Name("女")))),
    ("sum == sum(sum)", Compare("==", Name("sum"), Call("sum", (Name("sum"),)))),
    ("years(a, b) == 1", Compare("==", Call("years", (A, B)), ONE)),
    ("min(a, b + 1) <= mean(a)", Compare("<=", Call("min", (A, Binary("+", B, ONE))), Call("mean", (A,)))),
]


@pytest.mark.parametrize(("text", "tree"), READ, ids=[t for t, _ in READ])
def test_read(text: str, tree: Compare) -> None:
    assert parse_expression(text) == tree


REFUSED = [
    ("", 1, "the expression ends too early"),
    ("a", 2, "a comparison is missing (==, !=, <=, >=, < or >)"),
    ("a ==", 5, "the expression ends too early"),
    ("a == b c", 8, 'unexpected "c"'),
    ("a == b == c", 8, "one comparison only"),
    ("a == )", 6, 'unexpected ")"'),
    ("a == f(b)", 6, 'unknown function "f"'),
    ("a == sqrt(b)", 6, 'unknown function "sqrt"'),
    ("a == maxx(b)", 6, 'unknown function "maxx" (did you mean max?)'),
    ("a == sum()", 10, 'unexpected ")"'),
    ("a == sum(b", 11, '")" is missing'),
    ("a == years(b)", 6, "years takes 2 arguments, not 1"),
    ("a == rounded(b + 1)", 14, "rounded takes slots, and no arithmetic"),
    ("a == 1 \"\"", 8, "a unit is missing between the quotes"),
    ("a == b; c", 7, 'unexpected ";"'),
    ("a == __import__('os')", 17, 'unexpected "\'"'),
    ("a == b.c", 7, 'unexpected "."'),
    ("a == .5", 6, 'unexpected "."'),
    ("a == 2 ^ 101", 10, "an exponent is at most 100"),
    ("a == " + "1" * 41, 6, "a number has at most 40 digits"),
    ("a == " + "(" * 31 + "b" + ")" * 31, 37, "nested more than 30 deep"),
    ("a == " + "-" * 31 + "b", 37, "nested more than 30 deep"),
    ("a == " + "b^" * 31 + "b", 68, "nested more than 30 deep"),
    ("a == b" + " " * 500 + "+ c", 501, "an expression has at most 500 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "message"), REFUSED, ids=[r[0][:24] for r in REFUSED])
def test_refused(text: str, column: int, message: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        parse_expression(text)
    (error,) = caught.value.errors
    assert (error.column, error.message) == (column, message)


def test_a_number_keeps_every_digit() -> None:
    digits = "1234567890123456789012345678901234.56789"
    assert parse_expression(f"a == {digits}%").right == Number(Decimal(f"{digits}E-2"))


def test_names_know_their_columns_and_whether_they_stand_in_an_aggregate() -> None:
    found = parse("total == sum(parts) + max(a, b * 2) + 3 km")
    assert [(n.text, n.at, n.aggregated) for n in found.names] == [
        ("total", 0, False),
        ("parts", 13, True),
        ("a", 26, True),
        ("b", 29, False),
    ]
    assert [(u.text, u.at) for u in found.units] == [("km", 40)]


CONDITIONS = [
    ("rate has annual", Has("rate", "annual")),
    ("rate lacks up", Has("rate", "up", negated=True)),
    ("rate is percentage_point", Has("rate", "percentage_point")),
    ("a has up and b lacks down", All((Has("a", "up"), Has("b", "down", negated=True)))),
    ("a has second-order and a is percent and b has 番", All((Has("a", "second-order"), Has("a", "percent"), Has("b", "番")))),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS, ids=[t for t, _ in CONDITIONS])
def test_condition(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("rate", 1),
        ("rate has", 6),
        ("rate had annual", 6),
        ("rate has up or a has up", 13),
        ("a has up and", 10),
        ("a has up and b", 14),
    ],
)
def test_no_condition(text: str, column: int) -> None:
    with pytest.raises(RuleErrors) as caught:
        parse_condition(text)
    assert [e.column for e in caught.value.errors] == [column]


names = st.sampled_from(["a", "total", "rate_2", "部分", "sum", "and"])
numbers = st.builds(
    Number,
    st.integers(0, 10**12).map(lambda n: Decimal(n).scaleb(-4)),
    st.sampled_from([None, None, "d", "t/m^3", "km*h", "square meter", "亩", "m^-2"]),
)


def _grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    slots = st.builds(Name, names)
    return st.one_of(
        st.builds(Negative, inner),
        st.builds(Binary, st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda base, power: Binary("^", base, power), inner, slots | st.just(Number(Decimal(2)))),
        st.builds(lambda f, parts: Call(f, tuple(parts)), st.sampled_from(sorted(AGGREGATES)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda f, part: Call(f, (part,)), st.sampled_from(["abs", "signed"]), inner),
        st.builds(lambda a, b: Call("years", (a, b)), slots, slots),
    )


expressions: st.SearchStrategy[Expression] = st.recursive(st.builds(Name, names) | numbers, _grown, max_leaves=8)
comparisons = st.builds(Compare, st.sampled_from(COMPARISONS), expressions, expressions)


@given(comparisons)
def test_what_is_printed_is_read_back(tree: Compare) -> None:
    assert parse_expression(print_expression(tree)) == tree


@given(comparisons)
def test_what_is_printed_is_printed_alike(tree: Compare) -> None:
    text = print_expression(tree)
    assert print_expression(parse_expression(text)) == text


@given(
    st.lists(
        st.builds(Has, names.filter(lambda n: n != "and"), st.sampled_from(["up", "番", "second-order"]), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_a_condition_is_read_back(parts: list[Has]) -> None:
    condition = parts[0] if len(parts) == 1 else All(tuple(parts))
    assert parse_condition(print_condition(condition)) == condition


pieces = st.sampled_from(
    [
        "a",
        "total",
        "(",
        ")",
        "==",
        "<",
        "+",
        "-",
        "*",
        "/",
        "^",
        ",",
        "sum(",
        "years(",
        "1",
        "40%",
        "2 km",
        '"',
        " ",
        "有",
        "_",
        "𝟏",
        "²",
        "\n",
    ]
)


@given(st.text(max_size=60) | st.lists(pieces, max_size=25).map("".join))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    for read in (parse_expression, parse_condition):
        assert all(1 <= column <= len(text) + 1 for column in _wrong_columns(read, text))


def _wrong_columns(read: Callable[[str], object], text: str) -> list[int]:
    try:
        read(text)
    except RuleErrors as wrong:
        return [e.column for e in wrong.errors]
    return []

"""A book survives its way through JSON."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.expression import All, Compare, Has, Name, Number
from factcheck.model.rule import SCOPES, Case, Guard, Pack, Rule, RuleBook, Slot, Source
from factcheck.rulefile import RuleError, from_json, load_rules, to_json
from factcheck.rulefile.encode import errors_from_json, errors_to_json, tree_from_json, tree_to_json
from tests.rulefile.test_expression import comparisons

words = st.sampled_from(["a", "total", "部分", "up", ""])
sets = st.frozensets(words, max_size=3)
rows = st.lists(words, max_size=3).map(tuple)
pairs = st.lists(st.tuples(words, words), max_size=2).map(tuple)
texts = st.dictionaries(st.sampled_from(["zh", "en"]), words)
maybe = st.none() | words
scopes = st.sampled_from(SCOPES)
slots = st.builds(
    Slot, words, sets, st.lists(sets, max_size=2).map(tuple), sets, rows, st.booleans(), st.none() | scopes, st.sampled_from([None, "before"]),
    maybe, maybe, sets, st.booleans(), st.integers(1, 3), maybe, rows, sets, maybe,
)  # fmt: skip
has = st.builds(Has, words, words, st.booleans())
conditions = st.none() | has | st.lists(has, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))) | comparisons
cases = st.builds(Case, conditions, comparisons, words)
guards = st.builds(Guard, words, rows, st.sampled_from(["words", "heads", "klass"]), st.sampled_from(["undecided", "silent"]), texts)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | words, lambda x: st.lists(x, max_size=2) | st.dictionaries(words, x, max_size=2)
)
rules = st.builds(
    Rule,
    id=words,
    type=st.sampled_from(["relation", "wording"]),
    family=words,
    language=words,
    reason=texts,
    severity=st.sampled_from(["error", "info"]),
    source=st.builds(Source, words, st.integers(1, 99)),
    pivot=words,
    within=scopes,
    slots=st.lists(slots, max_size=2).map(tuple),
    same=st.lists(rows, max_size=2).map(tuple),
    distinct=pairs,
    about=pairs,
    order=rows,
    unless=st.lists(guards, max_size=2).map(tuple),
    cases=st.lists(cases, max_size=2).map(tuple),
    plausible=st.lists(comparisons, max_size=1).map(tuple),
    message=texts,
    examples=st.dictionaries(words, rows, max_size=2),
    article=maybe,
    not_for=sets,
    enabled=st.booleans(),
    by_value=st.booleans(),
    only_slips=st.booleans(),
    options=st.dictionaries(words, plain, max_size=2),
)
books = st.builds(
    RuleBook,
    st.lists(rules, max_size=2).map(tuple),
    st.lists(st.builds(Pack, words, words, words), max_size=2).map(tuple),
    st.lists(st.tuples(words, words, rows), max_size=2).map(tuple),
)


@given(books)
def test_a_book_comes_back_through_json(book: RuleBook) -> None:
    assert from_json(json.loads(json.dumps(to_json(book)))) == book


def test_the_bundled_book_comes_back_with_every_digit() -> None:
    book = load_rules()
    back = from_json(json.loads(json.dumps(to_json(book))))
    assert back == book
    assert [repr(r.cases) for r in back.rules] == [repr(r.cases) for r in book.rules]


@given(st.lists(st.builds(RuleError, words, st.integers(1, 9), st.integers(1, 9), words, words), max_size=3).map(tuple))
def test_warnings_come_back(warnings: tuple[RuleError, ...]) -> None:
    assert errors_from_json(json.loads(json.dumps(errors_to_json(warnings)))) == warnings


def test_what_holds_its_default_is_left_out() -> None:
    rule = Rule("a", "relation", "sum", "zh", {}, "error", Source("f", 1), slots=(Slot("a", at_least=1),))
    assert to_json(RuleBook((rule,))) == {
        "rules": [
            {
                "id": "a",
                "type": "relation",
                "family": "sum",
                "language": "zh",
                "reason": {},
                "severity": "error",
                "source": {"file": "f", "line": 1},
                "slots": [{"name": "a"}],
            }
        ]
    }


def test_decimals_stay_exact() -> None:
    tree = Compare("==", Name("a"), Number(Decimal("0.1000000000000000000000000000000000000001"), "t/m^3"))
    assert repr(tree_from_json(tree_to_json(tree))) == repr(tree)

"""Every example of every bundled rule is judged as it says."""

from dataclasses import replace

import pytest

from factcheck.documents import read_document
from factcheck.engine import Settings, check
from factcheck.lexicon import load_lexicon
from factcheck.model.rule import Rule, RuleBook
from factcheck.numbers import read
from factcheck.rulefile import load_rules
from factcheck.structure import understand

LOADED = load_rules()
BOOK = replace(LOADED, rules=tuple(replace(rule, enabled=True) for rule in LOADED.rules))


def verdicts(rule: Rule, sentence: str) -> set[str]:
    """The verdicts of one rule on a sentence, all rules loaded (others may clear a number of blame)."""
    document = read_document(sentence)
    reading = understand(document, read(document.flow, document.language), load_lexicon(document.language))
    checks, problems = check(document, reading, BOOK, Settings())
    assert not problems
    return {c.verdict for c in checks if c.rule == rule.id}


def examples(verdict: str) -> list[object]:
    return [
        pytest.param(rule, sentence, id=f"{rule.id}-{number + 1}")
        for rule in BOOK.rules
        for number, sentence in enumerate(rule.examples.get(verdict, ()))
    ]


@pytest.mark.parametrize(("rule", "sentence"), examples("consistent"))
def test_holds(rule: Rule, sentence: str) -> None:
    assert "consistent" in verdicts(rule, sentence)


@pytest.mark.parametrize(("rule", "sentence"), examples("inconsistent"))
def test_fails(rule: Rule, sentence: str) -> None:
    assert "inconsistent" in verdicts(rule, sentence)


@pytest.mark.parametrize(("rule", "sentence"), examples("undecided"))
def test_stays_undecided(rule: Rule, sentence: str) -> None:
    found = verdicts(rule, sentence)
    assert "undecided" in found
    assert "inconsistent" not in found


@pytest.mark.parametrize(("rule", "sentence"), examples("quiet"))
def test_stays_quiet(rule: Rule, sentence: str) -> None:
    assert not {"inconsistent", "tension"} & verdicts(rule, sentence)


def test_the_book_is_not_empty() -> None:
    assert isinstance(BOOK, RuleBook)
    assert len(BOOK.rules) > 50

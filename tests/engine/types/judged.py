"""The verdicts that a rule family gives on a passage, through all stages."""

from functools import cache

from factcheck.documents import read_document
from factcheck.engine import Settings, check
from factcheck.model.check import Check
from factcheck.model.rule import RuleBook
from factcheck.pipeline import Checker, Options


@cache
def _checker() -> Checker:
    return Checker(Options())


@cache
def _book(families: frozenset[str], language: str) -> RuleBook:
    rules = _checker().rulebook.rules
    return RuleBook(tuple(r for r in rules if r.family in families and r.language == language and r.article is None))


def checks(text: str, *families: str, date: str | None = None, language: str = "zh") -> tuple[Check, ...]:
    """The checks of the given families on a passage."""
    document = read_document(text, date=date, language=language)
    _mentions, reading = _checker().read(document)
    found, problems = check(document, reading, _book(frozenset(families), language), Settings(date=date))
    assert not problems
    return found


def verdict(text: str, *families: str, date: str | None = None, language: str = "zh") -> str:
    """The worst verdict of the families on a passage; "quiet" where nothing is said."""
    said = {c.verdict for c in checks(text, *families, date=date, language=language)}
    return next((v for v in ("inconsistent", "tension", "consistent", "undecided") if v in said), "quiet")


def repairs(text: str, *families: str, date: str | None = None) -> list[str]:
    """The replacements that are suggested for the mismatches of a passage, in their order."""
    return [s.replacement for c in checks(text, *families, date=date) if c.verdict == "inconsistent" for s in c.suggestions]

"""The words of rules/<language>/structure/repeated.yaml: what tells whether two places of an article speak of one thing."""

from functools import cache

from factcheck.engine.words import Words
from factcheck.lexicon.store import load_data, rules_root


@cache
def words(language: str) -> Words:
    """The lists of a language; all empty for one without them."""
    relative = f"{language}/structure/repeated.yaml"
    return Words(load_data(relative) if (rules_root() / relative).is_file() else {})

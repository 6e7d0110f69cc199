"""Books that were read without error, kept for the next start: then no YAML is parsed, and no lexicon loaded.

A kept book answers to the bytes and names of the rule files, to what was asked of them, and to every file that the reading depends on:
the words that rules may name, and the program that reads them.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.lexicon.store import cached, rules_root, stamp
from factcheck.model import expression, rule
from factcheck.model.rule import RuleBook
from factcheck.rulefile.encode import errors_from_json, errors_to_json, from_json, to_json
from factcheck.rulefile.errors import RuleError
from factcheck.rulefile.files import Raw
from factcheck.rulefile.vocabulary import LANGUAGES

_DATA = ("lexicon", "numbers", "rulefile")


def compiled(
    files: Sequence[Raw], asked: object, words: Sequence[Path], make: Callable[[], tuple[RuleBook, tuple[RuleError, ...]]]
) -> tuple[RuleBook, tuple[RuleError, ...]]:
    """What make() gives, from the cache where it is there. What make() raises is raised, and nothing is kept."""
    fresh: list[tuple[RuleBook, tuple[RuleError, ...]]] = []

    def made() -> object:
        fresh.append(make())
        book, warnings = fresh[0]
        return {"book": to_json(book), "warnings": errors_to_json(warnings)}

    data = cached("rules", _key(files, asked, words), made)
    if fresh:
        return fresh[0]
    try:
        return from_json(data["book"]), errors_from_json(data["warnings"])
    except (KeyError, TypeError, ValueError):  # a file of the cache that another hand has changed
        return make()


def _key(files: Sequence[Raw], asked: object, words: Sequence[Path]) -> bytes:
    names = json.dumps([asked, [(f.name, f.pack, f.bundled, len(f.data)) for f in files]])
    return b"\0".join((names.encode(), stamp((*_read(), *words)), *(f.data for f in files)))


def _read() -> Iterator[Path]:
    """The files that reading a rule depends on, beside the rule itself."""
    folders = [*(rules_root() / language / part for language in LANGUAGES for part in _DATA), Path(__file__).parent]
    yield from (p for folder in folders for p in sorted(folder.glob("*.*")))
    yield from (Path(m.__file__) for m in (expression, rule) if m.__file__)

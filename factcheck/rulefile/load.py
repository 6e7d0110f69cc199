"""Rule files to a rule book: every error of every file at once, with its place."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from factcheck.model.rule import RuleBook
from factcheck.rulefile.compiled import compiled
from factcheck.rulefile.errors import RuleError
from factcheck.rulefile.files import BUNDLED, Raw, bundled_files, own_files
from factcheck.rulefile.vocabulary import LANGUAGES


class Loaded(NamedTuple):
    """A rule book, and what its authors should know that keeps no rule from working."""

    book: RuleBook
    warnings: tuple[RuleError, ...] = ()


def load_rules(
    paths: Sequence[Path] = (),
    bundled: bool = True,
    languages: frozenset[str] | None = None,
    *,
    words: Sequence[Path] = (),
    strict: bool = False,
) -> RuleBook:
    """The bundled packs and the rule files (or folders of them) at paths, as one book. RuleErrors with everything that is wrong.

    languages: only rules for these. words: files of a newsroom's own words, whose roles its rules may name. strict: a rule without an
    example of each verdict that it can give is an error.
    """
    return load_rules_with_warnings(paths, bundled, languages, words=words, strict=strict).book


def load_rules_with_warnings(
    paths: Sequence[Path] = (),
    bundled: bool = True,
    languages: frozenset[str] | None = None,
    *,
    words: Sequence[Path] = (),
    strict: bool = False,
) -> Loaded:
    """As load_rules, with the warnings beside the book. What was read without error is kept for the next start."""
    errors: list[RuleError] = []
    packs = [p for p in BUNDLED if bundled and (languages is None or p in languages or p not in LANGUAGES)]
    files = [*bundled_files(packs, errors.append), *own_files([Path(p) for p in paths], errors.append)]

    def assembled() -> tuple[RuleBook, tuple[RuleError, ...]]:
        return _assembled(files, words, errors, strict=strict, whole=set(BUNDLED) <= set(packs))

    loaded = Loaded(*(assembled() if errors else compiled(files, (packs, strict), words, assembled)))
    if languages is None:
        return loaded
    kept = tuple(r for r in loaded.book.rules if r.language in languages or not r.language)
    return loaded._replace(book=replace(loaded.book, rules=kept))


def _assembled(
    files: Sequence[Raw], words: Sequence[Path], errors: list[RuleError], *, strict: bool, whole: bool
) -> tuple[RuleBook, tuple[RuleError, ...]]:
    from factcheck.rulefile.assembly import Assembly  # a warm start needs no YAML
    from factcheck.rulefile.vocabulary import Vocabulary

    known = {language: Vocabulary(language, words) for language in LANGUAGES}
    return Assembly(files, known, errors, strict=strict, whole=whole).result()

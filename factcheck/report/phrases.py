"""The words of the reports themselves, from phrases.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path


@cache
def phrases(language: str) -> Mapping[str, str]:
    """The phrases of a language; English for one that has none."""
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    return table.get(language, table["en"])


def common(languages: Iterable[str], asked: str | None) -> str:
    """The language of a report: the one asked for, else the one that all its documents share, else English."""
    if asked is not None:
        return asked
    shared = set(languages)
    return shared.pop() if len(shared) == 1 else "en"

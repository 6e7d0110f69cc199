"""Stand-ins for stages that are still being built; gone when the last of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from factcheck.model.check import Facts
from factcheck.model.document import Article, Document, Problem, Sentence
from factcheck.model.rule import RuleBook


def stage(module: str, name: str, otherwise: Any = None) -> Any:
    try:
        return getattr(import_module(f"factcheck.{module}"), name)
    except AttributeError:
        return otherwise
    except ImportError as error:
        import sys

        print(f"pending: {module} cannot be imported: {error}", file=sys.stderr)
        return otherwise


class NoReading:
    def __init__(self, mentions: Any) -> None:
        self.mentions = mentions

    def facts(self) -> tuple[Facts, ...]:
        return (Facts(),) * len(self.mentions)


def read(flow: str, language: str) -> list[Any]:
    return []


def load_rules(paths: Any, bundled: bool = True) -> RuleBook:
    return RuleBook(())


def load_lexicon(language: str, extra: Any = ()) -> Any:
    return None


def open_inputs(paths: Any, *_: Any) -> Iterator[Document | Problem]:
    for path in paths:
        for file in sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]:
            text = file.read_text(encoding="utf-8")
            starts = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
            article = Article("", 0, len(text), (Sentence(0, len(text), "body", 0, True),))
            yield Document(str(file), text, text, ((0, 0),), "utf-8", "zh", (article,), None, starts)

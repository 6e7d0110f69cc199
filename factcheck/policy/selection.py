"""Which rules of a book are used: `--select` and `--ignore` name rules, families, or the beginning of rule ids."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from factcheck.model.rule import Rule, RuleBook


class UnknownRules(Exception):
    """Names that no rule answers to; `lines` has a message for each."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(*lines)
        self.lines = tuple(lines)


def choose(book: RuleBook, select: Sequence[str], ignore: Sequence[str]) -> RuleBook:
    """The book with the selected rules only, all where none is selected, and without the ignored ones."""
    if not select and not ignore:
        return book
    unknown = [_message(name, book) for name in (*select, *ignore) if not any(answers(r, name) for r in book.rules)]
    if unknown:
        raise UnknownRules(unknown)
    return replace(book, rules=tuple(r for r in book.rules if _chosen(r, select, ignore)))


def answers(rule: Rule, name: str) -> bool:
    """Whether a rule is meant by a name: its id, its family, or what its id begins with (`zh/sum`)."""
    return name in (rule.id, rule.family) or rule.id.startswith(f"{name.rstrip('/')}/")


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    return (not select or any(answers(rule, s) for s in select)) and not any(answers(rule, i) for i in ignore)


def _message(name: str, book: RuleBook) -> str:
    near = get_close_matches(name, _names(book.rules), 1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"no rule or family is called {name!r}{meant}"


def _names(rules: Iterable[Rule]) -> list[str]:
    return sorted({n for r in rules for n in (r.id, r.family)})

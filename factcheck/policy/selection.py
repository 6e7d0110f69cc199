"""Which rules of a book are used and how severe they are. Rules are named by id, by family, or by what their id begins with."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Literal

from factcheck.model.rule import Rule, RuleBook
from factcheck.model.value import value

Level = Literal["error", "warning", "info", "off"]

Severities = tuple[tuple[str, Level], ...]


class UnknownRules(Exception):
    """Names that no rule answers to, each with its message."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__(*messages.values())
        self.messages = dict(messages)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return UnknownRules, (self.messages,)


@value
class Selection:
    """What is wanted of a book: an empty `select` is all; of the severities the last that names a rule counts."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severities = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.select, *self.ignore, *(name for name, _ in self.severity))


ALL = Selection()


def choose(book: RuleBook, wanted: Selection) -> RuleBook:
    """The book with the selected rules only, each as severe as it is wanted."""
    if not wanted.names:
        return book
    return replace(book, rules=tuple(_severe(r, wanted.severity) for r in book.rules if _chosen(r, wanted)))


def demand_known(book: RuleBook, names: Iterable[str]) -> None:
    """UnknownRules where a name is no rule's and no family's."""
    unknown = {name: _message(name, book) for name in names if not any(answers(r, name) for r in book.rules)}
    if unknown:
        raise UnknownRules(unknown)


def answers(rule: Rule, name: str) -> bool:
    """Whether a rule is meant by a name: its id, its family, or what its id begins with (`zh/sum`)."""
    return named(rule.id, rule.family, name)


def named(identity: str, family: str, name: str) -> bool:
    return name in (identity, family) or identity.startswith(f"{name.rstrip('/')}/")


def _chosen(rule: Rule, wanted: Selection) -> bool:
    selected = not wanted.select or any(answers(rule, s) for s in wanted.select)
    return selected and not any(answers(rule, i) for i in wanted.ignore)


def _severe(rule: Rule, severities: Severities) -> Rule:
    for name, level in reversed(severities):
        if answers(rule, name):
            return replace(rule, enabled=False) if level == "off" else replace(rule, severity=level, enabled=True)
    return rule


def _message(name: str, book: RuleBook) -> str:
    near = get_close_matches(name, sorted({n for r in book.rules for n in (r.id, r.family)}), 1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"no rule or family is called {name!r}{meant}"

"""What the commands for rules work with: the rules and words of the command line and of the settings."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import options as o
from factcheck.cli.errors import Refused
from factcheck.cli.rulebook import loaded
from factcheck.cli.settings import configuration, override
from factcheck.cli.settings import options as settled
from factcheck.pipeline import Options, checker
from factcheck.policy.selection import Selection, answers

if TYPE_CHECKING:
    from factcheck.model.rule import Rule, RuleBook


def options(
    config: Path | None,
    rules: o.Rules = None,
    words: o.Words = None,
    *,
    no_bundled: bool = False,
    lang: o.Lang = None,
    date: o.Date = None,
) -> Options:
    """The rules, words and language of a run. What the settings select or turn off is for articles: every rule is here, as severe as set."""
    given = override(
        configuration(config), rules=rules, words=words, bundled=False if no_bundled else None, lang=lang, date=date
    )  # fmt: skip
    own = settled(given)
    return replace(own, selection=Selection(severity=own.selection.severity), per_path=())


def only(own: Options, *names: str) -> Options:
    """The rules of those names alone (ids, families, or what ids begin with), in use even where they are off."""
    wanted = replace(own.selection, select=names)
    book = loaded(replace(own, selection=wanted))
    off = tuple((rule.id, rule.severity) for rule in book.rules if not rule.enabled and any(answers(rule, n) for n in names))
    return replace(own, selection=replace(wanted, severity=(*wanted.severity, *off)))


def book(own: Options) -> "RuleBook":
    """All rules of a run, or a refusal."""
    loaded(own)
    return checker(own).rulebook


def one(rules: "RuleBook", name: str) -> "Rule":
    """The rule of that id."""
    for rule in rules.rules:
        if rule.id == name:
            return rule
    raise Refused(f"no rule is called {name!r}{near(name, [r.id for r in rules.rules])}")


def near(name: str, names: list[str]) -> str:
    """` (did you mean …?)` where a name comes near to another."""
    from difflib import get_close_matches

    found = get_close_matches(name, names, 1)
    return f" (did you mean {found[0]}?)" if found else ""

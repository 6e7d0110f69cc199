"""The rules of a run."""

from factcheck.cli.errors import Refused
from factcheck.model.rule import RuleBook
from factcheck.pipeline import Options, checker
from factcheck.policy.config import Config
from factcheck.policy.selection import UnknownRules
from factcheck.rulefile import RuleErrors


def loaded(options: Options, config: Config | None = None) -> RuleBook:
    """The chosen rules of a run, or a refusal that names every error of their files, or that there is none to check by.

    config: the settings that the names of rules come from, so that a wrong one is told with its place.
    """
    try:
        chosen = checker(options).rules_for("")
    except RuleErrors as wrong:
        raise Refused(*map(str, wrong.errors)) from None
    except UnknownRules as unknown:
        raise Refused(*(f"{_place(name, config)}{message}" for name, message in unknown.messages.items())) from None
    if not chosen.rules:
        raise Refused("no rule is loaded, so nothing can be checked")
    return chosen


def _place(name: str, config: Config | None) -> str:
    """`file:line: ` where the settings name a rule; nothing for the command line."""
    if config is None:
        return ""
    named = {
        "select": config.select,
        "ignore": config.ignore,
        "severity": [rule for rule, _ in config.severity],
        "per-path": [rule for own in config.per_path for rule in own.selection.names],
    }
    origins = (config.origins.get(key, "") for key, names in named.items() if name in names)
    return next((f"{origin}: " for origin in origins if ":" in origin), "")

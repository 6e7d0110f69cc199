"""The rules of a run."""

from factcheck.cli.errors import Refused
from factcheck.model.rule import RuleBook
from factcheck.pipeline import Options, checker
from factcheck.policy.selection import UnknownRules
from factcheck.rulefile import RuleErrors


def loaded(options: Options) -> RuleBook:
    """The chosen rules of a run, or a refusal that names every error of their files, or that there is none to check by."""
    try:
        chosen = checker(options).rules_for("")
    except RuleErrors as wrong:
        raise Refused(*map(str, wrong.errors)) from None
    except UnknownRules as unknown:
        raise Refused(*unknown.lines) from None
    if not chosen.rules:
        raise Refused("no rule is loaded, so nothing can be checked")
    return chosen

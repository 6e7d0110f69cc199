"""What is raised in a worker process reaches the parent as it was: an exception that cannot be read back breaks the pool."""

import pickle

import pytest

from factcheck.cli.errors import Refused
from factcheck.lexicon import LexiconError
from factcheck.policy.baseline import BaselineError
from factcheck.policy.config import ConfigErrors
from factcheck.policy.gate import ExitCode
from factcheck.policy.selection import UnknownRules
from factcheck.rulefile import RuleErrors
from factcheck.rulefile.errors import RuleError
from factcheck.rulefile.expression import SyntaxProblem
from factcheck.rulefile.units import UnknownUnit

RAISED = [
    RuleErrors([RuleError("b.yaml", 2, 1, "wrong", "line"), RuleError("a.yaml", 1, 1, "wrong too")]),
    SyntaxProblem("the expression ends too early", 7, "total =="),
    UnknownRules({"grwth": "no rule is called grwth", "smu": "no rule is called smu"}),
    LexiconError(["words.yaml: rise: a concept needs features", "words.yaml: fall: unknown key stem"]),
    UnknownUnit("unknown unit"),
    ConfigErrors("a.toml:1: unknown key", "a.toml:2: unknown key"),
    BaselineError("old.json: not a baseline"),
    Refused("first", "second", code=ExitCode.UNREADABLE),
]


@pytest.mark.parametrize("raised", RAISED, ids=lambda raised: type(raised).__name__)
def test_what_is_raised_can_be_handed_on(raised: Exception) -> None:
    found = pickle.loads(pickle.dumps(raised))
    assert (type(found), str(found), vars(found)) == (type(raised), str(raised), vars(raised))

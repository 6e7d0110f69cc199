"""Which rules `--select` and `--ignore` mean."""

import pytest

from factcheck.model.rule import Rule, RuleBook, Source
from factcheck.policy.selection import Level, Selection, UnknownRules, choose, demand_known


def rule(name: str, family: str) -> Rule:
    return Rule(name, "relation", family, "zh", {}, "error", Source("a.yaml", 1))


BOOK = RuleBook((rule("zh/sum/of-which", "sum"), rule("zh/sum/total", "sum"), rule("zh/growth/rate", "growth")))


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ([], [], ["zh/sum/of-which", "zh/sum/total", "zh/growth/rate"]),
        (["sum"], [], ["zh/sum/of-which", "zh/sum/total"]),
        (["zh/sum"], [], ["zh/sum/of-which", "zh/sum/total"]),
        (["zh/growth/rate", "sum"], ["zh/sum/total"], ["zh/sum/of-which", "zh/growth/rate"]),
        ([], ["sum"], ["zh/growth/rate"]),
        (["sum"], ["sum"], []),
    ],
)
def test_choice(select: list[str], ignore: list[str], left: list[str]) -> None:
    assert [r.id for r in choose(BOOK, Selection(tuple(select), tuple(ignore))).rules] == left


def test_every_unknown_name_is_told() -> None:
    with pytest.raises(UnknownRules) as told:
        demand_known(BOOK, ["sums", "zh/growth/rat", "zh/su", "zh/sum", "growth"])
    assert tuple(told.value.messages.values()) == (
        "no rule or family is called 'sums' (did you mean sum?)",
        "no rule or family is called 'zh/growth/rat' (did you mean zh/growth/rate?)",
        "no rule or family is called 'zh/su'",
    )


@pytest.mark.parametrize(
    ("severities", "severity", "enabled"),
    [
        ([], "error", True),
        ([("sum", "info")], "info", True),
        ([("sum", "info"), ("zh/sum/total", "warning")], "warning", True),
        ([("zh/sum", "off")], "error", False),
    ],
)
def test_severity(severities: list[tuple[str, Level]], severity: str, enabled: bool) -> None:
    changed = choose(BOOK, Selection(severity=tuple(severities))).rules[1]
    assert (changed.severity, changed.enabled) == (severity, enabled)

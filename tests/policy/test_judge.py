"""Checks to findings: order, coverage, fingerprints, counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.check import Check, Checked, Facts, Place, Severity, Verdict
from factcheck.model.document import Article, Document
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention, Written
from factcheck.policy import judge
from factcheck.policy.coverage import coverage

ONE = Written("1", "number", "number", Decimal(1), None, None, None, "number", Decimal(1), "exact", Interval.point(1), Interval.point(1),
              Decimal(1), "plain", "arabic", (0, 1))  # fmt: skip


def page(text: str) -> Document:
    return Document("a.txt", text, text, ((0, 0),), "utf-8", "zh", (Article("", 0, len(text), ()),))


def check(*at: int, rule: str = "r", family: str = "sum", verdict: Verdict = "consistent", severity: Severity = "error",
          strength: str | None = "0.5", labels: tuple[str, ...] = ()) -> Check:  # fmt: skip
    places = tuple(Place(i, "number", i, i + 1) for i in at)
    return Check(rule, family, verdict, severity, "", at[0], at[-1] + 1, "", "", (("a", places),),
                 strength=None if strength is None else Decimal(strength), labels=labels)  # fmt: skip


def judged(text: str, *checks: Check) -> list[str]:
    numbers = tuple(Mention(i, i + 1, ONE) for i in range(len(text)))
    return [f.fingerprint for f in judge(Checked(page(text), numbers, (Facts(),) * len(text), checks)).findings]


def test_findings_come_by_place() -> None:
    numbers = tuple(Mention(i, i + 1, ONE) for i in range(5))
    made = judge(Checked(page("12345"), numbers, (Facts(),) * 5, (check(3, 4), check(0, 1, rule="s"), check(0, 1, rule="r"))))
    assert [(f.check.start, f.check.rule) for f in made.findings] == [(0, "r"), (0, "s"), (3, "r")]


@pytest.mark.parametrize(
    ("checks", "covered", "strength"),
    [
        ([], False, None),
        ([check(0, verdict="undecided")], False, None),
        ([check(0)], True, "0.5"),
        ([check(0), check(0, strength="0.9"), check(0, strength="0.2")], True, "0.9"),
        ([check(0, family="bound"), check(0, family="direction"), check(0, family="wording"), check(0, family="date")], True, None),
        ([check(0, strength=None, verdict="inconsistent")], True, None),
    ],
    ids=["no check", "undecided", "one", "the strongest", "faint families", "no strength"],
)
def test_coverage(checks: list[Check], covered: bool, strength: str | None) -> None:
    (found,) = coverage(1, checks)
    assert (found.covered, found.strength) == (covered, None if strength is None else Decimal(strength))


def test_only_what_disagrees_is_counted_as_error_or_warning() -> None:
    checks = (check(0), check(1, verdict="inconsistent"), check(2, verdict="tension", severity="warning"), check(3, verdict="undecided"))
    numbers = tuple(Mention(i, i + 1, ONE) for i in range(5))
    tally = judge(Checked(page("12345"), numbers, (Facts(),) * 5, checks)).tally
    assert tally.as_dict() == {
        "documents": 1, "articles": 1, "quantities": 5, "covered": 3, "checks": 4, "consistent": 1, "tension": 1, "inconsistent": 1,
        "undecided": 1, "errors": 1, "warnings": 1,
    }  # fmt: skip


@given(st.text("0123456789", min_size=2, max_size=2), st.text("甲乙丙。\n", max_size=20))
def test_a_paragraph_inserted_above_changes_no_fingerprint(numbers: str, above: str) -> None:
    moved = len(above)
    assert judged(numbers, check(0, 1)) == judged(above + numbers, check(moved, moved + 1))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("13", check(0, 1)),
        ("12", check(0, 1, rule="s")),
        ("12", check(0, 1, labels=("面积",))),
    ],
    ids=["another number", "another rule", "another thing"],
)
def test_what_changes_a_fingerprint(text: str, other: Check) -> None:
    assert judged("12", check(0, 1)) != judged(text, other)


def test_equal_findings_are_numbered() -> None:
    first, second = judged("1212", check(0, 1), check(2, 3))
    assert first != second
    assert judged("12", check(0, 1)) == [first]

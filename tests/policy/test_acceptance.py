"""Accepted findings: comments in the article, lines beside it, a baseline."""

from pathlib import Path

import pytest

from factcheck.model.check import Check, Place, Verdict
from factcheck.model.document import Article, Document
from factcheck.model.report import Finding
from factcheck.model.rule import Rule, Source
from factcheck.policy import baseline
from factcheck.policy.acceptance import Accepted, Ledger, accept

RULES = tuple(Rule(f"zh/{f}/a", "relation", f, "zh", {}, "error", Source("a.yaml", 1)) for f in ("sum", "growth"))


def tried(text: str, beside: str = "", known: frozenset[str] = frozenset(), verdict: Verdict = "inconsistent") -> Accepted:
    """One finding of zh/sum/a that binds the 7 of the text."""
    starts = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    page = Document("a.md", text, text, ((0, 0),), "utf-8", "zh", (Article("", 0, len(text), ()),), None, starts)
    at = text.index("7")
    check = Check("zh/sum/a", "sum", verdict, "error", "", at, at + 1, "", "", (("total", (Place(None, "number", at, at + 1),)),))
    return accept(page, [Finding(check, "f" * 32)], Ledger(beside, known, RULES, RULES[:1]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("共7家。<!-- factcheck: ok zh/sum/a 分项未列全 -->", "分项未列全"),
        ("共7家。<!-- factcheck: ok sum two\n lines -->", "two lines"),
        ("<!--factcheck: ok zh/sum why-->\n共7家。", "why"),
        ("<!-- factcheck: ok sum why -->\n\n共7家，\n其中。", "why"),
        ("共7家。\n\n<!-- factcheck: ok sum why -->\n\n别处。", None),
        ("共7家。\n\n别处。<!-- factcheck: ok sum why -->", None),
        ("共7家。<!-- factcheck: ok growth why -->", None),
    ],
    ids=[
        "same paragraph",
        "family, over lines",
        "line above",
        "paragraph below",
        "it is for what is below",
        "another paragraph",
        "another rule",
    ],
)
def test_comments(text: str, reason: str | None) -> None:
    assert tried(text).findings[0].accepted == reason


@pytest.mark.parametrize(
    ("beside", "reason"),
    [('ok sum "7" 已核实', "已核实"), ('# note\n\n ok zh/sum/a "7" yes \n', "yes"), ('ok sum "8" yes', None)],
)
def test_the_file_beside_an_article(beside: str, reason: str | None) -> None:
    assert tried("共7家。", beside).findings[0].accepted == reason


def test_a_reason_is_required() -> None:
    assert [(p.path, p.message, p.code) for p in tried("共7家。\n<!-- factcheck: ok sum -->").problems] == [
        ("a.md:2:1", "sum is accepted without a reason: write <!-- factcheck: ok sum reason -->", 2)
    ]
    assert [(p.path, p.code) for p in tried("共7家。", 'ok sum "7"').problems] == [("a.md.factcheck:1", 2)]


def test_what_is_not_understood() -> None:
    assert tried("7<!-- factcheck: disable -->").problems[0].message == "not understood: write <!-- factcheck: ok RULE reason -->"


@pytest.mark.parametrize(
    ("rule", "notes"),
    [
        ("sum", ("a.md:1:5: nothing to accept: no finding of sum there",)),
        ("growth", ()),
        ("smu", ("a.md:1:5: no rule or family is called 'smu'",)),
    ],
    ids=["unused", "not asked in this run", "unknown"],
)
def test_what_no_finding_answers_to(rule: str, notes: tuple[str, ...]) -> None:
    assert tried(f"共7家。<!-- factcheck: ok {rule} why -->", verdict="consistent").notes == notes


def test_a_baseline_accepts_what_it_knows(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text(baseline.write([{"fingerprint": "f" * 32}]), encoding="utf-8")
    assert tried("7", known=baseline.read(file)).findings[0].accepted == "baseline"
    assert tried("7", known=frozenset({"0" * 32})).findings[0].accepted is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "cannot be read: "),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "findings": []}', "not a baseline of version 1"),
        ('{"version": 1, "findings": [{}]}', "a finding without a fingerprint"),
    ],
)
def test_a_baseline_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(baseline.BaselineError, match=message):
        baseline.read(file)

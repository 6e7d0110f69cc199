"""Checks to findings."""

from factcheck.model.check import Check, Checked
from factcheck.model.report import Finding, Judged, Tally
from factcheck.policy.acceptance import Ledger, accept
from factcheck.policy.coverage import coverage
from factcheck.policy.fingerprint import fingerprints

NO_LEDGER = Ledger()


def judge(checked: Checked, ledger: Ledger = NO_LEDGER) -> Judged:
    """The findings of one document, by place in the text, with what they cover and how many of each there are."""
    checks = sorted(checked.checks, key=_place)
    raw = [Finding(c, f) for c, f in zip(checks, fingerprints(checked.document, checks), strict=True)]
    accepted = accept(checked.document, raw, ledger)
    touched = coverage(len(checked.mentions), checks)
    tally = Tally(
        documents=1,
        articles=len(checked.document.articles),
        quantities=len(checked.mentions),
        covered=sum(c.covered for c in touched),
        **_counts(accepted.findings),
    )
    problems = (*checked.problems, *accepted.problems)
    return Judged(checked.document, checked.mentions, checked.facts, touched, accepted.findings, tally, problems, accepted.notes)


def _place(check: Check) -> tuple[int, int, str]:
    return check.start, check.end, check.rule


def _counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    verdicts = [f.check.verdict for f in findings]
    alarms = [f.check.severity for f in findings if raised(f)]
    return {
        "checks": len(findings),
        "consistent": verdicts.count("consistent"),
        "tension": verdicts.count("tension"),
        "inconsistent": verdicts.count("inconsistent"),
        "undecided": verdicts.count("undecided"),
        "errors": alarms.count("error"),
        "warnings": alarms.count("warning"),
    }


def raised(finding: Finding) -> bool:
    """Whether a finding asks for somebody's attention: it disagrees, and nobody has accepted it."""
    return finding.check.verdict in ("tension", "inconsistent") and finding.accepted is None

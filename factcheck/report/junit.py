"""`--format junit`: JUnit XML, as build servers read it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.phrases import phrases
from factcheck.report.place import spot


@value
class Suite:
    """One document: its cases as XML, and their counts."""

    xml: str
    tests: int
    failures: int = 0
    errors: int = 0
    skipped: int = 0

    def plus(self, other: "Suite") -> "Suite":
        """The counts of both, without their XML."""
        return Suite("", self.tests + other.tests, self.failures + other.failures, self.errors + other.errors, self.skipped + other.skipped)


@value
class JunitReport:
    """A suite for each document, a case for each check; what disagrees is a failure, what cannot be decided is skipped, an input that
    could not be read is an error."""

    def piece(self, judged: Judged) -> Suite:
        cases = [_case(judged.document, f) for f in judged.findings]
        failures = sum(f.check.verdict in ("tension", "inconsistent") and f.accepted is None for f in judged.findings)
        skipped = sum(f.check.verdict == "undecided" or f.accepted is not None for f in judged.findings)
        return _suite(judged.document.path, cases, Suite("", len(cases), failures, 0, skipped))

    def whole(self, pieces: Iterable[Suite], summary: Summary) -> Iterator[str]:
        problems = [_problem(p) for p in summary.problems]
        all_of = Suite("", 0)
        for suite in chain(pieces, problems):
            all_of = all_of.plus(suite)
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="factcheck" tests="{all_of.tests}" failures="{all_of.failures}"'
            f' errors="{all_of.errors}" skipped="{all_of.skipped}">\n'
        )
        yield from (s.xml for s in chain(pieces, problems))
        yield "</testsuites>\n"


def _suite(name: str, cases: Sequence[str], counts: Suite) -> Suite:
    xml = (
        f'<testsuite name={_attribute(name)} tests="{counts.tests}" failures="{counts.failures}" errors="{counts.errors}"'
        f' skipped="{counts.skipped}">\n{"".join(cases)}</testsuite>\n'
    )
    return Suite(xml, counts.tests, counts.failures, counts.errors, counts.skipped)


def _case(document: Document, finding: Finding) -> str:
    check = finding.check
    name = f"{check.rule} {spot(document, check.start, phrases('en'))}"
    head = f"<testcase classname={_attribute(document.path)} name={_attribute(name)}"
    outcome = _outcome(finding)
    return f"{head}>{outcome}</testcase>\n" if outcome else f"{head}/>\n"


def _outcome(finding: Finding) -> str:
    check = finding.check
    if finding.accepted is not None or check.verdict == "undecided":
        return f"<skipped message={_attribute(finding.accepted or check.reason or '')}/>"
    if check.verdict == "consistent":
        return ""
    kind = _attribute(f"{check.verdict} {check.severity}")
    return f"<failure type={kind} message={_attribute(check.message)}>{escape(legal(check.equation))}</failure>"


def _problem(problem: Problem) -> Suite:
    name = problem.path or "factcheck"
    case = f'<testcase classname={_attribute(name)} name="input"><error message={_attribute(problem.message)}/></testcase>\n'
    return _suite(name, [case], Suite("", 1, errors=1))


def _attribute(text: str) -> str:
    return quoteattr(legal(text))


def legal(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return clean(text).replace("\ufffe", "").replace("\uffff", "")

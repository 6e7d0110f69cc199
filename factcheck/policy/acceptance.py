"""Findings that somebody has looked at and accepts: comments in the article, a file beside it, a baseline.

A comment reads `<!-- factcheck: ok RULE reason -->`; it stands for the paragraph that it is in or, on a line of its own, for the one
below. For copy that nobody may touch the same lines stand in `article.txt.factcheck`, each `ok RULE "written number" reason`, where the
number is one of those that the finding binds.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.model.check import Check
from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding
from factcheck.model.rule import Rule
from factcheck.model.value import value
from factcheck.policy.selection import answers, named

COMMENT = re.compile(r"<!--\s{0,80}factcheck:(?P<body>(?:(?!<!--).){0,2000}?)-->", re.DOTALL)  # bounded: nobody may have closed it
BODY = re.compile(r"ok\s+(?P<rule>\S+)(?:\s+(?P<reason>\S.*))?", re.DOTALL)
ENTRY = re.compile(r'ok\s+(?P<rule>\S+)\s+"(?P<text>[^"]+)"(?:\s+(?P<reason>\S.*))?')
USAGE = 2
BASELINE = "baseline"


@value
class Acceptance:
    """One `ok`: which rule, why, where it is said, and for which part of the source (or which written number) it holds."""

    rule: str
    reason: str
    place: str
    span: tuple[int, int] | None = None
    text: str | None = None

    def covers(self, document: Document, check: Check) -> bool:
        if not named(check.rule, check.family, self.rule):
            return False
        bound = [document.source_span(p.start, p.end) for _, places in check.bindings for p in places]
        if self.text is not None:
            return any(document.source[s:e] == self.text for s, e in bound)
        return self.span is not None and any(s < self.span[1] and e > self.span[0] for s, e in bound)


@value
class Accepted:
    """The findings with their acceptances, the errors in what was accepted, and what no finding answered to."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@value
class Ledger:
    """What there is to accept by, beside the comments of the document itself: the file beside it, a baseline's fingerprints; and the rules
    that are known and those that were used, to tell a mistaken name from one that was left out of this run."""

    beside: str = ""
    baseline: frozenset[str] = frozenset()
    known: tuple[Rule, ...] = ()
    used: tuple[Rule, ...] = ()


def accept(document: Document, findings: Sequence[Finding], ledger: Ledger) -> Accepted:
    """Applies the comments of the document, the lines of the file beside it, and the fingerprints of a baseline."""
    problems: list[Problem] = []
    acceptances = [*_comments(document, problems), *_entries(document.path, ledger.beside, problems)]
    used: set[Acceptance] = set()
    done = tuple(_one(document, f, acceptances, used, ledger.baseline) for f in findings)
    notes = tuple(n for a in acceptances if a not in used and (n := _idle(a, ledger)) is not None)
    return Accepted(done, tuple(problems), notes)


def _idle(acceptance: Acceptance, ledger: Ledger) -> str | None:
    """Why an acceptance had nothing to do; None where its rule was not asked."""
    if not any(answers(r, acceptance.rule) for r in ledger.known):
        return f"{acceptance.place}: no rule or family is called {acceptance.rule!r}"
    if any(answers(r, acceptance.rule) for r in ledger.used):
        return f"{acceptance.place}: nothing to accept: no finding of {acceptance.rule} there"
    return None


def _one(
    document: Document, finding: Finding, acceptances: Sequence[Acceptance], used: set[Acceptance], baseline: frozenset[str]
) -> Finding:
    check = finding.check
    if check.verdict not in ("tension", "inconsistent"):
        return finding
    fitting = [a for a in acceptances if a.covers(document, check)]
    used.update(fitting)
    if fitting:
        return replace(finding, accepted=fitting[0].reason)
    return replace(finding, accepted=BASELINE) if finding.fingerprint in baseline else finding


def _comments(document: Document, problems: list[Problem]) -> list[Acceptance]:
    if "factcheck:" not in document.source:
        return []
    return [a for found in COMMENT.finditer(document.source) if (a := _comment(document, found, problems)) is not None]


def _comment(document: Document, found: re.Match[str], problems: list[Problem]) -> Acceptance | None:
    line, column = document.line_column(found.start())
    place = f"{document.path}:{line}:{column}"
    body = BODY.fullmatch(found["body"].strip())
    if body is None or body["reason"] is None:
        problems.append(Problem(place, _complaint(body), USAGE))
        return None
    return Acceptance(body["rule"], " ".join(body["reason"].split()), place, _reach(document.source, found.start(), found.end()))


def _complaint(body: re.Match[str] | None) -> str:
    if body is None:
        return "not understood: write <!-- factcheck: ok RULE reason -->"
    return f"{body['rule']} is accepted without a reason: write <!-- factcheck: ok {body['rule']} reason -->"


def _reach(source: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a comment; for one on a line of its own the paragraph below."""
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    if (source[first:start] + source[end:last]).strip():
        return _paragraph(source, first, last)
    below = len(source) - len(source[last:].lstrip())
    return _paragraph(source, below, below)


def _paragraph(source: str, start: int, end: int) -> tuple[int, int]:
    """From the empty line above to the empty line below."""
    first = max(source.rfind("\n\n", 0, start), source.rfind("\r\n\r\n", 0, start))
    ends = [at for at in (source.find("\n\n", end), source.find("\r\n\r\n", end)) if at >= 0]
    return first + 1, min(ends, default=len(source))


def _entries(path: str, beside: str, problems: list[Problem]) -> list[Acceptance]:
    found = []
    for number, line in enumerate(beside.splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        place = f"{sidecar(path)}:{number}"
        entry = ENTRY.fullmatch(text)
        if entry is None or entry["reason"] is None:
            problems.append(Problem(place, 'not understood: write ok RULE "written number" reason', USAGE))
        else:
            found.append(Acceptance(entry["rule"], entry["reason"], place, text=entry["text"]))
    return found


def sidecar(path: str) -> str:
    """The name of the file beside an article."""
    return f"{path}.factcheck"

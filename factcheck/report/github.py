"""`--format github`: annotations of a GitHub workflow."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding, Judged, Summary
from factcheck.report.clean import clean
from factcheck.report.phrases import common, phrases

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
ORDER = ("error", "warning", "notice")
SHOWN = 10  # of each level a step: GitHub drops what comes after, without a word


@dataclass(frozen=True, slots=True)
class Annotation:
    level: str
    line: str


@dataclass(frozen=True, slots=True)
class GithubReport:
    """The findings that disagree, most severe first, and how many were left out."""

    language: str | None = None

    def piece(self, judged: Judged) -> tuple[str, tuple[Annotation, ...]]:
        document = judged.document
        raised = [f for f in judged.findings if f.check.verdict in ("tension", "inconsistent") and f.accepted is None]
        return document.language, tuple(_annotation(document, f) for f in raised)

    def whole(self, pieces: Sequence[tuple[str, tuple[Annotation, ...]]], summary: Summary) -> str:
        cut = phrases(common([language for language, _ in pieces], self.language))["cut"]
        annotations = [*map(_problem, summary.problems), *(a for _, part in pieces for a in part)]
        return "".join(line for level in ORDER for line in _level([a.line for a in annotations if a.level == level], level, cut))


def _level(lines: Sequence[str], level: str, cut: str) -> list[str]:
    if len(lines) <= SHOWN:
        return list(lines)
    left = cut.format(count=len(lines) - SHOWN + 1, level=level)
    return [*lines[: SHOWN - 1], f"::{level}::{data(left)}\n"]


def _annotation(document: Document, finding: Finding) -> Annotation:
    check = finding.check
    start, end = document.source_span(check.start, check.end)
    (line, column), (end_line, end_column) = document.line_column(start), document.line_column(end)
    place = {"file": document.path, "line": line, "endLine": end_line, "col": column, "endColumn": end_column, "title": check.rule}
    level = LEVELS[check.severity]
    if end_line != line:  # columns of two lines are not understood
        del place["col"], place["endColumn"]
    properties = ",".join(f"{k}={prop(str(v))}" for k, v in place.items())
    return Annotation(level, f"::{level} {properties}::{data(clean(check.message))}\n")


def _problem(problem: Problem) -> Annotation:
    place = f" file={prop(problem.path)}" if problem.path else ""
    return Annotation("error", f"::error{place}::{data(problem.message)}\n")


def data(text: str) -> str:
    """The message of a command, escaped so that an article cannot speak to the workflow."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def prop(text: str) -> str:
    """A property of a command, escaped."""
    return data(text).replace(":", "%3A").replace(",", "%2C")

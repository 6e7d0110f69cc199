"""`--format github`: annotations of a GitHub workflow."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.model.check import Check
from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.phrases import common, phrases
from factcheck.report.place import source_line, spot

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
ORDER = ("error", "warning", "notice")
SHOWN = 10  # of each level a step: GitHub drops what comes after, without a word


@value
class Annotation:
    level: str
    line: str


@value
class GithubReport:
    """The findings that disagree, most severe first, and how many were left out."""

    language: str | None = None

    def piece(self, judged: Judged) -> tuple[str, tuple[Annotation, ...]]:
        document = judged.document
        raised = [f for f in judged.findings if f.check.verdict in ("tension", "inconsistent") and f.accepted is None]
        return document.language, tuple(_annotation(document, f) for f in raised)

    def whole(self, pieces: Iterable[tuple[str, tuple[Annotation, ...]]], summary: Summary) -> Iterator[str]:
        cut = phrases(common((language for language, _ in pieces), self.language))["cut"]
        shown: dict[str, list[str]] = {level: [] for level in ORDER}
        counts = dict.fromkeys(ORDER, 0)
        for annotation in chain(map(_problem, summary.problems), (a for _, part in pieces for a in part)):
            counts[annotation.level] += 1
            if counts[annotation.level] <= SHOWN:
                shown[annotation.level].append(annotation.line)
        for level, lines in shown.items():
            yield from _level(lines, counts[level], level, cut)


def _level(lines: Sequence[str], count: int, level: str, cut: str) -> list[str]:
    """The first lines of a level; of more than can be shown the last place says how many are left out."""
    if count <= SHOWN:
        return list(lines)
    left = cut.format(count=count - SHOWN + 1, level=level)
    return [*lines[: SHOWN - 1], f"::{level}::{data(left)}\n"]


def _annotation(document: Document, finding: Finding) -> Annotation:
    check = finding.check
    level = LEVELS[check.severity]
    place = {"file": document.path, **_lines(document, check), "title": check.rule}
    properties = ",".join(f"{k}={prop(str(v))}" for k, v in place.items())
    return Annotation(level, f"::{level} {properties}::{data(_said(document, check))}\n")


def _lines(document: Document, check: Check) -> dict[str, int]:
    """The lines and columns of a finding in its file; of a document that is no plain text the line at most."""
    if document.origin is not None:
        line = source_line(document, check.start)
        return {} if line is None else {"line": line}
    start, end = document.source_span(check.start, check.end)
    (line, column), (end_line, end_column) = document.line_column(start), document.line_column(end)
    if end_line != line:  # columns of two lines are not understood
        return {"line": line, "endLine": end_line}
    return {"line": line, "endLine": end_line, "col": column, "endColumn": end_column}


def _said(document: Document, check: Check) -> str:
    """The message; where the file has no lines to point at, the page or paragraph goes before it."""
    said = clean(check.message)
    if document.origin is None or document.origin.unit == "line":
        return said
    return f"{spot(document, check.start, phrases(document.language))}: {said}"


def _problem(problem: Problem) -> Annotation:
    place = f" file={prop(problem.path)}" if problem.path else ""
    return Annotation("error", f"::error{place}::{data(clean(problem.message))}\n")


def data(text: str) -> str:
    """The message of a command, escaped so that an article cannot speak to the workflow."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def prop(text: str) -> str:
    """A property of a command, escaped."""
    return data(text).replace(":", "%3A").replace(",", "%2C")

"""`--format sarif`: SARIF 2.1.0, as code scanning services read it."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from factcheck.model.check import Check, Suggestion
from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.value import value
from factcheck.report.json import dumps
from factcheck.report.phrases import phrases
from factcheck.report.place import source_line, spot

Record = dict[str, Any]
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@value
class SarifReport:
    """One run with a result for every finding that disagrees; an accepted one is there, marked as suppressed."""

    def piece(self, judged: Judged) -> list[Record]:
        return [_result(judged.document, f) for f in judged.findings if f.check.verdict in ("tension", "inconsistent")]

    def whole(self, pieces: Iterable[list[Record]], summary: Summary) -> Iterator[str]:
        run = {
            "tool": {"driver": _driver({result["ruleId"] for piece in pieces for result in piece}, summary)},
            "columnKind": "unicodeCodePoints",
            "invocations": [_invocation(summary)],
        }
        yield f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{dumps(run)[:-1]}, "results": ['
        between = ""
        for piece in pieces:
            for result in piece:
                yield between + dumps(result)
                between = ", "
        yield "]}]}\n"


def _driver(used: Iterable[str], summary: Summary) -> Record:
    return {"name": "factcheck", "version": summary.version, "rules": [{"id": name} for name in sorted(used)]}


def _invocation(summary: Summary) -> Record:
    return {
        "executionSuccessful": not summary.problems,
        "toolExecutionNotifications": [_notification(p) for p in summary.problems],
    }


def _notification(problem: Problem) -> Record:
    places = [{"physicalLocation": {"artifactLocation": {"uri": uri(problem.path)}}}] if problem.path else []
    return {"level": "error", "message": {"text": problem.message}, "locations": places}


def _result(document: Document, finding: Finding) -> Record:
    check = finding.check
    result = {
        "ruleId": check.rule,
        "level": LEVELS[check.severity],
        "message": {"text": check.message or check.equation},
        "locations": [_location(document, check.start, check.end)],
        "relatedLocations": _related(document, check),
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "properties": {"family": check.family, "verdict": check.verdict, "equation": check.equation},
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    if check.suggestions and document.origin is None:  # a splice of the extracted text is none of the file
        result["fixes"] = [_fix(document, s) for s in check.suggestions]
    return result


def _related(document: Document, check: Check) -> list[Record]:
    """Every number, item or date that the check binds, each with the name of its slot."""
    places = [(slot, p) for slot, found in check.bindings for p in found]
    return [{"id": i, "message": {"text": slot}, **_location(document, p.start, p.end)} for i, (slot, p) in enumerate(places, start=1)]


def _location(document: Document, start: int, end: int) -> Record:
    artifact = {"artifactLocation": {"uri": uri(document.path)}}
    if document.origin is None:
        return {"physicalLocation": {**artifact, "region": _region(document, start, end)}}
    line = source_line(document, start)
    if line is not None:
        return {"physicalLocation": {**artifact, "region": {"startLine": line}}}
    return {"physicalLocation": artifact, "logicalLocations": [{"name": spot(document, start, phrases("en"))}]}


def _region(document: Document, start: int, end: int) -> Record:
    first, last = document.source_span(start, end)
    (line, column), (end_line, end_column) = document.line_column(first), document.line_column(last)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": first,
        "charLength": last - first,
    }


def _fix(document: Document, suggestion: Suggestion) -> Record:
    return {
        "description": {"text": suggestion.reason or suggestion.operator},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(document.path)},
                "replacements": [
                    {
                        "deletedRegion": _region(document, suggestion.start, suggestion.end),
                        "insertedContent": {"text": suggestion.replacement},
                    }
                ],
            }
        ],
    }


def uri(path: str) -> str:
    """A path as a relative or absolute URI reference."""
    return quote(path.replace("\\", "/"), errors="replace")

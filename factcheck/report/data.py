"""The report as plain data: the JSON of the contract. Offsets are mapped from the flow to the source here, once."""

from typing import Any

from factcheck.model.check import Check, Facts, Place, Suggestion
from factcheck.model.document import Document, Problem
from factcheck.model.mention import Mention
from factcheck.model.report import Coverage, Finding, Judged, Summary
from factcheck.report.values import closed, ends, ratio, written

Record = dict[str, Any]


def document_record(judged: Judged) -> Record:
    document = judged.document
    return {
        "path": document.path,
        "encoding": document.encoding,
        "language": document.language,
        "articles": [_article(document, i) for i in range(len(document.articles))],
        "quantities": [_quantity(document, i, m, judged.facts[i], judged.coverage[i]) for i, m in enumerate(judged.mentions)],
        "checks": [finding_record(document, i, f) for i, f in enumerate(judged.findings)],
    }


def summary_record(summary: Summary) -> Record:
    return {
        "version": 1,
        "tool": {
            "name": "factcheck",
            "version": summary.version,
            "packs": [{"name": p.name, "version": p.version, "sha256": p.sha256} for p in summary.packs],
        },
        "summary": summary.tally.as_dict(),
    }


def problem_record(problem: Problem) -> Record:
    return {"path": problem.path, "message": problem.message, "code": problem.code}


def _article(document: Document, index: int) -> Record:
    article = document.articles[index]
    start, end = document.source_span(article.start, article.end)
    return {"title": article.title, "start": start, "end": end}


def _quantity(document: Document, index: int, mention: Mention, facts: Facts, coverage: Coverage) -> Record:
    w = mention.written
    place = _place(document, mention.start, mention.end)
    return {
        "id": quantity_id(index),
        "text": place.pop("text"),
        **place,
        "kind": w.kind,
        "value": written(w.value),
        "low": written(w.low),
        "high": written(w.high),
        "unit": w.unit,
        "core": ends(w.core),
        "core_closed": closed(w.core),
        "support": ends(w.support),
        "support_closed": closed(w.support),
        "qualifier": w.qualifier,
        "label": facts.label,
        "time": facts.time,
        "direction": facts.direction,
        "covered": coverage.covered,
        "covered_by": ratio(coverage.strength),
    }


def quantity_id(index: int) -> str:
    return f"q{index + 1}"


def finding_record(document: Document, index: int, finding: Finding) -> Record:
    check = finding.check
    place = _place(document, check.start, check.end)
    del place["text"]
    return {
        "id": f"c{index + 1}",
        "rule": check.rule,
        "family": check.family,
        "verdict": check.verdict,
        "severity": check.severity,
        "message": check.message,
        **place,
        "expression": check.expression,
        "equation": check.equation,
        "bindings": _bindings(document, check),
        "slack": written(check.slack),
        "strength": ratio(check.strength),
        "fingerprint": finding.fingerprint,
        "reason": check.reason,
        "suggestions": [_suggestion(document, s) for s in check.suggestions],
        "accepted": finding.accepted,
    }


def _bindings(document: Document, check: Check) -> Record:
    return {slot: [_bound(document, p) for p in places] for slot, places in check.bindings}


def _bound(document: Document, place: Place) -> Record:
    start, end = document.source_span(place.start, place.end)
    return {
        "quantity": None if place.mention is None else quantity_id(place.mention),
        "role": place.role,
        "text": document.source[start:end],
        "start": start,
        "end": end,
    }


def _suggestion(document: Document, suggestion: Suggestion) -> Record:
    start, end = document.source_span(suggestion.start, suggestion.end)
    return {
        "quantity": None if suggestion.mention is None else quantity_id(suggestion.mention),
        "text": document.source[start:end],
        "start": start,
        "end": end,
        "replacement": suggestion.replacement,
        "operator": suggestion.operator,
        "reason": suggestion.reason,
    }


def _place(document: Document, start: int, end: int) -> Record:
    first, last = document.source_span(start, end)
    line, column = document.line_column(first)
    place: Record = {"text": document.source[first:last], "start": first, "end": last, "line": line, "column": column}
    number = document.origin.at(first) if document.origin else None
    if document.origin is not None and number is not None:
        place["origin"] = {document.origin.unit: number}
    return place

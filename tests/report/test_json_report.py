"""The JSON report: by its schema, exact, and with offsets into the text as it was read."""

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from factcheck.model.check import Checked, Facts
from factcheck.model.document import Document, Problem
from factcheck.model.mention import Mention
from factcheck.model.report import Summary, Tally
from factcheck.model.rule import Pack
from factcheck.policy import judge
from factcheck.report.json import JsonReport, dumps
from factcheck.report.jsonl import JsonLines
from factcheck.report.schema import report_schema
from tests.report import samples

SUMMARY = Summary(Tally(documents=1), (Problem("x.txt", "cannot be read", 3),), (Pack("zh", "1", "0" * 64),), "1.2.3")


def report(*documents: Any, summary: Summary = SUMMARY) -> Any:
    form = JsonReport()
    return json.loads("".join(form.whole([form.piece(d) for d in documents], summary)))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_report_meets_its_schema(count: int) -> None:
    jsonschema.validate(report(*[samples.judged()] * count), report_schema())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_head_and_problems() -> None:
    made = report()
    assert made["tool"] == {"name": "factcheck", "version": "1.2.3", "packs": [{"name": "zh", "version": "1", "sha256": "0" * 64}]}
    assert made["problems"] == [{"path": "x.txt", "message": "cannot be read", "code": 3}]
    assert made["documents"] == []


def test_a_quantity() -> None:
    quantity = report(samples.judged())["documents"][0]["quantities"][0]
    assert quantity == {
        "id": "q1", "text": "500吨", "start": 9, "end": 13, "line": 2, "column": 5, "kind": "measure", "value": "500", "low": "499.5",
        "high": "500.5", "unit": "t", "core": ["499.5", "500.5"], "core_closed": [True, True], "support": ["499.5", "500.5"],
        "support_closed": [True, True], "qualifier": "rounded", "label": "存粮", "time": None, "direction": None, "covered": True,
        "covered_by": 0.97,
    }  # fmt: skip


def test_a_check() -> None:
    check = report(samples.judged())["documents"][0]["checks"][0]
    fingerprint = check.pop("fingerprint")
    assert len(fingerprint) == 32
    assert check == {
        "id": "c1", "rule": "zh/sum/breakdown", "family": "sum", "verdict": "inconsistent", "severity": "error",
        "message": "各部分合计510吨，文中写作500吨", "start": 9, "end": 29, "line": 2, "column": 5, "expression": "total == sum(parts)",
        "equation": "300 + 210 = 510 ≠ 500 吨",
        "bindings": {
            "total": [{"quantity": "q1", "role": "number", "text": "500吨", "start": 9, "end": 13}],
            "parts": [
                {"quantity": "q2", "role": "number", "text": "300吨", "start": 18, "end": 22},
                {"quantity": "q3", "role": "number", "text": "210吨", "start": 25, "end": 29},
            ],
        },
        "slack": "-10", "strength": 0.97, "reason": None, "accepted": None,
        "suggestions": [
            {"quantity": "q1", "text": "500吨", "start": 9, "end": 13, "replacement": "510吨", "operator": "recompute",
             "reason": "各部分之和"}
        ],
    }  # fmt: skip


def test_a_quotient_and_an_infinite_end() -> None:
    document = samples.document("无题\n三分之一")
    made = judge(Checked(document, (Mention(3, 7, samples.third()),), (Facts(),), ()))
    quantity = report(made)["documents"][0]["quantities"][0]
    assert quantity["value"] == "1/3"
    assert quantity["core"] == ["0.3", None]
    assert quantity["core_closed"] == [True, False]
    assert (quantity["covered"], quantity["covered_by"]) == (False, None)


def test_offsets_are_those_of_the_source() -> None:
    """The flow has lost two characters of a column layout in front of every number."""
    flow = samples.document()
    source = "粮库\n 扩容" + samples.TEXT[4:]
    pieces = ((0, 0), (2, 4))
    cut = Document("a.txt", source, flow.flow, pieces, "utf-8", "zh", flow.articles, None, (0, 3, 7))
    numbers = samples.mentions()
    record = report(judge(Checked(cut, numbers, (Facts(),) * 3, (samples.breakdown(numbers),))))["documents"][0]
    assert [source[q["start"] : q["end"]] for q in record["quantities"]] == ["500吨", "300吨", "210吨"]
    assert (record["checks"][0]["line"], record["checks"][0]["column"]) == (3, 5)


def test_a_lone_surrogate_is_escaped() -> None:
    assert dumps({"a": "库\ud800"}) == '{"a": "库\\ud800"}'
    assert json.loads(dumps("库\udfff")) == "库\udfff"


def test_json_lines_hold_one_finding_each() -> None:
    form = JsonLines()
    lines = "".join(form.whole([form.piece(samples.judged()), form.piece(samples.judged("consistent"))], SUMMARY)).splitlines()
    records = [json.loads(line) for line in lines]
    assert [(r["path"], r["article"], r["verdict"]) for r in records] == [
        ("库/粮 库.txt", "粮库扩容", "inconsistent"),
        ("库/粮 库.txt", "粮库扩容", "consistent"),
    ]


def test_values_print_without_an_exponent() -> None:
    from factcheck.report.values import written

    assert written(Decimal("2.75E+8")) == "275000000"
    assert written(Decimal("9.40")) == "9.4"
    assert written("2025-12-XX") == "2025-12-XX"

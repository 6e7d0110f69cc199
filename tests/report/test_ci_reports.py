"""SARIF and JUnit, as the tools of others read them."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema.validators import validator_for

from factcheck.model.check import Verdict
from factcheck.model.document import Origin, Problem
from factcheck.model.report import Judged, Summary, Tally
from factcheck.report.junit import JunitReport
from factcheck.report.sarif import SarifReport, uri
from tests.report import samples

PROBLEMS = (Problem("坏 件.txt", "cannot be decoded at byte 3", 3),)


def sarif(*documents: Judged, problems: tuple[Problem, ...] = ()) -> Any:
    form = SarifReport()
    return json.loads("".join(form.whole([form.piece(d) for d in documents], Summary(Tally(), problems, version="1.0"))))["runs"][0]


def junit(*documents: Judged, problems: tuple[Problem, ...] = ()) -> ElementTree.Element:
    form = JunitReport()
    return ElementTree.fromstring("".join(form.whole([form.piece(d) for d in documents], Summary(Tally(), problems))))


def test_sarif_result() -> None:
    (result,) = sarif(samples.judged())["results"]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == (
        "zh/sum/breakdown",
        "error",
        "各部分合计510吨，文中写作500吨",
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E5%BA%93/%E7%B2%AE%20%E5%BA%93.txt"},
        "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 25, "charOffset": 9, "charLength": 20},
    }
    assert [(r["id"], r["message"]["text"]) for r in result["relatedLocations"]] == [(1, "total"), (2, "parts"), (3, "parts")]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "510吨"}
    assert len(result["partialFingerprints"]["factcheck/v1"]) == 32


@pytest.mark.parametrize(("verdict", "results"), [("consistent", 0), ("undecided", 0), ("tension", 1), ("inconsistent", 1)])
def test_sarif_holds_what_disagrees(verdict: str, results: int) -> None:
    assert len(sarif(samples.judged(verdict))["results"]) == results  # type: ignore[arg-type]


def test_sarif_problems_are_notifications() -> None:
    (invocation,) = sarif(problems=PROBLEMS)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "cannot be decoded at byte 3"}


def test_sarif_paths_are_uris() -> None:
    assert uri("a b#c?.txt") == "a%20b%23c%3F.txt"
    assert uri("a\\b.txt") == "a/b.txt"


def test_junit_counts_and_outcomes() -> None:
    verdicts: tuple[Verdict, ...] = ("inconsistent", "consistent", "undecided", "tension")
    root = junit(*(samples.judged(v) for v in verdicts), problems=PROBLEMS)
    assert root.attrib == {"name": "factcheck", "tests": "5", "failures": "2", "errors": "1", "skipped": "1"}
    assert [[child.tag for child in case] for case in root.iter("testcase")] == [["failure"], [], ["skipped"], ["failure"], ["error"]]
    (failure, *_) = root.iter("failure")
    assert failure.attrib == {"type": "inconsistent error", "message": "各部分合计510吨，文中写作500吨"}
    assert failure.text == "300 + 210 = 510 ≠ 500 吨"


def test_junit_escapes_what_an_article_says() -> None:
    root = junit(samples.judged(message='</failure><x a="\x00\x1b[1m&\ufffe">'))
    assert next(root.iter("failure")).attrib["message"] == '</failure><x a="&">'


@pytest.mark.skipif("FACTCHECK_SARIF_SCHEMA" not in os.environ, reason="FACTCHECK_SARIF_SCHEMA names the schema of SARIF 2.1.0")
@pytest.mark.parametrize("origin", [None, Origin("page", ((0, 3),)), Origin("line", ((0, 41),))], ids=["text", "page", "line"])
def test_sarif_is_valid(origin: Origin | None) -> None:
    schema = json.loads(Path(os.environ["FACTCHECK_SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    made = samples.judged()
    made = replace(made, document=replace(made.document, origin=origin))
    form = SarifReport()
    report = json.loads("".join(form.whole([form.piece(made)], Summary(Tally(), PROBLEMS, version="1.0"))))
    validator_for(schema)(schema).validate(report)


def test_a_page_is_told_where_a_file_has_no_lines() -> None:
    made = samples.judged()
    made = replace(made, document=replace(made.document, origin=Origin("page", ((0, 3),))))
    (result,) = sarif(made)["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "page 3"}]
    assert "fixes" not in result
    assert junit(made)[0][0].get("name") == "zh/sum/breakdown page 3"


def test_the_line_of_a_web_page_is_that_of_its_source() -> None:
    made = samples.judged()
    made = replace(made, document=replace(made.document, origin=Origin("line", ((0, 41),))))
    (result,) = sarif(made)["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 41}

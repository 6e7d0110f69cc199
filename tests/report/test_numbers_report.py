"""The numbers of an article, as a table and for a spreadsheet."""

import csv
from io import StringIO

from factcheck.model.report import Summary
from factcheck.report.numbers import NumbersCsv, NumbersTable
from tests.report import samples


def test_csv() -> None:
    form, made = NumbersCsv(), samples.judged()
    rows = list(csv.DictReader(StringIO("".join(form.whole([form.piece(made)], Summary(made.tally))))))
    assert rows[2] == {
        "path": "库/粮 库.txt", "line": "2", "column": "21", "start": "25", "end": "29", "text": "210吨", "kind": "measure", "value": "210",
        "low": "209.5", "high": "210.5", "unit": "t", "qualifier": "rounded", "label": "玉米", "time": "去年", "direction": "up",
        "origin": "",
    }  # fmt: skip


def test_table() -> None:
    form, made = NumbersTable(language="en"), samples.judged()
    lines = "".join(form.whole([form.piece(made)], Summary(made.tally))).splitlines()
    assert lines[0] == "库/粮 库.txt"
    assert lines[2].split() == ["500吨", "measure", "500", "t", "[499.5,", "500.5]", "[499.5,", "500.5]", "rounded", "存粮", "2:5"]
    assert lines[-1] == "3 numbers read in 1 articles of 1 documents"

"""The tables of sentences: each is understood as its table says. `notation.py` says how the tables are read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import check_text
from tests.structure.notation import list_faults, named_faults, number_faults, row_faults, understood

TABLES = sorted((Path(__file__).parent / "zh").glob("*.yaml"))
KEYS = {"id", "text", "numbers", "lists", "pairs", "rows", "named", "xfail"}


def _rows() -> list[Any]:
    rows = [(table.stem, row) for table in TABLES for row in yaml.safe_load(table.read_text(encoding="utf-8"))]
    marks = [[pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else [] for _, row in rows]
    return [pytest.param(row, id=f"{name}: {row['id']}", marks=mark) for (name, row), mark in zip(rows, marks, strict=True)]


ROWS = _rows()


@pytest.mark.parametrize("row", ROWS)
def test_sentence_is_understood(row: dict[str, Any]) -> None:
    assert row.keys() <= KEYS
    found = understood(row["text"])
    faults = [*number_faults(row.get("numbers", {}), found)]
    faults += list_faults(row["lists"], found) if "lists" in row else []
    faults += row_faults(row.get("pairs", []), found, "row")
    faults += row_faults(row.get("rows", []), found, "segment")
    faults += named_faults(row["named"], found, [f.check for f in check_text(row["text"]).findings]) if "named" in row else []
    assert faults == []


def test_tables_are_many_and_their_names_their_own() -> None:
    assert len(ROWS) >= 150
    assert len({row.id for row in ROWS}) == len(ROWS)

"""Passages with the verdict that their family must give: one table a language, readable as it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.engine.types.judged import verdict

HERE = Path(__file__).parent
CALENDAR = ("date", "weekday", "duration", "age")
FILES = (
    "calendar_zh.yaml",
    "times_zh.yaml",
    "order_zh.yaml",
    "limits_zh.yaml",
    "lists_zh.yaml",
    "repeated_zh.yaml",
    "equations_zh.yaml",
    "kinds_zh.yaml",
    "frames_zh.yaml",
    "quiet_zh.yaml",
    "told_zh.yaml",
)


def _rows(*files: str) -> Iterator[object]:
    for file in files:
        language = Path(file).stem.rsplit("_", 1)[1]
        for family, verdicts in yaml.safe_load((HERE / file).read_text(encoding="utf-8")).items():
            for expected, passages in verdicts.items():
                for number, passage in enumerate(passages, 1):
                    yield pytest.param(family, expected, passage, language, id=f"{language}-{family}-{expected}-{number}")


@pytest.mark.parametrize(("family", "expected", "passage", "language"), list(_rows(*FILES)))
def test_passage(family: str, expected: str, passage: str, language: str) -> None:
    families = CALENDAR if family in CALENDAR and expected == "inconsistent" else (family,)
    said = verdict(passage, *families, language=language)
    assert said != "inconsistent" if expected == "quiet" else said == expected

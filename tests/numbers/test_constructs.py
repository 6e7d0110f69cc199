"""The tables of constructs: every text is read as it says, number by number, and the page of them in the docs is up to date."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.numbers.readings import marked, readings, unmarked

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROWS = [
    pytest.param(language, text, tuple(expected), id=f"{construct['name']['en']}: {text}")
    for language in ("zh", "en")
    for construct in yaml.safe_load((HERE / f"constructs_{language}.yaml").read_text(encoding="utf-8"))["constructs"]
    for text, *expected in construct["rows"]
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_construct_is_read_in_place(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert marked(unmarked(text), language) == text
    assert tuple(readings(unmarked(text), language)) == expected


def test_page_of_constructs_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "numbers_page.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

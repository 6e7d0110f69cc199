"""`factcheck rules misses`: the words beside numbers that fit an equation and have no role."""

import json
from pathlib import Path

from tests.scenarios.command import factcheck

SENTENCE = "东库腾挪粮食1234吨，西库腾挪粮食2345吨，两库腾挪粮食3579吨。"


def test_a_word_beside_numbers_without_a_role_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", "--format", "json", cwd=tmp_path)
    assert run.returncode == 0
    assert json.loads(run.stdout)["misses"] == [
        {"count": 3, "word": "粮食", "equation": "a + b = c", "file": "a.txt", "line": 1, "sentence": SENTENCE}
    ]


def test_numbers_too_short_fit_by_chance(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("东库腾挪粮食12吨，西库腾挪粮食23吨，两库腾挪粮食35吨。\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "no number of these articles lacks a role in an equation\n")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert factcheck("rules", "misses", "none.txt", cwd=tmp_path).returncode == 3

"""`factcheck rules misses`: the words beside numbers that fit an equation and have no role."""

import json
from pathlib import Path

import pytest

from tests.scenarios.command import factcheck

HOLDS = "东库腾挪粮食1234吨，西库腾挪粮食2345吨，两库腾挪粮食3579吨。"
NEARLY = "南库腾挪粮食4321吨，北库腾挪粮食2216吨，两库腾挪粮食6357吨。"  # 6537
ENGLISH = "The north depot swapped 1,234 tonnes, the south depot swapped 2,345 tonnes, both swapped 3,579 tonnes."
WORDS = "version: 1\nlanguage: zh\nextend: {closing: [腾挪]}\n"
RULE = "version: 1\nlanguage: zh\nextend-words: {closing: [腾挪]}\n"
NONE = "no number of these articles lacks a role in an equation\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"{HOLDS}\n{NEARLY}\n", encoding="utf-8")
    (tmp_path / "words.yaml").write_text(WORDS, encoding="utf-8")
    (tmp_path / "rule.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


def test_words_come_with_their_counts_and_the_first_place(desk: Path) -> None:
    (desk / "b.txt").write_text(f"{ENGLISH}\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", "b.txt", cwd=desk)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "  holds  nearly  word     relation  where       equation\n"
        "  1      1       库腾挪   sum       a.txt:1:7   3579吨 = 1234吨 + 2345吨\n"
        f"    {HOLDS}\n"
        "  1      0       swapped  sum       b.txt:1:25  3,579 tonnes = 1,234 tonnes + 2,345 tonnes\n"
        f"    {ENGLISH}\n"
        "\n"
        "2 words\n"
    )


def test_an_equation_that_one_slip_breaks_nearly_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{NEARLY}\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", "--format", "json", cwd=tmp_path)
    assert json.loads(run.stdout)["misses"] == [
        {
            "word": "库腾挪",
            "relation": "sum",
            "holds": 0,
            "nearly": 1,
            "equation": "6357吨 ≈ 4321吨 + 2216吨",
            "path": "a.txt",
            "line": 1,
            "column": 7,
            "sentence": NEARLY,
        }
    ]


@pytest.mark.parametrize("option", [("--words", "words.yaml"), ("--rules", "rule.yaml")])
def test_an_own_word_is_not_missing(option: tuple[str, str], desk: Path) -> None:
    run = factcheck("rules", "misses", "a.txt", *option, cwd=desk)
    assert (run.returncode, run.stdout) == (0, NONE)


def test_the_words_of_the_settings_count(desk: Path) -> None:
    (desk / "factcheck.toml").write_text('words = ["words.yaml"]\n', encoding="utf-8")
    assert factcheck("rules", "misses", "a.txt", cwd=desk).stdout == NONE


@pytest.mark.parametrize(
    "sentence",
    [
        "东库腾挪粮食12吨，西库腾挪粮食23吨，两库腾挪粮食35吨。",  # too short: any two such numbers may add up
        "东库腾挪粮食1234吨，西库腾挪粮食2345吨，两库腾挪粮食3579斤。",  # other units
        "东库腾挪粮食1234吨，西库腾挪粮食2345吨，两库腾挪粮食3601吨。",  # no slip makes it 3579
    ],
)
def test_what_says_nothing_is_not_listed(sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{sentence}\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, NONE)


def test_the_number_of_processes_changes_nothing(desk: Path) -> None:
    archive = "".join(json.dumps({"id": n, "text": HOLDS}) + "\n" for n in range(40))
    (desk / "archive.jsonl").write_text(archive, encoding="utf-8")
    one, two = (factcheck("rules", "misses", "archive.jsonl", "--jobs", jobs, cwd=desk) for jobs in "12")
    assert one.stdout == two.stdout
    assert "\n  40     0       库腾挪" in one.stdout


def test_standard_input_is_an_archive_too(tmp_path: Path) -> None:
    run = factcheck("rules", "misses", "-", cwd=tmp_path, stdin=HOLDS.encode())
    assert run.returncode == 0
    assert "库腾挪" in run.stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(desk: Path) -> None:
    run = factcheck("rules", "misses", "none.txt", "a.txt", cwd=desk)
    assert run.returncode == 3
    assert run.stderr == "none.txt: cannot be read: no such file or directory\n"
    assert "库腾挪" in run.stdout


def test_a_wrong_file_of_words_is_refused(desk: Path) -> None:
    (desk / "words.yaml").write_text("language: zh\nextend: {closin: [腾挪]}\n", encoding="utf-8")
    run = factcheck("rules", "misses", "a.txt", "--words", "words.yaml", cwd=desk)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", "words.yaml: extend: unknown concept closin\n")

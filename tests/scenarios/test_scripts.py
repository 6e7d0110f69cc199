"""The scripts that measure: what they print, and what they keep."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "渔港改建\n本报讯 去年，渔港的卸货量由2400吨增至3000吨，增长25%。港内新修泵房7座。\n"


def script(name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "scripts" / name, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_coverage_is_counted_by_kind(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    run = script("coverage.py", "a.txt", "--jobs", jobs, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "kind                numbers         covered    strength ≥ ½\n"
        "all                       4        3  75.0%        3  75.0%\n"
        "measure                   2        2 100.0%        2 100.0%\n"
        "count                     1        0   0.0%        0   0.0%\n"
        "percent                   1        1 100.0%        1 100.0%\n"
    )


def test_coverage_tells_what_cannot_be_read(tmp_path: Path) -> None:
    run = script("coverage.py", "none.txt", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (3, "none.txt: cannot be read: no such file or directory\n")


def test_the_figures_are_of_rules_and_add_up() -> None:
    figures = json.loads((ROOT / "rules" / "figures.json").read_text(encoding="utf-8"))
    assert {archive["language"] for archive in figures["archives"].values()} == {"zh", "en"}
    for archive in figures["archives"].values():
        assert all(rule["wrong"] <= rule["inconsistent"] for rule in archive["rules"].values())
        assert archive["wrong"] <= sum(rule["wrong"] for rule in archive["rules"].values())
    assert all(0 <= slips["caught"] <= slips["tried"] for slips in figures["slips"].values())


def test_every_rule_of_the_reference_has_its_figures() -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    rules = page.split("\n### ")[1:]
    assert all("\n- slips: " in rule or "\n- not measured yet" in rule for rule in rules)
    assert sum("\n- published articles: " in rule for rule in rules) > 50

"""What the package is built with is all that a first start asks for."""

import os
import subprocess
import sys
from pathlib import Path

from factcheck.lexicon.store import FOLDER
from tests.scenarios.command import factcheck

FIXTURES = Path(__file__).parents[1] / "fixtures"


def test_a_first_start_makes_nothing_that_was_not_built(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "factcheck.prebuild", str(tmp_path)], check=True)
    built = {f.name for f in tmp_path.glob("*.json")}
    (tmp_path / "en.txt").write_text("The harbour landed 2,400 tonnes last year and 3,000 this year, a rise of 25%.\n", encoding="utf-8")
    for page in (FIXTURES / "page.txt", tmp_path / "en.txt"):
        done = factcheck("check", str(page), "--fail-on", "never", cwd=tmp_path, env={**os.environ, FOLDER: str(tmp_path)})
        assert done.returncode == 0
    assert {f.name for f in tmp_path.glob("*.json")} == built

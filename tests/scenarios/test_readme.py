"""Every command of the README and of the docs runs and ends as it should; so does every piece of Python, and every snippet parses."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = README + "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").rglob("*.md")))


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGES, re.DOTALL)


COMMANDS = sorted({line for block in blocks("sh") for line in block.splitlines() if line.startswith("factcheck ")})


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    if "--output" in arguments:
        arguments[arguments.index("--output") + 1] = str(tmp_path / "report")
    program = Path(sys.executable).parent / "factcheck"
    run = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "120"})
    assert run.returncode == 0, run.stderr
    assert run.stdout or "--output" in arguments


@pytest.mark.parametrize("code", blocks("python"))
def test_python(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "docs", "exec"), {})
    assert "inconsistent 2400吨 × (1 + 35%) = 3240吨 ≠ 3000吨" in capsys.readouterr().out


@pytest.mark.parametrize("snippet", blocks("yaml"))
def test_yaml(snippet: str) -> None:
    assert yaml.safe_load(snippet)


def test_the_first_command_sets_up_and_checks() -> None:
    first = next(line for line in README.splitlines() if line.startswith("python3 -m venv"))
    assert "pip install" in first
    assert "factcheck check" in first
    assert (ROOT / "fixtures" / "page.txt").is_file()
    assert (ROOT / "requirements.lock").is_file()

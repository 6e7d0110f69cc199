"""The one table of exit codes: a test per row, for every format, with and without --output. No path through an error prints success."""

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from factcheck import pipeline
from factcheck.cli.app import start
from factcheck.cli.check import FORMATS
from factcheck.documents import Record
from tests.scenarios.command import PROGRAM

GOOD = "渔港去年的卸货量由2400吨增至3000吨，增长25%。\n"
BAD = "渔港去年的卸货量由2400吨增至3000吨，增长35%。\n"
DOUBT = "渔港去年的卸货量由2400吨增至3000吨，增长24%。\n"
FILES = {
    "good.txt": GOOD,
    "bad.txt": BAD,
    "doubt.md": f"{DOUBT}\n",
    "plain.txt": "渔港去年扩建。\n",
    "lonely.txt": "渔港去年有3座冷库。\n",
    "empty.txt": "",
    "blank.txt": " \n\u3000\n",
    "binary.txt": "\x00\x01\x02\x03",
    "no-reason.md": f"<!-- factcheck: ok growth -->\n{BAD}",
    "lines.jsonl": '{"id": 1, "text": "渔港去年扩建。"}\nnot json\n',
    "wrong.yaml": "version: 1\nlanguage: zh\nrules:\n  - {id: x, type: relatoin}\n",
    "unknown.toml": 'ignore = ["grwth"]\n',
    "strange.toml": 'fail_on = "error"\n',
    "old.json": '{"version": 0, "findings": []}',
    "broken.docx": "PK",
}
# Arguments, exit code, and what standard error says.
ROWS: list[tuple[str, int, str]] = [
    ("good.txt", 0, ""),
    ("plain.txt", 0, ""),
    ("bad.txt", 1, ""),
    ("bad.txt --fail-on never", 0, ""),
    ("bad.txt --ignore growth", 0, ""),
    ("bad.txt --severity", 2, "No such option"),
    ("lonely.txt --require-coverage 50", 1, "0 of 1 numbers are covered by a check, and 50% are required"),
    ("lonely.txt --require-coverage 50 --fail-on never", 1, "0 of 1 numbers are covered by a check, and 50% are required"),
    ("plain.txt --require-coverage 100", 0, ""),
    ("", 2, "no input: name files or folders, or - for standard input"),
    ("good.txt --format tabel", 2, "tabel"),
    ("good.txt --date 2025-02-30", 2, "'2025-02-30' is not a day of the form YYYY-MM-DD"),
    ("good.txt --rules wrong.yaml", 2, "wrong.yaml:4:"),
    ("good.txt --rules missing.yaml", 2, "missing.yaml"),
    ("good.txt --config unknown.toml", 2, "unknown.toml:1: no rule or family is called 'grwth' (did you mean growth?)"),
    ("good.txt --config strange.toml", 2, "strange.toml:1: unknown key 'fail_on' (did you mean fail-on?)"),
    ("good.txt --config missing.toml", 2, "missing.toml: cannot be read"),
    ("good.txt --ignore grwth", 2, "no rule or family is called 'grwth' (did you mean growth?)"),
    ("good.txt --baseline old.json", 2, "old.json: not a baseline of version 1; write it anew with --write-baseline"),
    ("no-reason.md", 2, "no-reason.md:1:1: growth is accepted without a reason"),
    ("missing.txt", 3, "missing.txt: cannot be read: no such file or directory"),
    ("empty.txt", 3, "empty.txt: the file is empty (0 bytes)"),
    ("blank.txt", 3, "blank.txt: nothing but white space"),
    ("binary.txt", 3, "binary.txt: a binary file, not text"),
    ("broken.docx", 3, "broken.docx: not a whole .docx"),
    ("lines.jsonl", 3, "lines.jsonl:2: not JSON"),
    ("folder", 3, "folder: no article in this folder"),
    ("bad.txt missing.txt", 3, "missing.txt: cannot be read"),
    ("bad.txt missing.txt --fail-on never", 3, "missing.txt: cannot be read"),
    ("no-reason.md missing.txt bad.txt", 2, "missing.txt: cannot be read"),
]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all the files, which is where the command runs."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("to_file", [False, True], ids=["stdout", "output"])
@pytest.mark.parametrize("form", get_args(FORMATS))
@pytest.mark.parametrize(("arguments", "code", "said"), ROWS, ids=[row[0] or "nothing" for row in ROWS])
def test_the_exit_code(arguments: str, code: int, said: str, form: str, to_file: bool, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [] if "--format" in arguments else ["--format", form]
    done = start(["check", *arguments.split(), *asked, *(["--output", "report"] if to_file else [])])
    out, err = capsys.readouterr()
    assert done == code, err
    assert said in err
    assert bool(out) is not to_file or code == 2 or form in ("github", "jsonl")
    if code == 3 and not to_file and form in ("json", "sarif", "junit", "html"):
        assert ("bad.txt" in out) is ("bad.txt" in arguments)  # what could be read is reported


@pytest.mark.parametrize("form", get_args(FORMATS))
def test_a_defect_is_four_and_the_rest_is_still_reported(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real: Callable[..., object] = pipeline.check_record

    def failing(record: Record, own: pipeline.Checker) -> object:
        if record.path == "good.txt":
            raise ZeroDivisionError("a defect")
        return real(record, own)

    monkeypatch.setattr(pipeline, "check_record", failing)
    assert start(["check", "good.txt", "bad.txt", "missing.txt", "--no-cache", "--format", form]) == 4
    out, err = capsys.readouterr()
    assert "good.txt: internal error: ZeroDivisionError: a defect (test_gate.py:" in err
    assert "zh/growth/from-to" in out


def test_the_report_says_what_the_exit_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["check", "missing.txt", "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == 3
    assert start(["check", "missing.txt", "--format", "junit"]) == 3
    assert ElementTree.fromstring(capsys.readouterr().out).get("errors") == "1"
    assert start(["check", "missing.txt", "--format", "sarif"]) == 3
    assert json.loads(capsys.readouterr().out)["runs"][0]["invocations"][0]["executionSuccessful"] is False


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "folder").chmod(0o500)
    assert start(["check", "good.txt", "--output", "folder/report"]) == 2
    assert "folder/report: cannot be written" in capsys.readouterr().err


def test_an_output_that_is_a_folder_and_one_in_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["check", "good.txt", "--output", "folder"]) == 2
    assert "folder: cannot be written" in capsys.readouterr().err
    assert start(["check", "good.txt", "--output", "nowhere/report"]) == 2
    assert "there is no folder nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption(number: signal.Signals, code: int, desk: Path) -> None:
    os.mkfifo(desk / "slow.txt")
    with subprocess.Popen([PROGRAM, "check", "slow.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        with open(desk / "slow.txt", "wb"):  # opens when the program does: it is at work now, and waits for us
            run.send_signal(number)
            out, err = run.communicate(timeout=60)
        assert (run.returncode, out, err) == (code, b"", b"")


def test_a_closed_pipe_is_silent() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run([PROGRAM, "check", "bad.txt"], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writer)
    assert (run.returncode, run.stderr) == (141, b"")

"""What a run leaves behind is whole: reports, baselines and caches, whatever happens while they are written."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.files import replace
from factcheck.lexicon.store import FOLDER
from tests.scenarios.command import PROGRAM, factcheck

SLIP = "渔港去年的卸货量由2400吨增至3000吨，增长35%。\n"


def interrupted() -> Iterator[str]:
    yield "half of a new report"
    raise KeyboardInterrupt


def test_the_old_file_stands_when_the_writing_is_interrupted(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        replace(file, interrupted())
    assert (file.read_text(), os.listdir(tmp_path)) == ("old", ["report.json"])


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    replace(tmp_path / "a", ["one", "two"])
    (tmp_path / "b").write_text("onetwo")
    assert (tmp_path / "a").read_text() == "onetwo"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    replace(tmp_path / "link", ["new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = os.stat(os.devnull).st_ino
    replace(Path(os.devnull), ["x"])
    assert os.stat(os.devnull).st_ino == before


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "sarif", "github", "junit", "html"])
@pytest.mark.parametrize("to_file", [False, True], ids=["stdout", "output"])
def test_a_full_disk_is_told(form: str, to_file: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    command = [str(PROGRAM), "check", "a.txt", "--format", form, *(["--output", "/dev/full"] if to_file else [])]
    with open("/dev/full", "wb") as full:
        run = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert run.returncode == 2
    assert run.stderr.decode().endswith("cannot be written: No space left on device\n")


@pytest.mark.parametrize("asked", ["--output", "--write-baseline"])
def test_no_half_of_a_file_is_left_where_there_is_no_room(asked: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP * 40, encoding="utf-8")
    (tmp_path / "kept").write_text("old")
    command = [str(PROGRAM), "check", "a.txt", "--format", "json", asked, "kept", "--fail-on", "never"]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=no_room,
        check=False,
        timeout=120,
        env={**os.environ, "FACTCHECK_NO_CACHE": "1"},
    )
    assert (run.returncode, (tmp_path / "kept").read_text()) == (2, "old"), run.stderr
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "kept"]
    assert b"kept: cannot be written: File too large" in run.stderr


def no_room() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))


@pytest.mark.parametrize("damage", [b"", b"not a data base", b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_damaged_cache_changes_nothing_and_is_replaced(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    folder = tmp_path / "cache"
    folder.mkdir()
    env = {FOLDER: str(folder), "FACTCHECK_NO_CACHE": ""}
    clean = factcheck("check", "a.txt", "--no-cache", cwd=tmp_path, env=env)
    (folder / "results.sqlite").write_bytes(damage)
    for file in folder.glob("*.json"):
        file.write_bytes(b"{")
    runs = [factcheck("check", "a.txt", cwd=tmp_path, env=env) for _ in range(3)]
    assert [(r.returncode, r.stdout, r.stderr) for r in runs] == [(1, clean.stdout, "")] * 3
    assert (folder / "results.sqlite").read_bytes() != damage

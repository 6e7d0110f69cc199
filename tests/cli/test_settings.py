"""What a newsroom meets around the checks: the settings shown, the starter files, the cache, the bar, the watch, the workflow's action."""

import json
import os
import pty
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from factcheck import load_rules
from factcheck.cli.app import start
from factcheck.cli.watch import again, wanted
from tests.scenarios.command import PROGRAM, factcheck

ROOT = Path(__file__).resolve().parents[2]
GOOD = "渔港去年的卸货量由2400吨增至3000吨，增长25%。\n"
BAD = "渔港去年的卸货量由2400吨增至3000吨，增长35%。\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = start(arguments)
    return code, capsys.readouterr().out


def test_every_setting_is_shown_with_its_origin(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "factcheck.toml").write_text('fail-on = "warning"\n\n[severity]\n"zh/growth" = "off"\n', encoding="utf-8")
    code, shown = said(capsys, "config", "show")
    assert code == 0
    lines = {line.split(" = ")[0]: line for line in shown.splitlines()}
    assert re.fullmatch(rf'fail-on = "warning" +# {desk}/factcheck\.toml:1', lines["fail-on"])
    assert re.fullmatch(rf'severity = {{"zh/growth" = "off"}} +# {desk}/factcheck\.toml:3', lines["severity"])
    assert lines["bundled"].endswith("# default")
    assert tomllib.loads(shown)["severity"] == {"zh/growth": "off"}


def test_the_settings_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, shown = said(capsys, "config", "show", "--format", "json")
    assert json.loads(shown)["fail-on"] == {"value": "error", "origin": "default"}


def test_init_writes_what_works_and_keeps_what_is_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    code, lines = said(capsys, "init")
    assert (code, lines) == (
        0,
        "written  factcheck.toml\nwritten  rules/first.yaml\nkept     .pre-commit-config.yaml\nwritten  .github/workflows/factcheck.yml\n",
    )
    assert (desk / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert said(capsys, "rules", "test", "--rules", "rules", "--no-bundled") == (
        0,
        "2 of 2 examples of 1 rules are as they say\n   20 of    23 slips caught ( 87.0%)  ours/ticket-income\n",
    )
    (desk / "a.txt").write_text("周末票价20元，游客300人次，门票收入8000元。\n", encoding="utf-8")
    code, report = said(capsys, "check", "a.txt")
    assert code == 1
    assert "ours/ticket-income" in report
    assert yaml.safe_load((desk / ".github/workflows/factcheck.yml").read_text(encoding="utf-8"))["jobs"]


def test_init_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["init", "nowhere"]) == 2
    assert "nowhere: there is no such folder" in capsys.readouterr().err


def test_a_kept_result_is_that_of_a_new_run(desk: Path) -> None:
    (desk / "a.txt").write_text(BAD, encoding="utf-8")
    first, again, anew = (factcheck("check", "a.txt", "--format", "json", *more, cwd=desk) for more in ([], [], ["--no-cache"]))
    assert (desk / ".cache/factcheck/results.sqlite").is_file()
    assert first.returncode == again.returncode == anew.returncode == 1
    assert first.stdout == again.stdout == anew.stdout


@pytest.mark.parametrize("change", ["text", "sidecar", "rule", "option"])
def test_a_kept_result_answers_to_everything(change: str, desk: Path) -> None:
    rule = """\
version: 1
language: zh
rules:
  - id: ours/x
    type: relation
    family: growth
    article: 卸货量
    reason: 试
    pivot: rate
    slots: {rate: {kind: percent}}
    require: rate == %s
    message: "{rate}"
"""
    (desk / "a.txt").write_text(BAD, encoding="utf-8")
    (desk / "r.yaml").write_text(rule % "35%", encoding="utf-8")
    asked = ["check", "a.txt", "--rules", "r.yaml", "--no-bundled", "--format", "json", "--fail-on", "warning"]
    assert factcheck(*asked, cwd=desk).returncode == 0
    if change == "text":
        (desk / "a.txt").write_text(BAD.replace("35%", "45%"), encoding="utf-8")
    if change == "rule":
        (desk / "r.yaml").write_text(rule % "25%", encoding="utf-8")
    if change == "sidecar":
        (desk / "a.txt.factcheck").write_text("ok growth\n", encoding="utf-8")
    if change == "option":
        asked = [a for a in asked if a not in ("--rules", "r.yaml", "--no-bundled")]
    assert factcheck(*asked, cwd=desk).returncode == (2 if change == "sidecar" else 1)


def test_a_spoiled_cache_changes_nothing(desk: Path) -> None:
    (desk / "a.txt").write_text(BAD, encoding="utf-8")
    folder = desk / ".cache" / "factcheck"
    folder.mkdir(parents=True)
    (folder / "results.sqlite").write_bytes(b"this is no database" * 100)
    run = factcheck("check", "a.txt", "--format", "jsonl", cwd=desk)
    assert (run.returncode, run.stderr) == (1, "")
    assert "zh/growth/from-to" in run.stdout


def test_jobs_change_no_byte(desk: Path) -> None:
    for i in range(40):
        (desk / f"{i:02}.txt").write_text((BAD if i % 3 else GOOD) * (i % 5 + 1), encoding="utf-8")
    runs = [factcheck("check", ".", "missing", "--format", "json", "--no-cache", "--jobs", n, cwd=desk) for n in ("1", "2", "3")]
    assert {r.stdout for r in runs} == {runs[0].stdout}
    assert {(r.returncode, r.stderr) for r in runs} == {(3, "missing: cannot be read: no such file or directory\n")}


def test_a_bar_moves_for_a_person_and_never_in_a_pipe(desk: Path) -> None:
    for name in "abc":
        (desk / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    leader, follower = pty.openpty()
    with open(leader, "rb", buffering=0) as screen:
        run = subprocess.run([PROGRAM, "check", ".", "-q"], stdout=subprocess.PIPE, stderr=follower, check=False, timeout=60)
        seen = screen.read(4096)
        os.close(follower)
    assert "factcheck" in seen.decode(errors="replace")
    plain = factcheck("check", ".", "-q", cwd=desk)
    assert (plain.stdout, plain.stderr) == (run.stdout.decode(), "")


def test_a_watch_runs_once_and_after_every_change(capsys: pytest.CaptureFixture[str]) -> None:
    codes = iter([1, 1, 0])
    assert again(lambda: next(codes), [["/a/story.txt"], ["/a/rules.yaml", "/a/story.txt"]]) == 0
    assert capsys.readouterr().err == "factcheck: story.txt changed\nfactcheck: rules.yaml, story.txt changed\n"


def test_a_watch_looks_at_what_is_named(desk: Path) -> None:
    asked = [desk / "a.txt", desk / "rules"]
    names = ("a.txt", "b.txt", "rules/x/y.yaml", "rules/.y.yaml.swp", "a.txt~")
    assert [n for n in names if wanted(desk / n, asked)] == ["a.txt", "rules/x/y.yaml"]


@pytest.mark.parametrize("arguments", ["", "-", "a.txt --files-from list"])
def test_a_watch_needs_names(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["check", *arguments.split(), "--watch"]) == 2
    assert "--watch needs files or folders" in capsys.readouterr().err


def steps() -> Iterator[tuple[str, dict[str, str], str]]:
    """The steps of the action that run a command: name, environment, command."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for step in action["runs"]["steps"]:
        if "run" in step:
            yield step["name"], step["env"], step["run"]


def test_the_action_hands_over_every_input_and_never_writes_one_into_a_command() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    handed = {v for _, env, _ in steps() for v in env.values()}
    assert handed == {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}
    assert not any("${{" in command for _, _, command in steps())


def test_the_action_checks(desk: Path) -> None:
    (desk / "a b.txt").write_text(BAD, encoding="utf-8")
    command = next(command for name, _, command in steps() if name == "Check")
    env = {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "PATHS": "a b.txt", "FAIL_ON": "error", "FORMAT": "github", "OUTPUT": ""}
    run = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=env, check=False, timeout=60)
    assert run.returncode == 1, run.stderr
    assert run.stdout.startswith("::error file=a b.txt,line=1,")


def test_the_hooks_run_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert shlex.split(hook["entry"]) == ["factcheck", "check"]
    assert [bool(re.search(hook["files"], n)) for n in ("a.txt", "b.md", "c.py", "d.docx", "e.htm")] == [True, True, False, True, True]


def test_completion_is_there() -> None:
    script = subprocess.run(
        [PROGRAM, "--show-completion", "bash"], capture_output=True, text=True, check=False, env={**os.environ, "SHELL": "/bin/bash"}
    )
    assert "_FACTCHECK_COMPLETE" in script.stdout


def test_the_same_bytes_whatever_the_order_of_sets(desk: Path) -> None:
    """Python gives strings other hashes in every process: nothing of a report may hang on them."""
    sentences = [s for rule in load_rules().rules for examples in rule.examples.values() for s in examples]
    (desk / "a.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    runs = [
        factcheck("check", "a.txt", "--format", "json", "--no-cache", "--fail-on", "never", cwd=desk, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2", "3")
    ]
    assert runs[0].returncode == 0
    assert len({run.stdout for run in runs}) == 1

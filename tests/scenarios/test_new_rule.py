"""`factcheck rules new`: a rule from a sentence, which its own examples accept."""

import os
import pty
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.scenarios.command import PROGRAM, factcheck

SENTENCE = "本赛季至今，女排一队18胜6负，胜率75%。"
RULE = """\
# 由一句话写成。各个 slot 的条件够不够窄？请再添自己的例句，尤其是 quiet。
version: 1
language: zh
rules:
  - id: ours/share/rate-of-two
    type: relation
    family: share
    reason: "胜率应当等于一部分除以两部分之和。"
    pivot: rate
    within: sentence
    slots:
      rate: {kind: percent, label: 胜率}
      part: {kind: count, units: 胜}
      rest: {kind: count, units: 负}
    require: rate == part / (part + rest)
    message:
      zh: "{part}与{rest}，应为{result:rate}，文中写作{rate}"
      en: "{part} and {rest} make {result:rate}, the text says {rate}"
    examples:
      consistent: ["本赛季至今，女排一队18胜6负，胜率75%。"]
      inconsistent: ["本赛季至今，女排一队18胜6负，胜率57%。"]
      # quiet: [看似相同、其实无关的句子，规则在此不得报错]
"""
HEARD = """\
读出的数字:
  18胜: count; 无角色; 女排一队
  6负: count; 无角色; 女排一队
  75%: percent; ratio, share; 胜率
成立的关系:
  1  rate-of-two (两部分中的占比): 75% = 18胜 ÷ (18胜 + 6负)
"""


def test_a_sentence_becomes_a_rule(tmp_path: Path) -> None:
    run = factcheck("rules", "new", SENTENCE, cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, RULE, HEARD)


def test_the_rule_is_accepted_by_its_test_and_finds_a_slip(tmp_path: Path) -> None:
    run = factcheck("rules", "new", SENTENCE, "--output", "ours.yaml", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == HEARD + ("已写入 ours.yaml：ours/share/rate-of-two\n下一步：factcheck rules test --rules ours.yaml --no-bundled\n")
    assert (tmp_path / "ours.yaml").read_text(encoding="utf-8") == RULE
    tested = factcheck("rules", "test", "--rules", "ours.yaml", "--no-bundled", cwd=tmp_path)
    assert (tested.returncode, tested.stdout) == (
        0,
        "2 of 2 examples of 1 rules are as they say\n   21 of    22 slips caught ( 95.5%)  ours/share/rate-of-two\n",
    )


@pytest.mark.parametrize("given", [("-",), ()])
def test_the_sentence_can_be_piped(given: tuple[str, ...], tmp_path: Path) -> None:
    run = factcheck("rules", "new", *given, cwd=tmp_path, stdin=f"{SENTENCE}\n".encode())
    assert (run.returncode, run.stdout) == (0, RULE)


SENTENCES = {
    "growth": "菌菇合作社的产值由240万元增至300万元，增长25%。",
    "growth-by": "今年茶山采茶1200公斤，比上年增加200公斤，增长20%。",
    "fall-by": "末班船从18趟减到15趟，少了3趟。",
    "difference": "甲窑一次烧1286件，乙窑一次烧1342件，相差56件。",
    "sum": "今年运来煤1280吨，焦炭720吨，两样共2000吨。",
    "sum-of-three": "食堂用面粉36.5公斤、大米48公斤、玉米12.5公斤，合计97公斤。",
    "share": "抽检食品320批次，合格312批次，合格率97.5%。",
    "points-up": "渔村入学率为93.6%，比上年的91.2%提高2.4个百分点。",
    "mean": "全村160户共分红80万元，户均5000元。",
    "product": "船票每张35元，当天售出486张，票款17010元。",
    "multiple": "今年苗木出圃63万株，是去年21万株的3倍。",
}


@pytest.mark.parametrize("relation", SENTENCES)
def test_every_relation_makes_a_rule_that_passes_its_test(relation: str, tmp_path: Path) -> None:
    run = factcheck("rules", "new", SENTENCES[relation], "--relation", relation, "--id", "ours/it", "-o", "ours.yaml", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    [rule] = yaml.safe_load((tmp_path / "ours.yaml").read_text(encoding="utf-8"))["rules"]
    assert rule["examples"]["consistent"] == [SENTENCES[relation]]
    tested = factcheck("rules", "test", "--rules", "ours.yaml", "--no-bundled", cwd=tmp_path)
    assert (tested.returncode, tested.stdout.splitlines()[0]) == (0, "2 of 2 examples of 1 rules are as they say")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ferry trips rose from 2,400 to 3,000 a year, an increase of 25 per cent.",
        "Turnout was 62%: 3,100 of 5,000 members voted.",
        "The club won 27 medals: 8 gold, 9 silver and 10 bronze.",
    ],
)
def test_english_sentences_make_rules_too(sentence: str, tmp_path: Path) -> None:
    run = factcheck("rules", "new", sentence, "-o", "ours.yaml", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stderr.startswith("numbers:\n")
    assert factcheck("rules", "test", "--rules", "ours.yaml", "--no-bundled", cwd=tmp_path).returncode == 0


def test_a_rule_that_says_it_already_is_named(tmp_path: Path) -> None:
    run = factcheck("rules", "new", SENTENCES["growth"], "--lang", "en", cwd=tmp_path)
    assert "already checked by zh/growth/from-to (consistent)\n" in run.stderr


def test_a_second_rule_has_an_id_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(RULE, encoding="utf-8")
    run = factcheck("rules", "new", SENTENCE, "--rules", "ours.yaml", cwd=tmp_path)
    assert "  - id: ours/share/rate-of-two-2\n" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("海边的风很大。",), 2, "no number in this sentence can stand in a relation (dates and ordinals cannot)\n"),
        ((" ",), 2, "no sentence: give one, or - for standard input\n"),
        (
            ("东库1234吨，西库2345吨，两库共3597吨。",),
            2,
            "no relation holds between the numbers of this sentence; a rule is started from one that is right\n"
            "  3597吨 ≈ 1234吨 + 2345吨: is 3597吨 miswritten?\n",
        ),
        (
            ("渔村有7条船，用了50桶油。",),
            2,
            "no relation holds between the numbers of this sentence; a rule is started from one that is right\n",
        ),
        ((SENTENCE, "--relation", "growht"), 2, "no relation 'growht' holds here; these do: rate-of-two\n"),
        ((SENTENCE, "--relation", "2"), 2, "no relation '2' holds here; these do: rate-of-two\n"),
        ((SENTENCE, "--id", "zh/sum/breakdown"), 2, "the id 'zh/sum/breakdown' is taken: choose another\n"),
        ((SENTENCE, "--id", "no id"), 2, "'no id' is no id: words of letters, digits, - and _, joined by /\n"),
        ((SENTENCE, "-o", "there.yaml"), 2, "there.yaml: is there already: name a new file (--rules can name a folder of them)\n"),
        ((SENTENCE, "-o", "nowhere/a.yaml"), 2, "nowhere/a.yaml: there is no folder nowhere\n"),
    ],
)
def test_what_makes_no_rule_is_told(arguments: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("version: 1\n", encoding="utf-8")
    run = factcheck("rules", "new", *arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (code, "")
    assert run.stderr.endswith(said)


def test_somebody_at_a_terminal_is_asked(tmp_path: Path) -> None:
    """The answers stand in the terminal's buffer before they are asked for."""
    keys, terminal = pty.openpty()
    os.write(keys, "船票每张35元，当天售出486张，票款17010元。\n2\nours/mean-price\nours.yaml\n".encode())
    run = subprocess.run([PROGRAM, "rules", "new"], cwd=tmp_path, stdin=terminal, capture_output=True, check=False, timeout=60)
    os.close(terminal)
    os.close(keys)
    assert run.returncode == 0, run.stderr.decode()
    text = (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    assert "  - id: ours/mean-price\n" in text
    assert "    require: mean == total / number\n" in text


def test_control_signs_of_a_sentence_reach_no_terminal(tmp_path: Path) -> None:
    run = factcheck("rules", "new", "今年运来煤\x1b[31m1280吨，焦炭720吨，两样共2000吨。", cwd=tmp_path)
    assert "\x1b" not in run.stdout + run.stderr

"""The workshop of a rule's author at the command line."""

import json
from pathlib import Path

import pytest

from tests.scenarios.command import factcheck

RULE = """\
version: 1
language: zh
rules:
  - id: ours/rate
    type: relation
    family: growth
    article: 卸货量
    reason: 试
    pivot: rate
    slots: {{rate: {{kind: percent}}}}
    require: rate == {rate}
    message: "{{rate}}"
    examples:
      consistent: ["渔港的卸货量增长25%。"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("渔港去年的卸货量由2400吨增至3000吨，增长35%。\n", encoding="utf-8")
    (articles / "b.txt").write_text("渔港去年的卸货量由2400吨增至3000吨，增长25%。\n", encoding="utf-8")
    (tmp_path / "old.yaml").write_text(RULE.format(rate="25%"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(RULE.format(rate="35%"), encoding="utf-8")
    return tmp_path


def test_a_rule_is_tried_on_a_sentence(desk: Path) -> None:
    run = factcheck("rules", "try", "zh/growth/from-to", "卸货量由2400吨增至3000吨，增长35%。", "--lang", "en", cwd=desk)
    assert run.returncode == 0
    assert "✗ inconsistent  zh/growth/from-to  2400吨 × (1 + 35%) = 3240吨 ≠ 3000吨" in run.stdout


def test_where_a_rule_binds_nothing_the_numbers_are_shown(desk: Path) -> None:
    run = factcheck("rules", "try", "zh/sum", "卸货量增至3000吨。", cwd=desk)
    assert run.returncode == 0
    assert "3000吨: measure; move←增至" in run.stdout
    assert run.stdout.endswith("zh/sum binds nothing here\n")


def test_a_rule_is_rated_over_an_archive(desk: Path) -> None:
    run = factcheck("rules", "rate", "zh/growth/from-to", "articles", cwd=desk)
    assert run.returncode == 0
    assert run.stdout == (
        "  articles/a.txt:1:10 zh/growth/from-to inconsistent: 2400吨 × (1 + 35%) = 3240吨 ≠ 3000吨\n"
        "2 articles, 58 characters: 1 consistent, 0 tension, 1 inconsistent, 0 undecided; 1 with an inconsistent (500.0 per 1,000)\n"
    )


def test_two_versions_are_compared(desk: Path) -> None:
    run = factcheck("rules", "diff", "old.yaml", "new.yaml", "articles", "--no-bundled", cwd=desk)
    assert run.returncode == 0
    assert run.stdout == (
        "- articles/a.txt:1:25 ours/rate inconsistent: 35% ≠ 25%\n"
        "+ articles/b.txt:1:25 ours/rate inconsistent: 25% ≠ 35%\n"
        "2 articles: 1 complaints gained, 1 lost\n"
    )


def test_slips_are_put_into_the_examples(desk: Path) -> None:
    run = factcheck("rules", "test", "--rules", "old.yaml", "--no-bundled", "--slips", cwd=desk)
    assert run.returncode == 0
    first, *rates = run.stdout.splitlines()
    assert first == "1 of 1 examples of 1 rules are as they say"
    assert rates[-1].endswith("slips caught ( 87.5%)  ours/rate")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("try", "zh/grwth", "x"), 2, "no rule or family is called 'zh/grwth' (did you mean zh/growth/fold?)"),
        (("rate", "zh/growth", "nowhere"), 3, "nowhere: cannot be read: no such file or directory"),
        (("diff", "old.yaml", "nowhere.yaml", "articles"), 2, "nowhere.yaml"),
    ],
)
def test_what_is_wrong_is_told(arguments: tuple[str, ...], code: int, said: str, desk: Path) -> None:
    run = factcheck("rules", *arguments, cwd=desk)
    assert run.returncode == code
    assert said in run.stderr


def test_a_trace_as_json(desk: Path) -> None:
    run = factcheck("explain", "--trace", "卸货量由2400吨增至3000吨，增长25%。", "--format", "json", cwd=desk)
    trace = json.loads(run.stdout)
    roles = {r["role"] for c in trace["clauses"] for n in c["numbers"] if n["text"] == "3000吨" for r in n["roles"]}
    assert {"to", "up"} <= roles
    assert "zh/growth/from-to" in {c["rule"] for c in trace["checks"]}

"""No rule takes a run hostage: one that would try too much, or that fails, is told with its place, and the others go on."""

import pytest

from factcheck.documents import Record
from factcheck.engine import candidates
from factcheck.model.report import Judged
from factcheck.pipeline import Checker, Options, check_record
from factcheck.rulefile import load_rules

SLOTS = "abcdefgh"
GREEDY = """\
version: 1
language: zh
rules:
  - id: mine/greedy
    type: relation
    family: sum
    reason: A rule that asks for nothing.
    article: 仓
    within: article
    pivot: a
    slots: {a: {kind: any}, b: {kind: any}, c: {kind: any}, d: {kind: any}, e: {kind: any}, f: {kind: any}, g: {kind: any}, h: {kind: any}}
    require: a == b + c + d + e + f + g + h
    message: "{a}"
"""
TEXT = "。".join(f"东{n}仓存粮{n * 37 % 90 + 10}吨" for n in range(40)) + "。\n渔港去年的卸货量由2400吨增至3000吨，增长35%。"


@pytest.fixture
def checker(tmp_path: object) -> Checker:
    file = tmp_path / "greedy.yaml"  # type: ignore[operator]
    file.write_text(GREEDY, encoding="utf-8")
    return Checker(Options(), load_rules([file]))


def families(judged: Judged) -> set[str]:
    return {f.check.family for f in judged.findings if f.check.verdict == "inconsistent"}


def test_a_rule_that_would_try_too_much_is_stopped_and_told(checker: Checker) -> None:
    judged = check_record(Record("a.txt", TEXT), checker)
    (problem,) = judged.problems
    assert problem.code == 4
    assert problem.message.startswith("rule mine/greedy failed at 1:")
    assert problem.message.endswith("combinations of numbers to try in this text: its slots ask for too little")
    assert "growth" in families(judged)


def test_a_rule_that_fails_is_told_with_the_number_that_it_failed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    real = candidates.fits

    def failing(slot: object, index: int, text: object) -> object:
        if slot in growth.slots and real(slot, index, text):  # type: ignore[arg-type]
            raise ZeroDivisionError("a defect")
        return real(slot, index, text)  # type: ignore[arg-type]

    book = load_rules()
    growth = next(r for r in book.rules if r.id == "zh/growth/from-to")
    monkeypatch.setattr("factcheck.engine.types.relation.fits", failing)
    judged = check_record(
        Record("a.txt", "粮仓有3座。\n渔港去年的卸货量由2400吨增至3000吨，增长35%。12月10日是星期八。"), Checker(Options(), book)
    )
    assert "rule zh/growth/from-to failed at 2:25 (35%): ZeroDivisionError: a defect" in [p.message for p in judged.problems]

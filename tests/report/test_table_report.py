"""The table, with its literal output."""

import re

import pytest

from factcheck.model.report import Judged, Summary, total
from factcheck.report.clean import clean
from factcheck.report.grid import Screen, width
from factcheck.report.table import TableReport
from tests.report import samples

DEFAULT = TableReport()


def table(*documents: Judged, form: TableReport = DEFAULT) -> str:
    return "".join(form.whole([form.piece(d) for d in documents], Summary(total(d.tally for d in documents))))


PLAIN = """\
库/粮 库.txt
  结论            规则              算式                      位置          说明
  ✗ inconsistent  zh/sum/breakdown  300 + 210 = 510 ≠ 500 吨  2:5 粮库扩容  各部分合计510吨，文中写作500吨
    原文：全库存粮[500吨]，其中小麦[300吨]，玉米[210吨]。
    试改：全库存粮[510吨]，其中小麦300吨，玉米210吨。
      500吨 → 510吨 – 各部分之和

读出数字 3 个，其中 3 个受到核对（100.0%）；核对 1 处：一致 consistent 0，存疑 tension 0，矛盾 inconsistent 1，未判 undecided 0
"""


def test_plain() -> None:
    assert table(samples.judged()) == PLAIN


def test_english_words_where_they_are_asked_for() -> None:
    made = table(samples.judged("consistent"), form=TableReport(language="en"))
    assert made.splitlines()[1].split() == ["verdict", "rule", "equation", "where", "message"]
    assert made.splitlines()[-1] == (
        "3 numbers read, 3 covered by a check (100.0%); 1 checks: 1 consistent, 0 tension, 0 inconsistent, 0 undecided"
    )


@pytest.mark.parametrize(
    ("form", "verdict", "shown"),
    [
        (TableReport(), "consistent", True),
        (TableReport(), "undecided", False),
        (TableReport(undecided=True), "undecided", True),
        (TableReport(quiet=True), "consistent", False),
        (TableReport(quiet=True), "tension", True),
    ],
    ids=["consistent", "undecided is hidden", "-v shows it", "-q hides what agrees", "-q shows what does not"],
)
def test_what_is_shown(form: TableReport, verdict: str, shown: bool) -> None:
    made = table(samples.judged(verdict, "warning"), form=form)  # type: ignore[arg-type]
    assert ("zh/sum/breakdown" in made) is shown


def test_quiet_says_nothing_when_all_agree() -> None:
    assert table(samples.judged("consistent"), form=TableReport(quiet=True)) == ""


def test_the_reason_of_the_undecided() -> None:
    assert "    未判：weak binding\n" in table(samples.judged("undecided"), form=TableReport(undecided=True))


def test_uncovered_numbers_are_listed() -> None:
    made = table(samples.judged("undecided"), form=TableReport(show_uncovered=True))
    assert "没有被任何规则核对的数字：\n    库/粮 库.txt:2:5 500吨 (存粮)\n    库/粮 库.txt:2:14 300吨 (小麦)\n" in made


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "no colour"])
def test_a_terminal_of_any_width_is_not_overrun(columns: int, colour: bool) -> None:
    made = table(samples.judged(), form=TableReport(Screen(columns, colour)))
    assert ("\x1b[" in made) is colour
    assert all(width(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= columns for line in made.splitlines())
    assert "inconsistent" in made


def test_an_article_cannot_command_the_terminal() -> None:
    text = samples.TEXT.replace("其中", "\x1b[2J\x1b]0;title\x07其中\u202e")
    made = table(samples.judged(text=text, message="\x1b[31m红\n行"))
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert "全库存粮[500吨]，其中小麦[300吨]" in made
    assert "红 行" in made


def test_markup_of_an_article_stays_text() -> None:
    made = table(samples.judged(message="[bold]红[/bold]"), form=TableReport(Screen(160, colour=True)))
    assert "[bold]红[/bold]" in made


@pytest.mark.parametrize(
    ("text", "safe"),
    [("500 吨", "500 吨"), ("a\tb", "a b"), ("\x9b31mred", "red"), ("\x1bPdevice\x1b\\x", "x"), ("\x00\x7f", ""), ("\ud800", "?")],
    ids=["plain", "tab", "C1 sequence", "device string", "controls", "lone surrogate"],
)
def test_clean(text: str, safe: str) -> None:
    assert clean(text) == safe

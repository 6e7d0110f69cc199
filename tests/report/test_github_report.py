"""Annotations of a GitHub workflow."""

import pytest

from factcheck.model.document import Problem
from factcheck.model.report import Judged, Summary, Tally
from factcheck.report.github import GithubReport
from tests.report import samples


def annotations(*documents: Judged, problems: tuple[Problem, ...] = ()) -> list[str]:
    form = GithubReport()
    return "".join(form.whole([form.piece(d) for d in documents], Summary(Tally(), problems))).splitlines()


def test_an_error() -> None:
    assert annotations(samples.judged()) == [
        "::error file=库/粮 库.txt,line=2,endLine=2,col=5,endColumn=25,title=zh/sum/breakdown::各部分合计510吨，文中写作500吨"
    ]


@pytest.mark.parametrize("verdict", ["consistent", "undecided"])
def test_what_does_not_disagree_is_not_annotated(verdict: str) -> None:
    assert annotations(samples.judged(verdict)) == []  # type: ignore[arg-type]


def test_an_article_cannot_command_the_workflow() -> None:
    lines = annotations(samples.judged(message="100%\n::set-env name=X::1", path="a,b:c.txt"))
    assert len(lines) == 1
    assert "file=a%2Cb%3Ac.txt," in lines[0]
    assert lines[0].endswith("::100%25 ::set-env name=X::1")


def test_the_most_severe_come_first_and_the_rest_is_counted() -> None:
    warnings = [samples.judged("tension", "warning", path=f"{i}.txt") for i in range(13)]
    lines = annotations(*warnings, samples.judged(), problems=(Problem("x.txt", "cannot be decoded", 3),))
    assert lines[0] == "::error file=x.txt::cannot be decoded"
    assert lines[1].startswith("::error file=库/粮 库.txt")
    assert len(lines) == 2 + 10
    assert lines[-1] == "::warning::另有 4 条 warning 未显示"

"""docs/first-rule.md: from a sentence to a tested rule, every file and command of it as it stands there."""

from pathlib import Path

from tests.scenarios.pages import play

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "first-rule.md").read_text(encoding="utf-8")


def test_the_page_is_what_happens(tmp_path: Path) -> None:
    steps = list(play(PAGE, tmp_path))
    assert len(steps) > 12
    for what, expected, given in steps:
        assert given == expected, what

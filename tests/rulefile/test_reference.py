"""docs/rules.md says what the program does: its tables are made from it, its files load, its roles exist."""

import re
from pathlib import Path

import pytest

from factcheck.pipeline import Options
from factcheck.rulefile import RuleErrors, load_rules
from factcheck.rulefile.reference import refreshed
from factcheck.rulefile.vocabulary import RELATION_KEYS, RULE_KEYS, SLOT_KEYS, Vocabulary
from factcheck.workshop import trials

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_tables_are_fresh() -> None:
    assert refreshed(PAGE) == PAGE, "run: python -m factcheck.rulefile.reference docs/rules.md"


@pytest.mark.parametrize("number", range(len(FILES)))
def test_files_on_the_page_load(number: int, tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text(FILES[number], encoding="utf-8")
    load_rules([path])


def test_every_key_stands_on_the_page() -> None:
    assert [k for k in (*RULE_KEYS, *RELATION_KEYS, *SLOT_KEYS) if f"| `{k}` |" not in PAGE] == []


def test_roles_on_the_page_exist() -> None:
    section = PAGE.partition("## Roles")[2].partition("\n## ")[0]
    roles = re.findall(r"`([a-z-]+)`", "".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `")))
    assert len(roles) > 30
    assert sorted(set(roles) - Vocabulary("zh").roles) == []


def test_the_errors_on_the_page_are_those_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = FILES[1].replace("won + lost)\n", "wno + lost)\n").replace("kind: percent,", "kind: percents,")
    Path("ours.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        load_rules([Path("ours.yaml")])
    assert f"\n{caught.value}\n" in PAGE


def test_the_rule_of_the_walk_through_is_right_about_its_sentences(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(FILES[1], encoding="utf-8")
    done = list(trials(load_rules([path], bundled=False).rules, Options()))
    assert [(t.expected, t.passed) for t in done] == [("consistent", True), ("inconsistent", True), ("quiet", True)]

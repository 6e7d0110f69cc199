"""The pages of words and of roles say what the data say, and the file of own words on the page works."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.lexicon import load_lexicon
from factcheck.lexicon.store import load_data
from factcheck.rulefile.vocabulary import STRUCTURAL

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["lexicon", "reference"])
def test_page_is_up_to_date(page: str) -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / f"{page}_page.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_role_has_a_meaning_and_every_meaning_a_role() -> None:
    known = {role for language in ("zh", "en") for role in load_lexicon(language).features} | STRUCTURAL
    assert set(load_data("roles.yaml")["roles"]) == known


def test_the_file_of_own_words_on_the_page_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    words = tmp_path / "words.yaml"
    words.write_text(blocks[0], encoding="utf-8")
    lexicon = load_lexicon("zh", (words,))
    roles = {entry.form: entry.features for _, _, entry in lexicon.scan("冒升至、冒升、增长极、拢起来共")}
    assert roles == {"冒升至": {"move", "up", "to"}, "冒升": {"move", "up"}, "增长极": set(), "拢起来共": {"total"}}
    assert "稻虾田" in lexicon.heads
    assert "1912街区" in lexicon.names

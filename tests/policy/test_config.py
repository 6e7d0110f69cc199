"""Settings files: found up the tree, read with their places, every error told at once."""

from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.policy.config import Config, ConfigErrors, PerPath, find, load
from factcheck.policy.selection import Selection

WHOLE = """\
rules = ["rules"]
bundled = false
select = ["sum"]
ignore = ["zh/sum/total"]
words = ["words.yaml"]
lang = "zh"
date = 2025-12-10
fail-on = "warning"
require-coverage = 12.5
baseline = "known.json"

[severity]
growth = "warning"
"zh/growth/rate" = "off"

[[per-path]]
paths = ["sports/*"]
ignore = ["order"]
"""


def write(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_every_key(tmp_path: Path) -> None:
    file = write(tmp_path, WHOLE)
    config = load(file)
    assert config == Config(
        rules=(tmp_path / "rules",), bundled=False, select=("sum",), ignore=("zh/sum/total",),
        severity=(("growth", "warning"), ("zh/growth/rate", "off")), words=(tmp_path / "words.yaml",), lang="zh", date="2025-12-10",
        fail_on="warning", require_coverage=Decimal("12.5"), baseline=tmp_path / "known.json",
        per_path=(PerPath(("sports/*",), Selection(ignore=("order",))),), folder=tmp_path, origins=config.origins,
    )  # fmt: skip
    assert config.origins["lang"] == f"{file}:6"
    assert config.origins["severity"] == f"{file}:12"
    assert config.origins["per-path"] == f"{file}:16"


def test_the_section_of_pyproject(tmp_path: Path) -> None:
    file = write(tmp_path, '[project]\nname = "x"\n\n[tool.factcheck]\nlang = "en"\n', "pyproject.toml")
    config = load(file)
    assert (config.lang, config.origins) == ("en", {"lang": f"{file}:5"})


def test_the_nearest_file_up_the_tree_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    mine = write(tmp_path, 'lang = "zh"\n')
    write(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert find(deep) == mine
    nearer = write(tmp_path / "a", "[tool.factcheck]\n", "pyproject.toml")
    assert find(deep) == nearer


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lang = \n", "1:8: Invalid value"),
        ('\nlnag = "zh"\n', "2: unknown key 'lnag' (did you mean lang?)"),
        ('lang = "fr"\n', "1: lang: must be one of en, zh, not 'fr'"),
        ('select = "sum"\n', "1: select: must be a list of strings"),
        ("require-coverage = 101\n", "1: require-coverage: must be a number between 0 and 100"),
        ('date = "10.12.2025"\n', "1: date: must be a day of the form YYYY-MM-DD"),
        ('[severity]\nsum = "loud"\n', "1: severity: must be a table of rules or families, each error, warning, info or off"),
        ('[[per-path]]\nignore = ["sum"]\n', "1: per-path: paths are missing"),
        ('[[per-path]]\npath = ["a"]\n', "1: per-path: unknown key 'path' (did you mean paths?)"),
    ],
)
def test_errors(tmp_path: Path, text: str, message: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(ConfigErrors) as told:
        load(file)
    assert told.value.lines == (f"{file}:{message}",)


def test_an_integer_of_too_many_digits(tmp_path: Path) -> None:
    file = tmp_path / "factcheck.toml"
    file.write_text(f"jobs = {'7' * 6000}\n", encoding="utf-8")
    with pytest.raises(ConfigErrors, match="4300 digits"):
        load(file)


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigErrors) as told:
        load(write(tmp_path, "a = 1\nb = 2\nbundled = 3\n"))
    assert len(told.value.lines) == 3

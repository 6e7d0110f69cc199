"""Where the data of this package comes from, in one place."""

from functools import lru_cache
from pathlib import Path
from typing import Any


def _rules_folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_data(relative: str) -> Any:
    """The parsed YAML of a bundled file."""
    import yaml

    return yaml.load((_rules_folder() / relative).read_text("utf-8"), Loader=yaml.CSafeLoader)


@lru_cache(maxsize=1)
def traditional() -> dict[str, str]:
    """Traditional to simplified characters, one to one."""
    lines = (_rules_folder() / "zh/lexicon/traditional.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and line[0] != "#")

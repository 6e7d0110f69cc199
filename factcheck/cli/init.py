"""`factcheck init`."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.errors import Refused
from factcheck.files import replace

STARTER = Path(__file__).with_name("starter")
# What is written, and what it is made from.
FILES = {
    "factcheck.toml": "factcheck.toml",
    "rules/first.yaml": "first.yaml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/factcheck.yml": "workflow.yml",
}


def init(folder: Annotated[Path, typer.Argument(help="Where to write.", show_default=False)] = Path()) -> None:
    """Write a configuration, a first rule, a pre-commit hook and a CI workflow. What is there already is kept."""
    if not folder.is_dir():
        raise Refused(f"{folder}: there is no such folder")
    lines = [_written(folder / name, STARTER / source) for name, source in FILES.items()]
    output.payload("".join(f"{line}\n" for line in lines), None)


def _written(place: Path, source: Path) -> str:
    if place.exists():
        return f"kept     {place}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace(place, [source.read_text(encoding="utf-8")])
    except OSError as error:
        raise Refused(f"{place}: cannot be written: {error.strerror}") from error
    return f"written  {place}"

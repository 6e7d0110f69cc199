"""The options that several commands share, and what they must be."""

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal

import typer

FailOn = Literal["error", "warning", "never"]


def iso_date(text: str) -> str:
    """A day of the calendar, YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day of the form YYYY-MM-DD") from None


def percentage(text: str) -> str:
    """A percentage between 0 and 100."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise typer.BadParameter(f"{text!r} is not a number") from None
    if not 0 <= value <= 100:
        raise typer.BadParameter(f"{text} is not between 0 and 100")
    return text


def known_encoding(text: str) -> str:
    """An encoding that can be decoded from."""
    import codecs

    try:
        return codecs.lookup(text).name
    except LookupError:
        raise typer.BadParameter(f"{text!r} is not an encoding") from None


def decimal(text: str | None) -> Decimal | None:
    """What `percentage` has let through."""
    return None if text is None else Decimal(text)


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|-", help="Files or folders (.txt .md .jsonl); - reads standard input.", show_default=False),
]
Encoding = Annotated[
    str | None, typer.Option(parser=known_encoding, metavar="NAME", help="Encoding of the inputs; found out if not given.")
]
Date = Annotated[
    str | None, typer.Option(parser=iso_date, metavar="YYYY-MM-DD", help="Day of publication, for dates that leave out their year.")
]
FilesFrom = Annotated[str | None, typer.Option(metavar="FILE|-", help="A file that lists one path a line.")]
StdinName = Annotated[str | None, typer.Option(metavar="NAME", help="The name under which standard input is reported.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report into this file.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", "-r", metavar="PATH", help="A rule file or a folder of them; repeatable.")]
Words = Annotated[
    list[Path] | None, typer.Option("--words", metavar="FILE", help="A file of own words; repeatable, beside those of the settings.")
]
NoBundled = Annotated[bool, typer.Option("--no-bundled", help="Leave out the rules that come with factcheck.")]
Lang = Annotated[Literal["en", "zh"] | None, typer.Option(help="Language of messages; the document's own if not given.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="Processes; the report is the same whatever the number.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check everything anew.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings; factcheck.toml or pyproject.toml up the tree if not given.")
]

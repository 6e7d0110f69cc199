"""`factcheck check`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from factcheck.cli import options as o


def check(
    paths: o.Paths = None,
    rules: Annotated[list[Path] | None, typer.Option("--rules", "-r", help="A rule file or a folder of them.")] = None,
    bundled: Annotated[bool, typer.Option("--bundled/--no-bundled", help="Use the bundled packs.")] = True,
    select: Annotated[list[str] | None, typer.Option(help="Only this rule or family.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Without this rule or family.")] = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f")] = "table",
    output: o.Output = None,
    fail_on: Annotated[Literal["error", "warning", "never"], typer.Option(help="What makes the exit code 1.")] = "error",
    encoding: o.Encoding = None,
    date: o.Date = None,
    jobs: Annotated[int, typer.Option(min=1)] = 1,
    files_from: o.FilesFrom = None,
    stdin_name: o.StdinName = None,
    lang: Annotated[Literal["en", "zh"] | None, typer.Option()] = None,
) -> None:
    """Check articles: do their numbers agree with each other?"""
    from factcheck.cli.report import Inputs, deliver
    from factcheck.pipeline import Options, Task
    from factcheck.report.json import JsonReport

    options = Options(tuple(rules or ()), bundled, tuple(select or ()), tuple(ignore or ()), date, lang)
    inputs = Inputs(tuple(paths or ()), encoding, files_from, stdin_name, date)
    raise typer.Exit(deliver(Task(options, JsonReport()), inputs, output, fail_on, None, jobs))

"""`factcheck extract`."""

from typing import Annotated, Literal

import typer

from factcheck.cli import options as o


def extract(
    paths: o.Paths = None,
    format: Annotated[Literal["table", "json", "csv"], typer.Option("--format", "-f")] = "table",
    output: o.Output = None,
    encoding: o.Encoding = None,
    date: o.Date = None,
    jobs: Annotated[int, typer.Option(min=1)] = 1,
    files_from: o.FilesFrom = None,
    stdin_name: o.StdinName = None,
) -> None:
    """Show the numbers found in articles, and how each was read."""
    from factcheck.cli.report import Inputs, deliver
    from factcheck.pipeline import Options, Task
    from factcheck.report.json import JsonReport

    inputs = Inputs(tuple(paths or ()), encoding, files_from, stdin_name, date)
    task = Task(Options(date=date), JsonReport(), checks=False)
    raise typer.Exit(deliver(task, inputs, output, "never", None, jobs))

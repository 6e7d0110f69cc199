"""`factcheck extract`."""

from typing import Annotated, Literal

import typer

from factcheck.cli import options as o


def extract(
    paths: o.Paths = None,
    format: Annotated[Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How the numbers are written.")] = "table",
    output: o.Output = None,
    encoding: o.Encoding = None,
    date: o.Date = None,
    lang: o.Lang = None,
    jobs: o.Jobs = 1,
    files_from: o.FilesFrom = None,
    stdin_name: o.StdinName = None,
) -> None:
    """Show the numbers found in articles, and how each was read."""
    from factcheck.cli.deliver import Delivery, Gate, Inputs, deliver
    from factcheck.cli.formats import Show, numbers_format
    from factcheck.pipeline import Options, Task

    inputs = Inputs(tuple(paths or ()), encoding, files_from, stdin_name, date)
    task = Task(Options(date=date), numbers_format(format, Show(lang, file=output is not None)), checks=False)
    raise typer.Exit(deliver(task, inputs, Delivery(output), Gate(), jobs))

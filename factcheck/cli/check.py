"""`factcheck check`."""

from typing import Annotated, Literal

import typer

from factcheck.cli import options as o

FORMATS = Literal["table", "json", "jsonl", "github"]


def check(
    paths: o.Paths = None,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE|FAMILY", help="Only these rules; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE|FAMILY", help="Not these rules; repeatable.")] = None,
    format: Annotated[FORMATS, typer.Option("--format", "-f", help="How the report is written.")] = "table",
    output: o.Output = None,
    fail_on: Annotated[o.FailOn, typer.Option(help="From which severity findings make the exit code 1.")] = "error",
    require_coverage: Annotated[
        str | None,
        typer.Option(parser=o.percentage, metavar="PERCENT", help="Exit code 1 if fewer of the numbers are covered by a check."),
    ] = None,
    show_uncovered: Annotated[bool, typer.Option("--show-uncovered", help="List the numbers that no check touches.")] = False,
    encoding: o.Encoding = None,
    date: o.Date = None,
    lang: o.Lang = None,
    jobs: o.Jobs = 1,
    no_cache: o.NoCache = False,
    files_from: o.FilesFrom = None,
    stdin_name: o.StdinName = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what disagrees.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what could not be decided too.")] = False,
) -> None:
    """Check articles: do their numbers agree with each other?"""
    from factcheck.cli.deliver import Gate, Inputs, deliver
    from factcheck.cli.formats import Show, report_format
    from factcheck.pipeline import Options, Task

    del no_cache  # nothing is kept between runs yet; the option stands for those who already pass it
    inputs = Inputs(tuple(paths or ()), encoding, files_from, stdin_name, date)
    options = Options(tuple(rules or ()), not no_bundled, tuple(select or ()), tuple(ignore or ()), date, lang)
    show = Show(lang, undecided=verbose, quiet=quiet, uncovered=show_uncovered, file=output is not None)
    task = Task(options, report_format(format, show))
    raise typer.Exit(deliver(task, inputs, output, Gate(fail_on, require_coverage), jobs))

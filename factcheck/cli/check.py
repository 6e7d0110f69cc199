"""`factcheck check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli import options as o

if TYPE_CHECKING:
    from factcheck.policy.config import Config

FORMATS = Literal["table", "json", "jsonl", "sarif", "github", "junit", "html"]

WITHOUT_UNCOVERED = ("sarif", "github", "junit")


def check(
    paths: o.Paths = None,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE|FAMILY", help="Only these rules; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE|FAMILY", help="Not these rules; repeatable.")] = None,
    format: Annotated[FORMATS, typer.Option("--format", "-f", help="How the report is written.")] = "table",
    output: o.Output = None,
    fail_on: Annotated[
        o.FailOn | None, typer.Option(help="From which severity findings make the exit code 1.", show_default="error")
    ] = None,
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
    config: o.ConfigFile = None,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Findings of this file count as accepted.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Accept the findings of this run: write them here.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever an input, a rule or the settings are saved.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what disagrees.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show what could not be decided too.")] = False,
) -> None:
    """Check articles: do their numbers agree with each other?"""
    from factcheck.cli import output as tell
    from factcheck.cli import settings
    from factcheck.cli.deliver import Delivery, Gate, Inputs, deliver
    from factcheck.cli.formats import Show, report_format
    from factcheck.cli.rulebook import loaded
    from factcheck.pipeline import Task

    given = settings.override(
        settings.configuration(config),
        rules=rules, bundled=False if no_bundled else None, select=select, ignore=ignore, fail_on=fail_on, date=date, lang=lang,
        require_coverage=o.decimal(require_coverage), baseline=baseline,
    )  # fmt: skip
    if watch:
        raise typer.Exit(_watch(paths, files_from, given))
    if show_uncovered and format in WITHOUT_UNCOVERED:
        tell.diagnostic(f"--show-uncovered: the format {format} has no place for numbers; table lists them, html and json mark them")
    show = Show(given.lang, undecided=verbose, quiet=quiet, uncovered=show_uncovered, file=output is not None)
    own = settings.options(given, accepted=settings.known(given.baseline))
    loaded(own, given)
    task = Task(own, report_format(format, show), cached=not no_cache)
    inputs = Inputs(tuple(paths or ()), encoding, files_from, stdin_name, given.date)
    gate = Gate(given.fail_on, given.require_coverage)
    raise typer.Exit(deliver(task, inputs, Delivery(output, write_baseline), gate, jobs))


def _watch(paths: list[str] | None, files_from: str | None, given: "Config") -> int:
    from factcheck.cli.errors import Refused
    from factcheck.cli.watch import afresh, again, watched
    from factcheck.policy.config import NAMES

    if not paths or "-" in paths or files_from is not None:
        raise Refused("--watch needs files or folders that are named on the command line")
    settings = [*given.rules, *given.words, *([given.folder / name for name in NAMES] if given.folder else [])]
    return again(afresh, watched([*paths, *settings]))

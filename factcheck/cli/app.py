"""The Typer application, and the way from whatever happens to an exit code."""

import gc
from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck.cli import output
from factcheck.cli.check import check
from factcheck.cli.config import app as config
from factcheck.cli.errors import Refused
from factcheck.cli.explain import explain
from factcheck.cli.extract import extract
from factcheck.cli.init import init
from factcheck.cli.rules import app as rules
from factcheck.cli.schema import schema
from factcheck.policy.gate import ExitCode
from factcheck.version import version as installed

app = typer.Typer(
    name="factcheck",
    help="Checks whether the numbers of a news article agree with each other.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(extract)
app.command()(explain)
app.command()(schema)
app.command()(init)
app.add_typer(rules, name="rules")
app.add_typer(config, name="config")


def _version(wanted: bool) -> None:
    if wanted:
        output.payload(f"factcheck {installed()}\n", None)
        raise typer.Exit()


@app.callback()
def common(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_version)] = False,
) -> None:
    """Checks whether the numbers of a news article agree with each other."""
    del version  # its callback has ended the run


RARELY = 20_000, 20, 50
"""How often unreachable cycles are looked for: an article leaves few, and every search walks over the words and rules."""


def start(arguments: Sequence[str]) -> int:
    """Runs the command line and returns its exit code. Nothing leaves here as a traceback."""
    output.prepare()
    gc.set_threshold(*RARELY)
    try:
        return _run(arguments)
    except (output.ClosedPipe, BrokenPipeError):
        output.let_go_of_stdout()
        return ExitCode.CLOSED_PIPE
    except Refused as refused:
        for line in refused.lines:
            output.diagnostic(line)
        return refused.code
    except Exception as error:
        output.diagnostic(f"factcheck: internal error: {type(error).__name__}: {error}")
        return ExitCode.INTERNAL


def _run(arguments: Sequence[str]) -> int:
    try:
        app(list(arguments), prog_name="factcheck")
    except SystemExit as done:
        output.flush()
        return done.code if isinstance(done.code, int) else ExitCode.CLEAN
    return ExitCode.CLEAN

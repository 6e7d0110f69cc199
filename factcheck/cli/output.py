"""The one place that decides what is payload, diagnostic or progress, and where it goes."""

import sys
from pathlib import Path

from factcheck.cli.errors import Refused
from factcheck.files import replace


class ClosedPipe(Exception):
    """Whoever reads standard output has had enough. (Of a BrokenPipeError the command line library would make an exit code of its own.)"""


def prepare() -> None:
    """Both streams write UTF-8 whatever the locale; what UTF-8 cannot hold is escaped instead of crashing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def payload(text: str, output: Path | None) -> None:
    """The report, to standard output or whole into a file."""
    if output is None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise ClosedPipe from None
        return
    try:
        replace(output, [text])
    except OSError as error:
        raise Refused(f"{output}: cannot be written: {error.strerror}") from error


def diagnostic(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()

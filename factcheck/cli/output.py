"""The one place that decides what is payload, diagnostic or progress, and where it goes."""

import os
import sys
from collections.abc import Iterable
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


def payload(text: str | Iterable[str], output: Path | None) -> None:
    """The report, to standard output or whole into a file."""
    stretches = [text] if isinstance(text, str) else text
    if output is not None:
        file(output, stretches)
        return
    try:
        for stretch in stretches:
            _write(stretch)
        flush()
    except BrokenPipeError:
        raise ClosedPipe from None


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _unwritable(error) from None


def flush() -> None:
    """What has been written to standard output reaches its reader now."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _unwritable(error) from None


def _unwritable(error: OSError) -> Exception:
    """A full disk behind standard output; a closed pipe is another matter."""
    if isinstance(error, BrokenPipeError):
        return error
    let_go_of_stdout()
    return Refused(f"standard output: cannot be written: {error.strerror}")


def let_go_of_stdout() -> None:
    """Python flushes standard output once more at exit; where that cannot be written it would print an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def file(path: Path, text: Iterable[str]) -> None:
    """A file that the run leaves, whole or not at all."""
    try:
        replace(path, text)
    except OSError as error:
        raise Refused(f"{path}: cannot be written: {error.strerror}") from error


def diagnostic(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()

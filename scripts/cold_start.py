#!/usr/bin/env python3
"""Measures a cold start: `scripts/cold_start.py [PAGE]` prints the processor time of `factcheck check` on a page, beside an empty command line.

User and system time of whole processes, interleaved, the least of ROUNDS each. "Empty" is a Typer command line that imports typer, rich.table,
regex and pint and does nothing; "first" has no cache of any kind but what the package was built with (and compiled modules); "again" has the
caches that the run before left. The exit code is 1 where a limit is passed.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "fixtures" / "page.txt"
EMPTY = """\
import pint, regex, rich.table, typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""
LIMITS = {"first": 2.0, "again": 1.5}
"""Times the empty command line."""


@dataclass(frozen=True)
class Case:
    """A command, and what is done before each run of it."""

    name: str
    command: Sequence[str]
    before: Callable[[], None] = lambda: None


def main() -> int:
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    with tempfile.TemporaryDirectory() as folder:
        least = measured(cases(page, Path(folder)), {**os.environ, "FACTCHECK_CACHE": f"{folder}/cache"})
    print(table(least))
    return int(any(least[name] > limit * least["empty"] for name, limit in LIMITS.items()))


def cases(page: Path, folder: Path) -> list[Case]:
    """The three command lines; `again` comes after `first`, whose caches it finds."""
    (folder / "empty.py").write_text(EMPTY, encoding="utf-8")
    check = [sys.executable, "-m", "factcheck", "check", str(page), "--fail-on", "never"]
    return [
        Case("empty", [sys.executable, str(folder / "empty.py")]),
        Case("first", check, lambda: shutil.rmtree(folder / "cache", ignore_errors=True)),
        Case("again", check),
    ]


def measured(wanted: Sequence[Case], environment: Mapping[str, str]) -> dict[str, float]:
    """The least processor time of each case in seconds; one round before, for compiled modules, does not count."""
    environment = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
    least: dict[str, float] = {}
    for round_ in range(ROUNDS + 1):
        for case in wanted:
            case.before()
            took = processor_time(case.command, environment)
            if round_:
                least[case.name] = min(took, least.get(case.name, took))
    return least


def processor_time(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """User and system seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(least: Mapping[str, float]) -> str:
    """The figures as a table of Markdown."""
    lines = ["| command line | processor time | of the empty one | limit |", "|---|---|---|---|"]
    for name, seconds in least.items():
        lines.append(f"| {name} | {seconds:.3f} s | {seconds / least['empty']:.2f} | {LIMITS.get(name, '')} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

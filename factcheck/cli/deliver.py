"""From inputs to a written report and an exit code: what `check` and `extract` share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.cli import output as out
from factcheck.cli.errors import Refused
from factcheck.cli.recording import Recording, recorded
from factcheck.cli.rulebook import loaded
from factcheck.cli.spool import Spool
from factcheck.documents import Record, count_records, open_records
from factcheck.model.document import Problem
from factcheck.model.report import Summary
from factcheck.model.rule import Pack
from factcheck.model.value import value
from factcheck.pipeline import NOTHING, Part, Task, run
from factcheck.policy import ExitCode, decide
from factcheck.policy.gate import FailOn, covers
from factcheck.version import version

NO_INPUT = Problem("", "no input was found", ExitCode.UNREADABLE)


@value
class Inputs:
    """What to read, and how."""

    paths: tuple[str, ...]
    encoding: str | None = None
    files_from: str | None = None
    stdin_name: str | None = None
    date: str | None = None

    def open(self) -> Iterator[Record | Problem]:
        return open_records(self.paths, self.encoding, self.files_from, self.stdin_name, self.date)

    def count(self) -> int | None:
        """How many articles there are to read, where their files tell it."""
        return count_records(self.paths, self.files_from)

    @property
    def named(self) -> bool:
        return bool(self.paths) or self.files_from is not None


@value
class Delivery:
    """Where the report goes (None: standard output), and where a baseline of its findings goes, if one is wanted."""

    output: Path | None = None
    baseline: Path | None = None


@value
class Gate:
    """What closes the gate."""

    fail_on: FailOn = "never"
    require_coverage: Decimal | None = None


def deliver(task: Task[Any], inputs: Inputs, to: Delivery, gate: Gate, jobs: int) -> int:
    """Checks the inputs, writes the report and returns the exit code."""
    _demand(inputs, to)
    packs = loaded(task.options).packs if task.checks else ()
    if to.baseline is not None:
        task, gate = replace(task, format=Recording(task.format)), replace(gate, fail_on="never")
    with Spool[Any]() as contents:
        summary, notes = _gathered(_seen(run(task, inputs.open(), jobs), inputs), contents, packs)
        out.payload(task.format.whole(contents, summary), to.output)
        if to.baseline is not None:
            out.file(to.baseline, [recorded(contents)])
    _tell(summary, notes, gate)
    return decide(summary.tally, summary.problems, gate.fail_on, gate.require_coverage)


def _gathered(parts: Iterable[Part[Any]], contents: Spool[Any], packs: tuple[Pack, ...]) -> tuple[Summary, list[str]]:
    """The sums over all parts and the notes of each; what they add to the report goes into contents."""
    tally, problems, notes, empty = NOTHING, list[Problem](), list[str](), True
    for part in parts:
        empty = False
        tally += part.tally
        problems += part.problems
        notes += part.notes
        if part.content is not None:
            contents.add(part.content)
    return Summary(tally, (NO_INPUT,) if empty else tuple(problems), packs, version()), notes


def _seen(parts: Iterable[Part[Any]], inputs: Inputs) -> Iterable[Part[Any]]:
    """The parts, with a bar that moves for somebody who waits for more than one file."""
    from factcheck.cli import progress

    if not progress.visible():
        return parts
    files = inputs.count()
    return progress.counted(parts, files) if files != 1 else parts


def _demand(inputs: Inputs, to: Delivery) -> None:
    """What can be known to be wrong before any work is done."""
    if not inputs.named:
        raise Refused("no input: name files or folders, or - for standard input")
    for file in (to.output, to.baseline):
        if file is not None and not file.parent.is_dir():
            raise Refused(f"{file}: there is no folder {file.parent}")


def _tell(summary: Summary, notes: Sequence[str], gate: Gate) -> None:
    """Everything that is not payload."""
    for note in notes:
        out.diagnostic(note)
    for problem in summary.problems:
        out.diagnostic(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    tally, required = summary.tally, gate.require_coverage
    if not covers(tally, required):
        out.diagnostic(f"{tally.covered} of {tally.quantities} numbers are covered by a check, and {required}% are required")

"""From inputs to a written report and an exit code: what `check` and `extract` share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from factcheck import pending
from factcheck.cli import output as out
from factcheck.cli.errors import Refused
from factcheck.cli.rulebook import loaded
from factcheck.model.document import Document, Problem
from factcheck.model.report import Summary, Tally, total
from factcheck.pending import stage
from factcheck.pipeline import Part, Task, run
from factcheck.policy import ExitCode, decide
from factcheck.policy.gate import FailOn, covers
from factcheck.version import version

P = TypeVar("P")
NO_INPUT = Problem("", "no input was found", ExitCode.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and how."""

    paths: tuple[str, ...]
    encoding: str | None = None
    files_from: str | None = None
    stdin_name: str | None = None
    date: str | None = None

    def open(self) -> Iterator[Document | Problem]:
        return stage("documents", "open_inputs", pending.open_inputs)(
            self.paths, self.encoding, self.files_from, self.stdin_name, self.date
        )

    @property
    def named(self) -> bool:
        return bool(self.paths) or self.files_from is not None


@dataclass(frozen=True, slots=True)
class Gate:
    """What closes the gate."""

    fail_on: FailOn = "never"
    require_coverage: str | None = None


def deliver(task: Task[P], inputs: Inputs, output: Path | None, gate: Gate, jobs: int) -> int:
    """Checks the inputs, writes the report and returns the exit code."""
    _demand(inputs, output)
    packs = loaded(task.options).packs if task.checks else ()
    parts = list(run(task, inputs.open(), jobs)) or [Part(None, problems=(NO_INPUT,))]
    problems = tuple(p for part in parts for p in part.problems)
    summary = Summary(total(part.tally for part in parts), problems, packs, version())
    out.payload(task.format.whole([p.content for p in parts if p.content is not None], summary), output)
    for problem in problems:
        out.diagnostic(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    required = None if gate.require_coverage is None else Decimal(gate.require_coverage)
    return _told(decide(summary.tally, problems, gate.fail_on, required), summary.tally, required)


def _demand(inputs: Inputs, output: Path | None) -> None:
    """What can be known to be wrong before any work is done."""
    if not inputs.named:
        raise Refused("no input: name files or folders, or - for standard input")
    if output is not None and not output.parent.is_dir():
        raise Refused(f"{output}: there is no folder {output.parent}")


def _told(code: ExitCode, tally: Tally, required: Decimal | None) -> ExitCode:
    if not covers(tally, required):
        out.diagnostic(
            f"coverage: {tally.covered} of {tally.quantities} numbers are covered by a check, less than the {required}% required"
        )
    return code

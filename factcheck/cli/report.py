"""From inputs to a written report and an exit code: what `check` and `extract` share."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from factcheck.cli import output as out
from factcheck import pending
from factcheck.pending import stage
from factcheck.model.document import Problem
from factcheck.model.report import Summary, total
from factcheck.pipeline import Task, checker, run
from factcheck.policy import decide
from factcheck.policy.gate import FailOn
from factcheck.version import version

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and how."""

    paths: tuple[str, ...]
    encoding: str | None = None
    files_from: str | None = None
    stdin_name: str | None = None
    date: str | None = None


def deliver(
    task: Task[P], inputs: Inputs, output: Path | None, fail_on: FailOn, require_coverage: Decimal | None, jobs: int
) -> int:
    """Checks the inputs, writes the report and returns the exit code."""
    packs = checker(task.options).packs if task.checks else ()
    documents = stage("documents", "open_inputs", pending.open_inputs)(inputs.paths, inputs.encoding, inputs.files_from, inputs.stdin_name, inputs.date)
    parts = list(run(task, documents, jobs))
    problems = tuple(p for part in parts for p in part.problems)
    summary = Summary(total(part.tally for part in parts), problems, packs, version())
    out.payload(task.format.whole([part.content for part in parts if part.content is not None], summary), output)
    _tell(problems)
    return decide(summary.tally, problems, fail_on, require_coverage)


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        out.diagnostic(f"{problem.path}: {problem.message}" if problem.path else problem.message)

"""The one table of exit codes."""

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Literal

from factcheck.model.document import Problem
from factcheck.model.report import Tally

FailOn = Literal["error", "warning", "never"]


class ExitCode(IntEnum):
    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    TERMINATED = 143


# When several apply, the first of these wins: a defect of the tool hides everything, and so on down.
PRECEDENCE = (ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.UNREADABLE, ExitCode.FINDINGS, ExitCode.CLEAN)


def decide(tally: Tally, problems: Sequence[Problem], fail_on: FailOn = "error", require_coverage: Decimal | None = None) -> ExitCode:
    """The exit code of a run. `fail_on` never hides a problem, nor numbers left unchecked.

    >>> decide(Tally(errors=1), [Problem("a.txt", "cannot be decoded", 3)])
    <ExitCode.UNREADABLE: 3>
    """
    codes = {ExitCode(p.code) for p in problems}
    if _findings(tally, fail_on) or not covers(tally, require_coverage):
        codes.add(ExitCode.FINDINGS)
    return next((c for c in PRECEDENCE if c in codes), ExitCode.CLEAN)


def covers(tally: Tally, required: Decimal | None) -> bool:
    """Whether the share of covered numbers, in percent, reaches what is required. Of no numbers every share is reached."""
    return required is None or tally.covered * 100 >= required * tally.quantities


def _findings(tally: Tally, fail_on: FailOn) -> bool:
    counted = {"error": tally.errors, "warning": tally.errors + tally.warnings, "never": 0}
    return counted[fail_on] > 0

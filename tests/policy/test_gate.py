"""The one table of exit codes, a test per row."""

from decimal import Decimal

import pytest

from factcheck.model.document import Problem
from factcheck.model.report import Tally
from factcheck.policy import decide
from factcheck.policy.gate import FailOn

CLEAN = Tally(documents=1, quantities=4, covered=2)
ERROR = Tally(documents=1, quantities=4, covered=2, inconsistent=1, errors=1)
WARNING = Tally(documents=1, quantities=4, covered=2, tension=1, warnings=1)


@pytest.mark.parametrize(
    ("tally", "codes", "fail_on", "coverage", "code"),
    [
        (CLEAN, (), "error", None, 0),
        (CLEAN, (), "warning", None, 0),
        (ERROR, (), "error", None, 1),
        (ERROR, (), "warning", None, 1),
        (ERROR, (), "never", None, 0),
        (WARNING, (), "error", None, 0),
        (WARNING, (), "warning", None, 1),
        (CLEAN, (), "error", "50", 0),
        (CLEAN, (), "error", "50.1", 1),
        (CLEAN, (), "never", "51", 1),
        (Tally(documents=1), (), "error", "100", 0),
        (CLEAN, (3,), "never", None, 3),
        (ERROR, (3,), "error", None, 3),
        (ERROR, (3, 2), "error", None, 2),
        (ERROR, (3, 4, 2), "never", None, 4),
    ],
)
def test_the_table(tally: Tally, codes: tuple[int, ...], fail_on: FailOn, coverage: str | None, code: int) -> None:
    problems = [Problem("a.txt", "", c) for c in codes]
    assert decide(tally, problems, fail_on, None if coverage is None else Decimal(coverage)) == code

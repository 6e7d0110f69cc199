"""What a newsroom makes of the checks: severity, what was accepted before, coverage, and whether the gate opens."""

from factcheck.policy.gate import ExitCode, decide
from factcheck.policy.judge import judge

__all__ = ["ExitCode", "decide", "judge"]

"""What makes the tool refuse to work: bad usage, configuration or rule files, with every error at once."""

from factcheck.policy.gate import ExitCode


class Refused(Exception):
    """Nothing was checked. `lines` say why; the exit code is that of bad usage unless another is given."""

    def __init__(self, *lines: str, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(*lines)
        self.lines = lines
        self.code = code

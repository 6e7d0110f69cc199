"""The command line: the only place that prints or exits."""

import os
import sys
from typing import NoReturn

INTERRUPTED, TERMINATED = 130, 143


def main() -> None:
    """The entry point of the `factcheck` command."""
    from factcheck.cli import signals

    try:
        signals.Listener()
        from factcheck.cli.app import start

        code = start(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except signals.Terminated:
        code = TERMINATED
    if code in (INTERRUPTED, TERMINATED):
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """Ends the process at once: what had begun to be written has been taken back, and nobody waits for workers."""
    from factcheck.cli import signals

    signals.ignore()
    os._exit(code)

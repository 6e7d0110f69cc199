"""The command line: the only place that prints or exits."""

import os
import sys

INTERRUPTED = (130, 143)  # Ctrl-C, SIGTERM


def main() -> None:
    """The entry point of the `factcheck` command."""
    code = _code()
    if code in INTERRUPTED:
        os._exit(code)  # at once: what has begun to be written has been taken back, and nobody waits for workers
    sys.exit(code)


def _code() -> int:
    from factcheck.cli import signals

    try:
        signals.listen()
        from factcheck.cli.app import start

        return start(sys.argv[1:])
    except KeyboardInterrupt:  # while the command line was loaded
        return INTERRUPTED[0]
    except signals.Terminated:
        return INTERRUPTED[1]

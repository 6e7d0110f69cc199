"""The command line: the only place that prints or exits."""

import sys


def main() -> None:
    """The entry point of the `factcheck` command."""
    from factcheck.cli.app import start

    sys.exit(start(sys.argv[1:]))

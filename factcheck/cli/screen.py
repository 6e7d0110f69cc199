"""What the terminal can do."""

import os
import shutil
import sys

from factcheck.report.grid import Screen


def screen(*, file: bool = False) -> Screen:
    """The screen that standard output is; a pipe or a file has no width, and NO_COLOR takes away the colour."""
    if file or not sys.stdout.isatty():
        return Screen()
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(shutil.get_terminal_size().columns, colour)

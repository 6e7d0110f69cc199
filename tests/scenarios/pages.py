"""A page of the docs as a session at the terminal: its files are written, its commands run, and what they print is what stands there.

```yaml ours.yaml            the file as it is: it must be so already, or is written where it is not there
```yaml ours.yaml (edited)   the file as it is from here on
```console                   commands behind $, each with all that it prints
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.scenarios.command import PROGRAM

FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def play(page: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each step as (what it is, what stands on the page, what is there)."""
    for kind, title, body in FENCE.findall(page):
        if kind == "console":
            yield from _commands(body, folder)
        elif title.strip():
            name, _, edited = title.strip().partition(" ")
            file = folder / name
            if edited or not file.exists():
                file.parent.mkdir(exist_ok=True)
                file.write_text(body, encoding="utf-8")
            yield name, body, file.read_text(encoding="utf-8")


def _commands(body: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    for command in body.removeprefix("$ ").split("\n$ "):
        line, _, expected = command.partition("\n")
        run = subprocess.run(
            [PROGRAM, *shlex.split(line)[1:]], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=False, timeout=120, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        yield line, expected.rstrip("\n"), run.stdout.decode().rstrip("\n")

"""The installed command, run as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "factcheck"


def factcheck(*arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """One run, with its output decoded and no terminal."""
    done = subprocess.run(
        [PROGRAM, *arguments], cwd=cwd, input=stdin, capture_output=True, check=False, env={**os.environ, **(env or {})}, timeout=120
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

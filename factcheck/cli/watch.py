"""`check --watch`: checks again whenever something is saved."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from factcheck.cli import output
from factcheck.cli.errors import Refused


def watched(paths: Iterable[str | Path]) -> Iterator[list[str]]:
    """The changed files, each time that something is saved. Editors put a new file in the place of the old one, so folders are watched."""
    try:
        from watchfiles import watch
    except ImportError:
        raise Refused("--watch needs watchfiles: pip install 'factcheck[watch]'") from None
    asked = [Path(p).resolve() for p in paths]
    folders = {p if p.is_dir() else p.parent for p in asked}
    for changes in watch(*folders, watch_filter=lambda _, path: wanted(Path(path), asked)):
        yield sorted(path for _, path in changes)


def again(run: Callable[[], int], changes: Iterable[Sequence[str]]) -> int:
    """Runs once, and then for every change; the exit code of the last run."""
    code = run()
    for files in changes:
        output.diagnostic(f"factcheck: {', '.join(Path(f).name for f in files)} changed")
        code = run()
    return code


def afresh() -> int:
    """The same command without --watch, in a process of its own: rules and words are read anew too."""
    arguments = [a for a in sys.argv[1:] if a != "--watch"]
    return subprocess.run([sys.executable, "-m", "factcheck", *arguments], check=False).returncode


def wanted(path: Path, asked: Sequence[Path]) -> bool:
    """Whether a change concerns one of the named files and folders; an editor's hidden files do not."""
    return not path.name.startswith(".") and any(path == place or place in path.parents for place in asked)

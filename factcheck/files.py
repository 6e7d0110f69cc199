"""Files that are written whole or not at all, whatever ends the run."""

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def replace(path: Path, text: Iterable[str]) -> None:
    """Writes a file at once: whoever reads it sees the old or the new one, never half, and nothing else is left beside it.

    text: the parts of the file in order. A link is followed; a device or pipe (/dev/stdout) is written to as it is.
    OSError where the folder does not let us or the disk is full: then the old file stands.
    """
    place = path.resolve()
    if not _is_regular(place):
        with open(place, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(text)
        return
    handle, name = _new_file(place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(text)
            file.flush()
            os.fsync(handle)
            name = name or _named(handle, place)
            os.replace(name, place)
    except BaseException:
        if name is not None:
            with suppress(FileNotFoundError):
                os.unlink(name)
        raise


def _is_regular(place: Path) -> bool:
    """Whether a place holds a file, or nothing yet. A folder is refused when it is replaced."""
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _new_file(folder: Path) -> tuple[int, str | None]:
    """A new file in a folder, and its name: None where the system lets it have none yet, so that nothing is left of a run that is killed."""
    if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):
        with suppress(OSError):  # not every file system has files without a name
            return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666), None
    handle, name = tempfile.mkstemp(dir=folder, prefix=".factcheck.")
    os.chmod(name, 0o666 & ~_umask())
    return handle, name


def _named(handle: int, place: Path) -> str:
    """A hidden name for a file that has none; it lasts until the file takes its place."""
    name = str(place.with_name(f".factcheck.{os.urandom(8).hex()}"))
    os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=handle, follow_symlinks=True)  # only with a folder does Python follow the link
    return name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

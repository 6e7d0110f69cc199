"""What was made of an article, kept for the next run.

An entry answers to everything that it depends on: the article, what is accepted beside it, the rules, the settings, the format, and the
program with its data. The store is an optimisation only: whatever goes wrong with it, the article is checked.
"""

import hashlib
import io
import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.lexicon.store import OFF, cache_folder, rules_root, stamp
from factcheck.version import version

MOST = 50_000  # entries; the oldest go first
VALUES = {("decimal", "Decimal"), ("fractions", "Fraction")}  # beside the classes of this package
FAILURES = (
    sqlite3.Error,
    OSError,
    zlib.error,
    pickle.PickleError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    OverflowError,
    TypeError,
    ValueError,
)


class Store:
    """A file of entries in the user's cache folder."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(file, timeout=1, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE IF NOT EXISTS results (name BLOB PRIMARY KEY, made BLOB)")
        self._base.execute("DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (MOST,))

    def get(self, name: bytes) -> Any:
        """What was kept under a name; None where there is nothing that can be used."""
        try:
            row = self._base.execute("SELECT made FROM results WHERE name = ?", (name,)).fetchone()
            return None if row is None else _Reader(io.BytesIO(zlib.decompress(row[0]))).load()
        except FAILURES as failure:
            self._spoiled(failure)
            return None

    def keep(self, name: bytes, made: object) -> None:
        try:
            data = zlib.compress(pickle.dumps(made, protocol=5), 1)
            self._base.execute("INSERT OR REPLACE INTO results (name, made) VALUES (?, ?)", (name, data))
        except FAILURES as failure:
            self._spoiled(failure)

    def _spoiled(self, failure: Exception) -> None:
        """A store that a power cut or another hand has damaged is thrown away: the next run begins anew."""
        if isinstance(failure, sqlite3.DatabaseError) and not isinstance(failure, sqlite3.OperationalError):
            _discard(self._file)


class _Reader(pickle.Unpickler):
    """Loads values and the classes of this package, and nothing else: a cache folder may have been filled by another hand."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in VALUES or module.startswith("factcheck."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no result")


def store() -> Store | None:
    """This process's store; None where there can be none."""
    return None if os.environ.get(OFF) else _opened(os.getpid())


@cache
def _opened(process: int) -> Store | None:
    del process  # a connection is not carried into a forked process
    file = cache_folder() / "results.sqlite"
    for _ in range(2):
        try:
            return Store(file)
        except sqlite3.OperationalError:
            return None  # locked, or no room
        except sqlite3.DatabaseError:
            _discard(file)
        except OSError:
            return None
    return None


def _discard(file: Path) -> None:
    for name in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        with suppress(OSError):
            name.unlink()


def name_of(parts: Iterable[object]) -> bytes:
    """The name of an entry that depends on these values and on this program."""
    digest = hashlib.sha256(_program())
    for part in parts:
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


@cache
def _program() -> bytes:
    """The version of the program, and every file of its code and data."""
    folders = (folder for root in {str(Path(__file__).parent), str(rules_root())} for folder in os.walk(root))
    files = (os.path.join(folder, name) for folder, _, names in folders for name in names if name.endswith((".py", ".yaml", ".toml")))
    return version().encode() + stamp(sorted(files))

"""Inputs: files, folders, lists of paths and standard input, as an iterator of what they hold or why they cannot be read.

A missing file or a broken line is a value in the stream: the other inputs are still read.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from factcheck.model.document import Problem

from .decode import decode
from .formats import READERS, extract, is_known
from .records import Record, records_of_lines

_UNREADABLE = 3
_SUFFIXES = frozenset({".txt", ".md", ".jsonl", *READERS})


def open_records(
    paths: Iterable[str | Path],
    encoding: str | None = None,
    files_from: str | Path | None = None,
    stdin_name: str | None = None,
    date: str | None = None,
) -> Iterator[Record | Problem]:
    """Every article of every input, lazily, so that readers can share the work.

    `-` is standard input; folders are walked for .txt, .md, .jsonl, .docx, .html and .pdf; `files_from` names a file (or `-`) of paths, one a line.
    `date` is the publication date of records that carry none.
    """
    for path in _distinct(_all_paths(paths, files_from)):
        if isinstance(path, Problem):
            yield path
        elif path == "-":
            yield from _records(sys.stdin.buffer, stdin_name or "<stdin>", encoding, date)
        else:
            yield from _open(path, encoding, date)


def count_records(paths: Iterable[str | Path], files_from: str | Path | None = None) -> int | None:
    """How many records these inputs hold, as far as their names tell: None where a stream or a .jsonl is among them."""
    if files_from == "-":
        return None
    names = [path for path in _distinct(_all_paths(paths, files_from)) if isinstance(path, str)]
    return None if any(name == "-" or name.lower().endswith(".jsonl") for name in names) else len(names)


def _all_paths(paths: Iterable[str | Path], files_from: str | Path | None) -> Iterator[str | Problem]:
    for path in paths:
        yield from _walk(str(path))
    if files_from is not None:
        yield from _listed(str(files_from))


def _distinct(paths: Iterable[str | Problem]) -> Iterator[str | Problem]:
    """A file that is named twice, or beside its folder, is read once."""
    seen: set[str] = set()
    for path in paths:
        key = f"problem {path.path}" if isinstance(path, Problem) else os.path.normpath(path)
        if key not in seen:
            yield path
        seen.add(key)


def _walk(path: str) -> Iterator[str | Problem]:
    if path == "-" or not os.path.isdir(path):
        yield path
        return
    found = False
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in _SUFFIXES and not name.startswith("."):
                found = True
                yield os.path.join(folder, name)
    if not found:
        yield Problem(path, "no article in this folder: no .txt, .md, .jsonl, .docx, .html or .pdf file", _UNREADABLE)


def _listed(files_from: str) -> Iterator[str | Problem]:
    try:
        data = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
    except OSError as error:
        yield _cannot(files_from, error)
        return
    found = decode(data, files_from)
    if isinstance(found, Problem):
        yield Problem(files_from, f"list of paths: {found.message}", found.code)
        return
    for line in found.text.splitlines():
        if line.strip():
            yield from _walk(line.strip())


def _open(path: str, encoding: str | None, date: str | None) -> Iterator[Record | Problem]:
    try:
        with open(path, "rb") as stream:
            yield from _records(stream, path, encoding, date)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        yield _cannot(path, error)


def _cannot(path: str, error: Exception) -> Problem:
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return Problem(path, f"cannot be read: {reason[:1].lower() + reason[1:]}", _UNREADABLE)


def _records(stream: BinaryIO, path: str, encoding: str | None, date: str | None) -> Iterator[Record | Problem]:
    if path.lower().endswith(".jsonl"):
        yield from records_of_lines(stream, path, encoding, date)
        return
    if is_known(path):
        yield from _extracted(stream.read(), path, encoding, date)
        return
    found = decode(stream.read(), path, encoding)
    yield found if isinstance(found, Problem) else Record(path, found.text, found.encoding, date=date)


def _extracted(data: bytes, path: str, encoding: str | None, date: str | None) -> Iterator[Record | Problem]:
    found = extract(data, path, encoding)
    if isinstance(found, Problem):
        yield found
        return
    yield Record(path, found.text, found.encoding, found.title, found.date or date, found.origin)
    yield from found.missing

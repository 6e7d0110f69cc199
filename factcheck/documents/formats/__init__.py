"""Documents that are not plain text: each reader is an extra of the installation, and imported only when it is used."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from factcheck.model.document import Origin, Problem
from factcheck.model.value import value

UNREADABLE = 3
# The reader of each suffix: its module here, the package it needs, and the extra that installs it.
READERS = {
    ".docx": ("docx", "python-docx"),
    ".html": ("html", "trafilatura"),
    ".htm": ("html", "trafilatura"),
    ".pdf": ("pdf", "pypdf"),
}


@value
class Extracted:
    """The text of a document, and where in the document each stretch of it stands.

    `missing` are the parts that could not be read: they are problems of the input, beside its findings.
    """

    text: str
    encoding: str
    title: str | None = None
    date: str | None = None
    origin: Origin | None = None
    missing: tuple[Problem, ...] = ()


def is_known(path: str) -> bool:
    """Whether a file of that name is read by one of the readers here."""
    return PurePath(path).suffix.lower() in READERS


def extract(data: bytes, path: str, encoding: str | None = None) -> Extracted | Problem:
    """The text of a document by its suffix. A Problem where its package is not installed or where it cannot be read."""
    name, package = READERS[PurePath(path).suffix.lower()]
    if not data:
        return Problem(path, "the file is empty (0 bytes)", UNREADABLE)
    try:
        read: Callable[[bytes, str, str | None], Extracted | Problem] = import_module(f"{__name__}.{name}").read
    except ImportError:
        return Problem(path, f"cannot be read: .{name} needs {package}: pip install 'factcheck[{name}]'", UNREADABLE)
    found = read(data, path, encoding)
    if isinstance(found, Extracted) and not found.text.strip():
        return Problem(path, "no text was found in it: there is no article to check", UNREADABLE)
    return found

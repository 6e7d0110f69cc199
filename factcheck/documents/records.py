"""Records: one article as an input holds it, and the .jsonl form with one record a line."""

import codecs
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from factcheck.model.document import Document, Origin, Problem
from factcheck.model.value import value

from .decode import decode, encoding_of
from .read import read_document

_UNREADABLE = 3
_BLANK = "\ufeff \t\r\n"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNNAMED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that could not be decoded


@value
class Record:
    """One article as an input holds it, decoded and not yet read."""

    path: str
    text: str
    encoding: str = "utf-8"
    title: str | None = None
    date: str | None = None
    origin: Origin | None = None

    def read(self) -> Document:
        """The document of the record."""
        document = read_document(self.text, self.path, self.date, title=self.title, encoding=self.encoding)
        return document if self.origin is None else replace(document, origin=self.origin)


def records_of_lines(stream: BinaryIO, path: str, encoding: str | None, date: str | None) -> Iterator[Record | Problem]:
    """One record a line, the file never whole in memory; a line that cannot be read is a Problem with its number."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))
    name = _encoding(buffered, path, encoding)
    if isinstance(name, Problem):
        yield name
        return
    empty = True
    for number, line in enumerate(io.TextIOWrapper(buffered, name, errors="surrogateescape", newline="\n"), 1):
        if stripped := line.strip(_BLANK):
            empty = False
            yield _line(stripped, path, number, name, date)
    if empty:
        yield Problem(path, "no article in this file: every line is empty", _UNREADABLE)


def _encoding(stream: io.BufferedReader, path: str, encoding: str | None) -> str | Problem:
    sample = stream.peek()
    if encoding:
        checked = encoding if _is_known(encoding) else decode(b"{}", path, encoding)
        return checked if isinstance(checked, Problem) else encoding
    name = encoding_of(sample, whole=False)
    if name:
        return name
    refused = decode(sample, path)
    return refused if isinstance(refused, Problem) else Problem(path, "not UTF-8, UTF-16 or GB18030", _UNREADABLE)


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _line(line: str, path: str, number: int, encoding: str, date: str | None) -> Record | Problem:
    where = f"{path}:{number}"
    broken = _ESCAPED.search(line)
    if broken:
        return Problem(where, f"not {encoding.upper()}: byte 0x{ord(broken[0]) - 0xDC00:02x} in column {broken.start() + 1}", _UNREADABLE)
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(where, f"not JSON: {error.msg} in column {error.colno}", _UNREADABLE)
    except (ValueError, RecursionError) as error:
        return Problem(where, f"not JSON that can be read: {error}", _UNREADABLE)
    return _row(row, path, number, encoding, date)


def _row(row: Any, path: str, number: int, encoding: str, date: str | None) -> Record | Problem:
    where = f"{path}:{number}"
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Problem(where, 'not an article: an object with a string "text" is needed', _UNREADABLE)
    name = f"{path}#{_harmless(str(row['id']))}" if isinstance(row.get("id"), str | int) else f"{path}#{number}"
    if not row["text"].strip():
        return Problem(name, "nothing but white space: there is no article to check", _UNREADABLE)
    title = row["title"] if isinstance(row.get("title"), str) and row["title"].strip() else None
    return Record(name, row["text"], encoding, title, _date(row.get("date")) or date)


def _harmless(name: str) -> str:
    """A name that can be written anywhere: half of a surrogate pair and what steers a terminal are lost characters."""
    return _UNNAMED.sub("\ufffd", name)


def _date(value: object) -> str | None:
    found = _DATE.match(value) if isinstance(value, str) else None
    return found[0] if found else None

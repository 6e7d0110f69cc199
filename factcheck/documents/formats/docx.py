"""Word documents: the paragraphs of the body in their order, tables row by row, with tracked insertions and without deletions.

Headers, footers, footnotes and comments are no part of the article and are not read.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn

from factcheck.documents.formats import UNREADABLE, Extracted
from factcheck.model.document import Origin, Problem

MOST_BYTES = 200_000_000  # unpacked: a novel has two million
_TEXTS = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PARAGRAPH, _ROW, _DELETED = qn("w:p"), qn("w:tr"), qn("w:del")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a second copy of a text box


def read(data: bytes, path: str, encoding: str | None = None) -> Extracted | Problem:
    """The text of a .docx, one paragraph after the other, and the number of each."""
    del encoding  # the format has its own
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > MOST_BYTES:
            return Problem(path, f"not read: it unpacks to {size // 1_000_000} MB, more than any article", UNREADABLE)
        body = open_docx(io.BytesIO(data)).element.body
    except Exception as error:  # the package raises whatever its parts raise
        return Problem(path, f"not a whole .docx: {_cause(error)}", UNREADABLE)
    return _extracted(body)


def _cause(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _extracted(body: Any) -> Extracted:
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    length, row = 0, None
    for number, (paragraph, own_row) in enumerate(_paragraphs(body), start=1):
        text = _text(paragraph)
        if not text.strip():
            continue
        joint = (
            "" if not parts else "\t" if row is not None and own_row is row else "\n" if row is not None and own_row is not None else "\n\n"
        )
        starts.append((length + len(joint), number))
        parts += [joint, text]
        length += len(joint) + len(text)
        row = own_row
    return Extracted("".join(parts), "docx", origin=Origin("paragraph", tuple(starts)))


def _paragraphs(body: Any) -> Iterator[tuple[Any, Any]]:
    """Every paragraph with the table row that it stands in, if any."""
    for paragraph in body.iter(_PARAGRAPH):
        above = list(paragraph.iterancestors())
        if not any(a.tag == _FALLBACK for a in above):
            yield paragraph, next((a for a in above if a.tag == _ROW), None)


def _text(paragraph: Any) -> str:
    """The text of a paragraph itself, not of a text box inside it."""
    return "".join(
        _TEXTS[node.tag] or node.text or ""
        for node in paragraph.iter(*_TEXTS)
        if next(node.iterancestors(_PARAGRAPH)) is paragraph and next(node.iterancestors(_DELETED), None) is None
    )

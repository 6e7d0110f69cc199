"""PDF files: the text of each page. A page that is only a picture is a problem of the input: it was not checked."""

import io
from typing import Any

from pypdf import PdfReader

from factcheck.documents.formats import UNREADABLE, Extracted
from factcheck.model.document import Origin, Problem


def read(data: bytes, path: str, encoding: str | None = None) -> Extracted | Problem:
    """The text of a .pdf, page after page."""
    del encoding  # the format has its own
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Problem(path, "encrypted: it cannot be read without its password", UNREADABLE)
        return _extracted(path, [(page.extract_text(), _pictured(page)) for page in reader.pages])
    except Exception as error:  # a broken file fails wherever it is broken
        return Problem(path, f"not a PDF that can be read: {' '.join(str(error).split()) or type(error).__name__}", UNREADABLE)


def _pictured(page: Any) -> bool:
    """Whether a page shows a picture, without decoding it."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return any(o.get_object().get("/Subtype") == "/Image" for o in objects.get_object().values()) if objects is not None else False


def _extracted(path: str, pages: list[tuple[str, bool]]) -> Extracted:
    text = ""
    starts: list[tuple[int, int]] = []
    missing: list[Problem] = []
    for number, (said, pictured) in enumerate(pages, start=1):
        if said.strip():
            starts.append((len(text), number))
            text += said.rstrip("\n") + "\n"
        elif pictured:
            missing.append(Problem(f"{path}#page={number}", "a picture without text: it was not checked", UNREADABLE))
    return Extracted(text, "pdf", origin=Origin("page", tuple(starts)), missing=tuple(missing))

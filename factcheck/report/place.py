"""Where a reader looks for a finding: line and column of a text; the page, paragraph or source line of any other document."""

from collections.abc import Mapping

from factcheck.model.document import Document


def spot(document: Document, start: int, words: Mapping[str, str]) -> str:
    """The place of a flow offset in words."""
    offset = document.source_offset(start)
    number = document.origin.at(offset) if document.origin else None
    if document.origin is not None and number is not None:
        return words[document.origin.unit].format(number=number)
    line, column = document.line_column(offset)
    return f"{line}:{column}"


def source_line(document: Document, start: int) -> int | None:
    """The line of the input's own file that a flow offset of an extracted text comes from, where the file has lines."""
    if document.origin is None or document.origin.unit != "line":
        return None
    return document.origin.at(document.source_offset(start))

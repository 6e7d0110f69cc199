"""A decoded text to a Document."""

import re
from dataclasses import replace
from functools import partial

from factcheck.model.document import Document

from .flow import build_flow
from .language import detect_language
from .markup import without_markup
from .split import split_articles

_LINE_END = re.compile("\r\n?|\n")


def read_document(
    text: str, path: str = "", date: str | None = None, *, title: str | None = None, encoding: str = "utf-8", language: str | None = None
) -> Document:
    """The document of a text: flow, articles, sentences, and the way back to the text's own offsets.

    `title` is that of a record which carries it beside its text; `date` is the publication date, YYYY-MM-DD.
    Half of a surrogate pair (a broken escape in a JSON record) cannot be written anywhere: it is read as U+FFFD, a lost character.
    """
    source = _writable(text)
    language = language or detect_language(source)
    flow, pieces = build_flow(source, language)
    document = Document(
        path=path,
        source=source,
        flow=flow,
        pieces=pieces,
        encoding=encoding,
        language=language,
        articles=(),
        date=date,
        line_starts=(0, *(found.end() for found in _LINE_END.finditer(source))),
    )
    return replace(document, articles=split_articles(flow, language, title, partial(_as_printed, document)))


def _as_printed(document: Document, start: int, end: int) -> str:
    """The author's own characters of a flow span, without markup, on one line."""
    return " ".join(without_markup(document.surface(start, end)).text.split())


def _writable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text

"""Web pages: the article's text and title without the page around it, and the line of the source that each paragraph stands in."""

import re
from bisect import bisect_right
from typing import Any

import trafilatura
from lxml import html as lxml_html

from factcheck.documents.decode import decode
from factcheck.documents.formats import UNREADABLE, Extracted
from factcheck.model.document import Origin, Problem

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"\s+")
_PUBLISHED = "//meta[@property='article:published_time' or @name='publishdate' or @name='pubdate']/@content"
WIDER = {"gb2312": "gb18030", "gbk": "gb18030"}  # pages name the smaller set and use the larger
SHOWN = 24  # characters by which a paragraph is found again in the source


def read(data: bytes, path: str, encoding: str | None = None) -> Extracted | Problem:
    """The article of an .html file."""
    declared = _CHARSET.search(data[:4096])
    named = encoding or (_codec(declared[1].decode("ascii")) if declared else None)
    decoded = decode(data, path, named)
    if isinstance(decoded, Problem):
        return decoded
    page = _DECLARATION.sub("", decoded.text)
    try:
        tree = lxml_html.document_fromstring(page)
        text, title = _article(page)
    except Exception as error:  # the parsers raise whatever they meet
        return Problem(path, f"not a page that can be read: {' '.join(str(error).split())}", UNREADABLE)
    day = next((m[0] for value in tree.xpath(_PUBLISHED) if (m := _DAY.match(str(value)))), None)
    return Extracted(text, decoded.encoding, title, day, Origin("line", _lines(text, tree)))


def _codec(name: str) -> str | None:
    """The codec of a declared character set, None for one that is not known: then the bytes decide."""
    import codecs

    try:
        return codecs.lookup(WIDER.get(name.lower(), name)).name
    except LookupError:
        return None


def _article(page: str) -> tuple[str, str | None]:
    """Text and title; for a page without an article's shape all of its text."""
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, favor_recall=True)
    text = getattr(found, "text", None) or trafilatura.html2txt(page) or ""
    title = getattr(found, "title", None)
    return text.replace("\n", "\n\n"), title if title and not text.lstrip().startswith(title) else None


def _lines(text: str, tree: Any) -> tuple[tuple[int, int], ...]:
    """For each paragraph of the text its offset and the line of the source where it begins, as far as it is found there."""
    whole, starts, lines = _nodes(tree)
    found: list[tuple[int, int]] = []
    offset = behind = 0
    for paragraph in text.split("\n"):
        key = _SPACE.sub("", paragraph)[:SHOWN]
        if key:
            at = whole.find(key, behind)
            at = whole.find(key) if at < 0 else at
            if at >= 0:
                found.append((offset, lines[bisect_right(starts, at) - 1]))
                behind = at
        offset += len(paragraph) + 1
    return tuple(found)


def _nodes(tree: Any) -> tuple[str, list[int], list[int]]:
    """All text of the page without spaces, and where in it each node begins with its line."""
    parts: list[str] = []
    starts: list[int] = []
    lines: list[int] = []
    length = 0
    for element in tree.iter():
        for piece in (element.text if isinstance(element.tag, str) else None, element.tail):
            bare = _SPACE.sub("", piece or "")
            if bare:
                starts.append(length)
                lines.append((element.sourceline or 1) + _leading_lines(piece or ""))
                parts.append(bare)
                length += len(bare)
    return "".join(parts), starts, lines


def _leading_lines(piece: str) -> int:
    return piece[: len(piece) - len(piece.lstrip())].count("\n")

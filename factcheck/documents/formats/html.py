"""Web pages: the article's text and title without the page around it, and the line of the source that each paragraph stands in.

Comments that accept a finding (`<!-- factcheck: ok RULE reason -->`) are kept, each above the paragraph in or before which it stands.
"""

import re
from bisect import bisect_right
from typing import Any, NamedTuple

import trafilatura
from lxml import html as lxml_html
from lxml.etree import Comment

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
    paragraphs = _placed(text, _nodes(tree))
    joined, starts = _joined(paragraphs)
    return Extracted(joined, decoded.encoding, title, day, Origin("line", starts))


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
    return text, title if title and not text.lstrip().startswith(title) else None


class Nodes(NamedTuple):
    """All text of a page without spaces, where in it each node begins and in which line, and the remarks to us with their places."""

    text: str
    starts: list[int]
    lines: list[int]
    remarks: list[tuple[int, str]]


class Paragraph(NamedTuple):
    """A paragraph of the article, the source line where it begins as far as it is found there, and the remarks that stand for it."""

    text: str
    line: int | None
    remarks: tuple[str, ...]


def _nodes(tree: Any) -> Nodes:
    nodes = Nodes("", [], [], [])
    parts: list[str] = []
    length = 0
    for element in tree.iter():
        if element.tag is Comment and "factcheck:" in (element.text or ""):
            nodes.remarks.append((length, f"<!--{element.text}-->"))
        for piece in (element.text if isinstance(element.tag, str) else None, element.tail):
            bare = _SPACE.sub("", piece or "")
            if bare:
                nodes.starts.append(length)
                nodes.lines.append((element.sourceline or 1) + _leading_lines(piece or ""))
                parts.append(bare)
                length += len(bare)
    return nodes._replace(text="".join(parts))


def _placed(text: str, nodes: Nodes) -> list[Paragraph]:
    """The paragraphs of the article, found again in the page one behind the other."""
    waiting, behind = list(nodes.remarks), 0
    placed = []
    for paragraph in filter(str.strip, text.split("\n")):
        bare = _SPACE.sub("", paragraph)
        at = nodes.text.find(bare[:SHOWN], behind)
        at = nodes.text.find(bare[:SHOWN]) if at < 0 else at
        if at < 0:
            placed.append(Paragraph(paragraph, None, ()))
            continue
        behind = at
        own = [remark for place, remark in waiting if place < at + len(bare)]
        del waiting[: len(own)]
        placed.append(Paragraph(paragraph, nodes.lines[bisect_right(nodes.starts, at) - 1], tuple(own)))
    return placed


def _joined(paragraphs: list[Paragraph]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with the remarks each on a line above its paragraph, and the source lines of its stretches."""
    text = ""
    starts = []
    for paragraph in paragraphs:
        text += "".join(f"{remark}\n" for remark in paragraph.remarks)
        if paragraph.line is not None:
            starts.append((len(text), paragraph.line))
        text += f"{paragraph.text}\n\n"
    return text, tuple(starts)


def _leading_lines(piece: str) -> int:
    return piece[: len(piece) - len(piece.lstrip())].count("\n")

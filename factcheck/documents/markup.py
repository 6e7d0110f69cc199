"""Inline markup, comments and invisible characters: what the reader of a page does not see."""

import re

from .cuts import Cut

_TAG = re.compile(
    r"</?(sub|sup|b|i|u|em|strong|span|font|a|small|big|mark|s|br|p|div|li|ul|ol|tr|table|tbody|thead|td|th|h[1-6]|section|article|blockquote|hr)"
    r"(?:\s+[a-z-]+\s*=[^<>\n]{0,500}|\s*/)?>"
)  # in lower case: <U> is a ticker
_BREAKING = re.compile(r"br|p|div|li|[uo]l|tr|table|tbody|thead|h[1-6]|section|article|blockquote|hr")
_CELLS = ("td", "th")
_EMPHASIS = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*\*")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff\r]+")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_OTHER_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"


def without_markup(source: str) -> Cut:
    """The text that the reader sees: PM<sub>10</sub> is PM10, and every line end is one newline."""
    text = _line_ends(source)
    spans: list[tuple[int, int]] = []
    if "<" in text:
        text, spans = _tags(text)
    if "**" in text:
        spans += [
            span for found in _EMPHASIS.finditer(text) for span in ((found.start(), found.start() + 2), (found.end() - 2, found.end()))
        ]
    if not text.isascii() or "\r" in text:
        spans += [found.span() for found in _INVISIBLE.finditer(text)]
    return Cut(text).without(_merged(spans)) if spans else Cut(text)


def _line_ends(source: str) -> str:
    text = _LONE_RETURN.sub("\n", source) if "\r" in source else source
    for end in _OTHER_LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _tags(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A tag that breaks the line leaves a newline in the place of its first character, a cell a tab; the rest is cut."""
    spans = _comments(text)
    marks: list[tuple[int, str]] = []
    for found in _TAG.finditer(text):
        sign = _sign(found)
        spans.append((found.start() + len(sign), found.end()))
        if sign:
            marks.append((found.start(), sign))
    return _replaced(text, marks), spans


def _sign(found: re.Match[str]) -> str:
    if found[1] in _CELLS:
        return "\t"
    return "\n" if _BREAKING.fullmatch(found[1]) else ""


def _replaced(text: str, marks: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for place, sign in marks:
        parts += [text[at:place], sign]
        at = place + 1
    return "".join([*parts, text[at:]])


def _comments(text: str) -> list[tuple[int, int]]:
    spans, at = [], text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:  # an unclosed comment is text
            break
        spans.append((at, end + 3))
        at = text.find("<!--", end + 3)
    return spans


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ascending and disjoint: a tag may stand inside a comment."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged

"""The flow: the text that language is read from, with its way back to the source."""

from .breaks import joins
from .cuts import Cut, Pieces
from .language import detect_language
from .lines import Line, lines_of
from .markup import without_markup
from .normal import normalise
from .words import marks


def build_flow(source: str, language: str | None = None) -> tuple[str, Pieces]:
    """The flow of a source, and the pieces that map it back.

    >>> build_flow("PM<sub>10</sub>下降", "zh")
    ('PM10下降', ((0, 0), (2, 7), (4, 15)))
    """
    seen = without_markup(source)
    seen = Cut(normalise(seen.text), seen.pieces)
    flow = _without_breaks(seen, language or detect_language(source))
    return flow.text, flow.pieces


def _without_breaks(seen: Cut, language: str) -> Cut:
    lines = lines_of(seen.text)
    words = marks(language)
    spaced = bool(words.abbreviations)  # words stand apart, so a break between two numbers is a space
    spans, spaces = [], []
    for at, joined in enumerate(joins(lines, words)):
        if joined:
            first, last = lines[at].end, lines[at + 1].start
            if _keeps_space(lines[at], lines[at + 1]) and (spaced or not _splits_number(lines[at], lines[at + 1])):
                spaces.append(first)
                first += 1
            spans.append((first, last))
    return Cut(_spaced(seen.text, spaces), seen.pieces).without(spans) if spans else seen


def _keeps_space(line: Line, following: Line) -> bool:
    """Latin words and numbers stay apart; a hyphen at the end of a line binds."""
    return line.text[-1].isascii() and following.text[0].isascii() and line.text[-1] != "-"


def _splits_number(line: Line, following: Line) -> bool:
    """Whether a column broke inside a number (接待游客24 / 8万人次): between two numbers of a Chinese sentence stands more than a break."""
    return following.gap == 0 and line.text[-1].isdigit() and following.text[0].isdigit()


def _spaced(text: str, places: list[int]) -> str:
    parts, at = [], 0
    for place in places:
        parts += [text[at:place], " "]
        at = place + 1
    return "".join([*parts, text[at:]])

"""Which line breaks stand inside a sentence.

Newspapers are set in columns and e-mails are wrapped: both leave breaks in the middle of a sentence. Two lines or blocks are one if the
first is prose (it holds a full stop or is longer than a headline), ends without a closing mark, and the second does not begin like a
headline, a dateline, a byline or a list mark. A first line without a full stop that a longer block follows is a headline.
"""

from collections.abc import Sequence

from .lines import Line
from .sentences import has_stop
from .words import Marks

_NARROWEST, _WIDEST = 24, 160  # columns of wrapped text
_MOSTLY = 0.8
_LONGEST_CAPTION = 200
_TAIL = 70  # characters at the end of a line that are looked at


def joins(lines: Sequence[Line], marks: Marks) -> list[bool]:
    """For each line, whether the next one continues it."""
    wrapped = _wrapped(lines, marks)
    found, prose, fresh = [], False, True  # fresh: no line before this one was joined to it
    for at, line in enumerate(lines):
        prose = (prose and not fresh) or _is_prose(line, marks)
        joined = at + 1 < len(lines) and _continues(lines, at, prose, wrapped, marks)
        found.append(joined)
        fresh = not joined
    return found


def _continues(lines: Sequence[Line], at: int, prose: bool, wrapped: Sequence[bool], marks: Marks) -> bool:
    line, following = lines[at], lines[at + 1]
    if ends_here(line.text, marks) or begins_anew(following.text, marks):
        return False
    if wrapped[at] and following.gap == 0:
        return not marks.byline.match(line.text)
    if marks.abbreviations and following.gap == 0 and following.text[0].islower():
        return True  # a Latin line of one block that begins in lower case goes on with the one above
    if not prose or marks.byline.match(line.text):
        return False
    if at == 0 and _is_title_over(line, following, marks):
        return False
    if marks.abbreviations:  # a Latin sentence that goes on does so in lower case or with a figure
        return not following.text[0].isupper()
    return not _is_headline(lines, at + 1, marks)


def _is_prose(line: Line, marks: Marks) -> bool:
    return len(line.text) > marks.prose or has_stop(line.text, marks)


def _is_title_over(line: Line, following: Line, marks: Marks) -> bool:
    """The first line of a file, without a full stop, over a longer one or over prose."""
    if has_stop(line.text, marks):
        return False
    return len(following.text) > len(line.text) or (len(line.text) <= marks.prose and has_stop(following.text, marks))


def is_closed(text: str, marks: Marks) -> bool:
    """Whether the line ends with a closing mark: …。 …？” …。（记者 甲） …。 甲 摄"""
    tail = text[-_TAIL:]
    return marks.closed.search(tail) is not None or marks.credits(tail)


def ends_here(text: str, marks: Marks) -> bool:
    """Whether nothing can continue a line: it is closed, a heading, a row, a caption, or ends with an address."""
    return (
        text[0] == "#"
        or is_closed(text, marks)
        or _is_row(text)
        or is_caption(text, marks)
        or marks.address.match(text.rsplit(None, 1)[-1]) is not None
    )


def is_caption(text: str, marks: Marks) -> bool:
    """A short block that begins or ends like what stands under a picture."""
    return len(text) <= _LONGEST_CAPTION and (marks.caption.match(text) is not None or marks.credits(text[-_TAIL:]))


def begins_anew(text: str, marks: Marks) -> bool:
    """Whether a line begins like a heading, dateline, byline, caption, list item, row or subtitle."""
    return (
        text[0] == "#"
        or marks.item.match(text) is not None
        or marks.dateline.match(text) is not None
        or marks.subtitle.match(text) is not None
        or marks.byline.match(text) is not None
        or marks.address.match(text) is not None
        or is_caption(text, marks)
        or _is_row(text)
    )


def _is_row(text: str) -> bool:
    return "\t" in text or text[0] == "|" or text.count("|") > 1


def _is_headline(lines: Sequence[Line], at: int, marks: Marks) -> bool:
    """A short open line with a longer block, a dateline or a byline below it."""
    line = lines[at]
    if len(line.text) > marks.headline or is_closed(line.text, marks) or has_stop(line.text, marks):
        return False
    if at + 1 == len(lines):
        return False
    below = lines[at + 1].text
    return len(below) > len(line.text) or marks.dateline.match(below) is not None or marks.byline.match(below) is not None


def _wrapped(lines: Sequence[Line], marks: Marks) -> list[bool]:
    """For each line, whether it fills the column of a wrapped block."""
    found = [False] * len(lines)
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].gap:
            _mark_wrapped(lines, first, at, marks, found)
            first = at
    return found


def _mark_wrapped(lines: Sequence[Line], first: int, last: int, marks: Marks, found: list[bool]) -> None:
    """Wrapped: three lines or more, and nearly every line that ends open fills the column."""
    if last - first < 3:
        return
    widths = [_width(line) for line in lines[first:last]]
    column = max(widths)
    if not _NARROWEST <= column <= _WIDEST:
        return
    full = [width >= column - marks.wrap_slack for width in widths]
    still_open = [index for index in range(last - first - 1) if not is_closed(lines[first + index].text, marks)]
    filling = [index for index in still_open if full[index]]
    if len(filling) < 2 or len(filling) < _MOSTLY * len(still_open) or not _is_running(lines, first, last, filling, marks):
        return
    for index in filling:
        found[first + index] = True


def _is_running(lines: Sequence[Line], first: int, last: int, filling: Sequence[int], marks: Marks) -> bool:
    """Running text, not a list of equal lines: it has marks inside, and half of its Latin lines go on in lower case."""
    if marks.abbreviations:
        return 2 * sum(lines[first + index + 1].text[0].islower() for index in filling) >= len(filling)
    return any("，" in line.text or is_closed(line.text, marks) for line in lines[first:last])


def _width(line: Line) -> int:
    """Columns on a screen: a Han character takes two columns and three bytes, a letter one and one."""
    return line.indent + (len(line.text.encode("utf-8", "replace")) + len(line.text)) // 2

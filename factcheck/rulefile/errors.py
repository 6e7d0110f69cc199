"""What is wrong in a rule file, with the place."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from unicodedata import east_asian_width

from factcheck.model.value import value

WIDEST = 160
"""Characters of a source line that a message shows."""


@value
class RuleError:
    """One error or warning: its file, 1-based line and column (code points), what is wrong, and the line that holds it.

    str() is "file:line:column: message", then the line and a caret under the column.
    """

    file: str
    line: int
    column: int
    message: str
    text: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.message}"
        if not self.text.strip():
            return head
        shown, at = _window(_harmless(self.text), self.column - 1)
        return f"{head}\n    {shown}\n    {''.join(map(_blank, shown[:at]))}^"


Report = Callable[[RuleError], None]
"""Where a reader says what it found."""


class RuleErrors(Exception):
    """All errors of all rule files, by place, each once: `errors`. str() is one paragraph for each."""

    def __init__(self, errors: Iterable[RuleError]) -> None:
        self.errors = in_order(errors)
        super().__init__("\n".join(map(str, self.errors)))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """A worker process hands it on whole."""
        return RuleErrors, (self.errors,)


def in_order(found: Iterable[RuleError]) -> tuple[RuleError, ...]:
    """By place; what was found twice (a default is read once for every rule) stands once."""
    return tuple(sorted(set(found), key=lambda e: (e.file, e.line, e.column, e.message)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` with the nearest known word, or nothing where none is near.

    >>> did_you_mean("sevrity", ["severity", "message"])
    ' (did you mean severity?)'
    """
    near = get_close_matches(word[:80], sorted(known), 1, 0.6)
    return f" (did you mean {near[0]}?)" if near else ""


def quoted(value: object) -> str:
    """A value as a message shows it: in double quotes, shortened, without control characters."""
    text = _harmless("" if value is None else str(value))
    return f'"{text if len(text) <= 60 else text[:60] + "…"}"'


def _harmless(text: str) -> str:
    """The text without characters that could steer a terminal; every other keeps its place."""
    return "".join(c if c == "\t" or c.isprintable() else "�" for c in text)


def _window(text: str, at: int) -> tuple[str, int]:
    """A part of a long line around a column, and the column in it."""
    if len(text) <= WIDEST:
        return text, at
    start = max(0, min(at - WIDEST // 2, len(text) - WIDEST))
    front, back = "…" if start else "", "…" if start + WIDEST < len(text) else ""
    return front + text[start : start + WIDEST] + back, at - start + len(front)


def _blank(character: str) -> str:
    """White space as wide as a character is at a terminal."""
    if character == "\t":
        return "\t"
    return "  " if east_asian_width(character) in "WF" else " "

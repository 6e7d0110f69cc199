"""What is wrong in a rule file, with the place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class RuleError:
    """One error: its file, 1-based line and column, what is wrong, and the line that holds it.

    str() is "file:line:column: message", then the line and a caret.
    """

    file: str
    line: int
    column: int
    message: str
    text: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.message}"
        if not self.text:
            return head
        caret = "".join("\t" if c == "\t" else "　" if ord(c) > 0x2E80 else " " for c in self.text[: self.column - 1])
        return f"{head}\n    {self.text}\n    {caret}^"


class RuleErrors(Exception):
    """All errors of all rule files, by place."""

    def __init__(self, errors: Iterable[RuleError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda e: (e.file, e.line, e.column, e.message)))
        super().__init__("\n".join(map(str, self.errors)))


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """ " (did you mean …?)", or nothing where no known word is near."""
    near = get_close_matches(word, sorted(known), 1, 0.6)
    return f" (did you mean {near[0]}?)" if near else ""

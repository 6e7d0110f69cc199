"""Plain data that remembers where each value stood in its file."""

from pathlib import Path
from typing import Any, NamedTuple

from factcheck.rulefile.errors import Report, RuleError

LARGEST = 1_000_000  # bytes


class Node(NamedTuple):
    """A value with its place: a str, int, bool, None, a list of Nodes, or a dict of str to (key Node, value Node)."""

    value: Any
    line: int
    column: int
    style: str = ""  # the quote or block mark of a text; empty for a plain one

    def get(self, key: str) -> "Node | None":
        """The value under a key of a mapping; None where there is none, or nothing is written behind the key."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        found: Node = self.value[key][1]
        return None if found.value is None else found

    @property
    def items(self) -> "list[Node]":
        """The members of a list; a single value is a list of one."""
        return self.value if isinstance(self.value, list) else [self]

    @property
    def data(self) -> Any:
        """The value without its places."""
        if isinstance(self.value, list):
            return [n.data for n in self.value]
        if isinstance(self.value, dict):
            return {k: n.data for k, (_, n) in self.value.items()}
        return self.value


class File(NamedTuple):
    """A rule file that was read: its name in messages, its lines, its tree (None for an empty file)."""

    name: str
    lines: list[str]
    root: Node | None

    def error(self, line: int, column: int, message: str) -> RuleError:
        return RuleError(self.name, line, column, message, self.lines[line - 1] if 0 < line <= len(self.lines) else "")


def read_bytes(path: Path, name: str, report: Report) -> bytes | None:
    """The bytes of a regular file of a size that a rule file may have; None where that is an error."""
    try:
        if not path.is_file():
            report(RuleError(name, 1, 1, "not a file that can be read"))
            return None
        if path.stat().st_size > LARGEST:
            report(RuleError(name, 1, 1, f"a rule file has at most {LARGEST:,} bytes"))
            return None
        return path.read_bytes()
    except OSError as error:
        report(RuleError(name, 1, 1, f"cannot be read: {error.strerror or error}"))
        return None

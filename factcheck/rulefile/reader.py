"""Reading values out of a tree: each method takes a Node, reports what is wrong at its place, and goes on with a harmless value."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from factcheck.rulefile.errors import RuleError, did_you_mean, quoted
from factcheck.rulefile.nodes import File, Node
from factcheck.rulefile.vocabulary import LANGUAGES, PENDING, Vocabulary


class Reader:
    """One file with its language's vocabulary. `errors` and `warnings` are shared by all files of a load."""

    def __init__(self, file: File, vocabulary: Vocabulary, errors: list[RuleError], warnings: list[RuleError]) -> None:
        self.file, self.vocabulary = file, vocabulary
        self.errors, self.warnings = errors, warnings

    @property
    def language(self) -> str:
        return self.vocabulary.language

    def fail(self, node: Node, message: str, offset: int | None = None) -> None:
        """An error at a node, or at a character of its text."""
        self.errors.append(self._at(node, message, offset))

    def warn(self, node: Node, message: str) -> None:
        self.warnings.append(self._at(node, message, None))

    def _at(self, node: Node, message: str, offset: int | None) -> RuleError:
        start = None if offset is None else self._start(node)
        return self.file.error(node.line, node.column + (0 if start is None or offset is None else start + offset), message)

    def _start(self, node: Node) -> int | None:
        """Columns from the place of a text to its first character; None where it runs over lines or has escapes."""
        line = self.file.lines[node.line - 1] if node.line <= len(self.file.lines) else ""
        start = 1 if node.style else 0
        return start if line.startswith(str(node.value), node.column - 1 + start) else None

    def followed_by(self, node: Node, mark: str) -> bool:
        """Whether a text without quotes is followed by a mark in its line."""
        line = self.file.lines[node.line - 1]
        return not node.style and line.startswith(f"{node.value}{mark}", node.column - 1)

    def is_mapping(self, node: Node, what: str, keys: Collection[str] | None = None) -> bool:
        """Whether a node is a mapping; keys that it may not have are errors."""
        if not isinstance(node.value, dict):
            self.fail(node, f"{what} is a mapping of keys to values")
            return False
        for key, (at, _) in node.value.items() if keys is not None else ():
            if keys is not None and key not in keys:
                self.fail(at, f"unknown key {quoted(key)}{did_you_mean(key, keys)}")
            elif key in PENDING:
                self.warn(at, f"{key} is read, but nothing looks at it yet")
        return True

    def choice(self, node: Node | None, known: Sequence[str], otherwise: str) -> Any:
        """One of a few words."""
        if node is None:
            return otherwise
        if node.value not in known:
            near = did_you_mean(_shown(node), known) or f": one of {', '.join(known)}"
            self.fail(node, f"unknown value {quoted(_shown(node))}{near}")
            return otherwise
        return node.value

    def boolean(self, node: Node | None, *, default: bool) -> bool:
        if node is not None and not isinstance(node.value, bool):
            self.fail(node, f"true or false is needed here, not {quoted(_shown(node))}")
            return default
        return default if node is None else bool(node.value)

    def positive(self, node: Node | None) -> int:
        """A whole number of one or more; one where nothing stands."""
        if node is None:
            return 1
        if isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 1:
            self.fail(node, f"a whole number of one or more is needed here, not {quoted(_shown(node))}")
            return 1
        return int(node.value)

    def text(self, node: Node | None, what: str) -> str:
        """A text that is not empty; "" where none is written."""
        if node is None:
            return ""
        if isinstance(node.value, dict | list) or not str(node.value).strip():
            self.fail(node, f"{what} is a text")
            return ""
        return str(node.value)

    def texts(self, node: Node | None, what: str) -> list[str]:
        """A text or a list of texts."""
        return [t for item in (node.items if node is not None else ()) if (t := self.text(item, what))]

    def translated(self, node: Node | None, what: str) -> dict[str, str]:
        """A text by language; one without is in the language of the file."""
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            found = self.text(node, what)
            return {self.language: found} if found else {}
        self.is_mapping(node, what, LANGUAGES)
        return {k: t for k, (_, n) in node.value.items() if k in LANGUAGES and (t := self.text(n, what))}

    def known(self, node: Node | None, names: Collection[str], what: str) -> list[str]:
        """A word or a list of words that are all known. Where nothing is known, every word is."""
        found = []
        for item in node.items if node is not None else ():
            word = self.text(item, f"a {what}")
            if word and names and word not in names:
                self.fail(item, f"unknown {what} {quoted(word)}{did_you_mean(word, names)}")
            elif word:
                found.append(word)
        return found

    def reference(self, node: Node | None, slots: Collection[str]) -> str | None:
        """The name of a slot."""
        if node is None:
            return None
        if not isinstance(node.value, str) or node.value not in slots:
            self.fail(node, no_slot(_shown(node), slots))
            return None
        return node.value

    def references(self, node: Node | None, slots: Collection[str]) -> list[str]:
        """Names of slots."""
        return [name for item in (node.items if node is not None else ()) if (name := self.reference(item, slots)) is not None]

    def each(self, node: Node | None, what: str, read: Callable[[Node], Any]) -> tuple[Any, ...]:
        """What read makes of every member of a list, without Nones."""
        if node is None:
            return ()
        if not isinstance(node.value, list):
            self.fail(node, f"{what} is a list")
            return ()
        return tuple(found for item in node.value if (found := read(item)) is not None)


def no_slot(name: str, slots: Iterable[str]) -> str:
    return f"no slot is called {quoted(name)}{did_you_mean(name, slots)}"


def _shown(node: Node) -> str:
    if isinstance(node.value, bool):
        return str(node.value).lower()
    return "a list" if isinstance(node.value, list) else "a mapping" if isinstance(node.value, dict) else str(node.value)

"""YAML to plain data that remembers where each value stood.

A rule file is untrusted: it is bounded in bytes, depth and number of values, carries no tags, and its values are text, whole numbers,
true, false and nothing. The tree is built from the parser's events, so that neither depth nor a chain of aliases costs more than the
bounds allow.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from factcheck.rulefile.errors import Report, RuleError, quoted
from factcheck.rulefile.nodes import File, Node

DEEPEST = 20
MOST_VALUES = 200_000  # with every alias counted as what it stands for
_WHOLE = re.compile(r"-?[0-9]{1,18}\Z")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BARE_BRACE = re.compile(r"[:,{\[-]\s*\{[\w:]+\}[^\s,}\]]")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
Event = Callable[[], Any]


class _Refused(Exception):
    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def parse(raw: bytes, name: str, report: Report) -> File:
    """The tree of a rule file. Its root is None where the file is empty or no tree could be made; the errors are reported."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        report(RuleError(name, before.count(b"\n") + 1, 1, "not UTF-8"))
        return File(name, [], None)
    empty = File(name, text.splitlines(), None)
    try:
        _refuse_unprintable(text)
        root = _Builder(empty, report).root(text)
    except _Refused as refused:
        report(empty.error(refused.line, refused.column, refused.message))
        return empty
    return empty._replace(root=root)


def _refuse_unprintable(text: str) -> None:
    match = _UNPRINTABLE.search(text)
    if match:
        start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, match.start()) + 1
        raise _Refused(f"the character U+{ord(match[0]):04X} cannot stand in a rule file", line, match.start() - start + 1)


class _Builder:
    """From the events of a parser to a Node. `sizes` counts the values below each anchor."""

    def __init__(self, file: File, report: Report) -> None:
        self.file, self.report = file, report
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.values = 0

    def root(self, text: str) -> Node | None:
        """The root of the one document. _Refused for whatever is not YAML, or not what a rule file may hold."""
        try:
            return self._document(yaml.CSafeLoader(text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise _Refused(f"not YAML: {error.problem or error.context}{self._hint(line)}", line, column) from None
        except yaml.YAMLError as error:
            raise _Refused(f"not YAML: {str(error).splitlines()[0]}", 1, 1) from None

    def _document(self, event: Event) -> Node | None:
        event()  # the stream begins
        if not isinstance(event(), yaml.DocumentStartEvent):
            return None
        found = self._node(event(), event, 1)
        event()  # the document ends
        if isinstance(another := event(), yaml.DocumentStartEvent):
            raise _refused(another, "a rule file is one document")
        return found

    def _hint(self, line: int) -> str:
        """What people most often mean where YAML gives up: an indenting tab, or a message whose first character is a brace."""
        near = self.file.lines[max(0, line - 2) : line]
        if any("\t" in text[: len(text) - len(text.lstrip())] for text in near):
            return " (a tab cannot indent: use spaces)"
        return " (a text that begins with { stands in quotes)" if any(_BARE_BRACE.search(text) for text in near) else ""

    def _node(self, first: Any, event: Event, depth: int) -> Node:
        """The node that begins with a first event; event() gives those behind it."""
        if isinstance(first, yaml.AliasEvent):
            return self._alias(first)
        if first.tag is not None and first.tag != "!":
            raise _refused(first, "a tag (!…) cannot stand in a rule file")
        before = self.values
        self._count(first, 1)
        if isinstance(first, yaml.ScalarEvent):
            found = _scalar(first)
        elif depth > DEEPEST:
            raise _refused(first, f"nested more than {DEEPEST} deep")
        else:
            found = self._list(first, event, depth) if isinstance(first, yaml.SequenceStartEvent) else self._mapping(first, event, depth)
        if first.anchor is not None:
            self.anchors[first.anchor] = found, self.values - before
        return found

    def _list(self, first: Any, event: Event, depth: int) -> Node:
        found = []
        while not isinstance(item := event(), yaml.SequenceEndEvent):
            found.append(self._node(item, event, depth + 1))
        return _at(first, found)

    def _mapping(self, first: Any, event: Event, depth: int) -> Node:
        found: dict[str, tuple[Node, Node]] = {}
        while not isinstance(item := event(), yaml.MappingEndEvent):
            key = self._key(item)
            if key.value in found:
                self.report(self.file.error(key.line, key.column, f"{quoted(key.value)} stands twice"))
            found[key.value] = key, self._node(event(), event, depth + 1)
        return _at(first, found)

    def _key(self, event: Any) -> Node:
        """Every key is a text as it is written: `on` is a key of guards, and not true."""
        if not isinstance(event, yaml.ScalarEvent) or (event.tag is not None and event.tag != "!"):
            raise _refused(event, "a key is a word")
        return _at(event, event.value)

    def _alias(self, event: Any) -> Node:
        found, size = self.anchors.get(event.anchor, (None, 0))
        if found is None:
            raise _refused(event, f"no anchor is called {quoted(event.anchor)}")
        self._count(event, size)
        return found

    def _count(self, event: Any, values: int) -> None:
        self.values += values
        if self.values > MOST_VALUES:
            raise _refused(event, f"a rule file has at most {MOST_VALUES:,} values, aliases written out")


def _at(event: Any, value: Any) -> Node:
    mark = event.start_mark
    return Node(value, mark.line + 1, mark.column + 1)


def _scalar(event: Any) -> Node:
    mark, text, style = event.start_mark, event.value, event.style or ""
    value: Any = text
    if not style:
        value = _WORDS[text] if text in _WORDS else int(text) if _WHOLE.match(text) else text
    return Node(value, mark.line + 1, mark.column + 1, style)


def _refused(event: Any, message: str) -> _Refused:
    return _Refused(message, event.start_mark.line + 1, event.start_mark.column + 1)

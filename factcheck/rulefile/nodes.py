"""YAML to plain data that remembers where each value stood. Untrusted input: bounded in size and depth, no aliases, no tags."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factcheck.rulefile.errors import RuleError

LARGEST, DEEPEST = 2_000_000, 20


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place: `value` is a str, int, bool, None, a list of Nodes or a dict of str to (key Node, value Node)."""

    value: Any
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value under a key of a mapping."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        found: Node = self.value[key][1]
        return found

    @property
    def plain(self) -> Any:
        """The value without its places."""
        if isinstance(self.value, list):
            return [n.plain for n in self.value]
        if isinstance(self.value, dict):
            return {k: v.plain for k, (_, v) in self.value.items()}
        return self.value


def read(path: Path, name: str, errors: list[RuleError]) -> tuple[Node | None, list[str]]:
    """The tree of a rule file and its lines; what is wrong is added to errors."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        errors.append(RuleError(name, 1, 1, f"cannot be read: {error.strerror or error}"))
        return None, []
    except UnicodeDecodeError as error:
        errors.append(RuleError(name, raw[: error.start].count(b"\n") + 1, 1, "not UTF-8"))
        return None, []
    lines = text.splitlines()
    if len(raw) > LARGEST:
        errors.append(RuleError(name, 1, 1, f"a rule file has at most {LARGEST} bytes"))
        return None, lines
    return _compose(text, name, lines, errors), lines


def _compose(text: str, name: str, lines: list[str], errors: list[RuleError]) -> Node | None:
    try:
        _refuse_aliases(text)
        root = yaml.compose(text, yaml.CSafeLoader)
        return _convert(root, name, lines, errors, 0) if root is not None else None
    except _Refused as refused:
        errors.append(_at(name, lines, refused.line, refused.column, refused.message))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        errors.append(_at(name, lines, line, column, f"not YAML: {error.problem or error.context}"))
    except (yaml.YAMLError, RecursionError) as error:
        errors.append(RuleError(name, 1, 1, f"not YAML: {str(error).splitlines()[0] if str(error) else 'nested too deep'}"))
    return None


class _Refused(Exception):
    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def _refuse_aliases(text: str) -> None:
    """An alias may repeat a rule's guards; a hundred of them, and a depth of twenty, are more than any rule file needs."""
    depth = aliases = 0
    events: Any = yaml.parse(text, yaml.CSafeLoader)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > DEEPEST or aliases > 100:
            what = f"nested more than {DEEPEST} deep" if depth > DEEPEST else "more than 100 aliases"
            raise _Refused(what, event.start_mark.line + 1, event.start_mark.column + 1)


def _at(name: str, lines: list[str], line: int, column: int, message: str) -> RuleError:
    return RuleError(name, line, column, message, lines[line - 1] if 0 < line <= len(lines) else "")


def _convert(node: Any, name: str, lines: list[str], errors: list[RuleError], depth: int) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > DEEPEST:
        raise _Refused(f"nested more than {DEEPEST} deep", line, column)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(n, name, lines, errors, depth + 1) for n in node.value], line, column)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            at = Node(str(key.value), *_place(key))  # `on` is a key here, not true
            if at.value in found:
                errors.append(_at(name, lines, at.line, at.column, f"{at.value} stands twice"))
            found[at.value] = (at, _convert(value, name, lines, errors, depth + 1))
        return Node(found, line, column)
    return Node(_scalar(node), line, column)


def _place(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: Any) -> Any:
    if node.tag == "tag:yaml.org,2002:bool":
        return str(node.value).lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:int":
        digits = str(node.value)
        return int(digits) if digits.lstrip("-").isdigit() and len(digits) < 20 else digits
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)

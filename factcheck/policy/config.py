"""A newsroom's settings: `factcheck.toml`, or `[tool.factcheck]` in pyproject.toml, found up the tree."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import field, fields
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from factcheck.model.value import value
from factcheck.policy.selection import ALL, Level, Selection, Severities

LEVELS: tuple[Level, ...] = get_args(Level)
NAMES = ("factcheck.toml", "pyproject.toml")


class ConfigErrors(Exception):
    """Everything that is wrong with a configuration; `lines` has `file:line: message` for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


@value
class PerPath:
    """Other rules for some paths. A pattern is of the shell's kind, from the configuration's folder; `*` goes across folders."""

    paths: tuple[str, ...]
    selection: Selection = ALL


@value
class Config:
    """The settings with their defaults. `origins` says for each that a file sets where it stands; `folder` is that file's."""

    rules: tuple[Path, ...] = ()
    bundled: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severities = ()
    words: tuple[Path, ...] = ()
    lang: Literal["en", "zh"] | None = None
    date: str | None = None
    fail_on: Literal["error", "warning", "never"] = "error"
    require_coverage: Decimal | None = None
    baseline: Path | None = None
    per_path: tuple[PerPath, ...] = ()
    folder: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


KEYS = tuple(f.name.replace("_", "-") for f in fields(Config) if f.name not in ("folder", "origins"))


def find(start: Path) -> Path | None:
    """The nearest configuration from a folder upwards; a pyproject.toml counts only if it has a section for us."""
    for folder in (start, *start.parents):
        for name in NAMES:
            file = folder / name
            if file.is_file() and (name == NAMES[0] or _has_section(file)):
                return file
    return None


def load(file: Path) -> Config:
    """The settings of one file; ConfigErrors with every error where there are any."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigErrors(f"{file}: cannot be read: {error}") from None
    table = _table(file, text)
    errors: list[str] = []
    values = {key: _value(key, value, _Place(file, text), errors) for key, value in table.items()}
    if errors:
        raise ConfigErrors(*errors)
    origins = {key: f"{file}:{_line(text, key)}" for key in values}
    return Config(folder=file.parent, origins=origins, **{k.replace("-", "_"): v for k, v in values.items()})


@value
class _Place:
    file: Path
    text: str

    def error(self, key: str, message: str) -> str:
        return f"{self.file}:{_line(self.text, key)}: {message}"


def _has_section(file: Path) -> bool:
    try:
        return "factcheck" in tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):  # a UnicodeDecodeError or TOMLDecodeError is one, and so is a number of too many digits
        return False  # another tool's file, and another tool's error


def _table(file: Path, text: str) -> Mapping[str, Any]:
    try:
        whole = tomllib.loads(text)
    except ValueError as error:  # a TOMLDecodeError is one, and so is an integer of more digits than Python reads
        raise ConfigErrors(_with_place(file, str(error))) from None
    if file.name != NAMES[1]:
        return whole
    section = whole.get("tool", {}).get("factcheck", {})
    return section if isinstance(section, dict) else {}


def _with_place(file: Path, message: str) -> str:
    """tomllib tells the place at the end of its message."""
    found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    return f"{file}:{found[1]}:{found[2]}: {message[: found.start()]}" if found else f"{file}: {message}"


def _line(text: str, key: str) -> int:
    """The line that sets a key, or the first."""
    found = re.search(rf'^\s*(?:\[+\s*(?:tool\.factcheck\.)?)?"?{re.escape(key)}"?\s*[\]=.]', text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _value(key: str, value: Any, place: _Place, errors: list[str]) -> Any:
    reader = READERS.get(key)
    if reader is None:
        errors.append(place.error(key, f"unknown key {key!r}{_meant(key, KEYS)}"))
        return None
    try:
        return reader(value, place.file.parent)
    except ValueError as error:
        errors.append(place.error(key, f"{key}: {error}"))
        return None


def _meant(name: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(name, names, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _strings(value: Any, _folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / v for v in _strings(value, folder))


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str):
        raise ValueError("must be a path in a string")
    return folder / value


def _flag(value: Any, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _choice(*choices: str) -> Callable[[Any, Path], str]:
    def read(value: Any, _folder: Path) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}, not {value!r}")
        return str(value)

    return read


def _severities(value: Any, _folder: Path) -> Severities:
    if not isinstance(value, dict) or not all(v in LEVELS for v in value.values()):
        raise ValueError(f"must be a table of rules or families, each {', '.join(LEVELS[:-1])} or {LEVELS[-1]}")
    return tuple(value.items())


def _day(value: Any, _folder: Path) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueError("must be a day of the form YYYY-MM-DD") from None


def _percent(value: Any, _folder: Path) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ValueError("must be a number between 0 and 100")
    return Decimal(str(value))


def _per_path(value: Any, folder: Path) -> tuple[PerPath, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise ValueError("must be tables, each headed [[per-path]]")
    return tuple(_one_path(v, folder) for v in value)


def _one_path(table: dict[str, Any], folder: Path) -> PerPath:
    known = ("paths", *(f.name for f in fields(Selection)))
    for key in table:
        if key not in known:
            raise ValueError(f"unknown key {key!r}{_meant(key, known)}")
    if not table.get("paths"):
        raise ValueError("paths are missing")
    lists = {key: _strings(table.get(key, []), folder) for key in ("paths", "select", "ignore")}
    severity = _severities(table.get("severity", {}), folder)
    return PerPath(lists["paths"], Selection(lists["select"], lists["ignore"], severity))


READERS: Mapping[str, Callable[[Any, Path], Any]] = {
    "rules": _paths,
    "bundled": _flag,
    "select": _strings,
    "ignore": _strings,
    "severity": _severities,
    "words": _paths,
    "lang": _choice("en", "zh"),
    "date": _day,
    "fail-on": _choice("error", "warning", "never"),
    "require-coverage": _percent,
    "baseline": _path,
    "per-path": _per_path,
}

"""`factcheck config`: which settings count, and where each is set."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output

app = typer.Typer(help="The settings that count, and where each is set.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The settings that count, and where each is set."""


@app.command()
def show(
    config: o.ConfigFile = None,
    format: Annotated[Literal["toml", "json"], typer.Option("--format", "-f", help="How the settings are written.")] = "toml",
) -> None:
    """Show every setting with its value, and the file and line that set it."""
    from factcheck.cli import settings
    from factcheck.policy.config import KEYS

    given = settings.configuration(config)
    values = {key: _plain(getattr(given, key.replace("-", "_"))) for key in KEYS}
    values["severity"] = dict(given.severity)
    origins = {key: given.origins.get(key, "default") for key in KEYS}
    if format == "json":
        shown = {key: {"value": values[key], "origin": origins[key]} for key in KEYS}
        output.payload(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", None)
        return
    lines = [_line(key, values[key]) for key in KEYS]
    width = max(map(len, lines))
    output.payload("".join(f"{line:<{width}}  # {origins[key]}\n" for key, line in zip(KEYS, lines, strict=True)), None)


def _plain(value: Any) -> Any:
    """A setting as the file would write it."""
    from factcheck.policy.config import PerPath

    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, PerPath):
        own = value.selection
        parts = {"paths": value.paths, "select": own.select, "ignore": own.ignore, "severity": own.severity}
        return {key: _plain(part) for key, part in parts.items() if part}
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return dict(value)
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _line(key: str, value: Any) -> str:
    return f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"


def _toml(value: Any) -> str:
    """A value of TOML on one line: tables are written inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isascii() and name.replace("-", "").isalnum() else json.dumps(name)

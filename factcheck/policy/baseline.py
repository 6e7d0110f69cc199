"""A baseline: the findings of today, so that a gate asks only about those of tomorrow.

A finding is known by its fingerprint: the rule, the written numbers and what they count. When one of the numbers changes the finding is
a new one; when lines are inserted above it is not.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used."""


def read(file: Path) -> frozenset[str]:
    """The fingerprints of a baseline."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BaselineError(f"{file}: cannot be read: {error}") from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise BaselineError(f"{file}: not a baseline of version {VERSION}; write it anew with --write-baseline")
    try:
        return frozenset(str(f["fingerprint"]) for f in data["findings"])
    except (KeyError, TypeError):
        raise BaselineError(f"{file}: a finding without a fingerprint") from None


def write(findings: Iterable[dict[str, Any]]) -> str:
    """The text of a baseline: one finding a line, sorted, so that it merges and compares well."""
    lines = sorted({json.dumps(f, ensure_ascii=False, sort_keys=True) for f in findings})
    body = ",\n".join(lines)
    return f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n' if lines else f'{{"version": {VERSION}, "findings": []}}\n'

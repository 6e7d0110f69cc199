"""A name for a finding that survives every edit which does not touch it."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from factcheck.model.check import Check
from factcheck.model.document import Document


def fingerprints(document: Document, checks: Sequence[Check]) -> tuple[str, ...]:
    """One per check, of the rule, the written texts in slot order and their labels: no offset goes in, so a paragraph inserted above
    changes none. Checks that would be equal are numbered in the order of the text."""
    seen: Counter[str] = Counter()
    names = []
    for check in checks:
        key = _digest((check.rule, *_written(document, check), *check.labels))
        seen[key] += 1
        names.append(key if seen[key] == 1 else _digest((key, str(seen[key]))))
    return tuple(names)


def _written(document: Document, check: Check) -> list[str]:
    return [f"{slot}={document.surface(p.start, p.end)}" for slot, places in check.bindings for p in places]


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""The JSON Schema of rule files, for editors that complete and check as one types."""

from typing import Any

from factcheck.model.rule import SCOPES
from factcheck.rulefile import vocabulary as v

TEXT: dict[str, Any] = {
    "oneOf": [
        {"type": "string"},
        {"type": "object", "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}, "additionalProperties": False},
    ]
}
STRINGS: dict[str, Any] = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
ROLES: dict[str, Any] = {"type": "array", "items": STRINGS}


def rules_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of one rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck rule file",
        "type": "object",
        "additionalProperties": False,
        "required": ["version"],
        "properties": {
            "version": {"const": 1},
            "about": {"type": "string"},
            "language": {"enum": ["zh", "en"]},
            "defaults": {"type": "object"},
            "override": {"type": "object", "additionalProperties": {"type": "object"}},
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        },
        "$defs": {"rule": _rule(), "slot": _slot(), "guard": _guard(), "case": _case()},
    }


def _object(keys: tuple[str, ...], known: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    properties = {key: known.get(key, {}) for key in keys}
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required or []}


def _rule() -> dict[str, Any]:
    extra = tuple(dict.fromkeys(k for keys in v.OPTIONS.values() for k in keys))
    known = {
        "id": {"type": "string"},
        "type": {"enum": list(v.TYPES)},
        "family": {"enum": list(v.FAMILIES)},
        "reason": TEXT,
        "message": TEXT,
        "severity": {"enum": list(v.SEVERITIES)},
        "enabled": {"type": "boolean"},
        "within": {"enum": list(SCOPES)},
        "slots": {"type": "object", "additionalProperties": {"$ref": "#/$defs/slot"}},
        "unless": {"type": "array", "items": {"$ref": "#/$defs/guard"}},
        "cases": {"type": "array", "items": {"$ref": "#/$defs/case"}},
        "require": {"type": "string"},
        "article": {"type": "string"},
        "examples": _object(v.VERDICTS, {name: {"type": "array", "items": {"type": "string"}} for name in v.VERDICTS}),
    }
    return _object(tuple(dict.fromkeys((*v.RULE_KEYS, *extra))), known, ["id"])


def _slot() -> dict[str, Any]:
    kind = {"enum": [*v.KINDS, *v.GROUPS]}
    known = {
        "kind": {"oneOf": [kind, {"type": "array", "items": kind}]},
        "is": ROLES,
        "not": STRINGS,
        "or": {"type": "array", "items": {"enum": list(v.FALLBACKS)}},
        "or-time": {"enum": ["latest", "earliest", "same"]},
        "optional": {"type": "boolean"},
        "list": {"type": "boolean"},
        "at-least": {"type": "integer", "minimum": 1},
        "within": {"enum": list(SCOPES)},
        "side": {"enum": ["before", "after"]},
        "label": STRINGS,
        "units": STRINGS,
    }
    return _object(v.SLOT_KEYS, known)


def _guard() -> dict[str, Any]:
    return _object(v.GUARD_KEYS, {"on": STRINGS, "then": {"enum": ["undecided", "silent"]}, "reason": TEXT})


def _case() -> dict[str, Any]:
    return _object(v.CASE_KEYS, {"when": {"type": "string"}, "require": {"type": "string"}}, ["require"])

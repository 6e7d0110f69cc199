"""The JSON Schema of the JSON report, which the tests hold every report against."""

from typing import Any, get_args

from factcheck.model.check import PlaceRole, Severity, Verdict
from factcheck.model.mention import Kind, Qualifier
from factcheck.model.report import Tally

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXACT = r"^-?(\d+(\.\d+)?|\d+/[1-9]\d*)$"

UNITS = ("page", "paragraph", "line")  # of a document that is no plain text
OPTIONAL = ("origin",)  # only such documents have it


def report_schema() -> Schema:
    """The schema of `check --format json` and `extract --format json`."""
    properties = {
        "version": {"const": 1},
        "tool": _object(name={"const": "factcheck"}, version=_text(), packs=_list(_pack())),
        "summary": _object(**{name: _count() for name in Tally().as_dict()}),
        "documents": _list(_document()),
        "problems": _list(_object(path=_text(), message=_text(), code={"enum": [1, 2, 3, 4]})),
    }
    return {"$schema": DIALECT, "title": "factcheck report", **_object(**properties)}


def _document() -> Schema:
    return _object(
        path=_text(),
        encoding=_text(),
        language=_text(),
        articles=_list(_object(title=_text(), start=_count(), end=_count())),
        quantities=_list(_quantity()),
        checks=_list(_check()),
    )


def _pack() -> Schema:
    return _object(name=_text(), version=_text(), sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"})


def _quantity() -> Schema:
    return _object(
        id=_id("q"),
        text=_text(),
        **_place(),
        kind=_one_of(get_args(Kind)),
        value=_or_null(_text()),
        low=_or_null(_text()),
        high=_or_null(_text()),
        unit=_or_null(_text()),
        core=_ends(),
        core_closed=_closed(),
        support=_ends(),
        support_closed=_closed(),
        qualifier=_one_of(get_args(Qualifier)),
        label=_text(),
        time=_or_null(_text()),
        direction={"enum": ["up", "down", None]},
        covered={"type": "boolean"},
        covered_by=_or_null(_share()),
    )


def _check() -> Schema:
    return _object(
        id=_id("c"),
        rule=_text(),
        family=_text(),
        verdict=_one_of(get_args(Verdict)),
        severity=_one_of(get_args(Severity)),
        message=_text(),
        **_place(),
        expression=_text(),
        equation=_text(),
        bindings={"type": "object", "additionalProperties": _list(_bound())},
        slack=_or_null(_exact()),
        strength=_or_null(_share()),
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        reason=_or_null(_text()),
        suggestions=_list(_suggestion()),
        accepted=_or_null(_text()),
    )


def _bound() -> Schema:
    return _object(quantity=_or_null(_id("q")), role=_one_of(get_args(PlaceRole)), text=_text(), start=_count(), end=_count())


def _suggestion() -> Schema:
    return _object(
        quantity=_or_null(_id("q")),
        text=_text(),
        start=_count(),
        end=_count(),
        replacement=_text(),
        operator=_text(),
        reason=_text(),
    )


def _place() -> Schema:
    first = {"type": "integer", "minimum": 1}
    number = {"type": "object", "properties": dict.fromkeys(UNITS, first), "minProperties": 1, "maxProperties": 1}
    return {"start": _count(), "end": _count(), "line": first, "column": first, "origin": {**number, "additionalProperties": False}}


def _ends() -> Schema:
    return _or_null({"type": "array", "items": _or_null(_exact()), "minItems": 2, "maxItems": 2})


def _closed() -> Schema:
    return _or_null({"type": "array", "items": {"type": "boolean"}, "minItems": 2, "maxItems": 2})


def _object(**properties: Schema) -> Schema:
    """An object with exactly these keys. More may be added by a later version, so readers should not refuse them; the tests do."""
    required = [name for name in properties if name not in OPTIONAL]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(values: tuple[str, ...]) -> Schema:
    return {"enum": list(values)}


def _text() -> Schema:
    return {"type": "string"}


def _exact() -> Schema:
    return {"type": "string", "pattern": EXACT}


def _count() -> Schema:
    return {"type": "integer", "minimum": 0}


def _share() -> Schema:
    return {"type": "number", "minimum": 0, "maximum": 1}


def _id(letter: str) -> Schema:
    return {"type": "string", "pattern": f"^{letter}[1-9][0-9]*$"}

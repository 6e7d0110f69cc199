"""The JSON Schema says what the reader reads: the same keys, the same words; every bundled file is valid, and wrong ones are not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from factcheck.lexicon.store import rules_root
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.files import BUNDLED
from factcheck.rulefile.schema import rules_schema
from factcheck.rulefile.types import TYPES

SCHEMA = rules_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = [p for pack in BUNDLED for p in sorted((rules_root() / pack).glob("*.yaml"))]


def test_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("model", "keys"),
    [
        ("SlotModel", v.SLOT_KEYS),
        ("GuardModel", v.GUARD_KEYS),
        ("CaseModel", v.CASE_KEYS),
        ("OverrideModel", v.OVERRIDE_KEYS),
        ("ExamplesModel", v.EXAMPLES),
        ("RuleModel", {*v.RULE_KEYS, *v.RELATION_KEYS, *(n for kind in TYPES.values() for n in kind.names)}),
        ("Defaults", {*v.RULE_KEYS, *v.RELATION_KEYS, *(n for kind in TYPES.values() for n in kind.names)} - {"id"}),
    ],
)
def test_has_the_keys_of_the_reader(model: str, keys: Any) -> None:
    assert set(SCHEMA["$defs"][model]["properties"]) == set(keys)


def test_has_the_keys_of_a_file() -> None:
    assert set(SCHEMA["properties"]) == set(v.FILE_KEYS)


def test_says_what_every_key_is_for() -> None:
    bare = [
        f"{model}.{key}"
        for model, body in SCHEMA["$defs"].items()
        for key, value in body["properties"].items()
        if "description" not in value and model not in ("Translated", "ListPivot") and key != "type"
    ]
    assert bare == []


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.name}" for p in FILES])
def test_bundled_files_are_valid(path: Path) -> None:
    errors = [f"{list(e.absolute_path)}: {e.message}" for e in VALIDATOR.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))]
    assert errors == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{rules: []}", id="no-version"),
        pytest.param("{version: 2}", id="another-version"),
        pytest.param("{version: 1, rule: []}", id="unknown-key"),
        pytest.param("{version: 1, rules: [{type: relation}]}", id="no-id"),
        pytest.param("{version: 1, rules: [{id: a, family: sums}]}", id="unknown-family"),
        pytest.param("{version: 1, rules: [{id: a, slots: {b: {kind: counts}}}]}", id="unknown-kind"),
        pytest.param("{version: 1, rules: [{id: a, slots: {b: {at-least: 0}}}]}", id="at-least"),
        pytest.param("{version: 1, rules: [{id: a, cases: [{when: a has b}]}]}", id="case-without-require"),
        pytest.param("{version: 1, defaults: {within: page}}", id="unknown-scope"),
        pytest.param("{version: 1, override: {a: {reason: b}}}", id="override"),
    ],
)
def test_wrong_files_are_not_valid(text: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(text))

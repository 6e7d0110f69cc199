"""The tables of the reference of rule files, made from the models of the schema and the words that the reader knows.

`python -m factcheck.rulefile.reference docs/rules.md` writes them between their marks, <!-- NAME --> and <!-- /NAME -->.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.model.rule import SCOPES
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.expression import DEEPEST, DIGITS, FUNCTIONS, LARGEST_POWER, LONGEST
from factcheck.rulefile.schema import rules_schema
from factcheck.rulefile.types import TYPES

_BLOCK = re.compile(r"(<!-- ([a-z-]+) -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def refreshed(page: str) -> str:
    """A page with every marked table made anew. KeyError for a mark that names no table."""
    made = tables()
    return _BLOCK.sub(lambda m: f"{m[1]}{made[m[2]]}{m[3]}", page)


def tables() -> Mapping[str, str]:
    """The tables by name, as Markdown."""
    schema = rules_schema()
    models: Mapping[str, Any] = {name: body["properties"] for name, body in schema["$defs"].items()}
    return {
        "file": _keys(schema["properties"], v.FILE_KEYS),
        "rule": _keys({**models["RuleModel"], "type": {"description": "One of the types below."}}, v.RULE_KEYS),
        "relation": _keys(models["RuleModel"], v.RELATION_KEYS),
        "slot": _keys(models["SlotModel"], v.SLOT_KEYS),
        "guard": _keys(models["GuardModel"], v.GUARD_KEYS),
        "case": _keys(models["CaseModel"], v.CASE_KEYS),
        "override": _keys(models["OverrideModel"], v.OVERRIDE_KEYS),
        "examples": _keys(models["ExamplesModel"], v.EXAMPLES),
        "types": _types(),
        "words": _words(),
        "limits": _limits(),
    }


def _keys(properties: Mapping[str, Any], keys: Iterable[str]) -> str:
    return _table(("key", "meaning"), ((f"`{key}`", properties[key]["description"]) for key in keys))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in lines)


def _types() -> str:
    rows = []
    for name, kind in TYPES.items():
        rows.append((f"`{name}`", "", kind.about))
        for option in kind.options:
            among = f" One of {_listed(option.choices)}." if option.choices else ""
            rows.append(("", f"`{option.name}`", f"{option.about}{among}{' Needed.' if option.needed else ''}"))
    return _table(("type", "own key", "meaning"), rows)


def _words() -> str:
    groups = (f"`{name}` ({', '.join(kinds) if len(kinds) < len(v.KINDS) else 'all'})" for name, kinds in v.GROUPS.items())
    return _table(
        ("where", "words"),
        [
            ("`family`", _listed(v.FAMILIES)),
            ("`kind`", f"{_listed(v.KINDS)}; for several: {', '.join(groups)}"),
            ("`within`", f"{_listed(SCOPES)}, from the narrowest to the widest"),
            ("`or`", _listed(v.FALLBACKS)),
            ("`severity`", _listed(v.SEVERITIES)),
            ("functions", _listed(FUNCTIONS)),
        ],
    )


def _limits() -> str:
    return (
        f"An expression has at most {LONGEST} characters, {DEEPEST} brackets or powers inside one another, numbers of at most {DIGITS} digits, "
        f"and exponents of at most {LARGEST_POWER}.\n"
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{w}`" for w in words)


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")

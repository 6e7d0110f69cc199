#!/usr/bin/env python3
"""Writes docs/reference.md: roles, families and bundled rules, from code and data; with --check, says whether the page is up to date."""

from pages import table, write

from factcheck.lexicon import load_lexicon
from factcheck.lexicon.store import load_data
from factcheck.model.rule import Rule
from factcheck.rulefile import load_rules
from factcheck.rulefile.types import TYPES
from factcheck.rulefile.vocabulary import FAMILIES

LANGUAGES = {"zh": "Chinese", "en": "English"}
HEAD = """# Reference

The roles that a number can have, and every bundled rule with what must hold, what it says and a sentence that it is wrong about. The keys of
rule files, the types, expressions and functions are in [rules.md](rules.md), the words behind the roles in [lexicon.md](lexicon.md).

This page is written by `scripts/reference_page.py` from the code and the data.

- [Roles](#roles)
- [Types](#types)
"""


def page() -> str:
    rules = [rule for rule in load_rules().rules if rule.article is None]
    families = [family for family in FAMILIES if any(rule.family == family for rule in rules)]
    links = f"- Families: {' · '.join(f'[{family}](#{family})' for family in families)}\n"
    return HEAD + links + _roles() + _types(rules) + "".join(_family(family, rules) for family in families)


def _roles() -> str:
    lexicons = {name: load_lexicon(code) for code, name in LANGUAGES.items()}
    meanings: dict[str, str] = load_data("roles.yaml")["roles"]
    rows = []
    for role in sorted(meanings):
        givers = [
            ", ".join(f"`{name}`" for name, body in sorted(lexicon.concepts.items()) if role in body["features"])
            for lexicon in lexicons.values()
        ]
        rows.append((f"`{role}`", meanings[role], *givers))
    note = "A role that no concept gives follows from the place of the number.\n\n"
    return "\n## Roles\n\n" + note + table(("role", "a number that has it is", *(f"concepts, {name}" for name in lexicons)), rows)


def _types(rules: list[Rule]) -> str:
    rows = [(f"`{name}`", kind.about, str(sum(rule.type == name for rule in rules))) for name, kind in TYPES.items()]
    return "\n## Types\n\n" + table(("type", "about", "bundled rules"), rows)


def _family(family: str, rules: list[Rule]) -> str:
    return f"\n## {family}\n" + "".join(
        _rule(rule) for rule in sorted(rules, key=lambda r: (r.language != "zh", r.id)) if rule.family == family
    )


def _rule(rule: Rule) -> str:
    lines = [f"\n### {rule.id}\n", _sentence(rule), ""]
    lines += [f"- must hold: `{case.source}`" for case in rule.cases]
    lines += [f"- says: {_text(rule, rule.message)}"] if rule.message else []
    lines += [
        f"- {verdict}: {sentence}" for verdict in ("consistent", "inconsistent", "quiet") for sentence in rule.examples.get(verdict, ())[:1]
    ]
    return "\n".join(lines) + "\n"


def _sentence(rule: Rule) -> str:
    return f"{_text(rule, rule.reason)} Type `{rule.type}`, {rule.severity}, within `{rule.within}`."


def _text(rule: Rule, texts: object) -> str:
    """The English text, or the one of the rule's own language."""
    assert isinstance(texts, dict)
    return str(texts.get("en") or texts.get(rule.language) or next(iter(texts.values()), "")).replace("\n", " ")


if __name__ == "__main__":
    raise SystemExit(write("reference.md", page()))

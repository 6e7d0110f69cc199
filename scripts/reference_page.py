#!/usr/bin/env python3
"""Writes docs/reference.md: roles, families and bundled rules, from code and data; with --check, says whether the page is up to date."""

from typing import Any

from pages import table, write
from rule_pages import form, known

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

This page is written by `scripts/reference_page.py` from the code and the data, its figures by `scripts/rule_pages.py`.

- [Roles](#roles)
- [Types](#types)
- [What was measured](#what-was-measured)
"""
MEASURED = """
## What was measured

At every rule stand its catch rate and what it says of published articles. Slips: every single slip of the pen (two digits exchanged, a digit taken for one that
looks like it, a point misplaced, another scale word or unit) in every number that the rule confirms in its own examples, and how many of these it calls
inconsistent. Articles: those of the table, checked with all bundled rules; an article that was published is mostly right, so what is inconsistent
there is mostly a false alarm. `scripts/rule_pages.py` measures both anew:

```text
scripts/rule_pages.py --slips --jobs 2
scripts/rule_pages.py --archive "Chinese news=articles.jsonl" --jobs 2
```

"""


def page() -> str:
    rules = [rule for rule in load_rules().rules if rule.article is None]
    families = [family for family in FAMILIES if any(rule.family == family for rule in rules)]
    links = f"- Families: {' · '.join(f'[{family}](#{family})' for family in families)}\n"
    return HEAD + links + _roles() + _types(rules) + _archives() + "".join(_family(family, rules) for family in families)


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


def _archives() -> str:
    """The archives that figures are of; of those with something inconsistent, wording apart."""
    figures = known()["archives"]
    rows = [
        (
            name,
            LANGUAGES[f["language"]],
            f"{f['articles']:,}",
            f"{f['characters']:,}",
            f"{f['wrong']}",
            _per_thousand(f["wrong"], f["articles"]),
        )
        for name, f in sorted(figures.items())
    ]
    slips = known()["slips"].values()
    tried, caught = (sum(row[key] for row in slips) for key in ("tried", "caught"))
    total = f"Of {tried:,} slips in the examples of all rules, their own rule finds {caught:,} ({_percent(caught, tried)}).\n\n"
    head = ("articles", "language", "number", "characters", "with an inconsistent, wording apart", "per 1,000")
    return MEASURED + total + table(head, rows)


def _measured(rule: Rule, figures: dict[str, Any]) -> list[str]:
    """The catch rate of a rule and its alarms, where they have been measured; said to be old where the rule has changed since."""
    lines, slips = [], figures["slips"].get(rule.id)
    if slips is None:
        lines.append("- slips: none can be put into its examples that hold")
    else:
        lines.append(
            f"- slips: finds {slips['caught']} of {slips['tried']} ({_percent(slips['caught'], slips['tried'])}){_old(rule, slips)}"
        )
    told = [_in_archive(rule, name, f) for name, f in sorted(figures["archives"].items()) if rule.language in ("", f["language"])]
    return [*lines, f"- published articles: {'; '.join(told)}"] if told else lines


def _in_archive(rule: Rule, name: str, archive: dict[str, Any]) -> str:
    found = archive["rules"].get(rule.id)
    if found is None:
        return f"{name}: says nothing"
    alarms = f"{found['inconsistent']} inconsistent ({_per_thousand(found['wrong'], archive['articles'])} articles in 1,000)"
    return f"{name}: {found['consistent']:,} consistent, {alarms}, {found['tension']} tension, {found['undecided']:,} undecided{_old(rule, found)}"


def _old(rule: Rule, figure: dict[str, Any]) -> str:
    return "" if figure["form"] == form(rule) else ", before the rule was last changed"


def _per_thousand(part: int, whole: int) -> str:
    return f"{1000 * part / whole:.1f}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"


def _family(family: str, rules: list[Rule]) -> str:
    figures = known()
    return f"\n## {family}\n" + "".join(
        _rule(rule, figures) for rule in sorted(rules, key=lambda r: (r.language != "zh", r.id)) if rule.family == family
    )


def _rule(rule: Rule, figures: dict[str, Any]) -> str:
    lines = [f"\n### {rule.id}\n", _sentence(rule), ""]
    lines += [f"- must hold: `{case.source}`" for case in rule.cases]
    lines += [f"- says: {_text(rule, rule.message)}"] if rule.message else []
    lines += [
        f"- {verdict}: {sentence}" for verdict in ("consistent", "inconsistent", "quiet") for sentence in rule.examples.get(verdict, ())[:1]
    ]
    return "\n".join([*lines, *_measured(rule, figures)]) + "\n"


def _sentence(rule: Rule) -> str:
    return f"{_text(rule, rule.reason)} Type `{rule.type}`, {rule.severity}, within `{rule.within}`."


def _text(rule: Rule, texts: object) -> str:
    """The English text, or the one of the rule's own language."""
    assert isinstance(texts, dict)
    return str(texts.get("en") or texts.get(rule.language) or next(iter(texts.values()), "")).replace("\n", " ")


if __name__ == "__main__":
    raise SystemExit(write("reference.md", page()))

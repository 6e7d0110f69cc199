"""Rules for a reader: the list, one rule, the outcome of the examples."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from factcheck.model.rule import Rule
from factcheck.report.grid import Cell, Grid, Row, Screen, draw
from factcheck.report.json import dumps

HEADERS = ("rule", "type", "family", "severity", "language", "reason")


class Outcome(Protocol):
    """One example that was tried."""

    @property
    def rule(self) -> Rule: ...
    @property
    def expected(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def verdicts(self) -> Sequence[str]: ...
    @property
    def passed(self) -> bool: ...


def as_table(rules: Sequence[Rule], language: str, screen: Screen) -> str:
    rows = tuple(Row(tuple(map(Cell, _columns(r, language)))) for r in rules)
    return draw([Grid("", HEADERS, rows)], [Cell(f"{len(rules)} rules")], screen)


def as_json(rules: Sequence[Rule]) -> str:
    return dumps([_record(r) for r in rules]) + "\n"


def describe(rule: Rule, language: str) -> str:
    """A rule's purpose, then its own lines as they stand in the file."""
    head = [
        rule.id,
        f"  {text(rule.reason, language)}",
        f"  type {rule.type}, family {rule.family}, severity {rule.severity}{'' if rule.enabled else ', off'}",
        f"  {rule.source.file}:{rule.source.line}",
        "",
    ]
    return "\n".join((*head, *_own_lines(rule))) + "\n"


def explanation(rule: Rule, language: str) -> list[str]:
    """What a rule checks, in words and in its own relation, and sentences that it is right, wrong and silent about."""
    lines = [f"{rule.id} ({rule.family}, {rule.severity})", f"  {text(rule.reason, language)}"]
    lines += [f"  must hold: {case.source}" for case in rule.cases]
    lines += [f"  {'undecided' if g.then == 'undecided' else 'silent'} where: {text(g.reason, language) or g.concept}" for g in rule.unless]
    lines += [f"  {verdict}: {sentence}" for verdict, sentences in rule.examples.items() for sentence in sentences[:1]]
    return lines


def trial_lines(trials: Sequence[Outcome]) -> str:
    """The examples that did not give what they say, and how many did."""
    failed = [t for t in trials if not t.passed]
    lines = [_failure(t) for t in failed]
    rules = len({t.rule.id for t in trials})
    return "".join(lines) + f"{len(trials) - len(failed)} of {len(trials)} examples of {rules} rules are as they say\n"


def text(texts: Mapping[str, str], language: str) -> str:
    """A rule's text in a language, or in the one that it has."""
    return texts.get(language) or next(iter(texts.values()), "")


def _columns(rule: Rule, language: str) -> tuple[str, ...]:
    severity = rule.severity if rule.enabled else f"{rule.severity} (off)"
    return rule.id, rule.type, rule.family, severity, rule.language, text(rule.reason, language)


def _record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "type": rule.type,
        "family": rule.family,
        "severity": rule.severity,
        "enabled": rule.enabled,
        "language": rule.language,
        "reason": dict(rule.reason),
        "article": rule.article,
        "file": rule.source.file,
        "line": rule.source.line,
        "examples": {verdict: len(sentences) for verdict, sentences in rule.examples.items()},
    }


def _failure(trial: Outcome) -> str:
    gave = ", ".join(trial.verdicts) or "nothing"
    return (
        f"{trial.rule.source.file}:{trial.rule.source.line}: {trial.rule.id}: {trial.expected} example gave {gave}\n    {trial.sentence}\n"
    )


def _own_lines(rule: Rule) -> list[str]:
    """From the rule's own line down to the next one at its indentation."""
    try:
        lines = Path(rule.source.file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    first = max(0, rule.source.line - 1)
    own = lines[first : first + 1]
    depth = _depth(own[0]) if own else 0
    for line in lines[first + 1 :]:
        if line.strip() and _depth(line) <= depth:
            break
        own.append(line)
    return own


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())

"""Rules for a reader: the list, one rule, the outcome of the examples."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from factcheck.model.report import Finding, Judged
from factcheck.model.rule import Rule
from factcheck.report.clean import clean
from factcheck.report.grid import Cell, Grid, Row, Screen, draw
from factcheck.report.json import dumps
from factcheck.report.phrases import phrases
from factcheck.report.place import spot

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


def as_table(rules: Sequence[Rule], language: str, screen: Screen) -> Iterator[str]:
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


class Catch(Protocol):
    """How many slips of how many a rule finds in its own examples."""

    @property
    def rule(self) -> Rule: ...
    @property
    def tried(self) -> int: ...
    @property
    def caught(self) -> int: ...


def catch_lines(found: Sequence[Catch]) -> str:
    """The catch rate of every rule, the lowest first, and of all."""
    ordered = sorted(found, key=lambda c: (c.caught / c.tried, c.rule.id))
    tried, caught = sum(c.tried for c in found), sum(c.caught for c in found)
    lines = [f"{c.caught:5} of {c.tried:5} slips caught ({100 * c.caught / c.tried:5.1f}%)  {c.rule.id}\n" for c in ordered]
    return "".join(lines) + (f"{caught:5} of {tried:5} slips caught ({100 * caught / tried:5.1f}%)  all\n" if tried else "")


def rate_lines(judged: Sequence[Judged], shown: int) -> str:
    """How often rules speak over an archive, and the first of their complaints."""
    checks = [(j, f) for j in judged for f in j.findings]
    verdicts = [f.check.verdict for _, f in checks]
    raised = [(j, f) for j, f in checks if f.check.verdict in ("inconsistent", "tension")]
    wrong = sum(any(f.check.verdict == "inconsistent" for f in j.findings) for j in judged)
    counts = ", ".join(f"{verdicts.count(v)} {v}" for v in ("consistent", "tension", "inconsistent", "undecided"))
    per = f"{1000 * wrong / len(judged):.1f}" if judged else "0.0"
    lines = [f"  {complaint(j, f)}\n" for j, f in raised[:shown]]
    more = [f"  and {len(raised) - shown} more\n"] if len(raised) > shown else []
    return "".join([*lines, *more, f"{len(judged)} articles: {counts}; {wrong} with an inconsistent ({per} per 1,000)\n"])


class Compared(Protocol):
    """One article under two versions of the rules."""

    @property
    def judged(self) -> Judged: ...
    @property
    def gained(self) -> Sequence[Finding]: ...
    @property
    def lost(self) -> Sequence[Finding]: ...


def diff_lines(compared: Sequence[Compared]) -> str:
    """The complaints that only the new rules have (+) and that only the old ones had (-)."""
    lines = [f"{sign} {complaint(c.judged, f)}\n" for c in compared for sign, found in (("-", c.lost), ("+", c.gained)) for f in found]
    gained, lost = sum(len(c.gained) for c in compared), sum(len(c.lost) for c in compared)
    return "".join(lines) + f"{len(compared)} articles: {gained} complaints gained, {lost} lost\n"


def complaint(judged: Judged, finding: Finding) -> str:
    """One complaint on one line."""
    check, place = finding.check, spot(judged.document, finding.check.start, phrases("en"))
    return clean(f"{judged.document.path}:{place} {check.rule} {check.verdict}: {check.equation or check.message}")


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

"""Rules for a reader: the list, one rule, the outcome of the examples."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Protocol

from factcheck.model.check import Verdict
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.rule import Rule
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.grid import PIPE, Cell, Grid, Row, Screen, draw
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


class Catch(Protocol):
    """How many slips of how many a rule finds in its own examples."""

    @property
    def rule(self) -> Rule: ...
    @property
    def tried(self) -> int: ...
    @property
    def caught(self) -> int: ...


class Tested(Protocol):
    """A rule with its examples and its catch rate."""

    @property
    def rule(self) -> Rule: ...
    @property
    def trials(self) -> Sequence[Outcome]: ...
    @property
    def catch(self) -> Catch | None: ...


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


def tested_lines(found: Sequence[Tested]) -> str:
    """The examples that did not give what they say, how many did, and the catch rate of every rule, the lowest first."""
    trials = [t for one in found for t in one.trials]
    failed = [t for t in trials if not t.passed]
    rules = sum(bool(one.trials) for one in found)
    says = f"{len(trials) - len(failed)} of {len(trials)} examples of {rules} rules are as they say\n"
    return "".join(map(_failure, failed)) + says + _catch_lines([one.catch for one in found if one.catch is not None])


def _catch_lines(found: Sequence[Catch]) -> str:
    if not found:
        return ""
    ordered = sorted(found, key=lambda c: (c.caught / c.tried, c.rule.id))
    rows = [(c.caught, c.tried, c.rule.id) for c in ordered]
    if len(found) > 1:
        rows.append((sum(c.caught for c in found), sum(c.tried for c in found), "all"))
    return "".join(f"{caught:5} of {tried:5} slips caught ({100 * caught / tried:5.1f}%)  {name}\n" for caught, tried, name in rows)


def tested_json(found: Sequence[Tested]) -> str:
    """The same for programs."""
    trials = [t for one in found for t in one.trials]
    record = {"rules": [_tested(one) for one in found], "examples": len(trials), "failed": sum(not t.passed for t in trials)}
    return dumps(record) + "\n"


def _tested(one: Tested) -> dict[str, object]:
    examples = [{"expected": t.expected, "sentence": t.sentence, "gave": list(t.verdicts), "passed": t.passed} for t in one.trials]
    slips = None if one.catch is None else {"tried": one.catch.tried, "caught": one.catch.caught}
    return {"id": one.rule.id, "file": one.rule.source.file, "line": one.rule.source.line, "examples": examples, "slips": slips}


@value
class Complaint:
    """One tension or inconsistency, and where."""

    path: str
    spot: str
    rule: str
    verdict: str
    equation: str
    message: str

    def line(self) -> str:
        return clean(f"{self.path}:{self.spot} {self.rule} {self.verdict}: {self.equation or self.message}")

    def record(self) -> dict[str, str]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


def complaint(judged: Judged, finding: Finding) -> Complaint:
    """A finding without its article."""
    check, words = finding.check, phrases("en")
    return Complaint(
        judged.document.path, spot(judged.document, check.start, words), check.rule, check.verdict, check.equation, check.message
    )


@value
class Rated:
    """What rules say of one article: its length, how often each gives each verdict, and the complaints."""

    characters: int
    given: tuple[tuple[str, Verdict], ...]
    complaints: tuple[Complaint, ...]


@value
class RateReport:
    """A format: how often rules speak over an archive, and the first of their complaints (all of them in JSON)."""

    shown: int = 20
    json: bool = False
    screen: Screen = PIPE

    def piece(self, judged: Judged) -> Rated:
        raised = tuple(complaint(judged, f) for f in judged.findings if f.check.verdict in ("inconsistent", "tension"))
        return Rated(len(judged.document.source), tuple((f.check.rule, f.check.verdict) for f in judged.findings), raised)

    def whole(self, pieces: Iterable[Rated], summary: Summary) -> Iterator[str]:
        del summary
        return _rate_json(pieces) if self.json else self._table(pieces)

    def _table(self, pieces: Iterable[Rated]) -> Iterator[str]:
        raised = 0
        for complaint in (c for piece in pieces for c in piece.complaints):
            raised += 1
            if raised <= self.shown:
                yield f"  {complaint.line()}\n"
        if raised > self.shown:
            yield f"  and {raised - self.shown} more\n"
        rates = rates_of(pieces)
        rows = tuple(Row(tuple(map(Cell, (name, *map(str, rate.counts), rate.per_thousand)))) for name, rate in rates.items())
        if len(rates) > 1:
            yield from draw([Grid("", ("rule", *VERDICTS, "wrong per 1,000"), rows)], [], self.screen)
        yield _rate_line(pieces)


VERDICTS: tuple[Verdict, ...] = ("consistent", "tension", "inconsistent", "undecided")


@value
class Rate:
    """How often a rule gives each verdict, and in how many of how many articles it finds something inconsistent."""

    counts: tuple[int, ...]
    wrong: int
    articles: int

    @property
    def per_thousand(self) -> str:
        return f"{1000 * self.wrong / self.articles:.1f}" if self.articles else "0.0"


def rates_of(pieces: Iterable[Rated]) -> dict[str, Rate]:
    """The rate of every rule that says anything, by id."""
    given, wrong, articles = Counter[tuple[str, Verdict]](), Counter[str](), 0
    for piece in pieces:
        articles += 1
        given.update(piece.given)
        wrong.update(name for name, verdict in set(piece.given) if verdict == "inconsistent")
    names = sorted({name for name, _ in given})
    return {name: Rate(tuple(given[name, v] for v in VERDICTS), wrong[name], articles) for name in names}


def all_rules(pieces: Iterable[Rated]) -> tuple[Rate, int]:
    """The rate of all of them together, and the characters of the archive."""
    given, wrong, articles, characters = Counter[Verdict](), 0, 0, 0
    for piece in pieces:
        articles += 1
        characters += piece.characters
        given.update(verdict for _, verdict in piece.given)
        wrong += any(verdict == "inconsistent" for _, verdict in piece.given)
    return Rate(tuple(given[v] for v in VERDICTS), wrong, articles), characters


def _rate_line(pieces: Iterable[Rated]) -> str:
    rate, characters = all_rules(pieces)
    counts = ", ".join(f"{count} {verdict}" for count, verdict in zip(rate.counts, VERDICTS, strict=True))
    said = f"{rate.wrong} with an inconsistent ({rate.per_thousand} per 1,000)"
    return f"{rate.articles} articles, {characters:,} characters: {counts}; {said}\n"


def _rate_json(pieces: Iterable[Rated]) -> Iterator[str]:
    (rate, characters), rates = all_rules(pieces), rates_of(pieces)
    rules = [{"id": name, **dict(zip(VERDICTS, r.counts, strict=True)), "articles-wrong": r.wrong} for name, r in rates.items()]
    record = {"articles": rate.articles, "characters": characters, "articles-wrong": rate.wrong, "rules": rules}
    yield dumps({**record, "complaints": [c.record() for piece in pieces for c in piece.complaints]}) + "\n"


class Compared(Protocol):
    """One article under two versions of the rules."""

    @property
    def gained(self) -> Sequence[Complaint]: ...
    @property
    def lost(self) -> Sequence[Complaint]: ...


def diff_lines(compared: Iterable[Compared]) -> Iterator[str]:
    """The complaints that only the new rules have (+) and that only the old ones had (-)."""
    articles = gained = lost = 0
    for one in compared:
        articles, gained, lost = articles + 1, gained + len(one.gained), lost + len(one.lost)
        yield from (f"{sign} {c.line()}\n" for sign, found in (("-", one.lost), ("+", one.gained)) for c in found)
    yield f"{articles} articles: {gained} complaints gained, {lost} lost\n"


def diff_json(compared: Iterable[Compared]) -> Iterator[str]:
    """The same for programs."""
    gained, lost = ([c.record() for one in compared for c in getattr(one, side)] for side in ("gained", "lost"))
    yield dumps({"articles": sum(1 for _ in compared), "gained": gained, "lost": lost}) + "\n"


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

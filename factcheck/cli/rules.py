"""`factcheck rules`: what is loaded, one rule, its examples, a rule on a sentence and on an archive, the words of a concept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output
from factcheck.cli.errors import Refused

if TYPE_CHECKING:
    from factcheck.documents import Record
    from factcheck.model.document import Problem
    from factcheck.model.rule import Rule, RuleBook
    from factcheck.pipeline import Checker

app = typer.Typer(help="Rule files: what is loaded, one rule, the examples, the words.", no_args_is_help=True)


@app.command("list")
def list_rules(
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    lang: o.Lang = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How the list is written.")] = "table",
) -> None:
    """List the rules that are loaded."""
    from factcheck.cli.screen import screen
    from factcheck.report.rules import as_json, as_table

    book = _book(rules, no_bundled)
    output.payload(as_json(book.rules) if format == "json" else as_table(book.rules, lang or "en", screen()), None)


@app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    lang: o.Lang = None,
) -> None:
    """Show one rule: what it is for, and the lines that declare it."""
    from factcheck.report.rules import describe

    output.payload(describe(one(_book(rules, no_bundled), rule), lang or "en"), None)


@app.command("test")
def run_examples(
    only: Annotated[list[str] | None, typer.Argument(metavar="[RULE|FAMILY]...", help="Only these.", show_default=False)] = None,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    strict: Annotated[bool, typer.Option("--strict", help="A rule without examples fails.")] = False,
    slips: Annotated[
        bool, typer.Option("--slips", help="Put single slips into the examples that hold: how many does each rule catch?")
    ] = False,
) -> None:
    """Check every example of every rule against what it says it is."""
    from factcheck.pipeline import Options
    from factcheck.policy.gate import ExitCode
    from factcheck.report.rules import catch_lines, trial_lines
    from factcheck.workshop import bare, catches, trials

    book = _book(rules, no_bundled, only)
    done, without = list(trials(book.rules, Options())), bare(book.rules)
    for rule in without:
        output.diagnostic(f"{rule.source.file}:{rule.source.line}: {rule.id} has no examples")
    output.payload(trial_lines(done), None)
    if slips:
        output.payload(catch_lines(list(catches(book.rules, Options()))), None)
    failed = any(not t.passed for t in done) or (strict and bool(without))
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


RuleName = Annotated[str, typer.Argument(metavar="RULE|FAMILY", help="The id of a rule, a family, or what ids begin with.")]
Archive = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders of articles.")]


@app.command("try")
def try_rule(
    rule: RuleName,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, or a whole article.")],
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    date: o.Date = None,
    lang: o.Lang = None,
) -> None:
    """Try a rule on a sentence: what it binds and says, or what the numbers are where it binds nothing."""
    from factcheck.cli.screen import screen
    from factcheck.model.report import Summary
    from factcheck.report.table import TableReport
    from factcheck.workshop import attempt

    checker = _only(rule, rules, no_bundled, lang)
    judged = attempt(checker, sentence, date)
    if judged.findings:
        report = TableReport(screen(), lang, undecided=True, quiet=True)
        output.payload(report.whole([report.piece(judged)], Summary(judged.tally)), None)
        return
    from factcheck.structure.trace import describe, draw

    _, reading = checker.read(judged.document)
    lines = [*draw(describe(judged.document, reading)), f"{rule} binds nothing here"]
    output.payload("".join(f"{line}\n" for line in lines), None)


@app.command()
def rate(
    rule: RuleName,
    paths: Archive,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    lang: o.Lang = None,
    show: Annotated[int, typer.Option(min=0, metavar="N", help="How many complaints are listed.")] = 20,
) -> None:
    """What a rule would say over an archive: how often it confirms, complains, and cannot decide."""
    from factcheck.documents import Record
    from factcheck.pipeline import check_record
    from factcheck.report.rules import rate_lines

    checker = _only(rule, rules, no_bundled, lang)
    items = list(_records(paths))
    output.payload(rate_lines([check_record(i, checker) for i in items if isinstance(i, Record)], show), None)
    raise typer.Exit(_unread(items))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A rule file or folder as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same as it is to be.")],
    paths: Archive,
    no_bundled: o.NoBundled = False,
) -> None:
    """Compare two versions of rules over an archive: the complaints gained (+) and lost (-)."""
    from factcheck.cli.rulebook import loaded
    from factcheck.documents import Record
    from factcheck.pipeline import Options, checker
    from factcheck.report.rules import diff_lines
    from factcheck.workshop import compare

    before, after = (Options((path,), not no_bundled) for path in (old, new))
    for options in (before, after):
        loaded(options)
    items = list(_records(paths))
    output.payload(diff_lines([compare(checker(before), checker(after), i) for i in items if isinstance(i, Record)]), None)
    raise typer.Exit(_unread(items))


@app.command()
def misses(
    paths: Archive,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How the words are written.")] = "table",
) -> None:
    """Find words that the lexicon may lack: beside numbers that fit an equation, but have no role."""
    from factcheck.documents import Record
    from factcheck.misses import misses as found_in
    from factcheck.misses import missing
    from factcheck.model.document import Problem
    from factcheck.model.miss import Miss
    from factcheck.pipeline import Options, checker
    from factcheck.report.misses import missing_json, missing_lines

    found: list[Miss] = []
    seen: list[Record | Problem] = []  # what could not be read, and one article at most: an archive is long
    for item in _records(paths):
        if isinstance(item, Problem) or not seen:
            seen.append(item)
        if isinstance(item, Record):
            found.extend(found_in(item, checker(Options())))
    output.payload((missing_json if format == "json" else missing_lines)(missing(found)), None)
    raise typer.Exit(_unread(seen))


def _only(name: str, rules: o.Rules, no_bundled: bool, lang: o.Lang) -> "Checker":
    """A checker with the rules of one name alone."""
    from factcheck.cli.rulebook import loaded
    from factcheck.pipeline import Options
    from factcheck.policy.selection import Selection
    from factcheck.workshop import only

    options = Options(tuple(rules or ()), not no_bundled, message_language=lang)
    loaded(replace(options, selection=Selection((name,))))  # refuses what is no rule
    return only(options, name)


def _records(paths: list[str]) -> "Iterator[Record | Problem]":
    from factcheck.documents import open_records

    return open_records(paths)


def _unread(items: "Sequence[Record | Problem]") -> int:
    """The exit code of inputs, each that could not be read told."""
    from factcheck.model.document import Problem
    from factcheck.policy.gate import ExitCode

    problems = [item for item in items if isinstance(item, Problem)]
    for problem in problems:
        output.diagnostic(f"{problem.path}: {problem.message}")
    return ExitCode.UNREADABLE if problems or not items else ExitCode.CLEAN


@app.command()
def words(
    concept: Annotated[
        str | None, typer.Argument(metavar="[CONCEPT]", help="A concept; without it, the list of all.", show_default=False)
    ] = None,
    lang: Annotated[Literal["en", "zh"], typer.Option(help="The language of the words.")] = "zh",
) -> None:
    """Print the forms of a concept, one a line, or the concepts."""
    from factcheck.lexicon import load_lexicon

    lexicon = load_lexicon(lang)
    if concept is None:
        output.payload("".join(f"{name}\n" for name in sorted(lexicon.concepts)), None)
        return
    if concept not in lexicon.concepts:
        raise Refused(f"no concept is called {concept!r}{near(concept, list(lexicon.concepts))}")
    output.payload("".join(f"{form}\n" for form in lexicon.forms(concept)), None)


def near(name: str, names: list[str]) -> str:
    """` (did you mean …?)` where a name comes near to another."""
    from difflib import get_close_matches

    found = get_close_matches(name, names, 1)
    return f" (did you mean {found[0]}?)" if found else ""


def _book(rules: o.Rules, no_bundled: bool, only: list[str] | None = None) -> "RuleBook":
    from factcheck.cli.rulebook import loaded
    from factcheck.pipeline import Options
    from factcheck.policy.selection import Selection

    return loaded(Options(tuple(rules or ()), not no_bundled, Selection(tuple(only or ()))))


def one(book: "RuleBook", name: str) -> "Rule":
    """The rule of that id."""
    for rule in book.rules:
        if rule.id == name:
            return rule
    raise Refused(f"no rule is called {name!r}{near(name, [r.id for r in book.rules])}")

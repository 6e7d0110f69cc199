"""`factcheck rules`: what is loaded, one rule, its examples, the words of a concept."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output
from factcheck.cli.errors import Refused

if TYPE_CHECKING:
    from factcheck.model.rule import Rule, RuleBook

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
) -> None:
    """Check every example of every rule against what it says it is."""
    from factcheck.pipeline import Options
    from factcheck.policy.gate import ExitCode
    from factcheck.report.rules import trial_lines
    from factcheck.workshop import bare, trials

    book = _book(rules, no_bundled, only)
    done, without = list(trials(book.rules, Options())), bare(book.rules)
    for rule in without:
        output.diagnostic(f"{rule.source.file}:{rule.source.line}: {rule.id} has no examples")
    output.payload(trial_lines(done), None)
    failed = any(not t.passed for t in done) or (strict and bool(without))
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


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

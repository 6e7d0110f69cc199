"""`factcheck rules`: what is loaded, one rule, the words of a concept; the other commands are those of the workshop."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output, workshop
from factcheck.cli.errors import Refused

if TYPE_CHECKING:
    from factcheck.lexicon import Lexicon

app = typer.Typer(help="Rule files: what is loaded, one rule, the examples, the words.", no_args_is_help=True)


@app.command("list")
def list_rules(
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    lang: o.Lang = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How the list is written.")] = "table",
) -> None:
    """List the rules that are loaded."""
    from factcheck.cli import desk
    from factcheck.cli.rulebook import loaded
    from factcheck.cli.screen import screen
    from factcheck.report.rules import as_json, as_table

    own = desk.options(config, rules, words, no_bundled=no_bundled, lang=lang)
    book = loaded(own)
    output.payload(as_json(book.rules) if format == "json" else as_table(book.rules, own.message_language or "en", screen()), None)


@app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    lang: o.Lang = None,
) -> None:
    """Show one rule: what it is for, and the lines that declare it."""
    from factcheck.cli import desk
    from factcheck.cli.rulebook import loaded
    from factcheck.report.rules import describe

    own = desk.options(config, rules, words, no_bundled=no_bundled, lang=lang)
    output.payload(describe(desk.one(loaded(own), rule), own.message_language or "en"), None)


app.command("new")(workshop.new)
app.command("test")(workshop.run_examples)
app.command("try")(workshop.try_rule)
app.command("rate")(workshop.rate)
app.command("diff")(workshop.diff)
app.command("misses")(workshop.misses)


@app.command("words")
def show_words(
    concept: Annotated[
        str | None, typer.Argument(metavar="[CONCEPT]", help="A concept; without it, the list of all.", show_default=False)
    ] = None,
    lang: Annotated[Literal["en", "zh"], typer.Option(help="The language of the words.")] = "zh",
    rules: o.Rules = None,
    words: o.Words = None,
    config: o.ConfigFile = None,
    own: Annotated[bool, typer.Option("--own", help="Only what own files of words and rules add.")] = False,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How the words are written.")] = "text",
) -> None:
    """Print the forms of a concept, one a line, or the concepts: those of the lexicon and a newsroom's own."""
    from factcheck.cli import desk
    from factcheck.lexicon import load_lexicon
    from factcheck.pipeline import checker
    from factcheck.report.words import forms_of, listed

    settled = desk.options(config, rules, words)
    desk.book(settled)
    lexicon, bundled = checker(settled).lexicon(lang), load_lexicon(lang)
    if concept is not None and concept not in lexicon.concepts:
        raise Refused(f"no concept is called {concept!r}{desk.near(concept, list(lexicon.concepts))}")
    found = {name: forms_of(name, lexicon, bundled, added=own) for name in _asked(concept, lexicon)}
    output.payload(listed(found, lexicon, concept=concept, format=format, added=own), None)


def _asked(concept: str | None, lexicon: "Lexicon") -> list[str]:
    return sorted(lexicon.concepts) if concept is None else [concept]

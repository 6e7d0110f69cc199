"""`factcheck explain`."""

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output
from factcheck.cli.errors import Refused

if TYPE_CHECKING:
    from factcheck.model.report import Finding, Judged
    from factcheck.pipeline import Options

RULE_ID = re.compile(r"[a-z][\w-]*(/[\w-]+)+")  # zh/sum/breakdown; 5/6 is a number


def explain(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT|RULE", help="A written number, or the id of a rule.", show_default=False)
    ] = None,
    trace: Annotated[str | None, typer.Option(metavar="SENTENCE", help="Show what is made of a sentence, step by step.")] = None,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    date: o.Date = None,
    lang: o.Lang = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How a trace is written.")] = "text",
) -> None:
    """Explain how a written number is read, what a rule checks, or what is made of a sentence."""
    from factcheck.pipeline import Options
    from factcheck.policy.selection import Selection

    only = Selection((text,)) if text and trace else Selection()
    options = Options(tuple(rules or ()), not no_bundled, only, date=date, message_language=lang)
    if trace is not None:
        lines = _trace(trace, options) if format == "text" else [_data(trace, options)]
    elif text is None:
        raise Refused("name a written number or a rule, or give a sentence to --trace")
    elif RULE_ID.fullmatch(text):
        lines = _rule(text, options)
    else:
        lines = _number(text, lang)
    output.payload("".join(f"{line}\n" for line in lines), None)


def _rule(name: str, options: "Options") -> list[str]:
    from factcheck.cli.desk import one
    from factcheck.cli.rulebook import loaded
    from factcheck.report.rules import explanation

    return explanation(one(loaded(options), name), options.message_language or "en")


def _number(text: str, lang: str | None) -> list[str]:
    from factcheck.documents import read_document
    from factcheck.numbers import explain_reading, read

    document = read_document(text)
    mentions = read(document.flow, document.language)
    if not mentions:
        raise Refused(f"no number is read in {text!r}")
    return [line for mention in mentions for line in explain_reading(mention.written, lang or document.language)]


def _trace(sentence: str, options: "Options") -> list[str]:
    """Structure first, then what the rules made of it, undecided included."""
    from factcheck.structure.trace import draw

    structure, judged = _understood(sentence, options)
    return [*draw(structure), *map(_finding, judged.findings)]


def _data(sentence: str, options: "Options") -> str:
    """The same as one JSON object."""
    from factcheck.report.data import document_record
    from factcheck.report.json import dumps

    structure, judged = _understood(sentence, options)
    record = document_record(judged)
    return dumps({**structure, "quantities": record["quantities"], "checks": record["checks"]})


def _understood(sentence: str, options: "Options") -> "tuple[dict[str, Any], Judged]":
    """The structure of a sentence as data, and its findings."""
    from factcheck.cli.rulebook import loaded
    from factcheck.documents import read_document
    from factcheck.pipeline import checker
    from factcheck.structure.trace import describe

    loaded(options)
    document = read_document(sentence, date=options.date)
    own = checker(options)
    _, reading = own.read(document)
    return describe(document, reading), own.check(document)


def _finding(finding: "Finding") -> str:
    check = finding.check
    bound = "; ".join(f"{slot} at {', '.join(str(p.start + 1) for p in places)}" for slot, places in check.bindings)
    why = f" – {check.reason}" if check.reason else ""
    return f"{check.verdict} {check.rule}: {check.equation} ({bound}){why}"

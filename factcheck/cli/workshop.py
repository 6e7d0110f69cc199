"""The commands of a rule's author: a rule from a sentence, its examples and slips, a rule on a sentence and on an archive, missing words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli import options as o
from factcheck.cli import output

if TYPE_CHECKING:
    from factcheck.pipeline import Options
    from factcheck.workshop import Tested

TableOrJson = Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How the report is written.")]
RuleName = Annotated[str, typer.Argument(metavar="RULE|FAMILY", help="The id of a rule, a family, or what ids begin with.")]
Archive = Annotated[list[str], typer.Argument(metavar="PATH|-...", help="Files or folders of articles; - reads standard input.")]
FEW = 4  # rules that a process takes at a time


def run_examples(
    only: Annotated[list[str] | None, typer.Argument(metavar="[RULE|FAMILY]...", help="Only these.", show_default=False)] = None,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    strict: Annotated[bool, typer.Option("--strict", help="A rule without examples fails.")] = False,
    slips: Annotated[
        bool, typer.Option("--slips/--no-slips", help="Put single slips into the examples that hold: how many does each rule catch?")
    ] = True,
    jobs: o.Jobs = 1,
    format: TableOrJson = "table",
) -> None:
    """Check every example of every rule against what it says it is, and how many slips of the pen in them each rule catches."""
    from factcheck.cli import desk
    from factcheck.cli.rulebook import loaded
    from factcheck.policy.gate import ExitCode
    from factcheck.report.rules import tested_json, tested_lines

    own = desk.options(config, rules, words, no_bundled=no_bundled)
    own = desk.only(own, *only) if only else own
    loaded(own)
    done = _tested(own, jobs, slips=slips)
    bare = [one.rule for one in done if one.bare]
    for rule in bare:
        output.diagnostic(f"{rule.source.file}:{rule.source.line}: {rule.id} has no examples")
    output.payload(tested_json(done) if format == "json" else tested_lines(done), None)
    failed = any(not t.passed for one in done for t in one.trials) or (strict and bool(bare))
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.CLEAN)


def _tested(own: "Options", jobs: int, *, slips: bool) -> "list[Tested]":
    from factcheck.cli import progress
    from factcheck.workers import spread
    from factcheck.workshop import Bench

    bench = Bench(own, slips)
    places = range(len(bench.rules))
    done = spread(bench, places, jobs, FEW, bench.lost) if jobs > 1 else (one for place in places for one in bench([place]))
    return list(progress.counted(done, len(places)) if progress.visible() and len(places) > FEW else done)


def try_rule(
    rule: RuleName,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE|-", help="A sentence, or a whole article; - reads standard input.")],
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    date: o.Date = None,
    lang: o.Lang = None,
    format: TableOrJson = "table",
) -> None:
    """Try a rule on a sentence: what it binds and says, or what the numbers are where it binds nothing."""
    from factcheck.cli import desk
    from factcheck.cli.screen import screen
    from factcheck.model.report import Summary
    from factcheck.pipeline import checker
    from factcheck.report.data import document_record
    from factcheck.report.json import dumps
    from factcheck.report.table import TableReport
    from factcheck.structure.trace import describe, draw
    from factcheck.workshop import attempt

    own = checker(desk.only(desk.options(config, rules, words, no_bundled=no_bundled, lang=lang, date=date), rule))
    judged = attempt(own, _given(sentence), own.options.date)
    _, reading = own.read(judged.document)
    if format == "json":
        record = document_record(judged)
        shown = {**describe(judged.document, reading), "quantities": record["quantities"], "checks": record["checks"]}
        output.payload(dumps(shown) + "\n", None)
    elif judged.findings:
        report = TableReport(screen(), own.options.message_language, undecided=True, quiet=False)
        table = report.whole([report.piece(judged)], Summary(judged.tally))
        output.payload(table, None)
    else:
        lines = [*draw(describe(judged.document, reading)), f"{rule} binds nothing here"]
        output.payload("".join(f"{line}\n" for line in lines), None)


def rate(
    rule: RuleName,
    paths: Archive,
    rules: o.Rules = None,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    lang: o.Lang = None,
    show: Annotated[int, typer.Option(min=0, metavar="N", help="How many complaints are listed; JSON has all.")] = 20,
    jobs: o.Jobs = 1,
    format: TableOrJson = "table",
    output: o.Output = None,
) -> None:
    """What a rule would say over an archive: how often it confirms, complains, and cannot decide."""
    from factcheck.cli import desk
    from factcheck.cli.deliver import Delivery, Gate, Inputs, deliver
    from factcheck.cli.screen import screen
    from factcheck.pipeline import Task
    from factcheck.report.rules import RateReport

    own = desk.only(desk.options(config, rules, words, no_bundled=no_bundled, lang=lang), rule)
    report = RateReport(show, format == "json", screen(file=output is not None))
    raise typer.Exit(deliver(Task(own, report), Inputs(tuple(paths)), Delivery(output), Gate(), jobs))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A rule file or folder as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same as it is to be.")],
    paths: Archive,
    no_bundled: o.NoBundled = False,
    words: o.Words = None,
    config: o.ConfigFile = None,
    lang: o.Lang = None,
    jobs: o.Jobs = 1,
    format: TableOrJson = "table",
    output: o.Output = None,
) -> None:
    """Compare two versions of rules over an archive: the complaints gained (+) and lost (-)."""
    from dataclasses import replace

    from factcheck.cli import desk
    from factcheck.cli.deliver import Delivery, Gate, Inputs, deliver
    from factcheck.cli.rulebook import loaded
    from factcheck.pipeline import Task
    from factcheck.workshop import Differences

    own = desk.options(config, None, words, no_bundled=no_bundled, lang=lang)
    before, after = (replace(own, rules=(path,)) for path in (old, new))
    for options in (before, after):
        loaded(options)
    task = Task(after, Differences(before, format == "json"))
    raise typer.Exit(deliver(task, Inputs(tuple(paths)), Delivery(output), Gate(), jobs))


def misses(
    paths: Archive,
    rules: o.Rules = None,
    words: o.Words = None,
    config: o.ConfigFile = None,
    jobs: o.Jobs = 1,
    format: TableOrJson = "table",
    output: o.Output = None,
) -> None:
    """Find words that the lexicon may lack: beside numbers that fit an equation, or nearly, but have no role."""
    from factcheck.cli import desk
    from factcheck.cli.deliver import Delivery, Gate, Inputs, deliver
    from factcheck.cli.rulebook import loaded
    from factcheck.cli.screen import screen
    from factcheck.misses import Misses
    from factcheck.pipeline import Task

    own = desk.options(config, rules, words)
    loaded(own)
    report = Misses(own, format == "json", screen(file=output is not None))
    raise typer.Exit(deliver(Task(own, report, checks=False), Inputs(tuple(paths)), Delivery(output), Gate(), jobs))


def _given(text: str) -> str:
    """What stands on the command line, or on standard input where it says so."""
    import sys

    return sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text


def new(
    sentence: Annotated[
        str | None,
        typer.Argument(metavar="[SENTENCE|-]", help="A sentence whose numbers agree; asked for if not given.", show_default=False),
    ] = None,
    relation: Annotated[
        str | None,
        typer.Option(metavar="N|NAME", help="Which of the relations that hold; the likeliest, or asked for.", show_default=False),
    ] = None,
    name: Annotated[str | None, typer.Option("--id", metavar="ID", help="The rule's id.", show_default="ours/FAMILY/RELATION")] = None,
    rules: o.Rules = None,
    words: o.Words = None,
    config: o.ConfigFile = None,
    lang: o.Lang = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the rule into this new file.")] = None,
) -> None:
    """Start a rule from a sentence: what holds between its numbers, slots by what the words say of them, and an example that fails."""
    from factcheck.cli import drafting

    drafting.start(drafting.Wish(sentence, relation, name, output, lang), config, rules, words)

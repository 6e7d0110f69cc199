"""`factcheck rules new`: from a sentence to a rule file. The file goes to standard output or into a new file; what is said to the author,
and asked, to standard error."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from factcheck.cli import desk
from factcheck.cli import options as o
from factcheck.cli import output as out
from factcheck.cli.errors import Refused
from factcheck.drafts import Draft, Heard, Relation, draft, hear, relations, slipped
from factcheck.model.rule import RuleBook
from factcheck.model.value import value
from factcheck.pipeline import checker
from factcheck.policy.coverage import bound_mentions
from factcheck.report.clean import clean
from factcheck.report.phrases import phrases
from factcheck.workshop import attempt

SHOWN = 9  # relations


@value
class Wish:
    """What the command line says; what it leaves open is asked for where somebody is there to answer, else chosen."""

    sentence: str | None
    relation: str | None
    name: str | None
    file: Path | None
    lang: o.Lang

    @property
    def asked(self) -> bool:
        """Whether somebody is there, and has been asked for the sentence already."""
        return self.sentence is None and sys.stdin.isatty()


def start(wish: Wish, config: Path | None, rules: o.Rules, words: o.Words) -> None:
    """Asks, shows, writes. Refused where the sentence makes no rule, or a file or an id is there already."""
    own = desk.options(config, rules, words, lang=wish.lang)
    book = desk.book(own)
    _demand_new(wish.file)
    said = phrases(own.message_language or "en")
    heard = hear(_sentence(wish, said["a_sentence"]), own)
    said = phrases(own.message_language or heard.language)
    _tell_numbers(heard, said["heard"], said["no_role"])
    found = relations(heard)
    if not found:
        raise Refused(*_nothing(heard))
    _tell_relations(found, said["holding"], own.message_language or heard.language)
    chosen = _chosen(found, wish, said["which"])
    _tell_known(heard, chosen, said["already"])
    name = _named(wish, book, chosen, said["an_id"])
    made = draft(chosen, name, heard)
    if made is None:
        raise Refused(f"{chosen.equation} holds, but no words tell its numbers apart: write the slots by hand (docs/rules.md)")
    _deliver(made, _file(wish, said["a_file"]), said["written"], said["next"])


def _demand_new(file: Path | None) -> None:
    if file is not None and file.exists():
        raise Refused(f"{file}: is there already: name a new file (--rules can name a folder of them)")
    if file is not None and not file.parent.is_dir():
        raise Refused(f"{file}: there is no folder {file.parent}")


def _sentence(wish: Wish, question: str) -> str:
    if wish.asked:
        text = str(typer.prompt(question, err=True))
    elif wish.sentence in (None, "-"):
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    else:
        text = str(wish.sentence)
    if not text.strip():
        raise Refused("no sentence: give one, or - for standard input")
    return text


def _tell_numbers(heard: Heard, title: str, no_role: str) -> None:
    """Every number that can stand in a relation, with its kind, its roles and its label."""
    if not heard.numbers:
        raise Refused("no number in this sentence can stand in a relation (dates and ordinals cannot)")
    out.diagnostic(f"{title}:")
    for index in heard.numbers:
        fact, kind = heard.text.fact(index), heard.text.mention(index).written.base_kind
        roles = ", ".join(sorted(heard.roles(index))) or no_role
        label = f"; {fact.label.text}" if fact.label.text else ""
        out.diagnostic(clean(f"  {heard.surface(index)}: {kind}; {roles}{label}"))


def _tell_relations(found: Sequence[Relation], title: str, language: str) -> None:
    out.diagnostic(f"{title}:")
    for number, relation in enumerate(found[:SHOWN], 1):
        means = relation.shape.means.get(language) or relation.shape.means["en"]
        out.diagnostic(clean(f"  {number}  {relation.shape.name} ({means}): {relation.equation}"))


def _tell_known(heard: Heard, relation: Relation, text: str) -> None:
    """The rules that are loaded and that check these numbers with each other already."""
    wanted = set(relation.numbers.values())
    for finding in attempt(checker(heard.options), heard.sentence).findings:
        if finding.check.verdict != "undecided" and wanted <= set(bound_mentions(finding.check)):
            out.diagnostic(text.format(rule=finding.check.rule, verdict=finding.check.verdict))


def _nothing(heard: Heard) -> list[str]:
    """Why there is no relation: what comes near, if anything does."""
    near = slipped(heard)
    lines = [f"  {equation}: is {heard.surface(index)} miswritten?" for index, equation in near[:1]]
    return ["no relation holds between the numbers of this sentence; a rule is started from one that is right", *lines]


def _chosen(found: Sequence[Relation], wish: Wish, question: str) -> Relation:
    wanted = wish.relation
    if wanted is None and wish.asked and len(found) > 1:
        wanted = str(typer.prompt(question, default="1", err=True))
    if wanted is None:
        return found[0]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(found):
        return found[int(wanted) - 1]
    named = [relation for relation in found if relation.shape.name == wanted]
    if named:
        return named[0]
    names = list(dict.fromkeys(relation.shape.name for relation in found))
    raise Refused(f"no relation {wanted!r} holds here{desk.near(wanted, names)}; these do: {', '.join(names)}")


def _named(wish: Wish, book: RuleBook, chosen: Relation, question: str) -> str:
    """The id that is asked for, or one that no rule has."""
    taken = {rule.id for rule in book.rules}
    stem = "/".join(dict.fromkeys(("ours", chosen.shape.family, chosen.shape.name)))
    free = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
    name = wish.name or (str(typer.prompt(question, default=free, err=True)) if wish.asked else free)
    if name in taken:
        raise Refused(f"the id {name!r} is taken: choose another")
    if not _is_id(name):
        raise Refused(f"{name!r} is no id: words of letters, digits, - and _, joined by /")
    return name


def _is_id(name: str) -> bool:
    return all(part and part.replace("-", "a").replace("_", "a").isalnum() for part in name.split("/"))


def _file(wish: Wish, question: str) -> Path | None:
    if wish.file is not None or not wish.asked:
        return wish.file
    answer = str(typer.prompt(question, default="-", err=True)).strip()
    file = None if answer == "-" else Path(answer)
    _demand_new(file)
    return file


def _deliver(made: Draft, file: Path | None, written: str, next_step: str) -> None:
    out.payload(made.text, file)
    if file is not None:
        out.diagnostic(written.format(file=file, rule=made.name))
        out.diagnostic(next_step.format(file=file))

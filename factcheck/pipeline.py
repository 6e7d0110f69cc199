"""The one place that calls the stages in order: records → documents → numbers → structure → checks → findings → parts of a report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from errno import ENAMETOOLONG
from fnmatch import fnmatchcase
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.documents import Record
from factcheck.model.check import Checked
from factcheck.model.document import Document, Problem
from factcheck.model.report import Judged, Tally
from factcheck.model.rule import RuleBook
from factcheck.model.value import value
from factcheck.policy import ExitCode, judge
from factcheck.policy.acceptance import Ledger, sidecar
from factcheck.policy.config import PerPath
from factcheck.policy.selection import ALL, Selection, choose, demand_known
from factcheck.report.base import Format

if TYPE_CHECKING:
    from factcheck.engine import Settings
    from factcheck.lexicon import Lexicon
    from factcheck.model.mention import Mention
    from factcheck.model.reading import Reading

P = TypeVar("P")
NOTHING = Tally()
CHUNK = 16  # documents that a worker takes at a time: enough to hide the pipe, few enough to keep all busy to the end


@value
class Options:
    """How articles are checked: everything that a worker process must know. `folder` is where the patterns of `per_path` start."""

    rules: tuple[Path, ...] = ()
    bundled: bool = True
    selection: Selection = ALL
    per_path: tuple[PerPath, ...] = ()
    folder: Path | None = None
    words: tuple[Path, ...] = ()
    baseline: frozenset[str] = frozenset()
    date: str | None = None
    message_language: str | None = None


@value
class Part(Generic[P]):
    """What one input adds to a report. `content` is None where it could not be checked; then `problems` says why."""

    content: P | None
    tally: Tally = NOTHING
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


class Checker:
    """All stages, with one set of rules. Nothing is loaded before it is needed. RuleErrors for wrong rule files, UnknownRules for names
    that select nothing."""

    def __init__(self, options: Options, book: RuleBook | None = None) -> None:
        self.options = options
        self._book = book
        self._chosen: dict[tuple[PerPath, ...], RuleBook] = {}

    @cached_property
    def rulebook(self) -> RuleBook:
        """All rules that are loaded, chosen or not."""
        if self._book is not None:
            return self._book
        from factcheck.rulefile import load_rules

        book = load_rules(self.options.rules, self.options.bundled, words=self.options.words)
        demand_known(book, (*self.options.selection.names, *(n for p in self.options.per_path for n in p.selection.names)))
        return book

    @cached_property
    def identity(self) -> str:
        """A digest of everything but the article that its findings depend on: rules, words, settings."""
        from factcheck.rulefile import to_json

        own = to_json(self.rulebook) if self.options.rules else self.rulebook.packs
        words = [file.read_bytes() for file in self.options.words]
        settings = replace(self.options, baseline=frozenset())
        place = Path.cwd() if self.options.per_path else None
        return sha256(repr((own, words, settings, sorted(self.options.baseline), place)).encode()).hexdigest()

    def rules_for(self, path: str) -> RuleBook:
        """The chosen rules for a document of that path."""
        own = tuple(p for p in self.options.per_path if any(self._matches(path, pattern) for pattern in p.paths))
        if own not in self._chosen:
            book = choose(self.rulebook, self.options.selection)
            for per_path in own:
                book = choose(book, per_path.selection)
            self._chosen[own] = book
        return self._chosen[own]

    def check(self, document: Document) -> Judged:
        """The findings of one document."""
        mentions, reading = self.read(document)
        book = self.rules_for(document.path)
        from factcheck.engine import check

        checks, problems = check(document, reading, book, self._settings(document), self.lexicon(document.language))
        ledger = Ledger(_beside(document.path), self.options.baseline, self.rulebook.rules, book.rules)
        return judge(Checked(document, mentions, reading.facts(), checks, problems), ledger)

    def extract(self, document: Document) -> Judged:
        """The numbers of one document and what they are about, without any check."""
        mentions, reading = self.read(document)
        return judge(Checked(document, mentions, reading.facts(), ()))

    def read(self, document: Document) -> "tuple[tuple[Mention, ...], Reading]":
        """The numbers of a document and their understanding."""
        from factcheck.numbers import read
        from factcheck.structure import understand

        lexicon = self.lexicon(document.language)
        mentions = tuple(read(document.flow, document.language, lexicon.names))
        return mentions, understand(document, mentions, lexicon)

    def lexicon(self, language: str) -> "Lexicon":
        """The words of a language, with the newsroom's own."""
        from factcheck.lexicon import load_lexicon

        added = self.rulebook.words if self.options.rules else ()  # no bundled rule adds words
        return load_lexicon(language, self.options.words, tuple((concept, stems) for own, concept, stems in added if own == language))

    def _settings(self, document: Document) -> "Settings":
        from factcheck.engine import Settings

        return Settings(self.options.message_language, document.date or self.options.date)

    def _matches(self, path: str, pattern: str) -> bool:
        """Whether a path, seen from the configuration's folder, is meant by a pattern."""
        file = Path(path.partition("#")[0])
        if self.options.folder is not None:
            file = (Path.cwd() / file).resolve()
            folder = self.options.folder.resolve()
            file = file.relative_to(folder) if file.is_relative_to(folder) else file
        return fnmatchcase(file.as_posix(), pattern)


def _beside(path: str) -> str:
    """The text of the file beside an article that says which findings are accepted; empty where there is none."""
    if not path:
        return ""
    try:
        with open(sidecar(path), encoding="utf-8", errors="replace") as stream:
            return stream.read()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name that no file can have
        return ""
    except OSError as error:
        if error.errno == ENAMETOOLONG:
            return ""
        raise


@cache
def checker(options: Options) -> Checker:
    """This process's checker for these options: a worker loads rules and words once, and a forked one finds them loaded."""
    return Checker(options)


def check_record(record: Record, own: Checker) -> Judged:
    """The findings of one article: the one way to check it, for the command line and for Python."""
    return own.check(record.read())


@value
class Task(Generic[P]):
    """What to do with each document: check it or only extract its numbers, and in which format to write it down."""

    options: Options
    format: Format[P]
    checks: bool = True
    cached: bool = False

    def part(self, item: Record | Problem) -> Part[P]:
        """One input's part. An internal error is that input's problem and no other's."""
        if isinstance(item, Problem):
            return Part(None, problems=(item,))
        try:
            own = checker(self.options)
            return self._kept(item, own) if self.cached and self.checks else self._made(item, own)
        except Exception as error:
            return Part(None, problems=(internal(item.path, error),))

    def _made(self, record: Record, own: Checker) -> Part[P]:
        judged = check_record(record, own) if self.checks else own.extract(record.read())
        return Part(self.format.piece(judged), judged.tally, judged.problems, judged.notes)

    def _kept(self, record: Record, own: Checker) -> Part[P]:
        """The part as a run before made it, if nothing that it depends on has changed."""
        from factcheck.results import name_of, store

        kept = store()
        if kept is None:
            return self._made(record, own)
        name = name_of((record, _beside(record.path), type(self.format).__qualname__, self.format, own.identity))
        found = kept.get(name)
        if isinstance(found, Part):
            return found
        made = self._made(record, own)
        kept.keep(name, made)
        return made

    def parts(self, items: Sequence[Record | Problem]) -> list[Part[P]]:
        return [self.part(item) for item in items]


def internal(path: str, error: Exception) -> Problem:
    """A defect of the tool, told in one line with the place in the code."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return Problem(path, f"internal error: {type(error).__name__}: {error}{where}", ExitCode.INTERNAL)


def run(task: Task[P], inputs: Iterable[Record | Problem], jobs: int = 1) -> Iterator[Part[P]]:
    """The parts of all inputs in their order, whatever the number of jobs."""
    if jobs == 1:
        return (task.part(item) for item in inputs)
    from factcheck.workers import spread

    return spread(task.parts, inputs, jobs, CHUNK, _lost)


def _lost(item: Record | Problem) -> Part[P]:
    """The part of an input at which a worker process died."""
    return Part(None, problems=(Problem(item.path, "internal error: the process that checked this article died", ExitCode.INTERNAL),))

"""Rules bound to mentions, evaluated, explained and repaired.

`check` takes a document with its numbers and their understanding, and gives the checks of all rules, by place in the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from factcheck.engine import settle
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.finding import to_check
from factcheck.engine.identity import Same
from factcheck.engine.types import Asked, asked
from factcheck.engine.work import OverBudget
from factcheck.lexicon import Lexicon, load_lexicon
from factcheck.model.check import Check
from factcheck.model.document import Document, Problem
from factcheck.model.reading import Reading
from factcheck.model.rule import Rule, RuleBook
from factcheck.model.value import value

__all__ = ["Settings", "check", "claims"]


@value
class Settings:
    """message_language None: the document's own. select and ignore hold rule ids and families; an empty select is all."""

    message_language: str | None = None
    date: str | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def choose(self, names: set[str]) -> bool:
        """Whether a rule of that id and family is to be asked."""
        return not names & self.ignore and (not self.select or bool(names & self.select))


def check(
    document: Document, reading: Reading, rulebook: RuleBook, settings: Settings, lexicon: Lexicon | None = None
) -> tuple[tuple[Check, ...], tuple[Problem, ...]]:
    """All checks of a document by place in the text, and the rules that failed on it as problems of code 4.

    lexicon: the words that the reading was made with, where they are not the bundled ones alone.
    """
    text = Text(document, reading, lexicon or load_lexicon(document.language))
    problems: list[Problem] = []
    made = list(claims(text, rulebook, settings, problems))
    settled = settle.settle(made, text)
    language = settings.message_language or document.language
    checks = sorted(_told(settled, text, language, problems), key=lambda c: (c.start, c.end, c.rule))
    text.forget()
    return tuple(checks), tuple(problems)


def _told(settled: Iterable[Claim], text: Text, language: str, problems: list[Problem]) -> Iterator[Check]:
    for claim in settled:
        text.work.number = claim.pivot
        try:
            yield to_check(claim, text, language)
        except Exception as error:
            problems.append(_problem(claim.rule, text, error))


def claims(text: Text, rulebook: RuleBook, settings: Settings, problems: list[Problem]) -> Iterator[Claim]:
    """The claims of every rule that is for this document; a rule that fails is a problem, and the others go on."""
    text.work.limited(text.reading)
    for rule, ask in _wanted(Same(rulebook), text.document.language, settings).of(text.index.said):
        if rule.article is not None and not _is_for(rule.article, text.document):
            continue
        try:
            if ask.offered(text):
                text.work.begin()
                yield from ask.claims(text, settings.date)
        except Exception as error:
            problems.append(_problem(rule, text, error))


def _problem(rule: Rule, text: Text, error: Exception) -> Problem:
    """What a rule did, and at which number of the text."""
    said = str(error) if isinstance(error, OverBudget | RecursionError) else f"{type(error).__name__}: {error}"
    return Problem(text.document.path, f"rule {rule.id} failed{text.work.place(text.document, text.reading)}: {said}", 4)


class _Ready:
    """Rules made ready, in their order, by the roles of which a text must have one for them to be asked."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(rule, asked(rule)) for rule in rules]
        self._always = [at for at, (_, ask) in enumerate(self._rules) if not ask.tokens]
        self._by_token: dict[str, list[int]] = {}
        for at, (_, ask) in enumerate(self._rules):
            for token in ask.tokens:
                self._by_token.setdefault(token, []).append(at)

    def of(self, said: frozenset[str]) -> Sequence[tuple[Rule, Asked]]:
        """Those that a text with these roles may have claims of."""
        places = {*self._always, *chain.from_iterable(self._by_token[token] for token in self._by_token.keys() & said)}
        return [self._rules[at] for at in sorted(places)]


@lru_cache(maxsize=16)
def _wanted(rulebook: Same[RuleBook], language: str, settings: Settings) -> _Ready:
    """The rules for a language that the settings choose."""
    spoken = (r for r in rulebook.value.rules if r.enabled and r.language in ("", language))
    return _Ready(r for r in spoken if settings.choose({r.id, r.family}))


def _is_for(mark: str, document: Document) -> bool:
    return mark in document.flow or mark in document.source

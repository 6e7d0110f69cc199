"""What a rule's author needs: every example of every rule checked against what it says it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model.check import Verdict
from factcheck.model.rule import Rule, RuleBook
from factcheck.pipeline import Checker, Options

QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule: what it should give and what it gave."""

    rule: Rule
    expected: str
    sentence: str
    verdicts: tuple[Verdict, ...]

    @property
    def passed(self) -> bool:
        """A quiet sentence may be confirmed or left undecided, but not complained of."""
        if self.expected == QUIET:
            return not {"tension", "inconsistent"} & set(self.verdicts)
        return self.expected in self.verdicts


def trials(rules: Iterable[Rule], options: Options) -> Iterator[Trial]:
    """Every example of the rules, each judged by its own rule alone."""
    for rule in rules:
        checker = Checker(options, RuleBook((rule,)))
        for expected, sentences in rule.examples.items():
            for sentence in sentences:
                yield Trial(rule, expected, sentence, _verdicts(checker, rule, sentence))


def bare(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that have no example and need one: an article's own rule does not."""
    return tuple(r for r in rules if r.article is None and not any(r.examples.values()))


def _verdicts(checker: Checker, rule: Rule, sentence: str) -> tuple[Verdict, ...]:
    from factcheck.documents import read_document

    judged = checker.check(read_document(sentence))
    return tuple(f.check.verdict for f in judged.findings if f.check.rule == rule.id)

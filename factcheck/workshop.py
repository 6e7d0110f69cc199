"""What a rule's author needs: the examples of rules checked against what they say they are, slips put into them, a rule tried on an
archive, and two versions of rules compared on one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.documents import Record
from factcheck.model.check import Verdict
from factcheck.model.report import Finding, Judged
from factcheck.model.rule import Rule, RuleBook
from factcheck.pipeline import Checker, Options, check_record

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
        checker = _alone(rule, options)
        for expected, sentences in rule.examples.items():
            for sentence in sentences:
                yield Trial(rule, expected, sentence, _verdicts(checker, rule, sentence))


def bare(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that have no example and need one: an article's own rule does not."""
    return tuple(r for r in rules if r.article is None and not any(r.examples.values()))


@dataclass(frozen=True, slots=True)
class Catch:
    """How many single slips in the numbers that a rule confirms in its own examples the rule finds."""

    rule: Rule
    tried: int
    caught: int


def catches(rules: Iterable[Rule], options: Options) -> Iterator[Catch]:
    """Every rule with examples that hold, each judged by its own rule alone."""
    for rule in rules:
        checker = _alone(rule, options)
        wrong = [s for sentence in rule.examples.get("consistent", ()) for s in slips(checker, rule, sentence)]
        if wrong:
            yield Catch(rule, len(wrong), sum("inconsistent" in _verdicts(checker, rule, s) for s in wrong))


def slips(checker: Checker, rule: Rule, sentence: str) -> Iterator[str]:
    """The sentence with every single slip of the pen in every number that the rule confirms in it."""
    from factcheck.engine.repair import SLIPS, edits

    judged = attempt(checker, sentence)
    confirmed = [f.check for f in judged.findings if f.check.rule == rule.id and f.check.verdict == "consistent"]
    bound = {p.mention for check in confirmed for _, places in check.bindings for p in places}
    for index in sorted(i for i in bound if i is not None):
        mention = judged.mentions[index]
        start, end = judged.document.source_span(mention.start, mention.end)
        for surface, operator in edits(judged.document.source[start:end], mention.written):
            if operator in SLIPS:
                yield sentence[:start] + surface + sentence[end:]


def only(options: Options, name: str) -> Checker:
    """The rules of that name alone (an id, a family, or what an id begins with), in use even where they are off."""
    from factcheck.policy.selection import Selection, choose

    book = choose(Checker(options).rulebook, Selection((name,)))
    return Checker(options, replace(book, rules=tuple(replace(r, enabled=True) for r in book.rules)))


def attempt(checker: Checker, sentence: str, date: str | None = None) -> Judged:
    """What rules say of one sentence."""
    return check_record(Record("", sentence, date=date), checker)


@dataclass(frozen=True, slots=True)
class Compared:
    """One article under two versions of the rules: the complaints that only one of them has."""

    judged: Judged
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]


def compare(old: Checker, new: Checker, record: Record) -> Compared:
    """Complaints are the same where rule, written numbers and labels are (their fingerprints)."""
    before, after = check_record(record, old), check_record(record, new)
    known, found = _complaints(before), _complaints(after)
    gained = tuple(f for name, f in found.items() if name not in known)
    return Compared(after, gained, tuple(f for name, f in known.items() if name not in found))


def _complaints(judged: Judged) -> dict[str, Finding]:
    return {f.fingerprint: f for f in judged.findings if f.check.verdict in ("tension", "inconsistent")}


def _alone(rule: Rule, options: Options) -> Checker:
    return Checker(options, RuleBook((replace(rule, enabled=True),)))


def _verdicts(checker: Checker, rule: Rule, sentence: str) -> tuple[Verdict, ...]:
    return tuple(f.check.verdict for f in attempt(checker, sentence).findings if f.check.rule == rule.id)

"""What a rule's author needs: the examples of rules checked against what they say they are, slips put into them, a rule tried on an
archive, and two versions of rules compared on one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.documents import Record
from factcheck.model.check import Verdict
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.rule import Rule, RuleBook
from factcheck.model.value import value
from factcheck.pipeline import Checker, Options, check_record, checker
from factcheck.report.rules import Complaint, complaint, diff_json, diff_lines

QUIET = "quiet"


@value
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


@value
class Catch:
    """How many single slips in the numbers that a rule confirms in its own examples the rule finds."""

    rule: Rule
    tried: int
    caught: int


@value
class Tested:
    """A rule with its examples, and the slips put into those that hold; None where there is nothing to put one into, or none was asked for."""

    rule: Rule
    trials: tuple[Trial, ...]
    catch: Catch | None = None

    @property
    def bare(self) -> bool:
        """It has no example and needs one: an article's own rule does not."""
        return self.rule.article is None and not self.trials


@dataclass(frozen=True)
class Bench:
    """Tests the rules of these options, by their places in the book; a worker process takes some of them."""

    options: Options
    slips: bool = True

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are chosen."""
        return checker(self.options).rules_for("").rules

    def __call__(self, places: Sequence[int]) -> list[Tested]:
        return [tested(self.rules[place], self.options, slips=self.slips) for place in places]

    def lost(self, place: int) -> Tested:
        """A rule at whose examples a process died: none of them is as it says."""
        rule = self.rules[place]
        return Tested(rule, tuple(Trial(rule, expected, s, ()) for expected, found in rule.examples.items() for s in found))


def tested(rule: Rule, options: Options, *, slips: bool) -> Tested:
    """A rule's examples, each judged by the rule alone, and its catch rate."""
    made = tuple(trials([rule], options))
    return Tested(rule, made, next(catches([rule], options), None) if slips else None)


def trials(rules: Iterable[Rule], options: Options) -> Iterator[Trial]:
    """Every example of the rules, each judged by its own rule alone."""
    for rule in rules:
        own = alone(rule, options)
        for expected, sentences in rule.examples.items():
            for sentence in sentences:
                yield Trial(rule, expected, sentence, verdicts(own, rule, sentence))


def catches(rules: Iterable[Rule], options: Options) -> Iterator[Catch]:
    """Every rule with examples that hold, each judged by its own rule alone."""
    for rule in rules:
        own = alone(rule, options)
        wrong = [s for sentence in rule.examples.get("consistent", ()) for s in slips(own, rule, sentence)]
        if wrong:
            yield Catch(rule, len(wrong), sum("inconsistent" in verdicts(own, rule, s) for s in wrong))


def slips(own: Checker, rule: Rule, sentence: str) -> Iterator[str]:
    """The sentence with every single slip of the pen in every number that the rule confirms in it."""
    from factcheck.engine.repair import SLIPS, edits

    judged = attempt(own, sentence)
    confirmed = [f.check for f in judged.findings if f.check.rule == rule.id and f.check.verdict == "consistent"]
    bound = {p.mention for check in confirmed for _, places in check.bindings for p in places}
    for index in sorted(i for i in bound if i is not None):
        mention = judged.mentions[index]
        start, end = judged.document.source_span(mention.start, mention.end)
        for surface, operator in edits(judged.document.source[start:end], mention.written, judged.document.language):
            if operator in SLIPS:
                yield sentence[:start] + surface + sentence[end:]


def alone(rule: Rule, options: Options) -> Checker:
    """A checker with one rule, in use even where it is off, and with the words of the options."""
    return Checker(options, RuleBook((replace(rule, enabled=True),), words=checker(options).rulebook.words))


def attempt(own: Checker, sentence: str, date: str | None = None) -> Judged:
    """What rules say of one sentence."""
    return check_record(Record("", sentence, date=date), own)


def verdicts(own: Checker, rule: Rule, sentence: str) -> tuple[Verdict, ...]:
    """What one rule says of a sentence."""
    return tuple(f.check.verdict for f in attempt(own, sentence).findings if f.check.rule == rule.id)


@value
class Compared:
    """One article under two versions of the rules: the complaints that only one of them has."""

    gained: tuple[Complaint, ...]
    lost: tuple[Complaint, ...]


@value
class Differences:
    """A format: what the rules of a run say of an article that those of other options do not, and the other way round."""

    old: Options
    json: bool = False

    def piece(self, judged: Judged) -> Compared:
        """Complaints are the same where rule, written numbers and labels are (their fingerprints)."""
        before = checker(self.old).check(judged.document)
        known, found = _complaints(before), _complaints(judged)
        gained = tuple(complaint(judged, f) for name, f in found.items() if name not in known)
        return Compared(gained, tuple(complaint(before, f) for name, f in known.items() if name not in found))

    def whole(self, pieces: Iterable[Compared], summary: Summary) -> Iterator[str]:
        del summary
        return diff_json(pieces) if self.json else diff_lines(pieces)


def _complaints(judged: Judged) -> dict[str, Finding]:
    return {f.fingerprint: f for f in judged.findings if f.check.verdict in ("tension", "inconsistent")}

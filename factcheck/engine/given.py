"""Claims that a check makes itself, without slots that the expression language evaluates."""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.check import Place, Suggestion, Verdict
from factcheck.model.document import Document
from factcheck.model.rule import Rule
from factcheck.model.value import value

Places = tuple[tuple[str, tuple[Place, ...]], ...]


@value
class Evidence:
    """What stands beside the verdict: the equation as printed, values for the message beside the slots, repairs, strength, decades."""

    equation: str
    values: Sequence[tuple[str, str]] = ()
    repairs: tuple[Suggestion, ...] = ()
    caught: Decimal | None = None
    information: float = 0.5
    reason: str | None = None


def is_for(rule: Rule, document: Document, article: int) -> bool:
    """Whether a rule is for an article: any, or that whose title or text contains its mark."""
    own = document.articles[article]
    return rule.article is None or rule.article in own.title or rule.article in document.flow[own.start : own.end]


def given(rule: Rule, verdict: Verdict, text: Text, article: int, places: Places, evidence: Evidence) -> Claim:
    """A claim that words bind at every place."""
    shown = tuple((name, "、".join(text.document.surface(p.start, p.end) for p in found)) for name, found in places)
    return Claim(
        rule,
        verdict,
        "info" if verdict == "undecided" else rule.severity,
        information=evidence.information if verdict == "consistent" else 0.0,
        certain=verdict != "undecided",
        reason=evidence.reason,
        places=places,
        equation=evidence.equation,
        values=(*shown, *evidence.values),
        suggestions=evidence.repairs if verdict == "inconsistent" else (),
        strength=evidence.caught if verdict == "consistent" else None,
        article=article,
    )

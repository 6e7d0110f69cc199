"""The claim that two mentions are one thing, with the splices that make them agree."""

from decimal import Decimal

from factcheck.engine.agreement.values import numeral, numeral_of
from factcheck.engine.binding import operand_at
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.repair import in_own_hand
from factcheck.engine.types.likeness import unit_written
from factcheck.model.check import Place, Suggestion
from factcheck.model.interval import WIDE
from factcheck.model.rule import Rule
from factcheck.numbers import write_like


def claim(rule: Rule, a: int, b: int, text: Text, *, fits: bool) -> Claim:
    places = tuple((name, (Place(i, "number", text.mention(i).start, text.mention(i).end),)) for name, i in (("first", a), ("second", b)))
    return Claim(
        rule,
        "consistent" if fits else "inconsistent",
        rule.severity,
        a,
        certain=True,
        information=_weight(a, text),
        places=places,
        equation=f"{text.surface(a)} {'=' if fits else '≠'} {text.surface(b)}",
        values=(("first", text.surface(a)), ("second", text.surface(b))),
        suggestions=() if fits else tuple(_swap(x, y, text) for x, y in ((a, b), (b, a))),
        strength=Decimal("0.9"),
        labels=(text.fact(a).label.text, text.fact(b).label.text),
        article=text.fact(a).article,
    )


def _weight(index: int, text: Text) -> float:
    one = operand_at(index, text)
    return float(min(4, len(numeral_of(text.surface(index))))) * 0.8 if one is not None else 0.5


def _swap(wrong: int, right: int, text: Text) -> Suggestion:
    """The other mention's value at a mention's place: as it stands, or written in the mention's own unit (1小时25分: 85分钟)."""
    mention, other = text.mention(wrong), text.mention(right).written
    surface = text.surface(right)
    if numeral(wrong, text) and numeral(right, text) and unit_written(text.surface(wrong)) != unit_written(surface):
        assert isinstance(other.value, Decimal)
        value = WIDE.divide(WIDE.multiply(other.value, other.factor), mention.written.factor)
        surface = in_own_hand(write_like(mention.written, value, text.document.language), mention, text) or surface
    return Suggestion(wrong, mention.start, mention.end, surface, "repetition", "")

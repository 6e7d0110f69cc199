"""How two written values stand to each other: one rounds the other, or one slip of the pen lies between them."""

from decimal import Decimal

from factcheck.engine.candidates import Text
from factcheck.engine.repair import edits
from factcheck.model.mention import Written

FIGURES, ZEROS = 3, 2  # of a round number that stands for another


def agree(a: Written, b: Written) -> bool:
    """Whether the coarser of two figures is a rounding or a hedge of the finer; at one precision they must be equal."""
    if a.core is None or b.core is None or not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return a.value == b.value
    if a.value == b.value:
        return True
    coarse, fine = (a, b) if a.unit_of_last_digit >= b.unit_of_last_digit else (b, a)
    if coarse.unit_of_last_digit == fine.unit_of_last_digit and not a.hedges and not b.hedges:
        return _rounds(a.value, b.value) or _rounds(b.value, a.value)
    assert coarse.support is not None
    assert fine.support is not None
    return coarse.support.meets(fine.support) or (coarse.truncated is not None and coarse.truncated.meets(fine.support))


def _rounds(coarse: Decimal, fine: Decimal) -> bool:
    """Whether a whole number of three figures and at least two zeros is another one in round figures: 69,700 for 69,701."""
    _, digits, exponent = coarse.normalize().as_tuple()
    if not isinstance(exponent, int) or exponent < ZEROS or len(digits) < FIGURES:
        return False
    return abs(coarse - fine) * 2 <= Decimal(1).scaleb(exponent)


def vague(head: Written, other: Written) -> bool:
    """Whether a hedged figure of the headline (近万亩, 40余载) covers an exact one of the body."""
    return bool(head.hedges) and not other.hedges and agree(head, other)


def below(head: Written, other: Written) -> bool:
    """Whether a headline says 超 or 逾 of a body's figure that falls short of it by less than half."""
    if head.qualifier not in ("over", "at_least") or not isinstance(head.value, Decimal) or not isinstance(other.value, Decimal):
        return False
    told = other.value * other.factor / head.factor
    plain = not other.hedges or (other.qualifier == "about" and other.support is not None and _under(other, head))
    return plain and head.value / 2 < told < head.value


def _under(other: Written, head: Written) -> bool:
    """Whether all that a hedged figure may mean lies below another's: 约1.8万亿元, 逾2万亿元."""
    assert other.support is not None
    assert isinstance(head.value, Decimal)
    high = other.support.scale(other.factor).high
    return high is not None and high < head.value * head.factor


def slip(a: int, b: int, text: Text) -> bool:
    """Whether one slip of the pen turns one surface into the other: evidence that they mean one thing."""
    x, y = text.surface(a), text.surface(b)
    core = numeral(b, text)
    return any(core in (new, numeral_of(new)) for new, _ in edits(x, text.mention(a).written)) or numeral_of(x)[:1] == numeral_of(y)[:1]


def one_slip(a: int, b: int, text: Text, *, any_slip: bool = False) -> bool:
    target = numeral(b, text)
    found = edits(text.surface(a), text.mention(a).written, text.document.language)
    return any((any_slip or op == "transposed") and numeral_of(new) == target for new, op in found)


def numeral(index: int, text: Text) -> str:
    return numeral_of(text.surface(index))


def numeral_of(surface: str) -> str:
    return "".join(c for c in surface if c.isdigit() or c == ".")

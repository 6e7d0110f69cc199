"""What a bracketed amount of the same class in another unit may be besides a conversion of the number before it."""

from decimal import Decimal

from factcheck.model.interval import WIDE
from factcheck.model.mention import Written
from factcheck.structure.particles import Particles

NEAR = Decimal("0.03")
"""By how much of itself a rounded conversion may differ from the exact one."""


def says_more(rest: str, words: Particles) -> bool:
    """Whether words behind an amount in its bracket say what else it is: 12 miles (8km of it by road); but 12 miles (19km long)."""
    return words.head_first and words.converted.fullmatch(rest) is None


def of_other_size(a: Written, b: Written, words: Particles) -> bool:
    """Whether two amounts are one by another size of a unit than ours, which is that of another country: 40 gallons (182 litres)."""
    return any(_near(x, y, Decimal(size)) for x, y in ((a, b), (b, a)) for size in words.other_sizes.get(x.unit or "", ()))


def _near(a: Written, b: Written, size: Decimal) -> bool:
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return False
    one, other = WIDE.multiply(a.value, WIDE.multiply(a.factor, size)), WIDE.multiply(b.value, b.factor)
    return abs(one - other) <= NEAR * abs(other)

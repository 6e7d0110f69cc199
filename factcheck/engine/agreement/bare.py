"""Numbers told again without their unit: 凑了38万…380000元; 78万元…那七十八万; 58岁…都85了."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import apart, differ_in_status
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import digits, figures
from factcheck.model.interval import WIDE
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

BARE: frozenset[Kind] = frozenset({"number"})
WITH_UNIT = frozenset({"money", "count", "measure"})
LARGE = 10000  # what is told with 万 or 亿


def bare_again(rule: Rule, at: int, text: Text, heads: Sequence[int], body: Sequence[int], *, headline: bool) -> Iterator[Claim]:
    """A large number without a unit, in the headline or further on, beside the one with it that has its value, or its digits turned round."""
    titles = {text.fact(i).sentence for i in heads}
    first = text.fact(body[0]).sentence if body else 0
    for index in text.index.of_kinds(at, BARE):
        written = text.mention(index).written
        if written.form != "scaled" or written.hedges or figures(index, text) < 2:
            continue
        in_title = text.fact(index).sentence in titles or text.fact(index).sentence < first
        if in_title != headline:
            continue
        others = [i for i in body if text.mention(i).kind in WITH_UNIT and (headline or (i < index and apart(i, index, text)))]
        equal = next((i for i in others if _value(i, text) == _value(index, text)), None)
        turned = [i for i in others if _turned(i, index, text)] if equal is None else []
        found = equal if equal is not None else turned[0] if len(turned) == 1 else None
        if found is not None:
            a, b = min(found, index), max(found, index)
            if equal is not None or not differ_in_status(a, b, text):
                yield claim(rule, a, b, text, fits=equal is not None)


def _value(index: int, text: Text) -> Decimal | None:
    written = text.mention(index).written
    return WIDE.multiply(written.value, written.factor) if isinstance(written.value, Decimal) else None


def _turned(a: int, b: int, text: Text) -> bool:
    """Whether two values of one size have their two figures or more the other way round."""
    x, y = _value(a, text), _value(b, text)
    if x is None or y is None or x < LARGE or y < LARGE or x.adjusted() != y.adjusted():
        return False
    one, other = (digits(format(v.normalize(), "f")).rstrip("0") for v in (x, y))
    wrong = [n for n in range(min(len(one), len(other))) if one[n] != other[n]]
    return (
        len(one) == len(other) > 1
        and len(wrong) == 2
        and wrong[1] - wrong[0] == 1
        and one[wrong[0]] == other[wrong[1]]
        and one[wrong[1]] == other[wrong[0]]
    )

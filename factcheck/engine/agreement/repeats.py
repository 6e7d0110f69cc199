"""Two places of an article that tell one thing, in languages without spaces: its value again, or a value that contradicts it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import PARTIAL, apart, named, one_thing, unopposed
from factcheck.engine.agreement.slips import slips
from factcheck.engine.agreement.values import agree
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import figures, points_back, same_unit, unit_written
from factcheck.model.interval import WIDE
from factcheck.model.rule import Rule
from factcheck.structure.labels import tier

LOOK_BACK = 30
"""How many numbers before a hedged one may be the exact one: keeps long articles linear."""


def repeated(rule: Rule, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """Two mentions with one value are one thing said twice; two of one thing between which a slip of the pen lies are a conflict."""
    usable = [i for i in body if not PARTIAL & text.fact(i).roles.keys()]
    yield from _equals(rule, body, text)
    yield from _rounded(rule, body, text)
    for a, b in slips(body, usable, text):
        yield claim(rule, a, b, text, fits=False)


def _rounded(rule: Rule, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """318口…三百多口古井: a hedged count and the exact one that it rounds confirm each other; that they differ says nothing."""
    for at, index in enumerate(body):
        written = text.mention(index).written
        if not written.hedges or figures(index, text) > 2:
            continue
        for other in reversed(body[max(0, at - LOOK_BACK) : at]):
            exact = text.mention(other).written
            if exact.hedges or not same_unit(written, exact) or figures(other, text) < 2 or not apart(other, index, text):
                continue
            fits = agree(written, exact)
            if one_thing(other, index, text) and (fits or _denied(other, index, body, text)):
                yield claim(rule, other, index, text, fits=fits)
                break


def _denied(exact: int, hedged: int, body: Sequence[int], text: Text) -> bool:
    """218口…这三百多口古井: a word points back, nothing makes them two, and the one is not twice the other."""
    x, y = text.mention(exact).written, text.mention(hedged).written
    if not points_back(hedged, text) or not unopposed(exact, hedged, text) or PARTIAL & text.fact(hedged).roles.keys():
        return False
    alike = [i for i in body if same_unit(text.mention(i).written, y)]
    if len(alike) != 2 or not isinstance(x.value, Decimal) or not isinstance(y.value, Decimal):
        return False
    return y.value / 2 < x.value < 2 * y.value and y.support is not None and x.core is not None and not y.support.meets(x.core)


def _equals(rule: Rule, body: Sequence[int], text: Text) -> Iterator[Claim]:
    last: dict[tuple[str, Decimal], int] = {}
    for index in body:
        written = text.mention(index).written
        if not isinstance(written.value, Decimal) or written.hedges:
            continue
        key = written.unit_class, WIDE.normalize(WIDE.multiply(written.value, written.factor))
        before = last.get(key)
        if before is not None and (apart(before, index, text) or _reworded(before, index, text)) and _said_twice(before, index, text):
            yield claim(rule, before, index, text, fits=True)
        last[key] = index


def _reworded(a: int, b: int, text: Text) -> bool:
    """Whether one sentence tells a figure twice, in two clauses and in two ways of writing (1.2亿美元, 12000万美元)."""
    other_clause = text.fact(a).clause != text.fact(b).clause
    return other_clause and (unit_written(text.surface(a)) != unit_written(text.surface(b)) or points_back(b, text))


def _said_twice(a: int, b: int, text: Text) -> bool:
    """Whether two equal figures are one: by their labels, by three figures or more, by two of a measure, by a word that points back."""
    if one_thing(a, b, text):
        return True
    if tier(text.fact(a).label, text.fact(b).label, text.lexicon) == "contrast":
        return False
    shown = figures(a, text)
    kind = text.mention(a).kind
    shared = set(named(a, text)) & set(named(b, text))
    if shown >= 2 and text.surface(a) == text.surface(b) and text.mention(a).written.form == "scaled":
        return True  # 47万字…47万字
    return shown >= 3 or (shown == 2 and kind in ("measure", "money")) or points_back(b, text) or (kind == "count" and bool(shared))

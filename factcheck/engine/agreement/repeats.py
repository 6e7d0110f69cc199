"""Two places of an article that tell one thing, in languages without spaces: its value again, or a value that contradicts it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import PARTIAL, apart, comparable, one_level, one_thing, unopposed
from factcheck.engine.agreement.values import agree, numeral, one_slip
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.types.likeness import figures, near_miss, one_digit, parted, points_back, same_unit, says_again, swapped, unit_written
from factcheck.engine.types.wordings import alike, both_sides, diverge
from factcheck.model.interval import WIDE
from factcheck.model.rule import Rule
from factcheck.structure.labels import tier

LONG_ALIKE = 6
"""As much wording makes even two digits a conflict."""
SURE = 4
"""As many figures, with two neighbours the other way round, are no accident where labels are kindred."""
TWICE = 2
"""As many characters of wording make them one where their two digits stand the other way round."""
CROSSED = 4
"""Characters of wording that make the only two figures of a unit in an article one thing."""
BACK = 6
"""How many numbers of its unit a pointing word may look back over."""


def repeated(rule: Rule, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """Two mentions with one value are one thing said twice; two of one thing whose digits are transposed are a conflict."""
    usable = [i for i in body if not PARTIAL & text.fact(i).roles.keys()]
    yield from _equals(rule, usable, text)
    found = dict.fromkeys((*_transposed(usable, text), *_referred(usable, text), *_only_pairs(body, text), *_ages(body, text)))
    for a, b in found:
        yield claim(rule, a, b, text, fits=False)


def _equals(rule: Rule, usable: Sequence[int], text: Text) -> Iterator[Claim]:
    last: dict[tuple[str, Decimal], int] = {}
    for index in usable:
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
    shared = set(_named(a, text)) & set(_named(b, text))
    return shown >= 3 or (shown == 2 and kind in ("measure", "money")) or points_back(b, text) or (kind == "count" and bool(shared))


def _named(index: int, text: Text) -> str:
    """The label of a number with the two characters behind it: 3人死亡, 3名死者."""
    end = text.mention(index).end
    return text.fact(index).label.text + text.document.flow[end : end + 2].strip("，。、的")


def _transposed(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """Three digits or more, two neighbours of them in the other order, everything else alike."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in usable:
        shown = numeral(index, text)
        if len(shown.replace(".", "")) >= 2:
            groups[text.mention(index).written.unit_class, "".join(sorted(shown))].append(index)
    for members in groups.values():
        for a, b in pairwise(members):
            short = len(numeral(a, text).replace(".", "")) < 3
            if short and alike(a, b, text) < LONG_ALIKE:
                continue
            if not one_slip(a, b, text) or (not apart(a, b, text) and not parted(a, b, text)):
                continue
            if (comparable(a, b, text) and not diverge(a, b, text)) or (figures(a, text) >= SURE and one_level(a, b, text)):
                yield a, b


def _referred(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """A number behind 这 or 那 that is one slip off the one before it in its unit, with no equal one before (流转1300亩…这1030亩…)."""
    before: dict[str, list[int]] = defaultdict(list)
    for index in usable:
        written = text.mention(index).written
        earlier = before[written.unit_class]
        if (
            earlier
            and text.mention(index).kind != "percent"
            and points_back(index, text)
            and not any(agree(text.mention(i).written, written) for i in earlier)
        ):
            near = [i for i in earlier[-BACK:] if apart(i, index, text) and _slipped(i, index, text) and unopposed(i, index, text)]
            if near:
                yield near[-1], index
        earlier.append(index)


def _slipped(a: int, b: int, text: Text) -> bool:
    """One slip, and evidence that grows as figures shrink: three of them, or two with words alike on both sides."""
    if not same_unit(text.mention(a).written, text.mention(b).written) and text.mention(a).kind == "count":
        return False
    if figures(a, text) >= 3 or figures(b, text) >= 3:
        return near_miss(a, b, text) or one_digit(a, b, text)
    if swapped(a, b, text):
        return True
    return one_digit(a, b, text) and both_sides(a, b, text)


def _only_pairs(body: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """The two figures of a unit in an article, where only a slip parts them and words make them one thing."""
    values: dict[tuple[str, str | None], dict[object, int]] = defaultdict(dict)
    for index in body:
        written = text.mention(index).written
        values[written.unit_class, written.unit].setdefault(written.value, index)
    for found in values.values():
        if len(found) != 2:
            continue
        a, b = found.values()
        if (
            text.mention(a).kind == "age"
            or text.mention(a).written.hedges
            or text.mention(b).written.hedges
            or not apart(a, b, text)
            or not unopposed(a, b, text)
        ):
            continue
        if text.fact(a).direction or text.fact(b).direction or {*text.fact(a).roles, *text.fact(b).roles} & PARTIAL or diverge(a, b, text):
            continue
        if _pair_slips(a, b, text):
            yield a, b


def _pair_slips(a: int, b: int, text: Text) -> bool:
    if figures(a, text) >= 3 and figures(b, text) >= 3:
        return near_miss(a, b, text) and (one_thing(a, b, text) or (swapped(a, b, text) and alike(a, b, text) >= TWICE))
    if swapped(a, b, text):
        return one_thing(a, b, text) or alike(a, b, text) >= TWICE
    if text.mention(a).kind == "count" or not one_digit(a, b, text) or text.mention(a).written.unit != text.mention(b).written.unit:
        return False
    return alike(a, b, text) >= CROSSED if figures(a, text) == 2 else both_sides(a, b, text)


def _ages(body: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """The only two ages of an article, with their digits the other way round (58岁的船工…85岁的人了)."""
    ages = [i for i in reversed(body) if text.mention(i).kind == "age" and not text.mention(i).written.hedges]
    values = {text.mention(i).written.value: i for i in ages}
    if len(values) == 2:
        a, b = sorted(values.values())
        first, second = numeral(a, text), numeral(b, text)
        if len(first) == 2 and first == second[::-1] and apart(a, b, text) and says_again(b, text):
            yield a, b

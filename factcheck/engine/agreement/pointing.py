"""Numbers that take up the one number of their unit before them, in languages with spaces: £48m … the £84m, 61,200 … most of the 61,200.

Behind a word that points (the, its, all) a number needs no noun to be the same again; what makes two things of them is told by data.
"""

import re
from collections.abc import Sequence

from factcheck.engine.agreement.values import numeral, one_slip
from factcheck.engine.candidates import Text
from factcheck.engine.types.likeness import swapped
from factcheck.engine.types.restated import NEAR_AGAIN, brings_in_another, profile, same_noun

FIGURES = 2
"""Of one figure there are too many for two of them to be one."""
_IT = re.compile(r"(?: long| high| tall| wide| deep)?,? (?:it|he|she|they|the) ")
PLAIN = frozenset({"money", "measure", "percent", "count", "age", "duration"})
OTHER_ROLES = frozenset({"base", "source", "plan", "differ", "by"})


def points_to(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """Whether the second of two numbers can be none but the first, which it repeats or whose digits it turns round."""
    x, y = text.mention(a).written, text.mention(b).written
    bare = text.mention(b).kind == "number" and x.base_kind == "count"  # none of the 2,140 would lose a job
    alike = x.unit_class == y.unit_class and x.base_kind == y.base_kind and x.base_kind in PLAIN
    if not (bare or alike) or x.factor != y.factor:
        return False
    if len(numeral(b, text).replace(".", "").strip("0")) < FIGURES or text.fact(b).sentence - text.fact(a).sentence > NEAR_AGAIN:
        return False
    if not (x.value == y.value or turned(a, b, text)) or two_things(a, b, text):
        return False
    return _taken_up(a, b, usable, text) or _only_noun(a, b, usable, text) or _opens_on_it(a, b, usable, text)


def turned(a: int, b: int, text: Text) -> bool:
    """Whether two digits of the one stand the other way round in the other."""
    return one_slip(a, b, text) or swapped(a, b, text)


def two_things(a: int, b: int, text: Text) -> bool:
    """Whether words before the second number bring in another thing or time, or a number is compared with something."""
    roles = OTHER_ROLES - {"differ", "by"} if text.mention(a).written.base_kind == "percent" else OTHER_ROLES
    return bool(roles & (text.fact(a).roles.keys() | text.fact(b).roles.keys())) or brings_in_another(b, text)


def _taken_up(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """A word that points stands before the second, and no third number of the unit before it."""
    first, second = profile(a, text), profile(b, text)
    if text.mention(b).kind == "number" and second.nouns and not second.nouns & first.nouns:
        return False
    if not second.definite or (first.definite and not first.compound) or second.partial:
        return False
    if first.nouns and second.nouns and not same_noun(first, second):
        return False
    return _alone(a, b, usable, text)


def _opens_on_it(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """The ship is 214 metres long. At 241 metres it …: a measure opens the next sentence and is said of what was told before, which has no other."""
    if text.mention(a).written.base_kind not in ("measure", "money") or text.fact(b).sentence - text.fact(a).sentence != 1:
        return False
    start, flow = text.sentence_start(b), text.document.flow
    opened = flow[start : text.mention(b).start].strip().lower() in ("at", "with")
    return opened and _IT.match(flow, text.mention(b).end) is not None and _alone(a, b, usable, text)


def _alone(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """Whether no number before the second has another value in the unit of the two."""
    x = text.mention(a).written
    alike = (text.mention(i).written for i in usable if i < b)
    return all(w.value == x.value for w in alike if w.base_kind == x.base_kind and (w.unit_class == x.unit_class or x.base_kind == "count"))


def _only_noun(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """450 passengers … with 540 passengers on board: two counts of one bare noun, and no third of it."""
    first, second = profile(a, text), profile(b, text)
    bare = first.nouns == second.nouns and bool(first.nouns) and not (first.modifiers or second.modifiers)
    if text.mention(a).written.base_kind != "count" or not bare or first.partial or second.partial:
        return False
    return not any(i not in (a, b) and profile(i, text).nouns & second.nouns for i in usable)

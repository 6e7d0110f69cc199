"""Rules of type `agreement`: two mentions of one thing must have one value, in headline and body, or in two places of an article."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from factcheck.engine.binding import operand_at
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.naming import qualified
from factcheck.engine.repair import edits, in_own_hand
from factcheck.engine.types.likeness import (
    figures,
    near_miss,
    one_digit,
    parted,
    points_back,
    same_unit,
    says_again,
    shifted,
    swapped,
    unit_written,
)
from factcheck.engine.types.restated import event_dates, headline_fit, hedged_again, measured_again, named_ages, retold, taken_up
from factcheck.engine.types.wordings import alike, both_sides, diverge
from factcheck.model.check import Place, Suggestion
from factcheck.model.interval import WIDE
from factcheck.model.mention import Written
from factcheck.model.reading import Time
from factcheck.model.rule import Rule
from factcheck.numbers import write_like
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

KINDS = frozenset({"count", "measure", "money", "percent", "duration", "age", "percentage_point", "temperature"})
PARTIAL = frozenset({"of-which", "part", "rest", "each", "per", "mean"})
FOR_ONE = frozenset({"rest", "each", "per", "mean"})
WORDED_ALIKE, RESTATED = 3, 5
"""Characters of wording directly at two numbers that make them one thing; that make a transposed value a conflict."""
LONG_ALIKE = 6
"""As much wording makes even two digits a conflict."""
SURE = 4
"""As many figures, with two neighbours the other way round, are no accident where labels are kindred."""
TWICE = 2
"""As many make them one where their two digits stand the other way round."""
CROSSED = 4
"""Characters of wording that make the only two figures of a unit in an article one thing."""
NEAR_WORDS = 4
"""Characters behind a number of a headline that say what it counts."""
BACK = 6
"""How many numbers of its unit a pointing word may look back over."""
LEADING = frozenset({"money", "temperature"})
LOOK_BACK = 30
"""How many numbers before one it may take up: keeps long articles linear."""
_SCORE = re.compile(r" ?[-–] ?\d")  # Ireland 21-19 Argentina
MOST_IN_HEADLINE = 3
"""A headline with more numbers is the head of a table."""
MONEY_FIGURES = 2
"""Fewer figures of a sum in a headline are as often rounded as wrong."""
OPENING = 6
"""How many sentences of the body restate a headline."""


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """A claim for each number of a headline, or for each pair of full mentions of one thing in the body."""
    headline = rule.options.get("check") == "headline"
    for at, article in enumerate(text.document.articles):
        if article.klass in rule.not_for:
            continue
        numbers = [i for i in text.index.of_article(at) if text.mention(i).written.kind in KINDS]
        heads, body = _parts(numbers, at, text)
        if particles(text.document.language).head_first:
            yield from _worded_headlines(rule, heads, body, text) if headline else _worded_conflicts(rule, at, body, text)
        elif headline:
            yield from _headlines(rule, heads, body, text)
        else:
            yield from _repeated(rule, body, text)


def _parts(numbers: Sequence[int], at: int, text: Text) -> tuple[list[int], list[int]]:
    headlines = [s for s in text.document.articles[at].sentences if s.kind == "headline"]
    heads: list[int] = []
    body: list[int] = []
    for index in numbers:
        start = text.mention(index).start
        before = bisect_right(headlines, start, key=attrgetter("start"))
        (heads if before and start < headlines[before - 1].end else body).append(index)
    return heads, body


def _headlines(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    lead = [i for i in body if text.fact(i).sentence - text.fact(body[0]).sentence < OPENING]
    for head in heads:
        unit_class = text.mention(head).written.unit_class
        alike_unit = [i for i in body if text.mention(i).written.unit_class == unit_class]
        same = [i for i in alike_unit if _same_thing(head, i, text)]
        equal = next((i for i in same if agree(text.mention(head).written, text.mention(i).written)), None) or _repeats(head, body, text)
        if equal is not None:
            yield _claim(rule, head, equal, text, fits=True)
            continue
        if any(agree(text.mention(head).written, text.mention(i).written) for i in alike_unit):
            continue
        ahead = [i for i in same if i in lead]
        whole = [i for i in ahead if not PARTIAL & text.fact(i).roles.keys()] or [i for i in ahead if not _partial(i, text)]
        near = _closest(head, whole, text)
        if len(near) == 1 and _slip(head, near[0], text) and not _listed(near[0], text):
            yield _claim(rule, head, near[0], text, fits=False)
            continue
        only = _only_one(head, [i for i in alike_unit if i in lead], text) or _misplaced(head, alike_unit, text)
        if only is not None:
            yield _claim(rule, head, only, text, fits=False)


def _worded_headlines(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    """In languages with spaces: what a headline's number counts is said by the words beside it."""
    first = text.fact(body[0]).sentence if body else 0
    for head in heads if len(heads) <= MOST_IN_HEADLINE else ():
        if _SCORE.match(text.document.flow, text.mention(head).end):
            continue
        fits = {i: fit for i in body if (fit := headline_fit(head, i, text))}
        written = text.mention(head).written
        equal = [i for i in body if text.mention(i).written.unit_class == written.unit_class and agree(written, text.mention(i).written)]
        if equal:
            best = max(equal, key=lambda i: (fits.get(i, 0), -i))
            if best in fits or text.mention(best).written.value == written.value or _figures(best, text) > 2:
                yield _claim(rule, head, best, text, fits=True)
            continue
        near = [i for i in fits if text.fact(i).sentence - first < OPENING and not PARTIAL & text.fact(i).roles.keys()]
        near = [i for i in near if fits[i] == max(fits[n] for n in near)][:1] or _of_the_lead(head, body, text)
        if (
            near
            and (_slip(head, near[0], text) or (fits.get(near[0], 0) > 1 and _in_words(head, near[0], text)))
            and not _listed(near[0], text)
        ):
            yield _claim(rule, head, near[0], text, fits=False)
        elif not near:
            yield from _headlines(rule, [head], body, text)


def _in_words(a: int, b: int, text: Text) -> bool:
    """Whether one of two numbers is spelled out: no slip of a digit tells it from the other (Blast kills 21; Twelve people died)."""
    return text.mention(a).written.base_kind == "count" and not (_numeral(a, text) and _numeral(b, text))


def _figures(index: int, text: Text) -> int:
    return len(_numeral(index, text).replace(".", "").strip("0"))


def _of_the_lead(head: int, body: Sequence[int], text: Text) -> list[int]:
    """The first sum of the lead, where the headline has one that a slip of the pen tells from it."""
    kind = text.mention(head).written.base_kind
    same = [i for i in body if text.fact(i).sentence == text.fact(body[0]).sentence and text.mention(i).written.base_kind == kind]
    if not same or kind not in LEADING or _figures(head, text) < MONEY_FIGURES:
        return []
    one_scale = _digits(text.surface(head))[:1] == _digits(text.surface(same[0]))[:1] and _one_slip(head, same[0], text, any_slip=True)
    return same[:1] if one_scale and text.mention(head).written.unit == text.mention(same[0]).written.unit else []


def _listed(index: int, text: Text) -> bool:
    return index in text.once(_items)


def _items(text: Text) -> frozenset[int]:
    """The numbers that stand in a list which a word opens."""
    return frozenset(i for numbers in text.reading.lists if numbers.opener != "none" for i in numbers.items)


def _worded_conflicts(rule: Rule, at: int, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """In languages with spaces: a number that takes up an earlier one, by its words, repeats its value or contradicts it."""
    usable = [i for i in body if not FOR_ONE & text.fact(i).roles.keys()]
    article = text.document.articles[at]
    for a, b in named_ages(text, article.start, article.end):
        yield _claim(rule, a, b, text, fits=text.mention(a).written.value == text.mention(b).written.value)
    dates = [i for i in text.index.of_article(at) if text.mention(i).written.kind == "date"]
    for a, b in event_dates(text, dates):
        yield _claim(rule, a, b, text, fits=False)
    for at_body, number in enumerate(usable):
        earlier = [i for i in reversed(usable[max(0, at_body - LOOK_BACK) : at_body]) if _apart(i, number, text)]
        again = next((i for i in earlier if retold(i, number, text) or measured_again(i, number, text)), None)
        if again is None:
            yield from _hedged(rule, earlier, number, text)
        elif agree(text.mention(again).written, text.mention(number).written):
            yield _claim(rule, again, number, text, fits=True)
        elif _contradict(again, number, usable, text):
            yield _claim(rule, again, number, text, fits=False)


def _hedged(rule: Rule, earlier: Sequence[int], number: int, text: Text) -> Iterator[Claim]:
    """A hedged number and the exact one that it rounds confirm each other; that they differ says nothing."""
    for index in earlier:
        if hedged_again(index, number, text) and agree(text.mention(index).written, text.mention(number).written):
            yield _claim(rule, index, number, text, fits=True)
            return


def _contradict(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """Two digits changed places, at one time and in one direction; and neither value stands elsewhere for itself."""
    f, g = text.fact(a), text.fact(b)
    if f.direction != g.direction or {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys()):
        return False
    if f.time is not None and g.time is not None and f.time.before(g.time) is not None:
        return False
    if len(_numeral(a, text).replace(".", "")) >= 2 and _one_slip(a, b, text):
        return True
    return taken_up(a, b, usable, text) and _slip(a, b, text)


def _partial(index: int, text: Text) -> bool:
    """Whether a number is one of a whole; a word behind which a description ends speaks of another (涵盖多个领域的12项协议)."""
    roles, start = text.fact(index).roles, text.mention(index).start
    of = str(text.lexicon.table("of") or "")
    found = [roles[name] for name in PARTIAL & roles.keys()]
    return any(not set(of) & set(text.document.flow[role.end : start]) for role in found)


def _repeats(head: int, body: Sequence[int], text: Text) -> int | None:
    """A body number with the headline's unit and direction that its value is or rounds, whatever noun stands beside it."""
    written, direction = text.mention(head).written, text.fact(head).direction
    for index in body:
        other = text.mention(index).written
        if not same_unit(written, other) or (text.fact(index).direction != direction and other.base_kind == "percent"):
            continue
        if other.value == written.value or (figures(head, text) >= 2 and agree(written, other)) or _vague(written, other):
            return index
    return None


def _vague(head: Written, other: Written) -> bool:
    """Whether a hedged figure of the headline (近万亩, 40余载) covers an exact one of the body."""
    return bool(head.hedges) and not other.hedges and agree(head, other)


def _only_one(head: int, lead: Sequence[int], text: Text) -> int | None:
    """The one number of the lead in the headline's unit, where one slip lies between the two and nothing says that they are two things."""
    own = [i for i in lead if same_unit(text.mention(head).written, text.mention(i).written)]
    if len(own) > 1:
        own = [i for i in own if "total" in text.fact(i).roles] or [i for i in own if _same_words(head, i, text)]
    if len(own) != 1 or PARTIAL & text.fact(own[0]).roles.keys() or _listed(own[0], text):
        return None
    f, g = text.fact(head), text.fact(own[0])
    if (
        "rank" in f.roles
        or text.mention(head).kind in ("percent", "duration")
        or (f.direction and g.direction and f.direction != g.direction)
    ):
        return None
    if qualified(head, text) != qualified(own[0], text):
        return None
    sure = figures(head, text) >= 3 or (figures(head, text) == 2 and swapped(head, own[0], text))
    if not sure and not _may_be_one(head, own[0], text) and not points_back(own[0], text):
        return None
    return (
        own[0]
        if near_miss(head, own[0], text)
        or (points_back(own[0], text) and one_digit(head, own[0], text))
        or _below(text.mention(head).written, text.mention(own[0]).written)
        else None
    )


def _same_words(head: int, index: int, text: Text) -> bool:
    """Whether two characters in a row stand at both numbers: 41人死亡, 死亡人数为14人."""
    flow, mention = text.document.flow, text.mention(head)
    near = flow[mention.end : mention.end + NEAR_WORDS]
    clause = text.reading.clauses[text.fact(index).clause]
    there = flow[clause.start : text.mention(index).start]
    return any(near[n : n + 2] in there and near[n : n + 2].isalpha() for n in range(len(near) - 1))


def _may_be_one(head: int, index: int, text: Text) -> bool:
    """Whether labels allow one thing: alike, silent, sharing a character (古村, 村子), or of a unit that says what is counted (三大工程)."""
    a, b = text.fact(head).label, text.fact(index).label
    found = tier(a, b, text.lexicon)
    if found in ("same", "kin", "silent"):
        return True
    unit = text.mention(head).written.unit_class or ""
    return found == "other" and (bool(set(a.text) & set(b.text)) or unit.startswith(("count:", "money")))


def _below(head: Written, other: Written) -> bool:
    """Whether a headline says 超 or 逾 of a body's figure that falls short of it by less than half."""
    if head.qualifier not in ("over", "at_least") or not isinstance(head.value, Decimal) or not isinstance(other.value, Decimal):
        return False
    return not other.hedges and head.value / 2 < other.value * other.factor / head.factor < head.value


def _misplaced(head: int, body: Sequence[int], text: Text) -> int | None:
    """A body number with the headline's digits and its point or scale elsewhere: 1.8亿元, 1800万元."""
    if text.mention(head).kind not in ("money", "measure") or figures(head, text) < 2:
        return None
    found = [i for i in body if shifted(text.mention(head).written, text.mention(i).written)]
    return found[0] if found else None


def _closest(head: int, near: Sequence[int], text: Text) -> list[int]:
    """Of several that may be meant those with the headline's own label, else all."""
    label = text.fact(head).label.text
    exact = [i for i in near if label and text.fact(i).label.text == label]
    time = text.fact(head).time
    mark = str(text.lexicon.table("ordinal_mark") or "")
    timed = [i for i in near if time is not None and time.part and _one_period(time, text.fact(i).time, mark)]
    return exact or timed or list(near)


def _one_period(a: Time, b: Time | None, mark: str) -> bool:
    """Whether two times are told as one part of a year: 三季度 and 第三季度, and not 前三季度."""
    return b is not None and a.text.removeprefix(mark) == b.text.removeprefix(mark)


def _same_thing(a: int, b: int, text: Text) -> bool:
    """One unit, one direction, one kind of role, and labels that can be one thing."""
    x, y = text.mention(a).written, text.mention(b).written
    if not same_unit(x, y):
        return False
    f, g = text.fact(a), text.fact(b)
    if f.direction != g.direction and (x.kind == "percent" or (f.direction and g.direction)):
        return False
    if ("share" in f.roles) != ("share" in g.roles) or ("by" in f.roles and "to" in g.roles):
        return False
    found = tier(f.label, g.label, text.lexicon)
    if found == "contrast" or qualified(a, text) != qualified(b, text):
        return False
    return (
        found in ("same", "kin")
        or alike(a, b, text) >= WORDED_ALIKE
        or (x.kind == "percent" and found in ("silent", "other") and bool(f.direction))
    )


def agree(a: Written, b: Written) -> bool:
    """Whether the coarser of two figures is a rounding or a hedge of the finer; at one precision they must be equal."""
    if a.core is None or b.core is None or not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return a.value == b.value
    if a.value == b.value:
        return True
    coarse, fine = (a, b) if a.unit_of_last_digit >= b.unit_of_last_digit else (b, a)
    if coarse.unit_of_last_digit == fine.unit_of_last_digit and not a.hedges and not b.hedges:
        return False
    assert coarse.support is not None
    assert fine.support is not None
    return coarse.support.meets(fine.support) or (coarse.truncated is not None and coarse.truncated.meets(fine.support))


def _slip(a: int, b: int, text: Text) -> bool:
    """Whether one slip of the pen turns one surface into the other: evidence that they mean one thing."""
    x, y = text.surface(a), text.surface(b)
    core = _numeral(b, text)
    return any(core in (new, _digits(new)) for new, _ in edits(x, text.mention(a).written)) or _digits(x)[:1] == _digits(y)[:1]


def _numeral(index: int, text: Text) -> str:
    return _digits(text.surface(index))


def _digits(surface: str) -> str:
    return "".join(c for c in surface if c.isdigit() or c == ".")


def _repeated(rule: Rule, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """Two mentions with one value are one thing said twice; two of one thing whose digits are transposed are a conflict."""
    usable = [i for i in body if not PARTIAL & text.fact(i).roles.keys()]
    yield from _equals(rule, usable, text)
    found = dict.fromkeys((*_transposed(usable, text), *_referred(usable, text), *_only_pairs(body, text), *_ages(body, text)))
    for a, b in found:
        yield _claim(rule, a, b, text, fits=False)


def _equals(rule: Rule, usable: Sequence[int], text: Text) -> Iterator[Claim]:
    last: dict[tuple[str, Decimal], int] = {}
    for index in usable:
        written = text.mention(index).written
        if not isinstance(written.value, Decimal) or written.hedges:
            continue
        key = written.unit_class, WIDE.normalize(WIDE.multiply(written.value, written.factor))
        before = last.get(key)
        if before is not None and (_apart(before, index, text) or _reworded(before, index, text)) and _said_twice(before, index, text):
            yield _claim(rule, before, index, text, fits=True)
        last[key] = index


def _reworded(a: int, b: int, text: Text) -> bool:
    """Whether one sentence tells a figure twice, in two clauses and in two ways of writing (1.2亿美元, 12000万美元)."""
    other_clause = text.fact(a).clause != text.fact(b).clause
    return other_clause and (unit_written(text.surface(a)) != unit_written(text.surface(b)) or points_back(b, text))


def _said_twice(a: int, b: int, text: Text) -> bool:
    """Whether two equal figures are one: by their labels, by three figures or more, by two of a measure, by a word that points back."""
    if _one_thing(a, b, text):
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
        shown = _numeral(index, text)
        if len(shown.replace(".", "")) >= 2:
            groups[text.mention(index).written.unit_class, "".join(sorted(shown))].append(index)
    for members in groups.values():
        for a, b in pairwise(members):
            short = len(_numeral(a, text).replace(".", "")) < 3
            if short and alike(a, b, text) < LONG_ALIKE:
                continue
            if not _one_slip(a, b, text) or (not _apart(a, b, text) and not parted(a, b, text)):
                continue
            if (_comparable(a, b, text) and not diverge(a, b, text)) or (figures(a, text) >= SURE and _one_level(a, b, text)):
                yield a, b


def _one_level(a: int, b: int, text: Text) -> bool:
    """Whether two levels with kindred labels may be one: no movement, no rate, nothing that makes them two."""
    moved = text.fact(a).direction or text.fact(b).direction or "percent" in (text.mention(a).kind, text.mention(b).kind)
    kindred = tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("same", "kin")
    return kindred and not moved and _unopposed(a, b, text) and not {"opening", "closing", "stated"} & text.fact(b).roles.keys()


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
            near = [i for i in earlier[-BACK:] if _apart(i, index, text) and _slipped(i, index, text) and _unopposed(i, index, text)]
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
            or not _apart(a, b, text)
            or not _unopposed(a, b, text)
        ):
            continue
        if text.fact(a).direction or text.fact(b).direction or {*text.fact(a).roles, *text.fact(b).roles} & PARTIAL or diverge(a, b, text):
            continue
        if _pair_slips(a, b, text):
            yield a, b


def _pair_slips(a: int, b: int, text: Text) -> bool:
    if figures(a, text) >= 3 and figures(b, text) >= 3:
        return near_miss(a, b, text) and (_one_thing(a, b, text) or (swapped(a, b, text) and alike(a, b, text) >= TWICE))
    if swapped(a, b, text):
        return _one_thing(a, b, text) or alike(a, b, text) >= TWICE
    if text.mention(a).kind == "count" or not one_digit(a, b, text) or text.mention(a).written.unit != text.mention(b).written.unit:
        return False
    return alike(a, b, text) >= CROSSED if figures(a, text) == 2 else both_sides(a, b, text)


def _ages(body: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """The only two ages of an article, with their digits the other way round (58岁的船工…85岁的人了)."""
    ages = [i for i in reversed(body) if text.mention(i).kind == "age" and not text.mention(i).written.hedges]
    values = {text.mention(i).written.value: i for i in ages}
    if len(values) == 2:
        a, b = sorted(values.values())
        first, second = _numeral(a, text), _numeral(b, text)
        if len(first) == 2 and first == second[::-1] and _apart(a, b, text) and says_again(b, text):
            yield a, b


def _unopposed(a: int, b: int, text: Text) -> bool:
    """Whether nothing makes two numbers two things: no contrast, no other qualifier, no other time, no plan or base."""
    f, g = text.fact(a), text.fact(b)
    if tier(f.label, g.label, text.lexicon) == "contrast" or qualified(a, text) != qualified(b, text):
        return False
    same_time = f.time is None or g.time is None or f.time.before(g.time) is None
    return same_time and not {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys())


def _apart(a: int, b: int, text: Text) -> bool:
    return text.fact(a).sentence != text.fact(b).sentence and not (_listed(a, text) and _listed(b, text))


def _one_thing(a: int, b: int, text: Text) -> bool:
    return tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("same", "kin") or alike(a, b, text) >= WORDED_ALIKE


def _one_slip(a: int, b: int, text: Text, *, any_slip: bool = False) -> bool:
    target = _numeral(b, text)
    found = edits(text.surface(a), text.mention(a).written)
    return any((any_slip or op == "transposed") and _digits(new) == target for new, op in found)


def _comparable(a: int, b: int, text: Text) -> bool:
    """One thing at one time: one label, one direction, no other time, no comparison or plan."""
    f, g = text.fact(a), text.fact(b)
    found = tier(f.label, g.label, text.lexicon)
    if qualified(a, text) != qualified(b, text):
        return False
    if text.mention(a).kind == "percent" and f.direction and not (found == "same" and f.label.own and g.label.own):
        return False  # 鸡蛋…比上周上升2.0%。白菜…比上周上升0.2%
    same = (
        (found == "same" and f.label.own and g.label.own) or (found != "contrast" and alike(a, b, text) >= RESTATED)
    ) and f.direction == g.direction
    same_time = f.time is None or g.time is None or f.time.before(g.time) is None
    return same and same_time and not {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys())


def _claim(rule: Rule, a: int, b: int, text: Text, *, fits: bool) -> Claim:
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
    return float(min(4, len(_digits(text.surface(index))))) * 0.8 if one is not None else 0.5


def _swap(wrong: int, right: int, text: Text) -> Suggestion:
    """The other mention's value at a mention's place: as it stands, or written in the mention's own unit (1小时25分: 85分钟)."""
    mention, other = text.mention(wrong), text.mention(right).written
    surface = text.surface(right)
    if _numeral(wrong, text) and _numeral(right, text) and unit_written(text.surface(wrong)) != unit_written(surface):
        assert isinstance(other.value, Decimal)
        value = WIDE.divide(WIDE.multiply(other.value, other.factor), mention.written.factor)
        surface = in_own_hand(write_like(mention.written, value, text.document.language), mention, text) or surface
    return Suggestion(wrong, mention.start, mention.end, surface, "repetition", "")

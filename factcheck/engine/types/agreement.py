"""Rules of type `agreement`: two mentions of one thing must have one value, in headline and body, or in two places of an article."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.engine.binding import operand_at
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.naming import qualified
from factcheck.engine.repair import edits
from factcheck.engine.types.restated import event_dates, headline_fit, hedged_again, measured_again, named_ages, retold, taken_up
from factcheck.engine.types.wordings import alike
from factcheck.model.check import Place, Suggestion
from factcheck.model.interval import WIDE
from factcheck.model.mention import Written
from factcheck.model.rule import Rule
from factcheck.structure.labels import tier
from factcheck.structure.particles import particles

KINDS = frozenset({"count", "measure", "money", "percent", "duration", "temperature"})
PARTIAL = frozenset({"of-which", "part", "rest", "each", "per", "mean"})
FOR_ONE = frozenset({"rest", "each", "per", "mean"})
WORDED_ALIKE, RESTATED = 3, 5
"""Characters of wording directly at two numbers that make them one thing; that make a transposed value a conflict."""
LONG_ALIKE = 6
"""As much wording makes even two digits a conflict."""
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
        numbers = [i for i, f in enumerate(text.reading.numbers) if f.article == at and text.mention(i).written.kind in KINDS]
        heads, body = _parts(numbers, at, text)
        if particles(text.document.language).head_first:
            yield from _worded_headlines(rule, heads, body, text) if headline else _worded_conflicts(rule, at, body, text)
        elif headline:
            yield from _headlines(rule, heads, body, text)
        else:
            yield from _repeated(rule, body, text)


def _parts(numbers: Sequence[int], at: int, text: Text) -> tuple[list[int], list[int]]:
    sentences = text.document.articles[at].sentences
    spans = [(s.start, s.end) for s in sentences if s.kind == "headline"]
    heads = [i for i in numbers if any(s <= text.mention(i).start < e for s, e in spans)]
    return heads, [i for i in numbers if i not in set(heads)]


def _headlines(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    first = text.fact(body[0]).sentence if body else 0
    for head in heads:
        same = [i for i in body if _same_thing(head, i, text)]
        equal = next((i for i in same if agree(text.mention(head).written, text.mention(i).written)), None) or _repeats(head, body, text)
        if equal is not None:
            yield _claim(rule, head, equal, text, fits=True)
            continue
        if any(
            text.mention(i).written.unit_class == text.mention(head).written.unit_class
            and agree(text.mention(head).written, text.mention(i).written)
            for i in body
        ):
            continue
        near = [i for i in same if text.fact(i).sentence - first < OPENING and not PARTIAL & text.fact(i).roles.keys()]
        near = _closest(head, near, text)
        if len(near) == 1 and _slip(head, near[0], text) and not _listed(near[0], text):
            yield _claim(rule, head, near[0], text, fits=False)


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
            and not _part_of_list(near[0], text)
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


def _part_of_list(index: int, text: Text) -> bool:
    return any(index in numbers.items and numbers.opener != "none" for numbers in text.reading.lists)


def _worded_conflicts(rule: Rule, at: int, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """In languages with spaces: a number that takes up an earlier one, by its words, repeats its value or contradicts it."""
    usable = [i for i in body if not FOR_ONE & text.fact(i).roles.keys()]
    article = text.document.articles[at]
    for a, b in named_ages(text, article.start, article.end):
        yield _claim(rule, a, b, text, fits=text.mention(a).written.value == text.mention(b).written.value)
    dates = [i for i, f in enumerate(text.reading.numbers) if f.article == at and text.mention(i).written.kind == "date"]
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


def _repeats(head: int, body: Sequence[int], text: Text) -> int | None:
    """A body number with the headline's value, unit and direction, whatever noun stands beside it."""
    written, direction = text.mention(head).written, text.fact(head).direction
    for index in body:
        other = text.mention(index).written
        if other.unit == written.unit and other.value == written.value and text.fact(index).direction == direction:
            return index
    return None


def _closest(head: int, near: Sequence[int], text: Text) -> list[int]:
    """Of several that may be meant those with the headline's own label, else all."""
    label = text.fact(head).label.text
    exact = [i for i in near if label and text.fact(i).label.text == label]
    return exact or list(near)


def _listed(index: int, text: Text) -> bool:
    return any(index in numbers.items for numbers in text.reading.lists if numbers.opener != "none")


def _same_thing(a: int, b: int, text: Text) -> bool:
    """One unit, one direction, one kind of role, and labels that can be one thing."""
    x, y = text.mention(a).written, text.mention(b).written
    if x.unit_class != y.unit_class or x.unit != y.unit:
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
    yield from _transposed(rule, usable, text)


def _equals(rule: Rule, usable: Sequence[int], text: Text) -> Iterator[Claim]:
    last: dict[tuple[str, Decimal], int] = {}
    for index in usable:
        written = text.mention(index).written
        if not isinstance(written.value, Decimal) or written.hedges:
            continue
        key = written.unit_class, WIDE.multiply(written.value, written.factor).normalize()
        before = last.get(key)
        if before is not None and _apart(before, index, text) and _one_thing(before, index, text):
            yield _claim(rule, before, index, text, fits=True)
        last[key] = index


def _transposed(rule: Rule, usable: Sequence[int], text: Text) -> Iterator[Claim]:
    """Three digits or more, two neighbours of them in the other order, everything else alike."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in usable:
        digits = _numeral(index, text)
        if len(digits.replace(".", "")) >= 2:
            groups[text.mention(index).written.unit_class, "".join(sorted(digits))].append(index)
    for members in groups.values():
        for a, b in pairwise(members):
            short = len(_numeral(a, text).replace(".", "")) < 3
            if short and alike(a, b, text) < LONG_ALIKE:
                continue
            if _apart(a, b, text) and _comparable(a, b, text) and _one_slip(a, b, text):
                yield _claim(rule, a, b, text, fits=False)


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
    mention = text.mention(wrong)
    return Suggestion(wrong, mention.start, mention.end, text.surface(right), "repetition", "")

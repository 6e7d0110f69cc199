"""Numbers of a headline that the body does not say but yields: a sum of its parts, the years between two, a share of two counts.

They can be confirmed and never denied: another reckoning may be meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.engine.agreement.values import agree
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.model.check import Place
from factcheck.model.interval import WIDE, Interval
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

SHARES: frozenset[Kind] = frozenset({"fraction", "percent"})
OPENING = 8  # sentences of the body in which its parts stand
MOST = 5  # parts of a sum


def derived(rule: Rule, at: int, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    """At most one confirmation for each number of the headline."""
    numbers = text.index.of_article(at)
    titles = {text.fact(i).sentence for i in heads}
    shares = [i for i in text.index.of_kinds(at, SHARES) if _is_title(i, body, text)]
    for head in dict.fromkeys((*heads, *shares)):
        written = text.mention(head).written
        if any(text.mention(i).written.unit_class == written.unit_class and agree(written, text.mention(i).written) for i in body):
            continue
        found = _years(head, numbers, text) or _sum(head, body, text) or (_share(head, body, text) if head in shares else ())
        if found:
            yield _claim(rule, at, head, found, text)
    yield from _turns(rule, at, heads, titles, text)


def _is_title(index: int, body: Sequence[int], text: Text) -> bool:
    return bool(body) and text.fact(index).sentence < text.fact(body[0]).sentence


def _years(head: int, numbers: Sequence[int], text: Text) -> tuple[int, ...]:
    """一盏灯守了41年…1980年…2021年: the only two years of the body lie so far apart."""
    written = text.mention(head).written
    if written.kind != "duration" or written.unit != "year" or not isinstance(written.value, Decimal):
        return ()
    title = text.fact(head).sentence
    years = {str(text.mention(i).written.value)[:4]: i for i in numbers if text.mention(i).kind == "date" and text.fact(i).sentence > title}
    known = {int(y): i for y, i in years.items() if y.isdigit()}
    if len(known) != 2:
        return ()
    first, last = sorted(known)
    return (known[first], known[last]) if last - first in (written.value, written.value - 1) else ()


def _sum(head: int, body: Sequence[int], text: Text) -> tuple[int, ...]:
    """2.1万人…8000人、9000人、4000人: counts of one unit in one sentence that add up to that of the headline."""
    written = text.mention(head).written
    if written.kind not in ("count", "money", "measure") or written.core is None or written.support is None:
        return ()
    groups: dict[int, list[int]] = defaultdict(list)
    for i in body:
        other = text.mention(i).written
        if other.unit_class == written.unit_class and isinstance(other.value, Decimal) and not other.hedges:
            groups[text.fact(i).sentence].append(i)
    first = text.fact(body[0]).sentence if body else 0
    for sentence, found in groups.items():
        if sentence - first > OPENING or not 2 < len(found) <= MOST:
            continue
        total = WIDE.divide(sum((_base(i, text) for i in found), Decimal(0)), Decimal(written.factor))
        if written.support.meets(Interval.point(total)):
            return tuple(found)
    return ()


def _base(index: int, text: Text) -> Decimal:
    written = text.mention(index).written
    assert isinstance(written.value, Decimal)
    return WIDE.multiply(written.value, written.factor)


def _share(head: int, body: Sequence[int], text: Text) -> tuple[int, ...]:
    """过半…1860人…1012人: two counts of one sentence, of which the second is so much of the first."""
    core = text.mention(head).written.core
    if core is None:
        return ()
    for a, b in combinations(body, 2):
        x, y = text.mention(a).written, text.mention(b).written
        alike = x.unit_class == y.unit_class and text.fact(a).sentence == text.fact(b).sentence and not x.hedges and not y.hedges
        if alike and isinstance(x.value, Decimal) and isinstance(y.value, Decimal) and 0 < _base(b, text) < _base(a, text):
            percent = WIDE.divide(WIDE.multiply(_base(b, text), Decimal(100)), _base(a, text))
            if core.meets(Interval.point(percent)):
                return (a, b)
    return ()


def _turns(rule: Rule, at: int, heads: Sequence[int], titles: set[int], text: Text) -> Iterator[Claim]:
    """三次开庭…第三次开庭: the last ordinal of the body with the headline's unit is its count."""
    for head in heads:
        written = text.mention(head).written
        if written.base_kind != "count" or written.unit not in words(text.document.language).entries("turns"):
            continue
        found = {}
        for i in text.index.of_article(at):
            other = text.mention(i)
            surface = text.document.flow[other.start : other.end]
            if other.kind in ("ordinal", "rank") and text.fact(i).sentence not in titles and surface.endswith(str(written.unit)):
                found[other.written.value] = i
        last = max((v for v in found if isinstance(v, Decimal)), default=None)
        if last is not None and last == written.value:
            yield _claim(rule, at, head, (found[last],), text)


def _claim(rule: Rule, at: int, head: int, parts: Sequence[int], text: Text) -> Claim:
    place = {i: Place(i, "number", text.mention(i).start, text.mention(i).end) for i in (head, *parts)}
    shown = "、".join(text.surface(i) for i in parts)
    evidence = Evidence(f"{text.surface(head)} = {shown}", (("first", text.surface(head)), ("second", shown)), information=0.5)
    places = (("first", (place[head],)), ("second", tuple(place[i] for i in parts)))
    return given(rule, "consistent", text, at, places, evidence)

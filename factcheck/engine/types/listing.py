"""Rules of type `list`: a stated count and the things listed beside it.

What counts is how many separators stand between the items, not where the items begin: a verb before the first one does no harm. Where an
inner 和 makes the number of items doubtful, every reading that it allows is accepted.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.listing import before, behind, dated, genders, ordinals
from factcheck.engine.listing.counts import Count, countable, counts, days, rewritten
from factcheck.engine.listing.items import Listed
from factcheck.lexicon.store import load_data
from factcheck.model.check import Place
from factcheck.model.rule import Rule

if TYPE_CHECKING:
    from factcheck.engine.types.listing_words import Items

FURTHEST, FEW = 2, 5
SHORT = 2  # characters of 上、中、下三册
CHECKS = {"before": before.before, "after": behind.behind, "ordinals": ordinals.ordinals, "dated": dated.dated, "genders": genders.genders}


@cache
def words(language: str) -> Mapping[str, Any]:
    """The data of lists in a language; empty where there are none."""
    try:
        found: Mapping[str, Any] = load_data(f"{language}/structure/listing.yaml")
    except FileNotFoundError:
        return {}
    return found


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """A claim for each count that stands beside a list of things."""
    data = words(text.document.language)
    if not data:
        return
    if data.get("style") == "words":
        yield from _by_words(rule, text, data)
        return
    yield from _unrivalled([*_signed(rule, text, data)])


def _unrivalled(found: list[Claim]) -> Iterator[Claim]:
    """A list whose number is that of one count says nothing against another (共三条，他念了两遍。一是…)."""
    kept = {p.start for c in found if c.verdict == "consistent" for name, places in c.places if name == "items" for p in places}
    for claim in found:
        items = {p.start for name, places in claim.places if name == "items" for p in places}
        if claim.verdict == "consistent" or not items & kept:
            yield claim


def _signed(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """The claims of languages that list with signs."""
    find = CHECKS[str(rule.options.get("check"))]
    for count in (*counts(text, data), *days(text)) if find is dated.dated else counts(text, data):
        listed = find(count, text, data)
        if listed is None or (count.value == 1 and not listed.partial) or not _near(count.value, listed):
            continue
        if count.also and not listed.fits(count.value):
            continue
        weak = count.weak and any(e - s > SHORT for s, e in listed.spans[1:])
        numbered = not listed.lines and _numbered(listed, count, text, data)
        if (weak or listed.doubtful or numbered) and not listed.confirms(count.value):
            continue
        yield _claim(rule, count, listed, text)


def _by_words(rule: Rule, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    from factcheck.engine.types.listing_words import items_behind, names_or_parts  # patterns that only such languages need

    for index, mention in enumerate(text.reading.mentions):
        if not countable(index, text, data) or mention.written.value == 1:
            continue
        count = Count(mention.start, mention.end, int(mention.written.value), index)  # type: ignore[arg-type]
        found = items_behind(text.document.flow, mention.end, data)
        if found is None or not (text.fact(index).label.own or names_or_parts(text.document.flow, mention.end, found)):
            yield from _beside(rule, count, text, data)
            continue
        listed = Listed(found.spans, found.readings, min(found.readings), found.partial)
        if _near(count.value, listed):
            yield _claim(rule, count, listed, text)


def _beside(rule: Rule, count: Count, text: Text, data: Mapping[str, Any]) -> Iterator[Claim]:
    """Things set beside their count with commas alone can confirm it, and contradict it only where they are surely those that it counts."""
    from factcheck.engine.types.listing_words import apposed

    for found in (*apposed(text.document.flow, count.start, count.end, data), *_apart(count, text, data)):
        listed = Listed(found.spans, found.readings, min(found.readings), found.partial, doubtful=not found.sure)
        if listed.confirms(count.value) or (found.sure and count.value > 1 and _near(count.value, listed)):
            yield _claim(rule, count, listed, text)
            return


def _apart(count: Count, text: Text, data: Mapping[str, Any]) -> Iterator["Items"]:
    """Names in the sentence beside that of their count, and those of which it is said that they are among what is counted."""
    from factcheck.engine.listing.sentences import named_among, named_before, named_next

    flow, span = text.document.flow, (count.start, count.end)
    found = (named_among(flow, span, data), named_next(flow, span, count.value, data), named_before(flow, span, data))
    yield from (f for f in found if f is not None)


def _numbered(listed: Listed, count: Count, text: Text, data: Mapping[str, Any]) -> bool:
    """Whether an item holds a number of its own: 设备24台、生产线20条 are two counts, not a list with its count; 12路、15路 are names."""
    at = bisect_left(text.reading.mentions, count.start, key=lambda m: m.start)
    mentions = [m for m in text.reading.mentions[max(0, at - 12) : at + 13] if m.start != count.start]
    ones = {s for s, _ in listed.spans}  # 一头牛、一台拖拉机 are two things
    kinds = ("count", "measure", "money", "percent")
    numbers = [m for m in mentions if m.kind in kinds and m.written.unit not in data["name-units"]]
    numbers = [m for m in numbers if m.written.value != 1 or m.start not in ones]
    first, rest = listed.spans[0], listed.spans[1:]
    return any(first[0] <= m.start and m.end == first[1] for m in numbers) or any(s <= m.start < e for m in numbers for s, e in rest)


def _near(value: int, listed: Listed) -> bool:
    """Whether a count can be that of a list: one that is further off counts something else (来自亚洲、非洲28个国家)."""
    return listed.fits(value) or min(abs(value - r) for r in listed.readings) <= (FURTHEST if max(value, listed.best) > FEW else 1)


def _claim(rule: Rule, count: Count, listed: Listed, text: Text) -> Claim:
    place, surface = count.place(), text.document.surface(count.start, count.end)
    fits = listed.fits(count.value)
    change = None if fits else rewritten(count, listed.best, text)
    items = tuple(Place(None, "item", s, e) for s, e in listed.spans)
    shown = min(listed.readings, key=lambda r: (abs(r - count.value), r)) if fits else listed.best
    sign = ("≤" if fits else ">") if listed.partial else "=" if fits else "≠"
    return Claim(
        rule,
        "consistent" if fits else "inconsistent",
        rule.severity,
        place.mention if place.mention is not None else -1,
        certain=True,
        information=0.3 if listed.partial else 0.8,
        places=(("count", (place,)), ("items", items)),
        equation=f"{shown} {sign} {surface}",
        values=(("count", surface), ("listed", str(shown))),
        suggestions=(change,) if change else (),
        strength=Decimal("0.9") if not listed.partial else Decimal("0.3"),
        article=text.article_at(place.start),
        span=(min(place.start, items[0].start), max(place.end, items[-1].end)),
    )

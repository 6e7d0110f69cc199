"""The rule types: each a module that turns a rule and a text into claims."""

from collections.abc import Callable, Iterator, Sequence

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.frames import framed
from factcheck.engine.types import agreement, breakdown, calendar, listing, order, relation, wording
from factcheck.model.rule import Rule
from factcheck.structure.times import TIME_KINDS

NEAR = 40
"""How many numbers on either side of a pivot may be its partners, whatever the scope: keeps long articles linear."""


def claims_of(rule: Rule, text: Text, date: str | None) -> Iterator[Claim]:
    """The claims of one rule over a document, by the module of its type."""
    if rule.type == "relation":
        yield from _relation(rule, text)
    elif rule.type == "list":
        yield from listing.claims(rule, text)
    elif rule.type == "agreement":
        yield from agreement.claims(rule, text)
    elif rule.type == "calendar":
        yield from calendar.claims(rule, text, date)
    elif rule.type == "order":
        yield from order.claims(rule, text)
    elif rule.type == "wording":
        yield from wording.claims(rule, text)


def _relation(rule: Rule, text: Text) -> Iterator[Claim]:
    pivot = next(s for s in rule.slots if s.name == rule.pivot)
    if pivot.many:
        yield from breakdown.claims(rule, text.reading.lists, text)
        return
    articles = _articles(rule, text)
    if rule.frames:
        found = (b for b in framed(rule, text) if _ranked(rule, text, text.fact(b[0].slots[rule.pivot][0]).article))
        yield from relation.framed_claims(rule, found, text)
        return
    pivots = [i for i, f in enumerate(text.reading.numbers) if f.article in articles and _ranked(rule, text, f.article)]
    yield from relation.claims(rule, pivots, _neighbours(text, rule.article is not None), text)


def _articles(rule: Rule, text: Text) -> set[int]:
    """The articles that a rule is for: an article's own rule is for those whose title or text contains its mark."""
    document = text.document
    if rule.article is None:
        return set(range(len(document.articles)))
    return {i for i, a in enumerate(document.articles) if rule.article in a.title or rule.article in document.flow[a.start : a.end]}


def _ranked(rule: Rule, text: Text, article: int) -> bool:
    return article >= 0 and text.document.articles[article].klass not in rule.not_for


def _neighbours(text: Text, whole: bool) -> Callable[[int], Sequence[int]]:
    usable = [i for i, m in enumerate(text.reading.mentions) if m.written.base_kind not in TIME_KINDS and m.written.core is not None]
    place = {index: at for at, index in enumerate(usable)}

    def near(pivot: int) -> Sequence[int]:
        if whole:
            return usable
        at = place.get(pivot, 0)
        article = text.fact(pivot).article
        return [i for i in usable[max(0, at - NEAR) : at + NEAR + 1] if text.fact(i).article == article]

    return near

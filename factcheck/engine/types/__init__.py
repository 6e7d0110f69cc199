"""The rule types: each a module that turns a rule and a text into claims."""

from collections.abc import Callable, Iterator, Sequence

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.frames import framed
from factcheck.engine.types import agreement, breakdown, calendar, listing, order, relation, wording
from factcheck.model.rule import SCOPES, Rule


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
    elif rule.frames:
        found = [b for b in framed(rule, text) if _ranked(rule, text, text.fact(b.slots[rule.pivot][0]).article)]
        yield from relation.framed_claims(rule, found, text)
    elif all(s.optional or text.index.offers(s) for s in rule.slots):
        own = _own_articles(rule, text)
        pivots = [i for i in text.index.bearers(pivot) if _ranked(rule, text, at := text.fact(i).article) and (own is None or at in own)]
        yield from relation.claims(rule, pivots, _neighbours(rule, text), text)


def _own_articles(rule: Rule, text: Text) -> set[int] | None:
    """The articles whose title or text contains the mark of an article's own rule; None for a rule for all."""
    document = text.document
    if rule.article is None:
        return None
    return {i for i, a in enumerate(document.articles) if rule.article in a.title or rule.article in document.flow[a.start : a.end]}


def _ranked(rule: Rule, text: Text, article: int) -> bool:
    return article >= 0 and text.document.articles[article].klass not in rule.not_for


def _neighbours(rule: Rule, text: Text) -> Callable[[int], Sequence[int]]:
    """The numbers that may be partners of a pivot: in the widest scope of the rule, or for an article's own rule anywhere."""
    index = text.index
    if rule.article is not None:
        return lambda _pivot: index.usable
    widest = max((s.within or rule.within for s in rule.slots), key=SCOPES.index)
    return lambda pivot: index.near(pivot, widest)

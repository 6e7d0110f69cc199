"""The rule types: each a module that turns a rule and a text into claims."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.frames import framed
from factcheck.engine.index import Index, Wanted, tokens_of, values_asked, wanted
from factcheck.engine.types import agreement, breakdown, calendar, fitting, listing, order, relation, wording
from factcheck.model.rule import SCOPES, Rule, Scope


class Asked(NamedTuple):
    """A rule made ready: whether a text has the numbers for any claim of it, and its claims from a text and a date of publication.
    `tokens` are roles of which such a text has one, if there are any: most rules need not be asked further."""

    offered: Callable[[Text], bool]
    claims: Callable[[Text, str | None], Iterable[Claim]]
    tokens: frozenset[str] = frozenset()


def asked(rule: Rule) -> Asked:
    """One rule made ready, by the module of its type."""
    if rule.type == "relation":
        return _relation(rule)
    if rule.type == "calendar":
        return Asked(_always, calendar.ready(rule))
    if rule.type == "list":
        return Asked(_always, lambda text, _date: listing.claims(rule, text))
    if rule.type == "wording":
        return Asked(_always, lambda text, _date: wording.claims(rule, text))
    claims = agreement.claims if rule.type == "agreement" else order.claims
    return Asked(lambda text: bool(text.reading.mentions), lambda text, _date: claims(rule, text))


def _always(_text: Text) -> bool:
    return True


def _relation(rule: Rule) -> Asked:
    pivot = next(s for s in rule.slots if s.name == rule.pivot)
    if pivot.many:
        return Asked(lambda text: bool(text.reading.lists), lambda text, _date: breakdown.claims(rule, text.reading.lists, text))
    if rule.frames:
        return Asked(lambda text: bool(text.index.usable), lambda text, _date: relation.framed_claims(rule, _framed(rule, text), text))
    needed = wanted(s for s in rule.slots if s is pivot or not s.optional)
    least = values_asked(needed)
    if rule.by_value:
        fit = fitting.ready(rule)
        return Asked(lambda text: text.index.offers(needed, least), lambda text, _date: fit(text), tokens_of(needed))
    partners = [(Wanted.of(s), s.within or rule.within) for s in rule.slots if s is not pivot and not s.optional]
    pivoted = partial(_pivoted, rule, Wanted.of(pivot), partners)
    return Asked(lambda text: text.index.offers(needed, least), lambda text, _date: pivoted(text), tokens_of(needed))


def _pivoted(rule: Rule, pivot: Wanted, partners: Sequence[tuple[Wanted, Scope]], text: Text) -> Iterable[Claim]:
    pivots: Iterable[int] = text.index.bearers(pivot)
    if not pivots:
        return ()
    own = _own_articles(rule, text)
    if own is None:
        pivots = _partnered(pivots, partners, text.index)
    asked = [i for i in sorted(pivots) if _ranked(rule, text, at := text.fact(i).article) and (own is None or at in own)]
    return relation.claims(rule, asked, _neighbours(rule, text), text) if asked else ()


def _partnered(pivots: Iterable[int], partners: Sequence[tuple[Wanted, Scope]], index: Index) -> Iterable[int]:
    """The pivots that have, for each of their partners, a number near that may be it."""
    for partner, scope in partners:
        bearers = index.bearers(partner)
        pivots = [i for i in pivots if not bearers.isdisjoint(index.near(i, scope))] if bearers else ()
        if not pivots:
            break
    return pivots


def _framed(rule: Rule, text: Text) -> Iterator[list[Binding]]:
    return (b for b in framed(rule, text) if _ranked(rule, text, text.fact(b[0].slots[rule.pivot][0]).article))


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

"""The rule types: each a module that turns a rule and a text into claims."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.frames import framed
from factcheck.engine.index import Wanted, values_asked
from factcheck.engine.types import agreement, breakdown, calendar, fitting, listing, order, relation, wording
from factcheck.model.rule import SCOPES, Rule, Slot

Asked = Callable[[Text, str | None], Iterable[Claim]]
"""A rule made ready: from a text and a date of publication to its claims; at once an empty tuple where the text has not the numbers for any."""


def asked(rule: Rule) -> Asked:
    """One rule made ready, by the module of its type."""
    if rule.type == "relation":
        return _relation(rule)
    if rule.type == "calendar":
        return lambda text, date: calendar.claims(rule, text, date)
    if rule.type == "list":
        return lambda text, _date: listing.claims(rule, text)
    claims, least = {"agreement": (agreement.claims, 1), "order": (order.claims, 1), "wording": (wording.claims, 0)}[rule.type]
    return lambda text, _date: claims(rule, text) if len(text.reading.mentions) >= least else ()


def _relation(rule: Rule) -> Asked:
    pivot = next(s for s in rule.slots if s.name == rule.pivot)
    if pivot.many:
        return lambda text, _date: breakdown.claims(rule, text.reading.lists, text) if text.reading.lists else ()
    if rule.frames:
        return lambda text, _date: relation.framed_claims(rule, _framed(rule, text), text) if text.index.usable else ()
    needed = tuple(Wanted.of(s) for s in rule.slots if s is pivot or not s.optional)
    least = values_asked(needed)
    if rule.by_value:
        fit = fitting.ready(rule)
        return lambda text, _date: fit(text) if text.index.offers(needed, least) else ()
    return lambda text, _date: _pivoted(rule, pivot, text) if text.index.offers(needed, least) else ()


def _pivoted(rule: Rule, pivot: Slot, text: Text) -> Iterator[Claim]:
    own = _own_articles(rule, text)
    pivots = [i for i in text.index.bearers(pivot) if _ranked(rule, text, at := text.fact(i).article) and (own is None or at in own)]
    return relation.claims(rule, pivots, _neighbours(rule, text), text)


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

"""Rules of type `order`: values that are said to be ordered, ranked or limited are.

The option `check` names what a rule looks at; each is one function of factcheck/engine/order/.
"""

from collections.abc import Callable, Iterator, Mapping

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.order import comparisons, contests, extremes, limits, ranges, shares, siblings, turns
from factcheck.engine.order.sheet import Sheet, sheets
from factcheck.model.rule import Rule

CHECKS: Mapping[str, Callable[[Sheet, Rule], Iterator[Claim]]] = {
    "extremes": extremes.extremes,
    "ranking": extremes.ranking,
    "listed": extremes.listed,
    "turns": turns.turns,
    "among": siblings.among,
    "exceed": comparisons.exceeding,
    "threshold": comparisons.thresholds,
    "uniform": comparisons.uniform,
    "won": contests.won,
    "range": ranges.turned,
    "percent": shares.percents,
    "constant": limits.constants,
    "rank": limits.ranks,
    "part": limits.parts,
    "score": limits.scores,
}


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """The claims of an order rule over every article of a document."""
    check = CHECKS[str(rule.options["check"])]
    for sheet in sheets(text, rule):
        yield from check(sheet, rule)

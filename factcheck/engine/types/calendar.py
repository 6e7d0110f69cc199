"""Rules of type `calendar`: dates exist, weekdays and spans agree with them, ages with births.

The option `check` names what a rule looks at; each is one function of factcheck/engine/calendar/.
"""

from collections.abc import Callable, Iterator, Mapping

from factcheck.engine.calendar import aged, ages, ago, anniversaries, dates, elapsed, twice, weekdays, weeks
from factcheck.engine.calendar.grammar import available
from factcheck.engine.calendar.page import Page, pages
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

CHECKS: Mapping[str, Callable[[Page, Rule], Iterator[Claim]]] = {
    "exists": dates.existing,
    "span": dates.spans,
    "clock": dates.clocks,
    "weekday": weekdays.agree,
    "weekdays": weeks.apart,
    "elapsed": elapsed.elapsed,
    "ago": ago.ago,
    "aged": aged.aged,
    "days": ago.counted_days,
    "anniversary": anniversaries.anniversaries,
    "ordinal": anniversaries.ordinals,
    "plan": anniversaries.plans,
    "age": ages.born,
    "ages": twice.twice,
}


def claims(rule: Rule, text: Text, date: str | None) -> Iterator[Claim]:
    """The claims of a calendar rule over every article of a document; date is that of publication, where it is known."""
    if not available(text.document.language):
        return
    check = CHECKS[str(rule.options["check"])]
    for page in pages(text, rule, date):
        yield from check(page, rule)

"""Rules of type `calendar`: dates exist, weekdays and spans agree with them, ages with births.

The option `check` names what a rule looks at; each is one function of factcheck/engine/calendar/, asked only where an article tells what it
looks at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from factcheck.engine.calendar import aged, ages, ago, anniversaries, dates, elapsed, twice, weekdays, weeks
from factcheck.engine.calendar.page import Page, pages, things_told
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

Finding = Callable[[Page, Rule], Iterator[Claim]]
CHECKS: Mapping[str, tuple[Finding, str | None]] = {
    "exists": (dates.existing, "moments"),
    "span": (dates.spans, "moments"),
    "clock": (dates.clocks, "moments"),
    "weekday": (weekdays.agree, "weekdays"),
    "weekdays": (weeks.apart, "weekdays"),
    "elapsed": (elapsed.elapsed, "lengths"),
    "ago": (ago.ago, "lengths"),
    "aged": (aged.aged, "ages"),
    "days": (ago.counted_days, "lengths"),
    "anniversary": (anniversaries.anniversaries, "lengths"),
    "ordinal": (anniversaries.ordinals, None),
    "plan": (anniversaries.plans, "lengths"),
    "age": (ages.born, "ages"),
    "ages": (twice.twice, "ages"),
}
"""What finds the claims of a check, and of what an almanac must have some for there to be any; None: no such thing."""


def ready(rule: Rule) -> Callable[[Text, str | None], Iterable[Claim]]:
    """A calendar rule made ready: its claims over every article of a document; the date is that of publication, where it is known."""
    find, needed = CHECKS[str(rule.options["check"])]

    def claims(text: Text, date: str | None) -> Iterable[Claim]:
        told = text.once(things_told, date)
        return _claims(find, rule, text, date) if needed in told else ()

    return claims


def _claims(find: Finding, rule: Rule, text: Text, date: str | None) -> Iterator[Claim]:
    for page in pages(text, rule, date):
        yield from find(page, rule)

"""The claim that two ages of one person differ as the years do in which they were reached."""

from collections.abc import Sequence

from factcheck.engine.calendar.items import Age, Moment
from factcheck.engine.calendar.page import Page, Thing, claim, strength, suggestions
from factcheck.engine.claim import Claim
from factcheck.model.rule import Rule

BIRTHDAY = 1  # by so many years the ages may differ from the years


def age_pair(page: Page, rule: Rule, early: tuple[Age, Moment], late: tuple[Age, Moment]) -> Claim:
    """The claim on an age and a later one, each with its year."""
    things: list[Thing] = [early[1], late[1], early[0], late[0]]
    agree = _holds(things)
    places = (("time", page.places(early[1], late[1])), ("age", page.places(early[0], late[0])))
    gap = (late[1].year or 0) - (early[1].year or 0)
    solved = [(3, "age", early[0].value + gap), (2, "age", late[0].value - gap)]
    shown = [page.shown(t) for t in things]
    return claim(
        page,
        rule,
        "consistent" if agree else "inconsistent",
        places,
        equation=f"{shown[3]} − {shown[2]} {'=' if agree else '≠'} {shown[1]} − {shown[0]}",
        values=(("result", page.numerals.write(max(0, early[0].value + gap), page.flow[slice(*late[0].numeral)])),),
        repairs=() if agree else suggestions(page, things, _holds, solved),
        caught=strength(page, things, _holds) if agree else None,
        information=1.0,
    )


def _holds(things: Sequence[Thing]) -> bool:
    """One year of difference is left for birthdays."""
    first, last, age, later = things
    assert isinstance(first, Moment)
    assert isinstance(last, Moment)
    assert isinstance(age, Age)
    assert isinstance(later, Age)
    if first.year is None or last.year is None:
        return False
    return abs((later.value - age.value) - (last.year - first.year)) <= BIRTHDAY

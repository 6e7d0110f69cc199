"""Stretches whose two moments the sentence frames in a way of the language: In 2023, 30 years after it closed in 1993.

The ways stand in the data of a language (`phrased` of cues.yaml), as patterns over the flow in which the stretch and the moments that it could
be measured between are one sign each. What binds is the phrase, so that a mismatch in one is sure.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.engine.calendar.grammar import cues
from factcheck.engine.calendar.items import Age, Length, Moment
from factcheck.engine.calendar.page import Page
from factcheck.engine.calendar.told import Ends, fits, with_months
from factcheck.engine.words import either

MOMENT, LENGTH, OTHER = "\x01", "\x02", "\x03"
LONGEST = 400  # characters on either side of a stretch that a phrase may span
_STOPS = MOMENT + LENGTH + OTHER
_BLANKED = str.maketrans(_STOPS, " " * len(_STOPS))  # an article that has such a character of its own
GAPS = {"……": rf"[^{_STOPS}]{{0,120}}?", "…": rf"[^{_STOPS};.]{{0,70}}?", "~": rf"[^{_STOPS};:.,]{{0,60}}?"}
"""What may stand between the parts of a phrase: the words of a sentence and the next, of a sentence, of a clause."""
_SIGN = re.compile(r"\{(?P<name>[a-z-]+)\}|" + "|".join(GAPS))


def phrased(page: Page, length: Length) -> list[Ends]:
    """The two moments that a phrase of the language binds to a stretch: surely; or so that only its digits turned round speak against it (a
    judge from 2009 to 2021. In her 21 years on the bench, where she may have sat before)."""
    found = _ways(page.text.document.language, "phrased")
    if not found or length.ordinal or length.counting:
        return []
    sentence = page.sentence(length.start)
    start = max(page.sentence(max(0, sentence.start - 1)).start, length.start - LONGEST)
    end = min(page.neighbour(length.start, 1).end, length.end + LONGEST)
    moments = [m for m in with_months(page.moments(start, end)) if fits(m, length)]
    if len(moments) < 2:
        return []
    signs, told, own = _signs(page, length, moments, start, end)
    for name in ("phrased", "phrased-turned"):
        matches = (match for way in _ways(page.text.document.language, name) for match in way.finditer(signs))
        match = next((m for m in matches if m.start("length") == own), None)
        if match is not None:
            bare = name != "phrased"
            return [Ends(told[match.start("first")], told[match.start("last")], sure=not bare, phrased=True, bare=bare)]
    return []


def _signs(page: Page, length: Length, moments: Sequence[Moment], start: int, end: int) -> tuple[str, Mapping[int, Moment], int]:
    """The flow with one sign for the stretch, for each moment and for each other stretch or age; the moments by the place of their sign; and
    the place of the stretch's."""
    almanac = page.almanac
    things: list[Age | Length | Moment] = [length, *moments]
    things += [n for n in almanac.lengths if start <= n.start < end and n is not length]
    things += [a for a in almanac.ages if start <= a.start < end and not length.start <= a.start < length.end]
    things.sort(key=lambda t: t.start)
    text, at, own = "", start, 0
    told: dict[int, Moment] = {}
    for thing in things:
        if thing.start < at:
            continue
        text += page.flow[at : thing.start].translate(_BLANKED)
        if isinstance(thing, Moment):
            told[len(text)] = thing
        elif thing is length:
            own = len(text)
        text += MOMENT if isinstance(thing, Moment) else LENGTH if thing is length else OTHER
        at = thing.end
    return text + page.flow[at:end].translate(_BLANKED), told, own


@cache
def _ways(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    held = cues(language)
    signs = {"first": f"(?P<first>{MOMENT})", "last": f"(?P<last>{MOMENT})", "length": f"(?P<length>{LENGTH})"}

    def compiled(sign: re.Match[str]) -> str:
        name = sign["name"]
        return GAPS[sign.group()] if name is None else signs.get(name) or f"(?i:{either(held.entries(name))})"

    return tuple(re.compile(_SIGN.sub(compiled, source)) for source in held.entries(name))

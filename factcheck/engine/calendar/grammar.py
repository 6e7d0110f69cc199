"""The data of rules/<language>/calendar/ as compiled patterns and word lists."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck.engine.words import Words, either
from factcheck.lexicon.store import load_data, rules_root
from factcheck.model.value import value


@value
class Unit:
    """What a sign behind a number makes of it: a part of a moment, a stretch in that unit, an age."""

    moment: str = ""
    length: str = ""
    counting: str = ""  # inclusive, anniversary
    age: bool = False
    completed: bool = False
    more: bool = False


class Grammar:
    """How one language writes times. `units` by sign; `token` finds a number with its sign."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words = Words(data)
        self.units = {str(sign): Unit(**body) for sign, body in (data.get("units") or {}).items()}
        self.dash = either(data.get("dash") or ())
        self.half = either(data.get("half") or ())
        self._data = data
        self.patterned = "moments" in data
        if self.patterned:
            self.weekday = re.compile(rf"\b(?P<day>{either(self.words.mapping('weekday-names'))})\b")
            return
        self.token = re.compile(self._token(data))
        behind = [*self.units, *self.words.entries("more"), *self.words.entries("half-classifiers"), *map(str, data.get("dash") or ())]
        lead, tail = (either(self.words.entries(f"spoken-age-{side}")) for side in ("before", "behind"))
        self.spoken_age = re.compile(rf"{lead}(?P<age>[0-9]{{2,3}}|[{self._han(data)}]{{2,4}})(?={tail})")
        follows = re.escape("".join(sorted({*(word[:1] for word in behind), *"-/.:：)）"})))  # on the digits of every token, or a blank
        self.run = re.compile(f"[0-9{self._han(data)}]+")
        self.timely = re.compile(rf"[0-9{self._han(data)}]++(?=[{follows}\s])")
        short = either(d for d in self.words.mapping("weekday-days") if not str(d).isdigit())
        opened = either(self.words.entries("weekday-brackets"))
        days = "[" + "".join(re.escape(sign) for sign, unit in self.units.items() if unit.moment == "day" and len(sign) == 1) + "]"
        self.bracketed_weekday = re.compile(rf"{days}(?<=\w.){opened}(?P<day>{short})[)）]")
        self.weekday = re.compile(
            f"(?P<name>{either(self.words.mapping('weekday-names'))})(?P<day>{either(self.words.mapping('weekday-days'))})"
        )

    @cache  # noqa: B019
    def patterns(self, kind: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of a kind (moments, lengths, ages) with their {list} names filled in."""
        return tuple(
            re.compile(re.sub(r"\{([a-z-]+)\}", lambda m: either(self.words.entries(m.group(1))), source)) for source in self._data[kind]
        )

    def _han(self, data: Mapping[str, Any]) -> str:
        numerals = data.get("numerals") or {}
        return re.escape("".join([*numerals["digits"], *numerals["tens"], *numerals["scales"], numerals["half"]]))

    def _token(self, data: Mapping[str, Any]) -> str:
        han = self._han(data)
        sign, more, half = either(self.units), either(self.words.entries("more")), self.half
        length = either(s for s, unit in self.units.items() if unit.length)
        number = rf"(?:[0-9]{{1,4}}(?:\.[0-9])?(?![0-9.])|[{han}]{{1,7}})"
        middle = rf"(?:(?P<more>{more})|(?P<half>{either(self.words.entries('half-classifiers'))}))?"
        ahead = rf"(?=\s?{self.dash}\s?[0-9]{{1,4}}\s?(?P<ahead>{sign}))"
        bracketed = rf"(?P<open>(?=\s?{self.dash}\s?[0-9]{{4}}[)）])|(?<=[0-9]{{4}})(?=[)）]))"
        return (
            rf"(?P<iso>(?<![0-9])[12][0-9]{{3}}(?P<sep>[-/.])[0-9]{{1,2}}(?P=sep)[0-9]{{1,2}}(?![0-9.]))"
            rf"|(?P<clock>(?<![0-9:：])[0-9]{{1,2}}[:：][0-9]{{2}}(?![0-9:：]))"
            rf"|(?P<number>{number})\s?{middle}(?:(?P<sign>{sign})(?P<tail>(?:{half}|{more})(?!{length}))?|{ahead}|{bracketed})"
        )


@cache
def available(language: str) -> bool:
    return (rules_root() / language / "calendar" / "grammar.yaml").is_file()


@cache
def grammar(language: str) -> Grammar:
    return Grammar(load_data(f"{language}/calendar/grammar.yaml"))


@cache
def cues(language: str) -> Words:
    """The words that tie times together: rules/<language>/calendar/cues.yaml."""
    return Words(load_data(f"{language}/calendar/cues.yaml"))

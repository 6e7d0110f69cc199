"""From the flow to numbers with a sign of time behind them, and from those to moments, stretches and ages."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.engine.calendar.grammar import Grammar, Unit
from factcheck.engine.calendar.items import PARTS, Age, Length, Moment, Part, Weekday
from factcheck.engine.calendar.numeral import Numerals

HALF = Decimal("0.5")
FIRST_YEAR, LAST_YEAR = 1000, 2199  # four digits outside this are no year
YOUNGEST, OLDEST = 12, 119  # ages that are told without their unit
LENGTHS = ("year", "month", "week", "day", "hour", "minute")


class Token(NamedTuple):
    """A number with its sign: [start, digits) is the numeral, [start, end) the whole."""

    start: int
    digits: int
    end: int
    value: Decimal
    unit: Unit
    more: bool = False
    half: bool = False
    bare: bool = False  # the sign is only on the number after the dash


def tokens(flow: str, start: int, end: int, grammar: Grammar, numerals: Numerals) -> Iterator[Token]:
    """The numbers of flow[start:end] that carry a sign of time, in order."""
    at = start
    while True:
        run = grammar.timely.search(flow, at, end)
        if run is None:
            return
        found = grammar.token.match(flow, run.start(), end) if not _inside(flow, run.start()) else None
        if found is None:
            at = run.end()
            continue
        made = _read(found, grammar, numerals)
        yield from made
        at = max(made[-1].end if made else found.end(), run.start() + 1)


def _inside(flow: str, at: int) -> bool:
    """Whether a digit run goes on to the left: 1,146 or 3.5 or A12."""
    if not at or not flow[at].isascii():
        return False
    before = flow[at - 1]
    return (before in ".,:/" and at > 1 and flow[at - 2].isdigit()) or (before.isascii() and before.isalpha())


def _read(found: re.Match[str], grammar: Grammar, numerals: Numerals) -> Sequence[Token]:
    if found["iso"]:
        return tuple(_split(found, found["sep"], ("year", "month", "day")))
    if found["clock"]:
        return tuple(_split(found, ":" if ":" in found["clock"] else "：", ("hour", "minute")))
    token = _signed(found, grammar, numerals)
    if token is not None and token.half and token.unit.moment == "hour" and found["tail"] in numerals.half:
        hour = token.end - len(found["tail"])
        half_past = Token(hour, token.end, token.end, Decimal(30), Unit(moment="minute"))  # 12点半
        return token._replace(value=token.value - HALF, half=False, end=hour), half_past
    return (token,) if token is not None else ()


def _split(found: re.Match[str], separator: str, parts: Sequence[str]) -> Iterator[Token]:
    at = found.start()
    for name, digits in zip(parts, found.group().split(separator), strict=True):
        yield Token(at, at + len(digits), at + len(digits) + (name != parts[-1]), Decimal(digits), Unit(moment=name))
        at += len(digits) + len(separator)


def _signed(found: re.Match[str], grammar: Grammar, numerals: Numerals) -> Token | None:
    text = found["number"]
    half = bool(found["half"]) or text == numerals.half
    value = HALF if text == numerals.half else _value(text, numerals)
    if value is None:
        return None
    if text != numerals.half and found["half"]:
        value += HALF
    tail = found["tail"] or ""
    if tail in numerals.half and tail:
        value, half = value + HALF, True
    sign = found["sign"] or found["ahead"]
    unit = grammar.units[sign] if sign else Unit(moment="year")
    end = found.end()
    if half and unit.moment == "month":
        unit = Unit(length="month")  # 一个半月
    if unit.counting and len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:  # 1937年头一回: the year, not a count of years
        sign = next(s for s in sorted(grammar.units, key=len) if sign.startswith(s) and grammar.units[s].moment == "year")
        unit, end = grammar.units[sign], found.start("sign") + len(sign)
    more = bool(found["more"]) or unit.more or (bool(tail) and tail not in numerals.half)
    return Token(found.start(), found.end("number"), end, value, unit, more, half, not found["sign"])


def _value(text: str, numerals: Numerals) -> Decimal | None:
    if "." in text:
        return Decimal(text)
    value = numerals.read(text)
    return None if value is None else Decimal(value)


class Reader:
    """Reads one article: joins tokens to moments, stretches and ages."""

    def __init__(self, flow: str, grammar: Grammar, numerals: Numerals) -> None:
        self.flow, self.grammar, self.words, self.numerals = flow, grammar, grammar.words, numerals
        self.moments: list[Moment] = []
        self.lengths: list[Length] = []
        self.ages: list[Age] = []

    def read(self, start: int, end: int) -> None:
        group: list[Token] = []
        for token in tokens(self.flow, start, end, self.grammar, self.numerals):
            if group and not self._joins(group, token):
                self._close(group)
                group = []
            group.append(token)
        if group:
            self._close(group)
        self.ages = sorted([*self.ages, *self._spoken_ages(start, end)], key=lambda a: a.start)

    def _spoken_ages(self, start: int, end: int) -> Iterator[Age]:
        """都85了, 算七十一: an age without its unit, by the words on either side."""
        for found in self.grammar.spoken_age.finditer(self.flow, start, end):
            value = self.numerals.read(found["age"])
            if value is not None and YOUNGEST <= value <= OLDEST:
                yield Age(*found.span("age"), value, found.span("age"), self._hedge(*found.span("age"), more=False))

    def _joins(self, group: Sequence[Token], token: Token) -> bool:
        """Whether a token goes on with the moment or stretch before it: a finer unit, with nothing or a link word between."""
        last = group[-1]
        between = self.flow[last.end : token.start]
        if last.bare or len(between) > 8:
            return False
        if self._is_length(group[0]) or (len(group) == 1 and self._is_length(last)):
            finer = _finer(LENGTHS, last.unit.length, token.unit.length or ("minute" if token.unit.moment == "minute" else ""))
            return finer and between in ("", *self.words.entries("joined")) and not token.bare
        if not _finer(PARTS, last.unit.moment, token.unit.moment) or token.more or (token.half and token.unit.moment != "hour"):
            return False
        return not between.strip() or (token.unit.moment == "hour" and self._clock_word(between))

    def _clock_word(self, between: str) -> bool:
        """Whether only a part of the day or a bracketed weekday stands between a date and its hour."""
        return between.strip() in self.words.entries("clock-words") or self.grammar.weekday.search(between) is not None

    def _is_length(self, token: Token) -> bool:
        unit = token.unit
        if not unit.length:
            return False
        if unit.moment == "year":
            return not self._is_year(token)
        if unit.moment == "day":
            return token.more or token.half or token.value > 31 or self._not_day(token)
        return not unit.moment

    def _is_year(self, token: Token) -> bool:
        if token.more or token.half or token.value != token.value.to_integral_value():
            return False
        if self.words.ends("eras", self.flow, token.start):
            return True
        return token.digits - token.start == 4 and FIRST_YEAR <= token.value <= LAST_YEAR

    def _not_day(self, token: Token) -> bool:
        return self.words.starts("not-day", self.flow, token.end) is not None

    def _close(self, group: Sequence[Token]) -> None:
        first = group[0]
        if first.unit.age and not first.unit.length:
            self.ages.append(self._age(first))
        elif self._is_length(first):
            self.lengths.append(self._length(group))
        elif first.unit.moment:
            self._moment(group)

    def _age(self, token: Token) -> Age:
        hedge = self._hedge(token.start, token.end, more=token.more)
        return Age(token.start, token.end, int(token.value), (token.start, token.digits), hedge, token.unit.completed)

    def _length(self, group: Sequence[Token]) -> Length:
        first = group[0]
        amounts = {t.unit.length or "minute": t.value for t in group}
        ordinal = self.words.ends("ordinal", self.flow, first.start) is not None
        return Length(
            first.start,
            group[-1].end,
            amounts,
            tuple((t.start, t.digits) for t in group),
            first.unit.counting,
            ordinal,
            self._hedge(first.start, group[-1].end, more=any(t.more for t in group)),
        )

    def _hedge(self, start: int, end: int, *, more: bool) -> str:
        if more:
            return "more"
        for name in ("under", "near", "about", "over", "at_least", "at_most"):
            before = self.words.ends(f"{name}-before", self.flow, start, 4)
            if before and name == "over" and self.words.ends("not-over", self.flow, start):
                continue  # 走过45个年头
            if before or self.words.starts(f"{name}-after", self.flow, end):
                return name
        return ""

    def _moment(self, group: Sequence[Token]) -> None:
        first = group[0]
        if any(t.value != t.value.to_integral_value() for t in group):
            return
        if first.unit.moment == "year" and not self._is_year(first):
            return
        if len(group) == 1 and self._doubtful(first):
            return
        if any(self._listed(t) for t in group if t.unit.moment != "year"):
            return
        parts = {t.unit.moment: Part(int(t.value), t.start, t.digits, t.end) for t in group}
        self.moments.append(Moment(first.start, group[-1].end, parts))

    def _listed(self, token: Token) -> bool:
        """一二两月: Han digits side by side name several months, not one."""
        surface = self.flow[token.start : token.digits]
        return len(surface) > 1 and all(c in self.numerals.digits for c in surface)

    def _doubtful(self, token: Token) -> bool:
        """A lone 3日, 6分 or 5点 that may be anything else."""
        kind = token.unit.moment
        if kind == "minute":
            return True
        if kind == "day":
            return token.value > 31 or self._not_day(token) or token.half or not token.unit.length  # 神舟二十号
        late = token.value > 24 and not self.words.ends("clock-words", self.flow, token.start)  # 25时 alone may count hours
        return kind == "hour" and (late or token.value > 59 or token.more or token.half)


def _finer(order: Sequence[str], coarse: str, fine: str) -> bool:
    return coarse in order and fine in order and order.index(coarse) < order.index(fine)


def weekdays(flow: str, start: int, end: int, grammar: Grammar) -> Iterator[Weekday]:
    """The weekdays that are named in flow[start:end]; 周末 and words that only look so are not."""
    if grammar.patterned:
        yield from _named_weekdays(flow, start, end, grammar)
        return
    days = grammar.words.mapping("weekday-days")
    for found in grammar.bracketed_weekday.finditer(flow, start, end):
        if days[found["day"]]:
            yield Weekday(*found.span("day"), int(days[found["day"]]), found.span("day"))
    for found in grammar.weekday.finditer(flow, start, end):
        day = int(days[found["day"]])
        words = grammar.words
        habit = words.ends("not-weekday-before", flow, found.start()) and not words.ends("weekday-meets", flow, found.start())
        if day and not habit and not words.starts("not-weekday-after", flow, found.end()):
            yield Weekday(found.start(), found.end(), day, found.span("day"))


def _named_weekdays(flow: str, start: int, end: int, grammar: Grammar) -> Iterator[Weekday]:
    names, words = grammar.words.mapping("weekday-names"), grammar.words
    for found in grammar.weekday.finditer(flow, start, end):
        if not words.ends("not-weekday-before", flow, found.start()):
            yield Weekday(found.start(), found.end(), int(names[found["day"]]), found.span("day"))

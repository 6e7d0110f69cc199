"""What the almanac of a document holds: points in time, stretches, ages and weekdays, each with the place of its parts."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal, NamedTuple

from factcheck.model.value import value

Source = Literal["written", "relative", "near", "document", "none"]
PARTS = ("year", "month", "day", "hour", "minute")


class Part(NamedTuple):
    """One written part of a moment: its value and the flow span of its numeral and of the numeral with its sign."""

    value: int
    start: int  # of the numeral
    end: int
    whole: int  # end of the sign


@value
class Moment:
    """A point in time as far as it is written. `year` is resolved (2025 for 今年 in an article of 2025) and `source` says how.

    `era` is what must be added to the written year (民国78年: 1911); None marks years before Christ.
    """

    start: int
    end: int
    parts: Mapping[str, Part]
    year: int | None = None
    source: Source = "none"
    era: int | None = 0
    lunar: bool = False
    next_day: bool = False
    afternoon: bool = False

    def get(self, name: str) -> int | None:
        """A part's value; the year is the resolved one, an hour of the afternoon counts from noon."""
        if name == "year":
            return self.year
        part = self.parts.get(name)
        if part is None:
            return None
        return part.value + 12 if name == "hour" and self.afternoon and part.value < 12 else part.value

    @property
    def finest(self) -> str:
        return next((p for p in reversed(PARTS) if p in self.parts or (p == "year" and self.year is not None)), "none")

    @property
    def coarsest(self) -> str:
        return next((p for p in PARTS if p in self.parts), "year")


@value
class Length:
    """A stretch of time: amounts by unit (year, month, week, day, hour, minute), with the hedge that widens it."""

    start: int
    end: int
    amounts: Mapping[str, Decimal]
    numerals: tuple[tuple[int, int], ...]  # of each amount, in order
    counting: str = ""  # inclusive (年头), anniversary (周年)
    ordinal: bool = False  # 第15年
    hedge: str = ""  # more, under, near, about, over, at_least, at_most

    @property
    def unit(self) -> str:
        """The finest unit that is written."""
        return list(self.amounts)[-1]


@value
class Age:
    start: int
    end: int
    value: int
    numeral: tuple[int, int]
    hedge: str = ""
    completed: bool = False


@value
class Weekday:
    """day is 1 (Monday) to 7."""

    start: int
    end: int
    day: int
    sign: tuple[int, int]  # of the character that names the day


@value
class Range:
    """Two moments joined by a dash or 至: `first` to `last`, with what stands between them."""

    first: Moment
    last: Moment

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


@value
class Almanac:
    """Everything in one article that tells time, by place."""

    moments: tuple[Moment, ...] = ()
    lengths: tuple[Length, ...] = ()
    ages: tuple[Age, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    ranges: tuple[Range, ...] = field(default=())

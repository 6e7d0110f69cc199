"""What structure knows of an article: clauses, lists, rows, and for every number its roles, label and time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from factcheck.model.check import Facts
from factcheck.model.mention import Mention
from factcheck.model.value import value

Level = Literal["says", "time", "place", "default"]
LEVELS: tuple[Level, ...] = ("says", "time", "place", "default")
Grade = Literal["closed", "open", "silent"]
Tier = Literal["same", "kin", "silent", "other", "contrast"]
TIERS: tuple[Tier, ...] = ("same", "kin", "silent", "other", "contrast")


WRAP = 900  # from the fourth quarter to the first


class Role(NamedTuple):
    """Why a number has a role: the level of evidence and the flow span of the word that gave it (start == end: no word)."""

    level: Level
    start: int
    end: int


@value
class Time:
    """The time a number belongs to. `year` is absolute or None; `offset` counts years from the article's own (去年 is -1); `part` orders
    inside a year (month * 100 + day, 0 where unknown); `text` is as written."""

    text: str
    year: int | None = None
    offset: int | None = None
    part: int = 0

    def before(self, other: "Time") -> bool | None:
        """Whether self is earlier than other; None where the two cannot be compared or are one time."""
        mine, theirs = self._year(other), other._year(self)
        if (mine is None) != (theirs is None) or (mine is None and not self._near(other)):
            return None
        if mine is not None and theirs is not None and mine != theirs:
            return mine < theirs
        if self.part and other.part and self.part != other.part:
            return self.part < other.part
        return None

    def in_one_year(self, other: "Time") -> bool:
        """Whether two parts of one year are told apart (March and April)."""
        return self._year(other) == other._year(self) and bool(self.part and other.part) and self.part != other.part

    def _near(self, other: "Time") -> bool:
        """Two parts without a year are of one year, unless the end of one may stand beside the beginning of the next (12月, 1月)."""
        bare = self.year is self.offset is other.year is other.offset is None
        return bare and abs(self.part - other.part) < WRAP

    def _year(self, other: "Time") -> int | None:
        if self.year is not None and other.year is not None:
            return self.year
        if self.offset is not None and other.offset is not None:
            return self.offset
        if self.year is None and other.year is None and self.part and other.offset:
            return self.offset or 0  # 上半年 beside 上年同期 is of the year spoken of
        if self.offset and other.year is None and other.part:
            return self.offset
        return None


class Label(NamedTuple):
    """What a number counts or measures. `text` is the noun phrase, `own` False where it is inherited from the clause before."""

    text: str = ""
    modifiers: frozenset[str] = frozenset()
    own: bool = True


class Clause(NamedTuple):
    """A stretch between ，；：。 at one depth of brackets; `host` is the mention that a bracket stands behind, or -1."""

    start: int
    end: int
    sentence: int
    depth: int
    host: int
    mentions: tuple[int, ...]
    segment: int = 0  # running number of the ；-segment


@value
class NumberList:
    """A run of numbers of one unit class that stand as items beside each other, with the hosts that they may break down, best first."""

    items: tuple[int, ...]
    grade: Grade
    opener: str  # what opened it: of-which, colon, bracket, respectively, total, rest, none
    hosts: tuple[int, ...]
    said: tuple[int, ...] = ()  # the hosts that words bind to this list (其中, 合计, a bracket)
    nested: tuple[int, ...] = ()  # items that may be parts of the item before them


@dataclass(slots=True)
class Fact:
    """All that is known of one mention. Indices point into the reading's tuples; -1 is none."""

    mention: int
    article: int
    sentence: int
    clause: int
    paragraph: int
    roles: Mapping[str, Role]
    label: Label
    time: Time | None
    direction: Literal["up", "down"] | None = None
    row: int = -1
    run: int = -1  # numbers joined by nothing but 、 or 和 have one
    segment: int = 0  # running number of the ；-segment
    host: int = -1  # the number that this one stands behind in brackets
    operands: frozenset[str] = frozenset()  # units that a mean or per-unit number divides by
    depth: int = 0
    markers: frozenset[str] = frozenset()  # markers of its clause: comparability, multi-answer, ...
    counted: int = 0  # of a total: how many parts its clause says that it has (三座仓加起来…)


@value
class Reading:
    """The understanding of a whole document: `numbers[i]` belongs to mention i."""

    mentions: tuple[Mention, ...]
    numbers: tuple[Fact, ...]
    clauses: tuple[Clause, ...]
    lists: tuple[NumberList, ...]
    sentence_markers: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def facts(self) -> tuple[Facts, ...]:
        """The part of each number's understanding that a report shows."""
        return tuple(Facts(f.label.text, f.time.text if f.time else None, f.direction) for f in self.numbers)

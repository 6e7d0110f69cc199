"""A written number and where it stands."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from factcheck.model.interval import Interval
from factcheck.model.value import value

Kind = Literal[
    "count",
    "measure",
    "money",
    "percent",
    "percentage_point",
    "multiple",
    "fraction",
    "ratio",
    "ordinal",
    "rank",
    "date",
    "time",
    "period",
    "duration",
    "age",
    "temperature",
    "number",
    "range",
]
Qualifier = Literal["exact", "rounded", "about", "under", "over", "at_least", "at_most", "between"]
Value = Decimal | Fraction | str
Form = Literal["plain", "decimal", "scaled", "fraction", "multiple", "vague"]
"""How a number is written: whole digits, with decimals, with a scale word (万, million), in words as a fraction, as whole 倍, 几十."""


@value
class Hedge:
    """A word that widens or bounds a number: its text, its concept (a row of the table of widths) and its place in the written form."""

    text: str
    concept: str
    start: int
    end: int


@value
class Written:
    """What one written form means, wherever it stands. Instances are shared between equal forms.

    value, low, high, core, support and unit_of_last_digit are in `unit` with magnitudes expanded; `factor` times a value is the
    value in the base unit of `unit_class`. Dates, times and periods hold ISO strings (X for what is not written). A fraction in
    words (三分之一) has an exact Fraction as its value, and its intervals stand in the same scale as the value.
    """

    text: str  # the form as read (normalised: simplified characters, half-width)
    kind: Kind  # the report's kind
    base_kind: Kind  # the kind of the ends where kind is range, else kind
    value: Value | None
    low: Value | None  # what the wording itself bounds (CONTRACT.md)
    high: Value | None
    unit: str | None  # classifier, pint symbol, ISO 4217, "%"
    unit_class: str  # what may be added and compared: "person", "area", "money:CNY", "percent", ...
    factor: Decimal  # to the base unit of unit_class
    qualifier: Qualifier
    core: Interval | None  # None for dates, times and periods
    support: Interval | None
    unit_of_last_digit: Decimal  # u of SEMANTICS.md, in `unit`
    form: Form
    script: Literal["arabic", "han", "mixed", "latin"]
    numeral: tuple[int, int]  # place of digits and scale words in text, without hedges and unit
    hedges: tuple[Hedge, ...] = ()
    truncated: Interval | None = None  # the support under truncation, [v, v+u); None where it does not apply
    coarse: Interval | None = None  # the support under trailing zeros that hide rounding; None where it does not apply
    as_mean: tuple[Interval, Interval] | None = None  # core and support where the number states a mean or quotient
    form_of: str = ""  # what the surface said before it was unified: "‰", "成", "折", "基点", "番", "倍", "half", ...
    sign: int = 1  # -1 where a noun or sign says so (零下, 负增长, 亏损)


@value
class Mention:
    """One written number at its place: code-point offsets into the flow text of its document, end exclusive."""

    start: int
    end: int
    written: Written

    @property
    def kind(self) -> Kind:
        return self.written.kind

"""The English number reader: digits and words with their scale, unit, currency and hedges; fractions, multiples, ranges, dates."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from factcheck.model.interval import WIDE, Interval, exact
from factcheck.model.mention import Hedge, Mention, Qualifier, Value, Written
from factcheck.numbers.dates import Dated
from factcheck.numbers.english_dates import english_date
from factcheck.numbers.english_units import NO_NOUN, exact_or_none, with_units
from factcheck.numbers.english_words import ONE, alternatives, numeral_pattern, spell, spelled, words
from factcheck.numbers.widths import Size, width
from factcheck.numbers.write import simple

HUNDREDTH = Decimal("0.01")
LESS_THAN_HALVED = {"over": "under", "at_least": "at_most", "near": "over", "under": "over"}  # more than halved: to less than a half
MOST_DIGITS = 40  # more are no number of a newspaper
HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TIMES = re.compile(
    rf"(?:(?P<n>{DIGITS})x\b|(?P<said>{DIGITS}|[a-z]+(?:-[a-z]+)?(?P<half> and a half)?) times(?= (?:as|the|its|their|his|her|that|what|more|higher|bigger|larger|greater|faster|last|this|those|normal|annual|earnings|sales|revenue)\b| \w+[’']s?\b))",
    re.IGNORECASE,
)
METRES = r"(?= (?:long|high|wide|deep|tall|thick|race|sprint|freestyle|hurdles|dash|final|butterfly|backstroke|north|south|east|west|away|above|below|across|underground|apart|of (?:cable|pipe|fence|track|road))\b)"


_AGED = re.compile(r"\b[Aa]ged \Z")


class Amount(NamedTuple):
    """A plain amount as written: value and unit of the last digit, what it is, and how it was written."""

    value: Decimal
    step: Decimal
    kind: Any
    symbol: str | None
    unit_class: str
    factor: Decimal
    concept: str
    scaled: bool
    decimal: bool
    script: Any
    form_of: str = ""
    exact: bool = False


class Span(NamedTuple):
    start: int
    end: int
    written: Written


@cache
def _hedges() -> dict[str, str]:
    return {word: concept for concept, found in words()["before"].items() for word in found}


@cache
def _behind() -> dict[str, str]:
    return {word: concept for concept, found in words()["after"].items() for word in found}


@cache
def _units() -> dict[str, tuple[str, Decimal, str]]:
    return {w: (symbol, Decimal(str(factor)), name) for symbol, factor, name, found in words()["units"] for w in found}


@cache
def _start() -> "re.Pattern[str]":
    """Where a number or a name with digits may begin."""
    data = words()
    begins = [*data["small"], *data["tens"], *data["multiples"], *data["ordinals"], *data["parts"], *data["months"], *data["quarter-words"]]
    begins += ["a", "an", "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "Q1", "Q2", "Q3", "Q4", "FY"]
    both = {w for word in begins for w in (word, word.capitalize())} | {w.upper() for w in (*data["small"], *data["tens"])}  # NINE HURT
    symbols = alternatives(data["currency"])
    return re.compile(rf"(?<![\w.])(?:\d|[½¼¾]|(?:{symbols})(?=\s?\d)|(?:{alternatives(both)})\b)|(?<=[-−–])(?<![\w)][-−–])\d")


@cache
def _names(extra: frozenset[str]) -> "re.Pattern[str]":
    own = rf"|(?:{alternatives(extra)})\b" if extra else ""
    return re.compile("|".join(f"(?:{p})" for p in words()["names"]) + own)


@cache
def _plain() -> "re.Pattern[str]":
    data = words()
    letters = alternatives(data["money-scales"])
    long = alternatives([s for s in data["scales"] if s not in data["money-scales"]])
    units = alternatives(u for u in _units() if u != "st").replace(r"\ ", "[ -]") + r"|(?<=\d)(?-i:st)"
    lengths = "|".join(rf"(?<={word} \()" for word in ("ft", "feet", "foot", "yards", "yard", "inches", "in", "miles", "mile"))
    return re.compile(
        rf"(?P<metric>{lengths})?(?P<currency>{alternatives(data['currency'])})?\s?(?:(?P<digits>{DIGITS})(?P<half>[½¼¾])?|(?P<word>{numeral_pattern()})|(?P<alone>[½¼¾]))"
        rf"(?P<and>(?: and a |-and-a-)half\b)?"
        rf"(?:[ -]?(?P<scale>{long})\b|(?P<letter>{letters})\b(?!{METRES})(?(metric)(?!\))|))?"
        rf"(?P<plus>\+|-plus\b)?(?P<odd>-odd\b)?"
        rf"(?:[ -]?(?P<percent>{alternatives(data['percent'])})(?!\w)|(?:-?(?P<old>years?[ -]old)\b|-year-olds\b)|(?:[ -]?(?P<coin>{alternatives(data['coins'])})|(?P<cent>(?-i:{alternatives(data['small-coins'])})))(?!\w)"
        rf"|[ -]?(?P<money>{alternatives(data['money-words'])})\b|[ -]?(?P<unit>{units})(?!\w))?"
        rf"(?:,? (?P<after>{alternatives(_behind())})\b)?",
        re.IGNORECASE,
    )


@cache
def _special() -> tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], Written | None]], ...]:
    data = words()
    small = alternatives([*data["small"], "a", "an"])
    number = rf"(?:{alternatives(data['small'])}|\d{{1,3}})"
    large = alternatives(f"{w}s" for w in data["large"])
    multiples = alternatives(data["multiples"])
    return tuple(
        (re.compile(pattern, re.IGNORECASE), make)
        for pattern, make in (
            (rf"(?P<scale>dozens|scores|(?:tens|hundreds) of (?:{large})|{large})(?= of\b| more\b)", _vague),
            (
                rf"(?P<a>{number}) (?:in|out of)(?: every)? (?P<b>{number})\b(?![,.]\d|%|[- ]?(?:days?|weeks?|months?|years?|hours?|minutes?|seasons?|of(?! (?:the|its|their|his|her|our|all|those|these)\b)|million|billion|per))",
                _one_in,
            ),
            (_TIMES.pattern, _times),
            (r"half as (?:many|much|big|large|long|high) again", lambda m: _multiple(m[0], Decimal("1.5"), "", (0, 4), ONE)),
            (
                r"(?P<part>half|a quarter|quarter|three-quarters|three quarters|a half)(?: of)?(?: an?)?[ -](?:percentage[ -])?points?\b",
                _part_of_point,
            ),
            (rf"(?P<n>{small})[ -](?P<part>{alternatives(data['parts'])})\b(?! (?:year|century|month|week|day|place|time|quarter))", _part),
            (
                r"(?<!first )(?<!second )(?<!other )(?<!latter )(?P<part>half)(?= of\b| the\b| its\b| their\b| what\b| that\b| those\b| as\b| last\b| (?:were|was|are|is|had|have)\b)",
                _part,
            ),
            (rf"(?P<word>{multiples})(?![\w-])", _fold),
            (r"(?P<n>\d+)(?:st(?! \d+ ?(?:lb|pound))|nd|rd|th)\b", _ordinal),
            (rf"(?P<word>{alternatives(data['ordinals'])})\b", _ordinal),
        )
    )


def read_english(text: str, names: frozenset[str] = frozenset()) -> list[Mention]:
    """Every number of an English flow text by place, without overlaps. names: words with digits that are no numbers."""
    found: list[Mention] = []
    blocked = [(m.start(), m.end()) for m in _names(names).finditer(text)]
    at = free = block = 0
    search = _start().search
    while True:
        match = search(text, at)
        if match is None:
            return _without_days(text, with_units(text, found))
        start = match.start()
        while block < len(blocked) and blocked[block][1] <= start:
            block += 1
        if block < len(blocked) and blocked[block][0] <= start < blocked[block][1]:
            at = blocked[block][1]
            continue
        span = _read_at(text, start, free)
        if span is None:
            at = _past(text, start)
            continue
        found.append(Mention(span.start, span.end, span.written))
        at = free = span.end


_DAYS = re.compile(r" (?:and|to|or) ")
_MONTH_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}\Z")
LAST_DAY = 31


def _without_days(text: str, found: list[Mention]) -> list[Mention]:
    """October 12 and 19: the second is a day of the same month, and counts nothing."""
    return [m for at, m in enumerate(found) if not (at and _is_day(text, found[at - 1], m))]


def _is_day(text: str, before: Mention, mention: Mention) -> bool:
    written = mention.written
    if before.written.base_kind != "date" or written.kind != "count" or written.form != "plain" or written.script != "arabic":
        return False
    if not isinstance(written.value, Decimal) or not 0 < written.value <= LAST_DAY or not _MONTH_DAY.search(before.written.text):
        return False
    return _DAYS.fullmatch(text, before.end, mention.start) is not None and NO_NOUN.match(text, mention.end) is not None


_RUN = re.compile(r"[\d,.]*\d\w*|\w+|.", re.DOTALL)


def _past(text: str, start: int) -> int:
    match = _RUN.match(text, start)
    return match.end() if match is not None else start + 1


def _read_at(text: str, start: int, free: int) -> Span | None:
    dated = english_date(text, start)
    if dated is not None:
        return Span(start, dated.end, _dated(text[start : dated.end], dated))
    for pattern, make in _special():
        match = pattern.match(text, start)
        if match is None:
            continue
        written = make(match)
        if written is not None:
            return _hedged(text, start, match.end(), free, written)
    return _amount_at(text, start, free)


def _before(text: str, start: int, free: int) -> tuple[int, str, str]:
    """Where the hedge before a number begins, its word and its concept; the number's own start where there is none."""
    window = text[max(free, start - 28) : start]
    bare = window.rstrip()
    if not bare or len(window) - len(bare) > 1 or len(window) == len(bare):
        return start, "", "plain"
    lowered = bare.lower()
    for word in _longest_hedges(lowered[-1]):
        if lowered.endswith(word) and not lowered[: -len(word)][-1:].isalnum():
            if word == "over" and _TURNS_OVER.search(lowered):
                return start, "", "plain"  # hand over 2,600 more
            if (word == "up to" and _MOVES_UP.search(lowered)) or (word in _SIDES and _MOVED_BEFORE.search(lowered[: -len(word)])):
                return start, "", "plain"
            begin = start - (len(window) - len(bare)) - len(word)
            return begin, text[begin : begin + len(word)], _hedges()[word]
    return start, "", "plain"


_PACED = re.compile(
    r" (?:equal |daily |weekly |fortnightly |monthly |quarterly |yearly |annual )+|(?<=\d) (?:instal(?:l)?ments|sessions|innings)\b"
)  # over 12 monthly payments
_SIDES = ("over", "above", "below", "under")
_MOVED_BEFORE = re.compile(
    r"(?:\b(?:increase|rise|gain|growth|up|improvement|decline|drop|fall|pct|cent|percent|points?|times|more|better|premium|advance|lead)|%) \Z"
)
_TURNS_OVER = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|t(?:ake|akes|ook|aking|aken)|turn(?:s|ed|ing)?|sign(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|ma(?:ke|de|king)) over\Z"
)
_MOVES_UP = re.compile(
    r"\b(?:pick|went|go|goes|gone|going|came|come|coming|move|edge|creep|crept|inch|tick|nudge|push|shot|shoot|add|climb|catch|caught|bump|scale|step|sum|round|put|ramp|build|built|drift)\w* up to\Z"
)


@cache
def _longest_hedges(last: str) -> tuple[str, ...]:
    return tuple(sorted((w for w in _hedges() if w[-1] == last), key=len, reverse=True))


def _hedged(text: str, start: int, end: int, free: int, written: Written) -> Span:
    """A special form with the hedge before it."""
    begin, word, concept = _before(text, start, free)
    if written.base_kind == "multiple" and written.value is not None and not isinstance(written.value, str) and written.value < 1:
        concept = LESS_THAN_HALVED.get(concept, concept)
    if concept == "plain" or written.core is None or not isinstance(exact_or_none(written.value), Decimal):
        return Span(start, end, written)
    return Span(begin, end, _rehedged(written, text[begin:end], word, concept, start - begin))


@lru_cache(maxsize=4096)
def _rehedged(written: Written, said: str, word: str, concept: str, shift: int) -> Written:
    value = exact_or_none(written.value)
    assert value is not None
    size = Size(
        value,
        written.unit_of_last_digit,
        ONE if written.base_kind != "fraction" else Decimal("0.01"),
        fraction=written.base_kind == "fraction",
        multiple=written.base_kind == "multiple",
    )
    low, high, qualifier = _bounds(value, concept, size)
    first, last = written.numeral
    return replace(
        written, text=said, low=low, high=high, qualifier=qualifier, core=width(concept, size), support=width(concept, size, "support"),
        numeral=(first + shift, last + shift), hedges=(Hedge(word, concept, 0, len(word)),), truncated=None, coarse=None,
    )  # fmt: skip


def _amount_at(text: str, start: int, free: int) -> Span | None:
    match = _plain().match(text, start)
    if match is None:
        return None
    first = _amount(match)
    if first is None:
        return None
    lone = (match["word"] or "").lower()
    if lone in ("one", "a", "an") and not _counts(text, match):
        return None
    ranged = _range(text, match, first)
    if ranged is not None:
        return ranged
    begin, word, concept = _before(text, start, free)
    if word.lower() == "over" and (first.kind == "duration" or _PACED.match(text, match.end())):  # over three years: during them
        begin, word, concept = start, "", "plain"
    age = bool(match["old"]) or text[start : match.end()].endswith("-year-olds") or _aged(text, begin, match)
    sign = -1 if _SIGN.search(text, max(0, start - 2), start) or text.endswith("minus ", 0, start) else 1
    if sign < 0 and begin == start and text[start - 1] in "-−":
        begin -= 1
    concept = first.concept if concept == "plain" else concept
    hedges = (Hedge(word, concept, 0, len(word)),) if word else _trailing(match, begin) if concept != "plain" else ()
    place = (match.start(_numeral_group(match)) - begin, _numeral_end(match) - begin)
    if age:
        first = first._replace(kind="age", symbol="year", unit_class="age", factor=ONE, exact=True)
    said = text[begin : match.end()]
    if match["unit"] and first.kind in ("duration", "measure") and not age:
        end, more = match.end(), _compound(text, match.end(), first)
        while more is not None:  # 2 hours 6 minutes 14 seconds
            first, end = more
            more = _compound(text, end, first)
        if end > match.end():
            return Span(begin, end, _written(text[begin:end], first, concept, hedges, place, sign))
    return Span(begin, match.end(), _written(said, first, concept, hedges, place, sign))


_LOWER = re.compile(
    r"(?:,? and |,? ?)(?P<n>\d{1,2}(?:\.\d+)?½?|[a-z]+(?:-[a-z]+)?) ?(?P<unit>minutes?|seconds?|mins?|secs?|months?|days?|inch(?:es)?|ins?|pounds?|lbs?|ounces?|ozs?)\b"
)
_PARTED = {"st": ("lb",), "lb": ("oz",), "ft": ("in",)}  # units that are written with a smaller one of their own: 14st 6lb, 6ft 2in


def _compound(text: str, at: int, first: Amount) -> tuple[Amount, int] | None:
    """1 hour 52 minutes, 3 years and 4 months, 14st 6lb, 6ft 2in: in the lower unit."""
    match = _LOWER.match(text, at)
    if match is None:
        return None
    symbol, factor, kind = _lower_unit(match["unit"], first)
    number = (Decimal(match["n"].rstrip("½")), ONE) if match["n"][0].isdigit() else spelled(match["n"])
    if number is None or kind != first.unit_class or factor >= first.factor:
        return None
    if first.kind != "duration" and symbol not in _PARTED.get(first.symbol or "", ()):
        return None
    value = WIDE.add(WIDE.multiply(first.value, first.factor / factor), number[0] + (HALVES["½"] if match["n"].endswith("½") else 0))
    return first._replace(value=value.normalize() + 0, step=ONE, symbol=symbol, factor=factor), match.end()


def _lower_unit(said: str, first: Amount) -> tuple[str, Decimal, str]:
    """The unit of a word that is one only behind another: pounds behind stones, in behind ft."""
    said = "lb" if said.startswith("pound") else "inch" if said in ("in", "ins") else said
    return _units().get(said) or ("", first.factor, "")


def _numeral_group(match: "re.Match[str]") -> str:
    return next(g for g in ("digits", "word", "alone") if match[g])


def _numeral_end(match: "re.Match[str]") -> int:
    return max(match.end(g) for g in ("digits", "half", "word", "alone", "and", "scale", "letter") if match[g])


def _trailing(match: "re.Match[str]", begin: int) -> tuple[Hedge, ...]:
    group = next((g for g in ("after", "plus", "odd") if match[g]), None)
    return (Hedge(match[group], _concept(match), match.start(group) - begin, match.end(group) - begin),) if group else ()


def _counts(text: str, match: "re.Match[str]") -> bool:
    """Whether a lone one (or a, an) is a number: before a unit, or before a noun that it can count."""
    if match["unit"] or match["percent"] or match["money"] or match["scale"]:
        return match["word"].lower() == "one" or bool(match["scale"]) or (match["unit"] is not None and match["unit"].lower() in _SPANS)
    follow = _NEXT.match(text, match.end())
    return match["word"].lower() == "one" and follow is not None and follow[1].lower() not in words()["not-one"] and follow[1].islower()


def _aged(text: str, begin: int, match: "re.Match[str]") -> bool:
    """aged 70, and the 70 of "who at 70 still conducts"."""
    if _AGED.search(text, max(0, begin - 6), begin) is not None:
        return match["money"] is None
    alone = not (match["unit"] or match["percent"] or match["scale"] or match["money"])
    return alone and _AT.search(text, max(0, begin - 14), begin) is not None and _STILL.match(text, match.end()) is not None


_AT = re.compile(r"\b(?:who|he|she|now|and),? at \Z")
_STILL = re.compile(r",? (?:still|is|was|has|became|remains|runs|works|had)\b")
_SIGN = re.compile(r"(?:^|[\s(])[-−]\Z")
_NEXT = re.compile(r" ([A-Za-z]+)")
_SPANS = frozenset({"year", "month", "week", "day", "decade", "hour", "fortnight"})


def _amount(match: "re.Match[str]") -> Amount | None:
    """What a match of the plain pattern says, without hedges before it."""
    data = words()
    if match["word"]:
        number = spelled(match["word"])
        if number is None:
            return None
        value, step = number
        decimal, script = False, "latin"
    else:
        digits = (match["digits"] or "0").replace(",", "")
        if match["digits"] and "," in match["digits"] and not _grouped(match["digits"]):
            return None
        if len(digits) > MOST_DIGITS or (len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()):
            return None
        places = len(digits) - digits.find(".") - 1 if "." in digits else 0
        value, step = Decimal(digits), ONE.scaleb(-places)
        decimal, script = places > 0, "arabic"
    extra = HALVES.get(match["half"] or match["alone"] or "", Decimal("0.5") if match["and"] else Decimal(0))
    if extra:
        value, step, decimal = value + extra, Decimal("0.1"), True
    word = match["scale"] or match["letter"] or ""
    scale = Decimal(data["scales"].get(word) or data["scales"].get(word.lower()) or 1) if word else ONE
    value, step = value * scale, step * scale
    kind, symbol, unit_class, factor, form = _kind(match)
    if form == "basis":
        value, step = value / 100, step / 100
    if match["coin"] or match["cent"]:
        value, step = value * factor, step * factor
        factor = ONE
    scaled = bool(word) or (match["word"] is not None and step > 1)
    whole = not decimal and not scaled
    counted = kind in ("count", "age") or (kind == "duration" and symbol in data["counted-durations"]) or (kind == "money" and value < 1000)
    return Amount(value, step, kind, symbol, unit_class, factor, _concept(match), scaled, decimal, script, form, whole and counted)


_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")


def _grouped(digits: str) -> bool:
    return _GROUPS.fullmatch(digits) is not None


def _concept(match: "re.Match[str]") -> str:
    if match["after"]:
        return _behind()[match["after"].lower()]
    return "at_least" if match["plus"] else "over" if match["odd"] else "plain"


def _kind(match: "re.Match[str]") -> tuple[Any, str | None, str, Decimal, str]:
    data = words()
    if match["percent"]:
        kind = data["percent"][match["percent"].lower()]
        if kind == "percent":
            return "percent", "%", "percent", ONE, "%"
        return "percentage_point", "pp", "points", ONE, "basis" if kind == "basis_point" else ""
    if match["currency"]:
        code = data["currency"].get(match["currency"]) or data["currency"][match["currency"].upper()]
        return "money", code, f"money:{code}", ONE, ""
    if match["coin"] or match["cent"]:
        factor, code = data["coins"][match["coin"].lower()] if match["coin"] else data["small-coins"][match["cent"]]
        return "money", code, f"money:{code}", Decimal(factor), ""
    if match["money"] and _weighs(match):
        symbol, factor, name = _units()["lb"]
        return "measure", symbol, name, factor, ""
    if match["money"]:
        code = next(c for w, c in data["money-words"].items() if w.lower() == match["money"].lower())
        return "money", code, f"money:{code}", ONE, ""
    if _in_points(match):
        return "percentage_point", "pp", "points", ONE, ""
    if match["unit"]:
        said = match["unit"] if match["unit"] in _units() else match["unit"].replace("-", " ")
        found = _units().get(said) or next(u for w, u in _units().items() if w.lower().replace("-", " ") == said.lower())
        symbol, factor, name = found
        if name.startswith("temperature"):
            return "temperature", symbol, name, ONE, ""
        return ("duration" if name == "duration" else "measure"), symbol, name, factor, ""
    return "count", None, "count", ONE, ""


NEAR_POINTS = 70  # characters
_PERCENT_NEAR = re.compile(r"\d ?(?:%|per ?cent\b|pc\b|pct\b)")
_POINTS = re.compile(r"[ -](?:percentage[ -])?(?:points?|pts?)\b")
_NO_POINTS = re.compile(
    r"\b(?:index|FTSE|Dow|Nasdaq|S&P|Sensex|Nifty|ASX|Hang Seng|DAX|CAC|Nikkei|league|table|game|scored|basis)\b|\bor \Z"
)


def _in_points(match: "re.Match[str]") -> bool:
    """Whether the points behind a number are of a percentage: one stands near, and no index or game is spoken of."""
    text, end = match.string, match.end()
    if match["currency"] or match["scale"] or match["letter"] or match["percent"] or _POINTS.match(text, end) is None:
        return False
    begin = max(text.rfind(". ", 0, match.start()) + 1, match.start() - NEAR_POINTS, 0)
    stop = min(i for i in (text.find(". ", end), end + NEAR_POINTS, len(text)) if i >= 0)
    around = text[begin : match.start()], text[end:stop]
    if _OF_INDEX.match(text, end):
        return False  # slid 59.4 points, or 1.2 percent
    return any(_PERCENT_NEAR.search(t) for t in around) and not _NO_POINTS.search(around[0]) and not _NO_POINTS.search(around[1])


_OF_INDEX = re.compile(r"[ -]points?,? (?:or |\()(?:about |nearly |just over )?[\d.]+ ?(?:per ?cent|pct|%)")
_WEIGHT_BEFORE = re.compile(r"\b(?:weigh\w*|weights? of|weighed in|tipp\w+ the scales|the scales|st(?:one)?)\b[^.;]{0,30}\Z", re.IGNORECASE)
_WEIGHT_BEHIND = re.compile(r" ?\((?:about |around |some )?[\d.,]+ ?(?:kg|kilo|g\b|tonnes?)| (?:in weight|heavier|lighter|overweight)\b")


def _weighs(match: "re.Match[str]") -> bool:
    """Whether pounds are weight: a 30-pound fish, 30 pounds (13.6 kg), weighed 30 pounds."""
    if not match["money"].lower().startswith("pound"):
        return False
    text, start = match.string, match.start("money")
    if text[start - 1] == "-" and not match["currency"]:
        return True
    before = text[max(0, match.start() - 45) : match.start()]
    return _WEIGHT_BEHIND.match(text, match.end("money")) is not None or _WEIGHT_BEFORE.search(before) is not None


_DASH = re.compile(r" ?[–—-] ?| to ")
_NO_RANGE = re.compile(r"(?:\b(?:from|by|up|down|an?|another|extra|added?|adding)|ed|se|ll|ew|ing|ve|ell|lled) $", re.IGNORECASE)


def _range(text: str, match: "re.Match[str]", first: Amount) -> Span | None:
    """10–20 per cent, £3m-£4m, 5 to 7 days, between 40 and 50. From A to B is two numbers."""
    between = text.lower().endswith("between ", 0, match.start())
    join = re.compile(r" and ").match(text, match.end()) if between else _DASH.match(text, match.end())
    if join is None or (match["word"] and not between and join[0] != " to "):
        return None
    behind = _plain().match(text, join.end())
    second = _amount(behind) if behind is not None else None
    if behind is None or second is None or (behind["word"] is None) != (match["word"] is None):
        return None
    bare = first.kind == "count" and not match["scale"] and not match["letter"]
    if not bare and first.unit_class != second.unit_class:
        return None
    if join[0] == " to " and (not bare or second.kind == "count" or _NO_RANGE.search(text, max(0, match.start() - 12), match.start())):
        return None
    low = first.value
    if bare and second.scaled and low < second.value and low * (second.value / _unscaled(behind)) < second.value:
        low *= second.value / _unscaled(behind)
    if low >= second.value:
        return None
    end, begin = behind.end(), match.start()
    said = text[begin:end]
    return Span(begin, end, _ranged(said, low, second, (0, _numeral_end(behind) - begin)))


def _unscaled(match: "re.Match[str]") -> Decimal:
    word = match["scale"] or match["letter"] or ""
    scale = words()["scales"].get(word) or words()["scales"].get(word.lower()) or 1
    amount = _amount(match)
    assert amount is not None
    return amount.value / Decimal(scale)


@lru_cache(maxsize=4096)
def _ranged(said: str, low: Decimal, second: Amount, place: tuple[int, int]) -> Written:
    size = Size(low, second.step, ONE, w=second.value)
    return Written(
        said, "range", second.kind, None, low, second.value, second.symbol, second.unit_class, second.factor, "between", width("between", size),
        width("between", size, "support"), second.step, "plain", second.script, place, form_of=second.form_of,
    )  # fmt: skip


def _bounds(value: Decimal, concept: str, size: Size) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    qualifier: Any = words()["qualifiers"].get(concept, "exact")
    if concept == "plain":
        plain = width("plain", size)
        return plain.low, plain.high, "exact" if plain.is_point else "rounded"
    if qualifier in ("over", "at_least"):
        return value, None, qualifier
    if qualifier in ("under", "at_most"):
        return None, value, qualifier
    return (value, value, "exact") if qualifier == "exact" else (None, None, "about")


@lru_cache(maxsize=8192)
def _written(said: str, a: Amount, concept: str, hedges: tuple[Hedge, ...], place: tuple[int, int], sign: int) -> Written:
    size = Size(a.value, a.step, ONE, exact=a.exact)
    core, support = width(concept, size), width(concept, size, "support")
    if not a.value:
        support = support.hull(core)
    low, high, qualifier = _bounds(a.value, concept, size)
    if support.low is None and support.high is not None and sign > 0:
        support = Interval(Decimal(0), support.high, True, support.high_closed)
    plain = concept == "plain" and not size.exact
    cut = width("truncated", size) if plain and (a.decimal or a.scaled or a.kind not in ("percent", "percentage_point")) else None
    zeros = width("coarse", size) if plain and not a.decimal and size.figures >= 3 and size.last > a.step else None
    mean = (width("plain", size, "mean"), width("plain", size, "mean")) if size.exact and concept == "plain" else None
    value = a.value
    if sign < 0:
        value, core, support, cut, zeros, mean = -value, -core, -support, None, None, None
        low, high = (None if high is None else -high), (None if low is None else -low)
    form: Any = "scaled" if a.scaled else "decimal" if a.decimal else "plain"
    return Written(
        said, a.kind, a.kind, value, low, high, a.symbol, a.unit_class, a.factor, qualifier, core, support, a.step, form, a.script, place, hedges,
        cut, zeros, mean, a.form_of if a.form_of == "%" else "", sign,
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _dated(said: str, found: Dated) -> Written:
    base: Any = "date" if found.kind == "range" else found.kind
    return Written(
        said, found.kind, base, found.value, found.low or found.value, found.high or found.value, None, "date", ONE,
        "between" if found.low else "exact", None, None, ONE, "plain", "arabic", (0, len(said)),
    )  # fmt: skip


def _vague(match: "re.Match[str]") -> Written:
    return _open(match[0])


@lru_cache(maxsize=64)
def _open(said: str) -> Written:
    value = ONE
    for word in said.lower().split(" of "):
        value *= {"dozens": 12, "scores": 20, "tens": 10}.get(word) or words()["large"][word[:-1]]
    size = Size(value, value, ONE)
    core, support = width("open-scale", size), width("open-scale", size, "support")
    return Written(
        said, "count", "count", value, value, None, None, "count", ONE, "at_least", core, support, ONE, "vague", "latin", (0, len(said)),
        (Hedge(said, "open-scale", 0, len(said)),),
    )  # fmt: skip


def _one_in(match: "re.Match[str]") -> Written | None:
    a, b = (int(match[k]) if match[k].isdigit() else int(words()["small"].get(match[k].lower(), 0)) for k in "ab")
    return _fraction(match[0], a, b) if 0 < a < b <= 100 and a <= 20 else None


def _part(match: "re.Match[str]") -> Written | None:
    number = match.groupdict().get("n") or "one"
    count = 1 if number.lower() in ("a", "an") else words()["small"][number.lower()]
    base = words()["parts"][match["part"].lower()]
    alone = number.lower() in ("a", "an") and match["part"].lower() not in ("third", "fifth", "tenth")
    followed = match.string.startswith((" of", " the", " more", " less", " fewer", " higher", " lower", " as"), match.end())
    hedged = _before(match.string, match.start(), 0)[2] != "plain" or match.string.startswith("by ", max(0, match.start() - 3))
    counted = _SECOND.search(match.string, max(0, match.start() - 60), match.start()) is not None  # a second night and then a third
    if counted or (alone and not followed and not hedged) or not 0 < count < base:
        return None
    return _fraction(match[0], count, base)


_SECOND = re.compile(r"\b(?:a|the) second\b[^.]{0,40}\Z")


def _part_of_point(match: "re.Match[str]") -> Written | None:
    """A quarter of a percentage point, half a point."""
    name = match["part"].lower().removeprefix("a ").replace(" ", "-")
    share = {"half": "0.5", "quarter": "0.25", "three-quarters": "0.75"}[name]
    if "percentage" not in match[0].lower() and not _PERCENT_NEAR.search(
        match.string, max(0, match.start() - NEAR_POINTS), match.end() + NEAR_POINTS
    ):
        return None
    amount = Amount(Decimal(share), HUNDREDTH, "percentage_point", "pp", "points", ONE, "plain", False, True, "latin")
    return _written(match[0], amount, "plain", (), (0, len(match["part"])), 1)


@lru_cache(maxsize=256)
def _fraction(said: str, a: int, b: int) -> Written:
    value = Fraction(a, b)
    number = exact(value)
    size = Size(number, number, Decimal("0.01"), fraction=True)
    core, support = width("plain", size), width("plain", size, "support")
    return Written(
        said, "fraction", "fraction", value, core.low, core.high, None, "fraction", ONE, "rounded", core, support, number, "fraction", "latin",
        (0, len(said)), form_of="part",
    )  # fmt: skip


_LED = re.compile(r"(?:\b(?:exactly|nearly|almost|about|roughly|to|than|is|was|by|just|over)|[:;,—–]) \Z")
_ENDS = re.compile(r"[.,;:!?)]|$")  # exactly double.
_TWICE = frozenset({"twice", "thrice", "double", "treble", "triple", "quadruple"})


def _fold(match: "re.Match[str]") -> Written | None:
    word = match["word"].lower()
    compared = re.compile(
        r" (?:as|the|its|their|his|her|our|your|my|that|what|last|this(?! (?:year|month|week|quarter|season|time|summer))|those|these|normal)\b"
    ).match(match.string, match.end()) or (_LED.search(match.string, 0, match.start()) and _ENDS.match(match.string, match.end()))
    if word in _TWICE and compared is None:
        return None
    value = Decimal(words()["multiples"][word])
    return _multiple(match[0], value, "fold" if word in words()["fold"] else "", (0, len(match[0])), ONE if value > 1 else ONE / 10)


@lru_cache(maxsize=256)
def _multiple(said: str, value: Decimal, form: str, place: tuple[int, int], step: Decimal) -> Written:
    size = Size(value, step, HUNDREDTH if value < 1 else ONE, multiple=True)
    concept = "half-cut" if value < 1 else "plain"
    core, support = width(concept, size), width(concept, size, "support")
    return Written(
        said, "multiple", "multiple", value, core.low, core.high, "times", "multiple", ONE, "rounded", core, support, step, "multiple", "latin", place,
        form_of=form,
    )  # fmt: skip


def _times(match: "re.Match[str]") -> Written | None:
    """Three times as many, 2.5 times the, 1.8x."""
    said = match["n"] or match["said"]
    if said[0].isdigit():
        digits = said.replace(",", "")
        places = len(digits.partition(".")[2])
        return _multiple(match[0], Decimal(digits), "", (0, len(said)), ONE.scaleb(-places))
    if match["half"]:
        whole = Decimal(words()["small"].get(said.partition(" ")[0].lower(), 0))
        return _multiple(match[0], whole + HALVES["½"], "", (0, len(said)), ONE / 10) if whole else None
    number = spelled(said)
    return _multiple(match[0], number[0], "", (0, len(said)), ONE) if number is not None else None


def _ordinal(match: "re.Match[str]") -> Written | None:
    found = match.groupdict()
    value = int(found["n"]) if found.get("n") else words()["ordinals"][match["word"].lower()]
    if not found.get("n") and value < 3 and not match.string.startswith(" ", match.end()):
        return None
    return _ordinal_written(match[0], Decimal(value), len(found.get("n") or match[0]))


@lru_cache(maxsize=1024)
def _ordinal_written(said: str, value: Decimal, end: int) -> Written:
    point = Interval.point(value)
    return Written(
        said, "ordinal", "ordinal", value, value, value, None, "ordinal:", ONE, "exact", point, point, ONE, "plain", "latin", (0, end)
    )


_SIXTIES = re.compile(r"(\d+)(\D+)(\d+)(\D*)")


def _write_sixties(written: Written, target: Decimal) -> str | None:
    """79 minutes in the form of 1 hour 52 minutes: 1 hour 19 minutes; None for what is not in sixties or not whole."""
    found = _SIXTIES.fullmatch(written.text)
    if found is None or written.value != int(found[1]) * 60 + int(found[3]) or target != int(target) or target < 60:
        return None
    whole, rest = divmod(int(target), 60)
    return f"{whole}{found[2]}{rest}{found[4]}"


_PART = re.compile(
    r"(?P<lead>a |an |one |two[ -]|three[ -]|four[ -]|five[ -]|six[ -]|seven[ -]|eight[ -]|nine[ -])?(?P<part>[a-z]+)", re.IGNORECASE
)
_ONE_IN = re.compile(r"(?P<lead>(?:one|1) in )(?P<of>\w+)", re.IGNORECASE)
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _write_fraction(written: Written, value: Decimal) -> str | None:
    """A quarter in the place of a third, one in four in that of one in three, where a value is a simple fraction."""
    found, one_in, part = simple(value), _ONE_IN.fullmatch(written.text), _PART.fullmatch(written.text)
    if found is None:
        return None
    if one_in is not None:
        of = str(found.denominator) if one_in["of"].isdigit() else spell(Decimal(found.denominator))
        return f"{one_in['lead']}{of}" if found.numerator == 1 and of else None
    if part is None or part["part"].lower().removesuffix("s") not in (*_PARTS, "halve"):
        return None
    noun = _PARTS[found.denominator - 2]
    if found.numerator > 1:
        new = f"{spell(Decimal(found.numerator))}-{noun}s"
    else:
        lead = (part["lead"] or "").lower()
        new = noun if noun == "half" or not part["lead"] else f"{'one ' if lead == 'one ' else 'a '}{noun}"
    return new.capitalize() if written.text[0].isupper() else new


def write_like_english(written: Written, value: Value) -> str | None:
    """A value in written's own form: scale word, decimals, grouping, unit and hedge kept; None where it cannot be written so."""
    if isinstance(value, str) or written.base_kind in ("date", "time", "period", "ordinal"):
        return None
    first, last = written.numeral
    if written.base_kind == "fraction":
        return _write_fraction(written, exact(value))
    if written.script == "latin":
        word = spell(exact(value)) if written.form in ("plain", "multiple") and not written.form_of else None
        return None if word is None else written.text[:first] + word + written.text[last:]
    if any(c.isdigit() for c in written.text[last:]):
        return _write_sixties(written, abs(exact(value)))
    numeral = written.text[first:last]
    digits = re.match(r"[\d,.]+", numeral)
    if digits is None or written.kind == "range":
        return None
    scale = numeral[digits.end() :].strip(" -")
    size = words()["scales"].get(scale) or words()["scales"].get(scale.lower()) or 1
    places = len(digits[0]) - digits[0].find(".") - 1 if "." in digits[0] else 0
    try:
        target = (abs(exact(value)) / Decimal(size)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than anybody would write
        return None
    new = f"{target:,}" if "," in digits[0] else f"{target:f}"
    return written.text[:first] + new + numeral[digits.end() :] + written.text[last:]

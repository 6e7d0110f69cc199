"""Numbers of English that leave out the unit of the one beside them: 640 tonnes, from 512; 6.4 inches and another 3.9."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.model.interval import Interval, exact
from factcheck.model.mention import Mention, Value, Written
from factcheck.numbers.english_words import ONE
from factcheck.numbers.widths import Size, width


def exact_or_none(value: Value | None) -> Decimal | None:
    return exact(value) if isinstance(value, Decimal | Fraction) else None


_LINK = re.compile(
    r"[^.;:]{0,50}\b(?:from|against|than|compared (?:with|to)|versus|vs\.?|on|in place of|instead of|rather than|having been|where it was|when it was|before that|and I[’']m|and it[’']s) (?:just |only |a mere )?\Z",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(r" (?:each|apiece|a head|an? [a-z]+|per [a-z]+|every [a-z]+|to an? [a-z]+)\b")
_MEAN_LINK = re.compile(r"[^.;:]{0,40}, (?:or |which is |that is |an average of |averaging |just |about |some )?\Z", re.IGNORECASE)
_JOINED = re.compile(r" (?:to|and|or) \Z")
_FROM = re.compile(r"\b(?:from|between) \Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_SINCE = re.compile(r" (?:ago|earlier|before|later|previously)\b")
_TIMES_OF = re.compile(r"[^.;:]{0,20}, (?:treble|triple|twice|double|half) (?:the|its|last year[’']s) \Z")
_PRONOUN = re.compile(r" (?:she|he|they|we|I|it|that|of)\b")
NO_NOUN = re.compile(
    r"[.,;:)]|\Z| (?:in|a year|a month|a week|last|previously|earlier|before|when|at|on|and|but|to(?! [\d£$€])|while|whereas|although|as|with|which|the (?:year|month|week|previous|season|day)|now|today|this|by|for|after|during|two|three|five|ten)\b"
)


def with_units(text: str, found: list[Mention]) -> list[Mention]:
    """Numbers that leave out the unit of the one beside them: 640 tonnes, from 512 a year ago; from 42 to 48 minutes."""
    for at in range(len(found)):
        lender = _lender(text, found, at)
        if lender is not None:
            found[at] = _in_unit_of(lender.written, found[at])
    return found


def _lender(text: str, found: list[Mention], at: int) -> Mention | None:
    """The number beside one whose unit it leaves out; None where it is no bare number."""
    mention, before = found[at], found[at - 1] if at else None
    if before is not None and _cools(text, before, mention):
        return before
    if mention.written.kind != "count" or mention.written.unit is not None or mention.written.script != "arabic":
        return None
    if before is not None and any(told(text, before, mention) for told in _BEFORE):
        return before
    if at > 1 and _is_times(text, found[at - 2], found[at - 1], mention):
        return found[at - 2]
    behind = found[at + 1] if at + 1 < len(found) else None
    if mention.written.form == "decimal" and (NO_NOUN.match(text, mention.end) or _PRONOUN.match(text, mention.end)):
        return next((m for m in (before, behind) if m is not None and _has_unit(m) and _goes_with(text, m, mention)), None)
    joined = behind is not None and _has_unit(behind) and _JOINED.fullmatch(text, mention.end, behind.start)
    return behind if joined and _FROM.search(text, max(0, mention.start - 9), mention.start) else None


def _is_linked(text: str, before: Mention, mention: Mention) -> bool:
    """640 tonnes, from 512 a year ago."""
    if not _is_level(text, before) or _outgrows(before, mention):
        return False
    return _LINK.fullmatch(text, before.end, mention.start) is not None and NO_NOUN.match(text, mention.end) is not None


_WHERE = re.compile(r" (?P<word>on|in|at|from|by|to|with|for) [^,.;:]{1,40}?(?:,| and|, and) (?:then )?\Z")


def _goes_on_with(text: str, before: Mention, mention: Mention) -> bool:
    """She paddled 41 kilometres on Friday, 38 on Saturday and 27 on Sunday: told one by one, with one preposition."""
    if before.written.kind not in ("measure", "duration") or before.written.form_of == "part":
        return False
    found = _WHERE.fullmatch(text, before.end, mention.start)
    return found is not None and text.startswith(f" {found['word']} ", mention.end)


def _cools(text: str, before: Mention, mention: Mention) -> bool:
    """31C … a drop of 17 degrees: degrees behind a temperature of their sentence are of its scale."""
    if mention.written.unit != "degree" or before.written.kind != "temperature":
        return False
    return re.search(r"[.;!?]\s|\n", text[before.end : mention.start]) is None


def _is_scaled_alike(text: str, before: Mention, mention: Mention) -> bool:
    """1.62 million tonnes … and the smaller pit 0.47 million: a bare number with the scale word of the measure before it in its sentence."""
    if (
        before.written.kind != "measure"
        or "scaled" not in (before.written.form, mention.written.form)
        or before.written.form != mention.written.form
    ):
        return False
    scale = text[mention.start : mention.end].split()[-1]
    same = scale.isalpha() and f" {scale} " in text[before.start : before.end]
    return same and NO_NOUN.match(text, mention.end) is not None and re.search(r"[.;!?]\s|\n", text[before.end : mention.start]) is None


def _goes_with(text: str, one: Mention, bare: Mention) -> bool:
    """Nothing can be counted to a tenth: a bare decimal has the unit of the number beside it in its sentence (the 58.9 of 2.3 seconds),
    unless it is the time of day, or that is a time itself (29.1 five years earlier)."""
    first, second = sorted((one, bare), key=lambda m: m.start)
    when = one.written.kind == "duration" and (_CLOCK.fullmatch(bare.written.text) or _SINCE.match(text, one.end))
    return not when and not _outgrows(one, bare) and re.search(r"[.;!?]\s|\n", text[first.end : second.start]) is None


def _unit_told(text: str, before: Mention, mention: Mention) -> bool:
    """42,000 tonnes, treble the 14,000; 4,500 miles, or 500 apiece."""
    if not _has_unit(before):
        return False
    return _TIMES_OF.fullmatch(text, before.end, mention.start) is not None or _mean_of(text, before, mention)


def _mean_of(text: str, before: Mention, mention: Mention) -> bool:
    """Nine drivers covered 4,500 miles, or 500 apiece: what one has is of the unit of what all have."""
    if before.written.kind not in ("measure", "money"):
        return False
    return _MEAN_LINK.fullmatch(text, before.end, mention.start) is not None and _FOR_EACH.match(text, mention.end) is not None


_REACHED = re.compile(r"[^.,;:\d]{0,50} (?:to|into) (?:just |only |about |a mere )?\Z")
_THE = re.compile(r" (?:the|its|their|his|her|last year[’']s) ")
LONGEST_GAP = 60  # characters between a level and the multiple that it is
_OF_WHOLE = re.compile(r"\b[Oo]f (?:the|its|their|his|her|these|those|all the) \Z")
_TAKEN_FROM = re.compile(r"[^.;:]{0,60}(?:,| and|, and|, while|, but) (?:another |a further |the other |the remaining |only |just )?\Z")
_VERB = re.compile(r" (?:have|has|had|was|were|are|is|will|would|remain\w*|went|came|stayed|survived|survive)\b")
_IN_TENTHS = re.compile(r"[^.;:!?\n]*[.;][”\"]? [^.;:!?\n]*\Z|[^.;:!?\n]*\Z")
_MORE = re.compile(r" (?:more|followed|fell|came|was|were|is|overnight)\b")
NEARLY_AS_LARGE = 12  # times: what goes on in tenths of a unit is of one kind with what goes before


def _is_times(text: str, level: Mention, times: Mention, mention: Mention) -> bool:
    """360 miles of lane, four times the 120 it had: what a multiple is taken of is of the unit of the level before it."""
    if times.written.base_kind != "multiple" or not _has_unit(level) or level.written.kind == "money":
        return False
    between = text[level.end : times.start]
    near = len(between) <= LONGEST_GAP and not re.search(r"[.;:!?\n]", between)
    return near and _THE.fullmatch(text, times.end, mention.start) is not None


def _is_reached(text: str, before: Mention, mention: Mention) -> bool:
    """From 74 minutes to 46: the end of a movement from a level with its unit."""
    if before.written.kind not in ("measure", "duration", "temperature") or before.written.form_of == "part":
        return False
    if _FROM.search(text, max(0, before.start - 9), before.start) is None:
        return False
    return _REACHED.fullmatch(text, before.end, mention.start) is not None and NO_NOUN.match(text, mention.end) is not None


def _is_of_measure(text: str, before: Mention, mention: Mention) -> bool:
    """Of the 1,200 tonnes in store, 350 have been shipped and 950 remain: what is taken of a measure, and what is left."""
    if before.written.kind != "measure" or not _TAKEN_FROM.fullmatch(text, before.end, mention.start) or not _VERB.match(text, mention.end):
        return False
    return _OF_WHOLE.search(text, max(0, before.start - 12), before.start) is not None or text[before.end - 1].isdigit()


def _goes_on_in_tenths(text: str, before: Mention, mention: Mention) -> bool:
    """6.4 inches had come down. Another 3.9 followed: as many decimals, about as large, in the sentence of a measure or the next."""
    if mention.written.form != "decimal" or before.written.form != "decimal" or not _has_unit(before) or before.written.kind == "money":
        return False
    own, other = exact_or_none(mention.written.value), exact_or_none(before.written.value)
    if not own or not other or own.as_tuple().exponent != other.as_tuple().exponent:
        return False
    if _CLOCK.fullmatch(mention.written.text) and before.written.kind == "duration" and before.written.unit not in ("s", "second"):
        return False
    alike = own <= other * NEARLY_AS_LARGE and other <= own * NEARLY_AS_LARGE
    bare = NO_NOUN.match(text, mention.end) or _MORE.match(text, mention.end)
    return alike and bare is not None and _IN_TENTHS.fullmatch(text, before.end, mention.start) is not None


LEAST_GROUPED = 1000
_SAME_SENTENCE = re.compile(r"(?:(?![.!?][”\"]?\s)[^;:\n])*")


def _is_as_large(text: str, before: Mention, mention: Mention) -> bool:
    """Northpit shipped 81,200 tonnes and Southpit 62,700: a number in groups of digits, about as large as the measure before it in its
    sentence, with nothing behind it that it counts."""
    own, other = exact_or_none(mention.written.value), exact_or_none(before.written.value)
    if before.written.kind != "measure" or not own or not other or own < LEAST_GROUPED or "," not in mention.written.text:
        return False
    alike = own <= other * NEARLY_AS_LARGE and other <= own * NEARLY_AS_LARGE
    return alike and NO_NOUN.match(text, mention.end) is not None and _SAME_SENTENCE.fullmatch(text, before.end, mention.start) is not None


LARGEST_PERCENTAGE = 1000
_LEVEL = re.compile(r"\b(?:to|at|was|is|were|are|reached|hit) \Z")


def _is_level(text: str, mention: Mention) -> bool:
    """Whether a number has a unit that another may leave out; a percentage only as a level (at 41 per cent, from 38) and not as a change."""
    changes = mention.written.kind == "percent" and _LEVEL.search(text, max(0, mention.start - 12), mention.start) is None
    return _has_unit(mention) and not changes


def _outgrows(one: Mention, bare: Mention) -> bool:
    """Whether a number is too large to be a percentage that leaves out its sign: 0.6 per cent, lower at 61,340.20."""
    value = bare.written.value
    return one.written.kind == "percent" and isinstance(value, Decimal) and value > LARGEST_PERCENTAGE


def _has_unit(mention: Mention) -> bool:
    return mention.written.kind in ("measure", "duration", "percent", "money", "temperature") and mention.written.form_of != "part"


_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def _coin(written: Written) -> Decimal:
    """What one of the unit of a sum is in its currency: a hundredth behind cents and pence."""
    digits = written.text[slice(*written.numeral)]
    if written.base_kind != "money" or not isinstance(written.value, Decimal) or not _PLAIN.fullmatch(digits) or not Decimal(digits):
        return ONE
    coin = written.value / Decimal(digits)
    return coin if coin < ONE else ONE


def _in_coins(written: Written, coin: Decimal) -> Written:
    """The number in coins, in their currency."""
    if coin == ONE:
        return written

    def scaled(value: Value | None) -> Value | None:
        return value * coin if isinstance(value, Decimal) else value

    def widened(interval: Interval | None) -> Interval | None:
        return interval.scale(coin) if interval is not None else None

    return replace(
        written,
        value=scaled(written.value),
        low=scaled(written.low),
        high=scaled(written.high),
        core=widened(written.core),
        support=widened(written.support),
        truncated=widened(written.truncated),
        coarse=widened(written.coarse),
        unit_of_last_digit=written.unit_of_last_digit * coin,
    )


def _in_unit_of(other: Written, mention: Mention) -> Mention:
    """The mention as if the other's unit stood behind it (9.9 cents, from 9.0: cents too). Its digits are as exact as the other's kind
    leaves them."""
    own = _in_coins(mention.written, _coin(other))
    exact_count = own.core is not None and own.core.is_point and own.form == "plain" and other.core is not None and not other.core.is_point
    size = Size(exact_or_none(own.value) or Decimal(0), own.unit_of_last_digit, ONE)
    core, support = (width("plain", size), width("plain", size, "support")) if exact_count and not own.hedges else (own.core, own.support)
    return replace(
        mention,
        written=replace(
            own,
            kind=other.kind,
            base_kind=other.base_kind,
            unit=other.unit,
            unit_class=other.unit_class,
            factor=other.factor,
            core=core,
            support=support,
        ),
    )


_BEFORE = (_goes_on_with, _is_linked, _is_scaled_alike, _unit_told, _is_reached, _is_of_measure, _goes_on_in_tenths, _is_as_large)
"""The ways in which a number leaves out the unit of the one before it."""

"""A new value written as a number is written: unit, scale word, decimals, grouping, script and hedge kept."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from factcheck.model.interval import exact
from factcheck.model.mention import Value, Written

HAN = "零一二三四五六七八九"
PARTS = re.compile(f"[{HAN}十]+分之[{HAN}十]+")
HALF_POINT = Fraction(1, 200)
EXACT = Decimal("1e-12")
PAIR = "两"  # two of something
TENTHS = re.compile(f"(?P<tenths>[{HAN}{PAIR}十]+|\\d+)成(?:[{HAN}]|\\d)?")
SCALES = (
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("万", 10**4),
    ("千", 1000),
)


def write_chinese(written: Written, value: Value) -> str | None:
    """The text of a value in written's own form; None where it cannot be written so."""
    if isinstance(value, str) or written.kind == "range" or written.base_kind in ("date", "time", "period"):
        return None
    if written.base_kind == "fraction":
        return _fraction(written, exact(value))
    first, last = written.numeral
    numeral = written.text[first:last]
    target = exact(value) if isinstance(value, Fraction) else value
    if target < 0 <= (written.sign if written.sign > 0 else -1):
        return None
    target = abs(target)
    if written.form_of == "成":
        return _tenths(written, target)
    if written.form_of == "折":
        target = target / 10
    elif written.form_of == "‰":
        target = target * 10
    elif written.form_of == "基点":
        target = target * 100
    new = _arabic(numeral, target, percent=written.kind == "percent") if any(c.isdigit() for c in numeral) else _han(target)
    if new is None:
        return None
    return written.text[:first] + (PAIR if new == HAN[2] and first == 0 and last < len(written.text) else new) + written.text[last:]


def _fraction(written: Written, value: Decimal) -> str | None:
    """五分之二 in the place of 三分之一, where a value is a simple fraction."""
    shape, found = PARTS.search(written.text), simple(value)
    if shape is None or found is None:
        return None
    new = f"{han_numeral(found.denominator)}分之{han_numeral(found.numerator)}"
    return written.text[: shape.start()] + new + written.text[shape.end() :]


def simple(value: Decimal) -> Fraction | None:
    """The fraction of at most tenths that a value is, to half a point."""
    found = Fraction(value).limit_denominator(10)
    return found if 0 < found < 1 and abs(found - Fraction(value)) <= HALF_POINT else None


def _tenths(written: Written, percent: Decimal) -> str | None:
    """三成, 两成五, 3成5: tenths of the whole, and what is over in hundredths behind them."""
    shape = TENTHS.search(written.text)
    hundredths = percent.quantize(Decimal(1), ROUND_HALF_UP)
    if shape is None or not 10 <= hundredths < 1000:
        return None
    tenths, over = divmod(int(hundredths), 10)
    if shape["tenths"].isdecimal():
        new = f"{tenths}成{over or ''}"
    else:
        new = f"{PAIR if tenths == 2 else han_numeral(tenths)}成{HAN[over] if over else ''}"
    return written.text[: shape.start()] + new + written.text[shape.end() :]


def _arabic(numeral: str, target: Decimal, *, percent: bool = False) -> str | None:
    end = max(i for i, c in enumerate(numeral) if c.isdigit()) + 1
    digits, scale_word = numeral[:end], numeral[end:]
    if any(not (c.isdigit() or c in ",.") for c in digits):
        return None
    scale = next((size for word, size in SCALES if word == scale_word.strip()), 1)
    places = len(digits) - digits.find(".") - 1 if "." in digits else 0
    try:
        scaled = (target / scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        return None
    if (scale > 1 or percent) and abs(scaled * scale - target) <= abs(target) * EXACT:
        scaled = whole(scaled)
    text = f"{scaled:,}" if "," in digits else f"{scaled:f}"
    return text + scale_word if scaled or not target else None


def whole(number: Decimal) -> Decimal:
    """25.0 as 25: a result that comes out even is written so."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


LARGEST = Decimal(10**24)  # beyond it nothing is written in Han numerals


def _han(target: Decimal) -> str | None:
    if target != target.to_integral_value() or not 0 < target < 10**16:
        return _han_decimal(target)
    return han_numeral(int(target))


def _han_decimal(target: Decimal) -> str | None:
    if target >= LARGEST:
        return None
    rounded = target.quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole, _, tail = f"{rounded:f}".partition(".")
    if not 0 < rounded < 10:
        return han_numeral(int(target.quantize(Decimal(1), ROUND_HALF_UP))) if target >= 1 else None
    return HAN[int(whole)] if tail == "0" else f"{HAN[int(whole)]}点{HAN[int(tail)]}"


def han_numeral(n: int) -> str:
    """A whole number in Han numerals: 1020 → 一千零二十."""
    if n == 0:
        return HAN[0]
    text, sections = "", []
    while n:
        n, section = divmod(n, 10**4)
        sections.append(section)
    for at in range(len(sections) - 1, -1, -1):
        section = sections[at]
        if section:
            if text and section < 1000:
                text += HAN[0]
            text += _section(section) + ("", "万", "亿", "万亿")[at]
    return text[1:] if text.startswith("一十") else text


def _section(section: int) -> str:
    text, zero = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = section // power % 10
        if digit:
            text += (HAN[0] if zero and text else "") + HAN[digit] + word
            zero = False
        else:
            zero = True
    return text

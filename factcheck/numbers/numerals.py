"""Numerals: Arabic, Han and mixed, to exact values with the size of their last written digit.

>>> numeral("2亿6971.6万", 0).value
Decimal('269716000.0')
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.lexicon.store import load_data
from factcheck.numbers.data import tables

LONGEST = 60  # characters: more are no number of a newspaper
_CHARACTERS: Any = load_data("zh/numbers/numerals.yaml")
DIGITS: Mapping[str, int] = _CHARACTERS["digits"] | _CHARACTERS["formal"]
SMALL: Mapping[str, int] = {c: 10**power for c, power in _CHARACTERS["scales"].items() if power < 4}
BIG: Mapping[str, int] = {c: 10**power for c, power in _CHARACTERS["scales"].items() if power >= 4}
TENS: Mapping[str, int] = {c: 10 * tens for c, tens in _CHARACTERS["tens"].items()}
_FUSED = "".join(_CHARACTERS["fused"])
_HAN = "".join(c for c in (*DIGITS, *SMALL, *BIG, *TENS) if c not in _FUSED)
_PLAIN = _CHARACTERS["writing"]["digits"] + "〇"
_ARABIC = r"\d+ \.\d+|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
CORE = re.compile(rf"(?:{_ARABIC})|[{_HAN}]+(?:点[{_PLAIN}]+)?")
_PIECE = re.compile(
    rf" ?(?P<scale>百万|千万|百亿|千亿|万亿|[十百千万亿兆]+)|(?P<arabic>{_ARABIC})|(?P<zero>零)|(?P<w>[wW](?![A-Za-z0-9]))|(?P<k>[kK](?![A-Za-z0-9]))"
)
_GOES_ON = frozenset(" 十百千万亿兆wWkK")  # what a scale word begins with
_SPELLED = re.compile(rf"([{_PLAIN}]{{3,}})([万亿]+)")

_NO_DIGIT_OF_A_ROW = frozenset("两") | set(_FUSED)  # 两 and 俩 count, and are no digits of a spelled number


class Numeral(NamedTuple):
    """A numeral in a text: value with scale words expanded, one unit of its last written digit, end offset."""

    value: Decimal
    unit: Decimal
    end: int
    scaled: bool
    decimal: bool
    script: str


def product(words: str) -> int:
    """百万 → 1000000: scale words multiplied, in any order; 1 for none."""
    value = 1
    for c in words:
        value *= SMALL.get(c) or BIG.get(c) or 1
    return value


def scale_of(word: str) -> int | None:
    """百万 → 1000000; None where the words do not make a scale (万千)."""
    total = 1
    last = 10**9
    for c in word:
        step = SMALL.get(c) or BIG.get(c)
        if step is None:
            return None
        if c in SMALL and total > 1 and last <= step:
            return None
        total *= step
        last = step
    return total if total <= 10**16 else None


@lru_cache(maxsize=8192)
def arabic(text: str) -> tuple[Decimal, Decimal, bool]:
    """Value, unit of the last digit, and whether decimals are written."""
    plain = text.replace(",", "").replace(" ", "")
    point = plain.find(".")
    places = len(plain) - point - 1 if point >= 0 else 0
    return Decimal(plain), Decimal(1).scaleb(-places), places > 0


def numeral(text: str, start: int) -> Numeral | None:
    """The numeral that begins at start, with its scale words and mixed parts (3万4000, 2亿6971.6万); None where it has no certain value."""
    match = CORE.match(text, start)
    if match is None or len(match[0]) > LONGEST:
        return None
    if match[0][0].isdigit():
        return _mixed(text, match)
    if match[0][-1] == "两" and len(match[0]) > 1:  # 两千两 of silver
        match = re.compile(rf"[{_HAN}]{{{len(match[0]) - 1}}}").match(text, start) or match
    if match[0][-1] in "百千兆" and len(match[0]) > 1 and _is_unit(text, match.end() - 1):  # 三百万千瓦
        match = re.compile(rf"[{_HAN}]{{{len(match[0]) - 1}}}").match(text, start) or match
    return _han_at(text, match)


def _mixed(text: str, first: "re.Match[str]") -> Numeral | None:
    value, unit, decimal = arabic(first[0])
    end, total, scaled = first.end(), Decimal(0), False
    last = Decimal("1e30")
    while text[end : end + 1] in _GOES_ON:
        piece = _PIECE.match(text, end)
        if piece is None or piece.lastgroup not in ("scale", "w", "k"):
            break
        word, behind = piece["scale"] or "", piece.end()
        if word and _begins_unit(text, behind - 1, word[-1]):  # 3亿千瓦, 5千米: the last scale word belongs to the unit
            word, behind = word[:-1], behind - 1
            if not word:
                break
        scale = scale_of(word) if word else {"w": 10**4, "k": 1000}[piece.lastgroup]
        if scale is None:
            break
        if scale >= last:
            if decimal or total + value >= scale:
                return None
            value, total = total + value, Decimal(0)  # 2千零30万
        last = Decimal(scale)
        total += value * scale
        unit, end, scaled = unit * scale, behind, True
        more = _PIECE.match(text, end)
        if more is not None and more["zero"]:
            more = _PIECE.match(text, more.end()) or more
        if more is None or not more["arabic"] or decimal:
            value = Decimal(0)
            break
        value, unit, decimal = arabic(more["arabic"])
        if value >= last:
            return None
        end = more.end()
        if last == 10**4 and len(more["arabic"]) == 1 and _PIECE.match(text, end) is None:  # 13万2 is 132000
            value, unit = value * last / 10, last / 10
        continue
    total += value
    return Numeral(total, unit, end, scaled, decimal, "mixed" if scaled else "arabic")


def _han_at(text: str, match: "re.Match[str]") -> Numeral | None:
    whole, _, decimals = match[0].partition("点")
    found = han(whole)
    if found is None and len(whole) == 2 and text.startswith(tables().discount, match.end()) and DIGITS.keys() >= set(whole):  # 七五折
        found = Decimal(DIGITS[whole[0]] * 10 + DIGITS[whole[1]]), Decimal(1)
    if found is None:
        return None
    value, unit = found
    if not decimals:
        return Numeral(value, unit, match.end(), unit >= 10**4 or _round(whole), False, "han")
    digits = "".join(str(DIGITS[c]) for c in decimals)
    value, unit = value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits))
    piece = _PIECE.match(text, match.end())
    scale = scale_of(piece["scale"]) if piece is not None and piece["scale"] else None
    if piece is None or scale is None:
        return Numeral(value, unit, match.end(), False, True, "han")
    return Numeral(value * scale, unit * scale, piece.end(), True, True, "han")


def _begins_unit(text: str, at: int, scale: str) -> bool:
    """千瓦, 千米, 兆瓦: the scale word belongs to the unit."""
    return len(scale) == 1 and scale in "百千兆" and _is_unit(text, at)


def _is_unit(text: str, at: int) -> bool:
    unit, end = tables().unit_at(text, at)
    return unit is not None and end - at > 1


def _round(whole: str) -> bool:
    return whole[-1] in "万亿"


@lru_cache(maxsize=8192)
def han(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and unit of the last digit of a Han numeral; None where it is none (亿一亿).

    >>> han("四百五")
    (Decimal('450'), Decimal('10'))
    """
    spelled = _SPELLED.fullmatch(text)
    if spelled is not None:  # 一九七亿
        scale = scale_of(spelled[2])
        return (Decimal("".join(str(DIGITS[c]) for c in spelled[1])) * scale, Decimal(scale)) if scale else None
    if all(c in DIGITS for c in text):
        if len(text) == 1 or (len(text) >= 3 and not set(text) & _NO_DIGIT_OF_A_ROW):
            return Decimal("".join(str(DIGITS[c]) for c in text)), Decimal(1)
        return None
    total = section = Decimal(0)
    digit: int | None = None
    unit, last_small, last_big = Decimal(1), 10**5, 10**17
    zero = False
    for at, c in enumerate(text):
        if c in DIGITS:
            if digit:
                return None
            digit, zero = DIGITS[c], zero or DIGITS[c] == 0
        elif c in TENS:
            section, unit, digit = section + TENS[c], Decimal(10), None
        elif c in SMALL:
            step = SMALL[c]
            wrong = step >= last_small or (not digit and step != 10)
            if wrong and not (digit is None and at == 0):
                return None
            section += (1 if digit in (None, 0) else digit) * step
            last_small, digit, unit, zero = step, None, Decimal(step), False
        else:
            step = BIG[c]
            section += digit or 0
            if section == 0 and total and (c == "亿" or (c == "万" and last_big == 10**4)):  # 万亿
                total *= step
            elif section == 0 or step >= last_big:
                if section == 0 or last_big == 10**17:
                    return None
                total, section = (total + section) * step, Decimal(0)
            else:
                total, section = total + section * step, Decimal(0)
            last_big, last_small, digit, unit, zero = step, 10**5, None, Decimal(step), False
    if digit:
        tail = unit / 10 if not zero and unit > 10 else Decimal(1)
        section += digit * tail
        unit = tail
    return total + section, unit if digit or unit >= 1 else Decimal(1)

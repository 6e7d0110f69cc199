"""Whole numbers in dates and ages: 2025, 二〇二五, 廿八, 三百零五; read, and written as another one is written."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.value import value


@value
class Numerals:
    """The characters of a language's numerals; all empty where only digits and words are used."""

    digits: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    names: str  # the ten digits to write with
    round_zero: str
    half: str
    words: Mapping[str, int]

    def read(self, text: str) -> int | None:
        """The value of a whole number, or None.

        >>> numerals("zh").read("二〇二五"), numerals("zh").read("三百零五"), numerals("zh").read("廿八")
        (2025, 305, 28)
        """
        if text.isdecimal() and text.isascii():
            return int(text)
        if text.lower() in self.words:
            return self.words[text.lower()]
        if not text or any(c not in self.digits and c not in self.tens and c not in self.scales for c in text):
            return None
        if len(text) > 1 and all(c in self.digits for c in text):
            return int("".join(str(self.digits[c]) for c in text))
        return self._composed(text)

    def _composed(self, text: str) -> int | None:
        total, digit, last = 0, None, 10**6
        for c in text:
            if c in self.scales:
                if self.scales[c] >= last:
                    return None
                last = self.scales[c]
                total += (1 if digit is None else digit) * last
                digit = None
            elif c in self.tens:
                total, last = total + self.tens[c], 10
            else:
                digit = self.digits[c]
        return total + (digit or 0)

    def write(self, value: int, like: str) -> str:
        """value written as `like` is: digits, Han digits one by one (a year), or with 十 and 百.

        >>> numerals("zh").write(87, "八十九"), numerals("zh").write(1957, "一九七五"), numerals("zh").write(7, "09")
        ('八十七', '一九五七', '07')
        """
        if not self.digits or re.search(r"[0-9]", like):
            return str(value).zfill(len(like)) if like.startswith("0") else str(value)
        if len(like) == 4 and not any(c in self.scales for c in like):
            zero = self.round_zero if self.round_zero in like else self.names[0]
            return "".join(zero if c == "0" else self.names[int(c)] for c in str(value))
        return self._han(value)

    def _han(self, value: int) -> str:
        if value < 10:
            return self.names[value]
        signs = {v: c for c, v in self.scales.items()}
        out, pending = "", False
        for scale in sorted(signs, reverse=True):
            digit, value = divmod(value, scale)
            if digit:
                head = "" if scale == 10 and digit == 1 and not out else self.names[digit]
                out += (self.names[0] if pending and out else "") + head + signs[scale]
                pending = False
            elif out:
                pending = True
        return out + ((self.names[0] if pending else "") + self.names[value] if value else "")


@cache
def numerals(language: str) -> Numerals:
    data: Mapping[str, Any] = load_data(f"{language}/calendar/grammar.yaml").get("numerals") or {}
    return Numerals(
        data.get("digits") or {},
        data.get("tens") or {},
        data.get("scales") or {},
        str(data.get("names") or ""),
        str(data.get("round-zero") or ""),
        str(data.get("half") or ""),
        data.get("words") or {},
    )

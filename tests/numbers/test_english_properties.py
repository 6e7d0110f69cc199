"""Properties of the English reader: whatever way a whole number is written, it reads back as itself."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.numbers import read

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
WORDS = (
    "about nearly rose to from of the a an one two twenty hundred million per cent 5 3.4 £ $ % - , . and or 2025 May half third times dozen"
)


def spell(n: int, joined: bool) -> str:
    """A whole number in words, with and (two hundred and five) or without."""
    parts = []
    for size, word in LARGE:
        if n >= size:
            parts.append(f"{_hundreds(n // size, joined)} {word}")
            n %= size
    if n or not parts:
        parts.append(("and " if joined and parts and n < 100 else "") + _hundreds(n, joined))
    return " ".join(parts)


def _hundreds(n: int, joined: bool) -> str:
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    rest = n % 100
    return f"{SMALL[n // 100]} hundred" + ((" and " if joined else " ") + _hundreds(rest, joined) if rest else "")


def value_of(surface: str) -> object:
    (found,) = read(f"{surface} crates", "en")
    assert (found.start, found.end) == (0, len(surface))
    return found.written.value


@given(st.one_of(st.integers(2, 2000), st.integers(2, 10**15 - 1)), st.booleans())
def test_words_read_back(n: int, joined: bool) -> None:
    assert value_of(spell(n, joined)) == n


@given(st.integers(2100, 10**30))
def test_grouped_digits_read_back(n: int) -> None:
    assert value_of(f"{n:,}") == n


@given(st.decimals("0.1", "9999.9", places=1), st.sampled_from([("million", 6), ("billion", 9), ("bn", 9), ("m", 6), ("trillion", 12)]))
def test_scales_multiply(digits: Decimal, scale: tuple[str, int]) -> None:
    word, power = scale
    assert value_of(f"{digits}{'' if len(word) < 3 else ' '}{word}") == digits.scaleb(power)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join))
def test_any_text_is_read_in_order_and_in_place(text: str) -> None:
    found = read(text, "en")
    assert [m.written.text for m in found] == [text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    for mention in found:
        core, support = mention.written.core, mention.written.support
        assert core is None or support is None or core.hull(support) == support

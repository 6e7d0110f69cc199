"""Properties of the Chinese reader: whatever way a whole number is written, it reads back as itself."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.mention import Mention
from factcheck.numbers import read
from tests.numbers.spelling import COMMON, FORMAL, spell

whole = st.one_of(
    st.integers(1, 10**4),
    st.integers(1, 10**16 - 1),
    st.builds(lambda digit, power, low: digit * 10**power + low, st.integers(1, 9), st.integers(1, 15), st.integers(0, 99)).filter(
        lambda n: n < 10**16
    ),
)
ALPHABET = "0123456789零一二三四五六七八九十百千万亿两几半多余约近超第前年月日时点分成折倍番至到—-~%.,，、。；（）“”每从由 元人家个岁度级号A+/:：负以上下左右"


def value_of(surface: str, behind: str = "人") -> object:
    """The value of the one number of a text that a numeral fills with its unit."""
    (found,) = read(surface + behind)
    assert (found.start, found.end) == (0, len(surface + behind))
    assert found.written.core is not None
    assert isinstance(found.written.value, Decimal)
    assert found.written.value in found.written.core
    return found.written.value


@given(whole, st.booleans(), st.booleans())
def test_han_numerals_read_back(n: int, short_ten: bool, two: bool) -> None:
    assert value_of(spell(n, COMMON, short_ten, two), "公斤") == n


@given(st.integers(11, 10**16 - 1), st.booleans())
def test_formal_numerals_read_back(n: int, short_ten: bool) -> None:
    assert value_of(spell(n, FORMAL, short_ten), "公斤") == n


@given(st.integers(1, 10**30), st.booleans())
def test_arabic_digits_read_back(n: int, grouped: bool) -> None:
    assert value_of(f"{n:,}" if grouped else str(n)) == n


@given(st.integers(1, 10**12), st.integers(1, 6))
def test_decimals_read_back(n: int, places: int) -> None:
    value = Decimal(n).scaleb(-places)
    assert value_of(f"{value:f}", "公斤") == value


@given(
    st.decimals("0.01", "9999.99", places=2), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("百万", 6), ("千万", 7), ("千亿", 11)])
)
def test_scale_words_multiply(digits: Decimal, scale: tuple[str, int]) -> None:
    word, power = scale
    assert value_of(f"{digits}{word}") == digits.scaleb(power)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_mixed_numerals_add_up(high: int, low: int) -> None:
    assert value_of(f"{high}亿{low}万") == high * 10**8 + low * 10**4
    assert low < 1000 or value_of(f"{high}万{low}") == high * 10**4 + low


@given(st.text(ALPHABET, max_size=60))
def test_any_text_is_read_in_order_and_in_place(text: str) -> None:
    found = read(text)
    assert [m.written.text for m in found] == [text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    for mention in found:
        _sound(mention)


def _sound(mention: Mention) -> None:
    """Core within support, the value within both, the numeral inside the number."""
    written = mention.written
    first, last = written.numeral
    assert 0 <= first <= last <= len(written.text)
    if written.core is None or written.support is None:
        return
    assert written.core.hull(written.support) == written.support


def test_what_is_too_long_is_no_number() -> None:
    assert read("1" * 5000 + "人") == []
    assert read("1" * 5000 + " people", "en") == []

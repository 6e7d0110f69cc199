"""English numerals in words: twenty-one, two million three hundred thousand, three dozen; to exact values.

>>> spelled("two hundred and five")
(Decimal('205'), Decimal('1'))
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from factcheck.lexicon.store import load_data

ONE = Decimal(1)
_SPLIT = re.compile(r"[ -]+")


@cache
def words() -> Any:
    return load_data("en/numbers/words.yaml")


def alternatives(found: Any) -> str:
    """A regular expression of all words, the longest first."""
    return "|".join(re.escape(str(word)) for word in sorted(found, key=len, reverse=True))


@cache
def numeral_pattern() -> str:
    """What a numeral in words may look like: its parts joined by spaces, hyphens and and. `spelled` says whether it is one."""
    data = words()
    simple = alternatives([*data["small"], *data["tens"]])
    large = alternatives([*data["large"], *data["packs"]])
    part = rf"(?:{simple}|{large})\b"
    return rf"(?:(?:a|an|half a|half-a)[ -](?:{large})\b|{part})(?:(?:[ -]and[ -]|[ -])(?:{part})){{0,40}}"


def misspelled(surface: str) -> Iterator[str]:
    """A numeral in words that sounds like another: fifteen for fifty, and the other way round."""
    data = words()
    alike = {a: b for a in data["small"] for b in data["tens"] if a.endswith("teen") and data["tens"][b] == (data["small"][a] - 10) * 10}
    for match in re.finditer(r"[A-Za-z]+", surface):
        for other in (b if match[0].lower() == a else a for a, b in alike.items() if match[0].lower() in (a, b)):
            written = other.capitalize() if match[0][0].isupper() else other
            yield surface[: match.start()] + written + surface[match.end() :]


@lru_cache(maxsize=8192)
def spelled(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and unit of the last named place; None where the words make no numeral (two three)."""
    data = words()
    total = section = Decimal(0)
    unit, last, top = ONE, Decimal(10) ** 3, Decimal(10) ** 18
    said = False
    parts = [p for p in _SPLIT.split(text.lower()) if p]
    if parts[:2] == ["half", "a"]:
        inner = spelled(" ".join(["one", *parts[2:]]))
        return None if inner is None else (inner[0] / 2, ONE)
    for at, word in enumerate(parts):
        if word in ("a", "an"):
            if at or len(parts) == 1:
                return None
            section, said = ONE, True
        elif word == "and":
            if not said:
                return None
        elif word in data["small"] or word in data["tens"]:
            value = Decimal(data["small"].get(word, data["tens"].get(word)))
            size = Decimal(10) if word in data["tens"] else ONE
            if last <= size or (said and value >= last):
                return None
            section, last, unit, said = section + value, size, size, True
        elif word == "hundred":
            if not said or not 0 < section < 100:
                return None
            section, last, unit = section * 100, Decimal(100), Decimal(100)
        else:
            step = Decimal(data["large"].get(word) or data["packs"].get(word) or 0)
            if not step or not said or not section or step >= top:
                return None
            total, section, top, last, unit = (
                total + section * step,
                Decimal(0),
                step,
                Decimal(1000),
                step if word not in data["packs"] else ONE,
            )
            said = True
    return (total + section, unit) if said else None


def spell(value: Decimal) -> str | None:
    """A whole number below a hundred in words; None for any other.

    >>> spell(Decimal(21))
    'twenty-one'
    """
    if value != value.to_integral_value() or not 0 <= value < 100:
        return None
    small = {n: word for word, n in words()["small"].items()}
    tens = {n: word for word, n in words()["tens"].items()}
    number = int(value)
    if number in small:
        return str(small[number])
    ten, unit = number // 10 * 10, number % 10
    return f"{tens[ten]}-{small[unit]}" if unit else str(tens[ten])

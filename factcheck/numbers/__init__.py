"""Text to mentions: every written number, read once, typed, with its intervals."""

from collections.abc import Iterator
from decimal import localcontext

from factcheck.model.interval import WIDE, Interval
from factcheck.model.mention import Mention, Value, Written
from factcheck.numbers.chinese import read_chinese
from factcheck.numbers.write import write_chinese

__all__ = ["explain_reading", "misspelled", "read", "read_one", "write_like"]


def read(text: str, language: str = "zh", names: frozenset[str] = frozenset()) -> list[Mention]:
    """The numbers of a flow text by place, without overlaps. names: words of a newsroom that carry digits and are no numbers."""
    with localcontext(WIDE):  # the default context rounds behind 28 digits
        if language == "en":
            from factcheck.numbers.english import read_english

            return read_english(text, names)
        return read_chinese(text, names)


def read_one(surface: str, language: str = "zh") -> Written | None:
    """The reading of a written form that fills the whole of a text."""
    found = read(surface, language)
    if len(found) != 1 or found[0].start != 0 or found[0].end != len(surface):
        return None
    return found[0].written


def misspelled(surface: str) -> Iterator[str]:
    """The number words of an English surface, each exchanged for one that it may be a slip for."""
    from factcheck.numbers.english_words import misspelled as of_words

    return of_words(surface)


def write_like(written: Written, value: Value, language: str = "zh") -> str | None:
    """A value, in written.unit, in the form of another number."""
    if language == "en":
        from factcheck.numbers.english import write_like_english

        return write_like_english(written, value)
    return write_chinese(written, value)


def explain_reading(written: Written, language: str = "zh") -> list[str]:
    """How a number was read, a line each: value, what bounds it, core and support."""
    from factcheck.lexicon.store import load_data

    reasons = load_data("zh/numbers/widths.yaml")["reasons"]
    lines = [f"{written.text}: {written.kind}, {_value(written)}{' ' + written.unit if written.unit else ''}"]
    for hedge in written.hedges or ():
        lines.append(reasons.get(hedge.concept, reasons["plain"])[language].format(word=hedge.text))
    if not written.hedges and written.core is not None:
        lines.append(reasons["plain"][language].format(word=written.text))
    for name, interval in (
        ("core", written.core),
        ("support", written.support),
        ("truncated", written.truncated),
        ("coarse", written.coarse),
    ):
        if isinstance(interval, Interval):
            lines.append(f"{name} {interval}")
    return lines


def _value(written: Written) -> str:
    from decimal import Decimal

    from factcheck.model.interval import plain

    if isinstance(written.value, Decimal):
        return plain(written.value)
    return str(written.value) if written.value is not None else f"{written.low}–{written.high}"

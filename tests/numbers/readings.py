"""What a text is read as, in one line a number: kind, value or ends, unit."""

from decimal import Decimal

from factcheck.documents.normal import normalise
from factcheck.model.interval import plain
from factcheck.model.mention import Value, Written
from factcheck.numbers import read

OPEN, CLOSE = "【", "】"


def unmarked(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def marked(text: str, language: str = "zh") -> str:
    """The text with marks around every number that is read."""
    out, at = "", 0
    for mention in read(normalise(text), language):
        out += text[at : mention.start] + OPEN + text[mention.start : mention.end] + CLOSE
        at = mention.end
    return out + text[at:]


def readings(text: str, language: str = "zh") -> list[str]:
    return [reading(mention.written) for mention in read(normalise(text), language)]


def reading(written: Written) -> str:
    """`count 300 家, over 300 to 400`: kind, value, unit, and the ends where they are more than the rounding of the value."""
    value = [] if written.value is None else [said(written.value)]
    words = " ".join((written.kind, *value, *([written.unit] if written.unit else [])))
    if written.qualifier in ("exact", "rounded"):
        return words
    low, high = (None if end is None else said(end) for end in (written.low, written.high))
    if written.form == "vague" and low and high:
        return f"{words}, {low} to {high}"
    ends = f"{low} to {high}" if low and high else f"from {low}" if low else f"to {high}" if high else ""
    return f"{words}, {written.qualifier} {ends}".rstrip() if written.kind != "range" else f"{words}, {ends}"


def said(value: Value) -> str:
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > 20:
        return f"{value:.4g}"
    return plain(value) if isinstance(value, Decimal) else str(value)

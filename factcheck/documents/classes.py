"""The class of an article (table, correction, language column, bulletin, news), by words that are data."""

from collections.abc import Sequence

from .layout import HEAD, Block
from .words import ClassWords, Marks

_OPENING = 24  # characters of the text that count as its title where it has none


def class_of(blocks: Sequence[Block], text: str, words: Marks) -> str | None:
    """The first class that fits, or None. Letters are compared in lower case, as the data has them."""
    heads = [*(block.text for block in blocks if block.kind in HEAD), *(block.text[:_OPENING] for block in blocks[:1])]
    rows = sum(block.kind == "row" for block in blocks)
    share = rows / len(blocks) if len(blocks) > 1 else 0
    head, body = " ".join(heads).lower(), text.lower()
    return next((entry.name for entry in words.classes if _fits(entry, head, body, share)), None)


def _fits(entry: ClassWords, head: str, body: str, rows: float) -> bool:
    if entry.rows is not None:
        return rows >= entry.rows
    return any(word in head for word in entry.title) or sum(word in body for word in entry.body) >= entry.least

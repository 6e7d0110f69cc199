"""Whether a file is a bundle of short items (快讯, news in brief): nothing is compared across them."""

from collections.abc import Sequence

from .sections import Section
from .words import Marks


def is_digest(sections: Sequence[Section], words: Marks) -> bool:
    """Its title says so, or headlines and short texts alternate and the texts open like news."""
    return _is_called_so(sections, words) or _looks_so(sections, words)


def _is_called_so(sections: Sequence[Section], words: Marks) -> bool:
    if not sections or len(sections) < 2:
        return False
    return any(
        len(block.text) <= words.digest_title and words.digest.search(block.text) for block in (*sections[0].head, *sections[0].body[:1])
    )


def _looks_so(sections: Sequence[Section], words: Marks) -> bool:
    """Each item has a headline and a paragraph or two; half of them open with 记者…, 近日, 今天（6月25日）…"""
    if len(sections) < words.digest_least or any(section.level for section in sections):
        return False
    items = [section for section in sections if section.head and section.body]
    if len(items) < words.digest_least or len(items) < len(sections) - 1:
        return False
    short = all(len(section.body) <= words.digest_paragraphs for section in items)
    return short and 2 * sum(words.opening.match(section.body[0].text) is not None for section in items) >= len(items)

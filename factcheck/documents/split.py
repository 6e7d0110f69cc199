"""A flow to its articles: a file may be a whole newspaper page, or a bundle of short items.

A page is cut where a headline stands over a dateline or a byline, at headings of its own level, and where a paragraph opens with a
dateline. What looks like a headline inside one article (a subhead) leaves the article whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.model.document import Article, Sentence, SentenceKind
from factcheck.model.value import value

from .classes import class_of
from .digest import is_digest
from .layout import HEAD, WIDE_GAP, Block, blocks_of
from .lines import lines_of
from .sections import Section, sections_of
from .sentences import bounded, has_stop, sentence_spans
from .words import Marks, marks

Spell = Callable[[int, int], str]  # the author's own characters of a flow span


def split_articles(flow: str, language: str, title: str | None = None, spell: Spell | None = None) -> tuple[Article, ...]:
    """The articles of a flow, in order; the title given (of a record that carries one) is the first one's."""
    words = marks(language)
    sections = sections_of(blocks_of(lines_of(flow), words))
    digest = is_digest(sections, words)
    spell = spell or (lambda start, end: flow[start:end])
    articles = (_article(flow, group, words, spell, digest=digest) for group in _groups(sections, words, digest=digest))
    return tuple(replace(article, title=title) if at == 0 and title else article for at, article in enumerate(articles))


def _groups(sections: Sequence[Section], words: Marks, *, digest: bool) -> list[list[Section]]:
    """The sections of each article."""
    groups: list[list[Section]] = []
    page = _Page.of(sections)
    for section in sections:
        if not groups or _opens_article(section, page, words, digest=digest):
            groups.append([])
        groups[-1].append(section)
    return groups


@value
class _Page:
    """The heading levels that open articles, and the usual number of empty lines between two blocks."""

    levels: frozenset[int]
    usual_gap: int

    @classmethod
    def of(cls, sections: Sequence[Section]) -> "_Page":
        """The level of the first heading, and each level at which a heading stands over a dateline or byline."""
        headed = [section for section in sections if section.level]
        first = {headed[0].level} if headed else set()
        signed = {section.level for section in headed if section.is_signed}
        gaps = sorted(block.gap for section in sections for block in section.body)
        return cls(frozenset(first | signed), gaps[len(gaps) // 2] if gaps else 0)


def _opens_article(section: Section, page: _Page, words: Marks, *, digest: bool) -> bool:
    if section.level:
        return section.level in page.levels or section.level < min(page.levels)
    if section.is_numbered and not digest:
        return False
    return section.is_signed or (digest and section.is_item) or _stands_apart(section, page, words)


def _stands_apart(section: Section, page: _Page, words: Marks) -> bool:
    """An unusually wide gap above; a line of signature or imprint below one is no article."""
    return page.usual_gap < WIDE_GAP <= section.first.gap and (bool(section.head) or has_stop(section.first.text, words))


def _article(flow: str, sections: Sequence[Section], words: Marks, spell: Spell, *, digest: bool) -> Article:
    blocks = [block for section in sections for block in (*section.head, *section.body)]
    start, end = blocks[0].start, blocks[-1].end
    title = " ".join(spell(block.start, block.end) for block in sections[0].title(words, digest=digest))
    klass = class_of(blocks, flow[start:end], words) or ("digest" if digest else "news")
    return Article(title, start, end, tuple(_sentences(flow, blocks, words)), klass)


def _sentences(flow: str, blocks: Sequence[Block], words: Marks) -> Iterator[Sentence]:
    lead = next((at for at, block in enumerate(blocks) if block.kind == "text"), -1)
    for paragraph, block in enumerate(blocks):
        kind = _sentence_kind(block)
        for first, last in sentence_spans(flow, block.start, block.end, words):
            for start, end in bounded(flow, first, last):
                yield Sentence(start, end, kind, paragraph, paragraph == lead)


def _sentence_kind(block: Block) -> SentenceKind:
    if block.kind in HEAD or block.kind == "item":
        return "headline"
    if block.kind == "byline":
        return "byline"
    return "caption" if block.kind == "caption" else "body"

"""Speed of the stages behind the number readers: `pytest tests/benchmarks -o addopts= --benchmark-only`, with FACTCHECK_NEWS as there.

Without an archive the article of the fixtures stands in, which is far denser in numbers than news is: its figures are no measure of news.
"""

import json
import os
from pathlib import Path
from typing import Any

from factcheck.documents import read_document
from factcheck.engine import Settings, check
from factcheck.lexicon import load_lexicon
from factcheck.model.document import Document
from factcheck.model.mention import Mention
from factcheck.model.reading import Reading
from factcheck.model.rule import RuleBook
from factcheck.numbers import read
from factcheck.rulefile import load_rules
from factcheck.structure import understand

FIXTURE = Path(__file__).parents[2] / "fixtures" / "page.txt"
ENOUGH = 200_000  # characters
AS_LONG = 500_000


def articles(enough: int) -> list[str]:
    """So many characters of articles: those of the archive from its beginning, again where it has fewer."""
    given = os.environ.get("FACTCHECK_NEWS")
    lines = Path(given).read_text(encoding="utf-8").splitlines() if given else []
    texts = [record.get("text") or record.get("body") or "" for record in map(json.loads, lines)] or [FIXTURE.read_text(encoding="utf-8")]
    found: list[str] = []
    size = 0
    while size < enough:
        found.append(texts[len(found) % len(texts)])
        size += len(found[-1])
    return found


def understood(document: Document) -> tuple[list[Mention], Reading]:
    mentions = read(document.flow, document.language)
    return mentions, understand(document, mentions, load_lexicon(document.language))


def checked(text: str, book: RuleBook) -> int:
    document = read_document(text)
    _, reading = understood(document)
    return len(check(document, reading, book, Settings())[0])


def say(benchmark: Any, texts: list[str]) -> None:
    benchmark.extra_info["characters_per_second"] = round(sum(map(len, texts)) / benchmark.stats["min"])


def test_numbers_and_structure_of_news(benchmark: Any) -> None:
    texts = articles(ENOUGH)
    documents = [read_document(text) for text in texts]
    benchmark.pedantic(lambda: [understood(d) for d in documents], rounds=3, warmup_rounds=1)
    say(benchmark, texts)


def test_all_rules_over_news(benchmark: Any) -> None:
    texts, book = articles(ENOUGH), load_rules([])
    benchmark.pedantic(lambda: [checked(text, book) for text in texts], rounds=3, warmup_rounds=1)
    say(benchmark, texts)


def test_all_rules_over_one_long_article(benchmark: Any) -> None:
    """The same text as one article: it may take no more than twice as long."""
    texts, book = articles(AS_LONG), load_rules([])
    benchmark.pedantic(lambda: checked("".join(" ".join(t.split("\n")) for t in texts), book), rounds=1, warmup_rounds=0)
    say(benchmark, texts)


def test_all_rules_over_its_parts(benchmark: Any) -> None:
    """What the long article is measured against."""
    texts, book = [" ".join(t.split("\n")) for t in articles(AS_LONG)], load_rules([])
    benchmark.pedantic(lambda: [checked(text, book) for text in texts], rounds=1, warmup_rounds=0)
    say(benchmark, texts)

"""Speed of the number readers: `pytest tests/benchmarks -o addopts= --benchmark-only`, with FACTCHECK_NEWS naming a .jsonl of articles.

The text is news from that file, or where there is none the article of the fixtures many times over. `extra_info` holds characters a second.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from factcheck.documents.normal import normalise
from factcheck.numbers import read

FIXTURE = Path(__file__).parents[2] / "fixtures" / "page.txt"
ENOUGH = 1_000_000
LONG = 100_000


def news() -> list[str]:
    """About a million characters of articles, normalised."""
    given = os.environ.get("FACTCHECK_NEWS")
    if not given:
        page = normalise(FIXTURE.read_text(encoding="utf-8"))
        return [page] * (ENOUGH // len(page))
    texts, size = [], 0
    for line in Path(given).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        texts.append(normalise(record.get("text") or record.get("body") or ""))
        size += len(texts[-1])
        if size > ENOUGH:
            break
    return texts


def test_one_scan_of_news(benchmark: Any) -> None:
    texts = news()
    benchmark(lambda: [read(text) for text in texts])
    benchmark.extra_info["characters_per_second"] = round(sum(map(len, texts)) / benchmark.stats["min"])


@pytest.mark.parametrize(
    "unit", ["1", "一", "万", "、", "1,", "1+", "1×", "第", "半", "近1", "1至", "1元", "百分之", "从1到", "2024年", "人"]
)
@pytest.mark.parametrize("length", [LONG // 4, LONG])
def test_one_repeated_unit(benchmark: Any, unit: str, length: int) -> None:
    """Linear: four times the text takes four times as long, whatever is repeated."""
    text = unit * (length // len(unit))
    benchmark.pedantic(read, args=(text,), rounds=3, warmup_rounds=1)
    benchmark.extra_info["characters_per_second"] = round(length / benchmark.stats["min"])

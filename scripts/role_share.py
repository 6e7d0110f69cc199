#!/usr/bin/env python3
"""Prints of how many numbers of an archive words say what they are, or a time says it, and which words stand beside the others.

    scripts/role_share.py ARCHIVE.jsonl [--kinds] [--draw 200]

Dates, times, periods, ordinals, ranks and codes do not count. The words are the last two characters before a number and the first two
behind it: what a lexicon may lack. --kinds tells the share by kind of number; --draw prints so many of the numbers of which nothing is
said, drawn at random but the same each time, each between its neighbours.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.documents import open_records
from factcheck.model.document import Document, Problem
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact
from factcheck.pipeline import Checker, Options

NOT_COUNTED = frozenset({"date", "time", "period", "ordinal", "rank"})
CODE = re.compile(r"0\d+|\d{5,}")  # without unit or comma: 600519, 00388
MOST = 30  # words that are printed
SEED = 20250101
WORD = 2  # characters
AROUND = 40  # characters of a drawn number on each side


@dataclass(frozen=True, slots=True)
class Seen:
    """A number of the archive: its kind, whether a word says what it is or a time when, and the text on both sides."""

    kind: str
    said: bool
    timed: bool
    before: str
    text: str
    behind: str

    @property
    def known(self) -> bool:
        return self.said or self.timed

    def __str__(self) -> str:
        return f"{self.before[-AROUND:]}【{self.text}】{self.behind[:AROUND]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    given = parser.parse_args()
    numbers = list(seen(given.archive))
    unknown = [n for n in numbers if not n.known]
    print("\n".join(shares(numbers, kinds=given.kinds)))
    if given.draw:
        print("\n".join(map(str, random.Random(SEED).sample(unknown, min(given.draw, len(unknown))))))
    else:
        print("\n".join(words(unknown)))
    return 0


def seen(archive: str) -> Iterator[Seen]:
    """Every number of an archive that counts."""
    checker = Checker(Options())
    for record in open_records([archive]):
        if isinstance(record, Problem):
            print(f"{record.path}: {record.message}", file=sys.stderr)
            continue
        document = record.read()
        mentions, reading = checker.read(document)
        pairs = zip(mentions, reading.numbers, strict=True)
        yield from (_seen(document, mention, fact) for mention, fact in pairs if counts(mention))


def counts(mention: Mention) -> bool:
    """Whether a number says how much or how many."""
    return mention.written.base_kind not in NOT_COUNTED and not (mention.written.unit is None and CODE.fullmatch(mention.written.text))


def _seen(document: Document, mention: Mention, fact: Fact) -> Seen:
    said = any(role.level == "says" for role in fact.roles.values())
    before, behind = document.flow[max(0, mention.start - AROUND) : mention.start], document.flow[mention.end : mention.end + AROUND]
    return Seen(mention.written.base_kind, said, fact.time is not None, before, mention.written.text, behind)


def shares(numbers: Sequence[Seen], *, kinds: bool) -> list[str]:
    """The share of all numbers and, where asked, of each kind."""
    groups = ["all", *sorted({n.kind for n in numbers})] if kinds else ["all"]
    rows = [(group, [n for n in numbers if group in ("all", n.kind)]) for group in groups]
    head = f"{'kind':<18}{'numbers':>8}{'by words':>10}{'or times':>10}"
    return [head, *[f"{group:<18}{len(own):>8}{share(n.said for n in own):>10}{share(n.known for n in own):>10}" for group, own in rows]]


def share(those: Iterable[bool]) -> str:
    counted = list(those)
    return f"{100 * sum(counted) / max(1, len(counted)):.1f}%"


def words(unknown: Sequence[Seen]) -> list[str]:
    """The most frequent words before and behind."""
    before = Counter(n.before[-WORD:] for n in unknown if n.before[-WORD:].isalpha())
    behind = Counter(n.behind[:WORD] for n in unknown if n.behind[:WORD].isalpha())
    return [
        f"{name}: {', '.join(f'{w} {n}' for w, n in found.most_common(MOST))}" for name, found in (("before", before), ("behind", behind))
    ]


if __name__ == "__main__":
    sys.exit(main())

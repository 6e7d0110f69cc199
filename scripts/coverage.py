#!/usr/bin/env python3
"""Prints how many of the numbers of an archive a decided check covers, and how many one that says much of them (strength ½ or more, outside
bound, direction, wording and date): quiet must not be bought by blindness.

    scripts/coverage.py articles.jsonl --jobs 2
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.documents import open_records
from factcheck.model.report import Judged, Summary
from factcheck.pipeline import Options, Task, run

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Covered:
    """Numbers, covered ones and well covered ones, by kind."""

    def piece(self, judged: Judged) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for mention, touched in zip(judged.mentions, judged.coverage, strict=True):
            for kind in ("all", mention.written.base_kind):
                found[kind, "numbers"] += 1
                found[kind, "covered"] += touched.covered
                found[kind, "well"] += touched.strength is not None and touched.strength >= HALF
        return found

    def whole(self, pieces: Sequence[Counter[tuple[str, str]]], summary: Summary | None = None) -> str:
        del summary
        total: Counter[tuple[str, str]] = sum(pieces, Counter())
        kinds = sorted({kind for kind, _ in total}, key=lambda k: (-total[k, "numbers"], k))
        rows = [(kind, *(total[kind, column] for column in ("numbers", "covered", "well"))) for kind in kinds]
        lines = [f"{kind:<18}{n:>9}{c:>9} {100 * c / n:5.1f}%{w:>9} {100 * w / n:5.1f}%" for kind, n, c, w in rows]
        return "\n".join([f"{'kind':<18}{'numbers':>9}{'covered':>16}{'strength ≥ ½':>16}", *lines]) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    given = parser.parse_args()
    form = Covered()
    parts = list(run(Task(Options(), form), open_records(given.paths), given.jobs))
    for problem in (p for part in parts for p in part.problems):
        print(f"{problem.path}: {problem.message}", file=sys.stderr)
    sys.stdout.write(form.whole([part.content for part in parts if part.content is not None]))
    return 3 if any(part.content is None for part in parts) else 0


if __name__ == "__main__":
    raise SystemExit(main())

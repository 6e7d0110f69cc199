#!/usr/bin/env python3
"""Measures every bundled rule, and writes the figures into rules/figures.json and the pages that show them.

    scripts/rule_pages.py --archive "Chinese news=news.jsonl" --archive "English news=english.jsonl" --jobs 2
    scripts/rule_pages.py --slips

An archive's figures are how often each rule confirms, complains and cannot decide in it, and in how many articles it finds something
inconsistent; the rules run together, as in a check. The slips are those of `factcheck rules test`, put into the rule's own examples that hold.
What is not measured anew is kept. A figure is of the form that the rule had then: if the rule has changed since, its page says so.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.documents import open_records
from factcheck.model.rule import Rule, RuleBook, Source
from factcheck.pipeline import Options, Task, checker, run
from factcheck.report.rules import VERDICTS, Rated, RateReport, rates_of
from factcheck.rulefile import to_json
from factcheck.workers import spread
from factcheck.workshop import Bench

FIGURES = Path(__file__).resolve().parents[1] / "rules" / "figures.json"
OPTIONS = Options()
FEW = 4  # rules that a process takes at a time


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", action="append", default=[], metavar="NAME=PATH", help="published articles, and what to call them")
    parser.add_argument("--slips", action="store_true", help="put slips into the examples of every rule")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    given = parser.parse_args()
    figures = known()
    for archive in given.archive:
        name, _, path = archive.partition("=")
        figures["archives"][name] = measured(path, given.jobs)
        keep(figures)
    if given.slips:
        figures["slips"] = slips(given.jobs)
        keep(figures)
    from reference_page import page

    (FIGURES.parents[1] / "docs" / "reference.md").write_text(page(), encoding="utf-8")
    return 0


def known() -> dict[str, Any]:
    """The figures of the last time."""
    empty: dict[str, Any] = {"archives": {}, "slips": {}}
    return json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else empty


def keep(figures: dict[str, Any]) -> None:
    """Writes the figures; what has been measured is not lost to what comes after."""
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def form(rule: Rule) -> str:
    """A short digest of all that a rule says, wherever it stands in its file."""
    body = to_json(RuleBook((replace(rule, source=Source("", 0), examples={}),)))
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:8]


def measured(path: str, jobs: int) -> dict[str, Any]:
    """What all bundled rules say of an archive."""
    pieces: list[Rated] = []
    languages: Counter[str] = Counter()
    for part in run(Task(OPTIONS, Languages()), open_records([path]), jobs):
        if part.content is None:
            sys.exit("".join(f"{problem.path}: {problem.message}\n" for problem in part.problems))
        language, piece = part.content
        languages[language] += 1
        pieces.append(piece)
    rules = {rule.id: rule for rule in checker(OPTIONS).rulebook.rules}
    apart = [{pair[0] for pair in piece.given if pair[1] == "inconsistent" and rules[pair[0]].family != "wording"} for piece in pieces]
    return {
        "language": languages.most_common(1)[0][0],
        "articles": len(pieces),
        "characters": sum(piece.characters for piece in pieces),
        "wrong": sum(map(bool, apart)),
        "rules": {
            name: {"form": form(rules[name]), "wrong": rate.wrong, **dict(zip(VERDICTS, rate.counts, strict=True))}
            for name, rate in rates_of(pieces).items()
        },
    }


class Languages(RateReport):
    """The rates of one article, with its language."""

    def piece(self, judged: Any) -> Any:
        return judged.document.language, super().piece(judged)


def slips(jobs: int) -> Mapping[str, Any]:
    """The catch rate of every bundled rule."""
    bench = Bench(OPTIONS)
    places = range(len(bench.rules))
    done = spread(bench, places, jobs, FEW, bench.lost) if jobs > 1 else bench(places)
    caught = ((one.rule, (one.catch.tried, one.catch.caught) if one.catch else (0, 0)) for one in done)
    return {rule.id: {"form": form(rule), "tried": tried, "caught": found} for rule, (tried, found) in caught}


if __name__ == "__main__":
    raise SystemExit(main())

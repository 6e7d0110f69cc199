#!/usr/bin/env python3
"""Measures the obligations of the semantics and writes docs/semantics.md: `scripts/semantics_page.py [DRAWS] [NEWS.jsonl]`.

DRAWS is the number of random draws of each kind (default 20000); a fiftieth of it for those that go through the whole pipeline. NEWS.jsonl is an
archive of articles ({"text": …} a line), for what can be measured on print alone.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pages import table, write

from tests.obligations import measure

DRAWS, ARTICLES, EXAMPLES, EVERY = 20_000, 100, 2, 16
NAMES = {
    "transposed": "two adjacent digits transposed",
    "lookalike": "a digit taken for one that looks like it",
    "digit": "another digit",
    "dropped": "a digit too few (the repair drops one)",
    "doubled": "a digit too many (the repair doubles one)",
    "decimal": "the decimal point moved",
    "scale": "another scale word (万, 亿)",
    "unit": "another unit (元, 万元; %, 个百分点)",
}
HEAD = """# What is promised, and how far it is kept

A number is an interval, and a relation is judged on intervals; this page says how often that judgment errs. Its figures are measured by
`scripts/semantics_page.py`, on drawn numbers, on the examples of the bundled rules, and on an archive of published news; tests/obligations holds the
same measures with fewer draws. The seed of every draw is fixed.

"""


def main() -> int:
    draws = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else DRAWS
    archive = next((Path(a) for a in sys.argv[1:] if a.endswith(".jsonl")), None)
    parts = [HEAD, _drawn(draws), _corrupted(), _printed(), _trapped(), _fished(archive)]
    return write("semantics.md", "\n".join(parts))


def _drawn(draws: int) -> str:
    rows = [
        (f"1. a {name} of true values, each printed with any number of places: inconsistent", t)
        for name, t in measure.roundings(draws).items()
    ]
    rows += [
        ("2. an interval is widened: consistent no longer", measure.widenings(draws)),
        ("2. the parts of a sum in another order: another verdict", measure.orders(draws)),
        ("2. the same amounts in a smaller unit, as a text: another complaint", measure.units(draws // 50)),
        ("3. what members of two intervals give is outside of what the intervals give", measure.intervals(draws)),
    ]
    return "## Numbers drawn at random\n\n" + table(
        ("what must never be", "draws", "times it was"), [(name, f"{t.draws:,}", str(t.broken)) for name, t in rows]
    )


def _corrupted() -> str:
    found = measure.corruption(EXAMPLES, every=EVERY)
    names = [*NAMES, *sorted(found.operators.keys() - NAMES.keys())]
    rows = [(NAMES.get(name, name), *_shares(found.operators[name])) for name in names if found.operators[name].tried]
    stated = sum(found.stated) / len(found.stated)
    return (
        f"## Slips put into true sentences\n\n4. The first {EXAMPLES} holding examples of each of the {len(measure.EQUATIONS)} rules that are equations: one in {EVERY} of all slips of the"
        " pen in every number that the rule confirms there, put into the text, and the whole text checked again by all rules. Caught: some rule says that"
        " numbers disagree. Right number: the first suggestion stands at the number that was changed. Right repair: what was there is among the first"
        f" three suggestions. The mean strength that the checks state, which is the share of wrong single digits that they would catch, is {stated:.0%}.\n\n"
        + table(("slip", "tried", "caught", "right number first", "right repair in three"), [*rows, ("all", *_shares(found.total()))])
    )


def _shares(row: measure.Slips) -> tuple[str, ...]:
    return f"{row.tried:,}", *(f"{n / row.tried:.0%}" for n in (row.caught, row.placed, row.mended))


def _printed() -> str:
    found = measure.printed()
    return (
        "## Printed numbers\n\n5. Numbers of equations as they are printed, and values of the JSON report, read again from the examples of the same rules:"
        f" {found.draws:,} numbers, of which {found.broken} are not those that were evaluated.\n"
    )


def _trapped() -> str:
    found = list(measure.traps())
    wrong = sum(bool(rules) for _, rules in found)
    return (
        f"## What looks wrong and is right\n\n6. {len(found)} sentences after the traps of print (constant prices, compound rates, partial lists, several"
        f" breakdowns in a row, net amounts, corrections): {wrong} are called inconsistent.\n"
    )


def _fished(archive: Path | None) -> str:
    head = "## Confirmed because it was said\n\n7. "
    if archive is None:
        return f"{head}Not measured: no archive was named.\n"
    found = measure.fished(archive, ARTICLES)
    families = ", ".join(f"{name} {count}" for name, count in found.families.most_common())
    return (
        f"{head}{found.articles} articles of published news, and the same with every digit but the first of each number drawn anew: {found.true} equations of"
        f" strength ½ or more are confirmed in the true text, {found.scrambled} in the scrambled one ({found.share:.1%}; the promise is under 3%)."
        f"{f' By family: {families}.' if families else ''}\n"
    )


if __name__ == "__main__":
    sys.exit(main())

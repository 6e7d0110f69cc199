#!/usr/bin/env python3
"""Writes docs/numbers.md from the table of constructs that the tests run; with --check, says whether the page is up to date."""

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
TABLES = {"Chinese": "constructs_zh.yaml", "English": "constructs_en.yaml"}
PAGE = ROOT / "docs" / "numbers.md"
HEAD = """# How numbers are read

Every construct that the readers know, with examples and what each is read as: kind, value, unit, and after a comma the ends that
the wording itself sets (`over 300 to 400`: more than 300, less than 400; `from` and `to` alone are open on the other side). 【】 stand
around each number; a text without them holds none. Values are exact: scale words are multiplied out, ‰, 成 and 折 are percents, 基点
are percentage points, 番 are multiples. What a written number may mean beyond its wording is in `core` and `support` of the JSON report.

This page is written by `scripts/numbers_page.py` from `tests/numbers/constructs_zh.yaml` and `constructs_en.yaml`, the tables that the tests run.
"""


def page(tables: dict[str, Any]) -> str:
    parts = [HEAD]
    for language, table in tables.items():
        parts.append(f"\n## {language}\n")
        for construct in table["constructs"]:
            parts.append(f"\n### {' · '.join(construct['name'].values())}\n\n| text | read as |\n|---|---|\n")
            parts += [f"| {text} | {'; '.join(readings) or 'no number'} |\n" for text, *readings in construct["rows"]]
    return "".join(parts)


def main() -> int:
    folder = ROOT / "tests" / "numbers"
    text = page({language: yaml.safe_load((folder / name).read_text(encoding="utf-8")) for language, name in TABLES.items()})
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/numbers.md is stale: run scripts/numbers_page.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())

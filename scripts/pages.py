"""What the scripts that write a page of the docs share."""

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown; a bar inside a cell is kept."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def write(name: str, text: str) -> int:
    """Writes a page of the docs; with --check, says whether it is up to date. The exit code."""
    page = DOCS / name
    if "--check" not in sys.argv:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return 0
    print(f"docs/{name} is stale: run scripts/{Path(sys.argv[0]).name}", file=sys.stderr)
    return 1

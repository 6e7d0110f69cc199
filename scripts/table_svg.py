"""Draws docs/table.svg: what `factcheck check fixtures/page-with-slips.txt` prints at a terminal."""

import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    command = [str(Path(sys.executable).parent / "factcheck"), "check", "fixtures/page-with-slips.txt", "--lang", "en"]
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "150"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    console = Console(record=True, width=150, file=open(os.devnull, "w"))  # noqa: SIM115
    console.print(Text.from_ansi(run.stdout))
    console.save_svg(str(ROOT / "docs" / "table.svg"), title="factcheck check", unique_id="factcheck")


if __name__ == "__main__":
    main()

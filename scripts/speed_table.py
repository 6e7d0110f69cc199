#!/usr/bin/env python3
"""Measures speed and memory and writes docs/speed.md: `scripts/speed_table.py [NEWS.jsonl] [CHARACTERS]`.

NEWS.jsonl is an archive of articles ({"text": …} a line); the article of the fixtures many times over where none is named. Times are of the
processor, of whole processes, so that other work on the machine counts as little as it can. Peers are measured where they are installed: the
Python ones beside this package or in the environment whose python FACTCHECK_PEERS names (pip install jionlp cn2an quantulum3 proselint), textlint on the PATH (npm install -g textlint
textlint-rule-preset-ja-technical-writing or any preset).
"""

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from cold_start import PAGE, cases, measured, processor_time
from cold_start import table as cold
from pages import table, write

ENOUGH = 600_000  # characters of the archive that are checked
STREAMS = (1, 4)  # megabytes of .jsonl whose peaks of memory are compared
PEERS = {
    "jionlp": ("money and time expressions of Chinese text", "import jionlp; [jionlp.ner.extract_money(t) for t in T]; [jionlp.ner.extract_time(t) for t in T]"),
    "cn2an": ("Chinese numerals to digits", "import cn2an; [cn2an.transform(t) for t in T]"),
    "quantulum3": ("quantities of English text", "from quantulum3 import parser; [parser.parse(t) for t in T]"),
    "proselint": ("a linter of English prose", "from proselint.checks import __register__; from proselint.tools import LintFile; __register__(); [LintFile(content=t, source='').lint() for t in T]"),
}  # fmt: skip
HEAD = """# Speed

Measured by `scripts/speed_table.py` ({machine}), in seconds of processor time. Nothing here is asserted by a test: the machine decides.

## A cold start

`factcheck check` on the page of the fixtures, beside a Typer command line that imports typer, rich.table, regex and pint and does nothing
(`scripts/cold_start.py`). The rules, words and unit factors are compiled when the package is built; findings are kept in the cache.

"""


def main() -> int:
    enough = next((int(a) for a in sys.argv[1:] if a.isdigit()), ENOUGH)
    texts = list(_texts(next((Path(a) for a in sys.argv[1:] if a.endswith(".jsonl")), None), enough))
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        environment = {**os.environ, "FACTCHECK_CACHE": f"{folder}/cache"}
        start = cold(measured(cases(PAGE, here), environment))
        parts = [HEAD.format(machine=_machine()), start, "\n", _throughput(texts, here), _memory(texts, here), _peers(texts, here)]
    return write("speed.md", "".join(parts))


def _machine() -> str:
    busy = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {os.cpu_count()} cores of {platform.machine()}, a load of {busy:.1f} beside it"


def _texts(archive: Path | None, enough: int) -> Iterator[str]:
    """About so many characters of articles."""
    lines = archive.read_text(encoding="utf-8").splitlines() if archive else [json.dumps({"text": PAGE.read_text(encoding="utf-8")})] * 1000
    size = 0
    for line in lines:
        text = json.loads(line)["text"]
        size += len(text)
        yield text
        if size > enough:
            return


def _throughput(texts: list[str], folder: Path) -> str:
    """One core and two, on a file of records; what a start takes is taken off."""
    file, none = _records(folder / "all.jsonl", texts), _records(folder / "one.jsonl", texts[:1])
    rows, walls = [], []
    for jobs in (1, 2):
        idle, used = _check(none, jobs), _check(file, jobs)
        busy, wall = used[0] - idle[0], used[1] - idle[1]
        walls.append(wall)
        rows.append((str(jobs), f"{sum(map(len, texts)) / busy:,.0f}", f"{wall:.1f} s"))
    return (
        f"## Throughput\n\n{len(texts)} articles of {sum(map(len, texts)):,} characters, all bundled rules, `--no-cache`:\n\n"
        + table(("jobs", "characters a second of processor time", "by the clock"), rows)
        + f"\nTwo jobs are {walls[0] / walls[1]:.2f} times as fast as one by the clock.\n\n"
    )


def _records(file: Path, texts: list[str]) -> Path:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts))
    return file


def _check(file: Path, jobs: int) -> tuple[float, float]:
    """Seconds of the processor and of the clock."""
    before = time.monotonic()
    command = [sys.executable, "-m", "factcheck", "check", str(file), "--no-cache", "--fail-on", "never", "--jobs", str(jobs)]
    return processor_time(command, os.environ), time.monotonic() - before


def _memory(texts: list[str], folder: Path) -> str:
    """The peak of a stream does not grow with its length; asked of a process of its own, since a peak is never forgotten."""
    rows = []
    for size in STREAMS:
        file, written = folder / f"{size}.jsonl", 0
        with file.open("w", encoding="utf-8") as out:
            for i, text in enumerate(cycle(texts)):
                written += out.write(json.dumps({"id": i, "text": text + "。" * (i % 7)}, ensure_ascii=True) + "\n")
                if written > size * 1_000_000:
                    break
        rows.append((f"{size} MB", f"{_peak(file):.0f} MB"))
    return "## Memory\n\nThe peak over a stream of articles (.jsonl to JSON, one job):\n\n" + table(("input", "peak"), rows) + "\n"


def _peak(file: Path) -> float:
    program = (
        "import resource, sys; from factcheck.cli.app import start; start(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", str(file), "--no-cache", "--fail-on", "never", "--format", "json"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    scale = 1024 if sys.platform == "darwin" else 1
    return int(done.stderr.split()[-1]) / 1024 / scale


def _peers(texts: list[str], folder: Path) -> str:
    """What others take for a part of the same text; none of them checks whether numbers agree."""
    some = list(islice(texts, 20))
    (folder / "some.json").write_text(json.dumps(some), encoding="utf-8")
    rows = [(name, what, _peer(code, folder, some)) for name, (what, code) in PEERS.items()]
    rows.append(("textlint", "a linter of prose, on the page of the fixtures", _textlint(folder)))
    return "## Others\n\nOn the first 20 of the articles, after their start; none of them checks whether numbers agree.\n\n" + table(
        ("program", "what it does", "characters a second"), rows
    )


def _peer(code: str, folder: Path, texts: list[str]) -> str:
    begin, loop = code.split(";", 1)
    program = (
        f"{begin}\nimport json, resource, sys\nT = json.load(open(sys.argv[1]))\n"
        "u = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])\n"
        f"a = T\nT = a[:1]\n{loop.strip()}\nT = a\nt = u()\n{loop.strip()}\nprint(u() - t)"
    )
    command = [os.environ.get("FACTCHECK_PEERS", sys.executable), "-c", program, str(folder / "some.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    if "ModuleNotFoundError" in done.stderr:
        return "not installed"
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1][:60] if done.stderr.strip() else done.returncode}"
    return f"{sum(map(len, texts)) / max(float(done.stdout.split()[-1]), 0.001):,.0f}"


def _textlint(folder: Path) -> str:
    if shutil.which("textlint") is None:
        return "not installed"
    page = folder / "page.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["textlint", str(page)], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f} s for the page"


if __name__ == "__main__":
    sys.exit(main())

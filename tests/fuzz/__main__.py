"""`python -m tests.fuzz TARGET [SECONDS] [SEED]`: a coverage-guided fuzzer (atheris, where it is installed, else mutations of the corpus) over
one target of targets.py. It begins with the corpus that is kept; inputs that reach new code go into a folder of their own, and one that
breaks something is printed with its name."""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.mutations import SEEDS, mutated

Target = Callable[[bytes], None]


def main() -> int:
    name, seconds, seed = (*sys.argv[1:4], *("60", "1")[max(0, len(sys.argv) - 2) :])
    try:
        import atheris
    except ImportError:
        from tests.fuzz.targets import TARGETS

        return mutate(name, TARGETS[name], int(seconds), int(seed))
    with atheris.instrument_imports(include=["factcheck"]):  # what is imported here is what is guided by
        from tests.fuzz.targets import LONGEST, TARGETS

        TARGETS["text"](SEEDS["text"][0].read_bytes())  # modules that are imported when they are first used
    folder = tempfile.mkdtemp(prefix=f"fuzz-{name}-")
    print(f"new inputs go into {folder}", file=sys.stderr)
    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=20", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, folder, *(str(f) for f in {s.parent for s in SEEDS[name]})], TARGETS[name])
    atheris.Fuzz()
    return 0


def mutate(name: str, target: Target, seconds: int, seed: int) -> int:
    """The same without the guidance of coverage."""
    chance, until, runs = random.Random(seed), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        data = mutated(name, chance)
        try:
            target(data)
        except Exception:
            found = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-")) / "crash"
            found.write_bytes(data)
            print(f"{runs} runs, then a crash: {found}", file=sys.stderr)
            raise
        runs += 1
    print(f"{name}: {runs} runs in {seconds} s, no crash", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

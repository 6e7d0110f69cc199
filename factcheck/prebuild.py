"""Makes what a first start would have to make of the bundled data: `python -m factcheck.prebuild [FOLDER]`, run when the package is built.

The files go into rules/built, under the names by which `lexicon.store.cached` asks for them; one whose data have changed since is not asked
for again.
"""

import os
import sys
from pathlib import Path

from factcheck.lexicon import load_lexicon
from factcheck.lexicon.store import BUILT, FOLDER, OFF, load_file, rules_root
from factcheck.rulefile import load_rules
from factcheck.rulefile.vocabulary import LANGUAGES


def prebuild(folder: Path) -> None:
    """Fills a folder with everything that is kept of the bundled rules, words and tables, and with nothing else."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    os.environ.pop(OFF, None)
    os.environ[FOLDER] = str(folder)
    for language in LANGUAGES:
        load_lexicon(language)
    for table in _tables():
        load_file(table)
    load_rules()


def _tables() -> list[Path]:
    """The data files that are neither packs nor words of the lexicon, which are kept as a whole."""
    root = rules_root()
    packs = {*root.glob("*/*.yaml"), *root.glob("*/lexicon/*.yaml")} - set(root.glob("*/lexicon/documents.yaml"))
    return sorted(set(root.rglob("*.yaml")) - packs)


if __name__ == "__main__":
    prebuild(Path(sys.argv[1]) if len(sys.argv) > 1 else rules_root() / BUILT)

"""The table of traditional characters: not YAML, because three thousand pairs are read faster line by line."""

from functools import lru_cache

from factcheck.lexicon.store import rules_root


@lru_cache(maxsize=1)
def traditional() -> dict[str, str]:
    """Traditional to simplified characters, one to one."""
    lines = (rules_root() / "zh/lexicon/traditional.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and line[0] != "#")

"""The version, which stands once, in pyproject.toml."""

from functools import cache

from factcheck.lexicon.store import BUILT, rules_root

FILE = "version"  # beside what the package is built with: to read it there is much quicker than to ask for the metadata


@cache
def version() -> str:
    """The version that is installed; "unknown" in a checkout that nobody has installed."""
    try:
        return (rules_root() / BUILT / FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return _installed()


def _installed() -> str:
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("factcheck")
    except PackageNotFoundError:
        return "unknown"

"""The version, which stands once, in pyproject.toml."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    try:
        return installed("factcheck")
    except PackageNotFoundError:
        return "unknown"

"""Checks whether the numbers of a news article agree with each other."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api import as_dict, check_file, check_text, load_rules

__all__ = ["as_dict", "check_file", "check_text", "load_rules"]


def __getattr__(name: str) -> Any:
    """The interface is loaded when it is first used: the command line starts without it."""
    if name in __all__:
        from factcheck import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

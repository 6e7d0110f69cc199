"""A progress bar on standard error, for a person who waits for many files."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def visible() -> bool:
    """Whether somebody can see it: never into a pipe or a file."""
    return sys.stderr.isatty()


def counted(items: Iterable[T], total: int | None) -> Iterator[T]:
    """The items as they come, each moving the bar; without a total the bar only says that work goes on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("factcheck"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            yield item
            progress.advance(task)

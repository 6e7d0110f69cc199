"""What a run has found so far, kept on disk where it is much: a report is written from it as often as it is asked."""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import IO, Generic, TypeVar

from factcheck.model.value import value

T = TypeVar("T")
S = TypeVar("S")
IN_MEMORY = 200  # items; whatever comes after them goes to disk


class Spool(Generic[T]):
    """Items that are added in order and then read in order, any number of times. The file has no name and goes with the run."""

    def __init__(self) -> None:
        self._first: list[T] = []
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "Spool[T]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, item: T) -> None:
        if len(self._first) < IN_MEMORY:
            self._first.append(item)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the spool)
        pickle.dump(item, self._file, protocol=5)

    def __iter__(self) -> Iterator[T]:
        yield from self._first
        if self._file is None:
            return
        at, end = 0, self._file.tell()
        while at < end:
            self._file.seek(at)
            item = pickle.load(self._file)
            at = self._file.tell()
            self._file.seek(end)
            yield item


@value
class Each(Generic[S, T]):
    """Something of every item, as often as it is asked; `of` gives None for an item that has nothing."""

    items: Iterable[S]
    of: Callable[[S], T | None]

    def __iter__(self) -> Iterator[T]:
        return (found for found in map(self.of, self.items) if found is not None)

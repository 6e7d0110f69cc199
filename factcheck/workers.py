"""Work spread over processes, with its results in the order of the input.

The processes end with the run, however it ends: an interrupted run stops them, and of one that is killed they notice that it is gone. A
process that dies at its work (of memory, of a defect in a library) takes one item with it and no more.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from types import FrameType
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
ENDING = {signal.SIGINT, signal.SIGTERM}


def spread(work: Callable[[Sequence[T]], list[R]], items: Iterable[T], jobs: int, chunk: int, lost: Callable[[T], R]) -> Iterator[R]:
    """`work` over chunks of items in `jobs` processes. At most two chunks a process are in flight, so that a long stream of inputs is
    never held whole.

    lost: the result of an item at which a process died.
    """
    source = iter(items)
    crew = _Crew(work, jobs, lost)
    flying: deque[tuple[list[T], Future[list[R]]]] = deque()
    try:
        while batch := list(islice(source, chunk)):
            flying.append((batch, crew.send(batch)))
            if len(flying) > 2 * jobs:
                yield from crew.landed(flying)
        while flying:
            yield from crew.landed(flying)
    except BaseException:
        for process in active_children():
            process.terminate()  # what it is at is not wanted any more
        crew.leave()
        raise
    crew.leave(wait=True)  # a process that is still leaving when the run ends has been seen to write to a pipe that was closed


class _Crew(Generic[T, R]):
    """The processes, and others in their place where one has died."""

    def __init__(self, work: Callable[[Sequence[T]], list[R]], jobs: int, lost: Callable[[T], R]) -> None:
        self._work, self._jobs, self._lost = work, jobs, lost
        self._pool = self._new(jobs)

    def send(self, batch: Sequence[T]) -> "Future[list[R]]":
        with _Quiet():  # a process is born with the signals blocked, until it has said what they mean to it
            try:
                return self._pool.submit(self._work, batch)
            except BrokenProcessPool as broken:  # it died since: whoever waits for the result sees to it
                failed: Future[list[R]] = Future()
                failed.set_exception(broken)
                return failed

    def landed(self, flying: "deque[tuple[list[T], Future[list[R]]]]") -> list[R]:
        """The results of the first chunk. Where a process died, it is done again item by item, and what flew beside it is sent anew."""
        batch, future = flying.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            found = [self._alone(item) for item in batch]
            self._pool = self._new(self._jobs)
            again = [(b, f if _whole(f) else self.send(b)) for b, f in flying]
            flying.clear()
            flying.extend(again)
            return found

    def _alone(self, item: T) -> R:
        self.leave()
        self._pool = self._new(1)
        try:
            return self.send([item]).result()[0]
        except BrokenProcessPool:
            return self._lost(item)

    def leave(self, *, wait: bool = False) -> None:
        self._pool.shutdown(wait=wait, cancel_futures=True)

    def _new(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, initializer=_begin)


def _whole(future: "Future[list[R]]") -> bool:
    return future.done() and future.exception() is None


class _Quiet:
    """Signals that end the run wait until it is left: those to this thread are blocked, and those to others only noted."""

    def __init__(self) -> None:
        self._noted: int | None = None
        self._handlers: dict[signal.Signals, Any] = {}

    def __enter__(self) -> None:
        if threading.current_thread() is threading.main_thread():
            self._handlers = {number: signal.signal(number, self._note) for number in ENDING}
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._noted = number

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        _loud()
        if self._noted is not None:
            signal.raise_signal(self._noted)


def _loud() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _begin() -> None:
    """A new process: Ctrl-C is its parent's, SIGTERM ends it, and it ends when its parent is gone."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _loud()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    wait([parent])
    os._exit(1)

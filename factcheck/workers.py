"""Work spread over processes, with its results in the order of the input."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[Sequence[T]], list[R]], items: Iterable[T], jobs: int, chunk: int) -> Iterator[R]:
    """`work` over chunks of items in `jobs` processes. At most two chunks a process are in flight, so that a long stream of inputs is
    never held whole."""
    source = iter(items)
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent) as pool:
        flying: deque[Future[list[R]]] = deque()
        try:
            while batch := list(islice(source, chunk)):
                flying.append(pool.submit(work, batch))
                if len(flying) > 2 * jobs:
                    yield from flying.popleft().result()
            while flying:
                yield from flying.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

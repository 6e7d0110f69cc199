"""Work in processes: in order, whole although one of them dies, and over when the run is."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from select import select

import pytest

from factcheck.workers import spread
from tests.scenarios.command import PROGRAM

DEADLY = -1


def doubled(items: Sequence[int]) -> list[int]:
    for item in items:
        if item == DEADLY:
            os._exit(9)
    return [2 * item for item in items]


def lost(item: int) -> int:
    return item


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_input(jobs: int) -> None:
    assert list(spread(doubled, iter(range(50)), jobs, 4, lost)) == [2 * n for n in range(50)]


@pytest.mark.parametrize("place", [0, 5, 18])
def test_a_process_that_dies_takes_one_item_with_it(place: int) -> None:
    items = [*range(place), DEADLY, *range(place, 20)]
    assert list(spread(doubled, items, 2, 4, lost)) == [lost(n) if n == DEADLY else 2 * n for n in items]


def test_several_that_die() -> None:
    items = [DEADLY, 1, 2, DEADLY, DEADLY, 5, *range(30), DEADLY]
    assert list(spread(doubled, items, 2, 3, lost)) == [lost(n) if n == DEADLY else 2 * n for n in items]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see what a process has started")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_workers_end_with_the_run(number: signal.Signals, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.jsonl")
    command = [str(PROGRAM), "check", "slow.jsonl", "--jobs", "2"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        with open(tmp_path / "slow.jsonl", "wb", buffering=0) as pipe:
            for n in range(60):  # more than is in flight: the workers are there when the last line has been read
                pipe.write(f'{{"id": {n}, "text": "渔港有{n + 10}条船。"}}\n'.encode())
            workers = _born_of(run.pid)
            run.send_signal(number)
            run.communicate(timeout=60)
        for worker in workers:
            assert select([worker], [], [], 60)[0]  # it has ended
            os.close(worker)


def _born_of(parent: int) -> list[int]:
    """Handles of the children of a process, once it has some."""
    while not (found := Path(f"/proc/{parent}/task/{parent}/children").read_text().split()):
        os.sched_yield()
    return [os.pidfd_open(int(child)) for child in found]

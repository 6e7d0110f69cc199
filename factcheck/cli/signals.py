"""Ctrl-C and SIGTERM: each ends the run, wherever it is."""

import os
import signal
import threading
import time
from types import FrameType

SOON, LATER = 0.1, 1.0  # seconds


class Terminated(BaseException):
    """SIGTERM, so that files are closed and workers stopped on the way out."""


class Listener:
    """From its making on a signal is an exception: KeyboardInterrupt or Terminated.

    A signal is sent again until the run has ended. One that comes just before a call that waits (for a pipe, for standard input) does not end
    the call, and the interpreter does not look at it before; and an exception that is raised inside a callback of the interpreter's goes
    nowhere. In both cases the run would go on until somebody signals a second time.
    """

    def __init__(self) -> None:
        self._raised = float("-inf")
        signal.signal(signal.SIGINT, self._hear)
        signal.signal(signal.SIGTERM, self._hear)
        if hasattr(signal, "pthread_kill"):
            heard, told = os.pipe()
            os.set_blocking(told, False)
            signal.set_wakeup_fd(told, warn_on_full_buffer=False)
            threading.Thread(target=_repeat, args=(heard, threading.get_ident()), daemon=True).start()

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if now - self._raised < LATER / 2:  # it is on its way out
            return
        self._raised = now
        raise Terminated if number == signal.SIGTERM else KeyboardInterrupt


def _repeat(heard: int, main: int) -> None:
    number = os.read(heard, 1)[0]
    time.sleep(SOON)
    while True:
        signal.pthread_kill(main, number)
        time.sleep(LATER)


def ignore() -> None:
    """The run has ended: no signal changes its exit code any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)

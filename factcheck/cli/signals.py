"""Ctrl-C and SIGTERM: each ends the run, once, wherever it is."""

import os
import signal
import threading
import time
from types import FrameType
from typing import NoReturn

PATIENCE = 0.1  # seconds


class Terminated(BaseException):
    """SIGTERM, so that files are closed and workers stopped on the way out."""


def listen() -> None:
    """From now on a signal is an exception, KeyboardInterrupt or Terminated, and those that follow it are ignored."""
    signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _terminate)
    if hasattr(signal, "pthread_kill"):
        heard, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        threading.Thread(target=_repeat, args=(heard, threading.get_ident()), daemon=True).start()


def _repeat(heard: int, main: int) -> None:
    """Sends a signal again until the run ends. One that comes just before a call that waits (for a pipe, for standard input) is noted, but
    the call does not end, and the interpreter does not look at it before: the run would hang until somebody signals a second time."""
    number = os.read(heard, 1)[0]
    while True:
        time.sleep(PATIENCE)
        signal.pthread_kill(main, number)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    _deaf()
    raise KeyboardInterrupt


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    _deaf()
    raise Terminated


def _deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)

"""Telling a municipality's files in several processes at once, whose lines one process copies in the order of the town.

The people follow from the seed and not from who tells them. A process that is asked gets one quarter at a time and
sends it back as text, so that nobody holds more than a few quarters.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

import django

from kotokirja.project.synthetic.blocks import Told
from kotokirja.project.synthetic.census import Quarter

AHEAD: Final = 3
"""How many quarters each process may be ahead of the copying."""
ALONE: Final = 10_000
"""Up to how many clients another process would take longer to start than it helps."""


def processes_for(clients: int) -> int:
    """How many processes tell a town of that size."""
    return 1 if clients <= ALONE else os.cpu_count() or 1


def tell_all(
    quarters: Iterable[Quarter], tell: Callable[[Quarter], Told], *, processes: int
) -> Generator[Told, None, None]:
    """Tell every quarter, in their order."""
    if processes == 1:
        yield from map(tell, quarters)
        return
    waiting: deque[Future[Told]] = deque()
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)
    try:
        for quarter in quarters:
            waiting.append(pool.submit(tell, quarter))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Be ready for work; an interrupt is for the process that copies, and without it there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    django.setup()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)

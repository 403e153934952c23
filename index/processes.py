"""How does a process of a run live no longer than the run, and keep nothing of it open?

Keeps out: what it does.
"""

from __future__ import annotations

import os
import signal
import threading
import time

from index.locks import let_go

_LOOKS_EVERY = 0.5


def begin() -> None:
    """To be called first in a process that works for a run.

    Ctrl-C reaches the whole group of processes: the run alone answers it, and ends the others.
    """
    let_go()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_with(parent: int) -> None:
    """End this process soon after another one, however that one ends."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOKS_EVERY)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()

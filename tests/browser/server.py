"""How is the server of a browser test started, stopped and started again? As users start it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


class Interrupted:
    """A server that can be stopped, and be started again at the same address."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._running = ExitStack()
        self.address = ""
        self.start()

    def start(self) -> None:
        """Serve; the first time at a free port."""
        port = self.address.rpartition(":")[2] or "0"
        self.address = self._running.enter_context(serving(self._index, port=port))

    def stop(self) -> None:
        """Answer nobody."""
        self._running.close()


@contextmanager
def serving(index: Path, *, port: str = "0") -> Iterator[str]:
    """Run the server, and tell its address; on a free port unless one is given."""
    process = subprocess.Popen(
        dateline("serve", "--index", str(index), "--port", port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=index.parent,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )

    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    if process.stdout is not None:
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"http://\S+:\d+", line):
                return found[0]
    raise AssertionError(f"the server did not start: {''.join(said)}")


def dateline(*arguments: str) -> list[str]:
    """The command that users run."""
    return [sys.executable, "-c", "from web.cli.main import main; main()", *arguments]

"""How are the three rooms put together for a command? And how are their errors told?

Keeps out: what a command prints.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from index.addresses import CorpusAddresses
from index.errors import DatelineError, QueryError, StoreError
from index.pipeline import index_folder
from index.settings import IndexSettings, settings_from
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.live import LiveEngine
from search.service import Service

# The exit code of a run that was done, but for some inputs.
SOME_SKIPPED = 3
# That of one that was stopped, as a shell tells it.
_STOPPED = 130


def settings_for(folder: Path | None) -> IndexSettings:
    """The settings of the environment, with the folder that the command names."""
    settings = settings_from(os.environ)
    return settings if folder is None else replace(settings, folder=folder)


@contextmanager
def explained() -> Iterator[None]:
    """Say what went wrong in one message, without a traceback."""
    try:
        yield
    except QueryError as error:
        _fail(error, code=2)
    except DatelineError as error:
        _fail(error, code=1)


@contextmanager
def interruptible(*, quietly: bool = False) -> Iterator[None]:
    """End cleanly when somebody stops the command: Ctrl-C, or SIGTERM.

    Args:
        quietly: whether that is how the command is meant to end.
    """
    before = None
    if threading.current_thread() is threading.main_thread():
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        if quietly:
            click.echo("\nStopped.", err=True)
            raise SystemExit(0) from None
        click.echo("\nStopped. What was written is kept; the next run goes on.", err=True)
        raise SystemExit(_STOPPED) from None
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _fail(error: DatelineError, *, code: int) -> NoReturn:
    click.echo(f"dateline: {error.problem}\n  {error.remedy}", err=True)
    raise SystemExit(code)


def store_of(settings: IndexSettings) -> WhooshStore:
    """The index of a folder."""
    return WhooshStore(index_folder(settings.folder), memory_mb=settings.store_memory_mb)


def service_of(settings: IndexSettings) -> Service:
    """The service over an index; StoreError when there is none or it is damaged."""
    store = store_of(settings)
    if store.current() is None:
        raise StoreError(
            f"There is no index in {settings.folder}.",
            remedy="Run: dateline index PATH, with a folder of articles; or name another --index.",
        )
    engine = LiveEngine(store, open_engine)
    engine()  # a damaged index is told now, not to the first reader
    return Service(engine, CorpusAddresses(settings.folder))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    for line in lines:
        click.echo(line)

"""How is the front end started from the command line?"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from index.processes import end_with
from index.settings import IndexSettings
from web.cli.composition import explained, interruptible, service_of, settings_for
from web.cli.indexing import pipeline_of, print_report, watch_paths
from web.cli.options import index_option, interval_option
from web.settings import LOCAL_HOSTS, WebSettings


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--threads",
    default=4,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Requests worked on at once.",
)
@click.option(
    "--watch", is_flag=True, help="Index what comes or changes under PATHS, all the time."
)
@interval_option
@click.option("--trusted-host", "hosts", multiple=True, help="Another name that it is reached by.")
def serve(
    paths: tuple[Path, ...],
    folder: Path | None,
    host: str,
    port: int,
    threads: int,
    watch: bool,
    interval: float,
    hosts: tuple[str, ...],
) -> None:
    """Serve the index in a browser; with PATHS, index what is new under them first.

    It has no log-in: on any other --host than 127.0.0.1 everybody who reaches it can read it
    (docs/operations.md).
    """
    from web.app import create_app
    from web.server import run_server

    if watch and not paths:
        raise click.UsageError("--watch needs PATHS to watch.")
    with explained(), interruptible(quietly=True):
        settings = settings_for(folder)
        if paths:
            print_report(pipeline_of(settings).run(paths))
        service = service_of(settings)
        trusted = (*LOCAL_HOSTS, host, *hosts)
        app = create_app(answers=service, settings=WebSettings(trusted_hosts=trusted))
        with _watching(paths if watch else (), settings, interval):
            run_server(app, host=host, port=port, threads=threads)


@contextmanager
def _watching(paths: tuple[Path, ...], settings: IndexSettings, interval: float) -> Iterator[None]:
    """Index in a process of its own while the block runs, so that answers never wait for it."""
    if not paths:
        yield
        return
    process = multiprocessing.get_context("spawn").Process(
        target=_watch, args=(paths, settings, interval, os.getpid())
    )
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _watch(paths: tuple[Path, ...], settings: IndexSettings, interval: float, server: int) -> None:
    end_with(server)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is interrupted, and ends this
    with suppress(SystemExit), interruptible(quietly=True):
        watch_paths(paths, settings, interval=interval, show=print_report)

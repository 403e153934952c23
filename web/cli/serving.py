"""How is the front end started from the command line?"""

from __future__ import annotations

from pathlib import Path

import click

from web.cli.composition import explained, service_of, settings_for
from web.cli.indexing import index_paths, print_report
from web.cli.options import index_option
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
@click.option("--trusted-host", "hosts", multiple=True, help="Another name that it is reached by.")
def serve(
    paths: tuple[Path, ...],
    folder: Path | None,
    host: str,
    port: int,
    threads: int,
    hosts: tuple[str, ...],
) -> None:
    """Serve the index in a browser; with PATHS, index what is new under them first.

    It has no log-in: on any other --host than 127.0.0.1 everybody who reaches it can read it
    (docs/operations.md).
    """
    from web.app import create_app
    from web.server import run_server

    with explained():
        settings = settings_for(folder)
        if paths:
            print_report(index_paths(paths, settings))
        service = service_of(settings)
        trusted = (*LOCAL_HOSTS, host, *hosts)
        app = create_app(answers=service, settings=WebSettings(trusted_hosts=trusted))
        run_server(app, host=host, port=port, threads=threads)

"""How is the front end served? By waitress, with limits that a hostile client cannot stretch.

Keeps out: what is served (app.py).
"""

from __future__ import annotations

import click
import waitress
from flask import Flask


def run_server(app: Flask, *, host: str, port: int, threads: int) -> None:
    """Serve until interrupted; prints the address once it answers.

    Args:
        app: the application.
        host: the address to listen on.
        port: the port; 0 takes a free one.
        threads: requests that are worked on at once.
    """
    server = waitress.create_server(
        app,
        host=host,
        port=port,
        threads=threads,
        connection_limit=1000,
        channel_timeout=20,
        max_request_body_size=65_536,
        ident=None,
    )
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Dateline answers on http://{shown}:{server.effective_port}/ (Ctrl-C stops it)")
    try:
        server.run()
    finally:
        server.close()

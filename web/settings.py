"""What can be set about the front end? One frozen value, made by the command line.

Keeps out: where the index is and how it is opened; addresses and ports (the command line's own).
"""

from __future__ import annotations

from dataclasses import dataclass

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """The front end's settings.

    Args:
        trusted_hosts: host names (without port) that a request may name; any other gets 400, so
            that a page of another site cannot read this one through a name of its own. A leading
            dot takes in subdomains.
        retry_after: seconds that a reader is asked to wait when too many searches run at once.
    """

    trusted_hosts: tuple[str, ...] = LOCAL_HOSTS
    retry_after: int = 2

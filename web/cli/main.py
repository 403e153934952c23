"""Which commands are there? The group that they belong to; exit codes are in docs/guide.md.

Keeps out: what any command does.
"""

from __future__ import annotations

import click

from web.cli.asking import search, timeline
from web.cli.entities import entities
from web.cli.extracting import annotate, explain_date
from web.cli.indexing import index, remove
from web.cli.keeping import export_, status
from web.cli.serving import serve

_EPILOG = """
\b
Examples:
  dateline serve seeds/            index the reports in seeds/, then serve them
  dateline search "mass grave"     search on the command line
  dateline timeline --from 2025-03-06 --to 2025-03-07
  dateline explain-date "6-7 March" --published 2025-03-08

The index lives in .dateline/ of the working folder; --index DIR chooses another.
The user's guide is docs/guide.md.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(package_name="dateline", prog_name="dateline")
def main() -> None:
    """Search news reports and walk the timeline of what they say happened."""


for command in (
    *(index, serve, status, search, timeline, annotate, explain_date, entities, export_, remove),
):
    main.add_command(command)

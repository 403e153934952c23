"""Which options do several commands share?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click


class Day(click.ParamType[date]):
    """An ISO day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows the form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it like 2025-03-08.", param, ctx)


DAY = Day()


def index_option(command: Any) -> Any:
    """--index, given to the command as `folder`."""
    return click.option(
        "--index",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder of the corpus and index.  [default: .dateline, or DATELINE_INDEX]",
    )(command)


def json_option(command: Any) -> Any:
    """--json, given to the command as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def interval_option(command: Any) -> Any:
    """--interval, for commands that watch."""
    return click.option(
        "--interval",
        default=2.0,
        show_default=True,
        type=click.FloatRange(0.1),
        help="With --watch: seconds between two looks; a file that long quiet is read.",
    )(command)

"""Where do the rules come from? Reads the TOML files beside this package, once, when first asked.

Keeps out: what any rule means; each reader of a table gives it its meaning.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from index.errors import DataError


@functools.cache
def table(name: str) -> dict[str, Any]:
    """One rule file as it stands.

    Args:
        name: the file's name in `index/claims/rules` without its suffix, e.g. "victims".

    Returns:
        The parsed file; callers must not change it.

    Raises:
        DataError: the file is missing or is not TOML.
    """
    path = resources.files("index.claims") / "rules" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"The rule file {name}.toml cannot be read: {error}.",
            remedy="Reinstall Dateline, or mend the line that the message names.",
        ) from error

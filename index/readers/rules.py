"""How are the patterns of the cleaning rules kept and read?

A rule is an entry of a TOML file in `rules/`: a name, a pattern, examples that it must match and
counter-examples that it must not; the tests run them all. Keeps out: what a match is good for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern with the cases that define it.

    Args:
        name: what it finds.
        pattern: compiled; `{list}` in the file stands for the alternatives of that word list.
        examples: texts that it must match, each with what its group "value" gives ("" if none).
        counter_examples: texts that it must not match.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...]


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file `rules/<name>.toml`, parsed."""
    file = resources.files("index.readers").joinpath("rules", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The word list `key` of `rules/<name>.toml`."""
    return frozenset(table(name)[key])


@cache
def load(name: str, *, section: str = "rules") -> tuple[Rule, ...]:
    """The rules of `rules/<name>.toml`, in the order of the file.

    Args:
        name: the file's stem.
        section: the array of tables to read.

    Returns:
        The rules with their patterns compiled.
    """
    parsed = table(name)
    ignore_case = re.IGNORECASE if parsed.get("ignore_case", False) else re.NOFLAG
    return tuple(
        Rule(
            name=entry["name"],
            pattern=re.compile(_fill(entry["pattern"], parsed), ignore_case),
            examples=tuple((str(case[0]), str(case[1])) for case in entry["examples"]),
            counter_examples=tuple(entry["counter_examples"]),
        )
        for entry in parsed[section]
    )


def _fill(pattern: str, parsed: Mapping[str, Any]) -> str:
    """Put named fragments, then word lists, in place of `{name}`; longest words first.

    A fragment may use those defined before it, and any word list.
    """
    for key, value in reversed(list(parsed.get("fragments", {}).items())):
        pattern = pattern.replace(f"{{{key}}}", value)
    for key, value in parsed.items():
        if isinstance(value, list) and value and isinstance(value[0], str):
            longest_first = sorted(value, key=lambda word: (-len(word), word))
            pattern = pattern.replace(f"{{{key}}}", "|".join(map(re.escape, longest_first)))
    return pattern

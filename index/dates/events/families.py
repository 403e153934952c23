"""Which English words name events that can be leaned on? The families of words, read from data.

Keeps out: where in a text such words stand, and what dates them.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from index.dates.grammar import RULES


class Role(StrEnum):
    """How a form is joined to its participant; each is a key of the rule file."""

    NOUN = "nouns"
    OF_ONLY = "of_only"
    PASSIVE = "passive"
    OBJECT = "object"
    ACTIVE = "active"
    STATE = "state"
    GERUND = "gerund"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Words for one kind of event; the rule file says what each field is for."""

    name: str
    through: frozenset[str]
    verbs: tuple[tuple[str, ...], ...]
    place: bool
    owned: bool
    bare: bool
    begins: bool
    corpus: bool
    full_name: bool
    company: bool
    recent: bool
    wins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to name an event of a family.

    Args:
        family: the family.
        role: how its participant stands to it.
        words: its words, in lower case.
    """

    family: Family
    role: Role
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All families and the small words around them.

    Args:
        families: by name.
        forms: by their first word, the longest first.
        heads: those first words.
        words: lists of small words by name.
    """

    families: Mapping[str, Family]
    forms: Mapping[str, tuple[Form, ...]]
    heads: frozenset[str]
    words: Mapping[str, frozenset[str]]


@cache
def load_book(language: str) -> Book:
    """The families of a language, read once per process."""
    data = tomllib.loads((RULES / language / "events.toml").read_text(encoding="utf-8"))
    families: dict[str, Family] = {}
    forms: defaultdict[str, list[Form]] = defaultdict(list)
    for entry in data["family"]:
        family = _family(entry)
        families[family.name] = family
        for role in Role:
            for text in _listed(entry.get(role.value, ())):
                words = tuple(text.split())
                forms[words[0]].append(Form(family=family, role=role, words=words))
    return Book(
        families=families,
        forms={
            head: tuple(sorted(some, key=lambda form: -len(form.words)))
            for head, some in forms.items()
        },
        heads=frozenset(forms),
        words={name: frozenset(text.split()) for name, text in data["words"].items()},
    )


def _listed(value: str | list[str] | tuple[str, ...]) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


def _family(entry: Mapping[str, Any]) -> Family:
    return Family(
        name=entry["name"],
        through=frozenset(entry.get("through", "").split()),
        verbs=tuple(tuple(verb.split()) for verb in _listed(entry.get("verbs", ()))),
        place=entry.get("place", False),
        owned=entry.get("owned", True),
        bare=entry.get("bare", False),
        begins=entry.get("begins", False),
        corpus=entry.get("corpus", False),
        full_name=entry.get("full_name", False),
        company=entry.get("company", False),
        recent=entry.get("recent", False),
        wins=entry.get("wins", ""),
    )

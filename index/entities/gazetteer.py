"""Which names are known beforehand, and under which spellings?

Reads gazetteers (CSV): the built-in core and world places first, then the user's, later files
overriding earlier ones. Keeps out: finding names in text (tagger) and where the built-in data come
from (data/README.md). The format for users stands in docs/gazetteer.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from index.entities.gazetteer_rows import Row, read_rows
from index.entities.places.positions import is_country
from index.entities.romanise import key, plain
from index.model.names import Entity, EntityKind

PLACES = "places.csv"
DEMONYMS = "demonyms.csv"
BUILTIN_FILES = (PLACES, DEMONYMS, "core.csv")
# Countries whose place names reach English through several romanisations; only their places are
# met by key. Elsewhere a key match between two spellings is likelier to be two places.
ROMANISED_COUNTRIES = frozenset(
    "SY IQ LB JO PS IL EG LY TN DZ MA SD YE SA OM AE QA BH KW IR AF PK TR SO MR DJ".split()
)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_FORM_BREAK = re.compile(r"[^\w]+")
_SLUG_BREAK = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """ASCII, lower case, words joined by hyphens; "x" when nothing of the name is Latin."""
    return _SLUG_BREAK.sub("-", plain(name)).strip("-") or "x"


def entity_id(kind: EntityKind, name: str) -> str:
    """The id of the entity of this kind and canonical name, e.g. "place-baniyas"."""
    return f"{kind.value}-{slug(name)}"


def normal(name: str) -> str:
    """The form under which spellings are looked up: folded, hyphens and spaces alike."""
    if name.isalpha() and name.isascii():
        return name.lower()
    parted = _POSSESSIVE.sub(" s", name)
    return " ".join(_FORM_BREAK.sub(" ", plain(parted).replace(".", "")).split()) or name


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way of writing an entity's name.

    Args:
        text: as the gazetteer writes it.
        entity: the entity's id.
        match: word, case or context (see docs/gazetteer.md).
    """

    text: str
    entity: str
    match: str


class Gazetteer:
    """Known entities and their spellings; never changes once made.

    Args:
        rows: rows in order of authority, the last of one entity wins.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._given = tuple(rows)
        self._rows: dict[str, Row] = {}
        for row in self._given:
            identity = entity_id(row.kind, row.name)
            # Popped first so that an overriding row also takes the later place in the order.
            self._rows.pop(identity, None)
            self._rows[identity] = row
        self._spellings: dict[str, tuple[Spelling, ...]] = {}
        collected: dict[str, list[Spelling]] = {}
        for identity, row in self._rows.items():
            for text in (row.name, *row.aliases):
                spelling = Spelling(text=text, entity=identity, match=row.match)
                known = collected.setdefault(normal(text), [])
                if all(other.entity != identity for other in known):
                    known.append(spelling)
        for form, spellings in collected.items():
            self._spellings[form] = tuple(self._by_authority(spellings))

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Row, ...]]]:
        """Travels to worker processes as its rows; the indexes are rebuilt there."""
        return Gazetteer, (self._given,)

    def _by_authority(self, spellings: list[Spelling]) -> Iterator[Spelling]:
        """The most authoritative first; a later file, and then a later row, speaks louder."""
        if len(spellings) == 1:
            return iter(spellings)
        return iter(sorted(spellings, key=lambda s: -self._rows[s.entity].rank))

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity by its id, in the order of the files."""
        return MappingProxyType({i: self._entity(i) for i in self._rows})

    @property
    def forms(self) -> Mapping[str, tuple[Spelling, ...]]:
        """Spellings by their normal form, the most authoritative entity first."""
        return MappingProxyType(self._spellings)

    @cached_property
    def adjectives(self) -> Mapping[str, str]:
        """What belongs to a country is called this: "SY" to "Syrian"; built-in demonyms only."""
        found: dict[str, str] = {}
        for row in self._rows.values():
            if row.file == DEMONYMS and row.country not in found:
                found[row.country] = row.aliases[0] if row.aliases else row.name
        return MappingProxyType(found)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The names of the built-in countries by their code, whatever the user's rows say."""
        rows = (row for row in self._given if row.file == PLACES and is_country(row))
        return MappingProxyType({row.country: row.name for row in rows})

    @property
    def rows(self) -> Iterable[Row]:
        """The rows that count, in order of authority."""
        return self._rows.values()

    def row(self, identity: str) -> Row | None:
        """The row that an entity comes from, or None when it is not in the gazetteer."""
        return self._rows.get(identity)

    @cached_property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """Ids by romanisation key, for the entities whose names vary in romanisation."""
        found: dict[str, list[str]] = {}
        for identity, row in self._rows.items():
            if row.file == PLACES and row.name.endswith(")"):
                continue  # a lesser place of its name is met by the very spelling only
            builtin_place = row.kind is EntityKind.PLACE and row.source.startswith("GeoNames")
            if builtin_place and row.country not in ROMANISED_COUNTRIES:
                continue
            for text in (row.name, *row.aliases):
                if text.isupper() and len(text) <= 6:
                    continue
                ids = found.setdefault(key(text), [])
                if identity not in ids:
                    ids.append(identity)
        found.pop("", None)
        return MappingProxyType({k: tuple(ids) for k, ids in found.items()})

    def lookup(self, name: str) -> tuple[Entity, ...]:
        """The entities that go by a name: by exact spelling, else by romanisation key.

        Args:
            name: any spelling; case, accents, hyphens and dots do not matter.

        Returns:
            The most authoritative first; empty when nobody is known by that name.
        """
        exact = self._spellings.get(normal(name), ())
        ids = tuple(s.entity for s in exact) or self.keys.get(key(name), ())
        return tuple(self._entity(i) for i in ids)

    def spellings(self, entity_id: str) -> tuple[str, ...]:
        """The canonical name and all aliases of an entity; empty when it is not known."""
        row = self._rows.get(entity_id)
        return () if row is None else (row.name, *row.aliases)

    def _entity(self, identity: str) -> Entity:
        row = self._rows[identity]
        place = row.kind is EntityKind.PLACE
        return Entity(
            id=identity,
            kind=row.kind,
            name=row.name,
            aliases=row.aliases,
            latitude=row.latitude,
            longitude=row.longitude,
            country=(row.country or None) if place else None,
            is_country=place and self.countries.get(row.country) == row.name,
            source=row.source or row.file,
            wikidata=row.wikidata,
            geonames=row.geonames,
        )


def load_gazetteer(paths: Sequence[Path] = (), *, builtin: bool = True) -> Gazetteer:
    """Reads gazetteers into one.

    Args:
        paths: the user's CSV files, weakest first; a later row of the same kind and name replaces
            an earlier one, and its spellings come before those of other files.
        builtin: whether Dateline's own core and world places come before them.

    Returns:
        The gazetteer.

    Raises:
        DataError: a file cannot be read or a row cannot be used; names file, row and column.
    """
    rows: list[Row] = []
    rank = 0
    if builtin:
        folder = resources.files("index.entities") / "data"
        for rank, name in enumerate(BUILTIN_FILES):
            text = (folder / name).read_text(encoding="utf-8")
            rows.extend(read_rows(text, file=name, rank=rank))
    for path in paths:
        rank += 1
        rows.extend(read_rows(_text_of(path), file=str(path), rank=rank))
    return Gazetteer(rows)


def _text_of(path: Path) -> str:
    from index.errors import DataError

    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"The gazetteer {path} cannot be read: {error}.",
            remedy="Give the path of a CSV file in UTF-8.",
        ) from error

"""Does a value that a person or a program wrote have the shape that its key wants?

Turns the values of files in TOML into metadata, with errors that name file and key. Keeps out:
which keys there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from index.errors import DataError
from index.model.article import Metadatum, Published
from index.model.certainty import Basis
from index.model.days import DayRange

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_BASES = {"stated": Basis.STATED, "inferred": Basis.INFERRED}
_METADATUM_KEYS = {"value", "basis", "note"}
_PUBLISHED_KEYS = {"day", "at", "first", "last", "basis", "note"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands: for messages."""

    file: str
    key: str = ""

    def at(self, key: str) -> Place:
        """The place of a key inside this one."""
        return Place(self.file, f"{self.key}.{key}" if self.key else key)

    def wrong(self, problem: str, remedy: str) -> DataError:
        """The error for what stands here."""
        return DataError(f"{self.file}: {self.key or 'the file'} {problem}.", remedy=remedy)


def toml(data: bytes, where: Place) -> Mapping[str, object]:
    """What a file in TOML holds.

    Raises:
        DataError: it is none.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # the errors of both steps are ValueErrors
        raise DataError(
            f"{where.file} is no TOML in UTF-8: {error}.", remedy="Mend the file at that place."
        ) from error


def only(table: Mapping[str, object], known: set[str], where: Place) -> None:
    """Refuse keys that mean nothing: most are misspelt.

    Raises:
        DataError: the first unknown key.
    """
    for key in table:
        if key not in known:
            raise where.at(key).wrong("is no known key", f"Use {', '.join(sorted(known))}.")


def tables(table: Mapping[str, object], key: str, where: Place) -> list[Mapping[str, object]]:
    """The array of tables under a key; empty when it is not there.

    Raises:
        DataError: something else stands there.
    """
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise where.at(key).wrong("is no array of tables", f"Write [[{key}]] above each.")
    return value


def text(table: Mapping[str, object], key: str, where: Place) -> str:
    """The text under a key.

    Raises:
        DataError: it is missing, no text, or blank.
    """
    value = optional_text(table, key, where)
    if value is None:
        raise where.at(key).wrong("is missing", "Add it.")
    return value


def optional_text(table: Mapping[str, object], key: str, where: Place) -> str | None:
    """The text under a key, or None when it is not there.

    Raises:
        DataError: it is no text, or blank.
    """
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise where.at(key).wrong(f"is {value!r}", "Give text, or leave the key out.")
    return value


def file_name(table: Mapping[str, object], where: Place) -> str:
    """The name of a file of the same folder under the key `file`.

    Raises:
        DataError: it is missing, blank, or a path.
    """
    file = text(table, "file", where)
    if "/" in file or "\\" in file:
        raise where.at("file").wrong(
            f"is {file!r}, which is a path", "Name a file of the same folder."
        )
    return file


def metadatum(table: Mapping[str, object], key: str, where: Place) -> Metadatum | None:
    """A value with its basis: text alone (then it is stated), or value, basis and note.

    Raises:
        DataError: it has another shape.
    """
    value = table.get(key)
    return None if value is None else _metadatum(value, where.at(key))


def metadata(table: Mapping[str, object], key: str, where: Place) -> tuple[Metadatum, ...]:
    """An array of values, each as `metadatum` takes it.

    Raises:
        DataError: it is no array, or one of them has another shape.
    """
    values = table.get(key, [])
    if not isinstance(values, list):
        raise where.at(key).wrong(f"is {values!r}", "Give an array.")
    return tuple(
        _metadatum(value, where.at(f"{key} number {number}"))
        for number, value in enumerate(values, start=1)
    )


def _metadatum(value: object, where: Place) -> Metadatum:
    if isinstance(value, str):
        value = {"value": value}
    if not isinstance(value, dict):
        raise where.wrong(f"is {value!r}", 'Give text, or { value = "...", basis = "stated" }.')
    only(value, _METADATUM_KEYS, where)
    note = optional_text(value, "note", where) or ""
    return Metadatum(value=text(value, "value", where), basis=_basis(value, where), note=note)


def _basis(table: Mapping[str, object], where: Place) -> Basis:
    value = table.get("basis", "stated")
    if not isinstance(value, str) or value not in _BASES:
        raise where.at("basis").wrong(f"is {value!r}", 'Use "stated" or "inferred".')
    return _BASES[value]


def published(table: Mapping[str, object], key: str, where: Place) -> Published | None:
    """A day or instant of publication: a TOML date alone (then it is stated), or a table.

    The table holds `day`, or `at` with a zone (then the day is that of UTC unless given); `first`
    and `last` are the days that the evidence allows, inclusive; `basis` and `note` as elsewhere.

    Raises:
        DataError: it has another shape, or the days contradict each other.
    """
    value = table.get(key)
    if value is None:
        return None
    where = where.at(key)
    if isinstance(value, datetime):
        value = {"at": value}
    elif isinstance(value, date):
        value = {"day": value}
    if not isinstance(value, dict):
        raise where.wrong(f"is {value!r}", "Give a date without quotes, as 2024-05-31.")
    only(value, _PUBLISHED_KEYS, where)
    at = value.get("at")
    if at is not None and (not isinstance(at, datetime) or at.tzinfo is None):
        raise where.at("at").wrong(f"is {at!r}", "Give a time with its zone, or only `day`.")
    day = _day(value, "day", where) or (None if at is None else at.date())
    if day is None:
        raise where.at("day").wrong("is missing", "Add it, as `day = 2024-05-31`.")
    first, last = _day(value, "first", where) or day, _day(value, "last", where) or day
    if not first <= day <= last:
        raise where.wrong(
            f"has the day {day} outside {first} to {last}", "Mend `first`, `day` or `last`."
        )
    return Published(
        day=day,
        bounds=DayRange.inclusive(first, last),
        at=at,
        basis=_basis(value, where),
        note=optional_text(value, "note", where) or "",
    )


def _day(table: Mapping[str, object], key: str, where: Place) -> date | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise where.at(key).wrong(f"is {value!r}", "Give a date without quotes, as 2024-05-31.")
    return value


def language(table: Mapping[str, object], key: str, where: Place) -> str | None:
    """A language tag (BCP 47), or None when it is not there.

    Raises:
        DataError: it has another shape.
    """
    value = optional_text(table, key, where)
    if value is not None and not is_language(value):
        raise where.at(key).wrong(f"is {value!r}", 'Give a language tag, as "en".')
    return value


def is_language(value: str) -> bool:
    """Whether a text has the shape of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(value) is not None


def check_url(value: str, where: Place) -> None:
    """Refuse what is no web address.

    Raises:
        DataError: it is none.
    """
    if not is_url(value):
        raise where.wrong(f"is {value!r}", "Give a full address that begins with http or https.")


def is_url(value: str) -> bool:
    """Whether a text is a full web address."""
    try:
        parts = urlsplit(value)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False

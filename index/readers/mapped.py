"""What does a row of a table, or an object of an export, say of an article?

Takes values from where `mapping` says that they stand, and refuses those that cannot be used: an
article with a wrong day would be worse than none. Keeps out: how files are cut into records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.errors import InputError
from index.model.article import Metadatum, Published
from index.readers import fields, fragment
from index.readers.inputs import Input
from index.readers.instants import parse_published
from index.readers.mapping import Names, values_at
from index.readers.records import Record, stated_for_many

# Under which names exports hold what; schema.org NewsArticle, IPTC ninjs 1 to 3, the News API, and
# the headers of tables, each as it is mostly written. The first that holds something counts.
USUAL = Names(
    paths={
        "text": (
            "text", "body", "content", "articleBody", "body_text", "body_xhtml", "body_html",
            "bodies.value", "content_html", "fulltext", "full_text", "maintext", "article",
        ),
        "title": ("title", "headline", "headlines.value", "name"),
        "source": (
            "source.name", "source", "publisher.name", "publisher", "provider.name",
            "infosources.name", "publication", "outlet", "newspaper", "source-hostname",
            "sitename",
        ),
        "url": (
            "url", "link", "mainEntityOfPage.@id", "mainEntityOfPage", "@id", "altids.web",
            "source",
        ),
        "published": (
            "published", "date", "datePublished", "publishedAt", "published_at", "publish_date",
            "pubDate", "pub_date", "publication_date", "date_published", "date_publish",
            "firstcreated", "contentcreated",
        ),
        "author": (
            "author.name", "author", "authors.name", "authors", "byline", "by", "creator.name",
        ),
        "language": ("language", "lang", "inLanguage"),
        "id": ("id", "guid", "identifier", "uri"),
    }
)  # fmt: skip
_PLAIN = frozenset({"text", "title", "source", "url", "published", "author", "language", "id",
                    "body", "date"})  # fmt: skip
_OBJECTS = frozenset({"source", "publisher", "author", "mainEntityOfPage"})
_NOT_ONLY_ADDRESSES = frozenset({"@id", "mainEntityOfPage.@id", "source"})
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|span|a|b|i|em|strong)\s*>|<br\s*/?>", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")  # as the News API ends a text


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    value: object


def names_for(given: Input) -> Names:
    """Where the values of a file's records stand."""
    field_map = None if given.sidecar is None else given.sidecar.mapping
    return USUAL if field_map is None else field_map.names(given.file, usual=USUAL)


def record(raw: Mapping[str, object], *, name: str, names: Names, given: Input) -> Record:
    """What a row or an object says.

    Args:
        raw: its values by their names.
        name: its name for people.
        names: where the values stand.
        given: the file.

    Raises:
        InputError: it has no text, or a value cannot be used.
    """
    try:
        return stated_for_many(_record(_Reading(raw, name, names), name), given=given)
    except RecursionError as error:
        raise InputError(f"{name} nests too deeply.", remedy="Export it more plainly.") from error


def _record(reading: _Reading, name: str) -> Record:
    text = reading.text("text")
    if text is None:
        raise InputError(
            f"{name} has no text.", remedy='Give the article\'s text under "text" or "body", '
            "or name where it stands in articles.map.toml."
        )  # fmt: skip
    value = fragment.plain(text.value) if _MARKUP.search(text.value) else text.value
    extent = None
    if _CUT_OFF.search(value):
        value = _CUT_OFF.sub("", value)
        extent = Metadatum(
            value="first part only", note="The export says that it cut the text off."
        )
    return Record(
        name=name,
        text=value,
        title=reading.text("title"),
        source=reading.text("source"),
        url=reading.url(),
        published=reading.published(),
        author=reading.author(),
        language=reading.language(),
        identity=reading.identity(),
        extent=extent,
    )


class _Reading:
    """One row or object while its values are taken."""

    def __init__(self, raw: Mapping[str, object], name: str, names: Names) -> None:
        self._raw, self._name, self._names = raw, name, names

    def _values(self, field: str) -> Iterator[_Found]:
        """What stands at the first path that holds something; all members of an array."""
        for path in self._names.paths[field]:
            found = [_Found(path, value) for value in values_at(self._raw, path)]
            found = [each for each in found if not _says_nothing(each, field)]
            if found:
                yield from found
                return

    def text(self, field: str) -> Metadatum | None:
        """The text of a field; of several the first."""
        found = next(self._values(field), None)
        if found is None:
            return None
        if not isinstance(found.value, str):
            raise self._wrong(found, "Give text in quotes.")
        if "\x00" in found.value or _LONE_SURROGATE.search(found.value):
            raise InputError(
                f"{self._name} has a NUL or half of a character pair in {found.path!r}.",
                remedy="Write the file again from its source; its text is damaged.",
            )
        value = found.value if field == "text" else found.value.strip()
        return Metadatum(value=value, note=_note(found.path))

    def url(self) -> Metadatum | None:
        """The address."""
        url = self.text("url")
        if url is not None and not fields.is_url(url.value):
            raise self._wrong(
                next(self._values("url")), "Give a full address that begins with http or https."
            )
        return url

    def published(self) -> Published | None:
        """The day or instant of publication."""
        found = next(self._values("published"), None)
        if found is None:
            return None
        published = parse_published(found.value, name=self._name)
        if published is None or not _note(found.path):
            return published
        return Published.stated(published.day, at=published.at, note=_note(found.path))

    def author(self) -> Metadatum | None:
        """The author; several stand in an array."""
        found = list(self._values("author"))
        names: list[str] = []
        for each in found:
            for name in each.value if isinstance(each.value, list) else [each.value]:
                if not isinstance(name, str):
                    raise self._wrong(each, "Give text in quotes, or an array of texts.")
                names.extend([name.strip()] if name.strip() else [])
        if not names:
            return None
        return Metadatum(value=", ".join(names), note=_note(found[0].path))

    def language(self) -> str | None:
        """The language tag."""
        language = self.text("language")
        if language is not None and not fields.is_language(language.value):
            raise self._wrong(next(self._values("language")), 'Give a language tag, as "en".')
        return None if language is None else language.value

    def identity(self) -> str:
        """How another program names the article, or ""."""
        found = next(self._values("id"), None)
        if found is None:
            return ""
        if isinstance(found.value, bool) or not isinstance(found.value, str | int):
            raise self._wrong(found, "Give text or a whole number.")
        return str(found.value).strip()

    def _wrong(self, found: _Found, remedy: str) -> InputError:
        written = repr(found.value)
        written = written if len(written) <= 80 else f"{written[:77]}..."
        return InputError(f"{self._name} has {written} under {found.path!r}.", remedy=remedy)


def _says_nothing(found: _Found, field: str) -> bool:
    """Whether a value is missing, blank, or something else than a field of that name may hold."""
    value = found.value
    if isinstance(value, dict):  # its name was asked for before
        return found.path in _OBJECTS or not value
    if field == "source":
        return _is_blank(value) or fields.is_url(str(value).strip())
    if field == "url" and found.path in _NOT_ONLY_ADDRESSES:
        return not fields.is_url(str(value))
    return _is_blank(value)


def _is_blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _note(path: str) -> str:
    """Where a value stood, unless that goes without saying."""
    return "" if path in _PLAIN else f"Stated as “{path}”."

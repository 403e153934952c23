"""What is in a collection? Sentences by their permanent ids, and a title: all of it in the address.

Nothing is stored: an address is the collection, and another one is another collection. Keeps out:
what the ids lead to (collected.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from search.errors import QueryError
from web.params import VALUE_LIMIT, Arguments, ParameterError, address_of

PATH = "/collection"
PARAMETERS = ("title", "id", "add")
LIMIT = 200  # sentences
TITLE_LIMIT = 200  # characters
ADD_LIMIT = 8_000  # characters: the address of the largest collection, and some

_ID = re.compile(r"[a-z2-7]{12}")
_ENTRY = re.compile(r"/entry/([a-z2-7]{12})(?:\.[a-z.]+)?/?$")
_PASSAGE = re.compile(r"p-([a-z2-7]{12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection.

    Args:
        ids: passage ids in the reader's order, without repeats.
        title: one line; "" for none.
    """

    ids: tuple[str, ...] = ()
    title: str = ""

    def adding(self, ids: Iterable[str]) -> Collection:
        """With more sentences at its end."""
        return _checked(replace(self, ids=tuple(dict.fromkeys((*self.ids, *ids)))))

    def without(self, identifier: str) -> Collection:
        """Without a sentence."""
        return replace(self, ids=tuple(one for one in self.ids if one != identifier))

    def in_order(self, ids: Iterable[str]) -> Collection:
        """The same sentences in another order."""
        return replace(self, ids=tuple(ids))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Its parameters in the one order of all addresses."""
        title = (("title", self.title),) if self.title else ()
        return (*title, *(("id", one) for one in self.ids))

    def address(self, suffix: str = "") -> str:
        """Its address, or that of one of its files."""
        return address_of(PATH + suffix, self.pairs)

    def searching(self, words: str) -> str:
        """Its address while something is looked for to be added to it."""
        return f"{address_of(PATH, (*self.pairs, ('add', words)))}#change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was put into the field that adds to a collection.

    Args:
        passages: ids of sentences that addresses name.
        entries: ids that stand in addresses of entries, which show a sentence of their own choice.
        collection: a collection whose address it is, or None.
        words: what is no address; "" when all of it is.
    """

    passages: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    collection: Collection | None = None
    words: str = ""


def read_collection(arguments: Arguments) -> Collection:
    """The collection of an address.

    Raises:
        ParameterError: an id or the title is too long to be one.
        QueryError: there are more sentences than a collection holds.
    """
    ids = dict.fromkeys(value.strip() for value in arguments.getlist("id"))
    ids.pop("", None)
    for one in ids:
        if len(one) > VALUE_LIMIT:
            raise ParameterError(parameter="id", value=one, accepted="the id of a sentence")
    title = " ".join(" ".join(arguments.getlist("title")[-1:]).split())
    if len(title) > TITLE_LIMIT:
        accepted = f"a title of at most {TITLE_LIMIT} characters"
        raise ParameterError(parameter="title", value=title, accepted=accepted)
    return _checked(Collection(ids=tuple(ids), title=title))


def read_added(arguments: Arguments) -> str:
    """What is to be added, as typed."""
    text = " ".join(" ".join(arguments.getlist("add")[-1:]).split())
    if len(text) > ADD_LIMIT:
        raise ParameterError(parameter="add", value=text, accepted="one address, or a few words")
    return text


def pasted(text: str) -> Pasted:
    """What a text means: addresses, each set apart by blanks, or words to search for.

    A fragment names its passage. Any other text is words as a whole.
    """
    passages, entries, collection = [], [], None
    for piece in text.split():
        parts = urlsplit_or_none(piece)
        if parts is None:
            return Pasted(words=text)
        path, query, fragment = parts
        if path.rstrip("/").endswith(PATH) and query:
            found = parse_qs(query)
            collection = read_collection(_Parsed(found))
        elif named := _PASSAGE.fullmatch(fragment):
            passages.append(named[1])
        elif entry := _ENTRY.search(path):
            entries.append(entry[1])
        else:
            return Pasted(words=text)
    return Pasted(passages=tuple(passages), entries=tuple(entries), collection=collection)


def looks_like_id(text: str) -> bool:
    """Whether a text could be an id; so could some words."""
    return _ID.fullmatch(text) is not None


def urlsplit_or_none(piece: str) -> tuple[str, str, str] | None:
    """Path, query and fragment of an address; None for what is none."""
    try:
        parts = urlsplit(piece)
    except ValueError:
        return None
    return parts.path, parts.query, parts.fragment


class _Parsed:
    """A query string taken apart, as addresses are read."""

    def __init__(self, values: dict[str, list[str]]) -> None:
        self._values = values

    def getlist(self, key: str) -> list[str]:
        return self._values.get(key, [])


def _checked(collection: Collection) -> Collection:
    if len(collection.ids) > LIMIT:
        raise QueryError(
            f"A collection holds at most {LIMIT} sentences; these would be {len(collection.ids)}.",
            remedy="Remove some, or begin another collection.",
        )
    return collection

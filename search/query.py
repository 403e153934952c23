"""What is asked: a query tree, filters, a sort, a page. Frozen and hashable.

Keeps out: how it was typed (parse.py), how it is answered (engines/), how it looks in an address
(web/params.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from index.model.days import DayRange, Grain

PAGE_SIZE = 10
ENTRY_PAGE_SIZE = 40
VALUE_PAGE_SIZE = 60


class Field(StrEnum):
    """Where a word is looked for; the names that stand before the colon in `field:word`."""

    ANY = "any"  # title and body
    TITLE = "title"
    BODY = "body"
    SOURCE = "source"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word, matched by stem with case and accents folded.

    Args:
        text: as typed, e.g. "Executions".
        field: where it must stand. For the entity fields the word must be part of a name there.
        quoted: whether it was typed in quotes, and stands for no other spelling of a name.
    """

    text: str
    field: Field = Field.ANY
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words in exact order without a gap, stems folded like single words; at least two.

    Args:
        words: as typed.
        field: where they must stand.
        quoted: whether it was typed in quotes; False for a hyphenated run such as "al-Sharaa".
    """

    words: tuple[str, ...]
    field: Field = Field.ANY
    quoted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """All words that begin with the given letters (folded, not stemmed); at least 3 letters."""

    text: str
    field: Field = Field.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All children are wanted.

    Args:
        children: two or more nodes.
        soft: True for words that merely stand side by side; then, when nothing meets them all, the
            best partial matches may be shown. False where AND was typed.
    """

    children: tuple[Node, ...]
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one child is wanted; scores add up."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The child must not match; adds nothing to a score."""

    child: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """One name under several spellings; matches like Or, scores like its best-scoring child.

    Args:
        typed: the node as typed.
        others: other spellings of the same entity, each a Word or a Phrase.
        entity: the entity's id.
        label: the entity's canonical name, for the explanation.
        written: the other spellings as they are written, for the explanation.
    """

    typed: Node
    others: tuple[Node, ...]
    entity: str
    label: str
    written: tuple[str, ...] = ()


Node: TypeAlias = Word | Phrase | Prefix | And | Or | Not | Spellings


class FacetName(StrEnum):
    """The facets, by the name that their filter has in an address."""

    SOURCE = "source"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIA = "media"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Selection:
    """One chosen value of a facet.

    Args:
        facet: which facet.
        value: a source's name, an entity id, or a block kind (body, heading, caption, tweet).
        exclude: True to leave out what has the value.
    """

    facet: FacetName
    value: str
    exclude: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows an answer: OR within a facet, AND across facets and ranges.

    An article meets the filters when its source and publication day do and one of its passages
    meets days, entities and kind together. Exclusion of an entity or source drops the article when
    any passage has it; exclusion of a kind drops the passages of that kind. Ranges match by
    overlap; an article's publication is its best day.

    Args:
        selections: sorted, without repeats.
        days: days that the text speaks of.
        published: days of publication.
    """

    selections: tuple[Selection, ...] = ()
    days: DayRange | None = None
    published: DayRange | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return not self.selections and self.days is None and self.published is None


class Sort(StrEnum):
    """The orders of a result list; ties are broken by publication day, newest first, then id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A whole question.

    Args:
        text: as typed, trimmed.
        root: the query tree, or None when nothing was typed (all articles match).
        filters: what narrows it.
        sort: the order; relevance without words means newest first.
        page: 1-based.
        size: hits a page, 1 to 100.
        aliases: whether names bring their other spellings.
        grain: that of the counts over the days spoken of, or None to let the span decide.
    """

    text: str = ""
    root: Node | None = None
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    aliases: bool = True
    grain: Grain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which part of a timeline is wanted.

    Args:
        page: 1-based page of entries in order of time.
        size: entries a page, 1 to 200.
        grain: the grain of the strip (year, month, day), or None to let the span decide.
        at: wants the page, instead of `page`, with the first entry that begins on this day or
            later (one without a beginning counts by its last day), or, when there is none, the
            last page with dated entries.
    """

    page: int = 1
    size: int = ENTRY_PAGE_SIZE
    grain: Grain | None = None
    at: date | None = None


class Reading(StrEnum):
    """The lists in which a question is answered, by the name that each has in an address."""

    SEARCH = "search"  # articles
    TIMELINE = "timeline"  # passages of entries
    TOLLS = "tolls"  # passages that give figures of victims
    MAP = "map"  # passages that name a place


class ValueOrder(StrEnum):
    """The orders of the values of a facet; ties are broken by label, then value."""

    COUNT = "count"  # most frequent first
    NAME = "name"  # by label, case and accents folded


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesWanted:
    """Which values of a facet are wanted.

    Args:
        facet: whose.
        reading: the list that they narrow, and so what is counted.
        find: letters that the label holds, or with which a spelling begins as in suggestions; ""
            (or what has neither letter nor digit) for all.
        order: their order.
        page: 1-based.
        size: values a page, from 1 up.
    """

    facet: FacetName
    reading: Reading = Reading.SEARCH
    find: str = ""
    order: ValueOrder = ValueOrder.COUNT
    page: int = 1
    size: int = VALUE_PAGE_SIZE

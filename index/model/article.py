"""What is an article? Its text in blocks and passages, its metadata, its defects, its origin.

Spans are half-open code-point offsets into the body. Keeps out: what is found in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from index.model.certainty import Basis
from index.model.days import DayRange


class BlockKind(StrEnum):
    """What a stretch of an article's body is."""

    HEADLINE = "headline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    TWEET = "tweet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadatum:
    """One piece of metadata with how it is known.

    Args:
        value: the value for people, e.g. "The New Region".
        basis: stated (in the text or its metadata) or inferred.
        note: from what it is known, one sentence; empty when that is obvious.
    """

    value: str
    basis: Basis = Basis.STATED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published, and how that is known.

    Args:
        day: the best single day, in the zone in which it is written: the one from which the text
            tells "Friday".
        bounds: the days that the evidence allows; contains `day`.
        at: the instant, timezone-aware, where one is stated.
        basis: stated or inferred.
        note: from what it is known, one sentence.
    """

    day: date
    bounds: DayRange
    at: datetime | None = None
    basis: Basis = Basis.STATED
    note: str = ""

    @classmethod
    def stated(cls, day: date, *, at: datetime | None = None, note: str = "") -> Published:
        """A publication day that is known for certain."""
        return cls(day=day, bounds=DayRange.day(day), at=at, note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A value that was found for a piece of metadata, and not taken.

    Args:
        field: the article's field: "published", "title", "source", "byline", "url" or "language".
        value: the value; a day as "2024-05-31".
        note: where it stood, and why it was not taken, one sentence.
    """

    field: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the body that is one thing: a paragraph, a heading, a caption, a tweet.

    Args:
        start: first code point in the body.
        end: one past the last.
        kind: what it is.
        author: who wrote it when not the article's author (a tweet's "@handle"), else "".
        published_on: its own day of publication, when it carries one (a tweet).
    """

    start: int
    end: int
    kind: BlockKind
    author: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """Text of the original that is not part of the body, kept as it came.

    Args:
        start: first code point in the original.
        end: one past the last.
        text: the words themselves.
        kind: dateline, furniture, media_link, signature, credit, blank, page,
            markup.
    """

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A defect of the source, shown where it stands and never mended silently.

    Args:
        start: first code point in the body.
        end: one past the last.
        kind: mojibake, duplicate_word, missing_word, garbled, suspected_slip.
        note: what a reader should know, one sentence.
        suggestion: what is probably meant, or "".
    """

    start: int
    end: int
    kind: str
    note: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSegment:
    """A stretch of the body and where it stands in the original.

    Args:
        body_start: first code point in the body.
        original_start: first code point in the original.
        length: code points, equal on both sides.
    """

    body_start: int
    original_start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report, as read.

    The body holds everything that is read as the article, in reading order, cut into blocks; the
    headline is its first block where the publisher gave one. `original` is the input as it came.

    Args:
        id: 12 lower-case base-32 characters; never changes once issued.
        body: the text; blocks are separated by a blank line.
        blocks: the body's blocks in order; they do not overlap.
        original: the decoded input.
        path: the input's name as given, for reports and for the reader.
        source: the publisher.
        title: the headline; its basis is inferred when it does not stand in the text.
        published: day or instant, with its basis; None when nothing is known.
        url: the publisher's address.
        language: BCP 47 tag, e.g. "en".
        dateline: where and for whom it was filed, e.g. "ERBIL, Kurdistan Region of Iraq".
        byline: the author.
        credits: photographers and agencies credited.
        alternatives: what else was found for a field, where sources differ.
        extent: how much of the article the body is, where its input says so, e.g. "summary only".
        stripped: what was taken out of the original, in order.
        marks: defects, in order.
        origin: the map from body offsets to the original's; empty when there is none.
    """

    id: str
    body: str
    blocks: tuple[Block, ...]
    original: str
    path: str
    source: Metadatum | None = None
    title: Metadatum | None = None
    published: Published | None = None
    url: Metadatum | None = None
    language: str | None = None
    dateline: Metadatum | None = None
    byline: Metadatum | None = None
    credits: tuple[Metadatum, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    extent: Metadatum | None = None
    stripped: tuple[Stripped, ...] = ()
    marks: tuple[Mark, ...] = ()
    origin: tuple[OriginSegment, ...] = ()

    def original_offset(self, offset: int) -> int | None:
        """Where a body offset stands in the original, or None where there is no map."""
        for segment in self.origin:
            if segment.body_start <= offset < segment.body_start + segment.length:
                return segment.original_start + offset - segment.body_start
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of an article: `body[start:end]`, always.

    Args:
        id: 12 lower-case base-32 characters: a hash of article id, text (NFC) and occurrence.
        start: first code point in the body.
        end: one past the last.
        kind: the kind of the block that it stands in.
        block: the ordinal of that block.
    """

    id: str
    start: int
    end: int
    kind: BlockKind
    block: int

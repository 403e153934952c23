"""The words of Dateline: article, passage, date, name, figure, timeline entry.

Everything here is a frozen value. Spans are half-open code-point offsets into the article's body;
day ranges are half-open too (what people read is made inclusive at the edge). Keeps out: how any of
it is found, stored or shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class Basis(StrEnum):
    """How a value was reached; the one vocabulary of certainty, everywhere the same."""

    STATED = "stated"  # the text says it outright: "March 7, 2025"
    RESOLVED = "resolved"  # follows from the text and a known anchor: "Friday" -> 7 March
    INFERRED = "inferred"  # judged from evidence; could be otherwise, bounds are kept
    UNRESOLVED = "unresolved"  # recognised, but no value is claimed


class Grain(StrEnum):
    """How fine a date is; the TIMEX3 habit, with an explicit interval."""

    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class BlockKind(StrEnum):
    """What a stretch of an article's body is."""

    HEADLINE = "headline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    TWEET = "tweet"


class EntityKind(StrEnum):
    """The kinds of named things; each is a facet."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DayRange:
    """A half-open range of days; either side may be open, not both.

    Args:
        start: the first day, or None when the range has no known beginning.
        end: the day after the last, or None when the range has no known end.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a DayRange needs a start or an end")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a DayRange must not be empty: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> DayRange:
        """The range of exactly one day."""
        return cls.inclusive(day, day)

    @classmethod
    def inclusive(cls, first: date | None, last: date | None) -> DayRange:
        """The range from first to last day, both included, either possibly open."""
        end = None if last is None or last == date.max else last + timedelta(days=1)
        return cls(start=first, end=end)

    @property
    def first(self) -> date | None:
        """The first day, inclusive."""
        return self.start

    @property
    def last(self) -> date | None:
        """The last day, inclusive."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def is_one_day(self) -> bool:
        """Whether the range is exactly one day."""
        if self.start is None or self.end is None:
            return False
        return self.end - self.start == timedelta(days=1)

    def overlaps(self, other: DayRange) -> bool:
        """Whether the two ranges share a day; open sides reach without end."""
        starts_before = self.start is None or other.end is None or self.start < other.end
        ends_after = self.end is None or other.start is None or other.start < self.end
        return starts_before and ends_after


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
        day: the best single day (UTC, or the paper's own day where only a day is known).
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
        kind: dateline, furniture, media_link, signature, credit, blank.
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
        stripped: what was taken out of the original, in order.
        marks: defects, in order.
        origin: the map from body offsets to the original's; empty when there is none (HTML).
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


class TimexType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression and what it stands for.

    Args:
        start: first code point in the body.
        end: one past the last.
        surface: the exact words.
        type: TIMEX3 type.
        value: TIMEX3 value; "XXXX-.." or PRESENT_REF and the like where unresolved.
        days: the days meant, or None when unresolved (or not days: a bare duration).
        grain: how fine the expression is; None when it has none.
        rule: the rule that found it.
        anchor: what it was resolved against, for people; "" when it needs nothing.
        basis: stated, resolved, inferred or unresolved.
        steps: the chain of reasoning, one short sentence a step.
        mod: TIMEX3 mod (START, MID, END, APPROX, MORE_THAN, ...); "" when the words say nothing.
        quant: TIMEX3 quant of a set (EACH, EVERY), else "".
        freq: TIMEX3 freq of a set ("2X" in "twice a week"), else "".
    """

    start: int
    end: int
    surface: str
    type: TimexType
    value: str
    days: DayRange | None
    grain: Grain | None
    rule: str
    anchor: str = ""
    basis: Basis = Basis.STATED
    steps: tuple[str, ...] = ()
    mod: str = ""
    quant: str = ""
    freq: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place, group or media house.

    Args:
        id: kind and slug, e.g. "place-baniyas"; stable across runs.
        kind: what it is.
        name: the canonical name.
        aliases: other names it goes by, without the canonical one.
        latitude: WGS 84 degrees, places only.
        longitude: WGS 84 degrees, places only.
        country: ISO 3166-1 alpha-2, places only.
        is_country: whether it is the country itself.
        basis: how it is known where it lies: stated by a gazetteer, or inferred from the corpus.
        note: what people should know of it, in sentences: other places of its name.
        source: where this entity is known from: "corpus" (found in text) or a gazetteer's name.
        wikidata: its item there, or "".
        geonames: its number there, or "".
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    is_country: bool = False
    basis: Basis = Basis.STATED
    note: str = ""
    source: str = "corpus"
    wikidata: str = ""
    geonames: str = ""


class Tier(StrEnum):
    """How far a name mention can be trusted by the rule that made it."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Link(StrEnum):
    """Why a mention stands for its entity."""

    OWN = "own"  # its own words, and their romanisation key where they are romanised
    GAZETTEER = "gazetteer"  # the gazetteer has this spelling
    KEY = "key"  # another romanisation of a spelling of the gazetteer
    FULLER = "fuller"  # a fuller name in the same document
    STATE = "state"  # the state that the document is about: "the defence ministry"


class Told(StrEnum):
    """What tells which of several places of one name is meant."""

    BESIDE = "beside"  # words beside the name: "Tripoli, Lebanon"
    CARRIED = "carried"  # words beside the name elsewhere in the document
    NEARBY = "nearby"  # the document's other places and peoples
    USUAL = "usual"  # nothing; it is the one that is usually meant
    NOTHING = "nothing"  # nothing; no place is claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Why a mention stands for this place of several of its name.

    Args:
        told: what tells.
        by: the names that tell, the weightiest first; empty when there are none.
    """

    told: Told
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A name in the text and the entity that it stands for.

    Args:
        start: first code point in the body.
        end: one past the last.
        surface: the exact words.
        kind: the kind of entity.
        entity: the entity's id.
        name: the entity's canonical name.
        rule: the rule that made the mention.
        tier: how far that rule can be trusted; weak mentions are no facet by themselves.
        link: why it stands for this entity.
        leant_on: the name that it leans on under that link, or "".
        which: why this place, where several bear the name; else None.
    """

    start: int
    end: int
    surface: str
    kind: EntityKind
    entity: str
    name: str
    rule: str
    tier: Tier
    link: Link = Link.OWN
    leant_on: str = ""
    which: Which | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of victims, as somebody claims it.

    Args:
        start: first code point of the figure with its victims ("at least 162 civilians").
        end: one past the last.
        surface: the exact words.
        value: the number as stated; None for "dozens" and the like.
        minimum: the lowest value that the words allow; None when they set none.
        maximum: the highest value that the words allow; None when they set none.
        qualifier: exact, at_least, more_than, over, around, some, up_to, nearly, range, vague.
        measure: killed, executed, assassinated, bodies_found, bodies_buried, wounded, missing,
            detained, displaced.
        category: civilians, security_forces, insurgents, women, children, ..., all, people.
        claimant: who says so, the words of the text; "" when nobody is named.
        accused: who is said to have done it; "" when not said.
        place: where, the words of the text; "" when not said.
        stated_on: the day of the statement, or None.
        stated_inferred: whether that is the report's own day, for want of another.
        died: the days of the deaths, or None.
        scope: event, background or historical.
        rule: the rule that found it.
        relations: "equal:…", "supersedes:…", "total_of:…", "contradicts:…" with spans of figures.
        claimant_key: what makes two claimants the same: an entity's id, or the folded words; ""
            when nobody is named.
        place_ids: the entities of the place, several in "Arva and Senn"; empty when not said.
        part_of: the span of the figure that this one is a part of ("31 bodies, including nine
            children"), "10-19", or "".
    """

    start: int
    end: int
    surface: str
    value: int | None
    minimum: int | None
    maximum: int | None
    qualifier: str
    measure: str
    category: str
    claimant: str = ""
    accused: str = ""
    place: str = ""
    stated_on: date | None = None
    stated_inferred: bool = False
    died: DayRange | None = None
    scope: str = "event"
    rule: str = ""
    relations: tuple[str, ...] = ()
    claimant_key: str = ""
    place_ids: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDating:
    """Words that say when an event was: "the Dec. 8 takeover of Syria's government".

    Args:
        start: first code point in the body.
        end: one past the last.
        event: the kind of event and the last name of who takes part, e.g. "regime_change/assad".
        given: the participant's name before the last, in lower case; "" when the text has none.
        value: the TIMEX3 value of the day, month or year.
        direct: whether the words name the participant; else the text's one dated event of the kind
            is taken for it.
    """

    start: int
    end: int
    event: str
    given: str
    value: str
    direct: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLeaning:
    """An event that a text leans on ("since Assad's ouster") and does not date itself.

    Args:
        event: as in `EventDating`.
        given: as in `EventDating`.
        answer: what other articles were known to say of it when it was annotated; "" for nothing.
    """

    event: str
    given: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with what was found in it; what every step of the pipeline takes and gives."""

    article: Article
    passages: tuple[Passage, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[EntityMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    datings: tuple[EventDating, ...] = ()
    leanings: tuple[EventLeaning, ...] = ()


class Precision(StrEnum):
    """How exactly a timeline entry is placed; each has its mark on the page."""

    PART_OF_DAY = "part_of_day"
    DAY = "day"
    INTERVAL = "interval"  # several days, a week, a month, a year
    NOT_BEFORE = "not_before"  # open to the right
    NOT_AFTER = "not_after"  # open to the left
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What happened on a day or interval: passages that speak of one event.

    Args:
        id: the id of its oldest passage, which is its permanent address.
        days: when, or None when undated.
        precision: how exactly.
        grain: the grain of the date that places it; None when undated.
        part: TIMEX3 part of day ("MO", "NI", ...) when all dated passages agree on one, else "".
        basis: the strongest basis among the dates that place it.
        headline: the id of the passage that is shown first; chosen, never written.
        passages: ids of all its passages, oldest first.
    """

    id: str
    days: DayRange | None
    precision: Precision
    grain: Grain | None
    part: str
    basis: Basis
    headline: str
    passages: tuple[str, ...] = field(default=())

"""What does an entry's page show? Its sentence, when and how that is known, and who says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.figures import figures_in
from search.results.passages import Fragment, PassageView
from search.results.timeline import EntryView
from search.vocabulary import Basis, DateMention, Ground, Precision, TimelineEntry
from web import links
from web.citations.linked_data import entry_data, passage_data
from web.citations.plain_text import cite_sentence
from web.collection import LIMIT, Collection
from web.publisher import at_sentence, safe_url
from web.views.certainty import UNDATED, Sign, sign_of, sign_of_entry, sign_of_mention
from web.views.dates import PARTS, Written, write_mention, write_range
from web.views.entries import NamedLink, evidence_of, sources_of
from web.views.grounds import ground_told, shared_told
from web.views.passages import (
    ArticleLine,
    SentenceView,
    When,
    article_line,
    published_when,
    sentence_of,
    source_of,
)
from web.views.sources import SourceMark, SourceMarks
from web.views.take_along import TakeAlong, of_entry
from web.views.tolls import PanelView, behind, tables_of

NO_GRAIN = "not a day"

_PASSAGE = re.compile(r"” in passage ([a-z2-7]{12}) \(")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNote:
    """How one date expression was understood.

    Args:
        surface: the words.
        written: what they stand for; empty when unresolved.
        sign: how sure that is.
        value: the TIMEX3 value.
        grain: how fine it is, in words.
        basis: stated, resolved, inferred or unresolved.
        rule: the rule that found it.
        anchor: what it was resolved against.
        anchor_href: the address of the passage that the anchor names, or "".
        steps: the reasoning.
    """

    surface: str
    written: Written
    sign: Sign
    value: str
    grain: str
    basis: str
    rule: str
    anchor: str
    anchor_href: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """A passage of an entry with the reasoning for its dates.

    Args:
        sentence: the passage.
        article: the report in which it stands.
        dates: how each date in it was understood.
        publisher_href: the publisher's page at this sentence; "" when its address is not known.
        publisher_page: the same as a whole, for paper.
        ground: why it stands here though it has no day of its own; "" where it has one.
    """

    sentence: SentenceView
    article: ArticleLine
    dates: tuple[DateNote, ...]
    publisher_href: str
    publisher_page: str
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVoice:
    """Everything that one source says in an entry."""

    source: SourceMark
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """An entry's page.

    Args:
        id: permanent id.
        fragments: the words of its headline passage.
        said_by: the source of that passage.
        when: the entry's date; None when undated.
        sign: how sure it is.
        part: the part of the day.
        day_href: the page of its day; "" when it is no single day.
        evidence: "3 passages from 2 sources".
        sources: their marks.
        voices: the passages by source.
        places: places named.
        others: people, organisations and groups named.
        permalink: the permanent address in full.
        citation: its headline sentence as it is cited in running text.
        take_along: the files that it can be taken along as.
        collect_href: a collection of all its passages; "" when it has more than one holds.
        linked_data: JSON-LD.
        figures: the figures of victims in them, side by side.
        behind: who stands behind those of several reports; "".
        shared: what several reports share, a sentence each; empty when they speak independently.
        inferred: the sign of passages that stand here without a day of their own.
    """

    id: str
    fragments: tuple[Fragment, ...]
    said_by: SourceMark
    said_in: ArticleLine
    when: When | None
    sign: Sign
    part: str
    day_href: str
    evidence: str
    sources: tuple[SourceMark, ...]
    voices: tuple[SourceVoice, ...]
    places: tuple[NamedLink, ...]
    others: tuple[NamedLink, ...]
    permalink: str
    citation: str
    take_along: TakeAlong
    collect_href: str
    linked_data: Mapping[str, Any]
    figures: tuple[PanelView, ...]
    behind: str
    shared: tuple[str, ...]
    inferred: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePage:
    """The page of a passage that belongs to no entry."""

    id: str
    testimony: Testimony
    source: SourceMark
    published: When | None
    names: tuple[NamedLink, ...]
    permalink: str
    citation: str
    take_along: TakeAlong
    linked_data: Mapping[str, Any]


def entry_page(view: EntryView, *, marks: SourceMarks, base: str) -> EntryPage:
    """An entry as its page shows it.

    Args:
        view: the entry with all its passages.
        marks: the marks of the sources.
        base: what stands before a path to make an address.
    """
    entry = view.entry
    permalink = base + links.entry(entry.id)
    figures = figures_in(view.passages)
    entities = {entity.id: entity for entity in (*view.places, *view.others)}
    sign = sign_of_entry(entry) if entry.days is not None else UNDATED
    return EntryPage(
        id=entry.id,
        fragments=view.headline.fragments,
        said_by=source_of(view.headline.article, marks),
        said_in=article_line(view.headline.article, marks),
        when=entry_when(view),
        sign=sign,
        part=PARTS.get(entry.part, ""),
        day_href=_day_href(view),
        evidence=evidence_of(view),
        sources=sources_of(view, marks),
        voices=_voices(view, marks),
        places=tuple(named_link(place.id, place.name, place.kind.value) for place in view.places),
        others=tuple(named_link(other.id, other.name, other.kind.value) for other in view.others),
        permalink=permalink,
        citation=cite_sentence(view.headline, entry=view, address=permalink),
        take_along=of_entry(entry.id, entry),
        collect_href=_collection_of(entry),
        linked_data=entry_data(view, base=base),
        figures=tables_of(figures, entities, marks),
        behind=behind(figures, entities),
        shared=shared_told(view.passages),
        inferred=sign_of(Basis.INFERRED, Precision.DAY),
    )


def passage_page(
    view: PassageView, *, names: Mapping[str, NamedLink], marks: SourceMarks, base: str
) -> PassagePage:
    """A lone passage as its page shows it; `names` holds the names in it by entity id."""
    permalink = base + links.entry(view.passage.id)
    return PassagePage(
        id=view.passage.id,
        testimony=testimony_of(view, marks, ground=""),
        source=source_of(view.article, marks),
        published=published_when(view.article.published),
        names=tuple(names[entity] for entity in view.names if entity in names),
        permalink=permalink,
        citation=cite_sentence(view, entry=None, address=permalink),
        take_along=of_entry(view.passage.id, None),
        linked_data=passage_data(view, base=base),
    )


def testimony_of(view: PassageView, marks: SourceMarks, *, ground: str) -> Testimony:
    """A passage with the reasoning for its dates, and for its place where it has none."""
    return Testimony(
        sentence=sentence_of(view),
        article=article_line(view.article, marks),
        dates=tuple(date_note(mention) for mention in view.dates),
        publisher_href=at_sentence(view.article.url, view.text),
        publisher_page=safe_url(view.article.url),
        ground=ground,
    )


def date_note(mention: DateMention) -> DateNote:
    """How a date expression was understood."""
    grain = NO_GRAIN if mention.grain is None else mention.grain.value.replace("_", " ")
    return DateNote(
        surface=mention.surface,
        written=write_mention(mention, weekday=True),
        sign=sign_of_mention(mention),
        value=mention.value,
        grain=grain,
        basis=mention.basis.value,
        rule=mention.rule,
        anchor=mention.anchor,
        anchor_href=_href_of(mention.anchor),
        steps=mention.steps,
    )


def _href_of(anchor: str) -> str:
    """The address of the passage of another report that an anchor names; "" where it names none."""
    named = _PASSAGE.search(anchor)
    return "" if named is None else links.entry(named[1])


def named_link(entity_id: str, name: str, kind: str) -> NamedLink:
    """A named thing and its page."""
    return NamedLink(name=name, href=links.entity(entity_id), kind=kind)


def entry_when(view: EntryView) -> When | None:
    """The days of an entry with their sign; None when it has none."""
    entry = view.entry
    if entry.days is None:
        return None
    grain = None if entry.days.is_one_day else entry.grain
    written = write_range(entry.days, grain=grain, weekday=True, part=entry.part)
    return When(written=written, sign=sign_of_entry(entry))


def _collection_of(entry: TimelineEntry) -> str:
    return Collection(ids=entry.passages).address() if len(entry.passages) <= LIMIT else ""


def _day_href(view: EntryView) -> str:
    days = view.entry.days
    exact = view.entry.precision in (Precision.DAY, Precision.PART_OF_DAY)
    if days is None or days.start is None or not exact:
        return ""
    return links.day(days.start)


def _voices(view: EntryView, marks: SourceMarks) -> tuple[SourceVoice, ...]:
    """The passages by source, those with a day of their own first, older ones before newer."""
    entry = view.entry
    grounds = dict(zip(entry.passages, entry.grounds, strict=True))
    gathered: dict[SourceMark, list[Testimony]] = {}
    own_day = [one for one in view.passages if grounds[one.passage.id] is Ground.DAY]
    without = [one for one in view.passages if grounds[one.passage.id] is not Ground.DAY]
    for passage in (*own_day, *without):
        ground = ground_told(grounds[passage.passage.id], dated=entry.days is not None)
        testimony = testimony_of(passage, marks, ground=ground)
        gathered.setdefault(source_of(passage.article, marks), []).append(testimony)
    return tuple(
        SourceVoice(source=source, testimonies=tuple(said)) for source, said in gathered.items()
    )

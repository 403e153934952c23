"""How does an article's text read? With its dates, names and damage marked where they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.vocabulary import AnnotatedArticle, Block, Mark
from web import links
from web.views.certainty import Sign
from web.views.dates import day_text
from web.views.entry import date_note
from web.views.segments import MarkRun, PassageRun, Span, Stretch, cut


class _HasSpan(Protocol):
    """Anything that stands at half-open code points of a body."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A piece of text with at most one name.

    Args:
        text: the words, not escaped.
        href: the page of the name, or "".
        name: its canonical name when the words differ from it, else "".
    """

    text: str
    href: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date expression in running text.

    Args:
        number: its number in the list of dates, from 1.
        first: whether this is the first stretch of it.
        machine: value for <time datetime>, "" when there is none.
        summary: what it stands for and how sure that is, in one line.
        sign: its sign.
    """

    number: int
    first: bool
    machine: str
    summary: str
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Pieces under one date, or under none."""

    date: DateView | None
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageRun:
    """Runs under one mark of damage; `note` is what a reader should know of it, "" for none."""

    note: str
    runs: tuple[RunView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRun:
    """A passage of the article, or the space between two.

    Args:
        id: the passage's id, "" for what stands between.
        first: whether this is the first stretch of the passage.
        last: whether it is the last one.
        entry_href: the entry that it belongs to, "" when to none.
        parts: its text.
    """

    id: str
    first: bool
    last: bool
    entry_href: str
    parts: tuple[DamageRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block of the article: its kind, its text, who wrote it when not the author."""

    kind: str
    sentences: tuple[SentenceRun, ...]
    author: str
    day: str
    machine: str


def damage_text(mark: Mark) -> str:
    """What a reader should know of a defect, with what is probably meant."""
    if mark.suggestion and mark.suggestion not in mark.note:
        return f"{mark.note} “{mark.suggestion}” is probably meant."
    return mark.note


def block_views(
    annotated: AnnotatedArticle, *, entries: Mapping[str, str], named: Collection[str]
) -> tuple[BlockView, ...]:
    """An article's text, block by block.

    Args:
        annotated: the article with everything found in it.
        entries: home entry by passage id.
        named: ids of the entities whose names are marked; "Syrian" by itself names nobody.
    """
    writer = _BlockWriter(annotated, entries, named)
    return tuple(writer.block(block) for block in annotated.article.blocks)


class _BlockWriter:
    """Lays an article's notes over its blocks, counting what was begun already."""

    def __init__(
        self, annotated: AnnotatedArticle, entries: Mapping[str, str], named: Collection[str]
    ) -> None:
        self._annotated = annotated
        self._entries = entries
        self._begun: set[tuple[str, int]] = set()
        self._linked: dict[str, int] = {}
        self._spans = {
            "passages": _spans(annotated.passages),
            "dates": _spans(annotated.dates),
            "names": tuple(
                span
                for span in _spans(annotated.names)
                if annotated.names[span.index].entity in named
            ),
            "marks": _spans(annotated.article.marks),
        }

    def block(self, block: Block) -> BlockView:
        """A block with its notes; a name is a link where the block first has it."""
        self._linked.clear()
        runs = cut(
            block.start,
            block.end,
            **{kind: _within(spans, block) for kind, spans in self._spans.items()},
        )
        day = block.published_on
        return BlockView(
            kind=block.kind.value,
            sentences=tuple(self._sentence(run) for run in runs),
            author=block.author,
            day=day_text(day) if day is not None else "",
            machine=day.isoformat() if day is not None else "",
        )

    def _sentence(self, run: PassageRun) -> SentenceRun:
        parts = tuple(self._part(under) for under in run.marks)
        if run.passage is None:
            return SentenceRun(id="", first=False, last=False, entry_href="", parts=parts)
        passage = self._annotated.passages[run.passage]
        entry = self._entries.get(passage.id, "")
        return SentenceRun(
            id=passage.id,
            first=self._begin("passage", run.passage),
            last=run.marks[-1].dates[-1].stretches[-1].end == passage.end,
            entry_href=links.entry(entry) if entry else "",
            parts=parts,
        )

    def _part(self, run: MarkRun) -> DamageRun:
        note = ""
        if run.mark is not None:
            note = damage_text(self._annotated.article.marks[run.mark])
        runs = tuple(
            RunView(
                date=None if under.date is None else self._date(under.date),
                pieces=tuple(
                    self._piece(piece, linked=under.date is None) for piece in under.stretches
                ),
            )
            for under in run.dates
        )
        return DamageRun(note=note, runs=runs)

    def _date(self, index: int) -> DateView:
        note = date_note(self._annotated.dates[index])
        machine = next((piece.machine for piece in note.written if piece.machine), "")
        value = "".join(piece.text for piece in note.written)
        return DateView(
            number=index + 1,
            first=self._begin("date", index),
            machine=machine,
            summary=f"{value} · {note.sign.word}" if value else note.sign.word,
            sign=note.sign,
        )

    def _piece(self, stretch: Stretch, *, linked: bool) -> PieceView:
        """A piece; a name inside a date is left unlinked, as a link must not hold another."""
        text = self._annotated.article.body[stretch.start : stretch.end]
        href, name = "", ""
        if stretch.name is not None and linked:
            mention = self._annotated.names[stretch.name]
            if self._linked.setdefault(mention.entity, stretch.name) == stretch.name:
                href = links.entity(mention.entity)
            name = mention.name if mention.name != mention.surface else ""
        return PieceView(text=text, href=href, name=name)

    def _begin(self, kind: str, index: int) -> bool:
        begun = (kind, index) in self._begun
        self._begun.add((kind, index))
        return not begun


def _spans(notes: Sequence[_HasSpan]) -> tuple[Span, ...]:
    return tuple(
        Span(start=note.start, end=note.end, index=index) for index, note in enumerate(notes)
    )


def _within(spans: Sequence[Span], block: Block) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.start < block.end and block.start < span.end)

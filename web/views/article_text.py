"""How does an article's text read? With dates, names, figures and damage marked where they stand.

Keeps out: how overlapping notes are cut (segments.py), and what is said of each (date_note in
entry.py, article_figures.py, names_told.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from search.vocabulary import AnnotatedArticle, Block, Mark
from web import links
from web.views.article_blocks import (
    BlockView,
    DamageRun,
    DateView,
    FigureView,
    PieceView,
    RunView,
    SentenceRun,
)
from web.views.article_figures import FigureNote
from web.views.article_others import Beside
from web.views.dates import day_text, plain
from web.views.entry import date_note
from web.views.names_told import name_told
from web.views.segments import MarkRun, NoteRun, PassageRun, Span, Stretch, cut


class _HasSpan(Protocol):
    """Anything that stands at half-open code points of a body."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def damage_text(mark: Mark) -> str:
    """What a reader should know of a defect, with what is probably meant."""
    if mark.suggestion and mark.suggestion not in mark.note:
        return f"{mark.note} “{mark.suggestion}” is probably meant."
    return mark.note


def block_views(
    annotated: AnnotatedArticle,
    *,
    named: Collection[str],
    figures: Sequence[FigureNote],
    beside: Mapping[str, Beside],
) -> tuple[BlockView, ...]:
    """An article's text, block by block.

    Args:
        annotated: the article with everything found in it.
        named: ids of the entities whose names are marked; "Syrian" by itself names nobody.
        figures: what is said of each figure.
        beside: what other reports say, by passage id.
    """
    writer = _BlockWriter(annotated, named, figures, beside)
    return tuple(writer.block(block) for block in annotated.article.blocks)


class _BlockWriter:
    """Lays an article's notes over its blocks, counting what was begun already."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        named: Collection[str],
        figures: Sequence[FigureNote],
        beside: Mapping[str, Beside],
    ) -> None:
        self._annotated = annotated
        self._figures = figures
        self._beside = beside
        self._begun: set[tuple[str, int]] = set()
        self._linked: dict[str, int] = {}
        self._spans = {
            "passages": _spans(annotated.passages),
            "dates": _spans(annotated.dates),
            "figures": _spans(annotated.claims),
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
        sentences = tuple(self._sentence(run) for run in runs)
        panels = [one.beside for one in sentences if one.last and one.beside is not None]
        return BlockView(
            kind=block.kind.value,
            sentences=sentences,
            author=block.author,
            day=day_text(day) if day is not None else "",
            machine=day.isoformat() if day is not None else "",
            beside=tuple(panel for panel in panels if panel.id),
        )

    def _sentence(self, run: PassageRun) -> SentenceRun:
        parts = tuple(self._part(under) for under in run.marks)
        if run.passage is None:
            return SentenceRun(
                id="",
                number=0,
                first=False,
                last=False,
                permanent_href="",
                beside=None,
                parts=parts,
            )
        passage = self._annotated.passages[run.passage]
        return SentenceRun(
            id=passage.id,
            number=run.passage + 1,
            first=self._begin("passage", run.passage),
            last=run.marks[-1].notes[-1].stretches[-1].end == passage.end,
            permanent_href=links.entry(passage.id),
            beside=self._beside.get(passage.id),
            parts=parts,
        )

    def _part(self, run: MarkRun) -> DamageRun:
        note = ""
        if run.mark is not None:
            note = damage_text(self._annotated.article.marks[run.mark])
        return DamageRun(note=note, runs=tuple(self._run(under) for under in run.notes))

    def _run(self, under: NoteRun) -> RunView:
        linked = under.date is None and under.figure is None
        return RunView(
            date=None if under.date is None else self._date(under.date),
            figure=None if under.figure is None else self._figure(under.figure),
            pieces=tuple(self._piece(piece, linked=linked) for piece in under.stretches),
        )

    def _date(self, index: int) -> DateView:
        note = date_note(self._annotated.dates[index])
        machine = next((piece.machine for piece in note.written if piece.machine), "")
        value = plain(note.written)
        return DateView(
            number=index + 1,
            first=self._begin("date", index),
            machine=machine,
            summary=f"{value} · {note.sign.word}" if value else note.sign.word,
            reached=f"\nfrom {note.anchor}" if note.anchor else "",
            sign=note.sign,
        )

    def _figure(self, index: int) -> FigureView:
        return FigureView(
            number=index + 1,
            first=self._begin("figure", index),
            summary=self._figures[index].summary,
        )

    def _piece(self, stretch: Stretch, *, linked: bool) -> PieceView:
        """A piece; a name inside a note is left unlinked, as a link must not hold another."""
        text = self._annotated.article.body[stretch.start : stretch.end]
        if stretch.name is None or not linked:
            return PieceView(text=text)
        mention = self._annotated.names[stretch.name]
        if self._linked.setdefault(mention.entity, stretch.name) != stretch.name:
            return PieceView(text=text)
        return PieceView(text=text, href=links.entity(mention.entity), told=name_told(mention))

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

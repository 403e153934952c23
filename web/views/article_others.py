"""What stands beside a sentence of an article? What others say of the same, and how it differs.

Keeps out: what is the same (the timeline's entries), and which few sentences are read of an entry
(search.others).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.others import closest
from search.results.passages import Fragment, PassageView
from search.results.things import OtherReports
from search.vocabulary import AnnotatedArticle, Claim, DateMention, Passage
from web import links
from web.views.counts import count
from web.views.dates import plain
from web.views.figures import category_words, measure_words, number_of
from web.views.passages import (
    KIND_WORDS,
    When,
    headline_of,
    published_when,
    source_of,
    when_of_mention,
)
from web.views.sources import SourceMark, SourceMarks

SOURCES_SHOWN = 4
PANELS_SHOWN = 40  # sentences of one page; at more of them the number alone links to the entry
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVoice:
    """The sentence of another source that says most nearly the same.

    Args:
        source: who printed it.
        headline: the headline of its report.
        published: when.
        kind: "caption", "tweet" and so on; "" for running text.
        fragments: its words.
        href: its place in its report.
        dates: the days that it names and the sentence beside it does not.
        figures: the figures that it gives and the sentence beside it does not.
    """

    source: SourceMark
    headline: str
    published: When | None
    kind: str
    fragments: tuple[Fragment, ...]
    href: str
    dates: tuple[When, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What other reports say of what a sentence says.

    Args:
        id: of the panel on the page; "" when the number alone links to the entry.
        number: how many other reports there are.
        noun: what these are: "other reports".
        label: both: "3 other reports".
        href: the entry.
        here_dates: the days that the sentence itself names, for comparison.
        here_figures: the figures that it gives itself.
        voices: the best sentence of each source, the nearest first.
    """

    id: str
    number: int
    noun: str
    label: str
    href: str
    here_dates: tuple[str, ...]
    here_figures: tuple[str, ...]
    voices: tuple[OtherVoice, ...]


def beside_sentences(
    annotated: AnnotatedArticle,
    *,
    entries: Sequence[tuple[str, str]],
    others: Sequence[OtherReports],
    marks: SourceMarks,
) -> dict[str, Beside]:
    """What stands beside each sentence, by passage id; nothing where no other report speaks of it.

    Args:
        annotated: the article.
        entries: passage id and home entry.
        others: what other reports say in these entries.
        marks: the marks of the sources.
    """
    told = {one.entry: one for one in others}
    home = dict(entries)
    found: dict[str, Beside] = {}
    panels = 0
    for passage in annotated.passages:
        other = told.get(home.get(passage.id, ""))
        if other is None:
            continue
        views = other.passages if panels < PANELS_SHOWN else ()
        panels += bool(views)
        found[passage.id] = _beside(annotated, passage, other, views, marks)
    return found


def _beside(
    annotated: AnnotatedArticle,
    passage: Passage,
    other: OtherReports,
    views: Sequence[PassageView],
    marks: SourceMarks,
) -> Beside:
    text = annotated.article.body[passage.start : passage.end]
    dates = [one for one in annotated.dates if passage.start <= one.start < passage.end]
    claims = [one for one in annotated.claims if passage.start <= one.start < passage.end]
    label = count(other.reports, "other report")
    own_dates = tuple(plain(one.written) for one in _whens(dates))
    own_figures = _figures(claims)
    return Beside(
        id=f"others-{passage.id}" if views else "",
        number=other.reports,
        noun=label.partition(" ")[2],
        label=label,
        href=links.entry(other.entry),
        here_dates=own_dates[:_MOST],
        here_figures=own_figures[:_MOST],
        voices=tuple(
            _voice(view, own_dates, own_figures, marks)
            for view in closest(text, views, figures=bool(claims))[:SOURCES_SHOWN]
        ),
    )


def _voice(
    view: PassageView, own_dates: Sequence[str], own_figures: Sequence[str], marks: SourceMarks
) -> OtherVoice:
    different = [when for when in _whens(view.dates) if plain(when.written) not in own_dates]
    return OtherVoice(
        source=source_of(view.article, marks),
        headline=headline_of(view.article).text,
        published=published_when(view.article.published),
        kind=KIND_WORDS.get(view.passage.kind, ""),
        fragments=view.fragments,
        href=links.article(view.article.id, passage=view.passage.id),
        dates=tuple(different[:_MOST]),
        figures=tuple(f for f in _figures(view.claims) if f not in own_figures)[:_MOST],
    )


def _whens(mentions: Sequence[DateMention]) -> list[When]:
    """The days of dates, each once."""
    whens = {plain(when.written): when for when in map(when_of_mention, mentions) if when.written}
    return list(whens.values())


def _figures(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Figures in words, each once: "at least 162 (civilians, executed)"."""
    told = (
        f"{number_of(one)} ({category_words(one.category)}, {measure_words(one.measure)})"
        for one in claims
    )
    return tuple(dict.fromkeys(told))

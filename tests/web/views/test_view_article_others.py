"""What stands beside a sentence of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, BlockKind, Metadatum, Passage, Published
from index.model.claims import Claim
from index.model.dates import DateMention, TimexType
from index.model.days import DayRange, Grain
from search.results.passages import ArticleSummary, Fragment, PassageView
from search.results.things import OtherReports
from web.views.article_others import PANELS_SHOWN, SOURCES_SHOWN, Beside, beside_sentences
from web.views.dates import plain
from web.views.sources import SourceMarks


class NoOverview:
    """Marks of sources need no corpus where every name is asked for."""

    def overview(self) -> NoOverview:
        return self

    sources = ()


MARKS = SourceMarks(NoOverview())  # type: ignore[arg-type]  # only asked for its sources


def said_on(day: int) -> DateMention:
    return DateMention(
        start=0,
        end=1,
        surface="A",
        type=TimexType.DATE,
        value=f"2031-05-{day:02d}",
        days=DayRange.day(date(2031, 5, day)),
        grain=Grain.DAY,
        rule="written",
    )


def figure(value: int) -> Claim:
    return Claim(
        start=0,
        end=1,
        surface=str(value),
        value=value,
        minimum=value,
        maximum=None,
        qualifier="at_least",
        measure="killed",
        category="civilians",
    )


def article(count: int = 1) -> AnnotatedArticle:
    body = "A fire. " * count
    return AnnotatedArticle(
        article=Article(id="own", body=body, blocks=(), original=body, path="own.txt"),
        passages=tuple(
            Passage(id=f"own.{n}", start=8 * n, end=8 * n + 7, kind=BlockKind.BODY, block=0)
            for n in range(count)
        ),
        dates=(said_on(5),),
        claims=(figure(9),),
    )


def other(key: str, source: str, **more: object) -> PassageView:
    view = PassageView(
        passage=Passage(id=f"{key}.0", start=0, end=7, kind=BlockKind.CAPTION, block=0),
        article=ArticleSummary(
            id=key,
            title=None,
            opening="A fire.",
            source=Metadatum(value=source),
            published=Published.stated(date(2031, 5, 6)),
        ),
        fragments=(Fragment(text="A fire."),),
    )
    return replace(view, **more)  # type: ignore[arg-type]  # any field of a passage


def beside(annotated: AnnotatedArticle, *others: OtherReports) -> dict[str, Beside]:
    entries = [(passage.id, "entry") for passage in annotated.passages]
    return beside_sentences(annotated, entries=entries, others=others, marks=MARKS)


def test_sentence_tells_how_many_others_speak_of_it_and_where() -> None:
    """The number alone says that there is something to compare."""
    views = (other("b", "B"), other("c", "C"))
    found = beside(article(), OtherReports(entry="entry", reports=3, passages=views))["own.0"]
    assert (found.number, found.label, found.href) == (3, "3 other reports", "/entry/entry")
    assert [voice.source.label for voice in found.voices] == ["B", "C"]
    assert found.voices[0].href == "/article/b#p-b.0"
    assert found.voices[0].kind == "caption"


def test_day_and_figure_are_told_where_they_differ_and_only_there() -> None:
    """What is the same needs no second look; what differs is why one looks."""
    same = other("b", "B", dates=(said_on(5),), claims=(figure(9),))
    differs = other("c", "C", dates=(said_on(6),), claims=(figure(12),))
    told = OtherReports(entry="entry", reports=2, passages=(same, differs))
    found = beside(article(), told)["own.0"]
    voices = {voice.source.label: voice for voice in found.voices}
    assert (voices["B"].dates, voices["B"].figures) == ((), ())
    assert [plain(when.written) for when in voices["C"].dates] == ["6 May 2031"]
    assert voices["C"].figures == ("at least 12 (civilians, killed)",)
    assert found.here_dates == ("5 May 2031",)
    assert found.here_figures == ("at least 9 (civilians, killed)",)


def test_nothing_stands_beside_a_sentence_that_nobody_else_speaks_of() -> None:
    """An empty panel would promise what there is not."""
    assert beside(article()) == {}


def test_panel_and_page_stay_short() -> None:
    """A long report on what all papers report must still come quickly."""
    views = tuple(other(f"b{n}", f"B{n}") for n in range(SOURCES_SHOWN + 2))
    many = article(PANELS_SHOWN + 2)
    found = beside(many, OtherReports(entry="entry", reports=6, passages=views))
    assert len(found) == PANELS_SHOWN + 2
    assert sum(bool(one.id) for one in found.values()) == PANELS_SHOWN
    assert {len(one.voices) for one in found.values()} == {SOURCES_SHOWN, 0}


def test_entry_that_was_only_counted_has_a_number_without_a_panel() -> None:
    """The number still leads to the entry."""
    found = beside(article(), OtherReports(entry="entry", reports=2, passages=()))["own.0"]
    assert (found.id, found.number, found.href) == ("", 2, "/entry/entry")

"""What a figure of victims says of itself beside its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, BlockKind, Passage
from index.model.claims import Claim
from index.model.days import DayRange
from index.model.names import Entity, EntityKind, EntityMention, Tier
from web.views.article_figures import NOBODY, figure_notes

BODY = "In Arva at least 9 died. Earlier it said 6. The guild counts 5 men and 4 women."


def claim(surface: str, value: int, **more: object) -> Claim:
    start = BODY.index(surface)
    made = Claim(
        start=start,
        end=start + len(surface),
        surface=surface,
        value=value,
        minimum=value,
        maximum=value,
        qualifier="exact",
        measure="killed",
        category="all",
    )
    return replace(made, **more)  # type: ignore[arg-type]  # any field of a claim


def span(surface: str) -> str:
    start = BODY.index(surface)
    return f"{start}-{start + len(surface)}"


def article(*claims: Claim, names: tuple[EntityMention, ...] = ()) -> AnnotatedArticle:
    end = BODY.index(".") + 1
    return AnnotatedArticle(
        article=Article(id="a", body=BODY, blocks=(), original=BODY, path="a.txt"),
        passages=(Passage(id="p", start=0, end=end, kind=BlockKind.BODY, block=0),),
        claims=claims,
        names=names,
    )


def test_figure_tells_its_number_its_victims_its_claimant_and_its_day() -> None:
    """A bare number is what the page exists to avoid."""
    at_least = claim(
        "at least 9",
        9,
        maximum=None,
        qualifier="at_least",
        claimant="the guild",
        stated_on=date(2031, 5, 4),
        died=DayRange.day(date(2031, 5, 3)),
    )
    (note,) = figure_notes(article(at_least), {})
    assert note.summary == "at least 9: all victims, killed\nsays the guild, Sunday 4 May 2031"
    assert (note.bounds, note.claimant_href) == ("9 or more", "")
    assert [piece.text for piece in note.died] == ["3 May 2031"]


def test_day_of_the_report_is_not_passed_off_as_the_day_of_the_statement() -> None:
    """Nobody said so on that day; it was only printed then."""
    printed = claim("at least 9", 9, stated_on=date(2031, 5, 4), stated_inferred=True)
    (note,) = figure_notes(article(printed), {})
    assert "2031" not in note.summary
    assert NOBODY in note.summary
    assert "own day" in note.stated_note


def test_figures_bear_on_each_other_from_both_sides() -> None:
    """Who reads the old figure must learn there that it was superseded."""
    new = claim("at least 9", 9, relations=(f"supersedes:{span('6')}",))
    new = replace(new, relations=(*new.relations, f"total_of:{span('5 men')}+{span('4 women')}"))
    old = claim("6", 6)
    men, women = claim("5 men", 5, part_of=span("at least 9")), claim("4 women", 4)
    notes = figure_notes(article(new, old, men, women), {})
    assert [[bearing.text for bearing in note.bearings] for note in notes] == [
        ["supersedes “6”", "the total of “5 men”, “4 women”"],
        ["superseded by “at least 9”"],
        ["counted in “at least 9”"],
        ["counted in “at least 9”"],
    ]
    assert notes[1].bearings[0].figures == (("at least 9", "#figure-1"),)


def test_part_of_a_figure_is_told_at_both() -> None:
    """“Nine dead, among them five men” is no sum of two figures."""
    whole, part = claim("at least 9", 9), claim("5 men", 5, part_of=span("at least 9"))
    notes = figure_notes(article(whole, part), {})
    assert [note.bearings[0].text for note in notes] == [
        "includes “5 men”",
        "part of “at least 9”",
    ]


def test_relation_to_a_figure_that_is_not_there_is_not_told() -> None:
    """A better reader of figures may leave a relation behind."""
    (note,) = figure_notes(article(claim("6", 6, relations=("supersedes:1-2", "odd:1-2"))), {})
    assert note.bearings == ()


def test_figure_leads_to_the_figures_of_its_place_where_its_sentence_names_it() -> None:
    """Narrowed to a place that the sentence does not name, the page would lack this very figure."""
    arva = EntityMention(
        start=3,
        end=7,
        surface="Arva",
        kind=EntityKind.PLACE,
        entity="place-arva",
        name="Arva",
        rule="written",
        tier=Tier.STRONG,
    )
    known = {"place-arva": Entity(id="place-arva", kind=EntityKind.PLACE, name="Arva")}
    here = claim("at least 9", 9, place="Arva", place_ids=("place-arva",))
    elsewhere = claim("6", 6, place="Arva", place_ids=("place-arva",))
    notes = figure_notes(article(here, elsewhere, names=(arva,)), known)
    assert [note.tolls_href for note in notes] == ["/tolls?place=place-arva", "/tolls"]


def test_claimant_that_is_known_leads_to_its_page() -> None:
    """Who claims a figure is half of what it is worth."""
    guild = Entity(id="organisation-guild", kind=EntityKind.ORGANISATION, name="Guild")
    told = claim("6", 6, claimant="it", claimant_key=guild.id)
    (note,) = figure_notes(article(told), {guild.id: guild})
    assert (note.claimant, note.claimant_href) == ("it", "/entity/organisation-guild")

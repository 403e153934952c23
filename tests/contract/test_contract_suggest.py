"""What is suggested for what is being typed, and whom can a typed name mean? On every engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from index.model.days import DayRange
from search.engine import Engine
from search.query import FacetName, Filters, Selection

Open = Callable[[Any], Engine]


@pytest.fixture
def coast(build: Any, engine_over_corpus: Open) -> Engine:
    """Names that begin alike, under several spellings, and some that no report has."""
    corpus = build.corpus()
    corpus.entity("place-low-harbour", "Low Harbour", "Loharb", "Port Marsh")
    corpus.entity("person-ada-marsh", "Ada Marsh")
    corpus.entity("person-lone", "Lone Wolf")
    corpus.entity("group-gulls", "The Gulls")
    corpus.article(
        "one",
        "{place-low-harbour|Low Harbour} and {person-ada-marsh|Ada} on [4 May|2031-05-04].",
        source="Marsh Courier",
    )
    corpus.article(
        "two",
        "{place-low-harbour|Loharb}. The {~group-gulls|Gulls} flew on [4 May|2031-05-04].",
        source="Coast Wire",
    )
    corpus.article("three", "No names.", source="Coast Wire")
    return engine_over_corpus(corpus)


@pytest.fixture
def levant(build: Any, engine_over_corpus: Open) -> Engine:
    """Romanised names, three that only look alike, and a surname of three people."""
    corpus = build.corpus()
    names = {
        "place-baniyas": ("Baniyas", "Banyas", "Banias"),
        "place-tartous": ("Tartous", "Tartus"),
        "place-jableh": ("Jableh", "Jabla"),
        "place-masyaf": ("Masyaf",),
        "place-latakia": ("Latakia", "Ladhiqiyah"),
        "place-al-mukhtariyya": ("Al-Mukhtariyya",),
        "place-hama": ("Hama", "Hamah"),
        "place-homs": ("Homs", "Hims"),
        "organisation-hamas": ("Hamas",),
        "person-ahmad-al-sharaa": ("Ahmad al-Sharaa", "Abu Mohammed al-Jolani", "Jolani"),
        "person-bashar-al-assad": ("Bashar al-Assad", "Assad"),
        "person-maher-al-assad": ("Maher al-Assad", "Maher Assad"),
        "person-hafez-al-assad": ("Hafez al-Assad",),
        "group-assad-family": ("Assad family",),
    }
    for key, spellings in names.items():
        corpus.entity(key, *spellings)
    everybody = " and ".join(f"{{{key}|{spellings[0]}}}" for key, spellings in names.items())
    corpus.article("all", everybody, source="L'Orient Today")
    corpus.article("more", "{organisation-hamas|Hamas}, {person-maher-al-assad|Maher Assad}")
    corpus.article("most", "{organisation-hamas|Hamas}")
    return engine_over_corpus(corpus)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lo", [("Low Harbour", 2)]),
        ("LOHA", [("Low Harbour", 2)]),
        ("har", [("Low Harbour", 2)]),
        ("marsh", [("Low Harbour", 2), ("Ada Marsh", 1), ("Marsh Courier", 1)]),
        ("ada m", [("Ada Marsh", 1)]),
        ("ada marsh", [("Ada Marsh", 1)]),
        ("port ma", [("Low Harbour", 2)]),
        ("marsh ada", []),
        ("co", [("Coast Wire", 2), ("Marsh Courier", 1)]),
        ("wolf", []),
        ("gulls", []),
        ("l", []),
        ("", []),
        ("  ", []),
        ("xyz", []),
    ],
)
def test_suggestions_begin_like_what_was_typed(
    coast: Engine, typed: str, expected: list[tuple[str, int]]
) -> None:
    """A reader who types another spelling would take a name for missing that the reports have."""
    assert [(s.text, s.count) for s in coast.suggest(typed)] == expected


def test_suggestion_carries_what_stands_in_the_filter(coast: Engine) -> None:
    """A suggestion that is not one step from its filter would have to be typed again."""
    assert [(s.kind, s.value) for s in coast.suggest("marsh", limit=2)] == [
        ("place", "place-low-harbour"),
        ("person", "person-ada-marsh"),
    ]
    assert [(s.kind, s.value) for s in coast.suggest("coast")] == [("source", "Coast Wire")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *((typed, "Baniyas") for typed in ("Ban", "Banias", "Banyas", "Baniyaas", "al-Ban")),
        *((typed, "Tartous") for typed in ("Tar", "Tartus", "Tartoos", "Tartou")),
        *((typed, "Jableh") for typed in ("Jab", "Jabla", "Jeb", "Jebleh", "Djab", "Jablah")),
        *((typed, "Masyaf") for typed in ("Mas", "Masiaf", "Masy", "Masia")),
        *((typed, "Al-Mukhtariyya") for typed in ("Muk", "Mukhtar", "Mukhtariyah", "el-Mukht")),
        *((typed, "Latakia") for typed in ("Lat", "Latak", "Latakiya", "al-Latak", "Lataq")),
        *((typed, "Ahmad al-Sharaa") for typed in ("Jol", "al-Jol", "Jolani", "Jul")),
        *((typed, "Ahmad al-Sharaa") for typed in ("Sha", "Shara", "ash-Sha", "al-Shar", "Sharaa")),
    ],
)
def test_romanised_name_is_suggested_however_it_is_typed(
    levant: Engine, typed: str, name: str
) -> None:
    """Nobody can know which of ten spellings this collection's reports use."""
    assert levant.suggest(typed)[0].text == name


def test_names_that_look_alike_stay_apart(levant: Engine) -> None:
    """A city must never be taken for another, or for an armed group with more reports."""
    assert [s.text for s in levant.suggest("Hama")] == ["Hama", "Hamas"]
    assert [s.spelling for s in levant.suggest("Hama")] == ["", ""]
    assert [s.text for s in levant.suggest("Hamah")] == ["Hama"]
    assert [s.text for s in levant.suggest("Hamas")] == ["Hamas"]
    assert [s.text for s in levant.suggest("Homs")] == ["Homs"]
    assert [s.text for s in levant.suggest("Ham")] == ["Hamas", "Hama"]


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("Jol", "Abu Mohammed al-Jolani"),
        ("Jolani", "Jolani"),
        ("Sharaa", ""),
        ("Tartus", "Tartus"),
        ("Tartoos", ""),
        ("Ladhiq", "Ladhiqiyah"),
    ],
)
def test_suggestion_says_which_spelling_was_met(levant: Engine, typed: str, spelling: str) -> None:
    """Who types Jolani and is offered al-Sharaa would think it a mistake."""
    assert levant.suggest(typed)[0].spelling == spelling


@pytest.mark.parametrize("typed", ["home", "the", "us latak", "at latak"])
def test_plain_words_suggest_no_name_that_only_sounds_so(levant: Engine, typed: str) -> None:
    """Every English word sounds like some name; a list of those would be noise."""
    assert levant.suggest(typed) == ()


def test_elision_does_not_hide_a_source(levant: Engine) -> None:
    """Readers say Orient, the masthead says L'Orient."""
    assert [s.value for s in levant.suggest("orien")] == ["L'Orient Today"]


def test_shared_name_has_several_meanings(levant: Engine) -> None:
    """To choose one of three Assads for the reader would hide the other two."""
    assert [(s.text, s.count) for s in levant.meanings("Assad")] == [
        ("Maher al-Assad", 2),
        ("Bashar al-Assad", 1),
        ("Hafez al-Assad", 1),
    ]
    assert [s.text for s in levant.meanings("Jolani")] == ["Ahmad al-Sharaa"]
    assert levant.meanings("zeppelin") == ()


def test_count_is_what_a_list_under_the_filters_holds(coast: Engine) -> None:
    """A day offered with two reports must lead to two."""
    fourth = DayRange.day(date(2031, 5, 4))
    assert coast.count(Filters(days=fourth)) == 2
    assert coast.count(Filters()) == 3
    wire = Selection(facet=FacetName.SOURCE, value="Coast Wire")
    assert coast.count(Filters(days=fourth, selections=(wire,))) == 1

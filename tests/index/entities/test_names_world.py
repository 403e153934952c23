"""Names of other parts of the world, of ships and of sport, as reports there write them."""

from __future__ import annotations

import pytest

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.names import EntityMention, Tier


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    return NameTagger(load_gazetteer())


def found(mentions: tuple[EntityMention, ...]) -> list[tuple[str, str]]:
    return [(m.surface, m.kind.value) for m in mentions]


@pytest.mark.parametrize("name", ["Moon Jae-won", "Kim Song-il", "Park Geun-suk", "Tsai Wei-ling"])
def test_second_syllable_belongs_to_the_name(tagger: NameTagger, name: str) -> None:
    """Without it two sons of one family are one man."""
    assert found(tagger.tag(f"{name} spoke. They met {name}.")) == [(name, "person")] * 2


def test_small_word_after_a_city_is_no_syllable(tagger: NameTagger) -> None:
    """A Hong Kong-based firm is in Hong Kong."""
    assert found(tagger.tag("A Hong Kong-based firm paid.")) == [("Hong Kong", "place")]


def test_chinese_person_may_share_a_city_s_name(tagger: NameTagger) -> None:
    """Meng Wanzhou is no city."""
    assert found(tagger.tag("They freed Meng Wanzhou.")) == [("Meng Wanzhou", "person")]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Daniel arap Zarq came.", "Daniel arap Zarq"),
        ("Foreign Minister Shah Mahmood Zarqi came.", "Shah Mahmood Zarqi"),
        ("Defence Minister Mike Penning came.", "Mike Penning"),
        ("Minister Omer Bar-Zarq came.", "Omer Bar-Zarq"),
        ("They buried King Charles VI there.", "Charles VI"),
        ("Zarqi Ozmoi (Kenya) won.", "Zarqi Ozmoi"),
    ],
)
def test_persons_are_found_whole(tagger: NameTagger, text: str, person: str) -> None:
    """Half a name leads to somebody else, or to nobody."""
    assert [m.surface for m in tagger.tag(text) if m.kind.value == "person"] == [person]


def test_ship_is_no_person(tagger: NameTagger) -> None:
    """Nobody is quoted under the name of a tanker."""
    assert tagger.tag("The tanker Maria Zarquel sank. The frigate HMS Zarquel Bay came.") == ()


def test_region_may_have_a_small_direction(tagger: NameTagger) -> None:
    """West Africa is no part of a report on Africa only because of its spelling."""
    mentions = tagger.tag("In west Africa and sub-Saharan Africa it rained.")
    assert [m.entity for m in mentions] == ["place-west-africa", "place-sub-saharan-africa"]


def test_provinces_of_one_river_stay_apart(tagger: NameTagger) -> None:
    """North Kivu is not South Kivu."""
    mentions = tagger.tag("They fled from North Kivu to South Kivu.")
    assert [m.entity for m in mentions] == ["place-north-kivu", "place-south-kivu"]


_RESULTS = (
    "SOCCER - LEAGUE RESULTS\nThe standings after Sunday's games in the championship:\n"
    "Reading 2 Hull 1\nBath 0 Zarqin 0\nStoke 1 Wigan 4\nBury 3 Ozmo 3\n"
)


def test_table_names_clubs(tagger: NameTagger) -> None:
    """A club whose name is a plain word is found where it has a score."""
    clubs = {m.surface for m in tagger.tag(_RESULTS) if m.kind.value == "organisation"}
    assert clubs == {"Reading", "Hull", "Bath", "Zarqin", "Stoke", "Wigan", "Bury", "Ozmo"}


def test_table_of_the_dead_names_towns(tagger: NameTagger) -> None:
    """A report on war speaks of divisions, stadiums and leagues too."""
    text = (
        "The 4th Division held the stadium while the Arab League met. Goals were not met.\n"
        "Aleppo 12\nHoms 4\nHama 7\nIdlib 3\nLatakia 9\nDaraa 2\nAleppo are waiting for Homs.\n"
    )
    towns = {m.surface: m.kind.value for m in tagger.tag(text) if m.surface in text.split("\n")[1]}
    assert towns == {"Aleppo": "place"}
    assert "team" not in {m.rule for m in tagger.tag(text)}


def test_nickname_goes_with_its_city(tagger: NameTagger) -> None:
    """The Florida Marlins are a club and not a state."""
    text = "BASEBALL: in the ninth inning the Florida Marlins beat the Reds in the playoffs."
    assert found(tagger.tag(text)) == [
        ("Florida Marlins", "organisation"),
        ("Reds", "organisation"),
    ]


def test_nickname_is_a_plain_word_elsewhere(tagger: NameTagger) -> None:
    """Pirates off Somalia are no ball club."""
    assert found(tagger.tag("The Pirates fled to Somalia.")) == [("Somalia", "place")]


def test_age_makes_a_guess_a_facet(tagger: NameTagger) -> None:
    """Whoever has an age is a person."""
    (mention,) = tagger.tag("Among them was Zarqi Ozmoi, 34, of the north.")
    assert (mention.surface, mention.kind.value, mention.tier) == (
        "Zarqi Ozmoi",
        "person",
        Tier.MEDIUM,
    )


def test_two_trumps_are_not_one(tagger: NameTagger) -> None:
    """A report on the daughter alone does not speak of the father by their name."""
    mentions = tagger.tag("Ivanka Trump came to Washington. Trump stayed.")
    assert {m.entity for m in mentions if m.kind.value == "person"} == {"person-ivanka-trump"}


def test_surname_of_a_namesake_is_not_the_leaders(tagger: NameTagger) -> None:
    """Where only an unknown Mugabe is named in full, her words are not the president's."""
    mentions = tagger.tag("Zarqina Mugabe, 52, spoke. Then Maria Mugabe came. Mugabe left.")
    assert "person-robert-mugabe" not in {m.entity for m in mentions}


def test_known_surname_ends_an_unknown_spelling(tagger: NameTagger) -> None:
    """Abu Mousab and al-Zarqawi are one man, and no two."""
    mentions = tagger.tag("They killed Abu Mousab al-Zarqawi.")
    assert [m.surface for m in mentions] == ["Abu Mousab al-Zarqawi"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They retook Zarqin.", "Zarqin"),
        ("They met at Zarquel House.", "Zarquel House"),
        ("They live in the Zarqin Metropolitan Area.", "Zarqin Metropolitan Area"),
        ("It was found in Zarqidar Cave.", "Zarqidar Cave"),
    ],
)
def test_places_are_found_whole(tagger: NameTagger, text: str, place: str) -> None:
    """A house is not its family, and an area not its capital."""
    assert found(tagger.tag(text)) == [(place, "place")]


def test_unknown_towns_of_a_list_are_towns(tagger: NameTagger) -> None:
    """One town that is known says what the others of the list are."""
    mentions = tagger.tag("It rained on Homs, Zarqin and Ozmoi.")
    assert [m.kind.value for m in mentions][:2] == ["place", "place"]


def test_border_of_two_countries_is_no_body(tagger: NameTagger) -> None:
    """United is the head of many a body's name, but not inside a country's."""
    assert found(tagger.tag("The Mexico-United States border is shut.")) == [
        ("Mexico", "place"),
        ("United States", "place"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Jaish al-Fatah left.", "Jaish al-Fatah", "organisation"),
        ("Minister for Defence Marisa Zarq came.", "Marisa Zarq", "person"),
        ("Then Jan Zarqeland spoke.", "Jan Zarqeland", "person"),
        ("The firm Maria Zarquel sells it.", "Maria Zarquel", "organisation"),
        ("Task force of the General Department of Roads.", "General Department of Roads", None),
    ],
)
def test_word_beside_a_name_is_read(
    tagger: NameTagger, text: str, name: str, kind: str | None
) -> None:
    """What stands before a name says whose it is, and is no part of it."""
    assert found(tagger.tag(text)) == [(name, kind or "organisation")]


@pytest.mark.parametrize("prefix", ["Anti", "Pro", "Post", "Ex"])
def test_prefix_is_no_given_name(prefix: str) -> None:
    """ "Anti-Putin" at the head of a sentence must not become everybody's fuller name."""
    mentions = NameTagger(load_gazetteer()).tag(f"{prefix}-Putin crowds left. Putin spoke.")
    assert {(m.surface, m.entity) for m in mentions} == {("Putin", "person-vladimir-putin")}


def test_unknown_word_before_a_known_surname_makes_a_namesake() -> None:
    """ "Zorvik Putin" is not the president."""
    mentions = NameTagger(load_gazetteer()).tag("Aides said that Zorvik Putin left.")
    assert [m.surface for m in mentions] == ["Zorvik Putin"]
    assert mentions[0].entity != "person-vladimir-putin"

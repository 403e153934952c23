"""Organisations: by the form of their names, by acronyms, by what the report says of them."""

from __future__ import annotations

import pytest

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.names import EntityMention, Tier


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    return NameTagger(load_gazetteer())


def names(mentions: tuple[EntityMention, ...], kind: str) -> list[str]:
    return [m.surface for m in mentions if m.kind.value == kind]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She joined the Council on Rural Affairs.", "Council on Rural Affairs"),
        ("He wrote to the Government of Zarqistan.", "Government of Zarqistan"),
        ("The 9th Syrian Guards Division withdrew.", "9th Syrian Guards Division"),
        ("Money from the Zarqin Cartel paid for it.", "Zarqin Cartel"),
        ("Officers of the Navy were there.", "Navy"),
        ("He told the Sunday Herald so.", "Sunday Herald"),
        ("The Instituto Zarquel de Cultura closed.", "Instituto Zarquel de Cultura"),
        ("He led the Directorate General of Roads.", "Directorate General of Roads"),
        ("It was Quick Reaction Force fire.", "Quick Reaction Force"),
        ("He ran the Zarq Centre for Persons with Disabilities.", None),
    ],
)
def test_bodies_are_found_whole(tagger: NameTagger, text: str, body: str | None) -> None:
    """Half a name is a facet that nobody looks for."""
    found = [s for kind in ("organisation", "media") for s in names(tagger.tag(text), kind)]
    assert found == [body or "Zarq Centre for Persons with Disabilities"]


def test_word_between_two_bodies_parts_them(tagger: NameTagger) -> None:
    """Two racing teams are not one."""
    mentions = tagger.tag("Both Zarq Racing and Ozmo Racing withdrew.")
    assert names(mentions, "organisation") == ["Zarq Racing", "Ozmo Racing"]


def test_firm_is_found_by_its_first_word(tagger: NameTagger) -> None:
    """Reports write the full name once and the short one from then on."""
    mentions = tagger.tag("Zarquel Holdings Inc., a small firm, grew. Last year Zarquel shrank.")
    short = [m for m in mentions if m.surface == "Zarquel"]
    assert [m.kind.value for m in short] == ["organisation"]
    assert {m.entity for m in mentions} == {"organisation-zarquel-holdings-inc"}


def test_dot_of_an_abbreviation_before_a_comma_belongs_to_the_firm(tagger: NameTagger) -> None:
    """Else the sentence ends there, and the next word loses its capital's meaning."""
    mentions = tagger.tag("They bought Zarquel Inc., Umber Corp., and more.")
    assert names(mentions, "organisation") == ["Zarquel Inc.", "Umber Corp."]


def test_persons_surname_is_no_firm(tagger: NameTagger) -> None:
    """Ali Zarquel owns Zarquel Holdings and goes by his surname."""
    text = "Ali Zarquel owns Zarquel Holdings Ltd. On Monday Zarquel resigned."
    mentions = [m for m in tagger.tag(text) if m.surface == "Zarquel"]
    assert [m.kind.value for m in mentions] == ["person"]


def test_known_firm_with_plain_words_is_another(tagger: NameTagger) -> None:
    """Tata Sons is not Tata."""
    mentions = tagger.tag("The board of Tata Sons met Boeing.")
    assert names(mentions, "organisation") == ["Tata Sons", "Boeing"]


def test_aircraft_are_no_part_of_the_air_force(tagger: NameTagger) -> None:
    """RAF Typhoons are aircraft."""
    assert names(tagger.tag("Two RAF Typhoons flew there."), "organisation") == ["RAF"]


def test_defined_acronym_is_strong_afterwards(tagger: NameTagger) -> None:
    """A guess is no facet; what the text defines is none."""
    mentions = tagger.tag("The Zarq Relief Fund (ZRF) opened. Then ZRF closed.")
    assert [m.tier for m in mentions if m.surface == "ZRF"] == [Tier.STRONG, Tier.STRONG]
    assert len({m.entity for m in mentions}) == 1


def test_acronym_of_another_language_stands_for_the_name_before(tagger: NameTagger) -> None:
    """Its letters are not the initials of the English name."""
    mentions = tagger.tag("The People's Progress Front (FPP) won. On Sunday FPP members sang.")
    assert len({m.entity for m in mentions if m.surface == "FPP"}) == 1
    assert "organisation-people-s-progress-front" in {m.entity for m in mentions}


def test_acronym_may_come_before_its_name(tagger: NameTagger) -> None:
    """Some papers spell it out in the brackets."""
    mentions = tagger.tag("It was the ZRF (Zarq Relief Fund) that paid. The ZRF said so.")
    assert {m.entity for m in mentions} == {"organisation-zarq-relief-fund"}


def test_wings_of_a_party_are_not_the_party(tagger: NameTagger) -> None:
    """ZNF-R and ZNF-Q are rivals: their common letters must not join them."""
    text = "The Zarq National Front-Reform (ZNF-R) won. The ZNF-Q lost, said ZNF-R leaders."
    mentions = tagger.tag(text)
    rivals = {m.entity for m in mentions if m.surface == "ZNF-Q"}
    winners = {m.entity for m in mentions if m.surface != "ZNF-Q"}
    assert rivals
    assert rivals.isdisjoint(winners)


@pytest.mark.parametrize("text", ["The QXR said nothing.", "A QXR spokesman came.", "The QXR's."])
def test_acronym_that_acts_is_a_facet(tagger: NameTagger, text: str) -> None:
    """Bodies speak; codes do not."""
    assert [(m.surface, m.tier) for m in tagger.tag(text)] == [("QXR", Tier.MEDIUM)]


def test_british_papers_write_acronyms_like_words(tagger: NameTagger) -> None:
    """Unicef is UNICEF, but Who is not WHO."""
    mentions = tagger.tag("Unicef and Nato agreed. Who knew?")
    assert [m.entity for m in mentions] == ["organisation-unicef", "organisation-nato"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was Zarquel, a small budget airline, that paid.", "organisation"),
        ("They fled Zarquel, a town near the border.", "place"),
        ("They met Zarquel, a police spokesman for the north.", "person"),
        ("A Zarquel CEO came.", "organisation"),
        ("They stayed in Jordan's Zarquel overnight.", "place"),
        ("It was Zarquel, 52, who won.", "person"),
    ],
)
def test_description_says_what_a_name_is(tagger: NameTagger, text: str, kind: str) -> None:
    """The report itself says so; a guess would be worse."""
    found = [m for m in tagger.tag(text) if m.surface == "Zarquel"]
    assert [(m.kind.value, m.tier) for m in found] == [(kind, Tier.MEDIUM)]


def test_newspaper_is_no_cape(tagger: NameTagger) -> None:
    """Its noun says what it is."""
    assert names(tagger.tag("The Cape Zarq newspaper said so."), "organisation") == ["Cape Zarq"]


def test_dollar_sign_makes_no_country(tagger: NameTagger) -> None:
    """US$5 is money."""
    assert tagger.tag("It cost US$5 or HK$40.") == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("They met the Islamic Weavers' Front there.", "Islamic Weavers' Front"),
        ("The Zarq Prosecutor General's Office said so.", "Zarq Prosecutor General's Office"),
        ("He runs the Sustainability and Energy Centre.", "Sustainability and Energy Centre"),
        ("It was shown by Zarqin TV.", "Zarqin TV"),
        ("He fought for Ansar al-Islam.", "Ansar al-Islam"),
    ],
)
def test_plain_words_belong_to_the_body(tagger: NameTagger, text: str, body: str) -> None:
    """The genitive, "and" and "TV" are inside the name, not its end."""
    assert names(tagger.tag(text), "organisation") == [body]


def test_two_firms_are_not_one(tagger: NameTagger) -> None:
    """A name after "and" begins another."""
    found = names(tagger.tag("They own Zarq Steel and Ozmo Steel."), "organisation")
    assert found == ["Zarq Steel", "Ozmo Steel"]


def test_anybodys_company_is_no_name(tagger: NameTagger) -> None:
    """Every firm calls itself the Company."""
    text = "The Zarq Trading Company grew. On Monday the Company shrank."
    assert names(tagger.tag(text), "organisation") == ["Zarq Trading Company"]


def test_surname_before_company_is_the_firm(tagger: NameTagger) -> None:
    """The Zarqati company is no man; and it is a guess."""
    mentions = tagger.tag("Ali Zarqati is rich. The Zarqati company pays him.")
    assert [(m.kind.value, m.tier) for m in mentions][1:] == [("organisation", Tier.WEAK)]


def test_body_before_its_head_is_no_part_of_his_name(tagger: NameTagger) -> None:
    """CEO of ZNF, and then his name."""
    mentions = tagger.tag("They heard the CEO of ZNF Hussein Zarqati speak.")
    assert [m.surface for m in mentions] == ["ZNF", "Hussein Zarqati"]

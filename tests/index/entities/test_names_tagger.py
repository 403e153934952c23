"""The tagger: which names stand in a text, as what, and for whom."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.article import Block, BlockKind
from index.model.names import EntityMention, Tier


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    return NameTagger(load_gazetteer())


def found(mentions: tuple[EntityMention, ...]) -> list[tuple[str, str]]:
    return [(m.surface, m.kind.value) for m in mentions]


def ids(mentions: tuple[EntityMention, ...], surface: str) -> set[str]:
    return {m.entity for m in mentions if m.surface == surface}


EXAMPLES = [
    ("Clashes broke out in Damascus.", ("Damascus", "place")),
    ("DAMASCUS - Shells fell at dawn.", ("DAMASCUS", "place")),
    ("The minister met Samir Haddad on Monday.", ("Samir Haddad", "person")),
    ("Lawmaker Tarek Mansour said so.", ("Tarek Mansour", "person")),
    ("They asked Gen. Walid Khoury about it.", ("Walid Khoury", "person")),
    ("It was J. R. Whitcombe who wrote.", ("J. R. Whitcombe", "person")),
    ("The Ministry of Water and Housing denied it.", ("Ministry of Water and Housing", None)),
    ("Staff of the Norrland Peace Institute left.", ("Norrland Peace Institute", "organisation")),
    ("The 9th Brigade withdrew.", ("9th Brigade", "organisation")),
    ("The Iraqi oil ministry said prices rose.", ("Iraqi oil ministry", "organisation")),
    ("The Relief and Recovery Agency closed.", ("Relief and Recovery Agency", "organisation")),
    ("They camped near Mount Kasr.", ("Mount Kasr", "place")),
    ("Soldiers held the Qasab Bridge.", ("Qasab Bridge", "place")),
    ("In the village of Zarqin, nobody stayed.", ("Zarqin", "place")),
    ("Reuters could not verify the video.", ("Reuters", "media")),
    ("Alawite families fled.", ("Alawite", "group")),
    ("Fighters of Ansar al-Furqan were seen.", ("Ansar al-Furqan", "organisation")),
    ("The UK-based monitor said so.", ("UK", "place")),
    ("A pro-Assad militia; Bashar al-Assad fled.", ("Bashar al-Assad", "person")),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_tag_finds_the_name(
    tagger: NameTagger, text: str, expected: tuple[str, str | None]
) -> None:
    """Each rule earns its place by what it finds."""
    surface, kind = expected
    kinds = {k for s, k in found(tagger.tag(text)) if s == surface}
    assert kinds == {kind or "organisation"}


COUNTER_EXAMPLES = [
    "Yesterday shops opened again.",
    "Unconfirmed reports spread. Officials declined to comment.",
    "He left on Friday, 7 March, before Ramadan.",
    "Don't go. We'd rather wait.",
    "These are Tough Times for farmers.",
    "Who said that? It was us.",
    "Medical workers said the march may go on.",
]


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_tag_finds_no_name_where_there_is_none(tagger: NameTagger, text: str) -> None:
    """A word that opens a sentence has its capital from that."""
    assert found(tagger.tag(text)) == []


def test_place_inside_the_name_of_an_agreement_is_no_place(tagger: NameTagger) -> None:
    """A treaty is not what happened in the town it was signed in."""
    assert ("Geneva", "place") not in found(tagger.tag("They invoked the Geneva Convention."))


def test_surname_is_carried_to_the_person_named_in_full(tagger: NameTagger) -> None:
    """News names a person once and goes on with the surname."""
    mentions = tagger.tag("Ilse Vandermeer resigned. Reporters asked Vandermeer why.")
    assert ids(mentions, "Vandermeer") == ids(mentions, "Ilse Vandermeer") != set()


def test_acronym_is_carried_to_the_name_that_it_abbreviates(tagger: NameTagger) -> None:
    """A report defines its acronyms once."""
    text = "The Coastal Rights Observatory (CRO) counted 12. CRO called for calm."
    mentions = tagger.tag(text)
    assert ids(mentions, "CRO") == ids(mentions, "Coastal Rights Observatory") != set()


def test_spellings_of_one_person_meet_across_documents(tagger: NameTagger) -> None:
    """The same man in two papers is one man."""
    one = tagger.tag("Khaled Abdurrahman Darwish spoke.")
    other = tagger.tag("Khaled Abd al-Rahman Darwish spoke.")
    assert one[0].entity == other[0].entity


@pytest.mark.parametrize("pair", [("Hama", "Homs"), ("Hama", "Hamas"), ("Tartus", "Tarsus")])
def test_names_that_look_alike_stay_apart(tagger: NameTagger, pair: tuple[str, str]) -> None:
    """The worst error of a merge is a false one."""
    mentions = tagger.tag(f"Reports came from {pair[0]}. Others named {pair[1]}.")
    entities = {m.surface: m.entity for m in mentions}
    assert len({entities.get(pair[0]), entities.get(pair[1], "none")}) == 2


def test_same_name_of_two_kinds_is_two_entities(tagger: NameTagger) -> None:
    """A merge never crosses kinds."""
    person = tagger.tag("Ms. Korvath spoke.")
    place = tagger.tag("They live in the village of Korvath.")
    assert person[0].entity != place[0].entity


def test_surname_goes_to_the_only_known_person_named_in_full(tmp_path: Path) -> None:
    """In a report on one brother, the bare surname is his."""
    path = tmp_path / "own.csv"
    path.write_text(
        "name,kind,aliases\nOmar Zaleh,person,Zaleh\nNabil Zaleh,person,\n", encoding="utf-8"
    )
    tagger = NameTagger(load_gazetteer([path]))
    brother = tagger.tag("Nabil Zaleh came. Then Zaleh left.")
    assert {m.entity for m in brother} == {"person-nabil-zaleh"}
    alone = tagger.tag("Then Zaleh left.")
    assert {m.entity for m in alone} == {"person-omar-zaleh"}


def test_context_row_matches_only_beside_what_it_is_near(tmp_path: Path) -> None:
    """A quarter's name is a plain word elsewhere."""
    path = tmp_path / "own.csv"
    path.write_text(
        "name,kind,aliases,near,match\nThe Palaces (Baniyas),place,Palaces,Baniyas,context\n",
        encoding="utf-8",
    )
    tagger = NameTagger(load_gazetteer([path]))
    near = tagger.tag("In Baniyas, families left the Palaces quarter.")
    assert ("Palaces", "place") in found(near)
    assert ("Palaces", "place") not in found(tagger.tag("Families left the Palaces quarter."))


def test_case_row_matches_only_its_own_letters(tmp_path: Path) -> None:
    """A paper named with a plain word must not match the word."""
    path = tmp_path / "own.csv"
    path.write_text("name,kind,match\nMorning Wire,media,case\n", encoding="utf-8")
    tagger = NameTagger(load_gazetteer([path]))
    assert ("Morning Wire", "media") in found(tagger.tag("As Morning Wire wrote, it rained."))
    assert ("MORNING WIRE", "media") not in found(tagger.tag("As MORNING WIRE wrote, it rained."))


def test_headline_words_in_title_case_are_no_names(tagger: NameTagger) -> None:
    """Every word of such a headline has a capital."""
    headline = "Hundreds Killed As Fighting Spreads Near Latakia"
    block = Block(start=0, end=len(headline), kind=BlockKind.HEADLINE)
    assert found(tagger.tag(headline, blocks=[block])) == [("Latakia", "place")]


def test_bare_acronym_is_weak(tagger: NameTagger) -> None:
    """An acronym that nothing explains is a guess, and no facet."""
    mentions = tagger.tag("They ran it on QXR at night.")
    assert [(m.surface, m.tier) for m in mentions] == [("QXR", Tier.WEAK)]


def test_demonym_is_a_weak_group(tagger: NameTagger) -> None:
    """Every report says "Syrian"; that is no facet."""
    mentions = tagger.tag("A Syrian official spoke.")
    assert [(m.surface, m.kind.value, m.tier) for m in mentions] == [("Syrian", "group", Tier.WEAK)]


def test_tag_is_deterministic(tagger: NameTagger) -> None:
    """The same input gives the same index."""
    text = "Mona Farouk of Reuters met Syrian Army officers in Homs. Farouk left."
    assert tagger.tag(text) == tagger.tag(text) == NameTagger(load_gazetteer()).tag(text)


PIECES = [
    "Bashar al-Assad", "the", "Ministry of Defense", "(SOHR)", "Hama", "in", "U.N.", "Al-Qusour",
    "’s", "“", "”", ". ", "\n\n", "ERBIL", "said", "4th", "Division", "𝕏", "and", "Sana'a", "-",
    "J. R.", "King", "University", "of", "for", "People’s", "Party", "Ministries", "bin", "é",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", ""]))
def test_mentions_are_ordered_apart_and_exact(pieces: list[str], joint: str) -> None:
    """Highlighting and links rest on these offsets."""
    text = joint.join(pieces)
    mentions = _shared_tagger().tag(text)
    assert all(text[m.start : m.end] == m.surface != "" for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(m.entity.startswith(f"{m.kind.value}-") and m.name for m in mentions)


_TAGGERS: list[NameTagger] = []


def _shared_tagger() -> NameTagger:
    """One tagger for all of hypothesis's examples, which cannot share a fixture."""
    if not _TAGGERS:
        _TAGGERS.append(NameTagger(load_gazetteer()))
    return _TAGGERS[0]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_tag_takes_any_text(text: str) -> None:
    """A strange character must not stop a run."""
    mentions = _shared_tagger().tag(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_tagger_travels_to_worker_processes(tagger: NameTagger) -> None:
    """Articles are tagged in parallel."""
    copy = pickle.loads(pickle.dumps(tagger))  # noqa: S301 - our own bytes
    text = "Mona Farouk met officers in Banyas, Syria."
    assert copy.tag(text) == tagger.tag(text)


def test_ministry_meets_under_every_spelling(tagger: NameTagger) -> None:
    """Papers write one ministry in four ways."""
    texts = (
        "The Syrian defence ministry denied it.",
        "The Syrian Defense Ministry denied it.",
        "The Syrian Ministry of Defence denied it.",
        "Syria is tense. Syrian towns are quiet. In Syria, the Defense Ministry denied it.",
    )
    found_ids = {
        m.entity
        for text in texts
        for m in tagger.tag(text)
        if m.kind.value == "organisation" and "inistry" in m.surface
    }
    assert found_ids == {"organisation-syrian-ministry-of-defense"}


def test_bare_ministry_is_nobodys_when_two_countries_are_named_alike(tagger: NameTagger) -> None:
    """A guess at the country would put words in the wrong mouth."""
    text = "Syria and Iraq met. Syrian and Iraqi envoys came. The Defense Ministry spoke."
    mentions = tagger.tag(text)
    (identity,) = ids(mentions, "Defense Ministry")
    assert identity.startswith("organisation-defense-ministry-")


def test_house_of_a_person_is_a_name_of_its_own(tagger: NameTagger) -> None:
    """The family is not the man."""
    mentions = tagger.tag("Bashar al-Assad fled. The Assad family followed.")
    assert ids(mentions, "Assad family") == {"group-assad-family"}


def test_unknown_name_beside_a_known_place_is_a_place(tagger: NameTagger) -> None:
    """Villages stand in no list; their neighbours do."""
    mentions = tagger.tag("Shells hit Zarqin and Latakia on Monday.")
    assert ("Zarqin", "place") in found(mentions)


def test_place_is_a_team_only_in_a_report_on_sport(tagger: NameTagger) -> None:
    """In all other reports a place beside a number is a place."""
    sport = "Soccer league results\nLeeds 2 Hull 1\nThe goalkeeper and the striker of Leeds shone."
    assert ("Leeds", "organisation") in found(tagger.tag(sport))
    war = "Dead by town\nLatakia 20 Tartus 30\nThe toll of Latakia rose."
    assert ("Latakia", "place") in found(tagger.tag(war))
    assert ("Latakia", "organisation") not in found(tagger.tag(war))


def test_lone_unknown_word_is_no_name(tagger: NameTagger) -> None:
    """A guess that is wrong two times in three is no finding."""
    assert found(tagger.tag("They discussed Vortexa again.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lawyers of Brandt & Voss came.", ("Brandt & Voss", "organisation")),
        ("Shelling went on in Western Ukraine.", ("Western Ukraine", "place")),
        ("Fans of Dynamo Moscow came.", ("Dynamo Moscow", "organisation")),
        ("He spoke in the town of Umar al-Nasir.", ("Umar al-Nasir", "person")),
        ("He spoke in the town of Tirba al-Nasir.", ("Tirba al-Nasir", "place")),
        ("The Iraqi embassy closed.", ("Iraqi embassy", "organisation")),
        ("The Minister of Trade Amal Rashid said so.", ("Amal Rashid", "person")),
        ("They took Shirqin airbase.", ("Shirqin airbase", "place")),
        ("Shares of Fenwick Inc. rose in March.", ("Fenwick Inc.", "organisation")),
    ],
)
def test_tag_weighs_the_words_around_a_name(
    tagger: NameTagger, text: str, expected: tuple[str, str]
) -> None:
    """What stands beside a name says what it names."""
    assert expected in found(tagger.tag(text))


def test_name_goes_on_over_a_wrapped_line(tagger: NameTagger) -> None:
    """Plain-text files break lines anywhere."""
    text = (
        "The envoy said on Monday that he would travel and meet Mustafa\n"
        "Haddad in the capital, where the talks that began in the spring were\n"
        "to go on until the end of the week."
    )
    assert [(m.surface, m.name) for m in tagger.tag(text)] == [
        ("Mustafa\nHaddad", "Mustafa Haddad")
    ]


def test_probable_slip_for_a_place_is_weak(tagger: NameTagger) -> None:
    """One letter too many must not make an armed group party to a massacre."""
    mentions = tagger.tag("Clashes reached Hama. Executions were also reported in Hamas.")
    slip = [m for m in mentions if m.surface == "Hamas"]
    assert [(m.entity, m.rule, m.tier) for m in slip] == [
        ("organisation-hamas", "suspected_slip", Tier.WEAK)
    ]


def test_organisation_is_no_slip_where_no_such_place_is_named(tagger: NameTagger) -> None:
    """Divisions in Hamas are news of their own."""
    mentions = tagger.tag("Divisions in Hamas grew, officials in Gaza said.")
    assert [m.tier for m in mentions if m.surface == "Hamas"] == [Tier.STRONG]


def test_ruler_known_by_given_name_is_not_everybody_of_that_name(tagger: NameTagger) -> None:
    """Many men are called Faisal; one of them is the king."""
    king = tagger.tag("They received King Faisal on Monday.")
    other = tagger.tag("Mr. Faisal repaired the roof.")
    assert king[0].name == "King Faisal"
    assert king[0].entity != other[0].entity


def test_minister_named_like_a_country_is_a_person(tagger: NameTagger) -> None:
    """Given names are countries' names too."""
    mentions = tagger.tag("Defense Minister Israel Brenner resigned.")
    assert found(mentions) == [("Israel Brenner", "person")]

"""Which place of several of one name: what tells, and that nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger
from index.model.names import Told

LEBANESE, LIBYAN, UNCLEAR = (
    "place-tripoli-lebanon",
    "place-tripoli",
    "place-tripoli-unclear-which",
)


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    """A tagger with the built-in gazetteer."""
    return NameTagger(load_gazetteer())


def meant(tagger: NameTagger, text: str, surface: str) -> list[tuple[str, Told | None]]:
    """What each mention of a surface stands for, and what told it."""
    return [
        (m.entity, None if m.which is None else m.which.told)
        for m in tagger.tag(text)
        if m.surface == surface
    ]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Smoke rose over Tripoli, Lebanon, at noon.", LEBANESE),
        ("Smoke rose over Tripoli (Lebanon) at noon.", LEBANESE),
        ("Smoke rose over Tripoli in northern Lebanon.", LEBANESE),
        ("Smoke rose over Lebanon's Tripoli.", LEBANESE),
        ("Smoke rose over the Lebanese port city of Tripoli.", LEBANESE),
        ("Smoke rose over Tripoli, a port in northern Lebanon.", LEBANESE),
        ("Smoke rose over Libya’s capital, Tripoli.", LIBYAN),
        ("Smoke rose over Tripoli, the capital of Libya.", LIBYAN),
    ],
)
def test_words_beside_a_name_tell(tagger: NameTagger, text: str, entity: str) -> None:
    """The report says outright which town burns; showing another one would be an invention."""
    assert meant(tagger, text, "Tripoli") == [(entity, Told.BESIDE)]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("A bus burnt in Atlanta, Georgia.", "Georgia", "place-georgia-united-states"),
        ("A bus burnt in Tbilisi, Georgia.", "Georgia", "place-georgia"),
        ("Georgia's capital Tbilisi was calm.", "Georgia", "place-georgia"),
        ("A bus burnt in Athens, Georgia.", "Athens", "place-athens-georgia"),
        ("A bus burnt in Athens, Georgia.", "Georgia", "place-georgia-united-states"),
        ("A bus burnt in Rochester, N.H. on Monday.", "Rochester", "place-rochester-new-hampshire"),
        ("A bus burnt in Portland, Maine.", "Portland", "place-portland-maine"),
        ("A bus burnt in Perth, Scotland.", "Perth", "place-perth-united-kingdom"),
    ],
)
def test_town_and_state_tell_each_other(
    tagger: NameTagger, text: str, surface: str, entity: str
) -> None:
    """A state that is taken for a country puts a trial in America on the map of the Caucasus."""
    assert [found for found, _ in meant(tagger, text, surface)] == [entity]


def test_words_beside_hold_until_others_say_otherwise(tagger: NameTagger) -> None:
    """A report on a voyage between the two towns must not put both ends in one of them."""
    text = (
        "The barge left Tripoli, Lebanon, with cement. Tripoli was in fog. Weeks later it reached "
        "Tripoli, Libya. Nobody in Tripoli had ordered it."
    )
    assert meant(tagger, text, "Tripoli") == [
        (LEBANESE, Told.BESIDE),
        (LEBANESE, Told.CARRIED),
        (LIBYAN, Told.BESIDE),
        (LIBYAN, Told.CARRIED),
    ]


def test_words_further_on_tell_what_stands_before(tagger: NameTagger) -> None:
    """Headlines seldom say the country; the first sentence does."""
    text = "Curfew in Tripoli.\n\nThe mayor of Tripoli, Lebanon, spoke."
    assert meant(tagger, text, "Tripoli") == [(LEBANESE, Told.CARRIED), (LEBANESE, Told.BESIDE)]


def test_words_about_a_namesake_leave_the_famous_place_alone(tagger: NameTagger) -> None:
    """One line on Paris, Texas must not move the talks in Paris there."""
    text = "The talks in Paris failed. An aide had been born in Paris, Texas."
    assert [entity for entity, _ in meant(tagger, text, "Paris")] == [
        "place-paris",
        "place-paris-texas",
    ]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Roads from Beirut and Sidon to Tripoli were shut.", LEBANESE),
        ("A woman from Tartus found a room in Tripoli.", LEBANESE),
        ("Roads from Benghazi and Misrata to Tripoli were shut.", LIBYAN),
        ("The Libyan coastguard brought them to Tripoli.", LIBYAN),
    ],
)
def test_other_places_tell(tagger: NameTagger, text: str, entity: str) -> None:
    """Local reports never say the country; the neighbouring towns do."""
    assert meant(tagger, text, "Tripoli") == [(entity, Told.NEARBY)]


def test_reason_names_what_tells(tagger: NameTagger) -> None:
    """A reader must be able to check the choice."""
    (which,) = [m.which for m in tagger.tag("A bus from Beirut reached Tripoli.") if m.which]
    assert which.by == ("Beirut",)


@pytest.mark.parametrize(
    "text",
    [
        "A baker in Tripoli was robbed.",
        "Arms from Libya came to Lebanon and were found in Tripoli.",
        "Lebanon's ambassador in Tripoli was called back.",
    ],
)
def test_nothing_is_guessed(tagger: NameTagger, text: str) -> None:
    """A guess would be read as knowledge, and put people's deaths in another country."""
    assert meant(tagger, text, "Tripoli") == [(UNCLEAR, Told.NOTHING)]


def test_words_that_name_an_unknown_namesake_are_believed(tagger: NameTagger) -> None:
    """That we know no such town in Ghana is no reason to report from Chile."""
    text = "The Ghanaian town of Santiago was flooded."
    assert meant(tagger, text, "Santiago") == [("place-santiago-unclear-which", Told.NOTHING)]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("Talks in Athens went on.", "Athens", "place-athens"),
        ("A senator from Texas came to Paris.", "Paris", "place-paris"),
        ("Washington sent troops through London.", "London", "place-london"),
    ],
)
def test_famous_place_is_the_default(
    tagger: NameTagger, text: str, surface: str, entity: str
) -> None:
    """Nobody writes Athens, Greece; a small American town must not win it."""
    assert [found for found, _ in meant(tagger, text, surface)] == [entity]


def test_only_shared_names_carry_a_reason(tagger: NameTagger) -> None:
    """A note on every Baniyas would hide the ones that matter."""
    assert meant(tagger, "Baniyas was calm.", "Baniyas") == [("place-baniyas", None)]


def own(folder: Path, *rows: str) -> NameTagger:
    header = "name,kind,aliases,lat,lon,country,near,usual\n"
    path = folder / "own.csv"
    path.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    return NameTagger(load_gazetteer([path]))


QUARTERS = (
    "Al-Qusour (Baniyas),place,Al-Qusour,35.18,35.95,SY,Baniyas,",
    "Al-Qusour (Damascus),place,Al-Qusour,33.52,36.31,SY,Damascus,",
)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Families in Al-Qusour, Baniyas, hid.", "place-al-qusour-baniyas"),
        ("They came to Baniyas. Families in Al-Qusour hid.", "place-al-qusour-baniyas"),
        ("In Jableh all was calm. Families in Al-Qusour hid.", "place-al-qusour-baniyas"),
        ("In Douma all was calm. Families in Al-Qusour hid.", "place-al-qusour-damascus"),
        ("Families in Al-Qusour hid.", "place-al-qusour-unclear-which"),
    ],
)
def test_quarters_of_one_name_are_told_apart(tmp_path: Path, text: str, entity: str) -> None:
    """A researcher who lists both quarters wants each massacre in the right one."""
    assert [found for found, _ in meant(own(tmp_path, *QUARTERS), text, "Al-Qusour")] == [entity]


def test_usual_row_of_a_user_is_the_default(tmp_path: Path) -> None:
    """A desk in Baniyas knows which quarter its reporters mean."""
    tagger = own(tmp_path, QUARTERS[0] + "yes", QUARTERS[1])
    assert meant(tagger, "Families in Al-Qusour hid.", "Al-Qusour") == [
        ("place-al-qusour-baniyas", Told.USUAL)
    ]


def test_row_of_a_user_is_asked_alone(tmp_path: Path) -> None:
    """Whoever writes a row knows the corpus; the built-in places must not argue with it."""
    tagger = own(tmp_path, "Tripoli (Lebanon),place,Tripoli,34.44,35.83,LB,,")
    assert meant(tagger, "Libya's capital, Tripoli, burnt.", "Tripoli") == [(LEBANESE, None)]

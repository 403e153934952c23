"""Gazetteers: what a row may say, and who wins when two rows disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.entities.gazetteer import Gazetteer, entity_id, load_gazetteer, normal
from index.errors import DataError
from index.model.names import EntityKind

HEADER = "name,kind,aliases,lat,lon,country,near,match,wikidata,geonames,source\n"


def write(folder: Path, rows: str, *, name: str = "own.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text(header + rows, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def builtin() -> Gazetteer:
    return load_gazetteer()


def test_load_gives_an_entity_with_all_that_the_row_says(tmp_path: Path) -> None:
    """What the user wrote is what the page shows."""
    rows = "Qerdaha,place,Qardaha|Kardaha,35.45,36.06,SY,,,Q1,2,survey\n"
    gazetteer = load_gazetteer([write(tmp_path, rows)], builtin=False)
    entity = gazetteer.entities["place-qerdaha"]
    assert (entity.name, entity.aliases) == ("Qerdaha", ("Qardaha", "Kardaha"))
    assert (entity.latitude, entity.longitude, entity.country) == (35.45, 36.06, "SY")
    assert entity.source == "survey"
    assert gazetteer.spellings("place-qerdaha") == ("Qerdaha", "Qardaha", "Kardaha")


def test_load_needs_name_and_kind_only(tmp_path: Path) -> None:
    """A short list from a newsroom is a gazetteer too."""
    path = write(tmp_path, "Lina Maalouf,person\n", header="name,kind\n")
    assert "person-lina-maalouf" in load_gazetteer([path], builtin=False).entities


def test_load_passes_over_comments_and_empty_lines(tmp_path: Path) -> None:
    """People annotate their lists."""
    path = write(tmp_path, "# our people\n\nLina Maalouf,person\n", header="name,kind\n")
    assert len(load_gazetteer([path], builtin=False).entities) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",person,,,,,,,,,", "name"),
        ("X Y,people,,,,,,,,,", "kind"),
        ("X Y,place,a||b,,,,,,,,", "aliases"),
        ("X Y,place,,91,10,,,,,,", "lat"),
        ("X Y,place,,nan,10,,,,,,", "lat"),
        ("X Y,place,,35,,,,,,,", "lon"),
        ("X Y,person,,35,36,,,,,,", "lat"),
        ("X Y,place,,35,east,,,,,,", "lon"),
        ("X Y,place,,,,Syria,,,,,", "country"),
        ("X Y,place,,,,,,fuzzy,,,", "match"),
        ("X Y,place,,,,,,,858,,", "wikidata"),
        ("X Y,place,,,,,,,,Q5,", "geonames"),
    ],
)
def test_load_names_file_row_and_column_of_a_bad_cell(
    tmp_path: Path, row: str, column: str
) -> None:
    """A user must find the cell without help."""
    path = write(tmp_path, f"Lina Maalouf,person,,,,,,,,,\n{row}\n")
    with pytest.raises(DataError) as caught:
        load_gazetteer([path], builtin=False)
    assert str(path) in caught.value.problem
    assert "row 3" in caught.value.problem
    assert f'"{column}"' in caught.value.problem
    assert caught.value.remedy


@pytest.mark.parametrize("header", ["name,aliases\n", "name,kind,colour\n", "name,kind,kind\n", ""])
def test_load_refuses_a_header_that_it_does_not_understand(tmp_path: Path, header: str) -> None:
    """A misspelt column would be ignored silently."""
    with pytest.raises(DataError, match="row 1"):
        load_gazetteer([write(tmp_path, "", header=header)], builtin=False)


def test_load_refuses_a_row_with_too_many_cells(tmp_path: Path) -> None:
    """A comma in a name shifts every later cell."""
    with pytest.raises(DataError, match="row 2"):
        load_gazetteer([write(tmp_path, "a,person,b,c\n", header="name,kind\n")], builtin=False)


def test_load_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A mistyped path must not mean an empty gazetteer."""
    with pytest.raises(DataError):
        load_gazetteer([tmp_path / "absent.csv"])


def test_later_file_overrides_earlier_one(tmp_path: Path) -> None:
    """The user's word is the last."""
    first = write(tmp_path, "Baniyas,place,,1,2,LB,,,,,\n", name="a.csv")
    second = write(tmp_path, "Baniyas,place,Banyas,35.2,35.9,SY,,,,,\n", name="b.csv")
    entity = load_gazetteer([first, second]).entities["place-baniyas"]
    assert (entity.country, entity.aliases) == ("SY", ("Banyas",))


def test_later_file_speaks_first_for_a_shared_spelling(tmp_path: Path) -> None:
    """A desk that means Tripoli in Lebanon can say so."""
    path = write(tmp_path, "Tripoli of the North,place,Tripoli,,,LB,,,,,\n")
    assert load_gazetteer([path]).lookup("Tripoli")[0].id == "place-tripoli-of-the-north"


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Banias", "place-baniyas"),
        ("Latakiya", "place-latakia"),
        ("Jabla", "place-jableh"),
        ("Masiaf", "place-masyaf"),
        ("Hama", "place-hama"),
        ("Homs", "place-homs"),
        ("Hamas", "organisation-hamas"),
        ("u.n.", "organisation-united-nations"),
        ("al Qaida", "organisation-al-qaeda"),
        ("Jolani", "person-ahmad-al-sharaa"),
    ],
)
def test_lookup_finds_one_entity_by_any_spelling(
    builtin: Gazetteer, typed: str, identity: str
) -> None:
    """Typing the name you know is the way in."""
    assert [entity.id for entity in builtin.lookup(typed)] == [identity]


def test_lookup_of_an_unknown_name_is_empty(builtin: Gazetteer) -> None:
    """No answer is better than a likely one."""
    assert builtin.lookup("Xyqqzan") == ()


def test_every_builtin_id_is_made_from_kind_and_name(builtin: Gazetteer) -> None:
    """Addresses must not change between runs or releases."""
    assert all(i == entity_id(e.kind, e.name) for i, e in builtin.entities.items())


def test_builtin_places_keep_their_geonames_attribution(builtin: Gazetteer) -> None:
    """The licence of the place data asks for it."""
    assert builtin.entities["place-aleppo"].source == "GeoNames"


def test_entity_ids_are_ascii_words_with_hyphens() -> None:
    """Ids stand in addresses."""
    assert entity_id(EntityKind.PERSON, "Recep Tayyip Erdoğan") == "person-recep-tayyip-erdogan"
    assert entity_id(EntityKind.PLACE, "Sana'a") == "place-sanaa"


def test_normal_form_makes_hyphens_spaces_and_dots_alike() -> None:
    """The same name must not be two for its punctuation."""
    assert normal("al-Qaeda") == normal("Al Qaeda")
    assert normal("U.N.") == normal("UN")
    assert normal("People’s Party") == normal("People's Party")


@pytest.mark.parametrize("row", ["Baniyas,place,no\n", "Lina Maalouf,person,yes\n"])
def test_load_names_the_cell_of_an_unusable_usual(tmp_path: Path, row: str) -> None:
    """A user who writes "no" means something else than Dateline would read."""
    path = write(tmp_path, row, header="name,kind,usual\n")
    with pytest.raises(DataError, match='column "usual"'):
        load_gazetteer([path], builtin=False)

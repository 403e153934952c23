"""A person's word that names are one, or two, changes single rows of the gazetteer."""

from __future__ import annotations

import pytest

from index.entities.gazetteer import Gazetteer
from index.entities.gazetteer_edit import Named, checked, joined, parted
from index.entities.gazetteer_rows import read_rows
from index.errors import DataError
from index.model.names import EntityKind

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
SHEET = (
    "name,kind,aliases,wikidata,source\r\n"
    "# our desk, 2031\r\n"
    'Omar al-Tarif,person,Omar Tarif|Tarif,Q7,"notes, with a comma"\r\n'
    "\r\n"
    "Port Azal,place,Bandar Azal,,\r\n"
)
OMAR = Named(kind=PERSON, name="Omar al-Tarif", spellings=("Omar Tarif", "Tarif"))


def aliases(text: str, identity: str) -> tuple[str, ...]:
    row = Gazetteer(read_rows(text, file="g.csv", rank=0)).row(identity)
    assert row is not None
    return row.aliases


def test_joining_adds_all_names_of_the_other_and_keeps_every_other_line() -> None:
    """A desk's comments and line ends are its own."""
    other = Named(kind=PERSON, name="Abu Qasim", spellings=("Abu Qasim al-Bahri",))
    text = joined(SHEET, OMAR, other, file="g.csv")
    assert aliases(text, "person-omar-al-tarif") == (
        "Omar Tarif",
        "Tarif",
        "Abu Qasim",
        "Abu Qasim al-Bahri",
    )
    before, after = SHEET.split("\r\n"), text.split("\r\n")
    assert [n for n, line in enumerate(before) if after[n] != line] == [2]
    assert after[2].endswith(',Q7,"notes, with a comma"')


def test_joining_two_rows_leaves_one() -> None:
    """Two rows that share a spelling would hide one another."""
    text = SHEET + "Bandar,place,,,\r\n"
    port, bandar = Named(kind=PLACE, name="Port Azal"), Named(kind=PLACE, name="Bandar")
    after = joined(text, port, bandar, file="g.csv")
    assert aliases(after, "place-port-azal") == ("Bandar Azal", "Bandar")
    assert "\r\nBandar," not in after


def test_joining_without_a_row_or_a_file_makes_them() -> None:
    """A corpus begins without a gazetteer."""
    one, other = Named(kind=PERSON, name="Khaled Murjan"), Named(kind=PERSON, name="K. Murjan")
    text = joined("", one, other, file="g.csv")
    assert aliases(text, "person-khaled-murjan") == ("K. Murjan",)


def test_parting_takes_back_what_joining_did() -> None:
    """A merge that cannot be taken back is a trap."""
    other = Named(kind=PERSON, name="Abu Qasim")
    text = joined(SHEET, OMAR, other, file="g.csv")
    again = parted(text, OMAR, "Abu Qasim", into="Abu Qasim", file="g.csv")
    assert aliases(again, "person-omar-al-tarif") == ("Omar Tarif", "Tarif")
    assert (
        aliases(again, "person-abu-qasim") == ("Abu Qasim",)
        or aliases(again, "person-abu-qasim") == ()
    )


def test_parting_names_of_one_key_gives_both_a_row() -> None:
    """Without a row for each, the key would join them again."""
    khaled = Named(kind=PERSON, name="Khaled Murjan", spellings=("Khalid Murjan",))
    text = parted("", khaled, "Khalid Murjan", into="Khalid Murjan", file="g.csv")
    known = Gazetteer(read_rows(text, file="g.csv", rank=0))
    assert [entity.id for entity in known.lookup("Khaled Murjan")] == ["person-khaled-murjan"]
    assert [entity.id for entity in known.lookup("Khalid Murjan")] == ["person-khalid-murjan"]


@pytest.mark.parametrize(
    ("keep", "other", "problem"),
    [
        (OMAR, Named(kind=PLACE, name="Bandar"), "is a person"),
        (OMAR, OMAR, "one entity already"),
        (OMAR, Named(kind=PERSON, name="Rim", spellings=("Bandar Azal",)), "also means Port Azal"),
        (OMAR, Named(kind=PERSON, name="Rim Saleh"), "two things"),
    ],
)
def test_joining_what_cannot_be_one_is_refused(keep: Named, other: Named, problem: str) -> None:
    """The file is left as it was, and the reader is told what to mend."""
    text = SHEET + "Rim Saleh,person,,Q8,\r\n"
    with pytest.raises(DataError, match=problem):
        joined(text, keep, other, file="g.csv")


def test_parting_a_name_from_itself_is_refused() -> None:
    """It would leave an entity without a name."""
    with pytest.raises(DataError, match="name of Omar al-Tarif itself"):
        parted(SHEET, OMAR, "Omar al-Tarif", into="Somebody", file="g.csv")
    with pytest.raises(DataError, match="as before"):
        parted(SHEET, OMAR, "Tarif", into="Omar al-Tarif", file="g.csv")


def test_file_without_a_column_for_spellings_is_refused() -> None:
    """There is nowhere to write what was asked for."""
    with pytest.raises(DataError, match='no column "aliases"'):
        joined("name,kind\n", OMAR, Named(kind=PERSON, name="Abu Qasim"), file="g.csv")


def test_a_row_that_cannot_be_used_is_told_before_writing() -> None:
    """A half-broken gazetteer would stop the next run."""
    with pytest.raises(DataError, match="row 2"):
        checked("name,kind\nSomebody,somehow\n", file="g.csv")

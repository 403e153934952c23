"""Is a catalogue that grew by changes the one that is made at once?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.entities.typed import NamesInMemory, NameSpace, name_rows
from index.model.names import Entity, EntityKind
from index.stores.array_file import ArrayFile, ArrayWriter
from index.stores.catalogue import (
    KINDS,
    Catalogue,
    changed_catalogue,
    empty_catalogue,
    load_catalogue,
)

# What is new or changed, and the ids of what leaves.
History = list[tuple[dict[str, Entity], list[str]]]

NAMES = ("Omar al-Tarif", "Omar Tarif", "al-Tarif", "Port Azal", "ميناء", "Élan", "elan", "Ü", "-")
KEYS = ("person-a", "person-ab", "person-b", "place-ñ", "place-z", "")
entities = st.builds(
    Entity,
    id=st.sampled_from(KEYS),
    kind=st.sampled_from(KINDS),
    name=st.sampled_from(NAMES),
    aliases=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
)
changes = st.tuples(
    st.dictionaries(st.sampled_from(KEYS), entities, max_size=4).map(
        lambda found: {entity.id: entity for entity in found.values()}
    ),
    st.lists(st.sampled_from([*KEYS, "person-unknown", "\ud800"]), max_size=3),
)
histories = st.lists(changes, max_size=5)


def grown(history: History) -> tuple[Catalogue, dict[str, Entity]]:
    """A catalogue after some changes, and what it should hold."""
    catalogue, expected = empty_catalogue(), dict[str, Entity]()
    for fresh, dropped in history:
        ids = list(catalogue)
        catalogue, renumbered = changed_catalogue(catalogue, fresh, dropped)
        expected = {k: e for k, e in expected.items() if k not in dropped} | fresh
        # Segments keep their ordinals in a table: each must lead to the same id as before.
        assert renumbered.tolist() == [catalogue.ordinal(key) for key in ids]
    return catalogue, expected


@given(histories)
def test_changes_lead_where_one_commit_leads(
    history: History,
) -> None:
    """Entities come, change and leave; nothing remembers the way, and none is left behind."""
    catalogue, expected = grown(history)
    assert list(catalogue) == sorted(expected)
    assert dict(catalogue) == expected
    assert len(catalogue) == len(expected)
    again, _ = changed_catalogue(empty_catalogue(), expected, ())
    for table in ("ids", "labels", "records", "names"):
        assert list(getattr(catalogue, table)) == list(getattr(again, table)), table
    assert catalogue.kind.tolist() == again.kind.tolist()
    assert [KINDS[n] for n in catalogue.kind.tolist()] == [e.kind for e in catalogue.values()]
    assert list(catalogue.labels) == [e.name for e in catalogue.values()]
    assert [catalogue.at(n) for n in range(len(catalogue))] == list(catalogue.values())


@given(histories)
def test_names_are_found_as_in_memory(
    history: History,
) -> None:
    """A typed name means the same people whether the tables are mapped or made at once."""
    catalogue, expected = grown(history)
    memory = NamesInMemory(expected)
    texts = {row for entity in expected.values() for row in name_rows(entity)}
    for space in NameSpace:
        for text in {text for _, text in texts} | {"", "o", "\ud800", "nobody"}:
            assert catalogue.owners(space, text) == memory.owners(space, text)
            wanted = {
                owner
                for s, t in texts
                if s is space and t.startswith(text)
                for owner in memory.owners(s, t)
            }
            found = {catalogue.ids[ordinal] for ordinal in catalogue.beginning(space, text)}
            assert found == wanted


@given(histories, st.sampled_from([*KEYS, "nobody", "person-", "\ud800"]))
def test_unknown_ids_are_no_entity(history: History, key: str) -> None:
    """A link to a person who is gone is answered with "gone", never with somebody else."""
    catalogue, expected = grown(history)
    assert (key in catalogue) == (key in expected)
    assert catalogue.get(key) == expected.get(key)
    assert (catalogue.ordinal(key) >= 0) == (key in expected)


@settings(max_examples=25)
@given(history=histories)
def test_saved_catalogue_is_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    history: History,
) -> None:
    """Mapped from the disk it is what it was in memory, and the next change starts from there."""
    catalogue, expected = grown(history)
    path = tmp_path_factory.mktemp("catalogue") / "some.arrays"
    with ArrayWriter(path) as file:
        catalogue.save(file)
    loaded = load_catalogue(ArrayFile(path))
    assert dict(loaded) == expected
    fresh = Entity(id="person-new", kind=EntityKind.PERSON, name="New")
    changed, _ = changed_catalogue(loaded, {"person-new": fresh}, list(expected)[:1])
    assert list(changed) == sorted([*list(expected)[1:], "person-new"])
    assert changed.owners(NameSpace.FORM, "new") == ["person-new"]


def test_change_leaves_the_catalogue_before_as_it_was() -> None:
    """Readers of the generation before still look up in it."""
    one = Entity(id="person-a", kind=EntityKind.PERSON, name="Omar")
    before, _ = changed_catalogue(empty_catalogue(), {one.id: one}, ())
    changed_catalogue(before, {}, [one.id])
    assert dict(before) == {one.id: one}
    assert before.owners(NameSpace.FORM, "omar") == [one.id]

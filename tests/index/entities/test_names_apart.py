"""Do names that say too little stay within their document?"""

from __future__ import annotations

import pytest

from index.entities.gazetteer import load_gazetteer
from index.entities.tagger import NameTagger


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    """A tagger with the built-in gazetteer."""
    return NameTagger(load_gazetteer(()))


def _entity(tagger: NameTagger, text: str, surface: str) -> str:
    (found,) = {m.entity for m in tagger.tag(text) if m.surface == surface}
    return found


@pytest.mark.parametrize(
    ("one", "other", "surface"),
    [
        ("Mr Haddad left Amman.", "A teacher, Mr Haddad, was hurt in Beirut.", "Haddad"),
        ("Sheikh Mohammed spoke.", "Sheikh Mohammed was buried.", "Mohammed"),
        (
            "The Ministry of Health counted two dead.",
            "Nurses wrote to the Ministry of Health.",
            "Ministry of Health",
        ),
    ],
)
def test_bare_name_stays_in_its_document(
    tagger: NameTagger, one: str, other: str, surface: str
) -> None:
    """Two men of one surname must not share a page, nor the ministries of two countries."""
    assert _entity(tagger, one, surface) != _entity(tagger, other, surface)


def test_bare_name_keeps_its_entity_when_read_again(tagger: NameTagger) -> None:
    """Indexing again must not change an address."""
    text = "Mr Haddad left Amman. Haddad came back."
    assert _entity(tagger, text, "Haddad") == _entity(tagger, text, "Haddad")


def test_full_name_meets_across_documents(tagger: NameTagger) -> None:
    """What is named in full must still be found together."""
    one = _entity(tagger, "Mr Samir Haddad left Amman.", "Samir Haddad")
    assert one == _entity(tagger, "A guard hurt Samir Haddad.", "Samir Haddad")


def test_golani_without_article_is_not_the_president(tagger: NameTagger) -> None:
    """The bare word is a brigade's name as well."""
    mentions = tagger.tag("Israel sent troops of Golani. Soldiers from Golani fired.")
    assert "person-ahmad-al-sharaa" not in {m.entity for m in mentions}


def test_given_name_alone_meets_its_own_spelling_only(tagger: NameTagger) -> None:
    """Two given names of one key are two people in one report."""
    text = "Dan Wexford reported. The talks with Den went on. Later Dan left."
    people = {m.surface: m.entity for m in tagger.tag(text)}
    assert people["Dan"] == people["Dan Wexford"]
    assert people.get("Den") != people["Dan"]

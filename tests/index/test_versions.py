"""What a report said before, and what was changed in it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import Corpus
from index.interchange import plain_article
from index.model.article import Article, Metadatum, Published
from index.versions import Edit, compared

FIRE = "Fire destroyed the bridge of Azal. At least 162 people were hurt, the mayor said."
WORDS = st.lists(st.sampled_from("the fire of 7 12 people 1,200 hurt".split()), max_size=25)


def article(text: str) -> Article:
    return plain_article(text, identifier="a" * 12, published=None)


def test_versions_come_with_what_they_changed(tmp_path: Path) -> None:
    """A toll that was corrected is news of its own."""
    desk = Desk(tmp_path)
    desk.write("fire.txt", FIRE)
    desk.run()
    desk.write("fire.txt", FIRE.replace("At least 162", "More than 200"))
    desk.run()
    with closing(Corpus(desk.settings.folder)) as corpus:
        first, second = corpus.versions(desk.named("Fire"))
        assert corpus.versions("aaaaaaaaaaaa") == ()
    assert (first.number, first.article.body, first.edits) == (1, FIRE, ())
    assert second.edits == (Edit(removed="At least 162", added="More than 200"),)
    assert (second.figures_removed, second.figures_added) == (("162",), ("200",))
    assert second.article.id == first.article.id


def test_changed_metadata_is_named() -> None:
    """A day of publication that moves makes other days of "on Friday"."""
    old = article(FIRE)
    new = replace(old, title=Metadatum(value="Fire"), published=Published.stated(date(2031, 3, 8)))
    (_, version) = compared([old, new])
    assert version.fields == {"title": ("", "Fire"), "published": ("", "2031-03-08")}
    assert version.edits == ()


@given(WORDS, WORDS)
def test_edits_lead_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    """No word is changed in silence, and none is said to have changed that did not."""
    (_, version) = compared([article(" ".join(old)), article(" \n ".join(new))])
    removed = [word for edit in version.edits for word in edit.removed.split()]
    added = [word for edit in version.edits for word in edit.added.split()]
    assert len(old) - len(removed) == len(new) - len(added)
    kept = list(old)
    for word in removed:
        kept.remove(word)
    assert sorted([*kept, *added]) == sorted(new)
    assert bool(version.edits) == (old != new)

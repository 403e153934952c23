"""Is an index that went through any number of changes the one that a single commit makes?"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_reports import ENTITIES, random_days, random_report

from index.errors import StoreError
from index.model.annotated import AnnotatedArticle
from index.model.article import Metadatum
from index.model.certainty import Basis
from index.model.entries import Ground, Precision, TimelineEntry
from index.model.names import Entity, EntityKind
from index.prepared import prepare
from index.store import Change
from index.stores.parts import Part
from index.stores.postings import FIELDS
from index.stores.whoosh_snapshot import WhooshSnapshot
from index.stores.whoosh_store import WhooshStore
from index.timeline.time_order import listed_order

KEYS = tuple(f"k{n}" for n in range(10))


class Desk:
    """A store, and beside it in plain dictionaries what it should hold."""

    def __init__(self, folder: Path, seed: int, *, memory_mb: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret
        self.store = WhooshStore(folder, memory_mb=memory_mb)
        self.reports: dict[str, AnnotatedArticle] = {}
        self.entities: dict[str, Entity] = {}
        self.entries: dict[str, TimelineEntry] = {}

    def change(self) -> None:
        """Commit something of every kind: new, changed and removed."""
        random = self.random
        added = random.sample(KEYS, k=random.randrange(5))
        removed = [key for key in KEYS if key not in added and random.random() < 0.25]
        leaving = {*added, *removed}
        fresh = {key: random_report(random, key) for key in added}
        self.reports = {k: r for k, r in self.reports.items() if k not in leaving} | fresh
        entities = {key: self._entity(key) for key in random.sample(ENTITIES, k=2)}
        gone = [key for key in ENTITIES if key not in entities and random.random() < 0.2]
        self.entities = {k: e for k, e in self.entities.items() if k not in gone} | entities
        entries = self._fresh_entries()
        dropped = [key for key in self.entries if random.random() < 0.2]
        # What no change names stays, without the passages of articles that left or were replaced.
        kept = [_left(e, leaving) for k, e in self.entries.items() if k not in dropped]
        self.entries = {entry.id: entry for entry in kept if entry.passages} | entries
        self.store.commit(
            Change(
                added=map(prepare, fresh.values()),
                removed=[*removed, "unknown"],
                entries=tuple(entries.values()),
                dropped_entries=[*dropped, "unknown"],
                entities=entities,
                dropped_entities=[*gone, "unknown"],
            )
        )

    def one_commit(self, folder: Path) -> WhooshStore:
        """Another store, made at once of what is left."""
        store = WhooshStore(folder)
        store.commit(
            Change(
                added=map(prepare, self.reports.values()),
                entries=tuple(self.entries.values()),
                entities=self.entities,
            )
        )
        return store

    def _entity(self, key: str) -> Entity:
        name = f"Omar {self.random.choice('abc')}"
        return Entity(id=key, kind=self.random.choice(tuple(EntityKind)), name=name)

    def _fresh_entries(self) -> dict[str, TimelineEntry]:
        """Entries of passages of several articles; the first passage gives the id."""
        random = self.random
        passages = [p.id for report in self.reports.values() for p in report.passages]
        found: dict[str, TimelineEntry] = {}
        for _ in range(min(3, len(passages))):
            chosen = tuple(
                random.sample(passages, k=random.randrange(1, min(4, len(passages)) + 1))
            )
            found[chosen[0]] = TimelineEntry(
                id=chosen[0],
                days=random.choice((None, random_days(random))),
                precision=Precision.DAY,
                grain=None,
                part="",
                basis=Basis.STATED,
                headline=random.choice(chosen),
                passages=chosen,
                grounds=tuple(random.choice(tuple(Ground)) for _ in chosen),
            )
        return found


def _left(entry: TimelineEntry, leaving: set[str]) -> TimelineEntry:
    """An entry without the passages of some articles."""
    pairs = zip(entry.passages, entry.grounds, strict=True)
    kept = [(p, ground) for p, ground in pairs if p.partition(".")[0] not in leaving]
    passages = tuple(p for p, _ in kept)
    headline = entry.headline if entry.headline in passages else (passages or ("",))[0]
    grounds = tuple(ground for _, ground in kept)
    return replace(entry, passages=passages, grounds=grounds, headline=headline)


def told(snapshot: WhooshSnapshot) -> dict[str, Any]:
    """All that an index says, in words and ids: nothing of how it is cut into segments."""
    spellings: Counter[tuple[str, str]] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    postings: set[tuple[str, int, str, str, tuple[int, ...]]] = set()
    for part in snapshot.parts:
        vocabulary, columns = part.segment.vocabulary, part.segment.columns
        for ordinal, word in enumerate(vocabulary.words):
            written = vocabulary.written(ordinal)
            assert sum(written.values()) == vocabulary.word_count[ordinal] > 0
            spellings.update({(word, text): count for text, count in written.items()})
        for ordinal, entity in enumerate(columns.entities):
            names.update({(entity, s): n for s, n in columns.spellings(ordinal).items()})
            assert part.entity[ordinal] == snapshot.entities.ordinal(entity)
        for field in FIELDS:
            postings.update(_postings(part, field))
    return {
        "articles": list(snapshot.articles()),
        "entities": dict(snapshot.entities),
        "entries": list(snapshot.entries()),
        "sources": [snapshot.sources[n] for n in _used(snapshot)],
        "spellings": spellings,
        "names": names,
        "postings": postings,
    }


def _used(snapshot: WhooshSnapshot) -> list[int]:
    """Every source that a segment knows; they must be all that there are."""
    for part in snapshot.parts:
        own = list(part.segment.columns.sources)
        assert [snapshot.sources[n] for n in part.source.tolist()] == own
    used = sorted({n for part in snapshot.parts for n in part.source.tolist()})
    assert used == list(range(len(snapshot.sources)))
    return used


def _postings(part: Part, field: str) -> list[tuple[str, int, str, str, tuple[int, ...]]]:
    """Every posting: field, document, term, and each occurrence's word and place."""
    vocabulary = part.segment.vocabulary
    first, listed = vocabulary.words_of_terms()
    reader = part.segment.postings[field]
    found: list[tuple[str, int, str, str, tuple[int, ...]]] = []
    for term in range(len(vocabulary.terms)):
        bounds = [0, *np.cumsum(reader.weights(term)).tolist()]
        positions, codes = reader.positions(term).tolist(), reader.codes(term)
        words = [vocabulary.words[n] for n in listed[first[term] + codes].tolist()]
        for document, (low, high) in zip(
            (reader.documents(term) + part.first_document).tolist(), pairwise(bounds), strict=True
        ):
            at = tuple(positions[low:high])
            row = (field, document, vocabulary.terms[term], " ".join(words[low:high]), at)
            found.append(row)
    return found


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 2**32), st.sampled_from([0, 1, 256]), st.lists(st.booleans(), max_size=5))
def test_any_changes_lead_where_one_commit_leads(
    seed: int, memory_mb: int, tidies: list[bool]
) -> None:
    """Words, names, entries and sources of what left are gone; all else is as if new.

    With little memory each article is a segment of its own, and each term a batch.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "index", seed, memory_mb=memory_mb)
        for tidy in (*tidies, True):
            desk.change()
            if tidy:
                desk.store.tidy()
        desk.store.verify()
        again = desk.one_commit(Path(folder) / "again")
        with closing(desk.store.open()) as found, closing(again.open()) as expected:
            assert list(found.articles()) == list(desk.reports.values())
            assert list(found.entries()) == sorted(desk.entries.values(), key=listed_order)
            assert told(found) == told(expected)
            for report in desk.reports.values():
                listing = [e.id for e in found.entries_listing([report.article.id])]
                own = {passage.id for passage in report.passages}
                assert listing == [e.id for e in found.entries() if own & set(e.passages)]
            days = [entry.days for entry in desk.entries.values() if entry.days][:2]
            assert found.entries_on(days) == [e for e in found.entries() if e.days in days]


def test_article_of_nothing_but_a_title_is_kept_and_leaves(tmp_path: Path) -> None:
    """A headline without a text is a report too, also when it is the last one with a word."""
    plain = random_report(Random(1), "titled")  # noqa: S311 - nothing secret
    empty = AnnotatedArticle(article=replace(plain.article, body="", blocks=(), title=None))
    titled = replace(empty, article=replace(empty.article, title=Metadatum(value="Calm")))
    silent = replace(empty, article=replace(empty.article, id="silent"))
    store = WhooshStore(tmp_path / "index")
    store.commit(Change(added=map(prepare, [titled, silent])))
    with closing(store.open()) as snapshot:
        assert list(snapshot.articles()) == [titled, silent]
        assert ("title", 0, "calm", "calm", (0,)) in told(snapshot)["postings"]
    store.commit(Change(removed=["titled"]))
    with closing(store.open()) as snapshot:
        assert list(snapshot.articles()) == [silent]
        assert told(snapshot)["spellings"] == Counter()


def test_reports_without_passages_do_not_pile_up(tmp_path: Path) -> None:
    """What is empty is joined as well: a thousand of them are not a thousand segments."""
    store = WhooshStore(tmp_path / "index")
    random = Random(1)  # noqa: S311 - nothing secret
    for number in range(5):
        one = random_report(random, f"k{number}")
        store.commit(Change(added=[prepare(replace(one, passages=()))]))
        store.tidy()
    with closing(store.open()) as snapshot:
        assert len(snapshot.parts) < 3
        assert snapshot.articles_total == 5


def test_word_of_a_million_letters_is_stored(tmp_path: Path) -> None:
    """A picture pasted as base64 is one word; it costs its letters and spoils nothing."""
    random = Random(1)  # noqa: S311 - nothing secret
    plain = random_report(random, "k0")
    body = f"calm {'Qk' * 500_000} gale"
    long = AnnotatedArticle(article=replace(plain.article, body=body, original=body, title=None))
    store = WhooshStore(tmp_path / "index", memory_mb=0)
    store.commit(Change(added=[prepare(long), prepare(random_report(random, "k1"))]))
    store.commit(Change(removed=["k1"]))
    with closing(store.open()) as snapshot:
        [part] = snapshot.parts
        assert list(part.segment.vocabulary.words) == ["calm", "gale", "qk" * 500_000]
        assert snapshot.article("k0") == long


def test_half_a_character_is_refused_and_finds_nothing(tmp_path: Path) -> None:
    """Broken text is told before anything is written; asked for, it is merely unknown."""
    random = Random(1)  # noqa: S311 - nothing secret
    store = WhooshStore(tmp_path / "index")
    good = random_report(random, "k0")
    for broken in (
        replace(good, article=replace(good.article, id="\ud800")),
        replace(good, article=replace(good.article, body="\ud800")),
    ):
        with pytest.raises(StoreError, match="cannot be stored"):
            store.commit(Change(added=[prepare(broken)]))
    assert store.current() is None
    store.commit(Change(added=[prepare(good)]))
    store.commit(
        Change(removed=["\ud800"], dropped_entries=["\ud800"], dropped_entities=["\ud800"])
    )
    with closing(store.open()) as snapshot:
        assert list(snapshot.articles()) == [good]
        assert snapshot.article("\ud800") is None
        assert snapshot.passage("\ud800") == -1
        assert snapshot.entities.get("\ud800") is None


def test_entity_of_broken_text_is_refused(tmp_path: Path) -> None:
    """An edited gazetteer can hold anything; a name that cannot be stored is one clear error."""
    store = WhooshStore(tmp_path / "index")
    for broken in (
        Entity(id="\ud800", kind=EntityKind.PERSON, name="Omar"),
        Entity(id="person-a", kind=EntityKind.PERSON, name="\ud800"),
    ):
        with pytest.raises(StoreError, match="cannot be stored"):
            store.commit(Change(entities={broken.id: broken}))

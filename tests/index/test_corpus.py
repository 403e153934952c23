"""The corpus store: what was read, the ids that were issued, and what was removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.corpus import FORM, Arrival, Corpus
from index.errors import StoreError
from index.ids import article_id
from index.model.article import Article, Block, BlockKind, Metadatum
from index.packing import packed
from index.passages import passages_of

BODY = "The bridge at Azal burned on Monday. Nobody was hurt. The mayor promised a new one."


def article(body: str = BODY, *, path: str = "azal.txt", url: str | None = None) -> Article:
    return Article(
        id=article_id(url=url, content=body),
        body=body,
        blocks=(Block(start=0, end=len(body), kind=BlockKind.BODY),),
        original=body,
        path=path,
        url=None if url is None else Metadatum(value=url),
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    corpus = Corpus(tmp_path, create=True)
    yield corpus
    corpus.close()


def keep(corpus: Corpus, *articles: Article) -> list[tuple[Arrival, str]]:
    outcomes = []
    with corpus.transaction():
        for one in articles:
            arrival, identifier = corpus.put(
                packed(one), alone=len({a.path for a in articles}) == len(articles)
            )
            if arrival is not Arrival.REMOVED:
                issued = replace(one, id=identifier)
                corpus.passages.issue(issued, passages_of(issued))
            outcomes.append((arrival, identifier))
    return outcomes


def test_put_tells_new_from_known(corpus: Corpus) -> None:
    """A second run over the same folder must add nothing."""
    assert [arrival for arrival, _ in keep(corpus, article(), article())] == [
        Arrival.NEW,
        Arrival.UNCHANGED,
    ]


def test_put_gives_back_what_was_kept(corpus: Corpus) -> None:
    """The corpus is the truth: an article comes back as it was read."""
    keep(corpus, article())
    assert corpus.article(article().id) == article()


def test_put_keeps_the_id_when_a_file_changes(corpus: Corpus) -> None:
    """A corrected report is a new version, and links to it go on working."""
    ((_, first),) = keep(corpus, article())
    changed = article(BODY.replace("Nobody", "One person"))
    ((arrival, second),) = keep(corpus, changed)
    assert (arrival, second) == (Arrival.CHANGED, first)
    kept = corpus.article(first)
    assert kept is not None
    assert kept.body == changed.body


def test_put_meets_one_address_under_two_paths(corpus: Corpus) -> None:
    """The same page saved twice is one article."""
    url = "https://example.org/azal"
    one, two = keep(corpus, article(url=url), article(path="copy.txt", url=url))
    assert one[1] == two[1]
    assert len(corpus.article_ids()) == 1


def test_put_meets_an_earlier_version_again(corpus: Corpus) -> None:
    """An old copy of a changed file is no second article."""
    ((_, first),) = keep(corpus, article())
    keep(corpus, article(BODY.replace("Nobody", "One person")))
    ((_, again),) = keep(corpus, article(path="old copy.txt"))
    assert again == first
    assert len(corpus.article_ids()) == 1


def test_articles_of_one_file_stay_apart(corpus: Corpus) -> None:
    """Many articles share the path of a JSONL file."""
    keep(corpus, article("One thing.", path="a.jsonl"), article("Another thing.", path="a.jsonl"))
    outcomes = keep(corpus, article("A third thing.", path="a.jsonl"))
    assert outcomes[0][0] is Arrival.NEW
    assert len(corpus.article_ids()) == 3


def test_a_failed_transaction_keeps_nothing(corpus: Corpus) -> None:
    """Half a file must never be half kept."""

    def fail_half_way() -> None:
        with corpus.transaction():
            corpus.put(packed(article()), alone=True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert corpus.article_ids() == ()


def test_unindexed_follows_versions(corpus: Corpus) -> None:
    """Only what the index lacks is worked on."""
    ((_, issued),) = keep(corpus, article())
    assert corpus.unindexed() == (issued,)
    corpus.mark_indexed([issued])
    assert corpus.unindexed() == ()
    keep(corpus, article(BODY + " Work began."))
    assert corpus.unindexed() == (issued,)


def test_issue_numbers_passages_in_order(corpus: Corpus) -> None:
    """The oldest passage of an entry is its address, so the order must never change."""
    keep(corpus, article())
    ids = [passage.id for passage in passages_of(article())]
    sequence = corpus.passages.sequence(ids)
    assert sorted(ids, key=sequence.__getitem__) == ids
    keep(corpus, article(BODY + " Work began."))
    assert corpus.passages.sequence(ids) == sequence


def test_address_of_a_changed_sentence_leads_to_its_successor(corpus: Corpus) -> None:
    """A link to a sentence survives its correction."""
    keep(corpus, article())
    old = passages_of(article())[1]
    changed = article(BODY.replace("Nobody was hurt.", "Nobody was badly hurt."))
    ((_, issued),) = keep(corpus, changed)
    new = passages_of(replace(changed, id=issued))[1]
    address = corpus.passages.address(old.id)
    assert address is not None
    assert (address.passage, address.article, address.removed) == (new.id, issued, False)


def test_address_of_a_dropped_sentence_leads_to_its_article(corpus: Corpus) -> None:
    """Nothing like it is left, and nothing else is shown in its place."""
    keep(corpus, article())
    old = passages_of(article())[1]
    keep(corpus, article(BODY.replace("Nobody was hurt. ", "")))
    address = corpus.passages.address(old.id)
    assert address is not None
    assert (address.passage, address.article) == ("", article().id)


def test_address_comes_back_with_its_sentence(corpus: Corpus) -> None:
    """A sentence that returns has its old address again."""
    old = passages_of(article())[1]
    keep(corpus, article())
    keep(corpus, article(BODY.replace("Nobody was hurt. ", "")))
    keep(corpus, replace(article(), path="azal.txt"))
    address = corpus.passages.address(old.id)
    assert address is not None
    assert address.passage == old.id


def test_address_is_followed_through_any_number_of_versions(corpus: Corpus) -> None:
    """A page that is corrected every hour for a week keeps the links of its first day."""
    keep(corpus, article())
    old = passages_of(article())[1]
    for number in range(150):
        last = article(BODY.replace("Nobody was hurt.", f"Nobody was hurt at {number} places."))
        ((_, issued),) = keep(corpus, last)
    address = corpus.passages.address(old.id)
    assert address is not None
    assert address.passage == passages_of(replace(last, id=issued))[1].id


def test_address_knows_what_an_index_may_still_show(corpus: Corpus) -> None:
    """Of a sentence that came back, the wording that it had meanwhile."""
    keep(corpus, article())
    old = passages_of(article())[1]
    changed = article(BODY.replace("Nobody was hurt.", "Nobody was badly hurt."))
    ((_, issued),) = keep(corpus, changed)
    meanwhile = passages_of(replace(changed, id=issued))[1].id
    keep(corpus, replace(article(), path="azal.txt"))
    address = corpus.passages.address(old.id)
    assert address is not None
    assert (address.passage, address.way) == (old.id, (old.id, meanwhile))


def test_address_of_a_stranger_is_none(corpus: Corpus) -> None:
    """An id that was never issued leads nowhere."""
    assert corpus.passages.address("aaaaaaaaaaaa") is None


def test_remove_leaves_no_byte_of_the_text(corpus: Corpus, tmp_path: Path) -> None:
    """Material about witnesses must be removable for good."""
    keep(corpus, article("The witness Quillon Vexley spoke."))
    ((_, issued),) = keep(corpus, article("The witness Quillon Vexley spoke."))
    assert corpus.remove(issued)
    corpus.close()
    for file in tmp_path.iterdir():
        assert b"Quillon" not in file.read_bytes()
        assert b"QUILLON" not in file.read_bytes().upper()


def test_remove_leaves_its_addresses_gone(corpus: Corpus) -> None:
    """Its address must answer "gone", not "never heard of it"."""
    ((_, issued),) = keep(corpus, article())
    passage = passages_of(article())[0]
    corpus.remove(issued)
    assert corpus.is_removed(issued)
    address = corpus.passages.address(passage.id)
    assert address is not None
    assert address.removed


def test_removed_articles_do_not_come_back(corpus: Corpus) -> None:
    """Neither as it was, nor in an earlier version that had another id of its own."""
    ((_, issued),) = keep(corpus, article())
    changed = article(BODY + " Work began.")
    keep(corpus, changed)
    corpus.remove(issued)
    assert keep(corpus, changed)[0][0] is Arrival.REMOVED
    assert keep(corpus, article())[0][0] is Arrival.REMOVED
    assert corpus.article_ids() == ()


def test_remove_of_a_stranger_says_so(corpus: Corpus) -> None:
    """A mistyped id removes nothing silently."""
    assert not corpus.remove("aaaaaaaaaaaa")


def test_opening_nothing_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    """A reader is never given an empty collection by mistake."""
    with pytest.raises(StoreError, match="dateline index"):
        Corpus(tmp_path)


def test_opening_a_damaged_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    """A foreign file is named and left as it is."""
    (tmp_path / FORM.file).write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="damaged"):
        Corpus(tmp_path)
    assert (tmp_path / FORM.file).read_bytes().startswith(b"no database")


def test_opening_another_format_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    """A corpus of a later version is not touched."""
    Corpus(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / FORM.file) as database:
        database.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
    database.close()
    with pytest.raises(StoreError, match="format 999"):
        Corpus(tmp_path)


def test_resources_come_back(corpus: Corpus, tmp_path: Path) -> None:
    """A gazetteer is remembered with the corpus that it came with."""
    path = tmp_path / "gazetteer.csv"
    corpus.keep_resource(path, b"name,kind\n")
    assert corpus.resources() == {str(path.resolve()): b"name,kind\n"}

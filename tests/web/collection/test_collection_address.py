"""Is a collection its address, whatever was typed, ticked or pasted?"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from search.errors import QueryError
from web.collection import LIMIT, PARAMETERS, Collection, Pasted, pasted, read_collection

A, B, C = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


def test_address_gives_back_the_collection() -> None:
    """It is kept and sent; nothing else holds it."""
    collection = Collection(ids=(A, B), title="Coast & “hills”")
    query = collection.address().partition("?")[2]
    found = pasted(f"/collection?{query}").collection
    assert found == collection


@given(title=st.text(max_size=60), ids=st.lists(st.sampled_from([A, B, C, "odd id&=#"])))
@example(title=" a\n b ", ids=[A, A])
def test_reading_is_stable(title: str, ids: list[str]) -> None:
    """An address that leads to itself under another spelling would never come to rest."""
    once = read_collection(MultiDict([("title", title), *(("id", one) for one in ids)]))
    assert read_collection(MultiDict(once.pairs)) == once
    assert len(set(once.ids)) == len(once.ids)


def test_parameters_are_those_that_are_read() -> None:
    """The documentation is compared with this."""
    assert PARAMETERS == ("title", "id", "add")


def test_too_many_sentences_are_refused() -> None:
    """An address that no program takes is no address."""
    ids = [("id", f"{number:012}") for number in range(LIMIT + 1)]
    assert len(read_collection(MultiDict(ids[:LIMIT])).ids) == LIMIT
    with pytest.raises(QueryError, match="201"):
        read_collection(MultiDict(ids))
    with pytest.raises(QueryError):
        read_collection(MultiDict(ids[:LIMIT])).adding([A])


@pytest.mark.parametrize("name", ["id", "title"])
def test_values_without_end_are_refused(name: str) -> None:
    """They would come back in every link of the page."""
    with pytest.raises(QueryError):
        read_collection(MultiDict([(name, "a" * 400)]))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"http://127.0.0.1:8000/entry/{A}", Pasted(entries=(A,))),
        (f"/entry/{A}", Pasted(entries=(A,))),
        (f"https://host.invalid/entry/{A}.json", Pasted(entries=(A,))),
        (f"http://h/entry/{A}#p-{B}", Pasted(passages=(B,))),
        (f"http://h/article/{C}#p-{B}", Pasted(passages=(B,))),
        (f"http://h/entry/{A} http://h/entry/{B}", Pasted(entries=(A, B))),
        (f"http://h/collection?id={A}&id={B}", Pasted(collection=Collection(ids=(A, B)))),
        ("", Pasted()),
        ("harbour fire", Pasted(words="harbour fire")),
        (f"fire /entry/{A}", Pasted(words=f"fire /entry/{A}")),
        (f"http://h/article/{C}", Pasted(words=f"http://h/article/{C}")),
        ("http://[", Pasted(words="http://[")),
    ],
)
def test_pasted_text_is_addresses_or_words(text: str, meant: Pasted) -> None:
    """Readers paste what stands in their address bar, with whatever host it had."""
    assert pasted(text) == meant

"""Ids must be the same on every machine and every run, and differ where the things differ."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ids import article_id, canonical_url, passage_id

SHAPE = re.compile(r"[a-z2-7]{12}")


def test_article_id_is_fixed_for_all_time() -> None:
    """A link published today must resolve next year: the recipe must never drift."""
    assert article_id(url="https://example.org/posts/1", content="ignored") == "2zxea274oide"
    assert article_id(url=None, content="One report.") == "tbmlbbrb57bc"


def test_passage_id_is_fixed_for_all_time() -> None:
    """An entry's address is a passage id: the recipe must never drift."""
    assert passage_id(article="aaaaaaaaaaaa", text="It rained.", occurrence=0) == "brivsn3lxafi"


@pytest.mark.parametrize(
    "spelling",
    [
        "https://Example.ORG/a/b",
        "HTTPS://example.org/a/b/",
        "https://example.org:443/a/b#comments",
        "https://example.org/a/b?utm_source=x&utm_medium=y",
        "https://example.org/a/b/?fbclid=1&gclid=2",
        "  https://example.org/a/b  ",
    ],
)
def test_article_id_forgives_spellings_of_one_address(spelling: str) -> None:
    """The same report fetched through a shared link must not appear twice."""
    assert article_id(url=spelling, content="x") == article_id(
        url="https://example.org/a/b", content="y"
    )


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/c",
        "https://example.org/A/b",
        "https://example.org/a/b?id=2",
        "https://example.org:8443/a/b",
        "http://example.org/a/b",
    ],
)
def test_article_id_keeps_different_addresses_apart(other: str) -> None:
    """Two reports merged into one would lose the second."""
    assert article_id(url=other, content="x") != article_id(
        url="https://example.org/a/b", content="x"
    )


@pytest.mark.parametrize("broken", ["http://[::1", "http://host:port/x", "not a url"])
def test_canonical_url_survives_what_is_no_url(broken: str) -> None:
    """Users' metadata hold broken addresses; naming must not crash on them."""
    assert canonical_url(f" {broken} ") == broken


def test_canonical_url_keeps_the_brackets_of_an_ipv6_host() -> None:
    """Without brackets the port could not be told from the address."""
    assert canonical_url("http://[::1]:8080/x/") == "http://[::1]:8080/x"


@pytest.mark.parametrize("url", [None, "", "  "])
def test_article_id_without_address_depends_on_content(url: str | None) -> None:
    """A blank address must not make all articles without one the same article."""
    assert article_id(url=url, content="One.") != article_id(url=url, content="Two.")


def test_article_id_ignores_line_ends_and_composition() -> None:
    """A copy saved on another system is the same article."""
    composed = "Café opened.\nIt closed.\n"
    copied = unicodedata.normalize("NFD", composed).replace("\n", "\r\n")
    assert article_id(url=None, content=copied) == article_id(url=None, content=composed)


def test_passage_id_tells_repeated_sentences_apart() -> None:
    """Two equal sentences in one article need two addresses."""
    first = passage_id(article="aaaaaaaaaaaa", text="He left.", occurrence=0)
    second = passage_id(article="aaaaaaaaaaaa", text="He left.", occurrence=1)
    assert first != second


@given(st.text(), st.text(), st.integers(min_value=0, max_value=10**6))
def test_ids_have_one_shape_for_any_text(article: str, text: str, occurrence: int) -> None:
    """URLs and anchors are built from ids without escaping."""
    assert SHAPE.fullmatch(passage_id(article=article, text=text, occurrence=occurrence))
    assert SHAPE.fullmatch(article_id(url=text, content=article))


def test_article_id_accepts_a_lone_surrogate() -> None:
    r"""JSON escapes such as \ud800 decode to text that UTF-8 cannot hold."""
    assert SHAPE.fullmatch(article_id(url=None, content="broken \ud800 text"))


@pytest.mark.parametrize(
    "fragment", ["#comments", "#comment-12", "#:~:text=fire", "#xtor=RSS-1", "#"]
)
def test_canonical_url_drops_fragments_that_point_into_the_page(fragment: str) -> None:
    """The same report saved after a click on its comments is the same report."""
    assert canonical_url(f"https://example.org/a{fragment}") == "https://example.org/a"


def test_canonical_url_keeps_fragments_that_name_items() -> None:
    """Two items of one day's digest must never become one report."""
    ids = {article_id(url=f"https://example.org/2031/05/06#{n}", content="x") for n in range(3)}
    assert len(ids) == 3

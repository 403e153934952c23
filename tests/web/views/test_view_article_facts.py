"""Does a report's page tell what is known of it, how, and what was found and not taken?"""

from __future__ import annotations

from search.vocabulary import Alternative, Article, Basis, Metadatum
from web.views.article_facts import fact_rows


def rows_of(**fields: object) -> dict[str, tuple[str, str, str]]:
    """The facts of an article: term to value, basis and note."""
    article = Article(
        id="aaaaaaaaaaaa", body="", blocks=(), original="", path="in/page.html", **fields
    )
    return {row.term: (row.value, row.basis, row.note) for row in fact_rows(article)}


def test_fact_says_its_basis() -> None:
    """An inferred publisher is not a stated one."""
    source = Metadatum(value="The Quay", basis=Basis.INFERRED, note="From the page's address.")
    assert rows_of(source=source)["Source"] == ("The Quay", "inferred", "From the page's address.")


def test_value_that_was_not_taken_is_told_with_its_place() -> None:
    """Where a page gives two days, the reader must be able to doubt the choice."""
    other = Alternative(field="published", value="2031-05-04", note="In the page's address.")
    rows = rows_of(alternatives=(other,))
    assert rows["Another day"] == ("4 May 2031", "not taken", "In the page's address.")


def test_file_stands_last_and_without_its_folder() -> None:
    """Where it lay on somebody's machine is nobody's business."""
    assert list(rows_of().items())[-1] == ("File", ("page.html", "", ""))


def test_summary_is_told_from_an_article() -> None:
    """Who searches in vain for a word must learn that only a summary was there to search."""
    extent = Metadatum(value="summary only", note="The feed gives no more.")
    assert rows_of(extent=extent)["Text"] == ("summary only", "stated", "The feed gives no more.")

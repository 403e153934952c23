"""Exports come in every form of JSON; each object is an article, or is told why it is none."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataError
from index.model.article import Article
from index.readers import mapping
from index.readers.beside import beside
from index.readers.contract import Told
from index.readers.failure import Failure, Note
from index.readers.limits import Limits
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
TEXT = "The river rose on Monday and took the bridge."


def told(path: Path, content: object, **limits: int) -> list[Told]:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(read(path, limits=Limits(**limits)))


def articles(items: Sequence[Told]) -> list[Article]:
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def facts(article: Article) -> dict[str, str | None]:
    values = {
        "title": article.title, "source": article.source, "url": article.url,
        "byline": article.byline,
    }  # fmt: skip
    return {name: None if found is None else found.value for name, found in values.items()}


def test_json_of_sqlite_is_read() -> None:
    """An array of objects is what most programs write."""
    river, boats = articles(list(read(SAMPLES / "sqlite.json")))
    assert facts(river) == {
        "title": "River takes bridge", "source": "Example Wire",
        "url": "https://example.org/river", "byline": None,
    }  # fmt: skip
    assert boats.path.endswith("sqlite.json:2")


def test_json_of_trafilatura_is_read() -> None:
    """It writes the address under `source`, and an address is no publisher."""
    (river,) = articles(list(read(SAMPLES / "trafilatura.json")))
    assert facts(river) == {
        "title": "River takes bridge", "source": "Example Wire",
        "url": "https://example.org/river", "byline": "Jo Poe",
    }  # fmt: skip
    assert river.published is not None
    assert river.published.day == date(2021, 5, 3)
    assert river.path.endswith("trafilatura.json")


def test_answer_of_the_news_api_is_read_and_its_cut_told(tmp_path: Path) -> None:
    """It gives the first 200 characters; who searches in vain must know that."""
    answer = {
        "status": "ok", "totalResults": 1,
        "articles": [{
            "source": {"id": None, "name": "Example Wire"}, "author": None, "title": "River",
            "url": "https://example.org/1", "publishedAt": "2021-05-03T18:30:00Z",
            "content": f"{TEXT}… [+2345 chars]",
        }],
    }  # fmt: skip
    (article,) = articles(told(tmp_path / "a.json", answer))
    assert article.body == f"River\n\n{TEXT}"
    assert article.extent is not None
    assert article.extent.value == "first part only"
    assert article.source is not None
    assert article.source.note == "Stated as “source.name”."


def test_linked_data_is_read_with_what_it_refers_to(tmp_path: Path) -> None:
    """A publisher stands once in the graph, and by its name in each article."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsArticle", "headline": "River", "articleBody": TEXT,
             "datePublished": "2021-05-03", "author": [{"@type": "Person", "name": "Jo Poe"}],
             "publisher": {"@id": "#org"}, "inLanguage": "en",
             "mainEntityOfPage": {"@id": "https://example.org/1"}},
            {"@type": "Organization", "@id": "#org", "name": "Example Wire"},
            {"@type": ["WebPage"], "@id": "https://example.org/1", "name": "River"},
        ],
    }  # fmt: skip
    article, note = told(tmp_path / "a.json", graph)
    assert isinstance(article, Article)
    assert facts(article) == {
        "title": "River", "source": "Example Wire", "url": "https://example.org/1",
        "byline": "Jo Poe",
    }  # fmt: skip
    assert isinstance(note, Note)
    assert "Organization (1), WebPage (1)" in note.text


def test_ninjs_is_read(tmp_path: Path) -> None:
    """The news agencies' format has its markup in the text."""
    item = {
        "uri": "urn:x:1", "type": "text", "headline": "River", "byline": "Jo Poe",
        "body_xhtml": f"<p>{TEXT}</p><p>Nobody was hurt &amp; nothing else.</p>",
        "versioncreated": "2021-05-05T10:00:00Z", "firstcreated": "2021-05-03T10:00:00Z",
        "language": "en", "infosources": [{"name": "Example Wire"}],
    }  # fmt: skip
    (article,) = articles(told(tmp_path / "a.json", item))
    assert article.body == f"River\n\n{TEXT}\n\nNobody was hurt & nothing else."
    assert article.published is not None
    assert article.published.day == date(2021, 5, 3)


def test_single_object_takes_what_is_stated_about_its_file(tmp_path: Path) -> None:
    """One file, one article: its entry can state everything."""
    (tmp_path / "articles.toml").write_text('[[articles]]\nfile = "a.json"\ntitle = "Bridge"\n')
    (article,) = articles(told(tmp_path / "a.json", {"text": TEXT}))
    assert facts(article)["title"] == "Bridge"


def test_values_one_after_the_other_are_read(tmp_path: Path) -> None:
    """Many files of JSON Lines are called .json, and logs are written so."""
    content = "\n".join(json.dumps({"text": f"{TEXT} {number}"}) for number in range(3))
    assert len(articles(told(tmp_path / "a.json", content))) == 3


def test_map_names_where_everything_stands(tmp_path: Path) -> None:
    """No two newsrooms export under the same names."""
    (tmp_path / "articles.map.toml").write_text(
        'records = "data.rows"\ntext = ["none", "content.body"]\ntitle = "content.head"\n'
        'published = "meta.days.1"\nauthor = "people.name"\nsource = "Source.Name"\n'
        '[files."b.json"]\nrecords = "rows"\n'
    )
    row = {
        "content": {"body": TEXT, "head": "River"}, "meta": {"days": ["x", "2021-05-03"]},
        "people": [{"name": "Jo"}, {"name": "Ann"}], "Source.Name": "The Quay",
    }  # fmt: skip
    data = {"n": 1, "data": {"rows": [row]}, "z": []}
    (article,) = articles(told(tmp_path / "a.json", data))
    assert facts(article) == {
        "title": "River", "source": "The Quay", "url": None, "byline": "Jo, Ann",
    }  # fmt: skip
    assert article.published is not None
    assert article.published.note == "Stated as “meta.days.1”."
    assert len(articles(told(tmp_path / "b.json", {"rows": [row]}))) == 1
    (failure,) = told(tmp_path / "c.json", {"rows": [row]})
    assert isinstance(failure, Failure)
    assert "holds nothing at 'data.rows'" in failure.reason
    assert len(articles(told(tmp_path / "d.jsonl", json.dumps(row)))) == 1


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('texts = "a"\n', "texts is no known key"),
        ("text = 3\n", "text is 3"),
        ("text = []\n", "text is []"),
        ('files = "a"\n', "files is no table of tables"),
        ('[files."a.json"]\nfiles = 1\n', "is no known key"),
        ("text = \n", "is no TOML"),
    ],
)
def test_map_with_a_mistake_is_named(tmp_path: Path, toml: str, message: str) -> None:
    """A misspelt key would leave every article without its day."""
    (tmp_path / "articles.map.toml").write_text(toml)
    with pytest.raises(DataError) as raised:
        beside(tmp_path / "a.json")
    assert message in str(raised.value)
    (failure,) = told(tmp_path / "a.json", {"text": TEXT})
    assert isinstance(failure, Failure)


@pytest.mark.parametrize(
    ("content", "count", "reason"),
    [
        ("", 0, "holds no article"),
        ("[]", 0, "holds no article"),
        ("{}", 0, "has no text"),
        ('[{"text": "Rain."}, {"text": "Wi', 1, "is no JSON: Unterminated string"),
        ('[{"text": "Rain."} {"text": "Wind."}]', 1, "a comma or ] is missing"),
        ('[{"text": "Rain."}, 3, {"text": "Wind."}]', 2, "is no JSON object"),
        ('[{"text": "Rain.", "date": "3/4/2021"}, {"text": "Wind."}]', 1, "'3/4/2021'"),
        ("[" * 100_000, 0, "nests too deeply"),
        ('[{"text": "' + "x" * 200_000 + '"}]', 0, "longer than the limit"),
        ('{"text": ' + "9" * 900 + "}", 0, "under 'text'"),
        ("\ufeff[]", 0, "holds no article"),
        ('[{"text": "Rain.", "author": ' + "[" * 800 + "]" * 800 + "}]", 0, "under 'author'"),
    ],
)
def test_bad_json_is_named_and_the_rest_is_read(
    tmp_path: Path, content: str, count: int, reason: str
) -> None:
    """One bad object must not cost the others, and what was not read must be told."""
    items = told(tmp_path / "a.json", content, file_bytes=2000)
    assert len([item for item in items if isinstance(item, Article)]) == count
    failures = [item.reason for item in items if isinstance(item, Failure)]
    assert any(reason in failure for failure in failures), failures


def test_large_file_is_read_value_by_value(tmp_path: Path) -> None:
    """An export of a decade does not fit into memory."""
    rows = [{"text": f"{TEXT} Day {number}.", "n": list(range(50))} for number in range(2000)]
    for data in (rows, {"info": {"a": [1]}, "items": rows}):
        assert len(articles(told(tmp_path / "a.json", data, file_bytes=1000))) == 2000


@given(st.none() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_path_of_a_name_finds_its_value(value: object) -> None:
    """Whatever stands in a file, a path finds what is there, and nothing else."""
    record = {"a": {"b.c": [value]}}
    assert list(mapping.values_at(record, "a.b.c.0")) == []
    assert list(mapping.values_at({"a": {"b": value}}, "a.b")) == [value]
    assert list(mapping.values_at({"a": [{"b": value}] * 2}, "a.b")) == [value, value]
    assert list(mapping.values_at({"a": [value]}, "a.0")) == [value]
    assert list(mapping.values_at({"a.b": value}, "a.b")) == [value]

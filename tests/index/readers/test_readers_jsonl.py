"""Newsroom exports have bad lines: each is named, and none takes the others with it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from index.ids import article_id
from index.model.article import Article, BlockKind, Published
from index.readers.failure import Failure
from index.readers.limits import Limits
from index.readers.registry import read

TEXT = "The river rose on Monday and took the bridge.\nNobody was hurt, the council said."


def read_all(path: Path, *records: object, **options: Limits) -> list[Article | Failure]:
    lines = (
        record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)
        for record in records
    )
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    return list(read(path, **options))


def read_one(folder: Path, **record: object) -> Article:
    (item,) = read_all(folder / "a.jsonl", {"text": TEXT, **record})
    assert isinstance(item, Article), item
    return item


def failure_of(folder: Path, record: object) -> Failure:
    good, bad, last = read_all(folder / "a.jsonl", {"text": TEXT}, record, {"text": TEXT})
    assert isinstance(good, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Failure)
    assert bad.path == f"{folder / 'a.jsonl'}:2"
    return bad


def test_jsonl_takes_over_every_field(tmp_path: Path) -> None:
    """What the export states is stated, not guessed."""
    article = read_one(
        tmp_path,
        title="River takes bridge.",
        source="Example Wire",
        url="https://example.org/1",
        published="2021-05-03",
        author="Jo Poe",
        language="en-GB",
        unknown={"ignored": [1]},
    )
    assert article.title is not None
    assert article.source is not None
    assert article.byline is not None
    assert article.url is not None
    assert (article.title.value, article.source.value) == ("River takes bridge.", "Example Wire")
    assert (article.byline.value, article.url.value) == ("Jo Poe", "https://example.org/1")
    assert article.published == Published.stated(date(2021, 5, 3))
    assert article.language == "en-GB"


def test_jsonl_names_an_article_by_file_and_line(tmp_path: Path) -> None:
    """A report of a run must lead to the line."""
    _, second = read_all(tmp_path / "a.jsonl", {"text": TEXT}, {"body": TEXT})
    assert isinstance(second, Article)
    assert second.path == f"{tmp_path / 'a.jsonl'}:2"


def test_jsonl_puts_the_title_on_top_of_the_text(tmp_path: Path) -> None:
    """A search must find the words of a headline, and its place must be in the original."""
    article = read_one(tmp_path, title="River takes bridge")
    assert article.blocks[0].kind is BlockKind.HEADLINE
    assert article.original == f"River takes bridge\n\n{TEXT}"
    assert article.body.startswith("River takes bridge\n\nThe river")


def test_jsonl_does_not_double_a_title_that_opens_the_text(tmp_path: Path) -> None:
    """The same words twice would count twice in every ranking."""
    article = read_one(tmp_path, title="River takes bridge", text=f"River takes bridge\n{TEXT}")
    assert article.body.count("River takes bridge") == 1
    assert article.blocks[0].kind is BlockKind.HEADLINE


def test_jsonl_joins_several_authors(tmp_path: Path) -> None:
    """Exports often give an array."""
    article = read_one(tmp_path, author=["Jo Poe", "Jan Roe"])
    assert article.byline is not None
    assert article.byline.value == "Jo Poe, Jan Roe"


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_jsonl_takes_an_empty_value_for_none(tmp_path: Path, empty: str | None) -> None:
    """Exports write empty columns; an empty source must not become a facet."""
    article = read_one(tmp_path, title=empty, source=empty, url=empty, author=empty)
    assert (article.title, article.source, article.url, article.byline) == (None,) * 4


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("2021-05-03", date(2021, 5, 3), None),
        ("2021-05-03T23:30:00", date(2021, 5, 3), None),
        ("2021-05-03T10:00:00Z", date(2021, 5, 3), datetime(2021, 5, 3, 10, tzinfo=UTC)),
        (
            "2021-05-03T23:30:00-05:00",
            date(2021, 5, 3),
            datetime(2021, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
        ),
        ("Mon, 03 May 2021 10:00:00 GMT", date(2021, 5, 3), datetime(2021, 5, 3, 10, tzinfo=UTC)),
        ("May 3, 2021", date(2021, 5, 3), None),
        ("3 May 2021", date(2021, 5, 3), None),
    ],
)
@pytest.mark.parametrize("key", ["published", "date"])
def test_jsonl_reads_unmistakable_dates(
    tmp_path: Path, key: str, written: str, day: date, at: datetime | None
) -> None:
    """Every relative date of an article hangs on its day of publication."""
    article = read_one(tmp_path, **{key: written})
    assert article.published is not None
    assert (article.published.day, article.published.at) == (day, at)


@pytest.mark.parametrize("written", ["03/04/2021", "yesterday", "2021-02-30", 1620000000, "2021"])
def test_jsonl_refuses_dates_that_could_mean_another_day(tmp_path: Path, written: object) -> None:
    """A wrong publication day moves every event of the article."""
    failure = failure_of(tmp_path, {"text": TEXT, "published": written})
    assert "publication date" in failure.reason
    assert str(written) in failure.reason


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('{"text": "It rained.', "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('{"n": ' + "9" * 5000 + "}", "is no JSON"),
        ('["It rained."]', "is no JSON object"),
        ({"title": "No text"}, "has no text"),
        ({"text": "  "}, "has no text"),
        ({"text": "Read More"}, "holds no article"),
        ({"text": ["It rained."]}, "has ['It rained.'] under 'text'"),
        ({"text": TEXT, "title": 3}, "has 3 under 'title'"),
        ({"text": TEXT, "published": {"day": 1}}, "has the publication date"),
        ({"text": TEXT, "url": "posts/1"}, "has 'posts/1' under 'url'"),
        ({"text": TEXT, "language": "English!"}, "has 'English!' under 'language'"),
        ({"text": TEXT, "author": [3]}, "under 'author'"),
        ({"text": TEXT, "id": [1]}, "has [1] under 'id'"),
        ({"text": "a\x00b"}, "has a NUL"),
        ('{"text": "a\\ud800b"}', "has a NUL or half of a character pair"),
    ],
)
def test_jsonl_names_the_bad_line_and_reads_on(tmp_path: Path, record: object, reason: str) -> None:
    """One bad record must not cost the rest of an export."""
    assert reason in failure_of(tmp_path, record).reason


def test_jsonl_names_a_line_that_is_not_utf8(tmp_path: Path) -> None:
    """Exports are sometimes pasted together from files of different encodings."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "It rained."}\n')
    bad, good = read(path)
    assert isinstance(bad, Failure)
    assert "is not UTF-8: byte 13 of the line is 0xe9" in bad.reason
    assert isinstance(good, Article)


def test_jsonl_skips_a_line_over_the_limit_alone(tmp_path: Path) -> None:
    """The limit holds for each record: an export may be larger than any article."""
    long = {"text": TEXT, "more": "x" * 5000}
    first, bad, last = read_all(
        tmp_path / "a.jsonl", {"text": TEXT}, long, {"text": TEXT}, limits=Limits(file_bytes=2000)
    )
    assert isinstance(bad, Failure)
    assert bad.path.endswith(":2")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert last.path.endswith(":3")


def test_jsonl_passes_over_blank_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    """Neither is a record."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "It rained."}\r\n\r\n{"text": "It dried."}\r\n')
    assert [item.body for item in read(path) if isinstance(item, Article)] == [
        "It rained.", "It dried.",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_jsonl_says_that_a_file_is_empty(tmp_path: Path, content: bytes) -> None:
    """An export that failed leaves an empty file, which must not pass for success."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert "holds no article" in failure.reason


def test_jsonl_ids_follow_the_address(tmp_path: Path) -> None:
    """The same page in two exports is one article."""
    article = read_one(tmp_path, url="https://Example.org/1/?utm_source=x", id="7")
    assert article.id == article_id(url="https://example.org/1", content="")


def test_jsonl_keeps_an_id_that_dateline_issued(tmp_path: Path) -> None:
    """Articles that people exchange must keep their addresses."""
    assert read_one(tmp_path, id="abcdefghij27", url="https://example.org/1").id == "abcdefghij27"


def test_jsonl_keeps_equal_foreign_ids_of_two_sources_apart(tmp_path: Path) -> None:
    """Every export counts from one."""
    here = read_one(tmp_path, id=1, source="Example Wire")
    there = read_one(tmp_path, id=1, source="Other Wire")
    corrected = read_one(tmp_path, id=1, source="Example Wire", text="It was corrected later.")
    assert here.id != there.id
    assert here.id == corrected.id

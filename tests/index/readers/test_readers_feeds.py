"""A feed's items are articles, or are told to be summaries; nothing in its XML can harm."""

from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pytest

from index.model.article import Article
from index.model.certainty import Basis
from index.readers.failure import Failure
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:feedburner="http://x.org/fb">
<channel><title>Example Wire</title>{channel}<item>{item}</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Wire</title>
{channel}<entry><title>River</title>{item}</entry></feed>"""
TEXT = "<description>The river rose.</description>"


def items(path: Path, content: str | bytes) -> list[object]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path))


def item(folder: Path, inside: str, *, channel: str = "", form: str = RSS) -> Article:
    found = items(folder / "a.xml", form.format(item=inside, channel=channel))[0]
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", ["feedgen.rss", "feedgen.atom"])
def test_feed_of_another_program_is_read(name: str) -> None:
    """Every value has its place; the summary and the missing text are told apart."""
    river, boats, pictures = read(SAMPLES / name)
    assert isinstance(river, Article)
    assert isinstance(boats, Article)
    assert isinstance(pictures, Failure)
    assert river.body.splitlines()[::2] == [
        "River takes bridge & mill", "The river rose on Monday and took the bridge.",
        "Calls for help", "Nobody was hurt, the council\u00a0said.",
    ]  # fmt: skip
    assert river.published is not None
    assert river.published.at == datetime(2021, 5, 3, 16, 30, tzinfo=UTC)
    assert river.source is not None
    assert river.byline is not None
    assert river.url is not None
    assert river.extent is not None
    assert boats.extent is not None
    assert (river.source.value, river.byline.value) == ("Example Wire", "Jo Poe")
    assert (river.url.value, river.extent.value) == ("https://example.org/river", "whole text")
    assert boats.extent.value == "summary only"
    assert pictures.path.endswith(f"{name}:3")
    assert "has no text" in pictures.reason


def test_feed_is_known_by_content(tmp_path: Path) -> None:
    """Feeds are saved under any name; other XML is refused with a way out."""
    (found,) = items(tmp_path / "a.txt", RSS.format(item=TEXT, channel=""))
    assert isinstance(found, Article)
    (failure,) = items(tmp_path / "b.xml", "<catalog><rss></rss></catalog>")
    assert isinstance(failure, Failure)
    assert "no feed" in failure.reason


def test_item_that_was_only_changed_is_not_dated_by_the_change(tmp_path: Path) -> None:
    """An old report that was mended today did not happen today."""
    found = item(
        tmp_path, "<updated>2021-05-04T09:00:00Z</updated><summary>Rain.</summary>", form=ATOM
    )
    assert found.published is not None
    assert found.published.basis is Basis.INFERRED
    assert found.published.bounds.first is None
    assert found.published.bounds.last == date(2021, 5, 4)
    assert found.published.at is None


def test_change_on_another_day_is_shown_beside(tmp_path: Path) -> None:
    """The reader must be able to see that the words may be younger."""
    stated = "<published>2021-05-03T09:00:00Z</published><updated>2021-05-04T09:00:00Z</updated>"
    found = item(tmp_path, f"{stated}<summary>Rain.</summary>", form=ATOM)
    assert [(other.field, other.value) for other in found.alternatives] == [
        ("published", "2021-05-04")
    ]


@pytest.mark.parametrize("value", ["3/4/2021", "yesterday", "Mon, 32 May 2021 18:30:00 GMT"])
def test_unreadable_day_is_told_and_not_guessed(tmp_path: Path, value: str) -> None:
    """A wrong day is worse than none, and a lost article worse than an undated one."""
    found, failure = items(
        tmp_path / "a.rss", RSS.format(item=f"{TEXT}<pubDate>{value}</pubDate>", channel="")
    )
    assert isinstance(found, Article)
    assert found.published is None
    assert isinstance(failure, Failure)
    assert value in failure.reason


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Mon, 03 May 2021 23:30:00 EST", date(2021, 5, 3)),
        ("Mon, 3 May 2021", date(2021, 5, 3)),
        ("2021-05-03T18:30:00", date(2021, 5, 3)),
    ],
)
def test_day_is_read_as_feeds_write_it(tmp_path: Path, value: str, day: date) -> None:
    """A day is that of the zone in which it is written."""
    found = item(tmp_path, f"{TEXT}<pubDate>{value}</pubDate>")
    assert found.published is not None
    assert found.published.day == day


def test_source_that_an_item_names_wins_over_the_feed(tmp_path: Path) -> None:
    """Collections of feeds publish what others wrote."""
    found = item(tmp_path, f'{TEXT}<source url="https://q.org/feed">The Quay</source>')
    assert found.source is not None
    assert found.source.value == "The Quay"
    assert [(other.field, other.value) for other in found.alternatives] == [
        ("source", "Example Wire")
    ]


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<guid>https://example.org/1</guid>", "https://example.org/1"),
        ('<guid isPermaLink="false">https://example.org/1</guid>', None),
        (
            "<link>https://feeds.org/click/1</link>"
            "<feedburner:origLink>https://example.org/1</feedburner:origLink>",
            "https://example.org/1",
        ),
        ("<link>/relative</link>", None),
    ],
)
def test_address_is_where_the_article_stands(tmp_path: Path, inside: str, url: str | None) -> None:
    """An article is named after its address; a counter of clicks is none."""
    found = item(tmp_path, TEXT + inside)
    assert (None if found.url is None else found.url.value) == url


def test_guid_names_an_item_that_has_no_address(tmp_path: Path) -> None:
    """The same item in tomorrow's feed, mended, is the same article."""
    guid = '<guid isPermaLink="false">17</guid>'
    first = item(tmp_path, TEXT + guid)
    second = item(tmp_path, "<description>The river fell.</description>" + guid)
    assert first.id == second.id


def test_atom_content_of_every_kind_is_read(tmp_path: Path) -> None:
    """Text, HTML and XHTML say the same in three ways; a reference says nothing."""
    div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>Rain &amp; <b>wind</b>.</p></div>'
    bodies = [
        item(tmp_path, content, form=ATOM).body
        for content in (
            '<content type="text">Rain &amp; wind.</content>',
            f'<content type="html">{escape("<p>Rain &amp; <b>wind</b>.</p>")}</content>',
            f'<content type="xhtml">{div}</content>',
            '<content type="video/mp4" src="https://x.org/v"/><summary>Rain &amp; wind.</summary>',
        )
    ]
    assert bodies == ["River\n\nRain & wind."] * 4


def test_feed_with_entities_is_refused(tmp_path: Path) -> None:
    """A few lines of entities can fill the memory, or read other files."""
    for entity in ('<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">'):
        feed = RSS.format(item="<description>&a;</description>", channel="")
        (failure,) = items(
            tmp_path / "a.rss", feed.replace("<rss", f"<!DOCTYPE rss [{entity}]><rss", 1)
        )
        assert isinstance(failure, Failure)
        assert "declares the entity 'a'" in failure.reason


def test_names_of_html_are_read_without_their_document_type(tmp_path: Path) -> None:
    """Many feeds write &nbsp; and name a type that is never fetched."""
    feed = RSS.format(item="<description>The&nbsp;mill&rsquo;s.</description>", channel="")
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.org/rss.dtd"><rss'
    for content in (feed, feed.replace("<rss", kind, 1)):
        (found,) = items(tmp_path / "a.rss", content)
        assert isinstance(found, Article), found
        assert found.body == "The\u00a0mill’s."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (RSS.format(item=TEXT, channel="")[:-20], "no well-formed XML"),
        ("", "no well-formed XML"),
        (RSS.format(item="", channel="").replace("<item></item>", ""), "holds no article"),
        (RSS.format(item="<a>" * 300 + "</a>" * 300, channel=""), "within one another"),
        ('<?xml version="1.0" encoding="klingon"?><rss/>', "says that it is in 'klingon'"),
        ("<rss></rss>", "no feed"),
    ],
)
def test_damaged_feed_is_named(tmp_path: Path, content: str, reason: str) -> None:
    """What cannot be read is told, and how to mend it."""
    (failure,) = items(tmp_path / "a.rss", content)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_feed_in_another_encoding_is_read(tmp_path: Path) -> None:
    """Papers in Russian and Chinese still write theirs."""
    for encoding, word in (("windows-1251", "Река"), ("gb2312", "河水"), ("utf-16", "Ποτάμι")):
        feed = RSS.replace("?>", f' encoding="{encoding}"?>', 1)
        feed = feed.format(item=f"<description>{word}.</description>", channel="")
        (found,) = items(tmp_path / "a.xml", feed.encode(encoding))
        assert isinstance(found, Article), found
        assert found.body == f"{word}."

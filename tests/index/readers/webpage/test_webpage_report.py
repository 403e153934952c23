"""The report of a page is made of what the page shows, and nothing of the page is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_pages import HEADLINE, PARAGRAPHS, json_ld, page, report

from index.errors import InputError
from index.model.article import Article, BlockKind
from index.readers.inputs import Circumstances
from index.readers.pieces import BLANK_CHARACTERS
from index.readers.webpage.reader import read_page


def read(markup: str | bytes, *, url: str = "", charset: str = "") -> Article:
    data = markup.encode() if isinstance(markup, str) else markup
    return read_page(data, name="a.html", about=Circumstances(url=url, charset=charset))


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.body[block.start : block.end]) for block in article.blocks]


def assert_whole(article: Article) -> None:
    """Every character of the body is where the map says; every line of the page is somewhere."""
    kept = set()
    for segment in article.origin:
        start, end = segment.original_start, segment.original_start + segment.length
        body = article.body[segment.body_start : segment.body_start + segment.length]
        assert article.original[start:end] == body
        kept.update(range(start, end))
    for piece in article.stripped:
        assert article.original[piece.start : piece.end] == piece.text
        kept.update(range(piece.start, piece.end))
    shows = {at for at, one in enumerate(article.original) if one not in f" \n{BLANK_CHARACTERS}"}
    lost = shows - kept
    assert not lost


def test_webpage_gives_the_report_without_what_surrounds_it() -> None:
    """Menus, teasers and notices in the body would be searched and dated as the report's."""
    article = read(page())
    assert blocks(article) == [
        (BlockKind.HEADLINE, HEADLINE),
        (BlockKind.BODY, PARAGRAPHS[0].partition(" — ")[2]),
        *((BlockKind.BODY, words) for words in PARAGRAPHS[1:]),
    ]
    assert article.dateline is not None
    assert article.dateline.value == "NORTHTOWN, Exland (EXW)"
    assert_whole(article)


def test_webpage_keeps_the_rest_of_the_page_as_stripped() -> None:
    """An extraction mistake must be visible under "as it came"."""
    article = read(page())
    taken = "\n".join(piece.text for piece in article.stripped if piece.kind == "page")
    assert "Mill burns down for the second time in a year" in taken
    assert "All rights reserved" in taken
    assert "color: red" not in article.original
    assert "var menu" not in article.original


def test_webpage_tells_headings_lists_and_captions() -> None:
    """Blocks of another kind are weighed and shown in another way."""
    inside = (
        "<h2>Calls for help</h2><ul><li>Eleven boats came from the garrison on the hill.</li></ul>"
        '<figure><img src="a.jpg"><figcaption>A bridge at dusk. (Photo: Jan Roe/Example Wire)'
        "</figcaption></figure>"
    )
    article = read(page(body=report(inside=inside)))
    found = blocks(article)
    assert (BlockKind.HEADING, "Calls for help") in found
    assert (BlockKind.BODY, "Eleven boats came from the garrison on the hill.") in found
    assert (BlockKind.CAPTION, "A bridge at dusk.") in found
    assert [credit.value for credit in article.credits] == ["Jan Roe/Example Wire"]
    assert_whole(article)


def test_webpage_knows_an_embedded_tweet() -> None:
    """What somebody else wrote must not be put into the reporter's mouth."""
    inside = (
        '<blockquote class="twitter-tweet"><p>The bridge is gone #flood</p>&mdash; Jo Poe (@jopoe) '
        '<a href="https://twitter.com/jopoe/status/1">March 7, 2025</a></blockquote>'
    )
    article = read(page(body=report(inside=inside)))
    (tweet,) = [block for block in article.blocks if block.kind is BlockKind.TWEET]
    assert tweet.author == "@jopoe"
    assert "The bridge is gone" in article.body[tweet.start : tweet.end]


def test_webpage_reads_paragraphs_that_line_breaks_part() -> None:
    """Old pages part their paragraphs by line breaks alone."""
    text = "<br><br>".join(PARAGRAPHS)
    article = read(page(body=f"<h1>{HEADLINE}</h1><div>{text}</div>"))
    assert [words for _, words in blocks(article)][2:] == list(PARAGRAPHS[1:])


def test_webpage_reads_a_report_that_only_machines_are_given() -> None:
    """Some pages build what they show in the browser and carry the report in JSON-LD alone."""
    text = "\n\n".join(PARAGRAPHS * 4)
    shell = f"<h1>{HEADLINE}</h1><div id='root'></div><p>Loading the report for you now.</p>"
    article = read(page(head=json_ld(articleBody=text), body=shell))
    assert PARAGRAPHS[3] in article.body
    assert_whole(article)


def test_webpage_leaves_out_links_to_other_reports() -> None:
    """Another report's headline inside this one would be searched and dated as its own."""
    inside = "<p>Read also: <a href='/1'>Mill burns down for the second time in a year</a></p>"
    assert "Mill burns" not in read(page(body=report(inside=inside))).body


def test_webpage_shows_no_reader_comments_as_the_report() -> None:
    """What readers write below a report is nobody's reporting."""
    comments = (
        '<div id="comments"><p>I have never seen such a thing in my whole life, never.</p></div>'
    )
    assert "never seen such a thing" not in read(page(body=report() + comments)).body


@pytest.mark.parametrize(
    ("body", "title", "reason"),
    [
        ("<h1>404 Not Found</h1><p>The page that you want is not here.</p>", "Error 404", "error"),
        (
            "<p>Please enable JavaScript and cookies to go on to the site.</p>",
            "Just a moment",
            "wall",
        ),
        ("".join(f"<p><a href='/{n}'>Council meets {n} again</a></p>" for n in range(60)),
         "Example Times", "is an index"),
        ("".join(f"<h2><a href='/{n}'>Council {n} meets</a></h2><p>It will speak of boats {n}.</p>"
                 for n in range(30)), "Example Times", "is an index"),
        ("<img src='a.jpg'>", "Example Times", "shows no text"),
    ],
)  # fmt: skip
def test_webpage_refuses_what_is_no_report(body: str, title: str, reason: str) -> None:
    """An article of menus would stand in every list, and date nothing rightly."""
    with pytest.raises(InputError, match=reason):
        read(f"<html><head><title>{title}</title></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in Northtown on Monday, the council said.",
        "The army said that 404 people were found alive. Access to the town was denied.",
        "BREAKING: The bridge at the mill has fallen.",
    ],
)
def test_webpage_keeps_a_report_of_one_line(text: str) -> None:
    """A flash of one sentence is a report, and often the first."""
    body = f"<h1>Ten killed in Northtown</h1><article><p>{text}</p></article>"
    assert text in read(page(body=body)).body.replace("\n\n", " ")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_webpage_is_read_in_its_encoding(encoding: str) -> None:
    """A name in the wrong encoding is found by nobody."""
    markup = page().replace("miller", "müller").replace('"utf-8"', f'"{encoding}"')
    assert "müller" in read(markup.encode(encoding)).body


def test_webpage_believes_the_server_where_the_page_says_nothing() -> None:
    """Archives keep what the server said of the encoding."""
    markup = page().replace("miller", "мельник").replace('<meta charset="utf-8">', "")
    assert "мельник" in read(markup.encode("koi8-r", "replace"), charset="koi8-r").body


def test_webpage_marks_mojibake_and_leaves_it() -> None:
    """What was damaged before the page was saved must be seen, not silently mended."""
    article = read(page().replace("the miller", "the townâ€™s miller"))
    assert "townâ€™s" in article.body
    assert [mark.kind for mark in article.marks] == ["mojibake"]


def test_webpage_refuses_binary_data() -> None:
    """A picture with the wrong suffix must not become an article of noise."""
    with pytest.raises(InputError, match="binary"):
        read(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">",
        "<br>" * 300_000,
    ],
)
def test_webpage_refuses_what_would_take_for_ever(body: str) -> None:
    """The parser compares each attribute with all before it, and drops what nests too deeply."""
    with pytest.raises(InputError, match="any page for people"):
        read(page(body=body + report()))


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<br>", "<li>", "<b>", "</b>",
    "<h2>", "<a href=x>", "</a>", "<!--", "-->", "<table><td>", "&amp;", "&#0;", "<pre>", "\n",
    "The river rose on Monday. ", "Nobody was hurt, the council said. ", "x", "\u200b", "—",
    "By Jo Poe", "(Photo: AFP)", "<script>", "</script>", "<blockquote class=twitter-tweet>"]),
    max_size=60).map("".join))  # fmt: skip
def test_webpage_of_any_markup_is_read_whole_or_refused(body: str) -> None:
    """Whatever a page is made of, each character leads back, and none is lost in silence."""
    try:
        article = read(f"<html><body><p>{PARAGRAPHS[1]}</p>{body}</body></html>")
    except InputError:
        return
    assert_whole(article)

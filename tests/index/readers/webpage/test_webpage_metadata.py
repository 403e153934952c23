"""A wrong day, source or author is worse than none: every place is read, the best believed."""

from datetime import UTC, date, datetime

import pytest
from web_pages import HEADLINE, PARAGRAPHS, json_ld, meta, page, report

from index.model.article import Article
from index.model.certainty import Basis
from index.readers.inputs import Circumstances
from index.readers.webpage.people import clean_names
from index.readers.webpage.reader import read_page

MARCH_8 = date(2025, 3, 8)


def read(markup: str, *, url: str = "", kept_on: date | None = None) -> Article:
    about = Circumstances(url=url, kept_on=kept_on)
    return read_page(markup.encode(), name="a.html", about=about)


def day(article: Article) -> date | None:
    return None if article.published is None else article.published.day


def alternatives(article: Article, field: str) -> list[str]:
    return [other.value for other in article.alternatives if other.field == field]


@pytest.mark.parametrize(
    "head",
    [
        json_ld(datePublished="2025-03-08T14:02:00+01:00"),
        json_ld(datePublished="2025-03-08"),
        meta("article:published_time", "2025-03-08T14:02:00Z"),
        '<meta name="parsely-pub-date" content="2025-03-08T14:02:00Z">',
        '<meta name="sailthru.date" content="Sat, 08 Mar 2025 14:02:00 GMT">',
        '<meta name="DC.date.issued" content="2025-03-08">',
        '<meta name="pubdate" content="20250308">',
        '<script type="application/ld+json"><!-- {"@graph": [{"@type": "WebPage"}, {"@type":'
        ' ["NewsArticle"], "datePublished": "2025-03-08",}]} --></script>',
    ],
)
def test_webpage_day_is_read_where_publishers_state_it(head: str) -> None:
    """Each house has its own habit, and most follow one of a dozen vocabularies."""
    article = read(page(head=head))
    assert day(article) == MARCH_8
    assert article.published is not None
    assert article.published.basis is Basis.STATED
    assert article.published.note


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "<p>Published 8 March 2025 14:02</p>"),
        ("en", "<p>March 8, 2025</p>"),
        ("en", "<p>By Jo Poe | Mar. 8, 2025 | Updated 10 March 2025</p>"),
        ("en", '<time datetime="2025-03-08T14:02">two days ago</time>'),
        ("en-GB", "<p>08/03/2025</p>"),
        ("de", "<p>Veröffentlicht am 8. März 2025</p>"),
        ("fr", "<p>Publié le 8 mars 2025 à 14h02, mis à jour le 9 mars 2025</p>"),
        ("es", "<p>8 de marzo de 2025</p>"),
        ("ja", "<p>2025年3月8日</p>"),
        ("en", '<span itemprop="datePublished" content="2025-03-08">Saturday</span>'),
        ("en", '<abbr class="published" title="2025-03-08">Saturday</abbr>'),
    ],
)
def test_webpage_day_is_read_where_readers_see_it(lang: str, shown: str) -> None:
    """Old pages state the day for readers alone."""
    assert day(read(page(lang=lang, body=report(above=shown)))) == MARCH_8


def test_webpage_day_in_figures_alone_stays_unread_without_a_locale() -> None:
    """3/4/2025 is a day in March to one reader and in April to another."""
    assert day(read(page(body=report(above="<p>3/4/2025</p>")))) is None
    american = page(lang="en-US", body=report(above="<p>3/4/2025</p>"))
    assert day(read(american, url="https://example.org/a")) == date(2025, 3, 4)
    assert day(read(american, url="https://example.co.uk/a")) is None


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time", "2025-03-09"),
        meta("og:updated_time", "2025-03-09"),
        json_ld(dateModified="2025-03-09"),
        "",
    ],
)
def test_webpage_day_of_a_change_is_never_that_of_publication(head: str) -> None:
    """A report that was touched years later would move to that year."""
    above = "<p>Updated 9 March 2025</p>"
    assert day(read(page(head=head, body=report(above=above)))) is None


def test_webpage_day_above_the_headline_is_read() -> None:
    """Pages that were laid out in tables print the day above it, in the same cell."""
    paragraphs = "<p>".join(PARAGRAPHS[1:])
    cell = f"<font>March 8, 2025</font><br><b>{HEADLINE}</b><br>By Jo Poe<p>{paragraphs}"
    article = read(page(body=f"<table><tr><td>{cell}</td></tr></table>"))
    assert day(article) == MARCH_8
    assert article.body.startswith(f"{HEADLINE}\n\n{PARAGRAPHS[1]}")


def test_webpage_day_of_the_visit_is_not_taken() -> None:
    """Papers print the day at the head of every page: that of the visit."""
    body = f"<div><div><p>Friday, 14 March 2025</p></div></div><div><div>{report()}</div></div>"
    assert day(read(page(body=body))) is None


def test_webpage_day_of_a_related_report_is_not_taken() -> None:
    """A page describes the reports it links to in the same words as its own."""
    others = (
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other",'
    )
    others += ' "datePublished": "2024-01-01"}]}'
    head = f'<script type="application/ld+json">{others}</script>'
    aside = '<div class="related"><time pubdate datetime="2024-01-01">1 January 2024</time></div>'
    assert day(read(page(head=head, body=report() + aside))) is None


def test_webpage_instant_gives_its_day_as_the_page_writes_it() -> None:
    """ "Friday" in a report of Friday evening in New York is no Saturday."""
    head = json_ld(datePublished="2025-03-07T21:30:00-05:00")
    published = read(page(head=head)).published
    assert published is not None
    assert published.day == date(2025, 3, 7)
    assert published.at == datetime(2025, 3, 8, 2, 30, tzinfo=UTC)


def test_webpage_day_is_that_on_which_most_places_agree() -> None:
    """One program of a site writes the day of its last change everywhere."""
    head = meta("article:published_time", "2025-05-01")
    above = "<p>Published 8 March 2025</p>"
    article = read(
        page(head=head, body=report(above=above)), url="https://example.org/2025/03/08/a"
    )
    assert day(article) == MARCH_8
    assert alternatives(article, "published") == ["2025-05-01"]


def test_webpage_bounds_hold_days_that_differ_by_zone() -> None:
    """Where a trusted place says the day before, the bounds must not exclude it."""
    head = meta("article:published_time", "2025-03-08T01:00:00Z")
    article = read(page(head=head, body=report(above="<p>Published 7 March 2025</p>")))
    assert article.published is not None
    assert article.published.bounds.first == date(2025, 3, 7)
    assert article.published.bounds.last == MARCH_8


def test_webpage_day_after_the_page_was_kept_is_refused() -> None:
    """No page can be kept before it was published."""
    head = json_ld(datePublished="2025-03-08")
    article = read(page(head=head), kept_on=date(2025, 3, 1))
    assert day(article) is None
    assert alternatives(article, "published") == ["2025-03-08"]


def test_webpage_address_tells_a_day() -> None:
    """The address is often all that an archive kept."""
    article = read(page(), url="https://example.org/2025/03/08/river")
    assert day(article) == MARCH_8
    assert article.published is not None
    assert article.published.basis is Basis.INFERRED
    assert day(read(page(), url="https://example.org/river-nid20890906")) is None


@pytest.mark.parametrize(
    ("head", "title", "headline"),
    [
        (meta("og:title", HEADLINE), f"{HEADLINE} | Example Times", HEADLINE),
        ("", f"{HEADLINE} | Example Times Politics", HEADLINE),
        (meta("og:site_name", "Example Times"), f"Example Times: {HEADLINE}", HEADLINE),
        (meta("og:title", "Bridge falls"), "Bridge falls", HEADLINE),
        (
            json_ld() + meta("og:site_name", "Example Times"),
            "Example Times",
            "ALWAYS FIRST AND LAST",
        ),
    ],
)
def test_webpage_title_is_the_headline_that_readers_see(
    head: str, title: str, headline: str
) -> None:
    """Slogans, sections and names of sites are no headlines."""
    article = read(page(head=head, title=title, body=report(headline=headline)))
    assert article.title is not None
    assert article.title.value in (HEADLINE, "Bridge falls")
    assert "Times" not in article.title.value


def test_webpage_title_that_does_not_stand_on_the_page_is_not_in_the_body() -> None:
    """The body is an exact copy of what the page shows."""
    article = read(page(head=meta("og:title", "Bridge falls"), title="", body=report(headline="")))
    assert article.title is not None
    assert article.title.value == "Bridge falls"
    assert "Bridge falls" not in article.original


def test_webpage_source_is_stated_or_that_of_the_host() -> None:
    """The host is a fact; that it is the publisher's name is an inference."""
    stated = read(page(head=meta("og:site_name", "Example Times"))).source
    publisher = json_ld(publisher={"@type": "Organization", "name": "Example Times"})
    assert stated is not None
    assert (stated.value, stated.basis) == ("Example Times", Basis.STATED)
    assert read(page(head=publisher)).source == stated.__class__(
        value="Example Times", note="From the page's JSON-LD."
    )
    host = read(page(), url="https://www.example.org/a").source
    assert host is not None
    assert (host.value, host.basis) == ("example.org", Basis.INFERRED)
    assert read(page()).source is None


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (["By Jo Poe and Jan Roe"], ("Jo Poe", "Jan Roe")),
        (["Jo Poe, Middle East Editor"], ("Jo Poe",)),
        (["Jo Poe, Jan Roe & Ann Loe"], ("Jo Poe", "Jan Roe", "Ann Loe")),
        (["Jo Poe | Example Wire"], ("Jo Poe", "Example Wire")),
        (["Contributors to the project"], ()),
        (["https://example.org/jopoe"], ()),
        (["jo@example.org", "admin"], ()),
        (["All the news that we could find today and more"], ()),
        (["Von Jo Poe"], ("Jo Poe",)),
    ],
)
def test_webpage_authors_are_names_alone(raw: list[str], names: tuple[str, ...]) -> None:
    """An author's line holds roles, addresses and days besides."""
    assert clean_names(raw) == names


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (json_ld(author=[{"@type": "Person", "name": "Jo Poe"}]), ""),
        ('<meta name="author" content="By Jo Poe">', ""),
        ("", '<p>By <a rel="author" href="/jo">Jo Poe</a></p>'),
        ("", "<p>By Jo Poe</p>"),
        ("", '<p class="byline">Jo Poe</p>'),
    ],
)
def test_webpage_author_is_read_where_it_stands(head: str, above: str) -> None:
    """Each house has its own habit here too."""
    byline = read(page(head=head, body=report(above=above))).byline
    assert byline is not None
    assert byline.value == "Jo Poe"


def test_webpage_address_is_what_the_page_names() -> None:
    """Copies of a page from two archives are one article."""
    head = '<link rel="canonical" href="https://example.org/river">'
    article = read(page(head=head), url="https://archive.example/1/river")
    assert article.url is not None
    assert article.url.value == "https://example.org/river"
    assert alternatives(article, "url") == ["https://archive.example/1/river"]
    front = '<link rel="canonical" href="https://example.org/">'
    assert read(page(head=front), url="https://example.org/river").url != article.url


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0025)https://example.org/river -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/river \n saved date: Sat Mar"
        " 08 2025 14:02:11 GMT+0100 (CET)\n-->",
    ],
)
def test_webpage_address_is_what_the_browser_wrote(comment: str) -> None:
    """A saved page says nowhere else from where it came."""
    article = read(
        page(head=json_ld(datePublished="2025-03-01")).replace("<html", f"{comment}<html")
    )
    assert article.url is not None
    assert article.url.value == "https://example.org/river"


def test_webpage_language_is_stated_or_told_by_the_text() -> None:
    """A template says "en" above Arabic, too."""
    arabic = "<p>قالت السلطات المحلية إن النهر ارتفع يوم الاثنين وأخذ الجسر عند الطاحونة.</p>" * 3
    assert read(page(lang="de")).language == "de"
    assert read(page(lang="")).language == "en"
    assert read(page(lang="en", body=f"<article>{arabic}</article>")).language != "en"

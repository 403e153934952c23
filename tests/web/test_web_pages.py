"""Does every address answer with the right page, and every mistake with what to do about it?"""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from flask.testing import FlaskClient

from search.query import Query, Window
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

PAGES = (
    "/",
    "/search",
    "/search?q=water",
    "/timeline",
    "/timeline?q=water&grain=month",
    "/timeline/2025-03-07",
    "/tolls",
    "/tolls?q=water",
    "/help",
)


def page(client: FlaskClient, address: str, *, status: int = 200) -> str:
    """The page at an address, as HTML."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.text


def text_of(html: str) -> str:
    """The words of a page, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def article_id(client: FlaskClient, words: str) -> str:
    """The id of the one report that a query finds."""
    found = re.findall(r'href="/article/([a-z0-9]+)"', page(client, f"/search?q={words}"))
    return str(found[0])


@pytest.mark.parametrize("address", PAGES)
def test_page_answers_in_full(client: FlaskClient, address: str) -> None:
    """Every address works by itself, pasted into a new browser."""
    html = page(client, address)
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")


@pytest.mark.parametrize("address", PAGES)
def test_fragment_request_gets_the_same_page(client: FlaskClient, address: str) -> None:
    """One representation per address: otherwise Back can show a bare fragment."""
    plain = client.get(address)
    asked = client.get(address, headers={"HX-Request": "true"})
    assert plain.data == asked.data


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unlike_each_other(client: FlaskClient, address: str) -> None:
    """Two things of one id break links, labels and the replacing of the answer."""
    ids = re.findall(r'\bid="([^"]+)"', page(client, address))
    assert len(ids) == len(set(ids))


def test_words_of_a_report_are_never_markup(client: FlaskClient) -> None:
    """A report may hold what looks like a script."""
    for address in ("/search?q=alarm", "/timeline", f"/article/{article_id(client, 'alarm')}"):
        html = page(client, address)
        assert "<script>alert" not in html
        assert escape("<script>") in html


def test_typed_words_are_never_markup(client: FlaskClient) -> None:
    """What is typed comes back in the form and the title."""
    html = page(client, '/search?q="><script>alert(2)</script>')
    assert "<script>alert" not in html


def test_results_show_source_date_and_marked_sentence(client: FlaskClient) -> None:
    """What a list must tell before a click."""
    html = page(client, "/search?q=water+failed")
    text = text_of(html)
    assert "Coast Herald" in text
    assert "8 March 2025 (inferred; 8 to 12 March 2025 possible)" in text
    assert "<mark>water</mark>" in html
    assert re.search(r'href="/article/[a-z0-9]+#p-[a-z0-9]+"', html)


def test_other_spelling_of_a_name_is_found_and_said(client: FlaskClient) -> None:
    """A reader must know that more was searched than was typed, and how to stop it."""
    html = page(client, "/search?q=Marinela")
    assert "Also searching" in text_of(html)
    assert "aliases=off" in html


def test_chosen_filter_is_a_chip_that_can_be_removed(client: FlaskClient) -> None:
    """A filter that cannot be seen is a wrong answer."""
    html = page(client, "/search?q=water&source=Coast+Herald&from=2025-03-06&to=2025-03-07")
    text = text_of(html)
    assert "source Coast Herald" in text
    assert "speaks of 6 to 7 March 2025" in text
    assert 'href="/search?q=water&amp;from=2025-03-06&amp;to=2025-03-07"' in html


def test_switch_keeps_question_and_filters(client: FlaskClient) -> None:
    """Results and timeline are two readings of one state."""
    html = page(client, "/search?q=water&source=Coast+Herald&sort=newest&page=1")
    assert 'href="/timeline?q=water&amp;source=Coast%20Herald&amp;sort=newest"' in html
    html = page(client, "/timeline?q=water&source=Coast+Herald&sort=newest")
    assert 'href="/search?q=water&amp;source=Coast%20Herald&amp;sort=newest"' in html


def test_form_carries_the_filters_along(client: FlaskClient) -> None:
    """Without a script, typing another word must not drop what was chosen."""
    html = page(client, "/search?q=water&place=place-marinella&sort=oldest")
    assert '<input type="hidden" name="place" value="place-marinella" form="question">' in html
    assert '<input type="hidden" name="sort" value="oldest" form="question">' in html


def test_nothing_found_names_the_filter_to_drop(client: FlaskClient) -> None:
    """An empty page must lead on."""
    text = text_of(page(client, "/search?q=water&source=Nobody&from=2025-03-06"))
    assert "No report matches" in text
    assert "without “source Nobody ”" in text


def test_partial_matches_are_labelled_with_what_they_lack(client: FlaskClient) -> None:
    """A partial match that passes for a full one misleads."""
    text = text_of(page(client, "/search?q=warehouse+guild+zeppelin"))
    assert "No report has all of these words. The best partial matches:" in text
    assert "lacks" in text


def test_report_without_headline_or_source_says_so(client: FlaskClient) -> None:
    """Metadata that nobody knows must not look like metadata."""
    text = text_of(page(client, "/search?q=list+names+gate"))
    assert "No headline; these are its first words." in text
    assert "Unknown source" in text
    assert "no date of publication" in text


def test_timeline_keeps_spans_apart_from_days(client: FlaskClient) -> None:
    """An interval under one of its days would be an invented date."""
    html = page(client, "/timeline")
    headings = [text_of(part) for part in re.findall(r'class="entry-day">(.*?)</h2>', html)]
    assert "6 to 7 March 2025" in headings
    assert "since 1 March 2025 (not before)" in headings
    assert "Friday 7 March 2025" in headings
    assert headings[-1] == "Undated"


def test_day_page_separates_the_day_from_longer_times(client: FlaskClient) -> None:
    """What overlaps a day did not necessarily happen on it."""
    html = page(client, "/timeline/2025-03-07")
    on_day, around = html.split('id="around"', 1)
    assert "killed at least nine" in on_day
    assert "called to the harbour four times" in around


def test_day_page_keeps_the_filters(client: FlaskClient) -> None:
    """The same question holds on every page of the timeline."""
    html = page(client, "/timeline/2025-03-07?source=Coast+Herald")
    assert "it confirmed" in html
    assert "the guild said" not in html
    assert 'href="/timeline/2025-03-08?source=Coast%20Herald"' in html


def test_day_page_searches_within_its_day(client: FlaskClient) -> None:
    """Typing a word there must not widen the question to all days."""
    html = page(client, "/timeline/2025-03-07")
    assert '<input type="hidden" name="from" value="2025-03-07" form="question">' in html
    assert '<input type="hidden" name="to" value="2025-03-07" form="question">' in html


def test_paper_says_where_it_was_printed_from(client: FlaskClient) -> None:
    """A page in a file must lead back to its address."""
    assert "Printed from http://localhost/timeline/2025-03-07;" in page(
        client, "/timeline/2025-03-07"
    )


@pytest.mark.parametrize("day", ["2025-3-7", "2025-02-30", "yesterday", "20250307", "0001-01-01"])
def test_day_has_one_spelling(client: FlaskClient, day: str) -> None:
    """Two addresses for one page are one too many to keep."""
    assert "no day" in page(client, f"/timeline/{day}", status=404)


def test_entry_shows_every_passage_and_how_its_date_was_found(client: FlaskClient) -> None:
    """The page that gets sent and cited."""
    timeline = page(client, "/timeline")
    found = re.search(r'href="(/entry/[a-z0-9]+)">(?:A|The) fire in the harbour', timeline)
    assert found is not None
    html = page(client, found[1])
    text = text_of(html)
    assert "Friday 7 March 2025 resolved" in text
    assert "“Friday”" in text
    assert f'value="http://localhost{found[1]}"' in html


def test_other_passage_of_an_entry_leads_to_its_address(
    client: FlaskClient, answers: Service
) -> None:
    """A link to any passage stays good, and there is one address to cite."""
    entries = answers.timeline(Query(), Window()).entries
    entry = next(view.entry for view in entries if len(view.entry.passages) > 1)
    answer = client.get(f"/entry/{entry.passages[1]}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/entry/{entry.id}#p-{entry.passages[1]}"


def test_passage_without_an_entry_has_a_page(client: FlaskClient, answers: Service) -> None:
    """Any sentence can be sent."""
    article = answers.article(article_id(client, "warehouse"))
    homes = dict(article.entries)
    lone = next(p for p in article.annotated.passages if not homes.get(p.id))
    assert "belongs to no entry" in page(client, f"/entry/{lone.id}")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/entry/gonegonegone", 410, "removed"),
        ("/article/gonearticle1", 410, "removed"),
        ("/entry/lostlostlost", 410, "/article/keptarticle1"),
        ("/entry/nevernevernn", 404, "nevernevernn"),
        ("/article/none", 404, "none"),
        ("/entity/place-nowhere", 404, "place-nowhere"),
        ("/nothing/here", 404, "no such page"),
        ("/search?q=((((", 422, "("),
        ("/search?q=*", 422, "*"),
        ("/search?q=" + "x" * 10_000, 422, "1,000"),
        ("/search?page=abc", 422, "“abc” cannot be used for “page”"),
        ("/search?sort=best", 422, "relevance, newest or oldest"),
        ("/timeline?from=6/3/2025", 422, "6 March 2025"),
        ("/timeline/2025-03-07?page=0", 422, "“page”"),
    ],
)
def test_mistake_is_explained(client: FlaskClient, address: str, status: int, words: str) -> None:
    """Each says what is wrong and what to do, never a traceback."""
    html = page(client, address, status=status)
    assert words in unescape(html)
    assert "Traceback" not in html


def test_mistake_leaves_the_form_as_it_was(client: FlaskClient) -> None:
    """A reader mends one field instead of typing all again."""
    html = page(client, "/search?q=water&from=6/3/2025&place=place-marinella", status=422)
    assert 'value="water"' in html
    assert 'value="6/3/2025"' in html
    assert 'name="place" value="place-marinella"' in html


def test_wrong_hidden_value_is_not_carried_on(client: FlaskClient) -> None:
    """Otherwise the same mistake would be sent again with every search."""
    html = page(client, "/search?q=water&sort=best&place=place-marinella", status=422)
    assert 'name="place"' in html
    assert 'name="sort"' not in html


def test_page_beyond_the_last_says_so(client: FlaskClient) -> None:
    """An old link to a page that is gone must not look like no result."""
    assert "the last is 1" in text_of(page(client, "/search?page=9"))


def test_article_shows_dates_names_and_damage_in_place(client: FlaskClient) -> None:
    """The page where everything is checked."""
    html = page(client, f"/article/{article_id(client, 'warehouse+guild')}")
    assert re.search(r'<time datetime="2025-03-07">Friday', html)
    assert 'href="/entity/place-marinella"' in html
    assert 'data-explain="A word stands twice in the article.' in html
    text = text_of(html)
    assert "Its dates, and how each was found" in text
    assert "The report as it came" in text


def test_article_text_is_whole(client: FlaskClient, answers: Service) -> None:
    """Not a word may be lost between the body and the page."""
    article = answers.article(article_id(client, "warehouse+guild")).annotated.article
    html = page(client, f"/article/{article.id}")
    shown = html.split('id="text"', 1)[1].split("<aside", 1)[0].split(">", 1)[1]
    added = (
        r'<div class="beside-panel".*?</div>',
        r'<p class="legend-line".*?</p>',
        r'<span class="(?:unseen|sic)"[^>]*>.*?</span>',
        r'<span class="after">.*?</span>',
    )
    for pattern in added:
        shown = re.sub(pattern, "", shown, flags=re.DOTALL)
    letters = "".join(unescape(re.sub(r"<[^>]+>", "", shown)).split())
    assert letters == "".join(article.body.split())


def test_entity_page_lists_spellings_timeline_and_reports(client: FlaskClient) -> None:
    """Everything under one name, however it is spelt."""
    text = text_of(page(client, "/entity/place-marinella"))
    assert "Place Marinella also" in text
    assert "38.10° N, 15.30° E" in text
    assert "Fire In The Harbour" in text


def test_open_search_description_names_this_server(client: FlaskClient) -> None:
    """A browser adds the search by it."""
    answer = client.get("/opensearch.xml")
    assert answer.mimetype == "application/opensearchdescription+xml"
    assert 'template="http://localhost/search?q={searchTerms}"' in answer.text


def test_health_says_which_generation_answers(client: FlaskClient) -> None:
    """A monitor must learn when answers stop."""
    assert client.get("/healthz").text.startswith("ok")


def test_crowded_server_says_when_to_come_again(crowded: Service) -> None:
    """Proxies and feed readers wait as long as they are told."""
    app = create_app(answers=crowded, settings=WebSettings(retry_after=7))
    answer = app.test_client().get("/search?q=water")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "7"


def test_entity_page_says_that_nothing_tells_which_place_is_meant(baker: FlaskClient) -> None:
    """A reader must not take Tripoli for the one that comes to mind, nor miss the map in vain."""
    text = text_of(page(baker, "/entity/place-tripoli-unclear-which"))
    assert "Which Tripoli is meant is not said." in text
    assert "Position" not in text

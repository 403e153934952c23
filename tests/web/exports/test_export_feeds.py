"""Can a reader follow a question without meeting a day that nobody stated?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from atom_file import Element, parse
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from web.exports.atom import Feed, FeedEntry, atom, feed_id

KEPT = "urn:uuid:a81c97fe-07de-5fa1-a2a2-162002a41e51"
AT = datetime(2025, 4, 1, 12, 30, tzinfo=UTC)


def feed(client: FlaskClient, address: str) -> Element:
    """The feed at an address."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content_type.startswith("application/atom+xml")
    return parse(answer.data)


def test_feed_says_which_question_it_answers(client: FlaskClient) -> None:
    """Ten feeds called "Search" cannot be told apart in a list."""
    question = "q=fire&source=Coast%20Herald"
    found = feed(client, f"/search.atom?{question}&page=7&sort=oldest")
    assert found.one("title") == "Reports: “fire”, source: Coast Herald"
    assert found.link("self") == f"http://localhost/search.atom?{question}" == found.one("id")
    assert found.link("alternate") == f"http://localhost/search?{question}&sort=newest"


def test_entry_leads_to_the_best_sentence_and_quotes_it(client: FlaskClient) -> None:
    """What matched is why the reader is told."""
    (entry,) = feed(client, "/search.atom?q=gates+closed").all("entry")
    assert entry.one("title").startswith("Fire In The Harbour")
    assert entry.one("summary").startswith("Since 1 March 2025 the gates")
    path, _, passage = entry.link("alternate").removeprefix("http://localhost").partition("#")
    assert f'id="{passage}"' in client.get(path).text


def test_inferred_day_is_no_published_element(client: FlaskClient) -> None:
    """The element states a fact; what was judged is said in words."""
    entries = {entry.one("title"): entry for entry in feed(client, "/search.atom").all("entry")}
    judged = next(entry for title, entry in entries.items() if "Fire service" in title)
    stated = next(entry for title, entry in entries.items() if "Fire In" in title)
    assert stated.one("published") == stated.one("updated") == "2025-03-08T00:00:00Z"
    assert not judged.all("published")
    assert "inferred; 8 to 12 March 2025 possible" in judged.one("summary")


def test_report_without_a_day_has_no_place_in_the_order(client: FlaskClient) -> None:
    """A day of its own making would put it above or below others; the headers count it."""
    answer = client.get("/search.atom")
    assert len(parse(answer.data).all("entry")) == 2
    assert answer.headers["Dateline-Reports"] == "3"
    assert answer.headers["Dateline-Left-Out"] == "undated=1, limit=0"


@pytest.mark.parametrize("path", ["/search.atom", "/timeline.atom"])
def test_ids_name_no_host(client: FlaskClient, path: str) -> None:
    """The same report from another address must not come up as unread again."""
    here = [entry.one("id") for entry in feed(client, path).all("entry")]
    there = parse(client.get(path, base_url="http://127.0.0.1:8000").data).all("entry")
    assert [entry.one("id") for entry in there] == here
    assert all(identifier.startswith("urn:uuid:") for identifier in here)


def test_newest_report_comes_first(
    serving: Callable[[Mapping[str, str]], FlaskClient],
) -> None:
    """A feed reader shows the top of the list."""
    sidecar = "".join(
        f'[[articles]]\nfile = "{name}.txt"\n'
        f'published = {{ day = 2025-03-{day:02}, basis = "stated" }}\n'
        for name, day in (("a", 9), ("b", 11), ("c", 10))
    )
    # Told of three days, so that these are three entries, in another order than their reports.
    files = {
        f"{name}.txt": f"Baker {name} was robbed on {day} March 2025.\n"
        for name, day in (("a", 3), ("b", 1), ("c", 5))
    }
    client = serving({**files, "articles.toml": sidecar})
    for path, names in (("/search.atom?sort=oldest", "bca"), ("/timeline.atom", "bca")):
        found = [entry.one("title") for entry in feed(client, path).all("entry")]
        assert [title.split()[1] for title in found if title.startswith("Baker")] == list(names)


def test_timeline_feed_says_when_and_how_that_is_known(client: FlaskClient) -> None:
    """The day of the report is in the feed's own fields; the day of the event is in the words."""
    found = feed(client, "/timeline.atom?q=counted")
    (entry,) = found.all("entry")
    assert "Friday 7 March 2025 (stated)" in entry.one("summary")
    assert entry.one("updated") == "2025-03-08T00:00:00Z"
    address = entry.link("alternate").removeprefix("http://localhost")
    assert "counted nine dead" in client.get(address).text


@pytest.mark.parametrize("question", ["", "q=baker", "published_from=2025-03-04", "q=zeppelin"])
def test_long_timeline_is_read_from_its_newest_day(
    serving: Callable[[Mapping[str, str]], FlaskClient],
    monkeypatch: pytest.MonkeyPatch,
    question: str,
) -> None:
    """What is read in stretches is what the whole would give."""
    days = range(1, 29)
    sidecar = "".join(
        f'[[articles]]\nfile = "{day}.txt"\nsource = {{ value = "S{day}", basis = "stated" }}\n'
        f'published = {{ day = 2025-03-{day:02}, basis = "stated" }}\n'
        for day in days
    )
    files = {
        f"{day}.txt": f"A {'baker' if day % 2 else 'cook'} fell on {29 - day} February 2024.\n"
        for day in days
    }
    client = serving({**files, "articles.toml": sidecar})
    for limit in (1, 3, 50):
        monkeypatch.setattr("web.routes.exports.NEWEST", limit)
        monkeypatch.setattr("web.exports.newest_entries.SHORT", 1_000)
        whole = client.get(f"/timeline.atom?{question}").data
        monkeypatch.setattr("web.exports.newest_entries.SHORT", 0)
        assert [
            e.one("id") for e in parse(client.get(f"/timeline.atom?{question}").data).all("entry")
        ] == [e.one("id") for e in parse(whole).all("entry")]


def test_feed_of_nothing_is_still_one(client: FlaskClient) -> None:
    """An alert waits for its first report."""
    assert feed(client, "/search.atom?q=zeppelin").all("entry") == []
    assert feed(client, "/timeline.atom?q=zeppelin").all("entry") == []


def test_feed_is_not_saved_but_read(client: FlaskClient) -> None:
    """A browser hands an inline feed to what reads feeds."""
    for path in ("/search.atom", "/timeline.atom"):
        assert client.get(path).headers["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize("page", ["/search?q=water", "/timeline?q=water"])
def test_page_names_its_feed(client: FlaskClient, page: str) -> None:
    """Feed readers find the feed from the page's address."""
    path = page.partition("?")[0]
    link = f'<link rel="alternate" type="application/atom+xml" href="{path}.atom?q=water"'
    assert link in client.get(page).text


@given(words=st.text(max_size=100))
@example(words="</summary><entry>&amp;\x00\x0b\ud800\ufffe")
def test_any_words_stay_words(words: str) -> None:
    """No report can write entries of its own, or make the file unreadable."""
    entry = FeedEntry(
        id=feed_id("article", "a"),
        title=f"t{words}",
        href="http://h/article/a",
        author=f"a{words}",
        updated=AT,
        published=AT,
        summary=f"s{words}",
    )
    whole = Feed(title=words, subtitle=words, href="http://h/s", page="http://h/", at=AT)
    (found,) = parse(atom(whole, [entry]).encode()).all("entry")
    held = "".join(c if c in "\t\n" or "\u0020" <= c <= "\U0010ffff" else "\ufffd" for c in words)
    if not any("\ud800" <= c <= "\udfff" or c in "\ufffe\uffff\r" for c in words):
        assert found.one("summary") == f"s{held}"


def test_id_is_the_same_in_every_run() -> None:
    """It is kept by whoever has read the entry."""
    assert feed_id("article", "abcdefghijkl") == KEPT

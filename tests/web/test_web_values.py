"""Does the list of all values of a facet lead to every one, and back with what was chosen?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

import pytest
from flask.testing import FlaskClient

from search.query import VALUE_PAGE_SIZE, FacetName
from web.params import SELECTION_LIMIT

Serving = Callable[[Mapping[str, str]], FlaskClient]

COUNT = VALUE_PAGE_SIZE + 5
VILLAGES = [f"Point {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(COUNT)]
GAZETTEER = "name,kind,aliases,source\n" + "".join(
    f"{name},place,{'Old Haven' if n == 3 else ''},invented\n" for n, name in enumerate(VILLAGES)
)


@pytest.fixture
def shore(serving: Serving) -> FlaskClient:
    """One report that names more places than a page holds, one that names the first again."""
    named = " ".join(f"On 6 March 2025 a storm reached {name}." for name in VILLAGES)
    again = f"On 7 April 2025 a gale reached {VILLAGES[0]}."
    return serving({"a.txt": named, "b.txt": again, "gazetteer.csv": GAZETTEER})


def page(client: FlaskClient, address: str) -> str:
    """A page, as it is read by whoever follows its links."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def labels(html: str) -> list[str]:
    """The names that are listed."""
    return [
        unescape(one) for one in re.findall(r'class="facet-label" dir="auto">(.*?)</span>', html)
    ]


def link(html: str, pattern: str) -> str:
    """The address of the one link whose opening tag matches."""
    (tag,) = [tag for tag in re.findall(r"<a [^>]*>", html) if re.search(pattern, tag)]
    return unescape(re.search('href="(.*?)"', tag)[1])  # type: ignore[index]  # a link has one


def row(html: str, name: str) -> str:
    """The address of a row."""
    value = f"place-{name.lower().replace(' ', '-')}"
    return link(html, f'id="facet-place-{crc32(value.encode()):08x}"')


def back(html: str) -> str:
    """The address of the way back."""
    return link(html[html.index('class="values-back"') :].partition("</p>")[0], "href")


def asked(address: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(address).query)


def test_long_facet_ends_with_the_way_to_all(shore: FlaskClient) -> None:
    """Names beyond the first few were out of reach."""
    html = page(shore, "/search?q=storm")
    assert f"All {COUNT} places" in html
    address = link(html, 'id="all-place"')
    assert address == "/facets/place?q=storm"
    assert len(labels(page(shore, address))) == VALUE_PAGE_SIZE
    assert len(labels(page(shore, f"{address}&page=2"))) == COUNT - VALUE_PAGE_SIZE


@pytest.mark.parametrize("kind", ["timeline", "tolls", "map"])
def test_each_list_is_the_one_gone_back_to(shore: FlaskClient, kind: str) -> None:
    """With its own numbers, scale and lanes."""
    html = page(shore, f"/facets/place?q=storm&grain=day&lanes=place&list={kind}")
    assert urlsplit(back(html)).path == f"/{kind}"
    assert asked(back(html))["q"] == ["storm"]
    assert ("lanes" in asked(back(html))) == (kind == "timeline")
    assert "Numbers count passages" in html


def test_choosing_stays_and_goes_back_chosen(shore: FlaskClient) -> None:
    """One can choose several from a page and see them all in the list."""
    start = "/facets/place?q=storm&find=point+aa"
    chosen = row(page(shore, start), "Point Aa")
    assert asked(chosen) == {"q": ["storm"], "find": ["point aa"], "place": ["place-point-aa"]}
    html = page(shore, chosen)
    assert 'aria-label="Remove the filter place: Point Aa"' in html
    assert '<span class="unseen">chosen</span>' in html
    assert back(html) == "/search?q=storm&place=place-point-aa"
    assert asked(row(html, "Point Aa")) == asked(start)
    assert 'name="place" value="place-point-aa" form="find-form"' in html


def test_only_takes_the_place_of_all_others_of_its_facet(shore: FlaskClient) -> None:
    """And of nothing else."""
    html = page(
        shore, "/facets/place?find=point+ab&place=place-point-aa&-place=place-point-ac&kind=body"
    )
    assert asked(link(html, 'aria-label="Only Point Ab"')) == {
        "find": ["point ab"],
        "place": ["place-point-ab"],
        "kind": ["body"],
    }
    alone = page(shore, "/facets/place?find=point+aa&place=place-point-aa")
    assert "Only Point Aa" not in alone
    assert "Leave out Point Aa" in alone


def test_leaving_out_is_told_in_words(shore: FlaskClient) -> None:
    """Not by a colour or a stroke alone."""
    html = page(shore, "/facets/place?find=point+aa&-place=place-point-aa")
    assert '<span class="facet-state">left out</span>' in html
    assert "Leave out Point Aa" not in html
    assert "not place" in html
    assert "-place" not in asked(row(html, "Point Aa"))


def test_spelling_that_was_met_is_shown(shore: FlaskClient) -> None:
    """Whoever types an old name sees why another is listed."""
    html = page(shore, "/facets/place?find=haven")
    assert labels(html) == [VILLAGES[3]]
    assert '<span class="facet-spelling" dir="auto">Old Haven</span>' in html
    assert f"1 of {COUNT} places for “haven”" in unescape(html)


def test_nothing_found_offers_all(shore: FlaskClient) -> None:
    """No dead end."""
    html = page(shore, "/facets/place?q=storm&find=zzz&order=name")
    assert f"None of {COUNT} places for “zzz”" in unescape(html)
    assert asked(link(html[html.index('class="nothing"') :], "data-live")) == {
        "q": ["storm"],
        "order": ["name"],
    }


def test_find_field_keeps_the_question_without_a_script(shore: FlaskClient) -> None:
    """A form that forgets the filters would answer another question."""
    html = page(
        shore, "/facets/place?q=storm&from=2025-03-01&-source=X&list=timeline&order=name&page=2"
    )
    form = dict(re.findall(r'type="hidden" name="(.*?)" value="(.*?)" form="find-form"', html))
    assert form == {
        "q": "storm",
        "from": "2025-03-01",
        "-source": "X",
        "list": "timeline",
        "order": "name",
    }
    search = dict(re.findall(r'type="hidden" name="(.*?)" value="(.*?)" form="question"', html))
    assert search == {"from": "2025-03-01", "-source": "X"}


def test_what_is_typed_is_text(shore: FlaskClient) -> None:
    """Never markup."""
    html = page(shore, "/facets/place?find=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html


@pytest.mark.parametrize("name", ["kind", "days", "places"])
def test_what_has_no_list_is_not_found(shore: FlaskClient, name: str) -> None:
    """Four kinds of text stand beside every list already."""
    assert shore.get(f"/facets/{name}").status_code == 404


@pytest.mark.parametrize("given", ["list=x", "order=x", "page=0", "from=6/3/2025"])
def test_what_cannot_be_read_is_refused(shore: FlaskClient, given: str) -> None:
    """With the reason, as everywhere."""
    assert shore.get(f"/facets/place?{given}").status_code == 422


@pytest.mark.parametrize("facet", [one for one in FacetName if one is not FacetName.KIND])
def test_every_facet_has_its_list(client: FlaskClient, facet: FacetName) -> None:
    """Also where it is empty."""
    assert 'id="list-title"' in page(client, f"/facets/{facet.value}?q=fire")


def test_too_many_choices_are_refused_with_a_remedy(shore: FlaskClient) -> None:
    """The limit of every list."""
    chosen = "&".join(f"place=place-{n}" for n in range(SELECTION_LIMIT + 1))
    assert f"at most {SELECTION_LIMIT}" in shore.get(f"/facets/place?{chosen}").text


def test_years_stand_beside_every_list(shore: FlaskClient) -> None:
    """Each says which days it means; what was chosen opens, and comes off again."""
    for path in ("/search", "/timeline", "/map"):
        html = page(shore, path)
        section = html[html.index("Years the reports speak of") :]
        march = link(section, 'id="days-2025-03"')
        assert asked(march) == {"from": ["2025-03-01"], "to": ["2025-03-31"]}
        chosen = page(shore, march)
        assert 'id="days-2025-03-06"' in chosen
        assert link(chosen, 'id="days-2025-03"') == path
        assert 'March<span class="unseen"> 2025</span>' in chosen
        assert "Remove the filter speaks of: March 2025" in chosen

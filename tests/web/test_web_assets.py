"""Is everything that was written for the pages fetched, in few requests, and kept?"""

from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

from web.assets import SCRIPTS, STATIC, STYLES, asset, assets

NAMES = ("site.css", "site.js", "htmx.min.js", "icon.svg")


@pytest.mark.parametrize(("folder", "listed"), [("css", STYLES), ("js", SCRIPTS)])
def test_every_file_of_the_folder_is_joined_once(folder: str, listed: tuple[str, ...]) -> None:
    """One that is left out is missed by nobody but the readers of the page that it was made for."""
    assert sorted(listed) == sorted(path.stem for path in (STATIC / folder).iterdir())


def test_paper_has_the_last_word_of_the_cascade(client: FlaskClient) -> None:
    """What comes later wins; colours that everything uses come first."""
    style = client.get(asset("site.css")).data
    assert style.startswith((STATIC / "css/tokens.css").read_bytes())
    assert style.endswith((STATIC / "css/print.css").read_bytes())


def test_page_links_one_style_and_two_scripts(client: FlaskClient) -> None:
    """Each request more is a wait more on a slow line."""
    page = client.get("/timeline").text
    found = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page)
    assert found == [asset(name) for name in ("site.css", "htmx.min.js", "site.js")]


@pytest.mark.parametrize("name", NAMES)
def test_asset_is_the_same_compressed_or_not(client: FlaskClient, name: str) -> None:
    """An old proxy and a new browser see one page."""
    plain = client.get(asset(name))
    small = client.get(asset(name), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] == plain.headers["ETag"]


def test_asset_may_be_kept_for_good_and_is_not_sent_twice(client: FlaskClient) -> None:
    """Quick on the second visit."""
    first = client.get(asset("site.css"))
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(asset("site.css"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "immutable" in again.headers["Cache-Control"]


def test_address_of_another_version_holds_nothing(client: FlaskClient) -> None:
    """Kept for good under a name that is not its own, it would outlive every upgrade."""
    answer = client.get("/static/site-0000000000.css")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-cache"


def test_assets_have_types_that_a_browser_runs(client: FlaskClient) -> None:
    """Under nosniff, a style or script of another type is passed over in silence."""
    types = {name: client.get(asset(name)).mimetype for name in NAMES}
    assert types == {
        "site.css": "text/css",
        "site.js": "text/javascript",
        "htmx.min.js": "text/javascript",
        "icon.svg": "image/svg+xml",
    }
    assert len(assets()) == len(NAMES)

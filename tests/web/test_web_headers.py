"""Is a page allowed to do nothing but show itself?"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from web.assets import STATIC, asset
from web.headers import HEADERS

TEMPLATES = Path(web.__file__).parent / "templates"


@pytest.mark.parametrize("address", ["/", "/search", "/nowhere", asset("site.css")])
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    """Error pages and files included: an attacker chooses the weakest page."""
    with client.get(address) as answer:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


def test_policy_allows_no_inline_script_or_style(client: FlaskClient) -> None:
    """A sentence of a report that slipped through as markup must stay harmless."""
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_template_has_no_inline_script_style_or_unescaped_value(path: Path) -> None:
    """The policy would block the first two; the third would open the door.

    A block of data is no script, and is written by `tojson`, which leaves no "<" in it.
    """
    text = path.read_text(encoding="utf-8")
    text = re.sub(
        r'<script type="application/ld\+json">\{\{ [\w.]+\|tojson \}\}</script>', "", text
    )
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on", text)
    assert "|safe" not in text
    assert "autoescape" not in text


def test_foreign_host_is_refused(client: FlaskClient) -> None:
    """A page elsewhere could otherwise read this one under a name of its own."""
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_sent(client: FlaskClient, method: str) -> None:
    """The front end reads only."""
    assert getattr(client, method)("/search").status_code == 405


def test_no_cookie_is_set(client: FlaskClient) -> None:
    """There are no sessions and nothing to track."""
    assert "Set-Cookie" not in client.get("/search?q=water").headers


def test_page_is_asked_anew(client: FlaskClient) -> None:
    """Never stale after new reports came."""
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_pages_refer_to_files_of_this_server_only(client: FlaskClient) -> None:
    """No other host learns who reads what."""
    html = client.get("/search").text
    for address in re.findall(r'(?:src|href|action|hx-get)="([^"]*)"', html):
        assert address.startswith(("/", "#")), address


def test_vendored_htmx_is_the_version_that_is_named() -> None:
    """A changed file under a known name would run on every page."""
    readme = (STATIC / "vendor/README.md").read_text(encoding="utf-8")
    content = (STATIC / "vendor/htmx.min.js").read_bytes()
    assert hashlib.sha256(content).hexdigest() in readme
    assert b'version="4.0.1"' in content or b"4.0.1" in content

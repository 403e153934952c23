"""Does a page travel small to whoever can read it so, and whole to whoever cannot?"""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

SMALL = {"Accept-Encoding": "br, gzip;q=0.8"}


@pytest.mark.parametrize("address", ["/", "/search?q=fire", "/timeline", "/nowhere"])
def test_page_is_compressed_for_whoever_takes_it(client: FlaskClient, address: str) -> None:
    """Error pages too; what is unpacked is the page, and its length is that of what is sent."""
    plain, small = client.get(address), client.get(address, headers=SMALL)
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) / 2


@pytest.mark.parametrize("taken", ["", "identity", "br", "gzip;q=0"])
def test_page_is_sent_plain_to_everybody_else(client: FlaskClient, taken: str) -> None:
    """A reader without gzip, or who refuses it, would see noise."""
    answer = client.get("/", headers={"Accept-Encoding": taken})
    assert "Content-Encoding" not in answer.headers
    assert answer.text.startswith("<!doctype html>")


def test_caches_are_told_that_there_are_two_forms(client: FlaskClient) -> None:
    """Else a proxy hands the compressed page to whoever cannot read it, or the other way round."""
    assert client.get("/").headers["Vary"] == "Accept-Encoding"
    assert client.get("/", headers=SMALL).headers["Vary"] == "Accept-Encoding"


def test_answer_of_one_packet_is_left_alone(client: FlaskClient) -> None:
    """There is nothing to win."""
    answer = client.get("/healthz", headers=SMALL)
    assert "Content-Encoding" not in answer.headers
    assert answer.text.startswith("ok")


def test_answer_to_head_has_the_length_of_the_page(client: FlaskClient) -> None:
    """HEAD asks what GET would have said."""
    asked, got = client.head("/", headers=SMALL), client.get("/", headers=SMALL)
    assert asked.data == b""
    assert asked.headers["Content-Length"] == got.headers["Content-Length"]


def test_file_to_take_along_is_whole(client: FlaskClient) -> None:
    """It is sent block by block and says its length."""
    with client.get("/timeline.csv", headers=SMALL) as answer:
        assert "Content-Encoding" not in answer.headers
        assert int(answer.headers["Content-Length"]) == len(answer.data)

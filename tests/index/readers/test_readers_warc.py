"""A web archive gives its pages with where and when they were kept; the rest is counted."""

import gzip
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import DatelineError
from index.readers import http_message, warc
from index.readers.failure import Failure, Note
from index.readers.inputs import Input, file_input
from index.readers.limits import Limits
from index.readers.registry import choose, read

SAMPLES = Path(__file__).parent / "samples"
PAGE = b"<!doctype html><p>The river rose on Monday.</p>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def record(block: bytes, *, kind: str = "response", uri: str = "https://example.org/1") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2021-05-04T23:30:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(path: Path, **limits: int) -> tuple[dict[str, tuple[Input, bytes]], list[object]]:
    """The pages by address, each with its bytes, and what else was told."""
    given = file_input(path, sidecar=None, limits=Limits(**limits))
    found: dict[str, tuple[Input, bytes]] = {}
    told: list[object] = []
    for item in warc.members(given):
        if isinstance(item, Input):
            found[item.about.url] = (item, item.read())
        else:
            told.append(item)
    return found, told


def kept(path: Path, *records: bytes, packed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_warc_of_wget_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    """Each comes with its address, the server's encoding, and the day on which it was kept."""
    data = (SAMPLES / "wget.warc.gz").read_bytes()
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(data if packed else gzip.decompress(data))
    found, (note,) = pages(path)
    site = "http://127.0.0.1:8765/"
    assert set(found) == {
        site, f"{site}notice.txt", f"{site}packed.html", f"{site}latin.html",
    }  # fmt: skip
    latin, body = found[f"{site}latin.html"]
    assert (latin.about.charset, latin.suffix) == ("iso-8859-1", ".html")
    assert "café" in body.decode("latin-1")
    assert b"Boats were asked for" in found[f"{site}packed.html"][1]
    assert found[site][0].about.kept_on == date(2026, 11, 27)
    assert found[site][0].name == f"{path}/{site}"
    assert isinstance(note, Note)
    assert "images (1)" in note.text
    assert "requests (9)" in note.text
    assert "answers of status 404 (1), " in note.text


def test_wacz_gives_the_pages_of_its_web_archives() -> None:
    """Its other files are about them, and no exports of anybody's articles."""
    items = list(read(SAMPLES / "site.wacz"))
    notes = [item.text for item in items if isinstance(item, Note)]
    assert "4 files that are about its web archives were left aside." in notes
    assert any("requests (9)" in note for note in notes)
    name = f"{SAMPLES / 'site.wacz'}/archive/wget.warc.gz/http://127.0.0.1:8765/notice.txt"
    assert name in [getattr(item, "path", "") for item in items]


def test_warc_is_known_by_content(tmp_path: Path) -> None:
    """Its name ends as that of any packed file does."""
    path = kept(tmp_path / "a.gz", record(OK + PAGE))
    assert choose(file_input(path, sidecar=None, limits=Limits())) is warc.CONTAINER


def test_warc_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    """Some tools pack the whole file, and lose nothing by it."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(OK + PAGE) + record(OK + PAGE, uri="https://x.org/2")))
    found, told = pages(path)
    assert (len(found), told) == (2, [])


@pytest.mark.parametrize("packed", [True, False])
def test_damaged_record_is_named_and_the_next_is_read(tmp_path: Path, packed: bool) -> None:
    """One bad block on a disk must not take a year of pages with it."""
    first, second, third = (
        record(OK + PAGE * 40, uri=f"https://example.org/{number}") for number in (1, 2, 3)
    )
    if packed:
        bad = bytearray(gzip.compress(second))
        bad[30:60] = bytes(30)
        data = gzip.compress(first) + bytes(bad) + gzip.compress(third)
    else:
        data = first + second.replace(b"Content-Length: ", b"Content-Length: x") + third
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    found, told = pages(path)
    assert set(found) == {"https://example.org/1", "https://example.org/3"}
    (failure,) = told
    assert isinstance(failure, Failure)
    assert "Record 2 of " in failure.reason


@pytest.mark.parametrize("packed", [True, False])
def test_last_record_that_is_cut_off_is_named(tmp_path: Path, packed: bool) -> None:
    """A crawl that was stopped ends so; half a page is no article."""
    path = kept(
        tmp_path / "a.warc", record(OK + PAGE),
        record(OK + PAGE * 90 + bytes(range(256)) * 9, uri="https://example.org/2"), packed=packed,
    )  # fmt: skip
    path.write_bytes(path.read_bytes()[:-200])
    found, told = pages(path)
    assert set(found) == {"https://example.org/1"}
    (failure,) = told
    assert isinstance(failure, Failure)
    assert failure.path == f"{path}/https://example.org/2"
    assert "cut off" in failure.reason


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (b"Transfer-Encoding: chunked\r\n", b"4;x=1\r\nRain\r\n3\r\n. A\r\n0\r\n\r\n", b"Rain. A"),
        (b"Transfer-Encoding: chunked\r\n", b"<p>joined already", b"<p>joined already"),
        (b"Content-Encoding: gzip\r\n", gzip.compress(b"Rain"), b"Rain"),
        (b"Content-Encoding: gzip\r\n", b"<p>unpacked already", b"<p>unpacked already"),
        (b"Content-Encoding: deflate\r\n", zlib.compress(b"Rain"), b"Rain"),
        (b"Content-Encoding: deflate\r\n", zlib.compress(b"Rain")[2:-4], b"Rain"),
        (b"", b"Rain", b"Rain"),
    ],
)
def test_answer_is_unpacked(head: bytes, body: bytes, expected: bytes) -> None:
    """What a server sent is not what it said until its packing is undone."""
    answer = http_message.parse(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)
    assert http_message.content(answer, name="a", limit=100) == expected


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        (b"Content-Encoding: br\r\n", b"x", "packed as 'br'"),
        (b"Content-Encoding: gzip\r\n", gzip.compress(b"Rain")[:-9], "cut off"),
        (b"Content-Encoding: gzip\r\n", gzip.compress(b"Rain" * 1000), "larger than the limit"),
        (b"Transfer-Encoding: chunked\r\n", b"4\r\nRain\r\nff\r\nx", "cut off"),
        (b"Transfer-Encoding: chunked\r\n", b"4\r\nRain\r\n-1\r\n", "cut off"),
    ],
)
def test_answer_that_cannot_be_unpacked_is_named(
    tmp_path: Path, head: bytes, body: bytes, message: str
) -> None:
    """Half a page, or a bomb, is no article; the next record is read."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body
    path = kept(tmp_path / "a.warc", record(block), record(OK + PAGE, uri="https://x.org/2"))
    found, (failure,) = pages(path, file_bytes=500)
    assert set(found) == {"https://x.org/2"}
    assert isinstance(failure, Failure)
    assert message in failure.reason


def test_status_that_is_no_number_is_counted(tmp_path: Path) -> None:
    """Anybody can run a server."""
    path = kept(tmp_path / "a.warc", record(b"HTTP/1.1 " + b"9" * 5000 + b" OK\r\n\r\n" + PAGE))
    found, (note,) = pages(path)
    assert found == {}
    assert isinstance(note, Note)
    assert "answers without a status (1)" in note.text


def test_page_without_a_stated_type_is_known_by_its_beginning(tmp_path: Path) -> None:
    """Servers of small papers often state none."""
    found, told = pages(kept(tmp_path / "a.warc", record(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)))
    assert (len(found), told) == (1, [])


def test_warc_counts_what_it_unpacks(tmp_path: Path) -> None:
    """An archive of one packed byte after the other must end."""
    path = kept(tmp_path / "a.warc.gz", record(OK + b" " * 30_000_000))
    too_large, failure = read(path)
    assert isinstance(too_large, Failure)
    assert isinstance(failure, Failure)
    assert "unpacks to more than 200 times" in failure.reason


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=6), packed=st.booleans())
def test_damaged_warc_never_raises_and_loses_nothing_silently(
    tmp_path: Path, at: float, junk: bytes, packed: bool
) -> None:
    """A page that does not come is told of."""
    data = (SAMPLES / "wget.warc.gz").read_bytes()
    data = bytearray(data if packed else gzip.decompress(data))
    whole = len(data)
    start = int(at * (whole - 1))
    data[start : start + len(junk)] = junk
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    try:
        found, told = pages(path)
    except DatelineError:
        return
    if packed and data[:whole] != (SAMPLES / "wget.warc.gz").read_bytes():
        failures = [item for item in told if isinstance(item, Failure)]
        assert len(found) == 4 or failures

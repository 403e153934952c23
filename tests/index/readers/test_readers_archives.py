"""An archive is read as the folder would be, and nothing in it can harm who opens it."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model.article import Article
from index.readers.archive import safe_path
from index.readers.contract import Told
from index.readers.failure import Failure, Note
from index.readers.limits import Limits
from index.readers.registry import find_inputs, read

SAMPLES = Path(__file__).parent / "samples"
REPORT = b"The river rose on Monday and took the bridge.\nNobody was hurt, the council said.\n"
ARCHIVES = ("infozip.zip", "bsdtar.zip", "gnu.tar.gz", "bsdtar.tar.xz", "bsdtar.tar.bz2")


def zipped(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", method) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in members:
            archive.writestr(name, data)
    return path


def tarred(path: Path, *members: tuple[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


PACKERS = (
    pytest.param(zipped, "a.zip", id="zip"),
    pytest.param(tarred, "a.tar", id="tar"),
    pytest.param(lambda path, *m: tarred(path, *m, mode="w:gz"), "a.tar.gz", id="tar.gz"),
)
Packer = Callable[..., Path]


def told(path: Path, **options: int) -> tuple[dict[str, Article], list[Failure]]:
    items: list[Told] = list(read(path, limits=Limits(**options)))
    start = f"{path}/"
    articles = {item.path.removeprefix(start): item for item in items if isinstance(item, Article)}
    return articles, [item for item in items if isinstance(item, Failure)]


@pytest.mark.parametrize("name", ARCHIVES)
def test_archive_of_another_program_is_read_as_its_folder(name: str) -> None:
    """Names, metadata and what is passed over must be those of the unpacked folder."""
    articles, failures = told(SAMPLES / name)
    assert sorted(articles) == ["reports/river.txt", "reports/sub/naïve-日本.txt"]
    river = articles["reports/river.txt"]
    assert river.source is not None
    assert river.published is not None
    assert (river.source.value, river.published.day.isoformat()) == ("Example Wire", "2021-05-03")
    assert [failure.reason for failure in failures] == [
        f"{SAMPLES / name}/reports/link.txt is a link; links are not followed."
    ]


def test_archives_are_found_in_a_folder() -> None:
    """Who gives a folder of archives must not have to name each."""
    found = find_inputs([SAMPLES])
    assert {file.name for file in found.files} >= {*ARCHIVES, "encrypted.zip", "river.txt.gz"}


def test_compressed_file_is_read_under_its_own_name() -> None:
    """The format of what is in it is told by the name without the last suffix."""
    articles, failures = told(SAMPLES / "river.txt.gz")
    assert list(articles) == ["river.txt"]
    assert failures == []


def test_compressed_file_takes_what_is_stated_about_it(tmp_path: Path) -> None:
    """The person names the file that they see."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(REPORT))
    (tmp_path / "articles.toml").write_text('[[articles]]\nfile = "a.txt.gz"\nsource = "X"\n')
    articles, failures = told(tmp_path / "a.txt.gz")
    assert articles["a.txt"].source is not None
    assert failures == []


def test_encrypted_members_are_named() -> None:
    """What stays closed must not look as if it had never been there."""
    articles, failures = told(SAMPLES / "encrypted.zip")
    assert articles == {}
    assert [f.reason.rsplit(" ", 2)[-2:] for f in failures[:2]] == [["is", "encrypted."]] * 2


@pytest.mark.parametrize(("pack", "name"), PACKERS)
@pytest.mark.parametrize(
    "bad", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\a.txt"]
)
def test_archive_names_members_that_lead_out(
    tmp_path: Path, pack: Packer, name: str, bad: str
) -> None:
    """A name is only a name; one that leads elsewhere was made to."""
    articles, failures = told(pack(tmp_path / name, (bad, REPORT), ("b.txt", REPORT)))
    assert list(articles) == ["b.txt"]
    assert ["leads out of the archive" in failure.reason for failure in failures] == [True]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_archive_reads_the_first_of_several_members_of_a_name(
    tmp_path: Path, pack: Packer, name: str
) -> None:
    """Two texts under one name would take each other's place in the corpus."""
    path = pack(tmp_path / name, ("a.txt", REPORT), ("a.txt", b"It dried.\n"), ("./a.txt", b"No."))
    articles, failures = told(path)
    assert articles["a.txt"].body.startswith("The river")
    assert ["more than once" in failure.reason for failure in failures] == [True, True]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_archive_passes_over_companions_and_says_what_is_not_used(
    tmp_path: Path, pack: Packer, name: str
) -> None:
    """The same files are about the articles in an archive as in a folder."""
    path = pack(
        tmp_path / name,
        ("readme.md", REPORT), (".git/a.txt", REPORT), ("__MACOSX/._a.txt", REPORT),
        ("x/gazetteer.csv", REPORT), ("x/photo.jpg", b"\xff\xd8"), ("x/LICENSE", REPORT),
        ("x/articles.toml", b'[[articles]]\nfile = "c.txt"\n'), ("x/a.txt", REPORT),
    )  # fmt: skip
    articles, failures = told(path)
    assert list(articles) == ["x/a.txt"]
    reasons = sorted(failure.reason.removeprefix(f"{path}/") for failure in failures)
    assert len(reasons) == 4
    assert reasons[0].startswith("The entry for 'c.txt'")
    assert reasons[1:] == [
        "x/LICENSE has no suffix, and is of no kind that is known by its content.",
        "x/gazetteer.csv is not used: names are taken from a gazetteer beside the archive.",
        "x/photo.jpg has the suffix '.jpg', which no reader reads.",
    ]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_archive_passes_over_what_saved_pages_show(tmp_path: Path, pack: Packer, name: str) -> None:
    """Frames and advertisements of a saved page are no reports, in an archive as in a folder."""
    page = b"<!doctype html><p>Rain.</p>"
    path = pack(
        tmp_path / name, ("x/a.html", page), ("x/a_files/frame.html", page),
        ("x/a_files/b/c.html", page), ("x/b_files/d.html", page),
    )  # fmt: skip
    items = list(read(path))
    start = f"{path}/"
    looked_at = {item.path.removeprefix(start) for item in items if not isinstance(item, Note)}
    assert looked_at == {"x/a.html", "x/b_files/d.html"}
    assert [item.text for item in items if isinstance(item, Note)] == [
        "2 files that saved web pages show were passed over."
    ]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_archive_metadata_with_a_mistake_stops_its_folder_alone(
    tmp_path: Path, pack: Packer, name: str
) -> None:
    """Read without its metadata, an article would get a wrong day."""
    path = pack(tmp_path / name, ("x/a.txt", REPORT), ("x/articles.toml", b"[["), ("b.txt", REPORT))
    articles, failures = told(path)
    assert list(articles) == ["b.txt"]
    assert [failure.path for failure in failures] == [f"{path}/x/a.txt"]
    assert "x/articles.toml is no TOML" in failures[0].reason


def test_metadata_that_cannot_be_read_stops_its_folder_alone(tmp_path: Path) -> None:
    """An encrypted or damaged articles.toml must not pass for none."""
    path = zipped(
        tmp_path / "a.zip", ("x/articles.toml", b"# " + REPORT * 9), ("x/a.txt", REPORT),
        ("y/a.txt", REPORT),
    )  # fmt: skip
    data = bytearray(path.read_bytes())
    data[60:64] = b"\x00\xff\x00\xff"
    path.write_bytes(data)
    articles, failures = told(path)
    assert list(articles) == ["y/a.txt"]
    assert ["x/articles.toml is damaged" in failure.reason for failure in failures] == [True]
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("x/articles.toml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/articles.toml"
        archive.addfile(link)
        info = tarfile.TarInfo("x/a.txt")
        info.size = len(REPORT)
        archive.addfile(info, io.BytesIO(REPORT))
    articles, failures = told(path)
    assert articles == {}
    assert ["x/articles.toml is a link" in failure.reason for failure in failures] == [True]


def test_damaged_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """A flipped bit on a disk must cost one article."""
    path = zipped(tmp_path / "a.zip", ("a.txt", REPORT * 9), ("b.txt", REPORT))
    data = bytearray(path.read_bytes())
    data[60:64] = b"\x00\xff\x00\xff"
    path.write_bytes(data)
    articles, failures = told(path)
    assert list(articles) == ["b.txt"]
    assert [failure.path for failure in failures] == [f"{path}/a.txt"]
    assert "is damaged" in failures[0].reason


@pytest.mark.parametrize("form", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_truncated_tar_says_that_it_is_cut_off(tmp_path: Path, form: str, share: float) -> None:
    """An interrupted download must not pass for a small archive."""
    members = [(f"{number}.txt", zlib.compress(bytes([number])) * 900) for number in range(8)]
    path = tarred(tmp_path / "a.tar", ("0.txt", REPORT), *members[1:], mode=form)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    _, failures = told(path)
    assert any(failure.path == str(path) for failure in failures)


def test_tar_without_its_end_mark_is_named(tmp_path: Path) -> None:
    """Cut off between two members, nothing else shows that some are missing."""
    path = tarred(tmp_path / "a.tar", ("a.txt", REPORT), ("b.txt", REPORT))
    path.write_bytes(path.read_bytes()[:1024])
    articles, failures = told(path)
    assert articles == {}  # the first reading, for what is stated, has met the damage
    assert ["is damaged" in failure.reason for failure in failures] == [True]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\x00" * 18, b"junk"])
def test_empty_or_damaged_zip_never_raises(tmp_path: Path, data: bytes) -> None:
    """A download that failed leaves such files."""
    (tmp_path / "a.zip").write_bytes(data)
    articles, failures = told(tmp_path / "a.zip")
    assert articles == {}
    assert len(failures) <= 1


def test_bomb_of_one_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """Of each member no more is unpacked than the limit of a file."""
    path = zipped(tmp_path / "a.zip", ("a.txt", b"\x20" * 3_000_000), ("b.txt", REPORT))
    articles, failures = told(path, file_bytes=1_000_000)
    assert list(articles) == ["b.txt"]
    assert ["limit of 1,000,000 bytes" in failure.reason for failure in failures] == [True]


def test_bomb_of_many_members_ends_the_archive_once(tmp_path: Path) -> None:
    """All that is unpacked counts, whatever the headers say; the end is told once."""
    bomb = [(f"{number:03}.txt", bytes(3_000_000)) for number in range(40)]
    path = zipped(tmp_path / "a.zip", *bomb)
    outer = zipped(tmp_path / "b.zip", ("a.zip", path.read_bytes()), ("c.txt", REPORT))
    for each in (path, outer):
        articles, failures = told(each)
        assert articles == {}
        assert "unpacks to more than 200 times its size" in failures[-1].reason
        assert len([failure for failure in failures if "unpacks" in failure.reason]) == 1
        assert len(failures) < 10


def test_overlapping_members_are_counted_each_time(tmp_path: Path) -> None:
    """A directory can name the same bytes a thousand times; sizes in headers are no measure."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = b"Rain. " * 500_000
    packed = kernel.compress(text) + kernel.flush()
    crc, sizes = zlib.crc32(text), (len(packed), len(text))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, *sizes, 5, 0) + b"a.txt"
    central = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, *sizes, 5, 0, 0, 0, 0,
                    0, 0) + b"%05d" % number
        for number in range(1000)
    )  # fmt: skip
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(central), len(local + packed), 0
    )
    path = tmp_path / "a.zip"
    path.write_bytes(local + packed + central + end)
    articles, failures = told(path)
    assert articles == {}
    assert len(failures) == 1000  # each names another file than lies there
    assert "differ" in failures[0].reason


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_archives_within_archives_end_at_the_limit(tmp_path: Path, pack: Packer, name: str) -> None:
    """A quine unpacks to itself for ever."""
    path = pack(tmp_path / name, ("a.txt", REPORT))
    for _ in range(3):
        path = pack(tmp_path / name, (name, path.read_bytes()), ("b.txt", REPORT))
    articles, failures = told(path)
    assert set(articles) == {"b.txt", f"{name}/b.txt", f"{name}/{name}/b.txt"}
    assert ["lies within 3 archives" in failure.reason for failure in failures] == [True]


def test_archive_with_too_many_files_ends(tmp_path: Path) -> None:
    """A million empty names cost nothing to write."""
    path = zipped(tmp_path / "a.zip", *[(f"{number}.txt", REPORT) for number in range(9)])
    articles, failures = told(path, entries=5)
    assert len(articles) == 5
    assert ["holds more than 5 files" in failure.reason for failure in failures] == [True]


def test_tar_header_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    """Names and times of a member are held in memory."""
    info = tarfile.TarInfo("a.txt")
    info.size = 1
    head = tarfile.TarInfo("PaxHeader")
    head.type, head.size = tarfile.XHDTYPE, 50_000_000
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(head.tobuf() + b"9" * 50_000_000 + info.tobuf()))
    _, failures = told(path)
    assert ["is damaged" in failure.reason for failure in failures] == [True]


@pytest.mark.parametrize("size", [b"\x80" + b"\x7f" * 11, b"\xff" * 12, b"77777777777\x00"])
def test_tar_member_that_claims_an_impossible_size_ends(tmp_path: Path, size: bytes) -> None:
    """Skipping what is not there would never end."""
    info = tarfile.TarInfo("a.bin")
    head = bytearray(info.tobuf())
    head[124:136] = size
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\x00 " % sum(head[:512])
    (tmp_path / "a.tar").write_bytes(bytes(head) + REPORT)
    _, failures = told(tmp_path / "a.tar")
    assert any(failure.path == str(tmp_path / "a.tar") for failure in failures)


def test_tar_devices_links_and_holes_are_named(tmp_path: Path) -> None:
    """Nothing but files of their own is read."""
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("l.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE),
                           ("d.txt", tarfile.CHRTYPE), ("f.txt", tarfile.FIFOTYPE)):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    articles, failures = told(path)
    assert articles == {}
    assert [failure.reason.rsplit("txt ", 1)[1] for failure in failures] == [
        "is a link; links are not followed.", "is a link; links are not followed.",
        "is no regular file.", "is no regular file.",
    ]  # fmt: skip


def test_large_file_of_lines_streams_out_of_a_tar(tmp_path: Path) -> None:
    """The limit of a file is that of a line where it is read by lines."""
    lines = b"".join(b'{"text": "Rain fell on day %d."}\n' % number for number in range(2000))
    path = tarred(tmp_path / "a.tar", ("a.jsonl", lines))
    articles, failures = told(path, file_bytes=1000)
    assert (len(articles), failures) == (2000, [])


def test_office_document_is_not_read_as_an_archive(tmp_path: Path) -> None:
    """A spreadsheet is a ZIP archive of XML that nobody wrote as articles."""
    path = zipped(tmp_path / "a.xlsx", ("[Content_Types].xml", b"<x/>"), ("xl/a.xml", b"<x/>"))
    articles, failures = told(path)
    assert articles == {}
    assert ["is an office document" in failure.reason for failure in failures] == [True]


def test_entry_for_an_archive_is_named(tmp_path: Path) -> None:
    """What is stated must hold for something, or be told."""
    zipped(tmp_path / "a.zip", ("a.txt", REPORT))
    (tmp_path / "articles.toml").write_text('[[articles]]\nfile = "a.zip"\nsource = "X"\n')
    _, failures = told(tmp_path / "a.zip")
    assert ["cannot hold for all" in failure.reason for failure in failures] == [True]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8))
def test_damaged_archive_never_raises(
    tmp_path: Path, pack: Callable[[bytes], bytes], at: float, junk: bytes
) -> None:
    """Whatever stands in a file, a run goes on."""
    for made in (
        tarred(tmp_path / "a.tar", ("a.txt", REPORT)),
        zipped(tmp_path / "a.zip", ("a.txt", REPORT)),
    ):
        data = bytearray(made.read_bytes())
        start = int(at * (len(data) - 1))
        data[start : start + len(junk)] = junk
        made.write_bytes(data)
        told(made)
        packed = bytearray(pack(bytes(data)))
        start = int(at * (len(packed) - 1))
        packed[start : start + len(junk)] = junk
        path = tmp_path / "a.tar.gz"
        path.write_bytes(packed)
        told(path)


@given(st.text())
def test_safe_path_never_leads_out(name: str) -> None:
    """The names that are shown must be inside, and can be written by every output."""
    path = safe_path(name)
    if path is not None:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        path.encode("utf-8")

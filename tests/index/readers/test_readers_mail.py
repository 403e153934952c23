"""Newsletters and lists are read as they are sent: in any encoding, by any rule or none."""

from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model.article import Article
from index.readers.contract import Told
from index.readers.failure import Failure, Note
from index.readers.limits import Limits
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
HEAD = (
    b"From: Example Wire <news@example.org>\nSubject: River\nDate: Mon, 3 May 2021 18:30:00 +0200\n"
)


def told(path: Path, content: bytes, **limits: int) -> list[Told]:
    path.write_bytes(content)
    return list(read(path, limits=Limits(**limits)))


def only(folder: Path, content: bytes) -> Article:
    (item,) = told(folder / "a.eml", content)
    assert isinstance(item, Article), item
    return item


def body_of(folder: Path, fields: bytes, text: bytes) -> str:
    article = only(folder, HEAD + b"MIME-Version: 1.0\n" + fields + b"\n" + text)
    return article.body.removeprefix("River\n\n")


def test_newsletter_of_another_program_is_read() -> None:
    """Raw UTF-8 in a field, a part without an encoding, two attachments."""
    article, attached, note = read(SAMPLES / "swaks.eml")
    assert isinstance(article, Article)
    assert isinstance(attached, Article)
    assert isinstance(note, Note)
    assert article.title is not None
    assert article.source is not None
    assert article.published is not None
    assert article.title.value == "River takes bridge – überall"
    assert (article.source.value, article.source.note) == (
        "Example Wire", "The sender of the mail.",
    )  # fmt: skip
    assert article.byline is None  # a letter to subscribers has no author of that name
    assert article.published.at == datetime(2021, 5, 3, 16, 30, tzinfo=UTC)
    assert article.body.endswith("Nobody was hurt, the mayor’s office said.")
    assert attached.path.endswith("swaks.eml/notice.txt")
    assert note.text == "Attached, and left aside: pictures (1)."


def test_mailbox_of_another_program_is_read() -> None:
    """Each mail by its number; what is attached by its name."""
    article, attached = read(SAMPLES / "mutt.mbox")
    assert isinstance(article, Article)
    assert isinstance(attached, Article)
    assert article.title is not None
    assert article.byline is not None
    assert (article.title.value, article.byline.value) == ("Boats asked for, “now”", "Jo Poe")
    assert article.path.endswith("mutt.mbox/1")
    assert attached.path.endswith("mutt.mbox/1/river.txt")


def test_mailbox_keeps_lines_that_look_like_its_own(tmp_path: Path) -> None:
    """ "From the river" after a blank line is a sentence, and >From was one."""
    mail = b"From a@b.c Mon May  3 18:30:00 2021\n" + HEAD
    content = mail + b"\nRain.\n\nFrom the river it came.\n>From there.\n\n" + mail + b"\nWind.\n"
    first, second = told(tmp_path / "a.mbox", content)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.body.splitlines()[-1] == "From there."
    assert second.body == "River\n\nWind."


def test_mail_over_the_limit_is_named_and_the_next_read(tmp_path: Path) -> None:
    """One mail with a film in it must not cost a mailbox."""
    mail = b"From a@b.c Mon May  3 18:30:00 2021\n" + HEAD
    content = mail + b"\n" + b"Rain.\n" * 500 + b"\n" + mail + b"\nWind.\n"
    failure, second = told(tmp_path / "a.mbox", content, file_bytes=1000)
    assert isinstance(failure, Failure)
    assert failure.path.endswith("a.mbox/1")
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\n"
         b"Content-Transfer-Encoding: quoted-printable\n",
         b"Caf=E9 =\nopen.", "Café open."),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
         b"Q2Fmw6kgb3Blbi4=", "Café open."),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
         b"Q2Fmw6kgb3Blbi4", "Café open."),
        (b"Content-Type: text/html; charset=utf-8\n", b"<style>p{}</style><p>Rain &amp; wind.</p>",
         "Rain & wind."),
        (b"Content-Type: text/plain; format=flowed\n", b"The river \nrose.\n\nIt \nfell.",
         "The river rose.\n\nIt fell."),
        (b"", b"Rain.", "Rain."),
    ],
)  # fmt: skip
def test_text_is_unpacked(tmp_path: Path, fields: bytes, text: bytes, expected: str) -> None:
    """Mails pack letters in three ways and name them in a hundred."""
    assert body_of(tmp_path, fields, text) == expected


def test_unknown_encoding_is_told(tmp_path: Path) -> None:
    """Who reads wrong letters must know where they come from."""
    content = HEAD + b"Content-Type: text/plain; charset=klingon\n\nCaf\xe9 open."
    article, note = told(tmp_path / "a.eml", content)
    assert isinstance(article, Article)
    assert article.body.endswith("Café open.")
    assert isinstance(note, Note)
    assert "'klingon'" in note.text


@pytest.mark.parametrize(
    ("plain", "expected"),
    [("The river rose on Monday.", "The river rose on Monday."), ("View online.", "Rain. " * 40)],
)
def test_plain_part_is_preferred_unless_it_only_points_elsewhere(
    tmp_path: Path, plain: str, expected: str
) -> None:
    """The same words twice would count twice; "view online" are none of an article."""
    message = EmailMessage()
    message["From"], message["Subject"] = "news@example.org", "River"
    message.set_content(plain)
    html = expected if plain == "View online." else "The river rose on <b>Monday</b>."
    message.add_alternative(f"<p>{html}</p>", subtype="html")
    body = only(tmp_path, message.as_bytes()).body
    assert body == f"River\n\n{expected.strip()}"


def test_list_is_the_source_and_the_sender_the_author(tmp_path: Path) -> None:
    """On a list many write."""
    fields = b'List-Id: "Flood watch" <flood.example.org>\nArchived-At: <https://example.org/a/1>\n'
    article = only(tmp_path, HEAD + fields + b"\nRain.")
    assert article.source is not None
    assert article.byline is not None
    assert article.url is not None
    assert (article.source.value, article.byline.value) == ("Flood watch", "Example Wire")
    assert article.url.value == "https://example.org/a/1"


def test_forwarded_mail_and_attached_archive_are_read(tmp_path: Path) -> None:
    """People send what they were sent."""
    message = EmailMessage()
    message["From"], message["Subject"] = "jo@example.org", "Fwd"
    message.set_content("See below.")
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "a@b.c", "Boats", "Tue, 4 May 2021 10:00 +0000"
    inner.set_content("Boats were asked for.")
    message.add_attachment(inner)
    data = (SAMPLES / "infozip.zip").read_bytes()
    message.add_attachment(data, maintype="application", subtype="zip", filename="x/r.zip")
    items = told(tmp_path / "a.eml", message.as_bytes())
    found = {
        item.path.removeprefix(f"{tmp_path}/"): item for item in items if isinstance(item, Article)
    }
    assert set(found) >= {"a.eml", "a.eml/part 1.eml"}
    assert any(item.path.endswith("r.zip/reports/river.txt") for item in found.values())
    boats = found["a.eml/part 1.eml"]
    assert boats.published is not None
    assert boats.published.day == date(2021, 5, 4)


@pytest.mark.parametrize(
    "fields",
    [
        b"Date: 3/4/2021\n", b"Date: yesterday\n", b"Date: Mon, 99 May 2021 18:30:00 +0000\n",
    ],
)  # fmt: skip
def test_unreadable_day_is_told(tmp_path: Path, fields: bytes) -> None:
    """A wrong day is worse than none."""
    article, failure = told(tmp_path / "a.eml", b"From: a@b.c\n" + fields + b"\nRain.")
    assert isinstance(article, Article)
    assert article.published is None
    assert isinstance(failure, Failure)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no mail"),
        (b"Just some words.\n", "is no mail"),
        (HEAD + b"\n", "holds no text"),
    ],
)
def test_what_is_no_mail_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    """The person must learn what the file is not."""
    (failure,) = told(tmp_path / "a.eml", content)
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    (failure,) = told(tmp_path / "a.mbox", content)
    assert isinstance(failure, Failure)
    assert "holds no mail" in failure.reason


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=12))
def test_damaged_mail_never_raises(tmp_path: Path, at: float, junk: bytes) -> None:
    """Spam breaks every rule, and mailboxes hold it."""
    for name in ("swaks.eml", "mutt.mbox"):
        data = bytearray((SAMPLES / name).read_bytes())
        start = int(at * (len(data) - 1))
        data[start : start + len(junk)] = junk
        told(tmp_path / name, bytes(data))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(["From", "Subject", "Content-Type", "Content-Disposition", "List-Id"]),
    value=st.text(st.sampled_from('=?utf-8Bq"<>@;(),: /\\\u00e9a0'), max_size=40),
)
def test_malformed_field_never_raises(tmp_path: Path, name: str, value: str) -> None:
    """Fields are written by anybody."""
    content = f"Message-ID: <1@x>\n{name}: {value}\n\nRain.\n".encode()
    assert told(tmp_path / "a.eml", content)

"""How does a mail become an article, and what lies in a mailbox or is attached?

A newsletter's text is the article; what is attached is read as files are. Keeps out: how a message
is taken apart (`mail_message`).

Sources: RFC 5322, RFC 2919 (List-Id), RFC 5064 (Archived-At), RFC 4155 (mbox).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from index.errors import InputError
from index.model.article import Metadatum, Published
from index.readers import fields, mail_message, records
from index.readers.archive import Archive
from index.readers.contract import Container, Told
from index.readers.failure import Failure, Note
from index.readers.inputs import Input, cannot_open, too_large
from index.readers.instants import parse_published
from index.readers.mail_message import Mail
from index.readers.records import Record

_BEGINS = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")
_OPENS_MAILBOX = re.compile(rb"From \S+ +(?:\w{3} \w{3} +\d|\d).*\r?\n[\w-]+:")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_ASIDE = {
    "image": "pictures", "audio": "sound recordings", "video": "videos", "font": "fonts",
    "text/calendar": "calendar entries", "text/vcard": "cards of addresses",
    "application/pgp-signature": "signatures", "application/pkcs7-signature": "signatures",
    "application/x-pkcs7-signature": "signatures", "application/pgp-encrypted": "encrypted parts",
}  # fmt: skip


def members(given: Input) -> Iterator[Input | Told]:
    """Read a mail.

    Yields:
        The article that its text is, what is attached, and a note that counts what is left aside.

    Raises:
        InputError: it is no mail, or a limit is met.
    """
    archive = Archive(given)
    message = mail_message.parse(given.read(), name=given.name)
    yield from _article(message, given)
    aside: Counter[str] = Counter()
    for number, part in enumerate(message.attached, start=1):
        kind = _ASIDE.get(part.media_type) or _ASIDE.get(part.media_type.partition("/")[0])
        if kind is not None:
            aside[kind] += 1
            continue
        name = part.name or f"part {number}{part.suffix}"
        for found in archive.members(name.replace("/", "_").replace("\\", "_"), part.opener):
            if isinstance(found, Failure) or not part.charset:
                yield found
            else:
                yield replace(found, about=replace(found.about, charset=part.charset))
    if aside:
        kinds = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(aside.items()))
        yield Note(path=given.name, text=f"Attached, and left aside: {kinds}.")


def _article(message: Mail, given: Input) -> Iterator[Told]:
    text, note = mail_message.text_of(message)
    if not text.strip():
        if not message.attached:
            raise InputError(f"{given.name} holds no text.", remedy="Remove it.")
        return
    record, troubles = _record(message, text, name=given.name)
    if given.entry is not None and given.entry.url is not None:
        record = replace(record, url=given.entry.url)
    found = records.article_or_failure(record)
    if isinstance(found, Failure):
        yield found
        return
    yield from records.stated(found, given=given)
    yield from troubles
    if note:
        yield Note(path=given.name, text=note)


def _record(message: Mail, text: str, *, name: str) -> tuple[Record, list[Failure]]:
    """What a message says of its text, and what of that could not be used."""
    published, troubles = _sent(message, name=name)
    sender = message.sender
    from_list = message.list_name
    source = Metadatum(value=sender, note="The sender of the mail.") if sender else None
    if from_list:
        source = Metadatum(value=from_list, note="The list that sent the mail.")
    is_letter = not from_list and message.header("List-Unsubscribe")
    author = Metadatum(value=sender, note="The sender of the mail.")
    title = " ".join(message.header("Subject").split())
    url = message.header("Archived-At").strip(" <>")
    language = message.header("Content-Language").strip()
    return Record(
        name=name,
        text=text,
        title=Metadatum(value=title, note="The subject of the mail.") if title else None,
        source=source,
        url=Metadatum(value=url) if fields.is_url(url) else None,
        published=published,
        author=author if sender and not is_letter else None,
        language=language if fields.is_language(language) else None,
        identity=message.header("Message-ID").strip(),
    ), troubles


def _sent(message: Mail, *, name: str) -> tuple[Published | None, list[Failure]]:
    written = message.header("Date").strip()
    try:
        published = parse_published(written or None, name=name)
    except InputError as error:
        reason = f"{error.problem.rstrip('.')}; it was read without it."
        return None, [Failure(path=name, reason=reason, remedy=error.remedy)]
    if published is None:
        return None, []
    return replace(published, note="When the mail was sent."), []


def _in_mailbox(given: Input) -> Iterator[Input | Told]:
    """The mails of a mailbox, one after the other."""
    archive = Archive(given)
    limit = given.limits.file_bytes
    count = 0
    try:
        with given.open() as file:
            for count, message in enumerate(_messages(file, limit=limit), start=1):
                archive.budget.enter()
                if len(message) > limit:
                    error = too_large(archive.name(str(count)), limit=limit)
                    path = archive.name(str(count))
                    yield Failure(path=path, reason=error.problem, remedy=error.remedy)
                    continue
                opener = _opener(message)
                member = archive.member(f"{count}.eml", opener)
                yield replace(member, name=archive.name(str(count)))
    except OSError as error:
        raise cannot_open(given.name, error) from error
    if count == 0:
        raise InputError(
            f"{given.name} holds no mail.",
            remedy="Export it in the form mbox, or each mail as .eml.",
        )
    yield from archive.unused()


def _opener(message: bytes) -> mail_message.Opener:
    return lambda _: io.BytesIO(message)


def _messages(file: BinaryIO, *, limit: int) -> Iterator[bytes]:
    """The messages of a mailbox; of one that is too long, only so much that the excess shows."""
    lines: list[bytes] = []
    size, begun, after_blank = 0, False, True
    while line := file.readline(limit + 1):
        if after_blank and _BEGINS.match(line):
            if begun:
                yield _unquoted(lines)
            lines, size, begun = [], 0, True
        elif begun and size <= limit:
            lines.append(line)
            size += len(line)
        after_blank = not line.strip()
    if begun:
        yield _unquoted(lines)


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


CONTAINER = Container(
    name="mail",
    suffixes=frozenset({".eml"}),
    recognises=lambda head: False,  # noqa: ARG005 - any text could begin as a mail does
    members=members,
)
MAILBOX = Container(
    name="mailbox (mbox)",
    suffixes=frozenset({".mbox", ".mbx"}),
    recognises=lambda head: _OPENS_MAILBOX.match(head) is not None,
    members=_in_mailbox,
)

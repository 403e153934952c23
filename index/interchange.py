"""What does `dateline annotate` say of a text? The stable JSON form of everything found in it.

Offsets are half-open code points into the text exactly as given; nothing is cleaned. Days are
inclusive ISO dates or null. docs/annotate.md documents every key; a test holds the two together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from index.model.annotated import AnnotatedArticle
from index.model.article import Article, Block, BlockKind, Published
from index.model.claims import Claim
from index.model.dates import DateMention
from index.model.days import DayRange
from index.model.names import EntityMention, Which
from index.readers import pieces


def file_texts(paths: Sequence[Path], *, published: date | None) -> Iterator[Article | str]:
    """The texts of files, or of standard input when there are none.

    Yields:
        An article a file; for a file that is no UTF-8 text, a sentence that says so.
    """
    for path in paths or (None,):
        name = "-" if path is None else str(path)
        try:
            data = sys.stdin.buffer.read() if path is None else path.read_bytes()
            text = data.decode("utf-8")
        except OSError as error:
            yield f"{name} cannot be read: {error.strerror}."
        except UnicodeDecodeError as error:
            yield f"{name} is not UTF-8 text (byte {error.start}); convert it to UTF-8 first."
        else:
            yield plain_article(text, identifier=name, published=published)


def jsonl_texts(path: Path) -> Iterator[Article | str]:
    """The texts of a JSONL file with lines of {"id", "text", "dct"}; dct is an ISO day or null.

    Yields:
        An article a line; for a line that cannot be used, a sentence that names it.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        yield f"{path} cannot be read: {error.strerror}."
        return
    with file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _text_of(line, where=f"{path}, line {number}")


def _text_of(line: bytes, *, where: str) -> Article | str:
    try:
        record = json.loads(line)
        identifier, text, dct = record["id"], record["text"], record.get("dct")
    except (ValueError, KeyError, TypeError, AttributeError):
        return f'{where} is not a JSON object with "id" and "text".'
    if not isinstance(text, str) or not isinstance(identifier, str | int):
        return f'{where}: "text" must be a string and "id" a string or number.'
    try:
        published = None if dct is None else date.fromisoformat(str(dct)[:10])
    except ValueError:
        return f'{where}: "dct" must be a day like 2025-03-08, or null.'
    return plain_article(text, identifier=str(identifier), published=published)


def plain_article(text: str, *, identifier: str, published: date | None) -> Article:
    """A text as it is, as an article: one block a paragraph, nothing cleaned.

    Args:
        text: the text; every offset refers to it.
        identifier: how the output names it.
        published: its publication day, or None.
    """
    lines, _ = pieces.lines_of(text)
    blocks = (
        Block(start=piece.spans[0][0], end=piece.spans[-1][1], kind=BlockKind.BODY)
        for piece in pieces.paragraphs(text, lines)
    )
    return Article(
        id=identifier,
        body=text,
        blocks=tuple(blocks),
        original=text,
        path=identifier,
        published=None if published is None else Published.stated(published, note="As given."),
    )


def annotation_record(annotated: AnnotatedArticle) -> dict[str, Any]:
    """Everything found in a text, ready for JSON."""
    return {
        "id": annotated.article.id,
        "passages": [[passage.start, passage.end] for passage in annotated.passages],
        "dates": [_date(mention) for mention in annotated.dates],
        "names": [_name(mention) for mention in annotated.names],
        "figures": [figure_record(claim) for claim in annotated.claims],
    }


def json_line(record: dict[str, Any]) -> str:
    """A record as one line; half a surrogate pair, which UTF-8 cannot hold, stays escaped."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return line


def _date(mention: DateMention) -> dict[str, Any]:
    first, last = _days(mention.days)
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "type": mention.type.value,
        "value": mention.value,
        "mod": mention.mod or None,
        "quant": mention.quant or None,
        "freq": mention.freq or None,
        "first_day": first,
        "last_day": last,
        "grain": None if mention.grain is None else mention.grain.value,
        "rule": mention.rule,
        "anchor": mention.anchor or None,
        "basis": mention.basis.value,
    }


def _name(mention: EntityMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "kind": mention.kind.value,
        "entity": mention.entity,
        "name": mention.name,
        "rule": mention.rule,
        "tier": mention.tier.value,
        "link": mention.link.value,
        "leant_on": mention.leant_on or None,
        "which": None if mention.which is None else _which(mention.which),
    }


def _which(which: Which) -> dict[str, Any]:
    return {"told": which.told.value, "by": list(which.by)}


def figure_record(claim: Claim) -> dict[str, Any]:
    """A figure of victims with every field; keys as in docs/annotate.md."""
    died_from, died_to = _days(claim.died)
    return {
        "start": claim.start,
        "end": claim.end,
        "surface": claim.surface,
        "value": claim.value,
        "min": claim.minimum,
        "max": claim.maximum,
        "qualifier": claim.qualifier,
        "measure": claim.measure,
        "category": claim.category,
        "claimant": claim.claimant or None,
        "claimant_key": claim.claimant_key or None,
        "accused": claim.accused or None,
        "place": claim.place or None,
        "place_ids": list(claim.place_ids),
        "part_of": claim.part_of or None,
        "stated_on": None if claim.stated_on is None else claim.stated_on.isoformat(),
        "stated_inferred": claim.stated_inferred,
        "died_from": died_from,
        "died_to": died_to,
        "scope": claim.scope,
        "relations": list(claim.relations),
        "rule": claim.rule,
    }


def _days(days: DayRange | None) -> tuple[str | None, str | None]:
    if days is None:
        return None, None
    first, last = days.first, days.last
    return (
        None if first is None else first.isoformat(),
        None if last is None else last.isoformat(),
    )

"""How is a text with its dates written as a TimeML document, one that other tools read?

TimeML 1.2.1 with inline TIMEX3: DOCID, DCT and TEXT, whose content is the text exactly as given.
Ends of a length or an interval are empty TIMEX3 behind TEXT. Keeps out: finding dates, and files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from index.dates.readings.reading import PUBLICATION_DAY, earlier_in_text
from index.dates.timex import interval_length
from index.model.annotated import AnnotatedArticle
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType

CREATION = "t0"
"""The id of the publication day, as in the corpora of TempEval."""

UNKNOWN_DAY = "XXXX-XX-XX"

_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_REPLACEMENT = "�"
"""Stands for each character that XML cannot hold, so that offsets stay."""


def timeml_document(annotated: AnnotatedArticle) -> str:
    """A text and its dates as TimeML.

    Args:
        annotated: the text with its dates; a publication day, given or inferred, becomes the DCT.

    Returns:
        A whole XML document that ends with a line break. The content of its TEXT without the tags
        is the text, but for characters that XML forbids, of which each becomes U+FFFD.
    """
    article = annotated.article
    published = article.published
    tags = _Tags()
    marked = "".join(_marked(article.body, annotated.dates, tags))
    day = UNKNOWN_DAY if published is None else published.day.isoformat()
    created = _element(
        {
            "tid": CREATION,
            "type": "DATE",
            "value": day,
            "temporalFunction": "false",
            "functionInDocument": "CREATION_TIME",
        },
        content="" if published is None else day,
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{_text(article.id)}</DOCID>",
        f"<DCT>{created}</DCT>",
        f"<TEXT>{marked}</TEXT>",
        *tags.ends,
        "</TimeML>",
        "",
    ]
    return "\n".join(lines)


@dataclass(slots=True)
class _Tags:
    """The ids given so far.

    Args:
        number: the last id.
        named: how an expression is called as an anchor, to the id of the last one called so.
        ends: the empty elements that stand for ends of lengths.
    """

    number: int = 0
    named: dict[str, str] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)

    def new(self) -> str:
        """The next id."""
        self.number += 1
        return f"t{self.number}"

    def end(self, value: str, *, of: str) -> str:
        """The id of a new empty element for an end of a length or interval."""
        name = self.new()
        kind = TimexType.TIME if "T" in value else TimexType.DATE
        self.ends.append(
            _element(
                {
                    "tid": name,
                    "type": kind.value,
                    "value": value,
                    "temporalFunction": "true",
                    "functionInDocument": "NONE",
                    "anchorTimeID": of,
                }
            )
        )
        return name


def _marked(text: str, mentions: Sequence[DateMention], tags: _Tags) -> Iterator[str]:
    reached = 0
    for mention in mentions:
        yield _text(text[reached : mention.start])
        yield _element(_attributes(mention, tags), content=text[mention.start : mention.end])
        reached = mention.end
    yield _text(text[reached:])


def _attributes(mention: DateMention, tags: _Tags) -> Mapping[str, str]:
    name = tags.new()
    anchor = _anchor(mention, tags)
    kind, value, begin, end = mention.type, mention.value, "", ""
    if "/" in value:
        kind = TimexType.DURATION
        first, _, last = value.partition("/")
        value = interval_length(first, last)
        begin, end = tags.end(first, of=name), tags.end(last, of=name)
    elif kind is TimexType.DURATION and mention.days is not None:
        begin, end = _ends(mention, tags, name=name, anchor=anchor)
    tags.named[earlier_in_text(mention.surface, mention.value)] = name
    leans = mention.basis is not Basis.STATED and not _is_bare(mention)
    return {
        "tid": name,
        "type": kind.value,
        "value": value,
        "mod": mention.mod,
        "quant": mention.quant,
        "freq": mention.freq,
        "temporalFunction": "true" if leans else "false",
        "functionInDocument": "NONE",
        "anchorTimeID": anchor,
        "beginPoint": begin,
        "endPoint": end,
    }


def _is_bare(mention: DateMention) -> bool:
    """Whether it is a length or rhythm that leans on nothing: "two days", "daily"."""
    return mention.type in {TimexType.DURATION, TimexType.SET} and not mention.anchor


def _anchor(mention: DateMention, tags: _Tags) -> str:
    """The id of what a mention leans on; "" where it leans on nothing that has one."""
    if mention.anchor.startswith(f"{PUBLICATION_DAY} ") or mention.value.endswith("_REF"):
        return CREATION
    return tags.named.get(mention.anchor, "")


def _ends(mention: DateMention, tags: _Tags, *, name: str, anchor: str) -> tuple[str, str]:
    """The ids of the ends of a length whose days are known: the anchor, and an empty element."""
    days = mention.days
    first = days.first.isoformat() if days is not None and days.first else ""
    last = days.last.isoformat() if days is not None and days.last else ""

    def end(day: str) -> str:
        if not day or (anchor and mention.anchor.endswith(day)):
            return anchor if day else ""
        return tags.end(day, of=name)

    return end(first), end(last)


def _element(attributes: Mapping[str, str], *, content: str = "") -> str:
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<TIMEX3 {written}>{_text(content)}</TIMEX3>" if content else f"<TIMEX3 {written}/>"


def _text(text: str) -> str:
    """A text as XML content; a carriage return is written so that no parser translates it."""
    return escape(_FORBIDDEN.sub(_REPLACEMENT, text), {"\r": "&#13;"})

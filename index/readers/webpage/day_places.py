"""Where does a page name the day on which it was published?

Every place gives what stands there; nothing is chosen yet. Days of changes are not asked for
anywhere. Keeps out: how a day is written (`days`), and which of several is believed
(`publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from index.readers import fields, rules
from index.readers.webpage.days import Locale, Moment, read_days, read_value
from index.readers.webpage.linked_data import LinkedData, Node, text
from index.readers.webpage.markup import Page, ancestors, words_of
from index.readers.webpage.trimming import stands_apart
from index.readers.webpage.visible import VisibleText


class Weight(IntEnum):
    """How far a place is trusted; among equals, the order of `found_days` decides."""

    STATED = 3  # where publishers write the day of publication, and nothing else
    SHOWN = 2  # on the page, near the headline; in its address
    LOOSE = 1  # where programs write one day or another


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A day that a page names.

    Args:
        moment: the day, with its instant where one is written.
        place: where it stands, for people.
        weight: how far that place is trusted.
    """

    moment: Moment
    place: str
    weight: Weight


_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "article:published", "article.published", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "published_date", "published-date", "published", "date_published", "dc.date.issued",
    "dcterms.issued", "dc.issued", "originalpublicationdate", "article_date_original",
    "article:original_publish_date", "citation_publication_date", "citation_date",
    "citation_online_date", "cxenseparse:recs:publishtime", "bt:pubdate", "displaydate",
    "rbpubdate",
    "ptime", "pub_date", "release_date", "releasedate", "dcterms.available", "article:post_date",
    "og:pubdate", "news_publication_date", "publishedate", "first_published", "vr:published_time",
)  # fmt: skip
_LOOSE_METAS = (
    "date", "dc.date", "dc.date.created", "dcterms.date", "dcterms.created", "dc.created",
    "created",
    "article:created", "article.created", "og:article:date", "og:date", "pdate", "timestamp",
    "weibo:article:create_at", "weibo: article:create_at", "article:date", "search_date",
)  # fmt: skip
_DAY_CLASS = re.compile(
    r"(?<![a-z])(?:(?:pub|post|entry|article|story)?[_-]?date|time|timestamp|published|posted"
    r"|dateline|datetime|pubtime|info)(?![a-z])"
)
_MARKED = (
    ".//*[contains(@itemprop, 'ublished') or @pubdate or contains(@class, 'published')"
    " or contains(@class, 'dt-pub')]"
)
_MODIFIED = re.compile(r"modif|updat")
_LONGEST = 160  # code points of a line that tells a day
_MOST_OTHER_WORDS = 12  # beside the day
_FEW_OTHER_WORDS = 5  # beside a day that fills a line: "Published", a time and its zone
_AROUND = 10  # lines above and below the report
_CLOSE = 2  # lines above the headline
_BEFORE, _AFTER = 6, 4  # lines around the headline and the report's first line
# A day in an address: /2025/03/08/, /2025-03-08-, /20250308/, /2025/mar/08/
_IN_PATH = re.compile(
    r"(?<=[/_-])(?P<year>(?:19|20)\d\d)"
    r"(?:(?P<mark>[/_.-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<close_month>\d{2})(?P<close_day>\d{2}))(?=[/_.t-]|\Z)"
)


def found_days(
    page: Page,
    visible: VisibleText,
    *,
    data: LinkedData,
    node: Node,
    url: str,
    known: Locale,
    headline: int | None,
    first: int,
) -> Iterator[Found]:
    """All places that name a day of publication, the most trusted first.

    Args:
        page: the page.
        visible: its text.
        data: what it says to machines.
        node: what of it concerns the report.
        url: its address, or "".
        known: how it writes days.
        headline: the number of the headline's line, where it has one.
        first: the number of the report's first line.
    """
    yield from _value(text(node.get("datePublished")), known, "the page's JSON-LD", Weight.STATED)
    for name in _METAS:
        for value in page.metas.get(name, ())[:1]:
            yield from _value(value, known, f"the meta element {name}", Weight.STATED)
    yield from _marked(page.root, known)
    yield from _shown(visible, known, headline=headline, first=first)
    yield from _in_address(url, known)
    for other in (
        node.get("dateCreated"),
        data.page().get("datePublished"),
        data.page().get("uploadDate"),
    ):
        yield from _value(text(other), known, "the page's JSON-LD", Weight.LOOSE)
    for name in _LOOSE_METAS:
        for value in page.metas.get(name, ())[:1]:
            yield from _value(value, known, f"the meta element {name}", Weight.LOOSE)


def changed_days(page: Page, node: Node, known: Locale) -> frozenset[date]:
    """The days that the page names as those of changes."""
    values = [text(node.get("dateModified"))]
    values += [words[0] for name, words in page.metas.items() if _MODIFIED.search(name)]
    moments = (read_value(value, known) for value in values)
    return frozenset(moment.day for moment in moments if moment is not None)


def is_day_line(words: str, known: Locale) -> bool:
    """Whether a line says hardly more than on which day the report was published or changed."""
    return len(words) <= _LONGEST and any(
        len(f"{words[: moment.start]} {words[moment.end :]}".split()) <= _FEW_OTHER_WORDS
        for moment in read_days(words, known)
    )


def only_days(visible: VisibleText, known: Locale, report: Sequence[int]) -> set[date]:
    """The days that the short lines around a report name, and those in it."""
    around = range(max(0, report[0] - _AROUND), min(len(visible.lines), report[-1] + _AROUND))
    return {
        moment.day
        for number in around
        if (line := visible.lines[number]).end - line.start <= _LONGEST
        and not stands_apart(line.element)
        for moment, _ in _told(visible.words(line), known)
    }


def _value(value: str, known: Locale, place: str, weight: Weight) -> Iterator[Found]:
    moment = read_value(value, known) if value else None
    if moment is not None:
        yield Found(moment=moment, place=place, weight=weight)


def _marked(root: Any, known: Locale) -> Iterator[Found]:
    """Elements whose markup says that they hold the day: microdata, pubdate, hAtom."""
    for element in root.xpath(_MARKED):
        properties = (element.get("itemprop") or "").lower().split()
        classes = (element.get("class") or "").lower().split()
        hatom = element.tag in ("time", "abbr", "span") and (
            ("published" in classes and "updated" not in classes) or "dt-published" in classes
        )
        if not ("datepublished" in properties or element.get("pubdate") is not None or hatom):
            continue
        if element.tag != "meta" and stands_apart(element):
            continue
        written = element.get("datetime") or element.get("content") or element.get("title")
        moment = read_value(written or "", known) or read_value(words_of(element)[:_LONGEST], known)
        if moment is not None:
            yield Found(moment=moment, place="the page's markup of the day", weight=Weight.STATED)
            return


def _shown(
    visible: VisibleText, known: Locale, *, headline: int | None, first: int
) -> Iterator[Found]:
    """Days near the headline: after a word for publishing, in a time element, alone in a line."""
    top = first if headline is None else min(headline, first)
    own = _around(visible, first if headline is None else headline)
    window = range(max(0, top - _BEFORE), min(len(visible.lines), first + _AFTER))
    plain: list[Found] = []
    for number in window:
        line = visible.lines[number]
        if line.end - line.start > _LONGEST or stands_apart(line.element):
            continue
        if number < top and not own.intersection(ancestors(line.element)):
            continue
        # Above the headline only what stands close to it; there it was found to be the report's.
        beside = headline is not None and headline - _CLOSE <= number <= first
        named = any(
            _DAY_CLASS.search((one.get("class") or "").lower())
            for one in ancestors(line.element, most=2)
        )
        words = visible.words(line)
        for moment, published in _told(words, known):
            if published:
                place = f"the line “{words}”"
                yield Found(moment=moment, place=place, weight=Weight.SHOWN)
            elif (beside or named) and _is_about(words, moment):
                plain.append(Found(moment=moment, place=f"the line “{words}”", weight=Weight.SHOWN))
    yield from _times(visible, known, window, own=own, top=top)
    yield from plain[:1]


def _around(visible: VisibleText, number: int) -> frozenset[Any]:
    """The elements close around a line, without the page's own: to tell the day of the report from
    that of the visit, which many papers print at the head of every page.
    """
    if number >= len(visible.lines):
        return frozenset()
    around = ancestors(visible.lines[number].element, most=3)
    return frozenset(one for one in around if one.tag not in ("body", "html", "main"))


def _times(
    visible: VisibleText, known: Locale, window: range, *, own: frozenset[Any], top: int
) -> Iterator[Found]:
    for number, element in visible.times:
        if number not in window or element.tag != "time" or stands_apart(element):
            continue
        if number < top and not own.intersection(ancestors(element)):
            continue
        named = " ".join(
            f"{one.get('class') or ''} {one.get('itemprop') or ''}"
            for one in ancestors(element, most=2)
        )
        words = visible.words(visible.lines[number]) if number < len(visible.lines) else ""
        if _MODIFIED.search(named.lower()) or _rule("changed").search(words[:60]):
            continue
        moment = read_value(element.get("datetime") or "", known)
        moment = moment or read_value(words_of(element)[:_LONGEST], known)
        if moment is not None:
            yield Found(moment=moment, place="the time beside the headline", weight=Weight.SHOWN)
            return


def _told(words: str, known: Locale) -> Iterator[tuple[Moment, bool]]:
    """The days of a line that are not those of changes, and whether a word says "published"."""
    at = 0
    for moment in read_days(words, known):
        before = words[at : moment.start]
        at = moment.end
        changed = [match.start() for match in _rule("changed").finditer(before)]
        published = [match.start() for match in _rule("published").finditer(before)]
        if changed and (not published or changed[-1] > published[-1]):
            continue
        yield moment, bool(published)


def _is_about(words: str, moment: Moment) -> bool:
    """Whether a line says hardly more than a day."""
    others = (words[: moment.start] + " " + words[moment.end :]).split()
    return len(others) <= _MOST_OTHER_WORDS


def _in_address(url: str, known: Locale) -> Iterator[Found]:
    if not fields.is_url(url):
        return
    match = _IN_PATH.search(urlsplit(url).path.lower())
    if match is None:
        return
    month = match["month"] or match["close_month"]
    day = match["day"] or match["close_day"]
    written = f"{match['year']}-{known.months.get(month, month)}-{day}"
    yield from _value(written, known, "the page's address", Weight.SHOWN)


@cache
def _rule(section: str) -> re.Pattern[str]:
    return rules.load("webpage", section=section)[0].pattern

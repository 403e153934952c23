"""What is the headline of a page, as a reader sees it?

Each place where a page names its headline is a voice for its words; the name of the site is split
off. The words that most voices agree on win, and those that stand on the page as a heading before
those that stand in its head alone. Keeps out: headlines that a report has only in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.model.article import Alternative, BlockKind, Metadatum
from index.model.certainty import Basis
from index.readers.webpage.alignment import tokens
from index.readers.webpage.linked_data import Node, text
from index.readers.webpage.markup import Page, ancestors, words_of
from index.readers.webpage.visible import VisibleText

_SEPARATOR = re.compile(r"\s+[|–—―·•»«>:~⁄-]+\s+|\s*[|｜：]\s*|(?<=\S)_(?=\S)|\s+::\s+")
_LONGEST = 300  # code points
_MOST_ALTERNATIVES = 3
_HEADLINE, _HEADING, _LINE = 6.0, 5.0, 1.5  # weight of standing on the page as one of these
_SLOGAN = 0.5
_ALIKE = 0.4  # of the words of two headlines that are the same, when they are of one report
_MOST_SITE_WORDS, _FEWEST_OWN_WORDS = 4, 4  # of a title whose last part is cut as the site's name
_REACH = 30  # lines above the report among which its headline stands
_NAMED = re.compile(
    r"(?:entry|post|article|story|page)[_-]{0,2}(?:title|headline)|(?<![a-z])headline"
)
_METAS = (
    ("og:title", 3.0),
    ("twitter:title", 1.5),
    ("headline", 2.0),
    ("title", 1.0),
    ("dc.title", 1.5),
    ("dcterms.title", 1.5),
    ("parsely-title", 2.0),
    ("sailthru.title", 2.0),
    ("citation_title", 2.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A place that names a headline.

    Args:
        words: the headline.
        weight: how much it counts.
        place: where it stands, for people.
        in_title: whether it is the element title, to which programs add the name of the site.
        on_page: whether it is a heading that readers see.
        named: whether the markup of that heading calls it the headline.
    """

    words: str
    weight: float
    place: str
    on_page: bool = False
    in_title: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A page's headline.

    Args:
        value: the headline, or None.
        line: the number of the line of the page that is exactly it; None when there is none.
        alternatives: others that were found.
    """

    value: Metadatum | None
    line: int | None
    alternatives: tuple[Alternative, ...]


def named_headlines(page: Page) -> frozenset[str]:
    """What the page's head calls its headline, in small letters: to know its report by."""
    return frozenset(page.meta(name).lower() for name, _ in _METAS) - {""}


def read_title(
    page: Page, visible: VisibleText, *, node: Node, sites: Sequence[str], first: int
) -> Title:
    """Choose a page's headline.

    Args:
        page: the page.
        visible: its text.
        node: what it says of its report to machines.
        sites: what its site is called.
        first: the number of the report's first line.
    """
    raw = (*_named(page, node), *_headings(visible, first=first))
    sites = [site for site in sites if site.lower() not in named_headlines(page)]
    voices = tuple(_without_site(voice, raw, sites=sites) for voice in raw)
    site_keys = {_key(site) for site in sites}
    voices = tuple(voice for voice in voices if _key(voice.words) not in {"", *site_keys}) or voices
    at = _standing(visible, first=first)
    ordered = _ordered(voices, visible, at)
    if not ordered:
        return Title(value=None, line=None, alternatives=())
    best: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda voice: -voice.weight):
        best.setdefault(_key(voice.words), voice)
    return _title(ordered, best, visible=visible, line=at.get(ordered[0]))


def is_headed(page: Page, visible: VisibleText, title: Title) -> bool:
    """Whether a page says that it is an article, or its headline stands on it as a heading.

    The short headings of sections, and those that lead elsewhere, are no headlines.
    """
    if page.meta("og:type").lower() == "article":
        return True
    if title.line is None:
        return False
    line = visible.lines[title.line]
    long = len(tokens(visible.words(line))) >= _FEWEST_OWN_WORDS
    return line.kind is BlockKind.HEADING and not line.is_link and long


def _ordered(voices: Sequence[Voice], visible: VisibleText, at: Mapping[str, int]) -> Sequence[str]:
    """The headlines that were named, the best first."""
    head = {_key(voice.words) for voice in voices if not voice.on_page} - {""}
    one_named = len({_key(voice.words) for voice in voices if voice.named}) == 1
    scores: dict[str, float] = {}
    trusted: set[str] = set()
    for voice in voices:
        key = _key(voice.words)
        named = voice.named and one_named
        if voice.on_page and (not head or named or any(_are_alike(key, it) for it in head)):
            trusted.add(key)
        # A heading that nothing else is like is a slogan, or a section's name.
        weight = _SLOGAN if voice.on_page and key not in trusted else voice.weight
        scores[key] = scores.get(key, 0.0) + weight
    scores.pop("", None)
    for key in scores:
        if key in trusted:
            scores[key] += _HEADLINE
        elif key in at and key in head:
            heading = visible.lines[at[key]].kind is BlockKind.HEADING
            scores[key] += _HEADING if heading else _LINE
    return sorted(scores, key=lambda key: -scores[key])


def _title(
    ordered: Sequence[str], best: dict[str, Voice], *, visible: VisibleText, line: int | None
) -> Title:
    chosen = best[ordered[0]]
    if line is None:
        value = Metadatum(value=chosen.words, basis=Basis.STATED, note=f"From {chosen.place}.")
    else:
        value = Metadatum(value=visible.words(visible.lines[line]), note="It stands on the page.")
    others = tuple(
        Alternative(field="title", value=best[key].words, note=f"From {best[key].place}.")
        for key in ordered[1 : _MOST_ALTERNATIVES + 1]
    )
    return Title(value=value, line=line, alternatives=others)


def _named(page: Page, node: Node) -> Iterator[Voice]:
    """The headlines that stand in the page's head."""
    for name, weight in _METAS:
        if name in page.metas:
            yield Voice(
                words=page.meta(name)[:_LONGEST], weight=weight, place=f"the meta element {name}"
            )
    headline = text(node.get("headline")) or text(node.get("name"))
    if headline:
        yield Voice(words=headline[:_LONGEST], weight=3.0, place="the page's JSON-LD")
    element = next(page.root.iter("title"), None)
    if element is not None and (words := words_of(element)):
        yield Voice(words=words[:_LONGEST], weight=2.0, place="the element title", in_title=True)


def _headings(visible: VisibleText, *, first: int) -> Iterator[Voice]:
    """The headings of the first rank that stand on the page, and others named as headlines."""
    for number, line in enumerate(visible.lines):
        if line.kind is not BlockKind.HEADING or line.end - line.start > _LONGEST:
            continue
        around = tuple(ancestors(line.element, most=4))
        named = any(
            "headline" in (one.get("itemprop") or "").split()
            or _NAMED.search((one.get("class") or "").lower())
            for one in around
        )
        near = first - _REACH <= number <= first + 1
        if any(one.tag == "h1" for one in around) or (named and near):
            yield Voice(
                words=visible.words(line),
                weight=2.0 + near,
                place="a heading",
                on_page=True,
                named=named and near,
            )


def _standing(visible: VisibleText, *, first: int) -> dict[str, int]:
    """Which line shows which words: of several a heading, and the one nearest the report."""
    numbered = [
        (number, line)
        for number, line in enumerate(visible.lines)
        if line.end - line.start <= _LONGEST and number <= first + 5
    ]
    numbered.sort(key=lambda one: (one[1].kind is BlockKind.HEADING, not one[1].is_link, one[0]))
    return {_key(visible.words(line)): number for number, line in numbered}


def _without_site(voice: Voice, voices: Sequence[Voice], *, sites: Sequence[str]) -> Voice:
    """A voice without the name of the site, or the section, before or behind the headline."""
    whole = {_key(other.words) for other in voices if other is not voice}
    names = tuple(key for key in map(_key, sites) if key)
    cuts = list(_SEPARATOR.finditer(voice.words))
    parts = [(voice.words[: cut.start()], voice.words[cut.end() :]) for cut in cuts]
    sides = [side for head, tail in parts for side in ((head, tail), (tail, head))]
    for part, rest in sides:
        if _key(part) in whole and _key(part) not in names and len(part) >= len(rest) / 2:
            return replace(voice, words=part.strip())
    for part, rest in sides:
        if part.strip() and any(_names_site(_key(rest), name) for name in names):
            return replace(voice, words=part.strip())
    if not voice.in_title or not parts:
        return voice
    head, tail = parts[-1]
    short = len(tail.split()) <= _MOST_SITE_WORDS and len(head.split()) >= _FEWEST_OWN_WORDS
    return replace(voice, words=head.strip()) if short and cuts[-1][0].strip() != ":" else voice


def _names_site(key: str, name: str) -> bool:
    """Whether words are a site's name, or that with a section's: "CNN Politics"."""
    words, own = key.split(), name.split()
    return key == name or (
        len(words) <= len(own) + 2 and (words[: len(own)] == own or words[-len(own) :] == own)
    )


def _are_alike(one: str, other: str) -> bool:
    """Whether two headlines are of one report: most of their words are the same."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= _ALIKE * max(len(words), len(others))


def _key(words: str) -> str:
    """Words as they are compared: small letters, no punctuation."""
    return " ".join(tokens(words))

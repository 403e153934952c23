"""Do the reports behind an entry speak independently? Copies of one sentence, one agency's text.

Four papers that print one agency's text are one voice. Only what the texts show counts: a shared
sentence, or an agency named in a byline, a dateline or as the source of the sentence itself; a
credit for a photograph says nothing of the text. Keeps out: who claims a figure (search.tolls).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

from index.analysis import terms
from search.results.passages import PassageView

_SHINGLE = 4  # words in a row
_FEWEST_SHINGLES = 6
# From this share of the shorter sentence on it is the other's text, cut or edited a little.
_COPIED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Passages of several reports that are one voice.

    Args:
        agency: the agency that all of them name, or "" where they share a sentence.
        passages: one of each report, in the order given.
    """

    agency: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Of how many voices the reports behind an entry are.

    Args:
        reports: how many reports there are.
        voices: how many are left when those that share something count as one.
        shared: what they share, the copies first.
    """

    reports: int
    voices: int
    shared: tuple[Shared, ...]


def independence(passages: Sequence[PassageView]) -> Independence:
    """Of how many voices the reports of some passages are."""
    voice_of = {view.article.id: view.article.id for view in passages}
    shared = (*_copies(passages), *_agencies(passages))
    for one in shared:
        voices = {voice_of[view.article.id] for view in one.passages}
        first = min(voices)
        for article, voice in voice_of.items():
            if voice in voices:
                voice_of[article] = first
    return Independence(reports=len(voice_of), voices=len({*voice_of.values()}), shared=shared)


def _copies(passages: Sequence[PassageView]) -> Iterator[Shared]:
    """Sentences that stand in several reports, nearly word for word."""
    shingles = [_shingles(view.text) for view in passages]
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        for shingle in own:
            having[shingle].append(number)
    group_of = list(range(len(passages)))
    pairs = {pair for numbers in having.values() for pair in combinations(numbers, 2)}
    for one, other in sorted(pairs):
        if group_of[one] == group_of[other]:
            continue
        if passages[one].article.id == passages[other].article.id:
            continue
        least = min(len(shingles[one]), len(shingles[other]))
        if least < _FEWEST_SHINGLES or len(shingles[one] & shingles[other]) < _COPIED * least:
            continue
        old, new = group_of[other], group_of[one]
        group_of = [new if group == old else group for group in group_of]
    for group in dict.fromkeys(group_of):
        members = _one_a_report(passages[n] for n, own in enumerate(group_of) if own == group)
        if len(members) > 1:
            yield Shared(agency="", passages=members)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = list(terms(text))
    return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _agencies(passages: Sequence[PassageView]) -> Iterator[Shared]:
    """Reports that name one agency as where they or their sentence come from."""
    naming: defaultdict[str, list[PassageView]] = defaultdict(list)
    for view in passages:
        for agency in agencies_of(view):
            naming[agency].append(view)
    for agency in sorted(naming):
        members = _one_a_report(naming[agency])
        if len(members) > 1:
            yield Shared(agency=agency, passages=members)


def agencies_of(view: PassageView) -> tuple[str, ...]:
    """The news agencies that a passage or its report says it comes from, by name."""
    article = view.article
    source = article.source.value if article.source is not None else ""
    filed = " ".join((*article.filed, source))
    rules = _agency_rules()
    return tuple(
        name
        for name, (named, quoted) in rules.items()
        if named.search(filed) or quoted.search(view.text)
    )


@cache
def _agency_rules() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each agency: its name by itself, and its name as the source of a sentence."""
    text = resources.files("search").joinpath("agencies.toml").read_text("utf-8")
    table = tomllib.loads(text)
    found = {}
    for agency in table["agencies"]:
        name = "|".join(map(re.escape, agency["names"]))
        said = "|".join(table["verbs"])
        found[agency["names"][0]] = (
            re.compile(rf"\b(?:{name})\b"),
            re.compile(
                rf"\b(?:{'|'.join(table['before'])}) (?:the )?(?:\w+ ){{0,4}}?(?:{name})\b"
                rf"|\b(?:{name})(?: news agency)? (?:{said})\b"
            ),
        )
    return found


def _one_a_report(views: Iterable[PassageView]) -> tuple[PassageView, ...]:
    found: dict[str, PassageView] = {}
    for view in views:
        found.setdefault(view.article.id, view)
    return tuple(found.values())

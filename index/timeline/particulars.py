"""By what is a passage compared with others? Its kind, places, words and figures, as numbers.

Nothing of the text can be read from them. Keeps out: which passages are compared (candidates.py),
and what of it is evidence (evidence.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from index.analysis import terms
from index.entities.places.countries import country_ids
from index.model.annotated import AnnotatedArticle
from index.model.article import Passage
from index.model.claims import Claim
from index.model.names import EntityKind, EntityMention, Tier
from index.spans import beginning_in
from index.timeline.subjects import (
    TOLL,
    speaks_of_toll,
    stands_for_people,
    subject_of,
)

# A shared place or person says more about "the same event" than a shared word; who reports it, and
# the parties that every sentence of a conflict names, do not.
_NAME_WEIGHTS = {
    EntityKind.PLACE: 2.0,
    EntityKind.PERSON: 2.0,
    EntityKind.ORGANISATION: 0.5,
    EntityKind.GROUP: 0.5,
    EntityKind.MEDIA: 0.0,
}
_COMMON_WORDS = frozenset(
    "a accord an and are as at be been by for from had has have he her his him in into is it its "
    "more of on or over report said say says she some than that the their them they this to told "
    "was were which who will with would".split()
)
_VICTIMS = frozenset({"killed", "executed", "assassinated", "bodies_found", "wounded", "missing"})
_REPEATING = frozenset({"equal", "supersedes", "total_of"})
# "The city" is the place that the sentence before named first.
_THE_PLACE = re.compile(
    r"\bthe (?:city|town|village|district|neighbou?rhood|hamlet|camp|island)\b(?! of)",
    re.IGNORECASE,
)
_SETTING = 2  # the places that an article names most say where it is set


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """By what the figures of victims in a passage are compared, as numbers.

    Args:
        series: counts of one claimant by day of statement, measure and category, and counts of
            the same article that repeat, replace or add up each other.
        manner: measure and category of those who died or suffered in a stated manner.
        counts: counts of one claimant in one article by day of statement.
    """

    series: tuple[int, ...] = ()
    manner: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()


NO_FIGURES = Figures()


def subject_told(text: str, claims: Sequence[Claim], *, in_a_place: bool) -> str:
    """What a passage tells of; a count that somebody gives for no one place is a toll."""
    victims = [claim for claim in claims if claim.measure in _VICTIMS]
    if victims and (
        speaks_of_toll(text) or (not in_a_place and any(claim.claimant_key for claim in victims))
    ):
        return TOLL
    return subject_of(text, victims=bool(victims))


def bound_to(annotated: AnnotatedArticle, number: int, claims: Sequence[Claim]) -> list[str]:
    """The places where something was, as ids, whole countries left out.

    Args:
        annotated: the article.
        number: the ordinal of the passage.
        claims: the figures in it.
    """
    passage = annotated.passages[number]
    found = _named_places(annotated, passage)
    found += [one for claim in claims for one in claim.place_ids if one not in country_ids()]
    if not found and number and _THE_PLACE.search(_text(annotated, passage)):
        found = _named_places(annotated, annotated.passages[number - 1])[:1]
    return found


def _text(annotated: AnnotatedArticle, passage: Passage) -> str:
    return annotated.article.body[passage.start : passage.end]


def _named_places(annotated: AnnotatedArticle, passage: Passage) -> list[str]:
    text = _text(annotated, passage)
    return [
        name.entity
        for name in beginning_in(annotated.names, passage)
        if name.kind is EntityKind.PLACE
        and name.tier is not Tier.WEAK
        and name.entity not in country_ids()
        and not stands_for_people(text, name.start - passage.start, name.end - passage.start)
    ]


def speakers(names: Iterable[EntityMention]) -> list[str]:
    """The persons and organisations of a passage, by whom words that were spoken are told apart."""
    kinds = (EntityKind.PERSON, EntityKind.ORGANISATION)
    return [name.entity for name in names if name.kind in kinds and name.tier is not Tier.WEAK]


def setting_of(names: Iterable[EntityMention]) -> frozenset[int]:
    """The places that an article names most."""
    counts = Counter(
        name.entity
        for name in names
        if name.kind is EntityKind.PLACE and name.tier is not Tier.WEAK
    )
    return frozenset(feature(entity) for entity, _ in counts.most_common(_SETTING))


def figures_of(annotated: AnnotatedArticle, claims: Iterable[Claim]) -> Figures:
    """By what the figures of a passage are compared."""
    article = annotated.article.id
    series: list[str] = []
    manner: list[str] = []
    counts: list[str] = []
    for claim in claims:
        if claim.measure != "killed":
            manner.append(f"{claim.measure} {claim.category}")
        if claim.claimant_key and claim.stated_on is not None:
            said = f"{claim.claimant_key} {claim.stated_on}"
            series.append(f"{said} {claim.measure} {claim.category}")
            counts.append(f"{article} {said}")
        spans = [f"{claim.start}-{claim.end}", *_spans_repeated(claim)]
        series.extend(f"{article} {span}" for span in spans)
    return Figures(
        series=tuple(dict.fromkeys(map(feature, series))),
        manner=tuple(dict.fromkeys(map(feature, manner))),
        counts=tuple(dict.fromkeys(map(feature, counts))),
    )


def _spans_repeated(claim: Claim) -> Iterator[str]:
    for relation in claim.relations:
        kind, _, spans = relation.partition(":")
        if kind in _REPEATING:
            yield from spans.split("+")


def features_of(annotated: AnnotatedArticle, passage: Passage, text: str) -> dict[int, float]:
    """The numbers of a passage's terms and of the entities that it names, with their weights."""
    features: dict[int, float] = {}
    for term in terms(text):
        if term not in _COMMON_WORDS and len(term) > 1:
            features[feature(term)] = 1.0
    for name in beginning_in(annotated.names, passage):
        if name.tier is not Tier.WEAK:
            features[feature(f"@{name.entity}")] = _NAME_WEIGHTS[name.kind]
    return features


@lru_cache(maxsize=65_536)
def feature(word: str) -> int:
    """The number that stands for a term or entity; 64 bits, the same in every process."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")

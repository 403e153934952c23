"""How do drafts become claims? With their relations, the spans of wholes, and places as entities.

Keeps out: what the text tells of a figure; a draft knows that already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.claims.drafts import Draft, Speaker
from index.claims.relations import relate
from index.model.claims import Claim
from index.model.names import EntityKind

_AND = re.compile(r"\s*(?:,|and|&|, and|,? as well as)\s*")


def claims_of(text: str, drafts: Sequence[Draft], places: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims of an article.

    Args:
        text: the article's body.
        drafts: its figures, in the order in which they were read.
        places: the entities of the places that it names, by their words.

    Returns:
        Claims by start.
    """
    found = [
        _claim(text, draft, drafts, places, relations)
        for draft, relations in zip(drafts, relate(drafts), strict=True)
    ]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _claim(
    text: str,
    draft: Draft,
    drafts: Sequence[Draft],
    places: Mapping[str, str],
    relations: tuple[str, ...],
) -> Claim:
    whole = None if draft.whole is None else drafts[draft.whole]
    return Claim(
        start=draft.start,
        end=draft.end,
        surface=text[draft.start : draft.end],
        value=draft.value,
        minimum=draft.minimum,
        maximum=draft.maximum,
        qualifier=draft.qualifier,
        measure=draft.measure,
        category=draft.category,
        claimant=draft.speaker.words if draft.speaker is not None else "",
        accused=draft.accused,
        place=draft.place,
        stated_on=draft.stated_on,
        stated_inferred=draft.stated_inferred,
        died=draft.died,
        scope=draft.scope,
        rule=draft.measured.rule,
        relations=relations,
        claimant_key=_key_of(draft.speaker),
        place_ids=_place_ids(text, draft, places),
        part_of="" if whole is None else f"{whole.start}-{whole.end}",
    )


def _place_ids(text: str, draft: Draft, places: Mapping[str, str]) -> tuple[str, ...]:
    """The entities of a figure's place: as its sentence names it, else as the article did."""
    if not draft.place:
        return ()
    names = [name for name in draft.reading.names if name.kind is EntityKind.PLACE]
    at = next((n for n, name in enumerate(names) if name.surface == draft.place), None)
    if at is None:
        return tuple(filter(None, [places.get(draft.place, "")]))
    last = at
    while last + 1 < len(names) and _AND.fullmatch(text[names[last].end : names[last + 1].start]):
        last += 1
    return tuple(dict.fromkeys(name.entity for name in names[at : last + 1]))


def _key_of(speaker: Speaker | None) -> str:
    return "" if speaker is None or speaker.unnamed else speaker.key

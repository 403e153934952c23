"""What is said of a name in a text? What it names, and why it is this one."""

from __future__ import annotations

from search.vocabulary import Attested, EntityMention, Told
from web.views.entity import why

_TELLS = {
    Told.BESIDE: "told apart by the words beside it",
    Told.CARRIED: "told apart by words elsewhere in the report",
    Told.NEARBY: "told apart by the other places of the report",
    Told.USUAL: "several places bear this name; it is the one that is usually meant",
    Told.NOTHING: "several places bear this name, and nothing tells which is meant",
}


def name_told(mention: EntityMention) -> str:
    """What a name stands for and why: "Banias, place: another romanisation of “Baniyas”"."""
    way = Attested(mention.surface, mention.link, mention.leant_on)
    reasons = [why(way, name=mention.name)]
    if mention.which is not None:
        told = _TELLS[mention.which.told]
        by = ", ".join(mention.which.by)
        reasons.append(f"{told}: {by}" if by else told)
    reason = "; ".join(reason for reason in reasons if reason) or "by this name"
    return f"{mention.name}, {mention.kind.value}: {reason}"

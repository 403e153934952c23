"""Whom does a count count? Reads what follows it: a noun, "of them", "of the dead", or nothing.

Keeps out: who the noun names (victim_phrases.py), and what happened to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.counted import Counted, Figure
from index.claims.noun_phrases import closes, find_head, find_shared_head
from index.claims.numerals import Count, is_number
from index.claims.tokens import Token
from index.claims.victim_phrases import with_head
from index.claims.victim_words import ATTRIBUTES, is_singular, lexicon

_REPORTED = frozenset({"confirmed", "reported", "recorded", "documented", "known", "registered"})


def read_figure(tokens: Sequence[Token], count: Count, breaks: frozenset[str]) -> Figure:
    """The figure that a count begins.

    Args:
        tokens: the sentence's tokens.
        count: the count.
        breaks: words that end a noun phrase (auxiliaries, prepositions, verbs of the patterns).

    Returns:
        The figure, its noun phrase as far as the head ("members of security forces"); rates count
        nobody.
    """
    figure = _read(tokens, count, breaks)
    following = " ".join(token.lower for token in tokens[figure.last : figure.last + 2])
    rates = lexicon().rates
    if following in rates or following.partition(" ")[0] in rates:
        return replace(figure, counted=Counted.OTHER)
    return figure


def _read(tokens: Sequence[Token], count: Count, breaks: frozenset[str]) -> Figure:
    index = count.last
    part = False
    skipped = _skip_partitive(tokens, index)
    if skipped is not None:
        index, part, pronoun = skipped
        if index < len(tokens) and is_number(tokens[index]):
            return _of_a_number(tokens, count, index, breaks)
        state = ATTRIBUTES.get(tokens[index].lower) if index < len(tokens) else None
        if pronoun and state is not None and closes(tokens, index + 1, breaks):
            return _of_the_dead(tokens, count, index, breaks, state=state)
        if pronoun:
            return _read_pronoun_part(tokens, count, index, breaks)
    shared = find_shared_head(tokens, index, breaks)
    if shared is not None:
        return replace(with_head(tokens, count, shared, shared), last=index + 1, part=part)
    head = find_head(tokens, index, breaks)
    if head is None:
        state = (
            ATTRIBUTES.get(tokens[index].lower)
            if index < len(tokens) and index > count.last
            else None
        )
        if state is not None and closes(tokens, index + 1, breaks):
            return _of_the_dead(tokens, count, index, breaks, state=state)
        return _without_head(tokens, count, index, breaks, part=part)
    if count.value not in (1, None) and is_singular(tokens[head].lower):
        return Figure(count, head + 1, Counted.OTHER)
    figure = with_head(tokens, count, index, head)
    return replace(figure, part=part)


def _of_a_number(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str]
) -> Figure:
    """ "Seven of the 13 aboard"; but in "two of the three killed" the three are the figure."""
    head = find_head(tokens, index + 1, breaks)
    following = tokens[head + 1].lower if head is not None and head + 1 < len(tokens) else ""
    if head is None or following in ATTRIBUTES or following == "who":
        return Figure(count, count.last, Counted.OTHER, part=True)
    figure = with_head(tokens, count, index + 1, head)
    if figure.counted is Counted.LOSS and figure.loss != "lives":
        return replace(figure, counted=Counted.OTHER)  # "eight of the 14 killings were solved"
    return figure


def _of_the_dead(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str], *, state: str
) -> Figure:
    """ "Ten of the dead (were police officers)", "hundreds of wounded"."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    head = find_head(tokens, index + 2, breaks) if following in ("were", "are") else None
    figure = Figure(count, index + 1, Counted.PERSONS)
    if head is not None:
        figure = with_head(tokens, count, index + 2, head)
    return replace(figure, attribute=state, part=tokens[index - 1].lower != "of")


def _skip_partitive(tokens: Sequence[Token], index: int) -> tuple[int, bool, bool] | None:
    """After "of the", "of them": the next index, whether it is a part, whether a pronoun."""
    words = [token.lower for token in tokens[index : index + 2]]
    if not words or words[0] != "of":
        return None
    following = words[1] if len(words) > 1 else ""
    if following in ("them", "whom", "these", "those", "which"):
        return index + 2, True, True
    if following in ("the", "his", "her", "their", "its", "our", "my", "these"):
        return index + 2, False, False
    return index + 1, False, False


def _read_pronoun_part(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str]
) -> Figure:
    """ "12 of them (were) children": the head says who the part is."""
    start = index
    while start < len(tokens) and tokens[start].lower in (
        "were",
        "are",
        "was",
        "being",
        "been",
        "have",
        "had",
    ):
        start += 1
    head = find_head(tokens, start, breaks)
    if head is None:
        return Figure(count, index, Counted.BARE, part=True, vague_noun=True)
    return replace(with_head(tokens, count, start, head), part=True)


def _without_head(
    tokens: Sequence[Token], count: Count, index: int, breaks: frozenset[str], *, part: bool
) -> Figure:
    """A figure that stands alone, or that counts something else."""
    words = lexicon()
    if index > count.last and not (index < len(tokens) and tokens[index].lower == "others"):
        # "dozens of houses", "two of the three": of something that is nobody.
        return Figure(count, index, Counted.OTHER, part=part)
    last = index
    while last < len(tokens) and tokens[last].lower in ("more", "other", "others", "further"):
        last += 1
    if last >= len(tokens):
        return Figure(count, last, Counted.BARE, vague_noun=True)
    token = tokens[last]
    ends = token.kind == "mark" or token.lower in breaks or token.lower in words.stops
    ends = (ends and not _is_reported_thing(tokens, last, breaks)) or token.lower.endswith("ly")
    if last > index and tokens[last - 1].lower == "others":
        ends = True
    if token.lower in ("hundred", "thousand") or token.kind in ("number", "mixed"):
        ends = False
    ends = ends and token.lower not in lexicon().units and token.text not in "%°"
    if ends and last == index and token.lower in ("were", "are"):
        # "Of the dead, 31 were civilians".
        head = find_head(tokens, last + 1, breaks)
        if head is not None and closes(tokens, head + 1, breaks):
            figure = with_head(tokens, count, last + 1, head)
            return replace(figure, part=True) if not figure.attribute else figure
    counted = Counted.BARE if ends else Counted.OTHER
    return Figure(count, last, counted, vague_noun=True)


def _is_reported_thing(tokens: Sequence[Token], index: int, breaks: frozenset[str]) -> bool:
    """Whether things follow, not people: "100,000 confirmed cases", "12 reported leaks"."""
    if tokens[index].lower not in _REPORTED or index + 1 >= len(tokens):
        return False
    thing = tokens[index + 1].lower
    return thing.endswith("s") and thing not in breaks and thing not in lexicon().stops

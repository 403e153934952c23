"""May a figure have the measure of the figure beside it? Reads what stands around the two.

Keeps out: what it is given then (linking.py).
"""

from __future__ import annotations

from index.claims.counted import Counted
from index.claims.patterns import macro
from index.claims.symbols import Sentence, characters_of, figure_at

_TAKING = frozenset("took held had has have with saw caught sent met".split())
# Loss nouns whose measure the noun itself does not tell may share a trigger with each other.
_SHARING = frozenset({"bodies", "lives", ""})
_CLOSING = (
    "PREPOSITION SUBORDINATOR COMMA BREAK AND BY FROM AT DATE WITH INCLUDING THAT OF POSTADJECTIVE "
    "OR ADVERB PAST"
).split()


def may_share(sentence: Sentence, near: int, far: int) -> bool:
    """Whether a figure may have the measure of one beside it, if the words between allow it.

    Args:
        sentence: the sentence.
        near: the unit of the figure that is measured.
        far: the unit of the other, on either side.
    """
    figure, source = figure_at(sentence, far), figure_at(sentence, near)
    if figure.counted is Counted.OTHER or (figure.vague_noun and not figure.part):
        return False
    if source.loss not in _SHARING and figure.counted is not Counted.PERSONS:
        return False
    if figure.loss == "bodies" and source.loss != "bodies":
        return False
    if far < near and far > 0 and sentence.symbols[far - 1] in characters_of("OF"):
        return False  # "Of the 31 on board, 29 died"
    if far < near and (_is_parted(sentence, far, near) or _is_object(sentence, far)):
        return False  # "A bus with 40 people aboard fell; 12 died"
    if far < near and source.counted is Counted.BARE and source.last == source.count.last:
        return False  # "The clinic took in 45 people and one died"
    return figure.loss in _SHARING


def is_elsewhere(sentence: Sentence, near: int, far: int) -> bool:
    """ "80 deaths in Oran, 36 in Mora": a bare number at a place counts what the one before did."""
    figure = figure_at(sentence, far)
    return (
        figure.counted is Counted.BARE
        and figure.last == figure.count.last
        and macro("ELSEWHERE").match(sentence.symbols[near + 1 : far]) is not None
        and macro("AT_A_PLACE").match(sentence.symbols[far + 1 :]) is not None
    )


def _is_object(sentence: Sentence, at: int) -> bool:
    """Whether a verb or a preposition stands before a figure: "They freed 40 people and ..."."""
    if at == 0:
        return False
    before = sentence.tokens[sentence.units[at - 1].first].lower
    if sentence.symbols[at - 1] in characters_of("PREPOSITION") + characters_of("BY"):
        return True  # "charges against 40 people and three more killed"
    marks = characters_of("WORD") + characters_of("GERUND") + characters_of("EXCLUSIVE")
    unlisted = sentence.symbols[at - 1] in marks
    return before in _TAKING or (unlisted and before.endswith(("ed", "ing")))


def _is_parted(sentence: Sentence, first: int, second: int) -> bool:
    """Whether a semicolon or a colon stands between two units."""
    units = sentence.units[first + 1 : second]
    return any(sentence.tokens[unit.first].text in (";", ":") for unit in units)


def closed_after(sentence: Sentence, at: int) -> bool:
    """Whether nothing follows that could make the figure the subject of a verb of its own."""
    following = sentence.symbols[at + 1 : at + 2]
    if not following or sentence.units[at + 1].figure is not None:
        return True
    if sentence.tokens[sentence.units[at + 1].first].text in ".!?":
        return True
    return any(following in characters_of(name) for name in _CLOSING)

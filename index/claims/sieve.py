"""Which sentences are worth a closer look, and what stands in them? Keeps out: what they say.

Most sentences of most articles count nobody; they are set aside by their words alone.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.claims.drafts import Reading
from index.claims.rulebook import table
from index.claims.symbols import Sentence, positions_of, read_sentence, weekdays
from index.claims.tokens import tokenise
from index.model.article import Passage
from index.model.dates import DateMention
from index.model.names import EntityMention

# Longer "sentences" are tables or noise; what follows is left alone, so that time stays linear.
LONGEST_SENTENCE = 3000  # code points
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# Openings of sentences that count parts of the figure of the sentence before.
_PARTS_OF_BEFORE = ("among them", "amongst them")
_WITNESSES = ("TOLL", "COUNT", "BODY", "FORCE", "LOSE")


@dataclass(frozen=True, slots=True)
class Sieve:
    """The words by which a sentence is told to count victims, or to name a speaker.

    Args:
        numbers: words that begin a count.
        measures: of each trigger, the word that tells it best.
        speech: verbs of attribution.
    """

    numbers: frozenset[str]
    measures: frozenset[str]
    speech: frozenset[str]

    def look(self, lower: str) -> tuple[bool, bool]:
        """Whether a sentence may count victims, and whether it may name a speaker.

        Args:
            lower: the sentence in lower case.
        """
        words = frozenset(_WORD.findall(lower))
        tells = not words.isdisjoint(self.measures) or lower.startswith(_PARTS_OF_BEFORE)
        counts = tells and (not words.isdisjoint(self.numbers) or _DIGIT.search(lower) is not None)
        return counts, not words.isdisjoint(self.speech)


@functools.cache
def sieve() -> Sieve:
    """The sieve that the rule tables make."""
    numbers, verbs = table("numbers"), table("attribution")["verbs"]
    speech = {*verbs["words"], *verbs["with_toll"], "according", "citing", "quoting", "cited"}
    return Sieve(
        numbers=frozenset({*numbers["words"], *numbers["vague"], *numbers["scales"]}),
        measures=frozenset(telling_word(phrase) for phrase in _triggers()),
        speech=frozenset(speech),
    )


def telling_word(phrase: str) -> str:
    """The longest word of a phrase, the last of several: "taken into custody" has "custody"."""
    words = _WORD.findall(phrase)
    return max(reversed(words), key=len) if words else phrase


def _triggers() -> list[str]:
    data = table("measures")
    found = [word for name in _WITNESSES for word in data["classes"].get(name, ())]
    for entry in data["trigger"]:
        for name, words in entry.items():
            # FOUND and BURIED speak of victims only beside bodies, which are told by themselves.
            if name not in ("measure", "FOUND", "BURIED"):
                found += words
    return found + [word for entry in table("victims")["loss"] for word in entry["words"]]


class Windows:
    """The dates and names of an article, to be looked up by passage."""

    def __init__(self, dates: Sequence[DateMention], names: Sequence[EntityMention]) -> None:
        self._dates = sorted(dates, key=lambda mention: mention.start)
        self._names = sorted(names, key=lambda mention: mention.start)
        self._date_starts = [mention.start for mention in self._dates]
        self._name_starts = [mention.start for mention in self._names]

    def read(self, text: str, passage: Passage) -> Reading:
        """The sentence with its units, dates and names."""
        heard = self.listen(text, passage)
        spans = [(mention.start, mention.end) for mention in heard.dates]
        return replace(heard, sentence=read_sentence(heard.sentence.tokens, spans))

    def listen(self, text: str, passage: Passage) -> Reading:
        """The sentence with its dates and names, and no units: enough to tell who speaks."""
        start, end = passage.start, min(passage.end, passage.start + LONGEST_SENTENCE)
        dates = self._dates[
            bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)
        ]
        names = self._names[
            bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)
        ]
        tokens = tokenise(text, start, end)
        dated = positions_of(tokens, [(mention.start, mention.end) for mention in dates])
        dated |= {position for position, token in enumerate(tokens) if token.lower in weekdays()}
        return Reading(
            replace(passage, end=end),
            Sentence(tuple(tokens), (), ""),
            tuple(dates),
            tuple(names),
            dated,
        )

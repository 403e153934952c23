"""Who speaks in an article, sentence after sentence? Follows claimants, pronouns and acronyms.

Keeps out: how a claimant is found within one sentence (attribution.py), which figures are whose
(claimants.py), and of which day a statement is (statement_days.py).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.claims.attribution import Attribution, find_attributions
from index.claims.drafts import Reading, Speaker
from index.claims.rulebook import table
from index.claims.statement_days import day_beside
from index.claims.tokens import Token
from index.model.names import EntityKind, EntityMention

_ARTICLES = frozenset({"the", "a", "an", "another", "other", "same"})
_SPEAKING = (EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.PERSON, EntityKind.GROUP)
# How many sentences back "it" and "the agency" can lead.
_PRONOUN_REACH = 2
# The kinds of entities that a pronoun does not stand for, as their ids begin.
_UNLIKE = {
    "it": ("person-",),
    "he": ("organisation-", "media-", "group-"),
    "she": ("organisation-", "media-", "group-"),
}
_TAKING_NOUNS = frozenset(
    "documented documents recorded registered counted verified details detailed".split()
)


@functools.cache
def _words(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(table("attribution")[section][key])


class Statements:
    """The claimants of one article, in the order in which they speak."""

    def __init__(self) -> None:
        self._heard: list[tuple[int, Speaker]] = []
        self._sentence = 0
        self._days: dict[str, date] = {}
        self._indefinite: str | None = None
        self._acronyms: dict[str, str] = {}

    @property
    def last(self) -> Speaker | None:
        """Who spoke last by name, or None when nobody has yet."""
        return self._last_within(self._sentence)

    def _last_within(self, sentences: int, *, pronoun: str = "") -> Speaker | None:
        """Who spoke last by name, so many sentences ago at most, and can be meant by a pronoun."""
        for sentence, speaker in reversed(self._heard):
            if self._sentence - sentence > sentences:
                return None
            if not speaker.unnamed and not speaker.key.startswith(_UNLIKE.get(pronoun, ("-",))):
                return speaker
        return None

    def advance(self) -> None:
        """Go on to the next sentence of the article."""
        self._sentence += 1

    def day_of(self, speaker: Speaker) -> date | None:
        """The last day on which a claimant is known to have spoken, or None."""
        return speaker.stated_on or self._days.get(speaker.key)

    def read(self, text: str, reading: Reading) -> tuple[tuple[Attribution, Speaker], ...]:
        """The claimants of the next sentence.

        Args:
            text: the article's body.
            reading: the sentence.

        Returns:
            Each with where it stands, in the order of the verbs.
        """
        tokens = reading.sentence.tokens
        spoken: list[tuple[Attribution, Speaker]] = []
        for attribution in find_attributions(tokens, reading.dated):
            speaker = self._resolve(text, tokens, attribution, reading.names)
            if speaker is None:
                continue
            day = day_beside(reading, attribution)
            speaker = replace(
                speaker,
                stated_on=day,
                verb=attribution.verb,
                whole_sentence=_is_whole_sentence(tokens, attribution),
            )
            if day is not None:
                self._days[speaker.key] = day
            self._heard.append((self._sentence, speaker))
            spoken.append((attribution, speaker))
        return tuple(spoken)

    def _resolve(
        self,
        text: str,
        tokens: Sequence[Token],
        attribution: Attribution,
        names: Sequence[EntityMention],
    ) -> Speaker | None:
        """Who the words stand for; a pronoun with nobody near stands for itself."""
        first, last = attribution.first, attribution.last
        words = (
            text[tokens[first].start : tokens[last - 1].end].removesuffix("'s").removesuffix("’s")
        )
        content = [token.lower for token in tokens[first:last] if token.lower not in _ARTICLES]
        if not content:
            return None
        if content[0] in _words("anaphora", "pronouns") and len(content) == 1:
            return self._last_within(_PRONOUN_REACH, pronoun=content[0]) or Speaker(
                content[0], words
            )
        head = content[-1].removesuffix("'s")
        named = self._named(tokens[first:last], names)
        if named is None and tokens[first].lower == "the" and head in _words("anaphora"):
            before = self.last
            return (
                replace(before, verb=0) if before is not None else Speaker(" ".join(content), words)
            )
        key = named or " ".join(content).removesuffix("'s")
        if named is None and tokens[first].lower in ("a", "an") and head in _words("anaphora"):
            self._indefinite = key
        elif self._indefinite is not None and named is not None:
            # "A war monitor said ..." is named by the first organisation that speaks after it.
            if self._indefinite in self._days:
                self._days.setdefault(key, self._days[self._indefinite])
            self._indefinite = None
        return Speaker(key, words, unnamed=head in _words("unnamed") and named is None)

    def _named(self, tokens: Sequence[Token], names: Sequence[EntityMention]) -> str | None:
        """A key for a proper name: its entity, or its capitals with acronyms unfolded."""
        start, end = tokens[0].start, tokens[-1].end
        inside = [
            name
            for name in names
            if name.start >= start and name.end <= end and name.kind in _SPEAKING
        ]
        capitals = [
            token.lower.removesuffix("'s")
            for token in tokens
            if token.text[:1].isupper() and token.lower not in _ARTICLES and "-" not in token.text
        ]
        if not capitals or (
            len(capitals) == 1
            and capitals[0] in _words("speakers")
            and tokens[0].text[:1].isupper()
            and tokens[0].lower == capitals[0]
        ):
            return None
        if inside:
            return max(inside, key=lambda name: (name.end - name.start, name.start)).entity
        acronym = next(
            (
                capital
                for token, capital in zip(
                    (t for t in tokens if t.text[:1].isupper()), capitals, strict=False
                )
                if token.text.isupper() and len(capital) > 1
            ),
            None,
        )
        long = " ".join(capital for capital in capitals if capital != acronym)
        if acronym is not None and long:
            self._acronyms[acronym] = long
        key = long or self._acronyms.get(acronym or "", acronym or "")
        return next((known for known in self._acronyms.values() if key in known), key)


def _is_whole_sentence(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """Whether the verb takes a noun, no clause: "documented the killing of", not "said that"."""
    following = tokens[attribution.verb + 1 : attribution.verb + 4]
    return (
        attribution.kind == "subject"
        and tokens[attribution.verb].lower in _TAKING_NOUNS
        and not any(token.lower in ("that", "how") for token in following)
    )

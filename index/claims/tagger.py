"""What does an article say of how many were killed, hurt, held, lost or driven out?

Sentences in, claims out. Each step has its module: counts, victims, classes, patterns, links,
claimants, places and days, what figures tell of each other. Keeps out: other articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.article import ArticleReader
from index.claims.drafts import Reading
from index.claims.linking import Measured, measure_figures
from index.claims.sieve import LONGEST_SENTENCE, Windows, sieve
from index.model.article import Passage, Published
from index.model.claims import Claim
from index.model.dates import DateMention
from index.model.names import EntityMention


class ClaimTagger:
    """Finds casualty figures in articles; one instance serves any number of them."""

    def __init__(self) -> None:
        self._sieve = sieve()

    def tag(
        self,
        text: str,
        *,
        passages: Sequence[Passage],
        dates: Sequence[DateMention],
        names: Sequence[EntityMention],
        published: Published | None,
    ) -> tuple[Claim, ...]:
        """The figures of victims in an article.

        Args:
            text: the article's body.
            passages: its sentences, in order.
            dates: its date mentions; may be empty.
            names: its names; may be empty.
            published: its publication, or None when unknown.

        Returns:
            Claims by start; `text[claim.start:claim.end] == claim.surface`.
        """
        windows = Windows(dates, names)
        counted: dict[int, tuple[Reading, list[Measured]]] = {}
        speaking: set[int] = set()
        for number, passage in enumerate(passages):
            end = min(passage.end, passage.start + LONGEST_SENTENCE)
            counts, speaks = self._sieve.look(text[passage.start : end].lower())
            if speaks:
                speaking.add(number)
            if counts:
                reading = windows.read(text, passage)
                measured = measure_figures(reading.sentence)
                if measured:
                    counted[number] = (reading, measured)
        if not counted:
            return ()
        article = ArticleReader(text, published)
        for number, passage in enumerate(passages[: max(counted) + 1]):
            if number in counted:
                article.add(number, *counted[number])
            elif number in speaking:
                article.hear(windows.listen(text, passage))
            article.leave(passage)
        return article.claims()

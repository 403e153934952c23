"""Which articles wait for what others say of events, and what do the others say?

An article that leans on events is held back until all new articles were read, and annotated then
with what is known of these events. One that is in the index already is annotated again when the
answer to it has changed. Datings lean on nothing, so that this comes to an end. Keeps out: how
articles are annotated and written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from index.corpus import Corpus
from index.dates.events.answers import Saying
from index.dates.events.known import Evidence, KnownEvent, KnownEvents
from index.report import Skip
from index.workers import Extracted
from index.working import WorkingStore

# How many answers are kept at hand, with the words that they quote.
_AT_HAND = 2_000


class Settling:
    """The articles of one run that lean on events.

    Args:
        corpus: has the words that date events, and is told which articles are taken up again.
        working: remembers who dates events and who leans on them.
    """

    def __init__(self, corpus: Corpus, working: WorkingStore) -> None:
        self._corpus, self._working = corpus, working
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._taken: dict[str, list[tuple[str, str]]] = {}
        self._known = lru_cache(maxsize=_AT_HAND)(self._look_up)

    def hold_back(
        self, outcomes: Iterator[tuple[str, Extracted | Skip]]
    ) -> Iterator[tuple[str, Extracted | Skip]]:
        """The outcomes that can be written now; the others wait, and only their ids are kept."""
        for article_id, outcome in outcomes:
            if isinstance(outcome, Extracted) and outcome.condensed.leanings:
                self._waiting[article_id] = [
                    (leaning.event, leaning.given) for leaning in outcome.condensed.leanings
                ]
            else:
                yield article_id, outcome

    def take(self) -> list[str]:
        """Ids of the articles to annotate with what is now known; empty when all is settled.

        Until they are written the corpus holds them for unindexed, so that a run that is killed is
        taken up.
        """
        self._known.cache_clear()
        self._taken = self._waiting
        again = [i for i in self._working.events.unsettled() if i not in self._taken]
        self._corpus.mark_stale(again)
        self._waiting = {}
        return [*self._taken, *again]

    def known(self, article_id: str) -> KnownEvents:
        """What other articles say of the events that an article leans on."""
        asked = self._taken.get(article_id) or self._working.events.leanings(article_id)
        return {key: found for key in asked if (found := self._known(*key)) is not None}

    def _look_up(self, event: str, given: str) -> KnownEvent | None:
        answer = self._working.events.answer(event, given)
        if answer is None:
            return None
        return KnownEvent(
            direct=self._evidence(answer.direct),
            finer=None if answer.finer is None else self._evidence(answer.finer),
            answer=answer.word,
        )

    def _evidence(self, saying: Saying) -> Evidence:
        article = self._corpus.article(saying.article)
        body = "" if article is None else article.body
        return Evidence(
            value=saying.value,
            words=" ".join(body[saying.start : saying.end].split()),
            passage=saying.passage,
        )

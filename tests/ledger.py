"""Which addresses were ever issued, and does each still lead to its words?

Knows from what runs have shown alone what a reader must find, so that it can contradict the corpus
store, the index and the service. Keeps out: what is written, edited and removed
(test_permanence.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum

import pytest
from desk import Shown

from index.errors import GoneError, NotIndexedError
from index.model.entries import Ground
from search.results.passages import PassagePlace
from search.results.things import ArticleView
from search.results.timeline import EntryView
from search.service import Service


class State(Enum):
    """What became of a passage."""

    STANDS = "its words stand in its report"
    CHANGED = "they were changed, and there has always been what took their place"
    DROPPED = "for a while at least nothing like them stood there"


@dataclass(slots=True, kw_only=True)
class Issued:
    """A passage that was shown once.

    Args:
        article: the id of its article.
        text: its words.
        sentence: which sentence it is, however it is worded.
        since: when it was first shown: the run, and the place in its article.
        state: what became of it.
    """

    article: str
    text: str
    sentence: str
    since: tuple[int, int]
    state: State = State.STANDS


class Ledger:
    """All passage ids that runs have shown.

    Args:
        sentence_of: tells from the words of a passage which sentence it is; those of one name are
            one sentence in several wordings, those of others have little in common.
        is_told: whether a sentence of this name belongs on the timeline.
    """

    def __init__(
        self, *, sentence_of: Callable[[str], str], is_told: Callable[[str], bool]
    ) -> None:
        self.issued: dict[str, Issued] = {}
        self.removed: set[str] = set()
        self.seen: Counter[str] = Counter()
        self._sentence_of, self._is_told = sentence_of, is_told
        self._homes: dict[str, str] = {}
        self._most: Counter[tuple[str, str]] = Counter()
        self._run = 0

    def note(self, shown: Shown, *, withheld: Collection[str]) -> None:
        """Take down what the index shows after a run.

        Args:
            shown: that.
            withheld: ids of articles whose newest version is too long to be indexed.
        """
        self._run += 1
        standing: defaultdict[str, set[str]] = defaultdict(set)
        present: set[str] = set()
        times: Counter[tuple[str, str]] = Counter()
        for article_id, annotated in shown.articles.items():
            assert article_id not in self.removed
            for place, passage in enumerate(annotated.passages):
                text = annotated.article.body[passage.start : passage.end]
                one = self.issued.setdefault(
                    passage.id,
                    Issued(
                        article=article_id,
                        text=text,
                        sentence=self._sentence_of(text),
                        since=(self._run, place),
                    ),
                )
                assert (one.article, one.text) == (article_id, text), "an id was given twice"
                times[article_id, text] += 1
                standing[article_id].add(one.sentence)
                present.add(passage.id)
        self._most |= times
        given = Counter((one.article, one.text) for one in self.issued.values())
        assert given <= self._most, "words that stood there already were given another id"
        for key, one in self.issued.items():
            if key in present:
                one.state = State.STANDS
            elif one.article in shown.articles:
                goes_on = one.sentence in standing[one.article]
                if one.state is State.DROPPED or not goes_on:
                    one.state = State.DROPPED
                else:
                    one.state = State.CHANGED
            else:
                assert one.article in self.removed or one.article in withheld, "a report was lost"
        self._note_homes({p: entry.id for entry in shown.entries for p in entry.passages})

    def _note_homes(self, homes: dict[str, str]) -> None:
        """Count what happened to entries, so that a test can see that it has tried it."""
        parted = {(self._homes[p], home) for p, home in homes.items() if p in self._homes}
        self.seen["split"] += len(parted) - len({old for old, _ in parted})
        self.seen["merged"] += len(parted) - len({new for _, new in parted})
        self._homes = homes

    def check(self, service: Service, *, withheld: Collection[str]) -> None:
        """Follow every address as a reader does; call after `note`."""
        reader = _Reader(service)
        for key, one in self.issued.items():
            if one.article in self.removed:
                self.seen["gone"] += 1
                for ask, identifier in ((service.locate, key), (service.article, one.article)):
                    with pytest.raises(GoneError):
                        ask(identifier)
                continue
            if one.article in withheld:
                self.seen["withheld"] += 1
                if one.state is not State.DROPPED:
                    with pytest.raises(NotIndexedError):
                        service.locate(key)
                continue
            place = service.locate(key)
            assert place.article == one.article
            self.seen[one.state.name] += 1
            if one.state is State.STANDS:
                assert place.passage == key
            elif one.state is State.CHANGED:
                assert place.passage, f"no successor of {one.text!r}"
            if place.passage:
                found = self.issued[place.passage]
                assert (found.state, found.sentence) == (State.STANDS, one.sentence), (one, found)
                assert reader.words(place) == found.text
            self._check_home(place, reader)

    def _check_home(self, place: PassagePlace, reader: _Reader) -> None:
        """The entry is the one that the index shows, and bears the id of its oldest passage.

        Of those count that stand there by their own right, so that no figure from elsewhere takes
        the address of an event.
        """
        assert place.entry == self._homes.get(place.passage, "")
        if not place.entry:
            assert not place.passage or not self._is_told(self.issued[place.passage].sentence)
            return
        entry = reader.entry(place.entry).entry
        told = zip(entry.passages, entry.grounds, strict=True)
        own = [p for p, ground in told if _is_own(ground, dated=entry.days is not None)]
        oldest, first = self.issued[entry.id], {}
        for one in (self.issued[passage] for passage in own):
            first[one.article] = min(one.since, first.get(one.article, one.since))
        assert entry.id in own
        assert oldest.since == first[oldest.article]
        assert oldest.since[0] == min(run for run, _ in first.values())

    def peek(self, service: Service, *, leaving: Collection[str]) -> None:
        """Follow every address in the middle of a run.

        Args:
            service: the one that readers ask.
            leaving: ids of articles that may already be gone, or may not be yet.
        """
        reader = _Reader(service)
        for key, one in self.issued.items():
            if one.article in self.removed or one.article in leaving:
                continue
            place = service.locate(key)
            assert place.article == one.article
            if place.passage:
                assert self._sentence_of(reader.words(place)) == one.sentence


def _is_own(ground: Ground, *, dated: bool) -> bool:
    return ground is Ground.DAY if dated else ground is not Ground.SEQUEL


class _Reader:
    """Opens what addresses lead to, each entry and article once."""

    def __init__(self, service: Service) -> None:
        self._service = service.held()
        self._entries: dict[str, EntryView] = {}
        self._articles: dict[str, ArticleView] = {}

    def entry(self, entry_id: str) -> EntryView:
        if entry_id not in self._entries:
            self._entries[entry_id] = self._service.entry(entry_id)
        return self._entries[entry_id]

    def article(self, article_id: str) -> ArticleView:
        if article_id not in self._articles:
            self._articles[article_id] = self._service.article(article_id)
        return self._articles[article_id]

    def words(self, place: PassagePlace) -> str:
        """The words of a passage on the page that its address opens."""
        if place.entry:
            view = self.entry(place.entry)
            assert view.entry.id == place.entry
            assert [one.passage.id for one in view.passages] == list(view.entry.passages)
            (found,) = [one.text for one in view.passages if one.passage.id == place.passage]
        else:
            annotated = self.article(place.article).annotated
            (span,) = [one for one in annotated.passages if one.id == place.passage]
            found = annotated.article.body[span.start : span.end]
        assert self._service.passage(place.passage).text == found
        return found

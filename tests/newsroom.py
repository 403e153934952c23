"""What can happen to a collection over the years? Reports come, change and go, at random.

Through the real runs, store and service, with readers at work meanwhile; rules, names and the
borders of sentences change, files are lost, and runs are killed. Keeps out: what a reader must find
(ledger.py).
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from desk import Desk
from ledger import Ledger
from small_corpus import GAZETTEER

from index import kept_gazetteers, passages, pipeline
from index.addresses import CorpusAddresses
from index.entities.gazetteer import Gazetteer, load_gazetteer
from index.model.article import Block
from index.stores.whoosh_store import WhooshStore
from search.engines.opening import open_engine
from search.live import LiveEngine
from search.service import Service

# Wordings of one sentence share most of their words, different sentences few: an edit goes from one
# wording to another. Several tell the same events, on days that move with the day of publication.
WORDINGS = {
    "fire": "Fire destroyed the (old|long|wooden) bridge of Port Azal on Friday before dawn.",
    "ruin": "The bridge in Bandar Azal was (lost|ruined|destroyed) on Friday when fire broke out.",
    "visit": "Omar Tarif came to see the burned bridge of Azal on (7|8) March 2031, guards said.",
    "wounded": "At least (12|14|20) people were wounded by the fire at the bridge, the mayor said.",
    "killed": "(Nine|Ten|Eleven) people were killed when the bridge of Azal burned, doctors said.",
    "toll": "The fire service in Port Azal counted (nine|ten) killed and 14 wounded people.",
    "vote": "Parliament voted on the (new|late|whole) budget on Saturday after hours of talks.",
    "budget": "On 8 March 2031 Petra Lindqvist said that the (new|late) budget had failed.",
    "ferries": "Between 6 and 8 March 2031 all ferries waited (idle|quietly) off Cape Mora.",
    "closed": "Since 7 March 2031 the harbour gates have been (closed|locked) for lorries.",
    "ousted": "Omar Tarif was ousted on 3 February 2031, (officers|soldiers) told the radio.",
    "market": "The (fish|spice) market lies empty since Omar Tarif's ouster, as traders complain.",
    "owner": "Nobody has said yet who owned the (small|empty) warehouse behind the old school.",
    "mill": "Crews drove all night to save the (old|last) mill on 7 March 2031; it was in vain.",
}
# What says neither a day nor a figure; of what leans on an event the day may be unknown.
NOT_TOLD = {"title", "owner", "market", "in vain"}
PUBLISHED = ("2031-03-09", "2031-03-15")
KINDS = "run run kill kill remove remove names rules cuts cuts index working".split()
TOO_LONG = "Azal. " * 400


def wordings(pattern: str) -> list[str]:
    """All wordings of a sentence."""
    parts = [part.split("|") for part in re.split(r"[()]", pattern)]
    return ["".join(chosen) for chosen in product(*parts)]


SENTENCES = {name: wordings(pattern) for name, pattern in WORDINGS.items()}
NAMES = {text: name for name, texts in SENTENCES.items() for text in texts}
# Where a splitter cuts at a semicolon, the longer part is the same sentence still.
NAMES |= {text.partition(" it was")[0]: "mill" for text in SENTENCES["mill"]}
NAMES["it was in vain."] = "in vain"


@dataclass
class Report:
    """A file of one report; some have an address, others are known by their file."""

    number: int
    published: str
    sentences: list[str] = field(default_factory=list)
    too_long: bool = False

    @property
    def file(self) -> str:
        return f"report{self.number}.jsonl"

    def line(self) -> str:
        words = [f"Report {self.number} of the Azal Post", " ".join(self.sentences)]
        keys = {"title": words[0], "text": words[1] + TOO_LONG * self.too_long}
        keys |= {"source": f"Post {self.number % 3}", "published": self.published}
        if self.number % 2:
            keys["url"] = f"https://example.org/{self.number}"
        return json.dumps(keys) + "\n"


@cache
def loaded_from(contents: tuple[bytes, ...]) -> Gazetteer:
    """The names of some files; those that Dateline brings are many, and read once."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.csv" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        return load_gazetteer(paths)


def loaded(paths: Sequence[Path]) -> Gazetteer:
    return loaded_from(tuple(path.read_bytes() for path in paths))


class Killed(BaseException):
    """The process is gone."""


class Newsroom:
    """A folder of reports over the years: what is done to them, and what readers find.

    Args:
        folder: where it works.
        seed: of all chance.
        memory_mb: without any, each article is a round of its own, and each bucket a commit.
    """

    def __init__(self, folder: Path, *, seed: int = 0, memory_mb: int = 32) -> None:
        self.chance = Random(seed)  # noqa: S311 - invented texts, no secret
        self.desk = Desk(folder, memory_mb=memory_mb)
        self.desk.settings = replace(self.desk.settings, max_article_chars=2_000)
        engine = LiveEngine(self.desk.store, open_engine)
        self.service = Service(engine, CorpusAddresses(self.desk.settings.folder))
        self.ledger = Ledger(
            sentence_of=lambda text: NAMES.get(text, "title"),
            is_told=lambda name: name not in NOT_TOLD,
        )
        self.reports: dict[str, Report] = {}
        self.files: dict[str, str] = {}
        self.too_long: set[str] = set()
        self.leaving: set[str] = set()
        self.building = True
        self.noted: str | None = None
        self.rules = self.cuts = 0
        # Of its own, so that what is done does not hang on how many commits that takes.
        self.looks = Random(seed)  # noqa: S311 - invented texts, no secret

    def run(self, *, killed: bool = False) -> None:
        """Bring the index up to date, with readers at work; then everything is followed."""
        for report in self.reports.values():
            self.desk.write(report.file, report.line())
        self.too_long = {report.file for report in self.reports.values() if report.too_long}
        with self._at_work(killed=killed):
            self.desk.run()
        self._follow()
        self.building = False

    def remove(self, article_id: str) -> None:
        self.leaving |= {article_id}
        self.noted = None
        with self._at_work():
            assert self.desk.pipeline().remove(article_id)
        self.ledger.removed.add(article_id)
        self._follow()

    def add(self) -> None:
        number = len(self.reports)
        report = Report(number=number, published=self.chance.choice(PUBLISHED))
        # All tell of the fire, so that entries join and part as the days of reports change.
        names = ["fire", *self.chance.sample(sorted(SENTENCES), k=self.chance.randint(2, 5))]
        report.sentences = [self.chance.choice(SENTENCES[name]) for name in names]
        self.reports[report.file] = report

    def edit(self) -> None:
        """Word a sentence otherwise, drop, repeat or add one, in another order, on another day."""
        report = self.chance.choice(list(self.reports.values()))
        report.too_long = self.chance.random() < 0.05
        if self.chance.random() < 0.5:
            report.published = self.chance.choice(PUBLISHED)
        for _ in range(self.chance.randint(1, 3)):
            place = self.chance.randrange(len(report.sentences))
            name = NAMES[report.sentences[place]]
            kind = self.chance.random()
            if kind < 0.6:
                report.sentences[place] = self.chance.choice(SENTENCES[name])
            elif kind < 0.75 and len(report.sentences) > 1:
                del report.sentences[place]
            else:
                name = self.chance.choice([name, *SENTENCES])
                report.sentences.insert(place, self.chance.choice(SENTENCES[name]))

    def turns(self) -> list[str]:
        """What is done with the index, one after the other."""
        return self.chance.sample(KINDS, k=len(KINDS))

    def turn(self, kind: str) -> None:
        """Some reports come or change, and something is done with the index."""
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice([self.add, self.edit, self.edit, self.edit])()
        if kind == "remove" and (shown := sorted(self.desk.shown().articles)):
            self.remove(self.chance.choice(shown))
        elif kind == "names":
            header = GAZETTEER.splitlines()[0] + "\n"
            self.desk.write("gazetteer.csv", self.chance.choice([GAZETTEER, header]))
        elif kind == "rules":
            self.rules += 1
        elif kind == "cuts":
            self.cuts, self.rules = 1 - self.cuts, self.rules + 1
        elif kind == "index":
            shutil.rmtree(self.desk.settings.folder / "index")
            self.building = True
        elif kind == "working":
            (self.desk.settings.folder / "working.sqlite").unlink()
        elif kind == "kill":
            with suppress(Killed):
                self.run(killed=True)
        self.run()

    def peek(self) -> None:
        """Readers follow everything, whatever a run has done so far."""
        if self.building or self.looks.random() < 0.5:
            return
        if self.desk.store.mark() == self.noted and not self.leaving:
            self.ledger.check(self.service, withheld=self.leaving)
        else:
            self.ledger.peek(self.service, leaving=self.leaving | self._too_long())

    def _follow(self) -> None:
        shown = self.desk.shown()
        for article_id, annotated in shown.articles.items():
            self.files[article_id] = Path(annotated.article.path).name.partition(":")[0]
        self.leaving = self._too_long()
        self.noted = self.desk.store.mark()
        self.ledger.note(shown, withheld=self.leaving)
        self.ledger.check(self.service, withheld=self.leaving)

    def _too_long(self) -> set[str]:
        return {key for key, file in self.files.items() if file in self.too_long}

    @contextmanager
    def _at_work(self, *, killed: bool = False) -> Iterator[None]:
        """Readers look in around each commit; the rules are those of the moment."""
        commit, fingerprint, split = WhooshStore.commit, pipeline.rules_fingerprint, passages.split
        left = self.chance.randint(1, 3) if killed else -1

        def committing(store: WhooshStore, *arguments: Any) -> int:
            nonlocal left
            self.peek()
            left -= 1
            if left == 0:
                raise Killed
            generation = commit(store, *arguments)
            self.peek()
            return generation

        def cutting(body: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
            for start, end, block in split(body, blocks):
                stop = body.find("; ", start, end) + 1 if self.cuts else 0
                yield from (
                    ((start, stop, block), (stop + 1, end, block))
                    if stop
                    else ((start, end, block),)
                )

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kept_gazetteers, "load_gazetteer", loaded)
            patch.setattr(WhooshStore, "commit", committing)
            patch.setattr(passages, "split", cutting)
            patch.setattr(pipeline, "rules_fingerprint", lambda g: f"{self.rules} {fingerprint(g)}")
            yield

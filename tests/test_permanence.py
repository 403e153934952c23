"""Does every address that was ever issued still lead to its words, whatever was done since?

What may be done stands in newsroom.py, and what a reader must find then in ledger.py.
"""

from __future__ import annotations

from itertools import chain, repeat
from pathlib import Path

import pytest
from newsroom import SENTENCES, Newsroom, Report

from index.addresses import CorpusAddresses
from index.errors import GoneError
from search.engines.opening import open_engine
from search.service import Service
from web.app import create_app
from web.settings import WebSettings

FIRE, SAME_FIRE, AGAIN = SENTENCES["fire"]
(WOUNDED, OTHERWISE_WOUNDED, _), (KILLED, *_) = SENTENCES["wounded"], SENTENCES["killed"]
ONE_WEEK, ANOTHER = "2031-03-09", "2031-03-16"


@pytest.mark.parametrize(
    ("seed", "memory_mb", "turns"), [*((n, 32, 12) for n in range(1, 5)), (5, 0, 5)]
)
def test_every_address_leads_to_its_words_whatever_is_done(
    seed: int, memory_mb: int, turns: int, tmp_path: Path
) -> None:
    """A link in a case file must open what it was made for, next year too."""
    room = Newsroom(tmp_path / "desk", seed=seed, memory_mb=memory_mb)
    for _ in range(5):
        room.add()
    room.run()
    for kind in room.turns()[:turns]:
        room.turn(kind)
    assert room.ledger.seen["CHANGED"]
    assert room.ledger.seen["gone"] or turns < 12


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom whose first two reports tell of one fire, in different weeks."""
    room = Newsroom(tmp_path / "desk")
    tell(room, 1, ONE_WEEK, FIRE)
    tell(room, 2, ANOTHER, SAME_FIRE)
    room.run()
    return room


def tell(room: Newsroom, number: int, published: str, *sentences: str) -> None:
    """Write a report, or another version of it."""
    report = Report(number=number, published=published, sentences=list(sentences))
    room.reports[report.file] = report


def entry_of(room: Newsroom, text: str) -> str:
    """The entry that the address of a sentence leads to."""
    (key,) = [key for key, one in room.ledger.issued.items() if one.text == text]
    return room.service.locate(key).entry


def test_an_entry_that_joins_an_older_one_keeps_its_address(room: Newsroom) -> None:
    """The address leads to the older one, at its own sentence; if they part again, to its own."""
    older, newer = entry_of(room, FIRE), entry_of(room, SAME_FIRE)
    assert older != newer
    tell(room, 2, ONE_WEEK, SAME_FIRE)
    room.run()
    assert (entry_of(room, FIRE), entry_of(room, SAME_FIRE)) == (older, older)
    client = create_app(answers=room.service, settings=WebSettings()).test_client()
    answer = client.get(f"/entry/{newer}")
    assert (answer.status_code, answer.location) == (302, f"/entry/{older}#p-{newer}")
    assert f'id="p-{newer}"' in client.get(f"/entry/{older}").text
    tell(room, 2, ANOTHER, SAME_FIRE)
    room.run()
    assert (entry_of(room, FIRE), entry_of(room, SAME_FIRE)) == (older, newer)
    assert (room.ledger.seen["merged"], room.ledger.seen["split"]) == (1, 1)


def test_an_entry_is_shown_whole_while_a_run_ends(room: Newsroom) -> None:
    """Between finding it and reading it, it may have joined another."""
    newer = entry_of(room, SAME_FIRE)
    engines = [open_engine(room.desk.store)]
    tell(room, 2, ONE_WEEK, SAME_FIRE)
    room.run()
    engines.append(open_engine(room.desk.store))
    # The first question meets the generation of before the run, all others that of after it.
    turns = chain(engines[:1], repeat(engines[1]))
    answers = Service(lambda: next(turns), CorpusAddresses(room.desk.settings.folder))
    client = create_app(answers=answers, settings=WebSettings()).test_client()
    assert client.get(f"/entry/{newer}").status_code == 200


def test_an_entry_outlives_the_report_that_founded_it(room: Newsroom) -> None:
    """Its address says that the report was removed; those of its other sentences lead to it."""
    older, newer = entry_of(room, FIRE), entry_of(room, SAME_FIRE)
    tell(room, 2, ONE_WEEK, SAME_FIRE)
    room.run()
    room.remove(room.ledger.issued[older].article)
    assert entry_of(room, SAME_FIRE) == newer
    with pytest.raises(GoneError):
        room.service.locate(older)


def test_an_entry_outlives_a_change_of_the_sentence_that_founded_it(room: Newsroom) -> None:
    """The address that it had leads to it still."""
    older = entry_of(room, FIRE)
    tell(room, 2, ONE_WEEK, SAME_FIRE)
    room.run()
    tell(room, 1, ONE_WEEK, AGAIN)
    room.run()
    assert room.service.locate(older).entry == entry_of(room, SAME_FIRE)


def test_a_figure_without_a_day_keeps_its_address_beside_what_it_counts(room: Newsroom) -> None:
    """Whether or not it stands in the entry of the event that it belongs to."""
    tell(room, 3, ONE_WEEK, AGAIN, WOUNDED, KILLED)
    room.run()
    for published, *sentences in (
        (ANOTHER, AGAIN, WOUNDED, KILLED),
        (ONE_WEEK, WOUNDED, KILLED),
        (ONE_WEEK, AGAIN, KILLED, WOUNDED),
        (ANOTHER, AGAIN, OTHERWISE_WOUNDED),
    ):
        tell(room, 3, published, *sentences)
        room.run()
    assert room.ledger.seen["CHANGED"] == 1

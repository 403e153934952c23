"""Whatever the way to a corpus was, its index is the one that a single run over it makes."""

from __future__ import annotations

import json
import random
import tempfile
from datetime import date
from pathlib import Path

from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st
from small_corpus import GAZETTEER

SENTENCES = (
    "Fire destroyed the old bridge of Port Azal on 7 March 2031.",
    "The old bridge in Bandar Azal was destroyed by fire on 7 March 2031.",
    "Omar Tarif visited the burned bridge of Azal on 7 March 2031.",
    "Parliament voted on the budget on the night of 7 March 2031.",
    "Parliament voted on the new budget on 8 March 2031.",
    "On 8 March 2031 Petra Lindqvist said that the budget would fail.",
    "Petra Lindqvist left Azal between 6 and 8 March 2031.",
    "The port of Azal has been closed since 9 March 2031.",
    "At least 12 people were wounded, Lindqvist said.",
    "Nobody was hurt.",
    # What these mean by Tripoli is told, or counted where it is not.
    "Tripoli, Lebanon, was calm on 7 March 2031, and Tripoli's mayor left Tripoli.",
    "Libya's capital, Tripoli, was dark on 8 March 2031.",
    "A baker in Tripoli was robbed on 8 March 2031.",
    "Traders from Tripoli and Beirut met in Tripoli, and Tripoli's port was full.",
    # Some date events, some lean on them, and some of the dates exclude each other.
    "Omar Tarif was ousted on 3 February 2031.",
    "Omar Tarif was ousted in February 2031.",
    "Omar Tarif was ousted on 5 February 2031.",
    "Jalal Tarif was ousted on 9 January 2031.",
    "The port of Azal lies idle since Omar Tarif's ouster.",
    "Petra Lindqvist has spoken often since Tarif was toppled.",
    "At least 9 people were wounded one month after the fall of Omar Tarif.",
    "The 3 February 2031 takeover of Azal's government was the end of ousted Omar Tarif.",
)
# What has no day joins what goes with it best among the days that its report tells of.
COUNTED = "Gunmen killed 30 civilians in the fish market of Port Azal, Petra Lindqvist said."
GOES_WITH_IT = "Gunmen killed 30 civilians in the fish market of Port Azal on 7 March 2031."
GOES_BETTER = "Gunmen killed civilians in Port Azal on 8 March 2031 at dusk."
TWO_DAYS = "Rain fell on 7 March 2031. Fog lay over the hills on 8 March 2031."
KILLINGS = (COUNTED, GOES_WITH_IT, GOES_BETTER, TWO_DAYS, "Nobody has claimed it.")
NAMES = [f"report{number}.{kind}" for number in range(3) for kind in ("txt", "jsonl")]
WRITE, REMOVE, RUN, NAMES_CHANGE = "write", "remove", "run", "names change"

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
of_events = st.lists(st.sampled_from(SENTENCES[-8:]), min_size=1, max_size=3).map(" ".join)
of_killings = st.lists(st.sampled_from(KILLINGS), min_size=1, max_size=4).map(" ".join)
actions = st.one_of(
    st.tuples(st.just(WRITE), st.sampled_from(NAMES), texts),
    st.tuples(st.just(WRITE), st.sampled_from(NAMES[1::2]), of_killings),
    st.tuples(st.just(WRITE), st.sampled_from(NAMES), of_events),
    st.tuples(st.just(RUN), st.just(""), st.just("")),
    st.tuples(st.just(REMOVE), st.just(""), st.integers(0, 99).map(str)),
    st.tuples(st.just(NAMES_CHANGE), st.just(""), st.sampled_from([GAZETTEER, ""])),
)


def write(desk: Desk, name: str, text: str) -> None:
    """Write a report; one of JSON Lines says on which day it was published."""
    if name.endswith(".jsonl"):
        text = json.dumps({"text": text, "published": "2031-03-10"}) + "\n"
    desk.write(name, text)


def do(desk: Desk, action: tuple[str, str, str]) -> None:
    kind, name, detail = action
    if kind == WRITE:
        write(desk, name, detail)
    elif kind == NAMES_CHANGE:
        header = GAZETTEER.splitlines()[0] + "\n"
        desk.write("gazetteer.csv", detail or header)
    elif kind == RUN:
        desk.run()
        check_entries(desk)
    elif desk.store.current() is not None:
        ids = sorted(article.article.id for article in desk.articles())
        if ids:
            desk.pipeline().remove(ids[int(detail) % len(ids)])
            check_entries(desk)


def check_entries(desk: Desk) -> None:
    """What was grouped run by run is what all passages make at once, word for word.

    Grouped from the articles themselves, not from what runs remember of them.
    """
    entries = {entry.id: entry for entry in desk.shown().entries}
    assert entries == {entry.id: entry for entry in desk.grouped_at_once()}


@settings(max_examples=20, deadline=None)
@given(st.lists(actions, min_size=3, max_size=14), st.sampled_from([0, 32]))
def test_steps_in_any_order_end_where_one_run_ends(
    steps: list[tuple[str, str, str]], memory_mb: int
) -> None:
    """New, changed and removed articles and names cost their own work and change nothing else.

    Without any memory each article is a round of its own, and each bucket a commit.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "desk", memory_mb=memory_mb)
        desk.write("always.txt", SENTENCES[0])
        for step in steps:
            do(desk, step)
        desk.run()
        assert desk.shown() == desk.rebuilt(Path(folder) / "again")


def test_many_articles_in_many_batches_end_where_one_run_ends(tmp_path: Path) -> None:
    """A day that fills up over many runs is grouped as if it had come at once."""
    chance = random.Random(7)  # noqa: S311 - invented texts, no secret
    desk = Desk(tmp_path / "desk", memory_mb=0)
    for number in range(30):
        drawn = " ".join(chance.sample(SENTENCES, 3))
        desk.write(f"report{chance.randrange(20)}.txt", f"Report {number}. {drawn}")
        if chance.random() < 0.3:
            desk.run()
            check_entries(desk)
        if chance.random() < 0.1 and desk.store.current() is not None:
            ids = sorted(article.article.id for article in desk.articles())
            desk.pipeline().remove(chance.choice(ids))
            check_entries(desk)
    desk.run()
    desk.pipeline().remove(desk.named("Report 29"))
    check_entries(desk)
    desk.run()
    assert desk.shown() == desk.rebuilt(tmp_path / "again")


def test_a_passage_without_a_day_follows_what_it_goes_with(tmp_path: Path) -> None:
    """A report of one day changes the entries of others: what joined them may go there."""
    desk = Desk(tmp_path / "desk")

    def joined() -> date | None:
        check_entries(desk)
        (passage,) = [
            passage.id
            for a in desk.articles()
            for passage in a.passages
            if a.article.body[passage.start : passage.end] == COUNTED
        ]
        (entry,) = [entry for entry in desk.shown().entries if passage in entry.passages]
        return None if entry.days is None else entry.days.start

    write(desk, "counts.jsonl", f"{TWO_DAYS} {COUNTED}")
    desk.run()
    assert joined() is None
    write(desk, "seventh.jsonl", GOES_WITH_IT)
    desk.run()
    assert joined() == date(2031, 3, 7)
    write(desk, "eighth.jsonl", GOES_BETTER)
    desk.run()
    assert joined() == date(2031, 3, 8)
    desk.pipeline().remove(desk.named("at dusk"))
    assert joined() == date(2031, 3, 7)
    desk.pipeline().remove(desk.named("market of Port Azal on"))
    assert joined() is None

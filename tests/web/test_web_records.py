"""What programs read of how a question was read; docs/records.md promises these keys."""

from __future__ import annotations

import json

from search.query import Query
from search.service import Service
from web.records import results_record


def test_record_tells_how_the_question_was_read(answers: Service) -> None:
    """A program that shows hits can say as much of them as the page does."""
    asked = Query(text='the killed title:zeppelin -guild "dock workers" or fire')
    told = json.loads(json.dumps(results_record(answers.search(asked))["explanation"]))
    assert told["passed_over"] == [
        {"word": "the", "again": None},
        {"word": "or", "again": None},
    ]
    assert [(one["kind"], one["typed"]) for one in told["slips"]] == [("small or", "or")]
    reading = told["reading"]
    assert [part["typed"] for part in reading["without"]] == ["guild"]
    assert not reading["strict"]
    killed, zeppelin, workers, _ = reading["all"]
    assert killed == {
        "typed": "killed",
        "as": "word",
        "field": "any",
        "covers": ["Kills"],
        "covers_total": 1,
        "absent": False,
    }
    assert (zeppelin["field"], zeppelin["absent"]) == ("title", True)
    assert (workers["as"], workers["covers_total"]) == ("phrase", None)


def test_record_of_no_words_has_no_reading(answers: Service) -> None:
    """Null says that all reports were asked for."""
    assert results_record(answers.search(Query()))["explanation"] == {
        "reading": None,
        "passed_over": [],
        "slips": [],
    }

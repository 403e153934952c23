"""GET /suggest, /suggest.json and /suggest/opensearch: what the end of a question may become."""

from __future__ import annotations

from itertools import islice

from flask import Blueprint, Response, jsonify, render_template, request

from search.answers import Answers
from search.endings import endings
from search.query import Filters, Query, Window
from search.vocabulary import DayRange, Grain
from web.routes.context import context
from web.typed_days import days_meant, years_of
from web.views.completions import completions
from web.views.suggestions import DayOffer, SuggestionList, base_of, suggestion_list

LIMIT = 8
DAYS_SHOWN = 3

blueprint = Blueprint("suggest", __name__)


@blueprint.get("/suggest")
def show() -> str:
    """The offers as the list under the search box."""
    return render_template("fragments/suggestions.html", view=_offers())


@blueprint.get("/suggest.json")
def show_json() -> Response:
    """The offers for programs."""
    offers = _offers()
    return jsonify(
        q=offers.asked,
        suggestions=[
            {
                "text": row.text,
                "spelling": row.spelling,
                "kind": row.kind,
                "value": row.value,
                "reports": row.count,
                "href": row.href,
            }
            for row in offers.rows
        ],
    )


@blueprint.get("/suggest/opensearch")
def show_opensearch() -> Response:
    """Whole questions for the address bar of a browser, which knows words and no filters."""
    asked = _asked()
    rows = completions(asked, names=context().answers.complete(asked, LIMIT))
    answer = jsonify([asked, [row.text for row in rows], [row.told for row in rows]])
    answer.content_type = "application/x-suggestions+json"
    return answer


def _asked() -> str:
    """What was typed; the last one counts, as everywhere."""
    return (request.args.getlist("q") or [""])[-1].strip()


def _offers() -> SuggestionList:
    answers = context().answers
    asked = _asked()
    return suggestion_list(
        asked,
        names=answers.complete(asked, LIMIT),
        days=_days(asked, answers),
        base=base_of(request.args, timeline=request.args.get("list") == "timeline"),
        limit=LIMIT,
    )


def _days(asked: str, answers: Answers) -> tuple[DayOffer, ...]:
    """The days that the longest end which reads as a date may mean, if reports speak of them."""
    for ending in endings(asked):
        counted = (
            DayOffer(kept=ending.kept, days=days, count=answers.count(Filters(days=days)))
            for days in _meant(ending.typed, answers)
        )
        offers = tuple(islice((offer for offer in counted if offer.count), DAYS_SHOWN))
        if offers:
            return offers
    return ()


def _meant(text: str, answers: Answers) -> tuple[DayRange, ...]:
    """The days that a text names; without a year, or as a year alone, those that have a bar.

    A year alone may be a number of victims, and "in 2021" overlaps every day of 2021 while it
    speaks of none of them, so that what merely overlaps something is not enough.
    """
    # Any leap year tells whether it is a date at all; most words go no further.
    sample = days_meant(text, (2000,))
    if not sample:
        return ()
    if text.isdigit():
        grain = Grain.YEAR
    elif days_meant(text, ()):
        return sample
    else:
        grain = Grain.DAY if sample[0].is_one_day else Grain.MONTH
    strip = answers.timeline(Query(), Window(size=1, grain=grain)).strip
    bars = [bar.days for bar in strip.bars if bar.count]
    meant = days_meant(text, years_of(strip))
    return tuple(days for days in meant if any(map(days.overlaps, bars)))

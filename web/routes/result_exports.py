"""GET /search.json, .csv and .atom: the reports that a question finds, to take along or follow."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from search.query import Sort
from web import links
from web.exports.atom import Feed, atom
from web.exports.delivery import FEED, JSON, TABLE, deliver_reports
from web.exports.feeds import NEWEST, question_told, report_entries
from web.exports.report_files import reports_json, reports_table
from web.exports.report_reading import ReportReading
from web.params import read_asked
from web.routes.context import base_address, context
from web.views.counts import count

blueprint = Blueprint("result_exports", __name__)


@blueprint.get("/search.json")
def search_json() -> Response:
    """All reports of a question, for programs."""
    reading = ReportReading(context().answers, read_asked(request.args).query)
    chunks = reports_json(reading, question=_page(reading), base=base_address())
    return deliver_reports(chunks, form=JSON, reading=reading)


@blueprint.get("/search.csv")
def search_csv() -> Response:
    """All reports of a question as a table."""
    reading = ReportReading(context().answers, read_asked(request.args).query)
    chunks = reports_table(reading, base=base_address())
    return deliver_reports(chunks, form=TABLE, reading=reading)


@blueprint.get("/search.atom")
def search_atom() -> Response:
    """The newest reports of a question, for feed readers."""
    query = links.sorted_by(read_asked(request.args).query, Sort.NEWEST)
    reading = ReportReading(context().answers, query, undated=False, limit=NEWEST)
    entries = report_entries(reading, base=base_address())
    told = question_told(query, reading.facets) or "all reports"
    lacking = " No report has all of the words; these have some." if reading.partial_only else ""
    feed = Feed(
        title=f"Reports: {told}",
        subtitle=f"The newest of {count(reading.total, 'report')}, {NEWEST} at most.{lacking}",
        href=base_address() + links.feed(links.SEARCH, query),
        page=_page(reading),
        at=datetime.now(UTC),
    )
    return deliver_reports([atom(feed, entries)], form=FEED, reading=reading)


def _page(reading: ReportReading) -> str:
    """The address of the page that shows the same, in full."""
    return base_address() + links.search(reading.query)

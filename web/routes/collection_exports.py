"""GET /collection.json, .csv, .bib, .ris and .csl.json: a collection to take along."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, request

from web.citations.bibtex import bibtex
from web.citations.csl import csl
from web.citations.ris import ris
from web.citations.work import Work, works_of_reports
from web.collected import Collected, collected
from web.collection import read_collection
from web.exports.collection_files import collection_json, counts_of, name_of_collection
from web.exports.delivery import BIBTEX, CSL, JSON, RIS, TABLE, Form, deliver
from web.exports.entry_table import collected_table
from web.routes.context import base_address, context

blueprint = Blueprint("collection_exports", __name__)


@blueprint.get("/collection.json")
def collection_as_json() -> Response:
    """Everything known of the sentences, for programs."""
    found = _read()
    return _deliver(found, [collection_json(found, base=base_address())], JSON)


@blueprint.get("/collection.csv")
def collection_as_csv() -> Response:
    """The sentences as a table."""
    found = _read()
    pairs = ((item.passage, item.entry) for item in found.items)
    return _deliver(found, collected_table(pairs, base=base_address()), TABLE)


@blueprint.get("/collection.bib")
def collection_as_bibtex() -> Response:
    """The reports for BibTeX, with the sentences in their notes."""
    found = _read()
    return _deliver(found, [bibtex(_works(found))], BIBTEX)


@blueprint.get("/collection.ris")
def collection_as_ris() -> Response:
    """The same for reference managers."""
    found = _read()
    return _deliver(found, [ris(_works(found))], RIS)


@blueprint.get("/collection.csl.json")
def collection_as_csl() -> Response:
    """The same for citation programs."""
    found = _read()
    return _deliver(found, [csl(_works(found))], CSL)


def _read() -> Collected:
    return collected(context().answers.held(), read_collection(request.args))


def _works(found: Collected) -> tuple[Work, ...]:
    return works_of_reports((item.passage for item in found.items), base=base_address())


def _deliver(found: Collected, chunks: Iterable[str], form: Form) -> Response:
    name = name_of_collection(found)
    return deliver(chunks, form=form, name=name, headers=counts_of(found))

"""GET /article/<id>.bib, .ris and .csl.json, and the same of /entry/<passage id>: to cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flask import Blueprint
from werkzeug.wrappers import Response

from web.citations.bibtex import bibtex
from web.citations.csl import csl
from web.citations.ris import ris
from web.citations.work import Work, entry_work, report_work, works_of_reports
from web.exports.delivery import BIBTEX, CSL, RIS, Form, deliver
from web.routes.context import base_address, context
from web.routes.entry_exports import find_entry

blueprint = Blueprint("citations", __name__)

WRITERS: dict[Form, Callable[[Iterable[Work]], str]] = {BIBTEX: bibtex, RIS: ris, CSL: csl}


@blueprint.get("/article/<article_id>.bib")
def article_as_bibtex(article_id: str) -> Response:
    """A report for BibTeX."""
    return _article(article_id, BIBTEX)


@blueprint.get("/article/<article_id>.ris")
def article_as_ris(article_id: str) -> Response:
    """A report for reference managers."""
    return _article(article_id, RIS)


@blueprint.get("/article/<article_id>.csl.json")
def article_as_csl(article_id: str) -> Response:
    """A report for citation programs."""
    return _article(article_id, CSL)


@blueprint.get("/entry/<passage_id>.bib")
def entry_as_bibtex(passage_id: str) -> Response:
    """An entry and the reports behind it for BibTeX."""
    return _entry(passage_id, BIBTEX)


@blueprint.get("/entry/<passage_id>.ris")
def entry_as_ris(passage_id: str) -> Response:
    """An entry and the reports behind it for reference managers."""
    return _entry(passage_id, RIS)


@blueprint.get("/entry/<passage_id>.csl.json")
def entry_as_csl(passage_id: str) -> Response:
    """An entry and the reports behind it for citation programs."""
    return _entry(passage_id, CSL)


def _article(article_id: str, form: Form) -> Response:
    found = context().answers.article(article_id)
    work = report_work(found.summary, (), base=base_address())
    return deliver([WRITERS[form]([work])], form=form, name=f"dateline-article-{article_id}")


def _entry(passage_id: str, form: Form) -> Response:
    found = find_entry(passage_id, form)
    if isinstance(found, Response):
        return found
    base = base_address()
    entry = () if found.entry is None else (entry_work(found.entry, base=base),)
    works = (*entry, *works_of_reports(found.passages, base=base))
    return deliver([WRITERS[form](works)], form=form, name=found.name)

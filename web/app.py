"""How do requests find their pages? Puts routes, templates, headers and error pages together.

Read only: every route answers GET, nothing is kept between requests but counts. Keeps out: how
questions are answered (search), and how the server is started (cli.py).
"""

from __future__ import annotations

import time

from flask import Flask, Response, g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException, SecurityError

from search.answers import Answers
from search.errors import DatelineError
from web.assets import asset, assets
from web.compression import add_compression
from web.headers import add_headers
from web.metrics import Metrics
from web.params import ParameterError, YearlessDayError, address_of
from web.routes import (
    article,
    citations,
    collection,
    collection_exports,
    entity,
    entry,
    entry_exports,
    exports,
    guide,
    home,
    operations,
    places,
    result_exports,
    search,
    static,
    suggest,
    timeline,
    tolls,
    values,
)
from web.routes.context import KEY, Context, context
from web.settings import WebSettings
from web.views.page import Frame, SearchForm, form_as_given
from web.views.problem import Problem, problem_of, problem_of_status, problem_of_years
from web.views.sources import SourceMarks
from web.views.ways import Ways
from web.yearless import years_of_day

MODULES = (
    home,
    search,
    suggest,
    timeline,
    tolls,
    places,
    values,
    exports,
    result_exports,
    entry,
    entry_exports,
    citations,
    article,
    collection,
    collection_exports,
    entity,
    guide,
    operations,
    static,
)
TIMELINE_PATHS = ("/timeline", "/claims.")
UNMATCHED = "(none)"


def create_app(*, answers: Answers, settings: WebSettings) -> Flask:
    """The front end over a service.

    Args:
        answers: what it asks.
        settings: what can be set.

    Returns:
        A WSGI application; serve it with a threaded server such as waitress.
    """
    app = Flask("web", static_folder=None)
    app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts)
    app.config["MAX_CONTENT_LENGTH"] = 65_536
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["asset"] = asset
    assets()  # read now, so that no request waits for it
    app.extensions[KEY] = Context(
        answers=answers,
        settings=settings,
        marks=SourceMarks(answers),
        metrics=Metrics(),
        ways=Ways(answers),
    )
    for module in MODULES:
        app.register_blueprint(module.blueprint)
    ways = app.extensions[KEY].ways
    app.context_processor(lambda: {"printed_from": _own_address(), "ways": ways.shown})
    _measure(app)
    add_compression(app)
    add_headers(app)
    _explain_errors(app, settings)
    return app


def _own_address() -> str:
    """The address of the page in full, for paper; "" when the request names a foreign host."""
    try:
        return request.url
    except SecurityError:
        return ""


def _measure(app: Flask) -> None:
    """Count every answer by its route."""
    metrics: Metrics = app.extensions[KEY].metrics

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule is not None else UNMATCHED
        seconds = time.perf_counter() - g.began if "began" in g else 0.0
        metrics.observe(route, status=response.status_code, seconds=seconds)
        return response


def _explain_errors(app: Flask, settings: WebSettings) -> None:
    """Answer every error with a page that says what is wrong and what to do."""

    @app.errorhandler(DatelineError)
    def ours(error: DatelineError) -> Response:
        problem = problem_of(error)
        if problem.status == 503:
            app.logger.warning("%s", type(error).__name__)
        without = error.parameter if isinstance(error, ParameterError) else ""
        response = _page(problem, without=without)
        if problem.status == 503:
            response.headers["Retry-After"] = str(settings.retry_after)
        return response

    @app.errorhandler(YearlessDayError)
    def without_year(error: YearlessDayError) -> ResponseReturnValue:
        answers = app.extensions[KEY].answers
        given = tuple(request.args.items(multi=True))
        try:
            years = years_of_day(error, answers, request.path, given)
        except DatelineError as unanswered:
            return ours(unanswered)
        if len(years.choices) == 1:
            return redirect(years.choices[0].href, code=302)
        if not years.choices:
            return ours(error)
        return _page(problem_of_years(error.value, years), without=error.parameter)

    @app.errorhandler(HTTPException)
    def theirs(error: HTTPException) -> Response:
        response = _page(problem_of_status(error.code or 500))
        if error.code == 405:
            response.headers["Allow"] = "GET, HEAD, OPTIONS"
        return response

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        app.logger.exception("An unexpected %s", type(error).__name__)
        return _page(problem_of_status(500))


def _page(problem: Problem, *, without: str = "") -> Response:
    """The page of a problem, with the search form as the reader left it."""
    section = "timeline" if request.path.startswith(TIMELINE_PATHS) else "search"
    listing = request.path.startswith(("/search", *TIMELINE_PATHS))
    form = SearchForm()
    if listing:
        form = form_as_given(request.args, action=f"/{section}", without=without)
    frame = Frame(
        title=problem.heading,
        section=section if listing else "",
        form=form,
        live=request.path in ("/search", "/timeline"),
    )
    page = render_template(
        "pages/problem.html",
        frame=frame,
        problem=problem,
        listing=listing,
        corrected_href=_asking(problem.corrected) if problem.corrected else "",
        # What is wrong may be that nothing can be asked now.
        ways=context().ways.kept,
    )
    return make_response(page, problem.status)


def _asking(text: str) -> str:
    """The address of this page with other words."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return address_of(
        request.path, [(name, text if name == "q" else value) for name, value in pairs]
    )

"""GET /healthz, /metrics and /opensearch.xml: for monitors and browsers, not for readers."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from web.routes.context import context

blueprint = Blueprint("operations", __name__)


@blueprint.get("/healthz")
def health() -> Response:
    """Whether questions can be answered: 200 with the generation, or the error page with 503."""
    generation = context().answers.overview().generation
    return Response(f"ok\ngeneration {generation}\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Counts and durations by route, in the Prometheus text format."""
    return Response(
        context().metrics.exposition(), content_type="text/plain; version=0.0.4; charset=utf-8"
    )


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """A description that lets a browser search here from its address bar."""
    document = render_template("opensearch.xml", base=request.host_url.rstrip("/"))
    return Response(document, content_type="application/opensearchdescription+xml; charset=utf-8")

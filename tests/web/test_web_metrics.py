"""Do the counts say how the server is used, and nothing of what is asked?"""

from __future__ import annotations

from flask.testing import FlaskClient

from web.metrics import Metrics


def test_request_is_counted_by_route_and_status(client: FlaskClient) -> None:
    """An operator watches these."""
    client.get("/search?q=confidential")
    client.get("/article/secretsecret")
    text = client.get("/metrics").text
    assert 'dateline_requests_total{route="/search",status="200"}' in text
    assert 'dateline_requests_total{route="/article/<article_id>",status="404"}' in text


def test_counts_never_hold_what_was_asked(client: FlaskClient) -> None:
    """What a journalist looks for may put somebody in danger."""
    client.get("/search?q=confidential")
    client.get("/nowhere/confidential")
    assert "confidential" not in client.get("/metrics").text


def test_buckets_are_cumulative() -> None:
    """The exposition format demands it; a monitor would compute nonsense otherwise."""
    metrics = Metrics()
    metrics.observe("/", status=200, seconds=0.02)
    metrics.observe("/", status=200, seconds=9.0)
    text = metrics.exposition()
    assert 'bucket{route="/",le="0.01"} 0' in text
    assert 'bucket{route="/",le="0.025"} 1' in text
    assert 'bucket{route="/",le="5.0"} 1' in text
    assert 'bucket{route="/",le="+Inf"} 2' in text
    assert 'dateline_request_seconds_count{route="/"} 2' in text

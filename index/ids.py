"""Which names do articles and passages bear, so that a link to them outlives a re-indexing?

An id is a hash of what the thing is: of its address or its words. Keeps out: which ids were issued
and what became of them (the corpus store knows).
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

ID_LENGTH = 12  # 60 bits: a clash among ten million passages has a chance of about 4 in 100,000
_TRACKING_PARAMETER = re.compile(r"utm_\w*|fbclid|gclid", re.IGNORECASE)
# Fragments that point into a page or tell where a reader came from. Any other may name one of
# several items on a page (a day's digest, a live blog): two reports must never become one.
_POINTING_FRAGMENT = re.compile(
    r":~:text=.*|!?/?|top|main|content|article|respond|disqus_thread|comments?([-_=/]?\w+)?"
    r"|(xtor|ref|rss|utm_\w*|at_\w*|echobox|intcid|ito|cid)([=:&].*)?",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_WHITE_SPACE = re.compile(r"\s+")


def article_id(*, url: str | None, content: str) -> str:
    """Name an article after its address where it has one, else after its words.

    Args:
        url: the publisher's address; None or blank when there is none.
        content: the article as read; NFC and runs of white space make no difference, so that a
            copy with other line ends keeps its name.

    Returns:
        12 lower-case base-32 characters (a-z, 2-7).
    """
    if url and url.strip():
        return _digest("url", canonical_url(url))
    return _digest("content", _WHITE_SPACE.sub(" ", _nfc(content)).strip())


def passage_id(*, article: str, text: str, occurrence: int) -> str:
    """Name a passage after its article, its words and which of several equal ones it is.

    Args:
        article: the article's id.
        text: the passage's words; NFC makes no difference.
        occurrence: how many passages before it in the article have the same words, from 0.

    Returns:
        12 lower-case base-32 characters (a-z, 2-7).
    """
    return _digest("passage", article, str(occurrence), _nfc(text))


def canonical_url(url: str) -> str:
    """Write an address in the one form that all its spellings share.

    Scheme and host in lower case, no default port, no tracking parameters (utm_*, fbclid, gclid),
    no trailing slash, no fragment that merely points into the page ("#comments"). Other parameters
    and fragments stay as they stand: they can name the article.

    Args:
        url: an address; one that is no URL comes back stripped of white space alone.

    Returns:
        The canonical address.
    """
    try:
        parts = urlsplit(url.strip())
        host = _canonical_host(parts)
    except ValueError:
        return url.strip()
    kept = [
        piece
        for piece in parts.query.split("&")
        if piece and not _TRACKING_PARAMETER.fullmatch(piece.partition("=")[0])
    ]
    fragment = "" if _POINTING_FRAGMENT.fullmatch(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "&".join(kept), fragment))


def _canonical_host(parts: SplitResult) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    suffix = "" if port is None or _DEFAULT_PORTS.get(parts.scheme) == port else f":{port}"
    return f"{user}{at}{host}{suffix}"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _digest(*parts: str) -> str:
    # A lone surrogate can reach us from JSON escapes; it must not stop the naming.
    message = "\x00".join(parts).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(message).digest()
    return base64.b32encode(digest).decode("ascii")[:ID_LENGTH].lower()

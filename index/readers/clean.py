"""How does a text as it came become the body of an article?

Each detector answers one question about lines or paragraphs; this module asks them in order and
puts what is left together, with the map back to the original. Every character of the original that
shows something is in the body or in what was stripped. Keeps out: the detectors' knowledge, and
metadata that does not stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.model.article import Block, BlockKind, Mark, Metadatum, OriginSegment, Stripped
from index.readers import captions, damage, datelines, furniture, headings, tweets
from index.readers.pieces import Line, Piece, lines_of, paragraphs, trimmed

_BLANK_LINE = "\n\n"
_BYLINE_REACH = 4  # pieces from the top among which the author's line stands
_MOST_TITULAR_IN_A_ROW = 2  # more short lines in a row are a list, not headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text after cleaning; the fields mean what they mean in `Article`."""

    body: str
    blocks: tuple[Block, ...]
    origin: tuple[OriginSegment, ...]
    stripped: tuple[Stripped, ...]
    marks: tuple[Mark, ...]
    title: Metadatum | None
    dateline: Metadatum | None
    byline: Metadatum | None
    credits: tuple[Metadatum, ...]


@dataclass(slots=True)
class _Findings:
    """What the detectors have found so far; filled while one text is cleaned, then dropped."""

    stripped: list[Stripped]
    credits: list[Metadatum]
    dateline: Metadatum | None = None
    byline: Metadatum | None = None


def clean(
    original: str,
    *,
    title_span: tuple[int, int] | None = None,
    chosen: Sequence[Line] | None = None,
) -> Cleaned:
    """Tell the article from what surrounds it.

    Args:
        original: the decoded input.
        title_span: where a title stands that is known to be one, in half-open code points: at the
            beginning, or anywhere outside of the chosen lines. None to look for a headline.
        chosen: the lines that are the article's, in order, where it is known which are: all others
            are stripped as the page's, and no headline is looked for. None for all lines.

    Returns:
        The body with its blocks, the map to the original, what was stripped, and what the text
        says of its own title, dateline, author and credits.
    """
    found = _Findings(stripped=[], credits=[])
    titled = (0, 0) if title_span is None else title_span
    if chosen is None:
        lines, blanks = lines_of(original, start=titled[1])
    else:
        lines, blanks = tuple(chosen), ()
        _strip_page(found, original, [titled, *((line.start, line.end) for line in lines)])
    pieces = _read_pieces(original, lines, found)
    inside = sorted(span for piece in pieces for span in piece.spans)
    for blank in _outside(blanks, inside):
        _strip(found, original, blank, kind="blank")
    pieces = _read_captions(original, pieces, found)
    pieces = _read_dateline(original, pieces, found)
    if title_span is not None:
        heading = Piece(spans=(title_span,), text=original[slice(*title_span)])
        pieces = [replace(heading, kind=BlockKind.HEADLINE), *pieces]
    pieces = _read_titular(original, pieces, found, headed=chosen is not None)
    body, blocks, origin = _compose(original, pieces)
    return Cleaned(
        body=body,
        blocks=blocks,
        origin=origin,
        stripped=tuple(sorted(found.stripped, key=lambda piece: piece.start)),
        marks=damage.find_damage(body, blocks),
        title=_title(pieces),
        dateline=found.dateline,
        byline=found.byline,
        credits=tuple(found.credits),
    )


def _strip_page(found: _Findings, original: str, kept: Iterable[tuple[int, int]]) -> None:
    """Strip what stands between the stretches that are kept."""
    at = 0
    for start, end in [*sorted(kept), (len(original), len(original))]:
        first, last = trimmed(original, at, start)
        if first < last:
            _strip(found, original, (first, last), kind="page")
        at = max(at, end)


def _outside(
    blanks: Iterable[tuple[int, int]], inside: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The blank lines that are not part of a piece, as one inside a tweet is; both in order."""
    at = 0
    for start, end in blanks:
        while at < len(inside) and inside[at][1] <= start:
            at += 1
        if at == len(inside) or end <= inside[at][0]:
            yield start, end


def _strip(found: _Findings, original: str, span: tuple[int, int], *, kind: str) -> None:
    start, end = span
    found.stripped.append(Stripped(start=start, end=end, text=original[start:end], kind=kind))


def _read_pieces(original: str, lines: Sequence[Line], found: _Findings) -> list[Piece]:
    """Tell tweets and furniture from paragraphs."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if furniture.is_furniture(line.text, opens=at == 0):
            _strip(found, original, (line.start, line.end), kind="furniture")
        else:
            kept.append(line)
    sorted_out = tweets.sort_out(original, kept)
    found.stripped.extend(sorted_out.stripped)
    rest: list[Line] = []
    for line in sorted_out.rest:
        if furniture.is_lone_address(line.text):
            _strip(found, original, (line.start, line.end), kind="media_link")
        else:
            rest.append(line)
    together = [*sorted_out.tweets, *paragraphs(original, rest)]
    return sorted(together, key=lambda piece: piece.spans[0])


def _read_captions(original: str, pieces: Sequence[Piece], found: _Findings) -> list[Piece]:
    """Make captions of the paragraphs that are ones, and take their credits out."""
    kept: list[Piece] = []
    for at, piece in enumerate(pieces):
        told = piece.kind is BlockKind.CAPTION
        read = captions.read_caption if told or piece.kind is BlockKind.BODY else None
        caption = None if read is None else read(piece.text)
        kind = BlockKind.CAPTION
        if told and caption is None:
            caption = captions.read_agency_credit(piece.text)
        if caption is None and piece.kind is BlockKind.BODY and len(pieces) > 1:
            opens, closes = at == 0, at == len(pieces) - 1
            caption = captions.read_agency_credit(piece.text) if opens or closes else None
            kind = BlockKind.CAPTION if opens else BlockKind.BODY
        if caption is None:
            kept.append(piece)
            continue
        start, end = piece.spans[0]
        if caption.credit:
            credit_start = end - len(piece.text[caption.end :].lstrip())
            _strip(found, original, (credit_start, end), kind="credit")
            _credit(found, caption.credit)
        if caption.end > 0:
            text = piece.text[: caption.end]
            kept.append(Piece(spans=((start, start + caption.end),), text=text, kind=kind))
    return kept


def _credit(found: _Findings, value: str) -> None:
    if value not in {credit.value for credit in found.credits}:
        found.credits.append(Metadatum(value=value, note="Credited in the text."))


def _read_titular(
    original: str, pieces: Sequence[Piece], found: _Findings, *, headed: bool
) -> list[Piece]:
    """Tell headline (unless it is known), author's line and headings from paragraphs."""
    kept: list[Piece] = []
    candidates = [
        piece.kind is BlockKind.BODY and headings.is_heading(piece.text) for piece in pieces
    ]
    for at, piece in enumerate(pieces):
        author = headings.byline(piece.text) if piece.kind is BlockKind.BODY else None
        if author is not None and at < _BYLINE_REACH and found.byline is None:
            found.byline = Metadatum(value=author, note="Stated in the text.")
            _strip(found, original, piece.spans[0], kind="credit")
        elif not headed and _is_headline_at(at, pieces):
            kept.append(replace(piece, kind=BlockKind.HEADLINE))
        elif candidates[at] and _heads_something(at, pieces, candidates):
            kept.append(replace(piece, kind=BlockKind.HEADING))
        else:
            kept.append(piece)
    return kept


def _is_headline_at(at: int, pieces: Sequence[Piece]) -> bool:
    """Whether the piece is a headline: the first, like one, and with a report below it."""
    piece = pieces[at]
    below = pieces[at + 1 :]
    return (
        at == 0
        and piece.kind is BlockKind.BODY
        and headings.is_headline(piece.text)
        and any(
            other.kind is BlockKind.BODY and not headings.is_headline(other.text) for other in below
        )
    )


def _heads_something(at: int, pieces: Sequence[Piece], candidates: Sequence[bool]) -> bool:
    """Whether a paragraph stands below a line that can be a heading, and the line is in no list."""
    first = at
    while first > 0 and candidates[first - 1] and at - first < _MOST_TITULAR_IN_A_ROW:
        first -= 1
    last = at
    while last + 1 < len(pieces) and candidates[last + 1] and last - at < _MOST_TITULAR_IN_A_ROW:
        last += 1
    return last - first < _MOST_TITULAR_IN_A_ROW and last + 1 < len(pieces)


def _read_dateline(original: str, pieces: Sequence[Piece], found: _Findings) -> list[Piece]:
    """Take the dateline off the first paragraph; it can fill a line of its own."""
    for at, piece in enumerate(pieces):
        if piece.kind is not BlockKind.BODY:
            continue
        titular = headings.is_headline(piece.text)
        dateline = datelines.read_dateline(piece.text)
        if dateline is None or (titular and dateline.end < len(piece.text)):
            if titular:
                continue  # "NORTHTOWN: Ten rescued" above the report is its headline
            break
        if dateline.ends_in_colon and _is_dialogue(pieces[at + 1 :]):
            break
        start, end = piece.spans[0]
        found.dateline = Metadatum(value=dateline.value, note="Stated at the text's head.")
        _strip(found, original, (start, start + dateline.end), kind="dateline")
        rest = replace(piece, spans=((start + dateline.end, end),), text=piece.text[dateline.end :])
        return [*pieces[:at], *([rest] if rest.text else []), *pieces[at + 1 :]]
    return list(pieces)


def _is_dialogue(pieces: Sequence[Piece]) -> bool:
    """Whether later paragraphs open with capitals and a colon too: a transcript's speakers."""
    found = (datelines.read_dateline(piece.text) for piece in pieces)
    return any(dateline is not None and dateline.ends_in_colon for dateline in found)


def _compose(
    original: str, pieces: Iterable[Piece]
) -> tuple[str, tuple[Block, ...], tuple[OriginSegment, ...]]:
    """Put pieces together to a body, its blocks and the map back to the original."""
    parts: list[str] = []
    blocks: list[Block] = []
    origin: list[OriginSegment] = []
    length = 0
    for piece in pieces:
        if blocks:
            parts.append(_BLANK_LINE)
            length += len(_BLANK_LINE)
        block_start = length
        for start, end in piece.spans:
            segment = OriginSegment(body_start=length, original_start=start, length=end - start)
            origin.append(segment)
            parts.append(original[start:end])
            length += end - start
        blocks.append(
            Block(
                start=block_start,
                end=length,
                kind=piece.kind,
                author=piece.author,
                published_on=piece.published_on,
            )
        )
    return "".join(parts), tuple(blocks), tuple(origin)


def _title(pieces: Sequence[Piece]) -> Metadatum | None:
    if not pieces or pieces[0].kind is not BlockKind.HEADLINE:
        return None
    return Metadatum(value=" ".join(pieces[0].text.split()), note="The text's first line.")

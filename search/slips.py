"""Where may a question have been meant otherwise than it is read? What is forgiven, and told.

The parser takes everything that has a word; some of it was hardly meant so. Keeps out: what is
refused (parse.py), and misspelt words, which only an index can tell (engines).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.distance import distance, tolerance
from search.lexemes import Kind, Lexeme, lex
from search.query import Field
from search.results.reading import Slip, SlipKind

# Nobody wants to be told how else a whole paragraph could be written.
_MOST_PIECES = 12
_FIELDS = tuple(field.value for field in Field if field is not Field.ANY)
# Other words for what a field holds.
_MEANT = {
    "headline": Field.TITLE,
    "text": Field.BODY,
    "publisher": Field.SOURCE,
    "outlet": Field.SOURCE,
    "location": Field.PLACE,
}
_JOINING = (Kind.AND, Kind.OR)
_WORDS = (Kind.CHUNK, Kind.PHRASE)


def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a question that was parsed, in order of their kinds.

    Args:
        text: as typed, within the limits.
    """
    lexemes = lex(text)
    return (
        *_unknown_fields(lexemes, text),
        *_small_ors(lexemes, text),
        *_lone_operators(lexemes),
        *_left_open(lexemes, text),
    )


def _unknown_fields(lexemes: Sequence[Lexeme], text: str) -> Iterator[Slip]:
    """ "titel:toll": a field is named that there is not, and one is near."""
    for lexeme in lexemes:
        name, colon, _ = lexeme.text.partition(":")
        followed = text[lexeme.start + len(name) + 1 :][:1].strip()
        if lexeme.kind is Kind.CHUNK and colon and name and followed:
            meant = _field_like(name)
            if meant:
                end = lexeme.start + len(name)
                corrected = text[: lexeme.start] + meant + text[end:]
                yield Slip(kind=SlipKind.FIELD, text=name, corrected=corrected)


def _field_like(name: str) -> str:
    """The field that a name that is none was meant for; "" when several may be, or none."""
    folded = name.lower()
    if folded in _MEANT:
        return _MEANT[folded].value
    limit = tolerance(folded)
    near = {one: edits for one in _FIELDS if (edits := _edits(folded, one, limit)) is not None}
    nearest = [one for one, edits in near.items() if edits == min(near.values())]
    return nearest[0] if len(nearest) == 1 else ""


def _edits(name: str, field: str, limit: int) -> int | None:
    """How far a name is from a field, or from its plural."""
    found = (distance(name, one, limit=limit) for one in (field, field + "s"))
    return min((edits for edits in found if edits is not None), default=None)


def _small_ors(lexemes: Sequence[Lexeme], text: str) -> Iterator[Slip]:
    """ "burial or funeral": a word between free words, which is passed over.

    Its neighbours are held together by brackets where more stands beside them.
    """
    if len(lexemes) > _MOST_PIECES:
        return
    corrected = text
    at = len(lexemes) - 2
    while at > 0:
        last = at + 1
        while at > 0 and _is_small_or(lexemes, at):
            at -= 2
        first = at + 1
        if first < last:
            edges = [_edges(one, text) for one in lexemes[first : last + 1 : 2]]
            row = " OR ".join(text[start:end] for start, end in edges)
            alone = _stands_alone(lexemes, first, last)
            begin, end = edges[0][0], edges[-1][1]
            corrected = corrected[:begin] + (row if alone else f"({row})") + corrected[end:]
        else:
            at -= 1
    if corrected != text:
        yield Slip(kind=SlipKind.SMALL_OR, text="or", corrected=corrected)


def _is_small_or(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a piece is "or" between two free words or phrases."""
    one, before, after = lexemes[at], lexemes[at - 1], lexemes[at + 1]
    bound = at > 1 and lexemes[at - 2].kind in (Kind.FIELD, Kind.NOT, *_JOINING)
    joined = at + 2 < len(lexemes) and lexemes[at + 2].kind in _JOINING
    free = not bound and not joined and before.kind in _WORDS and after.kind in _WORDS
    return free and one.kind is Kind.CHUNK and one.text == "or"


def _stands_alone(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Whether nothing stands beside a row of pieces within its brackets."""
    before = lexemes[first - 1].kind if first else Kind.OPEN
    after = lexemes[last + 1].kind if last + 1 < len(lexemes) else Kind.CLOSE
    return before is Kind.OPEN and after is Kind.CLOSE


def _edges(lexeme: Lexeme, text: str) -> tuple[int, int]:
    """Where a piece begins and ends, its quotes included."""
    if lexeme.kind is not Kind.PHRASE:
        return lexeme.start, lexeme.end
    return lexeme.start - 1, min(lexeme.end + 1, len(text))


def _lone_operators(lexemes: Sequence[Lexeme]) -> Iterator[Slip]:
    """ "AND hospital", "burial OR": an operator with nothing to join or exclude."""
    for at, one in enumerate(lexemes):
        before = lexemes[at - 1].kind if at else None
        after = lexemes[at + 1].kind if at + 1 < len(lexemes) else None
        nothing_after = after in (None, Kind.CLOSE, *_JOINING)
        if one.kind in _JOINING and (nothing_after or before in (None, Kind.OPEN)):
            yield Slip(kind=SlipKind.LONE_OPERATOR, text=one.text)
        if one.kind is Kind.NOT and nothing_after:
            yield Slip(kind=SlipKind.LONE_OPERATOR, text=one.text)


def _left_open(lexemes: Sequence[Lexeme], text: str) -> Iterator[Slip]:
    """A quote or a bracket that nothing closes."""
    last = lexemes[-1] if lexemes else None
    if last is not None and last.kind is Kind.PHRASE and last.end == len(text):
        yield Slip(kind=SlipKind.OPEN_QUOTE, text=text[last.start - 1])
    depth = 0
    for one in lexemes:
        depth = max(0, depth + (one.kind is Kind.OPEN) - (one.kind is Kind.CLOSE))
    if depth:
        yield Slip(kind=SlipKind.OPEN_BRACKET, text="(")

"""How is a question's reading told? In a few exact words, or in none where all is plain.

Keeps out: how it was read (search.explain), and names in other spellings (narrowing.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.engine import PREFIX_EXPANSIONS
from search.query import Field, Query
from search.results.reading import (
    Combined,
    Explanation,
    Manner,
    PassedOver,
    Reading,
    Slip,
    SlipKind,
    Sought,
    sought,
)
from web import links

PARTS_SHOWN = 12
# More words than these keep their forms folded.
FORMS_OPEN = 3

_WHERE = {
    Field.ANY: "",
    Field.TITLE: " in the headline",
    Field.BODY: " in the text",
    Field.SOURCE: " in the publisher’s name",
    Field.PERSON: " in a person’s name",
    Field.ORGANISATION: " in an organisation’s name",
    Field.PLACE: " in a place’s name",
    Field.GROUP: " in a group’s name",
    Field.MEDIA: " in the name of a media house",
}
_HOW = {
    Manner.WORD: "",
    Manner.QUOTED: " in no other spelling",
    Manner.PHRASE: " in this order",
    Manner.BEGINNING: "",
    Manner.NAME: " in any spelling",
}
_SLIPS = {
    SlipKind.FIELD: ("", ": is no field. Did you mean "),
    SlipKind.SMALL_OR: ("To find either, write OR in capitals: ", ""),
    SlipKind.LONE_OPERATOR: ("", " joins nothing here and is passed over."),
    SlipKind.OPEN_QUOTE: ("The quote is not closed; it ends with the question.", ""),
    SlipKind.OPEN_BRACKET: ("A bracket is not closed; it ends with the question.", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a sentence, typed by the reader or said by us."""

    text: str
    typed: bool = False


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """Which other words a typed one stands for.

    Args:
        typed: the word, with its star.
        verb: "covers" for a beginning, which is none of the words; else "also covers".
        words: the commonest.
        more: how many others there are, in words; "" for none.
    """

    typed: str
    verb: str
    words: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipView:
    """A place in the question that may have been meant otherwise.

    Args:
        sentence: what is said of it.
        label: the question as it may have been meant; "" for none.
        href: where that leads.
        end: what closes the sentence.
    """

    sentence: Sentence
    label: str
    href: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedView:
    """What is told of how a question was read; empty where the words say it themselves.

    Args:
        wanted: what is searched for.
        coverings: words that stand for others.
        passed_over: words that are not searched for, each with its reason in brackets or none.
        absent: what no report has.
        slips: places that may have been meant otherwise.
        strict: whether partial matches are out of the question.
    """

    wanted: Sentence
    coverings: tuple[Covering, ...]
    passed_over: tuple[str, ...]
    absent: Sentence
    slips: tuple[SlipView, ...]
    strict: bool

    @property
    def folded(self) -> bool:
        """Whether the words that stand for others are too many to stand open."""
        return len(self.coverings) > FORMS_OPEN

    def __bool__(self) -> bool:
        """Whether anything is told."""
        told = (self.wanted, self.coverings, self.passed_over, self.absent, self.slips)
        return any(told)


def explained_view(
    explanation: Explanation, *, query: Query, address: Callable[[Query], str]
) -> ExplainedView:
    """What is told of how a question was read.

    Args:
        explanation: how it was read.
        query: the question as asked, on its first page.
        address: the address of the same kind of list for another question.
    """
    reading = explanation.reading
    coverings = (_covering(one) for one in sought(reading))
    return ExplainedView(
        wanted=() if reading is None or _is_plain(reading) else tuple(_told(reading)),
        coverings=tuple(one for one in coverings if one is not None),
        passed_over=tuple(_passed(one) for one in explanation.passed_over),
        absent=_absent(reading),
        slips=tuple(_slip(one, query, address) for one in explanation.slips),
        strict=isinstance(reading, Combined) and reading.strict,
    )


def _is_plain(reading: Reading) -> bool:
    """Whether a reading is what anybody would expect: one word, a beginning or a name."""
    if isinstance(reading, Combined):
        return False
    plain = (Manner.WORD, Manner.BEGINNING, Manner.NAME)
    return reading.field is Field.ANY and reading.manner in plain


def _told(reading: Reading) -> Iterable[Piece]:
    """A reading as words of a sentence."""
    if isinstance(reading, Sought):
        return _thing(reading)
    joined = _joined(reading.parts, "or" if reading.either else "and", shown=PARTS_SHOWN)
    pieces = joined or [Piece(text="everything")]
    if reading.without:
        comma = ", " if len(reading.parts) > 1 else " "
        pieces = [*pieces, Piece(text=f"{comma}without "), *_joined(reading.without, "or")]
    return pieces


def _joined(parts: Sequence[Reading], word: str, *, shown: int = PARTS_SHOWN) -> list[Piece]:
    """Several readings in a row, those that have parts themselves in brackets."""
    pieces: list[Piece] = []
    over = len(parts) - shown if len(parts) > shown else 0
    for at, part in enumerate(parts[: len(parts) - over]):
        if at:
            last = at == len(parts) - 1
            pieces.append(Piece(text=f" {word} " if last else ", "))
        inner = isinstance(part, Combined)
        pieces += [Piece(text="("), *_told(part), Piece(text=")")] if inner else _told(part)
    if over:
        pieces.append(Piece(text=f" {word} {over} more"))
    return pieces


def _thing(one: Sought) -> list[Piece]:
    typed = Piece(text=_written(one), typed=True)
    before = [Piece(text="words that begin with ")] if one.manner is Manner.BEGINNING else []
    after = _HOW[one.manner] + _WHERE[one.field]
    return [*before, typed, *([Piece(text=after)] if after else [])]


def _written(one: Sought) -> str:
    if one.manner in (Manner.PHRASE, Manner.QUOTED):
        return f"“{one.text}”"
    return one.text


def _covering(one: Sought) -> Covering | None:
    if one.forms is None or not one.forms.total:
        return None
    begins = one.manner is Manner.BEGINNING
    beyond = one.forms.total - len(one.forms.words)
    more = f"{beyond:,} more" if beyond else ""
    if begins and one.forms.total == PREFIX_EXPANSIONS:
        more += f", the {PREFIX_EXPANSIONS} most frequent"
    return Covering(
        typed=f"{one.text}*" if begins else one.text,
        verb="covers" if begins else "also covers",
        words=one.forms.words,
        more=more,
    )


def _passed(one: PassedOver) -> str:
    if not one.again:
        return one.text
    same = one.text.casefold() == one.again.casefold()
    return f"{one.text} ({'typed twice' if same else f'the same word as {one.again}'})"


def _absent(reading: Reading | None) -> Sentence:
    missing = [one for one in sought(reading, wanted=True) if one.absent]
    return tuple(_joined(missing, "or"))


def _slip(slip: Slip, query: Query, address: Callable[[Query], str]) -> SlipView:
    before, after = _SLIPS[slip.kind]
    named = slip.kind in (SlipKind.FIELD, SlipKind.LONE_OPERATOR)
    said = (Piece(text=before), Piece(text=slip.text if named else "", typed=True))
    sentence = (*said, Piece(text=after))
    return SlipView(
        sentence=tuple(piece for piece in sentence if piece.text),
        label=slip.corrected,
        href=address(links.with_text(query, slip.corrected)) if slip.corrected else "",
        end={SlipKind.FIELD: "?", SlipKind.SMALL_OR: "."}.get(slip.kind, ""),
    )

"""Which dates belong to the events that a text names? Only those that are tied to them tightly.

A date beside the noun ("the Dec. 8 takeover"), or the first one behind the verb with nothing but a
short phrase between. Everything else may date the sentence's own verb. Keeps out: which events a
text names (phrases.py), and what several datings say together (agreement.py).
"""

from __future__ import annotations

from index.dates.events.families import Book
from index.dates.events.phrase import Phrase
from index.dates.events.text import Dated, Text
from index.dates.timex import days_of
from index.model.certainty import Basis
from index.model.dates import DateMention, TimexType
from index.model.days import Grain

_FIT = frozenset({Grain.PART_OF_DAY, Grain.DAY, Grain.MONTH, Grain.YEAR})
# Readings that count from somewhere, or guess: too loose to date an event by.
_LOOSE = frozenset(
    "ago ago_weekday offset offset_bare beside_day anaphor_unit anaphor_part window window_one "
    "vague overnight unit_in_text duration numeric_day".split()
)
# Days beside a noun that may as well tell when the sentence's verb happened.
_NEAR = frozenset(
    "weekday weekday_short weekday_of_week weekday_anaphor part_of_weekday today this_part weekend "
    "relative_unit edge_of_unit".split()
)
_ON = frozenset({"on", "in", "during"})
_LED_IN = frozenset({"in", "at", "by", "from", "with", "as", "during", "on", "of"})
_FOLLOWED = frozenset({"since", "after", "before", "following", "until"})
_JOINED = frozenset({"and", "or", "to", "-", "–", "through"})
_REACH = 8
# "Last Tuesday" is the one before or the one of the week before; as a date of an event it is none.
_DOUBTFUL = ("last ", "next ", "this ")


def date_of(text: Text, phrase: Phrase, book: Book) -> DateMention | None:
    """The date that a phrase's event happened on, as the text says; None where that is not sure."""
    if not phrase.told:
        return None
    dated = phrase.before or (
        _behind_verb(text, phrase, book) if phrase.verbal else _behind_noun(text, phrase)
    )
    if dated is None or not _is_fit(text, phrase, dated, book):
        return None
    # "Today's quake" is somebody's today, often not the report's.
    spoken = not phrase.verbal and dated.mention.rule == "today"
    return None if spoken else dated.mention


def touches_date(text: Text, phrase: Phrase, book: Book) -> bool:
    """Whether a date stands behind a phrase in its clause, whatever it may mean there."""
    at = phrase.last + 1 if text.is_comma(phrase.last) else phrase.last
    if at in text.beginning or (text.word(at) in _ON and at + 1 in text.beginning):
        return True
    for index in range(phrase.last, phrase.last + _REACH):
        if text.ends_sentence(index) or text.is_comma(index):
            return False
        if text.word(index) in book.words["breakers"]:
            return False
        if index in text.beginning and _is_date(text.beginning[index].mention):
            return True
    return False


def _is_date(mention: DateMention) -> bool:
    return mention.type in {TimexType.DATE, TimexType.TIME}


def _is_fit(text: Text, phrase: Phrase, dated: Dated, book: Book) -> bool:
    mention = dated.mention
    # By its value: "since Tuesday's quake" is an open interval, and the quake was on Tuesday.
    if mention.days is None or days_of(mention.value) is None or not _is_date(mention):
        return False
    if mention.surface.lower().startswith(_DOUBTFUL) and mention.rule in _NEAR:
        return False
    # What leans on another date of the text may have caught the wrong one.
    if mention.basis is not Basis.STATED and "earlier in the text" in mention.anchor:
        return False
    if dated.first >= phrase.last and not (
        text.closes(dated.last)
        or text.word(dated.last) in book.words["going_on"]
        or text.word(dated.last).endswith("ed")
    ):
        return False  # "in 1945 purges", "in Friday's crash"
    joined = text.word(dated.last) in _JOINED and (dated.last + 1) in text.beginning
    return mention.grain in _FIT and mention.rule not in _LOOSE and not joined


def _behind_noun(text: Text, phrase: Phrase) -> Dated | None:
    """ "since Assad's ouster in December", "the 25 June death"."""
    at = phrase.last
    dated = text.beginning.get(at)
    if dated is None and text.word(at) in {*_ON, "of"}:
        dated = text.beginning.get(at + 1)
    if dated is None:
        return None
    before = text.word(phrase.first - 1)
    if before == "since" or text.ends_sentence(phrase.first - 1):
        return dated
    return dated if before in _FOLLOWED and dated.mention.rule not in _NEAR else None


def _behind_verb(text: Text, phrase: Phrase, book: Book) -> Dated | None:
    """ "swept aside the regime in a lightning offensive in December 2024"."""
    at = phrase.last
    if at in text.beginning:
        return text.beginning[at]
    if text.word(at) not in _LED_IN:
        return None
    for index in range(at, at + _REACH):
        if text.ends_sentence(index) or text.word(index) in book.words["breakers"]:
            return None
        if index in text.beginning:
            dated = text.beginning[index]
            if not _is_date(dated.mention):
                return None
            return dated if text.word(index - 1) in _ON else None
        if not text.word(index)[:1].isalnum() and text.word(index) not in {"-", "'", "’"}:
            return None
    return None

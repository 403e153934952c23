"""Which words beside an expression tell its direction, or that it opens an interval?

Looks only at the few tokens just before it, in its own sentence. Keeps out: resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.dates.matcher import Found

CERTAIN = frozenset("until till postponed deadline expire expires expiring".split())
"""Words after which a date most often lies ahead."""

AHEAD = frozenset(
    "will ’ll shall scheduled expected due planned planning slated starting beginning effective "
    "upcoming resume resumes".split()
)
"""Words that point forward; a general guess at tense does worse than these few."""

AIMING = frozenset(
    "plan plans set hope hopes aim aims want wants need needs agree agrees agreed pledged promised "
    "vowed decided decision".split()
)
"""Words that do so before "to" or "for": "plans to leave", not "the plan of Tuesday"."""

FIRM = AHEAD - {"resume", "resumes"}
"""Of these, the ones that hold even where the past occurrence of a day is nearer."""

MODAL = frozenset("would could might should may can must".split())
"""In reported speech these point to the next days, but as often to nothing."""

DAYS_AHEAD = {"promised": 6, "programme": 3, "certain": 5, "ahead": 4, "modal": 2}
"""How many days ahead a weekday may lie after each kind of word (news measurement)."""

OPENING = frozenset(
    "begin begins start starts open opens reopen reopens resume resumes end ends expire expires "
    "close closes convene convenes effect".split()
)
"""Verbs whose present tense, just before a day, tells a programme: "the trial begins Monday"."""

PROGRAMME = frozenset(
    "leaves leave meets meet hosts host plays play faces face visits visit travels travel flies "
    "votes vote holds hold returns return arrives arrive departs depart awaits await convenes "
    "tours".split()
)
"""Verbs whose present tense tells a plan of the next days."""

BACK = frozenset("since ago was were had killed died".split())
PAST = BACK | frozenset("been did became began made took came went said".split())
SENTENCE_END = frozenset({".", "!", "?", ";"})
ABBREVIATED = frozenset(
    "mr mrs ms dr st gen lt col sgt maj capt rep sen gov vs inc corp co ltd jr sr prof rev hon "
    "brig adm cmdr pres no nos".split()
)
"""Words after which a full stop ends no sentence."""

OF_PLANS = frozenset(
    "scheduled expected planned slated delayed postponed needed proposed extended hoped agreed "
    "supposed promised pledged announced approved united need predicted devoted".split()
)
"""Words in -ed that tell of what is to come, or of nothing."""

PARTICIPLES = frozenset(
    "shown seen held taken made shot told met left found died struck hit fell began broke took "
    "came went won lost beat rose".split()
)

BEFORE_ADJECTIVE = frozenset("the a an this its his her their still be is are yet".split())
"""Words before one in -ed that make it no past tense: "the reduced dividend"."""

SEEKING = frozenset("seek seeks seeking toward towards contest contesting run".split())
POLLS = frozenset("election elections term vote referendum ballot polls".split())
"""What lies ahead while it is sought: "seeks a new term in September"."""

UNFORESEEN = frozenset(
    "earthquake quake tremor attack attacks blast bombing bombings explosion explosions killing "
    "killings massacre crash collapse disaster shooting shootings clashes violence arrest arrests "
    "death deaths murder murders coup airstrike airstrikes shelling defeat victory loss".split()
)
"""What nobody tells beforehand: "Tuesday's earthquake" has been."""

SAYING = frozenset("said says told announced warned was were had".split())

PROMISED_WITHIN = 7
"""How many tokens behind a day that opens its sentence its "will" may stand."""

AHEAD_OF = frozenset("of before for".split())
"""Words that make what follows lie ahead of what was done: "closed ahead of Tuesday"."""

NEAR = 3
"""How many tokens before a weekday a past tense speaks of it."""

REACH = 8
"""How many tokens before an expression a cue may stand."""

FAR_REACH = 20
"""The same before "by Monday", which closes a longer phrase."""


def ends_sentence(words: Sequence[str], index: int) -> bool:
    """Whether the mark at an index ends a sentence and not an abbreviation or initial.

    Args:
        words: tokens in lower case.
        index: of the mark.
    """
    if words[index] not in SENTENCE_END:
        return False
    before = words[index - 1] if index else ""
    return words[index] != "." or not (len(before) == 1 or before in ABBREVIATED)


def days_ahead(found: Found) -> int:
    """How many days ahead the words before an expression let it lie; 0 when none points forward."""
    left = _left(found, reach=FAR_REACH if found.word(-1) == "by" else REACH)
    if "had" in left and not left & {"will", "until", "till"}:
        return 0
    words = found.tokens.words
    soonest = words[max(0, found.first - 3) : found.first]
    deadline = soonest[-2:] == ["later", "than"]
    if left & CERTAIN or deadline or soonest in (["as", "early", "as"], ["as", "soon", "as"]):
        return DAYS_AHEAD["certain"]
    near = found.tokens.words[max(0, found.first - 4) : found.first]
    if not {"will", "’ll"}.isdisjoint(near) or _promises(found):
        return DAYS_AHEAD["promised"]
    if left & AHEAD or _is_to(found) or _is_sought(found):
        return DAYS_AHEAD["ahead"]
    if _opens(found) or _is_promised(found):
        return DAYS_AHEAD["ahead"]
    if is_deadline(found):
        return DAYS_AHEAD["ahead"]
    if _is_programme(found):
        return DAYS_AHEAD["programme"]
    if left & MODAL:
        return DAYS_AHEAD["certain" if found.word(-1) == "by" else "modal"]
    return 0


def looks_ahead(found: Found) -> bool:
    """Whether a word just before the expression points to the future."""
    return days_ahead(found) >= DAYS_AHEAD["ahead"]


def _is_to(found: Found) -> bool:
    """ "is to resume trading on Tuesday", "plans to leave on Tuesday"."""
    words = found.tokens.words[max(0, found.first - REACH) : found.first]
    if any(
        (a in {"is", "are"} and b == "to")
        or (a in AIMING and b in {"to", "for"})
        or (a == "won" and b in {"'", "’"})
        for a, b in pairwise(words)
    ):
        return True
    return any(a in AIMING and b == "to" for a, b in zip(words, words[2:], strict=False))


def _is_sought(found: Found) -> bool:
    """ "not to seek re-election in September", "heads toward an election in September"."""
    left = _left(found)
    return bool(left & SEEKING and left & POLLS) and not tells_of_past(found, reach=3)


def _promises(found: Found) -> bool:
    """ "On Sunday there will be speeches": the future tense follows before any other saying."""
    if not _ends_before(found, -1) and not _ends_before(found, 0):
        return False
    for offset in range(PROMISED_WITHIN):
        word = found.word(offset)
        if word in {"will", "’ll"}:
            return True
        if word in SENTENCE_END or word in SAYING:
            return False
    return False


def _is_promised(found: Found) -> bool:
    """ "will miss the opening qualifier against Moldova on Sunday": a will far before, no past."""
    left = found.tokens.words[max(0, found.first - FAR_REACH) : found.first]
    for index in range(len(left) - 1, -1, -1):
        word = left[index]
        if word in {"will", "’ll"}:
            return True
        if word in SAYING or word[0] == "\n" or word in {"that", "which", "who", "when", "after"}:
            return False
        if word in SENTENCE_END and ends_sentence(left, index):
            return False
    return False


def is_deadline(found: Found) -> bool:
    """ "form a government by Saturday", not "By Saturday it was over"."""
    opens = _ends_before(found, -1) or found.word(-2) in {"but", "and"}
    return found.word(-1) == "by" and not opens and not _left(found) & PAST


def _ends_before(found: Found, offset: int) -> bool:
    """Whether a sentence ends just before the token at an offset."""
    before = found.word(offset - 1)
    return before in {"", "”", '"', *SENTENCE_END} or before[0] == "\n"


def _is_programme(found: Found) -> bool:
    """ "He leaves Rome on Monday", "they host Reading on Tuesday": a present tense of plans."""
    left = found.tokens.words[max(0, found.first - REACH) : found.first]
    for index in range(len(left) - 1, -1, -1):
        word = left[index]
        if word in PROGRAMME:
            return True
        if word in SAYING or word in PAST or word.endswith("ed") or word[0] == "\n":
            return False
        if word in SENTENCE_END and ends_sentence(left, index):
            return False
    return False


def _opens(found: Found) -> bool:
    """ "begins on Monday", "takes effect Sunday", "open again on Monday"."""
    offset = -1
    while offset > -4 and found.word(offset) in {"on", "in", "at", "again", "only", "next"}:
        offset -= 1
    if found.word(offset) == "effect":
        return found.word(offset - 1) in {"takes", "take"}
    return found.word(offset) in OPENING


def looks_firmly_ahead(found: Found) -> bool:
    """Whether such a word leaves no doubt of it."""
    if not looks_ahead(found):
        return False
    firm = FIRM | CERTAIN | {"later", "would"}
    certain = found.word(-1) == "by" or _is_to(found) or _is_sought(found)
    return certain or bool(_left(found) & firm)


def leaves_open(found: Found) -> bool:
    """Whether a modal, or "by" and "through" without a past, lets a date lie ahead."""
    left = _left(found)
    if left & MODAL:
        return True
    offset = -2 if found.word(-1) in {"early", "late", "mid", "-"} else -1
    return found.word(offset) in {"by", "through"} and not left & PAST


def is_unforeseen(found: Found) -> bool:
    """ "Tuesday's earthquake": what nobody tells beforehand has been, whatever stands before it."""
    return found.word(0) in {"'s", "’s"} and found.word(1) in UNFORESEEN


def is_rather_tomorrow(found: Found) -> bool:
    """Whether a weekday that is tomorrow, or else six days back, is tomorrow.

    Mostly it is, unless its clause tells of what was ("was rescued on Friday").
    """
    near = found.tokens.words[max(0, found.first - NEAR) : found.first]
    if any(word in AHEAD_OF for word in near[-2:]):
        return True
    if found.word(0) in {"'s", "’s"} and found.word(1) in OF_PLANS:
        return True
    return not (any(word in BACK for word in near) or tells_of_past(found, reach=REACH))


def tells_of_past(found: Found, *, reach: int = 5) -> bool:
    """Whether a past tense or participle stands just before: "called police in May"."""
    near = found.tokens.words[max(0, found.first - reach) : found.first]
    for index in range(len(near) - 1, -1, -1):
        if near[index] in SENTENCE_END or near[index][0] == "\n":
            near = near[index + 1 :]
            break
    told = any(
        (word.endswith("ed") or word in PARTICIPLES)
        and word not in OF_PLANS
        and before not in BEFORE_ADJECTIVE
        for before, word in pairwise(near)
    )
    return told or [found.word(0), found.word(1)] == ["there", "was"] or _is_recounted(found)


def _is_recounted(found: Found) -> bool:
    """ "a defeat on Saturday that ended their run": what follows tells what came of it."""
    after = found.word(1)
    told = after.endswith("ed") or after in PARTICIPLES or after in BACK
    return found.word(0) in {"that", "which"} and told and after not in OF_PLANS


def looks_further_back(found: Found) -> bool:
    """Whether a pluperfect tells of what was before: "in January they had met"."""
    return "had" in {found.word(0), found.word(1), found.word(2)}


def is_past(found: Found) -> bool:
    """Whether a word leaves no doubt that a date is past: "since March", "back to May"."""
    if found.word(-1) == "to":
        return found.word(-2) == "back"
    return found.word(-1) in {"since", "ended"}


def looks_back(found: Found) -> bool:
    """Whether a word just before the expression points to the past."""
    return bool(_left(found) & BACK)


def _left(found: Found, *, reach: int = REACH) -> set[str]:
    words = found.tokens.words
    window = words[max(0, found.first - reach) : found.first]
    for index in range(len(window) - 1, -1, -1):
        word = window[index]
        if word[0] == "\n" or (word in SENTENCE_END and ends_sentence(window, index)):
            return set(window[index + 1 :])
    return set(window)


def opens_interval(found: Found) -> bool:
    """Whether the expression is the beginning of an open interval: "since Thursday".

    Not in "since the Dec. 8 takeover", where the date only tells which takeover.
    """
    offset, beside_noun = -1, False
    while found.word(offset) in {"the", "early", "late", "about", "around", "at", "least"}:
        beside_noun = beside_noun or found.word(offset) == "the"
        offset -= 1
    return found.word(offset) == "since" and not beside_noun

"""Which links are none after all? What did not happen, counts two measures, or is only a rate.

Keeps out: how links are found (links.py).
"""

from __future__ import annotations

import functools
import itertools

from index.claims.counted import Counted
from index.claims.patterns import macro
from index.claims.rulebook import table
from index.claims.symbols import Sentence, characters_of, figure_at
from index.claims.tokens import Token

_SINGULAR = frozenset({"was", "is", "has", "'s"})
# "A group of 12 was arrested": the verb agrees with the group.
_GROUPING = frozenset({"a", "an", "total"})
_CARRYING = frozenset({"with", "carrying"})
_PLANNED = frozenset({"scheduled", "planned", "expected", "predicted", "projected", "due"})
# What is asked for, planned or stopped has not happened: "halts the execution of three men".
_NOT_DONE = frozenset(
    "for ordered orders ordering sought seeks seek seeking demanded demands demand demanding "
    "requested requests request urged urges warrant warrants call calls called halts halt halted "
    "halting stays stayed suspends suspended suspending postpones postponed delays delayed blocks "
    "blocked blocking stops stopped stopping averts averted prevents prevented cancels cancelled "
    "canceled plans planned".split()
)
_NEAR = 6
_END_OF_SEARCH = frozenset({("found", "dead"), ("found", "alive"), ("found", "safe")})
_FOUND = frozenset({"found", "located", "rescued", "alive", "returned", "freed"})
_EVERYONE = frozenset({"all", "everyone", "everybody", "none", "nobody"})
_EACH = frozenset({"each", "every", "per"})
_ONCE_A = frozenset({"daily", "weekly", "monthly", "yearly", "annually"})


@functools.cache
def _flight() -> dict[str, frozenset[str]]:
    """The tables of scope.toml that tell people driven out from people on the run."""
    data = table("scope")["flight"]
    return {name: frozenset(data[name]) for name in ("verbs", "refuge", "escape")}


def is_doubtful(sentence: Sentence, *, figure: int, trigger: int) -> bool:
    """Whether a figure and a word that says what happened do not belong together after all.

    Args:
        sentence: the sentence.
        figure: the figure's unit.
        trigger: the word's unit; the figure's own when the measure is in its noun.
    """
    return (
        _is_denied(sentence, figure, trigger)
        or _is_mixed(sentence, figure, trigger)
        or _disagrees(sentence, figure, trigger)
        or _is_excepted(sentence, figure)
        or _is_rate(sentence, figure, trigger)
        or _is_aboard(sentence, figure, trigger)
        or _is_escape(sentence, figure, trigger)
        or _is_planned(sentence, figure, trigger)
        or _is_found(sentence, figure, trigger)
    )


def fell_in_battle(sentence: Sentence, figure: int) -> bool:
    """ "The army lost 33 soldiers": lost fighters fell, unless the sentence says otherwise.

    Args:
        sentence: the sentence.
        figure: the figure's unit.
    """
    words = table("scope")["lost"]
    last = sentence.units[figure].last
    rest = {token.lower for token in sentence.tokens[last:]}
    return sentence.tokens[last - 1].lower in words["fallen"] and rest.isdisjoint(
        words["otherwise"]
    )


def _disagrees(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "The father of three boys was killed": the verb's number is not that of the figure."""
    counted = figure_at(sentence, figure)
    if trigger <= figure or counted.counted is Counted.LOSS or counted.count.value == 1:
        return False
    if sentence.tokens[counted.count.outer].lower in _GROUPING:
        return False
    skipped = {*characters_of("BE"), *characters_of("HAVE"), *characters_of("ADVERB")}
    at = trigger - 1
    while at > figure and sentence.symbols[at] in skipped:
        if sentence.tokens[sentence.units[at].first].lower in _SINGULAR:
            return True
        at -= 1
    return False


def _is_excepted(sentence: Sentence, figure: int) -> bool:
    """ "All but two of the 30 miners were killed": the two were not."""
    outer = figure_at(sentence, figure).count.outer
    before = [token.lower for token in sentence.tokens[max(0, outer - 2) : outer]]
    return before[-1:] == ["except"] or (before[-1:] == ["but"] and before[0] in _EVERYONE)


def _is_rate(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "An average of 12 people are killed each week"."""
    count = figure_at(sentence, figure).count
    before = [token.lower for token in sentence.tokens[max(0, count.outer - 3) : count.first]]
    if "average" in before:
        return True
    return any(_follows_rate(sentence, sentence.units[at].last) for at in {figure, trigger})


def _follows_rate(sentence: Sentence, last: int) -> bool:
    """Whether "each week", "daily" or "for every" stand at a position."""
    following = [token.lower for token in sentence.tokens[last : last + 2]]
    if not following:
        return False
    units = table("numbers")["units"]["words"]
    each = following[0] in _EACH and len(following) > 1 and following[1] in units
    each = each or (following[0] == "for" and following[1:] in (["every"], ["each"]))
    return each or following[0] in _ONCE_A


def _is_aboard(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "A plane with 12 people on board went missing": it is the plane that did."""
    first = sentence.units[figure].first
    if first < 2 or trigger <= figure or sentence.symbols[trigger] not in characters_of("DIED"):
        return False
    return sentence.tokens[first - 1].lower in _CARRYING and _is_word(sentence.tokens[first - 2])


def _is_word(token: Token) -> bool:
    return token.kind == "word"


def _is_escape(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "Two suspects fled the scene": people on the run are not driven from their homes."""
    words = _flight()
    unit = sentence.units[trigger]
    verb = " ".join(token.lower for token in sentence.tokens[unit.first : unit.last])
    if verb not in words["verbs"]:
        return False
    following = {token.lower for token in sentence.tokens[unit.last : unit.last + 6]}
    if following & words["escape"]:
        return True
    count = figure_at(sentence, figure).count
    fewest = count.value if count.minimum is None else count.minimum
    few = fewest is not None and fewest < table("scope")["flight"]["few"]
    return few and not following & words["refuge"]


def _is_mixed(sentence: Sentence, figure: int, trigger: int) -> bool:
    """Whether one figure counts two measures together: "killed or injured"."""
    at = trigger
    to_death = sentence.symbols[at - 1 : at] in characters_of("TO") and at > figure
    if at == figure or (to_death and sentence.symbols[at] in characters_of("NOUN")):
        return False
    own = {measure for _, measure in sentence.units[at].measures}
    for pattern, window, offset in (
        ("MIXED_AFTER", sentence.symbols[at + 1 : at + 13], 2),
        ("MIXED_BEFORE", sentence.symbols[max(0, at - 2) : at], -2),
    ):
        found = macro(pattern).search(window)
        other = at + (found.end() if found and offset > 0 else offset)
        if found and 0 <= other < len(sentence.units):
            measures = {measure for _, measure in sentence.units[other].measures}
            if not measures & own:
                return True
    return False


def _is_planned(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "The block on four executions scheduled for July", "halts the execution of two"."""
    tokens, units = sentence.tokens, sentence.units
    last = units[max(figure, trigger)].last
    if any(token.lower in _PLANNED for token in tokens[last : last + 1]):
        return True
    if sentence.symbols[trigger] in characters_of("TOLL"):
        # "cases and death toll to 200,000 and to 4,534, respectively": which is whose?
        return any(token.lower == "respectively" for token in tokens[last:])
    ordered = {measure for name, measure in units[trigger].measures if name == "NOUN"}
    if not ordered & {"detained", "executed"}:
        return False
    first = units[trigger].first
    return any(token.lower in _NOT_DONE for token in tokens[max(0, first - 4) : first])


def _is_found(sentence: Sentence, figure: int, trigger: int) -> bool:
    """ "Four missing children have been found": they are missing no more."""
    counted = figure_at(sentence, figure)
    measures = {measure for _, measure in sentence.units[trigger].measures}
    if "missing" not in measures and counted.attribute != "missing":
        return False
    last = sentence.units[max(figure, trigger)].last
    words = [token.lower for token in sentence.tokens[last:]]
    if any(pair in _END_OF_SEARCH for pair in itertools.pairwise(words)):
        return True
    for token in sentence.tokens[last : last + _NEAR]:
        if token.kind == "mark":
            return False
        if token.lower in _FOUND:
            return True
    return False


def _is_denied(sentence: Sentence, figure: int, trigger: int) -> bool:
    """Whether the words before say that it did not, or only might, happen."""
    first = min(figure, trigger)
    if figure < trigger and first > 0 and sentence.symbols[first - 1] in characters_of("AND"):
        # "left without power and 12 people were killed": the denial is of the clause before.
        return macro("UNSURE").search(sentence.symbols[max(0, first - 8) : first]) is not None
    return macro("DENIED").search(sentence.symbols[max(0, first - 8) : first]) is not None or (
        trigger < figure
        and sentence.symbols[trigger] in characters_of("PRESENT")
        and first > 0
        and sentence.symbols[first - 1] in characters_of("TO")
    )

"""How are figures tied to what happened? Runs the rules over a sentence.

Keeps out: how rules are written (patterns.py), which links are none after all (doubts.py), and what
links make of coordinated figures (linking.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.counted import Figure
from index.claims.doubts import fell_in_battle, is_doubtful
from index.claims.patterns import Rule, rules
from index.claims.symbols import Sentence, characters_of
from index.claims.victim_words import category_of, lexicon

_OWNING = frozenset({"the", "its", "their", "his", "her", "our"})


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and the word that says what happened.

    Args:
        figure: the figure's unit.
        trigger: the word's unit, or the figure's own when the measure is in its noun.
        measure: what happened; "" when an earlier claim tells.
        rule: the rule's id.
        category: the category for figures that name no victims, or "".
        surpassed: the unit of "surpassed" and the like, which makes an exact figure a lower bound.
    """

    figure: int
    trigger: int
    measure: str
    rule: str
    category: str = ""
    surpassed: int | None = None


def find_links(sentence: Sentence) -> dict[int, Link]:
    """The links of a sentence: at most one a figure, from the first rule that makes one.

    Args:
        sentence: the sentence.

    Returns:
        Links by the figure's unit.
    """
    links: dict[int, Link] = {}
    for rule in rules():
        position = 0
        while match := rule.pattern.search(sentence.symbols, position):
            position = match.start() + 1
            link = _link(sentence, rule, match)
            if link is None or link.figure in links:
                continue
            if not is_doubtful(sentence, figure=link.figure, trigger=link.trigger):
                links[link.figure] = link
    return links


def _link(sentence: Sentence, rule: Rule, match: re.Match[str]) -> Link | None:
    at = match.start("figure")
    figure = sentence.units[at].figure
    if figure is None or (rule.measures and figure.loss not in rule.measures):
        return None
    trigger = match.start("trigger") if "trigger" in rule.pattern.groupindex else at
    measure = _measure(sentence, rule, trigger, figure)
    if figure.part and rule.id == "passive_with_another":
        return None  # "ten died, nine of them guards, and many others were hurt"
    if measure is None or not _is_met(sentence, rule, match, figure):
        return None
    category = _category_of_number(sentence, match) or rule.category
    surpassed = None
    if rule.id.endswith("_surpassed") or rule.id == "count_rose":
        surpassed = _surpassed(sentence, match.start(), at)
    elif rule.id == "loss_noun":
        surpassed = _surpassed(sentence, at - 2, at)  # "passed 100,000 deaths"
    return Link(at, trigger, measure, rule.id, category, surpassed)


def _category_of_number(sentence: Sentence, match: re.Match[str]) -> str:
    """Whom a toll counts when it says so: "the number of civilians killed"."""
    units = sentence.units[match.start() : match.end()]
    words = [token.lower for unit in units for token in sentence.tokens[unit.first : unit.last]]
    for at in range(len(words) - 1):
        following = words[at + 2 : at + 5]
        if words[at : at + 2] == ["number", "of"]:
            return _category_of_head(following)
        if words[at] == "toll" and words[at + 1] in ("of", "among"):
            return _category_of_head([word for word in following if word not in _OWNING])
        if words[at : at + 3] in (["civilian", "death", "toll"], ["civilians", "death", "toll"]):
            return "civilians"
    return ""


def _category_of_head(words: Sequence[str]) -> str:
    """The category of the first noun for victims, with the group before it; "" for people."""
    for at, word in enumerate(words):
        if word in lexicon().group_nouns and word not in lexicon().groups:
            return lexicon().group_nouns[word]
        if word in lexicon().heads:
            category = category_of(words[:at], word, is_name=False)
            return category.replace("people", "")
        if word not in lexicon().groups and word not in lexicon().modifiers:
            return ""
    return ""


def _surpassed(sentence: Sentence, start: int, figure: int) -> int | None:
    marks = characters_of("SURPASS")
    return next((at for at in range(figure - 1, start, -1) if sentence.symbols[at] in marks), None)


def _measure(sentence: Sentence, rule: Rule, trigger: int, figure: Figure) -> str | None:
    if rule.measure:
        return rule.measure
    if rule.needs == "attribute":
        return figure.attribute or None
    if rule.needs == "antecedent":
        return ""
    measures = dict(sentence.units[trigger].measures)
    if measures:
        return next(iter(measures.values()))
    return (
        figure.loss
        if trigger < len(sentence.units) and figure.loss and not rule.id.startswith("bodies")
        else None
    )


def _is_met(sentence: Sentence, rule: Rule, match: re.Match[str], figure: Figure) -> bool:
    if rule.needs == "with_others":
        unit = sentence.units[match.start("figure")]
        phrase = {token.lower for token in sentence.tokens[unit.first : unit.last]}
        return sentence.tokens[unit.first - 1].lower == "with" and bool(
            phrase & {"other", "others"}
        )
    if rule.needs == "fighters":
        return fell_in_battle(sentence, match.start("figure"))
    if rule.needs != "lives":
        return True
    words = {
        token.lower
        for unit in sentence.units[match.start() : match.start("figure")]
        for token in sentence.tokens[unit.first : unit.last]
    }
    return bool(words & {"life", "lives"}) and figure is not None

"""Which figure is linked to which word? Compiles the rules of patterns.toml and runs them.

A pattern names classes in capitals, marks the figure with @ and the measure's word with !, and is
otherwise a regular expression with free blanks. Keeps out: what links make of coordinated figures.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.claims.rulebook import table
from index.claims.symbols import Sentence, characters_of
from index.claims.victim_words import category_of, lexicon
from index.claims.victims import Figure
from index.errors import DataError

_NAME = re.compile(r"[A-Z][A-Z_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule.

    Args:
        id: its name in patterns.toml.
        pattern: the expression over symbols; groups "figure" and perhaps "trigger".
        measure: the measure of everything it links, or "" when the trigger's word tells.
        measures: the kinds of loss nouns that it applies to; empty for all.
        category: the category for figures that name no victims, or "".
        needs: what it needs besides: "attribute", "antecedent", "lives" or "".
    """

    id: str
    pattern: re.Pattern[str]
    measure: str
    measures: frozenset[str]
    category: str
    needs: str


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


def compile_pattern(source: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression over symbols that a rule's source stands for.

    Args:
        source: the rule as written.
        macros: names that stand for expressions; they may use each other.

    Returns:
        The compiled expression.

    Raises:
        DataError: a name is neither class nor macro, or the expression is not well-formed.
    """
    for _ in macros:
        source = _NAME.sub(lambda name: macros.get(name.group(), name.group()), source)
    expression = _mark(_mark(source, "@", "figure"), "!", "trigger")
    try:
        return re.compile(_translate(expression))
    except re.error as error:
        raise DataError(
            f"The pattern {source!r} is no regular expression: {error}.",
            remedy="Mend the rule in patterns.toml.",
        ) from error


def _mark(source: str, sign: str, name: str) -> str:
    """Turn the sign before a name, a set or a group into a named group around it."""
    # The sign of "(?!" and "(?<!" is a regular expression's own.
    at = next(
        (
            position
            for position, character in enumerate(source)
            if character == sign and not source[:position].endswith(("(?", "(?<"))
        ),
        -1,
    )
    if at < 0:
        return source
    end = _operand_end(source, at + 1)
    return f"{source[:at]}(?P<{name}>{source[at + 1 : end]}){source[end:]}"


def _operand_end(source: str, start: int) -> int:
    named = _NAME.match(source, start)
    if named:
        return named.end()
    if source[start] == "[":
        return source.index("]", start) + 1
    depth = 0
    for position in range(start, len(source)):
        depth += {"(": 1, ")": -1}.get(source[position], 0)
        if depth == 0:
            return position + 1
    return len(source)


def _translate(expression: str) -> str:
    """Replace class names by their characters, inside and outside of sets, and drop blanks."""
    parts: list[str] = []
    inside = False
    position = 0
    while position < len(expression):
        character = expression[position]
        named = _NAME.match(expression, position) if character.isupper() else None
        if expression.startswith("(?P<", position):
            end = expression.index(">", position) + 1
            parts.append(expression[position:end])
            position = end
        elif named:
            marks = characters_of(named.group())
            if not marks:
                raise DataError(
                    f"A pattern speaks of {named.group()}, which is no class.",
                    remedy="Mend the rule in patterns.toml, or add the class to measures.toml.",
                )
            parts.append(marks if inside else f"[{marks}]")
            position = named.end()
        else:
            inside = (inside or character == "[") and character != "]"
            parts.append("" if character == " " else character)
            position += 1
    return "".join(parts)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    data = table("patterns")
    return tuple(
        Rule(
            id=entry["id"],
            pattern=compile_pattern(entry["pattern"], data["macros"]),
            measure=entry.get("measure", ""),
            measures=frozenset(entry.get("measures", ())),
            category=entry.get("category", ""),
            needs=entry.get("needs", ""),
        )
        for entry in data["rule"]
    )


@functools.cache
def macro(name: str) -> re.Pattern[str]:
    """A compiled macro of patterns.toml."""
    macros = table("patterns")["macros"]
    return compile_pattern(macros[name], macros)


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
            if not _is_denied(sentence, link) and not _is_mixed(sentence, link):
                links[link.figure] = link
    return links


def _link(sentence: Sentence, rule: Rule, match: re.Match[str]) -> Link | None:
    at = match.start("figure")
    figure = sentence.units[at].figure
    if figure is None or (rule.measures and figure.loss not in rule.measures):
        return None
    trigger = match.start("trigger") if "trigger" in rule.pattern.groupindex else at
    measure = _measure(sentence, rule, trigger, figure)
    if measure is None or not _is_met(sentence, rule, match, figure):
        return None
    category = _category_of_number(sentence, match) or rule.category
    surpassed = None
    if rule.id.endswith("_surpassed") or rule.id == "count_rose":
        surpassed = _surpassed(sentence, match.start(), at)
    return Link(at, trigger, measure, rule.id, category, surpassed)


def _category_of_number(sentence: Sentence, match: re.Match[str]) -> str:
    """Whom a toll counts when it says so: "the number of civilians killed"."""
    units = sentence.units[match.start() : match.end()]
    words = [token.lower for unit in units for token in sentence.tokens[unit.first : unit.last]]
    for at in range(len(words) - 1):
        following = words[at + 2 : at + 5]
        if words[at : at + 2] == ["number", "of"]:
            return _category_of_head(following)
        if words[at : at + 3] in (["civilian", "death", "toll"], ["civilians", "death", "toll"]):
            return "civilians"
    return ""


def _category_of_head(words: Sequence[str]) -> str:
    """The category of the first noun for victims, with the group before it; "" for people."""
    for at, word in enumerate(words):
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
    if rule.needs != "lives":
        return True
    words = {
        token.lower
        for unit in sentence.units[match.start() : match.start("figure")]
        for token in sentence.tokens[unit.first : unit.last]
    }
    return bool(words & {"life", "lives"}) and figure is not None


def _is_mixed(sentence: Sentence, link: Link) -> bool:
    """Whether one figure counts two measures together: "killed or injured"."""
    at = link.trigger
    if at == link.figure:
        return False
    own = {measure for _, measure in sentence.units[at].measures}
    for pattern, window, offset in (
        ("MIXED_AFTER", sentence.symbols[at + 1 : at + 6], 2),
        ("MIXED_BEFORE", sentence.symbols[max(0, at - 2) : at], -2),
    ):
        found = macro(pattern).search(window)
        other = at + (found.end() if found and offset > 0 else offset)
        if found and 0 <= other < len(sentence.units):
            measures = {measure for _, measure in sentence.units[other].measures}
            if not measures & own:
                return True
    return False


def _is_denied(sentence: Sentence, link: Link) -> bool:
    """Whether the words before say that it did not, or only might, happen."""
    first = min(link.figure, link.trigger)
    return macro("DENIED").search(sentence.symbols[max(0, first - 8) : first]) is not None or (
        link.trigger < link.figure
        and sentence.symbols[link.trigger] in characters_of("PRESENT")
        and first > 0
        and sentence.symbols[first - 1] in characters_of("TO")
    )

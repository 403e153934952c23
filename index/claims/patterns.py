"""What do the rules of patterns.toml mean? Compiles them to expressions over symbols.

A pattern names classes in capitals, marks the figure with @ and the measure's word with !, and is
otherwise a regular expression with free blanks. Keeps out: where they match (links.py).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.claims.rulebook import table
from index.claims.symbols import characters_of
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
        needs: what it needs besides: "attribute", "antecedent", "lives", "fighters", "with_others"
            or "".
    """

    id: str
    pattern: re.Pattern[str]
    measure: str
    measures: frozenset[str]
    category: str
    needs: str


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

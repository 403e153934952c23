"""How are the rules written, and how do they become something that can be matched?

Rule files (TOML) hold words by class, sets of classes, named pieces of pattern, and rules. A
pattern is a row of class names with `( ) | ?` as in regular expressions and `name:` before what
is captured. It has no unbounded repetition, so that matching is linear in the length of a text.
Keeps out: what a match means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from index.dates.lexer import OTHER, Lexicon, Word
from index.errors import DataError

RULES = Path(__file__).parent / "rules"

NUMBER_CLASSES = (
    "ZERO", "N12", "N24", "N31", "N59", "N99", "N999", "YEAR4", "COUNT", "DECADE",
    "DECADE3", "ORDINAL31", "ORDINALN", "ORDINALD", "TIMESTAMP", "YEAR2", "QUARTERCODE",
    "HALFCODE", "FISCALCODE", "WEEKCODE", "SMALLMONTH", "AMOUNT", "TAIL", "FRACTION",
)  # fmt: skip
"""Classes that the lexer gives to tokens with digits, and to months in small letters."""

MARK_CLASSES = (
    "HYPHEN", "DASH", "SLASH", "COLON", "DOT", "COMMA", "QUOTE", "OPEN", "CLOSE", "STOP",
    "POSSESSIVE", "BREAK",
)  # fmt: skip

_PART = re.compile(
    r"(?P<name>[a-z][a-z_]*):|(?P<atom>[A-Z][A-Z0-9_]*)|(?P<sign>[()|?])|(?P<gap>\s+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to write a date.

    Args:
        name: unique; what a mention names as the rule that found it.
        regex: the pattern over class characters.
        trigger: characters of which a text must hold one for the rule to be worth trying.
        anchor: characters of which a match itself holds one; mostly the trigger.
        reading: the name of the function that says what a match means.
        options: fixed facts for that function, e.g. {"offset": "1"}.
        guards: names of checks that a match must pass.
        priority: the higher wins among matches of the same words.
        keep: the capture that is the expression, where the rest of the match only shows its year.
        examples: sentences with the expression in [brackets], then " => " and its value.
        counter: sentences in which this rule must find nothing.
        groups: name of each capture with the number of its group in the regex.
    """

    name: str
    regex: re.Pattern[str]
    trigger: frozenset[str]
    anchor: frozenset[str]
    reading: str
    options: Mapping[str, str] = field(default_factory=dict)
    guards: tuple[str, ...] = ()
    priority: int = 0
    keep: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A language's lexicon and rules, ready to match.

    Args:
        lexicon: its words.
        sets: name to the class characters that belong to it; includes every class by itself.
        rules: in file order.
    """

    lexicon: Lexicon
    sets: Mapping[str, str]
    rules: tuple[Rule, ...]


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language (BCP 47 tag, "en"), read and compiled once per process.

    Raises:
        DataError: when the rule file names a class, piece or rule that does not exist, or twice.
    """
    return build_grammar(read_rules(language), origin=f"{language}.toml")


def read_rules(language: str) -> dict[str, Any]:
    """The rules of a language as data: its file names the parts that stand in its folder.

    Returns:
        The tables of all parts together, as `build_grammar` wants them; each rule names its file.
    """
    whole: dict[str, Any] = {"lexicon": {}, "rule": []}
    parts = _read(RULES / f"{language}.toml")["parts"]
    for name in parts:
        path = RULES / language / f"{name}.toml"
        for table, content in _read(path).items():
            if table == "rule":
                origin = f"{language}/{path.name}"
                whole["rule"].extend({**entry, "origin": origin} for entry in content)
            else:
                whole[table] = content
    return whole


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def build_grammar(data: Mapping[str, Any], *, origin: str) -> Grammar:
    """A grammar from the parsed content of a rule file.

    Args:
        data: tables `spelling`, `lexicon`, `sets`, `pieces` and the array `rule`.
        origin: the file's name, for errors; a rule may name its own.

    Raises:
        DataError: when a name is unknown or used twice.
    """
    names = [*data["lexicon"], *NUMBER_CLASSES, *MARK_CLASSES]
    classes = {name: chr(0x100 + index) for index, name in enumerate(names)}
    classes["OTHER"] = OTHER
    sets = dict(classes)
    for name, members in data["sets"].items():
        sets[name] = "".join(_known(sets, member, origin=origin) for member in members.split())
    pieces: dict[str, str] = {}
    for name, pattern in data["pieces"].items():
        pieces[name] = f"(?:{_translate(pattern, sets=sets, pieces=pieces, origin=origin)})"
    rules = tuple(
        _rule(entry, sets=sets, pieces=pieces, origin=entry.get("origin", origin))
        for entry in data["rule"]
    )
    twice = {rule.name for rule in rules if sum(other.name == rule.name for other in rules) > 1}
    if twice:
        raise DataError(f"{origin} has two rules named {min(twice)}.", remedy="Rename one of them.")
    words = _words(data, classes=classes, origin=origin)
    named = data["spelling"].get("plain", "").split()
    plain = frozenset((OTHER, *(_known(classes, name, origin=origin) for name in named)))
    lexicon = Lexicon(words=words, classes=classes, plain=plain)
    return Grammar(lexicon=lexicon, sets=sets, rules=rules)


def _words(data: Mapping[str, Any], *, classes: Mapping[str, str], origin: str) -> dict[str, Word]:
    capital = set(data["spelling"]["capital"])
    dotted = set(data["spelling"]["dotted"])
    small = set(data["spelling"].get("small_month", ()))
    words: dict[str, Word] = {}
    for name, entries in data["lexicon"].items():
        for word, value in entries.items():
            if word in words:
                raise DataError(
                    f"{origin} lists the word {word!r} twice.", remedy="Keep it in one class."
                )
            words[word] = Word(
                kind=classes[name],
                value=str(value),
                capital=word in capital,
                dotted=word in dotted,
                small=classes["SMALLMONTH"] if word in small else "",
            )
    return words


def _rule(
    entry: Mapping[str, Any],
    *,
    sets: Mapping[str, str],
    pieces: Mapping[str, str],
    origin: str,
) -> Rule:
    pattern = _translate(entry["pattern"], sets=sets, pieces=pieces, origin=origin)
    trigger, anchor = (
        frozenset("".join(_known(sets, name, origin=origin) for name in names.split()))
        for names in (entry["trigger"], entry.get("anchor", entry["trigger"]))
    )
    regex = re.compile(_numbered(pattern))
    return Rule(
        name=entry["name"],
        regex=regex,
        trigger=trigger,
        anchor=anchor,
        reading=entry["reading"],
        options={key: str(value) for key, value in entry.get("options", {}).items()},
        guards=tuple(entry.get("guards", ())),
        priority=int(entry.get("priority", 0)),
        keep=entry.get("keep", ""),
        examples=tuple(entry.get("examples", ())),
        counter=tuple(entry.get("counter", ())),
        groups=tuple((name.rstrip("0123456789"), n) for name, n in regex.groupindex.items()),
    )


def _numbered(pattern: str) -> str:
    """The pattern with its captures numbered, because `re` wants every name but once."""
    counter = count()
    return re.sub(r"\(\?P<([a-z_]+)>", lambda match: f"(?P<{match[1]}{next(counter)}>", pattern)


def _known(sets: Mapping[str, str], name: str, *, origin: str) -> str:
    try:
        return sets[name]
    except KeyError:
        raise DataError(
            f"{origin} names the class {name}, which it does not define.",
            remedy="Add it to [lexicon] or [sets], or mend the spelling.",
        ) from None


def _translate(
    pattern: str, *, sets: Mapping[str, str], pieces: Mapping[str, str], origin: str
) -> str:
    """A pattern of class names as a regular expression over class characters."""
    out: list[str] = []
    position, name = 0, ""
    while position < len(pattern):
        match = _PART.match(pattern, position)
        if match is None:
            raise DataError(
                f"{origin}: the pattern {pattern!r} has something odd at {pattern[position:]!r}.",
                remedy="Patterns hold class names, name:, and the signs ( ) | ?",
            )
        position = match.end()
        if match["gap"]:
            continue
        if match["name"]:
            name = match["name"]
            continue
        text = _element(match, sets=sets, pieces=pieces, origin=origin)
        if name:
            text = f"(?P<{name}>" + (text.removeprefix("(?:") if match["sign"] else f"{text})")
            name = ""
        out.append(text)
    return "".join(out)


def _element(
    match: re.Match[str], *, sets: Mapping[str, str], pieces: Mapping[str, str], origin: str
) -> str:
    if match["sign"]:
        return "(?:" if match["sign"] == "(" else match["sign"]
    atom = match["atom"]
    if atom in pieces:
        return pieces[atom]
    return f"[{re.escape(_known(sets, atom, origin=origin))}]"

"""Can everything be read? Contrast of every pair of colours that meet, in both schemes.

Ratios are those of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

from __future__ import annotations

import re

import pytest

from web.assets import STATIC

AA, AAA, SHAPE = 4.5, 7.0, 3.0

PAIRS = (
    ("ink", "paper", AAA),
    ("ink", "surface", AAA),
    ("ink", "sunken", AAA),
    ("ink", "target", AAA),
    ("ink", "figure", AAA),
    ("ink-soft", "figure", AA),
    ("ink", "accent-tint", AAA),
    ("ink-soft", "accent-tint", AA),
    ("ink-soft", "sunken", AA),
    ("ink-soft", "paper", AAA),
    ("ink-soft", "surface", AAA),
    ("ink-soft", "target", AA),
    ("accent", "paper", AAA),
    ("accent", "surface", AAA),
    ("accent", "target", AA),
    ("accent-strong", "paper", AAA),
    ("paper", "accent", AAA),
    ("paper", "ink", AAA),
    ("found-ink", "found", AAA),
    ("damage", "paper", AA),
    ("bar", "paper", SHAPE),
    ("bar-chosen", "paper", SHAPE),
    ("line-strong", "paper", SHAPE),
    ("line-strong", "surface", SHAPE),
    ("ink", "land", AAA),
    ("ink", "sea", AAA),
    ("ink-soft", "land", AAA),
    ("accent", "land", SHAPE),
    ("accent", "sea", SHAPE),
    ("coast", "land", SHAPE),
    ("focus", "land", SHAPE),
    ("focus", "sea", SHAPE),
    ("focus", "paper", SHAPE),
    ("focus", "surface", SHAPE),
    *((f"hue-{number}", "surface", AAA) for number in range(7)),
)


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name."""
    text = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    pattern = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    found = dict(pattern.findall(light))
    return found | dict(pattern.findall(dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_that_meet_are_far_enough_apart(
    front: str, back: str, least: float, scheme: str
) -> None:
    """Tired eyes, bad screens and sunlight are the usual case."""
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= least


def test_schemes_name_the_same_colours() -> None:
    """A colour missing from the dark scheme would stay light there."""
    text = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    names = re.compile(r"--([\w-]+): #")
    assert set(names.findall(light)) == set(names.findall(dark))

"""Which romanised spellings are one name? A key that equal names share.

Folds what Arabic, Persian and Hebrew names vary in when written in Latin letters: the article and
its assimilated forms, Abd al-, bin/ben/ibn, -iyya, -ah and -ullah endings, ou/u/o, e/a (e/i in
Khaled), y/i, q/k/g, doubled letters.
Vowels stay, coarsely, so that Hama, Homs and Hamas differ, and Tartus and Tarsus do. Equality of
keys is the whole test: no edit distance on top. Keeps out: aliases that no folding reaches
(Jolani and al-Sharaa), which are the gazetteer's.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_ARTICLES = frozenset(
    "al el ul il ad ed ud an en un ar er ur as es us ash esh ush ach ech at et ut az ez uz adh edh "
    "ath eth".split()
)
_ABD_HEADS = frozenset("abdul abdel abdal abdur abder abdar abdus abdes abdun abden abdoul".split())
_WHOLE_WORDS = {
    "abdullah": "abdala",
    "abdallah": "abdala",
    "abdulla": "abdala",
    "abdalla": "abdala",
    "abdellah": "abdala",
    "abdoullah": "abdala",
    "ben": "bin",
    "ibn": "bin",
}
_ABD_FUSED = re.compile(r"abd[aeou]{1,2}([lrsndtz])(?=(.))(\w{4,})$")
# In order: what stands first is folded first.
_FOLDS = (
    ("tsch", "c"), ("tch", "c"), ("dj", "j"), ("dzh", "j"), ("ph", "f"), ("sch", "c"), ("sh", "c"),
    ("ch", "c"), ("kh", "k"), ("gh", "k"), ("q", "k"), ("g", "k"), ("ck", "k"), ("dh", "d"),
    ("th", "t"), ("x", "ks"), ("ee", "i"), ("y", "i"), ("oo", "u"), ("ou", "u"), ("o", "u"),
    ("w", "u"), ("e", "a"),
)  # fmt: skip
# "AlSharaa", "ElBaradei": an article without its space.
_FUSED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
# "Nasrullah" and "Nasrallah", "Fazlollah" and "Fazlallah".
_OF_GOD = re.compile(r"(?<=\w{2})[uo]llah?$")
# Sayyid and Sayed are not Said, nor Zayed Zaid.
_AYI = re.compile(r"ay+[ie](?=[^\Wiuaeoy])")
# Khaled is Khalid and Hafez Hafiz, but Jableh is Jabla, Hassakeh Hasaka and Mohammed Muhammad.
_SHORT_E = re.compile(
    r"(?<=a)(?<![ou]ha)([cdgkst]h|([^\Waeiouyh])\2?)e(?=(?:[cdgkst]h|[^\Waeiouyh])$)"
)
_EZAFE = frozenset(("i", "e", "ye"))
_DOUBLED = re.compile(r"(.)\1+")
_AU = re.compile(r"au(?![aiu])")
_GLIDE = re.compile(r"(?<=[^aiu])iu?(?=a)")
_FINAL_H = re.compile(r"(?<=[^\Wu]a)h$")


def plain(text: str) -> str:
    """Lower case without accents, apostrophes and the signs for ayn and hamza.

    Args:
        text: any text; only its letters are looked at.

    Returns:
        The folded text; hyphens, dots and spaces stay.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o"))
    kept = (c for c in decomposed if not unicodedata.combining(c) and c not in "'`’‘ʼʻʿʾˈ´")
    return "".join(kept).lower().replace("ß", "ss").replace("đ", "d").replace("ł", "l")


@functools.lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The romanisation key of a name: equal for spellings of one name.

    Args:
        name: one or more words in Latin letters, as written.

    Returns:
        Lower-case words joined by single spaces; empty when the name has no letter or digit.
    """
    parted = _FUSED_ARTICLE.sub(r"\1 ", name)
    words = re.findall(r"\w+", plain(parted).replace(".", ""))
    merged = _merge_abd(words)
    joined = [w for at, w in enumerate(merged) if not (0 < at < len(merged) - 1 and w in _EZAFE)]
    kept = [word for word in joined if word not in _ARTICLES] or merged
    return " ".join(_fold(word) for word in kept)


def _merge_abd(words: list[str]) -> list[str]:
    """Writes "abd al rahman", "abdul rahman" and "abdurrahman" alike, as one word."""
    out: list[str] = []
    position = 0
    while position < len(words):
        word = words[position]
        position += 1
        if word in _WHOLE_WORDS:
            out.append(_WHOLE_WORDS[word])
            continue
        if word == "abd" or word in _ABD_HEADS:
            while position < len(words) and words[position] in _ARTICLES:
                position += 1
            if position < len(words):
                rest = words[position]
                position += 1
                out.append("abdala" if rest in ("lah", "allah", "llah") else "abd" + rest)
                continue
        fused = _ABD_FUSED.match(word)
        # "abdurrahman" doubles the letter of the assimilated article; "abdelaziz" keeps its l.
        if fused and (fused.group(1) == "l" or fused.group(1) == fused.group(2)):
            word = "abd" + fused.group(3)
        out.append(word)
    return out


def _fold(word: str) -> str:
    if word.isdigit():
        return word
    word = _SHORT_E.sub(r"\1i", _OF_GOD.sub("allah", word))
    kept_apart = _AYI.sub("a\0i", word)
    for letters, folded in _FOLDS:
        if letters in kept_apart:
            kept_apart = kept_apart.replace(letters, folded)
    word = kept_apart.replace("\0", "y")
    word = _DOUBLED.sub(r"\1", word)
    if "au" in word:
        word = _AU.sub("u", word)
    if "iu" in word:
        word = _GLIDE.sub("i", word)
    if word.endswith("ah"):
        word = _FINAL_H.sub("", word)
    return _DOUBLED.sub(r"\1", word)

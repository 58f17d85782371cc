"""One village, several spellings: names without generic words, and keys that are alike where names sound alike.

After the ways in which names of the Sahel are written in French, English and transliterated Arabic or Tamasheq: ou, u,
w and v; gh and rh; k, q, kh and hard c; dj, dy and j; ch and sh; doubled letters; y and i; hyphens and apostrophes.
"""

import re

from kolosi.kernel.folding import folded

# Words that say what a place is rather than how it is called; they go from either end, never the whole name.
_KINDS = frozenset(
    ["cercle", "circle", "region", "province", "district", "departement", "commune", "prefecture", "ville", "city", "town"]
)  # fmt: skip
_LINKS = frozenset(["de", "du", "des", "d", "la", "le", "les", "of", "the", "rurale", "urbaine"])
_STEPS = tuple(
    (re.compile(sign), alike)
    for sign, alike in (
        (r"[^a-z0-9]+", ""),
        (r"tch|tsh|ty", "c"),
        (r"dzh|dj|dy|di(?=[aou])", "j"),
        (r"sch|sh|ch", "s"),
        (r"kh|ck|q|c(?![eiyh])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"gh|rh", "r"),
        (r"ph", "f"),
        (r"gn", "n"),
        (r"gu(?=[ei])", "g"),
        (r"oo|ou|ow|w|v|au", "u"),
        (r"z|x", "s"),
        (r"y", "i"),
        (r"h", ""),
        (r"m(?=[bp])", "n"),
        (r"ee|ei|ai|ie|ae", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)


def plain(text: str) -> str:
    """Return the folded name without words such as `cercle de` or `Region`; a name of such words alone stays whole."""
    words = folded(text).split()
    kept = words
    while len(kept) > 1 and kept[-1] in _KINDS:
        kept = kept[:-1]
    while len(kept) > 1 and kept[0] in _KINDS:
        kept = kept[1:]
        while len(kept) > 1 and kept[0] in _LINKS:
            kept = kept[1:]
    kept = [word.removeprefix("d") if _elided(words, kept, word) else word for word in kept]
    return " ".join(kept)


def _elided(words: list[str], kept: list[str], word: str) -> bool:
    """Say whether this is a name with its article run in, as folding makes of `Cercle d’Abeïbara`."""
    return (
        word is kept[0]
        and len(kept) < len(words)
        and bool(re.match(r"d[aeiouy]\w{3}", word))
        and words[0] in _KINDS
    )


def key(text: str) -> str:
    """Return what is alike for names that sound alike; in scripts other than Latin, the plain name itself."""
    name = plain(text)
    alike = name
    for sign, instead in _STEPS:
        alike = sign.sub(instead, alike)
    return alike or name


def one_apart(one: str, other: str) -> bool:
    """Say whether two keys differ in at most one letter: another, one more, one less."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    rest, another = one[same:], other[same:]
    return rest[1:] == another[1:] or rest == another[1:] or rest[1:] == another

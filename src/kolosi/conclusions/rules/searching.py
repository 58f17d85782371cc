"""Words as the search sees them: small letters, no accents, typographic marks unified."""

import unicodedata


def folded(text: str) -> str:
    """Return the text without accents and in small letters, blanks single: é is found by e."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())

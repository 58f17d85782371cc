"""Names that say nothing: a reference shows what kind of thing it names and cannot be guessed."""

import secrets


def random_ref(prefix: str) -> str:
    """Return `prefix-` and twelve random hexadecimal digits: stable once given, carrying no meaning."""
    return f"{prefix}-{secrets.token_hex(6)}"

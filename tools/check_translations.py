"""Say which French sentences are missing or unsure; exit 1 when there are any."""

import sys
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUE = Path("src/kolosi/locale/fr/LC_MESSAGES/django.po")


def main() -> int:
    """Print each message of the French catalogue that has no sure translation."""
    if not CATALOGUE.exists():
        print(f"{CATALOGUE} is not there.")
        return 1
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="fr") if message.id]
    open_ones = [message for message in messages if message.fuzzy or not _translated(message.string)]
    for message in open_ones:
        print(f"{CATALOGUE}:{message.lineno}: {message.id!r}")
    return 1 if open_ones else 0


def _translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())

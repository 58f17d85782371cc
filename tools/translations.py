"""The catalogues of translations: gather every sentence from modules and templates, and judge what is missing.

    python -m tools.translations update    write the catalogues again; what is translated is kept, what is gone is dropped
    python -m tools.translations check     exit 1 when a sentence has no sure French, or a catalogue is not what the code says

No system program is needed: templates go through Django's own reader of them, modules through Babel.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path("src/kolosi")
COMPLETE = ("fr",)  # English is the source itself
PARTIAL = ("ar",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def catalogue(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def sentences() -> Iterator[tuple[str, object, str | None]]:
    """Yield the file, message and context of every sentence marked for translation."""
    for path in sorted(
        [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
    ):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            told = templatize(text, origin=str(path))
            text = "\n".join(line.lstrip() for line in told.splitlines())
        for _, message, _, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            yield path.relative_to(SOURCE).as_posix(), message, context


def gathered() -> Catalog:
    """Return all sentences with the files that say them; no line numbers, so that the catalogue changes only with words."""
    found = Catalog(project="Kolosi", charset="utf-8")
    for place, message, context in sentences():
        found.add(message, locations=[(place, None)], context=context)
    return found


def updated(language: str, template: Catalog) -> Catalog:
    """Return the language's catalogue with the sentences of the template, keeping what is translated."""
    place = catalogue(language)
    kept = Catalog(locale=language)
    if place.exists():
        with place.open("rb") as file:
            kept = read_po(file, locale=language)
    kept.update(template, no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.fuzzy, kept.project, kept.version, kept.msgid_bugs_address = False, "Kolosi", "1", ""
    return kept


def written(language: str, template: Catalog) -> str:
    """Return the catalogue as text, the same for the same sentences; words from libraries' catalogues are not in it."""
    told = io.BytesIO()
    write_po(
        told,
        updated(language, template),
        omit_header=False,
        sort_output=True,
        width=110,
        include_lineno=False,
    )
    lines = told.getvalue().decode().splitlines(keepends=True)
    unsteady = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
        '"Last-Translator',
        '"Language-Team',
        "#\n",
        "# ",
    )
    return "".join(line for line in lines if not line.startswith(unsteady))


def _messages(language: str) -> list[Message]:
    if not catalogue(language).exists():
        return []
    with catalogue(language).open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def missing(messages: Iterable[Message]) -> list[str]:
    """Return the sentences that have no translation, or one that nobody was sure of."""
    return [str(message.id) for message in messages if message.fuzzy or not all(_each(message.string))]


def unlike(messages: Iterable[Message]) -> list[str]:
    """Return translated sentences that do not fill in the same values as the original."""
    return [
        str(message.id)
        for message in messages
        if any(
            string and _filled(string) != _filled(_each(message.id)[-1]) for string in _each(message.string)
        )
    ]


def borrowed(messages: Iterable[Message], others: Iterable[Message]) -> list[str]:
    """Return the sentences that stand in the words of another language; English is read where there are none."""
    known = {str(one.id): one.string for one in others if str(one.id) not in _each(one.string)}
    return [
        str(one.id) for one in messages if any(_each(one.string)) and known.get(str(one.id)) == one.string
    ]


def _filled(sentence: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", sentence))


def _each(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def main(act: str) -> int:
    """Update or check the catalogues."""
    template, wrong = gathered(), 0
    for language in (*COMPLETE, *PARTIAL):
        place, text = catalogue(language), written(language, template)
        if act == "update":
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif not place.exists() or place.read_text(encoding="utf-8") != text:
            wrong += _told(f"{place} does not hold the sentences of the code: make docs")
        messages = _messages(language)
        for sentence in missing(messages) if language in COMPLETE else []:
            wrong += _told(f"{place}: no sure translation: {sentence!r}")
        for sentence in unlike(messages):
            wrong += _told(f"{place}: other values are filled in: {sentence!r}")
        others = (one for other in COMPLETE if other != language for one in _messages(other))
        for sentence in borrowed(messages, others):
            wrong += _told(f"{place}: the words of another language: {sentence!r}")
    return 1 if wrong and act == "check" else 0


def _told(complaint: str) -> int:
    print(complaint)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

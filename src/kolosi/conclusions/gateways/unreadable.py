"""Why a file cannot be read: one reason, one clear sentence. Nothing is kept of such a file."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the translators; pages translate it, the command line says it in English."""
    return sentence


class Reason(StrEnum):
    """What stands in the way of reading a file."""

    ABSENT = "absent"
    NOT_A_FILE = "not_a_file"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_COSTLY = "too_costly"
    BINARY = "binary"
    OTHER_KIND = "other_kind"
    OLD_WORD = "old_word"
    LOCKED = "locked"
    ENCODING = "encoding"
    SCANNED = "scanned"
    HOSTILE_XML = "hostile_xml"
    BOMB = "bomb"
    CORRUPT = "corrupt"
    OTHER_LANGUAGE = "other_language"
    NO_WORDS = "no_words"
    NOT_A_WORKBOOK = "not_a_workbook"


SENTENCES = {
    Reason.ABSENT: gettext_noop("There is no such file, or it may not be opened."),
    Reason.NOT_A_FILE: gettext_noop("This is not an ordinary file."),
    Reason.EMPTY: gettext_noop("The file is empty: there is no text in it."),
    Reason.TOO_LARGE: gettext_noop("The file is larger than {limit} MB, the most that is read."),
    Reason.TOO_LONG: gettext_noop("The text is longer than {limit} characters, the most that is read."),
    Reason.TOO_COSTLY: gettext_noop("Reading the file took too much time or memory, so it was stopped."),
    Reason.BINARY: gettext_noop("The file is not a document: it holds binary data, not text."),
    Reason.OTHER_KIND: gettext_noop("This is {kind}; only text, PDF, Word (.docx) and web pages are read."),
    Reason.OLD_WORD: gettext_noop("This is an old Word or Office file; save it as .docx and try again."),
    Reason.LOCKED: gettext_noop("The file is protected by a password; save it without one and try again."),
    Reason.ENCODING: gettext_noop("The text is not in UTF-8; save it as UTF-8 and try again."),
    Reason.SCANNED: gettext_noop("The PDF holds pictures of pages and no text; recognise its text first."),
    Reason.HOSTILE_XML: gettext_noop(
        "The file declares XML entities or outside references; such files are refused."
    ),
    Reason.BOMB: gettext_noop("The file unpacks to far more than a document holds; such files are refused."),
    Reason.CORRUPT: gettext_noop("The file is damaged or cut short, and cannot be opened as {kind}."),
    Reason.OTHER_LANGUAGE: gettext_noop("The text is in {language}; only English and French are read."),
    Reason.NO_WORDS: gettext_noop("The file holds no words that could be read."),
    Reason.NOT_A_WORKBOOK: gettext_noop("The file is not a workbook; save it as .xlsx and try again."),
}


class Unreadable(Exception):
    """A file that is refused: `reason` is the code, `sentence` the translatable text that `details` fill in."""

    def __init__(self, reason: Reason, **details: Any) -> None:
        self.reason, self.details = reason, details
        self.sentence = SENTENCES[reason]
        super().__init__(self.sentence.format(**details))

    def told(self, translate: Callable[[str], str]) -> str:
        """Return the sentence as `translate` says it, the nouns that fill it translated too."""
        words = {
            name: translate(value) if isinstance(value, str) else value
            for name, value in self.details.items()
        }
        return translate(self.sentence).format(**words)

"""Forms of address, and what the rules of correspondence forbid: which channel and form may speak to whom.

Source: United Nations Correspondence Manual (ST/DCS/4/Rev.1); the forms are reviewed data (`forms_of_address`).
"""

from dataclasses import dataclass
from enum import StrEnum

from kolosi.conclusions.rules import bodies
from kolosi.reference.rules import Code, code_list


class Form(StrEnum):
    """What is written."""

    STATEMENT = "statement"
    LETTER = "letter"
    NOTE_VERBALE = "note_verbale"


class Obstacle(StrEnum):
    """What forbids writing a letter."""

    UNKNOWN_ADDRESSEE = "letters.unknown_addressee"
    NO_FORM_OF_ADDRESS = "letters.no_form_of_address"
    ENDED_BODY = "letters.ended_body"
    NOT_A_NOTE_VERBALE = "letters.not_a_note_verbale"
    NOT_A_LETTER = "letters.not_a_letter"
    NO_AGREED_TEXT = "letters.no_agreed_text"


@dataclass(frozen=True)
class Address:
    """The address block and the salutation, in one language."""

    lines: tuple[str, ...]
    salutation: str
    enclosures: tuple[str, ...]


def form_of(code: str, kind: str) -> Code | None:
    """Return the form of address: the addressee's own before that of its kind."""
    forms = code_list("forms_of_address")
    return forms.get(code) or forms.get(kind)


def carries(code: str, kind: str, channel: str) -> bool:
    """Say whether the channel may speak to the addressee; one without any form is kept, to be refused in words."""
    form = form_of(code, kind)
    return form is None or channel in form.more["carriers"]


def address(code: str, kind: str, name: str, language: str) -> Address:
    """Return how the addressee is addressed in that language; `KeyError` where `obstacles` would have refused."""
    more = code_list("forms_of_address")[code if code in code_list("forms_of_address") else kind].more
    lines = tuple(line.format(name=name) for line in more["address"][language])
    return Address(lines, more["salutation"][language], tuple(more["enclosures"]))


def obstacles(
    addressees: tuple[tuple[str, str], ...],
    *,
    form: Form,
    statement: bool,
    agreed: int,
    language: str,
    on: str,
) -> set[Obstacle]:
    """Return all that forbids writing to these addressees (code, kind) on that ISO day.

    A note verbale may carry recommendations to Governments; it is never used with organisations or the public.
    """
    forms = [form_of(code, kind) for code, kind in addressees]
    noted = all(one is None or one.more["note_verbale"] for one in forms)
    standing = {
        Obstacle.UNKNOWN_ADDRESSEE: not addressees,
        Obstacle.NO_FORM_OF_ADDRESS: any(
            one is None or not one.more["address"].get(language) for one in forms
        ),
        Obstacle.ENDED_BODY: any(bodies.ended(code, on=on) for code, _ in addressees),
        Obstacle.NOT_A_NOTE_VERBALE: form is Form.NOTE_VERBALE and (statement or not noted),
        Obstacle.NOT_A_LETTER: (form is Form.STATEMENT) != statement and form is not Form.NOTE_VERBALE,
        Obstacle.NO_AGREED_TEXT: not agreed,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}

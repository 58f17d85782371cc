"""A sentence for everything that can stand in the way: what it is, and what to do about it.

Rules answer with codes. Add the sentence of a new code here; a house test looks for codes without one.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "access.not_an_email": _("This is not an e-mail address. Write one such as name@example.org."),
    "access.already_enrolled": _("Someone with this e-mail address is enrolled already. Look for them among people."),
    "access.no_name": _("A name is missing. Write the name that others will see."),
    "access.no_such_role": _("This role does not exist. Choose one from the list."),
    "access.no_such_situation": _("This situation is not known. Choose one from the list."),
    "access.no_such_organisation": _("This organisation has not been admitted. Admit it first, or choose another."),
    "access.no_such_kind": _("This kind of organisation is not known. Choose one from the list."),
    "access.no_code": _("The short name may hold small letters without accents, digits and hyphens only."),
    "access.already_admitted": _("An organisation with this short name has been admitted already. Choose another name."),
    "access.already_held": _("The person holds this role there already."),
    "access.already_revoked": _("This role has been taken back already."),
    "access.own_role": _("Nobody gives a role to themselves. Ask another administrator."),
    "access.no_organisation": _(
        "This role sees what is asked of the person’s organisation, and theirs answers for no addressee."
        " Enrol them for an organisation that does."
    ),
    "access.not_active": _("The person’s account is closed."),
    "access.last_administrator": _(
        "This is the last administrator for all situations. Make someone else administrator first."
    ),
}  # fmt: skip
UNKNOWN = _("A rule stands in the way ({code}).")


def sentence(code: str) -> str:
    """Return what stands in the way, in the language of the page; an unknown code is shown as it is."""
    known = SENTENCES.get(str(code))
    return str(known) if known else str(UNKNOWN).format(code=code)


def sentences(codes: Iterable[str]) -> list[str]:
    """Return the sentence of each code, in a steady order."""
    return [sentence(code) for code in sorted(codes)]

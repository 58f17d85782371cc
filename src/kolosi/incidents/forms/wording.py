"""What the form of an incident calls its parts, in the language of the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kolosi.incidents.questions import Options

STATUSES: dict[str, Promise] = {
    "pending": gettext_lazy("not decided"),
    "verified": gettext_lazy("verified"),
    "could_not_verify": gettext_lazy("could not be verified"),
    "not_mrm": gettext_lazy("outside the mechanism"),
    "did_not_occur": gettext_lazy("did not occur"),
}


def sexes() -> dict[str, str]:
    """Return the parts of tallies in words."""
    return {
        "boys": _("Boys"),
        "girls": _("Girls"),
        "men": _("Men"),
        "women": _("Women"),
        "unknown": _("Sex unknown"),
    }


def precisions() -> Options:
    """Return how precisely a place can be known."""
    return (
        ("exact_point", _("An exact point")),
        ("settlement", _("A village, town or quarter")),
        ("admin2", _("Somewhere in a district")),
        ("admin1", _("Somewhere in a region")),
        ("situation", _("Somewhere in the country")),
    )


def singulars() -> dict[str, str]:
    """Return what one entry of each kind is called."""
    return {
        "perpetrators": _("Party"),
        "sources": _("Source"),
        "evidence": _("Piece of evidence"),
        "responses": _("Response"),
    }


def headings() -> dict[str, tuple[str, str]]:
    """Return the heading of each kind of entry, and what it is for."""
    return {
        "violations": (_("Violations"), _("One for each type. Children of one type are counted together.")),
        "victims": (_("Victims"), _("Children told from others, or groups of them. By code, never by name.")),
        "perpetrators": (_("Parties"), _("Those to which the violations are attributed.")),
        "sources": (_("Sources"), _("Who or what tells of it. Who they are lives in the vault only.")),
        "evidence": (
            _("References to evidence"),
            _("References to files and objects, never the things themselves."),
        ),
        "responses": (_("Responses"), _("What the task force did, or will do.")),
    }


def additions() -> dict[str, Options]:
    """Return the buttons that add an entry: what they do, and what they say."""
    return {
        "violations": (("add:violations", _("Add this violation")),),
        "victims": (("add:victims:child", _("Add a child")), ("add:victims:group", _("Add a group"))),
        "perpetrators": (("add:perpetrators", _("Add a party")),),
        "sources": (("add:sources", _("Add a source")),),
        "evidence": (("add:evidence", _("Add evidence")),),
        "responses": (("add:responses", _("Add a response")),),
    }

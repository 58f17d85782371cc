"""What each act is called in the words of the people who read the ledger. A house test looks for acts without words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    "access.admit": _("Organisation admitted"),
    "access.change_password": _("Password changed"),
    "access.enrol": _("Person enrolled"),
    "access.enrol_simulated": _("Simulated person enrolled"),
    "access.grant": _("Role granted"),
    "access.revoke": _("Role taken back"),
    "access.renew": _("First password given anew"),
    "access.close": _("Account closed"),
    "access.reopen": _("Account opened again"),
    "conclusions.receive": _("Document received"),
    "conclusions.accept": _("Document accepted"),
    "conclusions.reread": _("Document read again"),
    "conclusions.withdraw": _("Document withdrawn"),
    "conclusions.split": _("Ask split"),
    "conclusions.merge": _("Ask merged"),
    "conclusions.readdress": _("Addressees corrected"),
    "conclusions.retheme": _("Summary and themes corrected"),
    "conclusions.assign": _("Given to an owner"),
    "conclusions.schedule": _("Plan written"),
    "conclusions.update": _("Update told"),
    "conclusions.attach": _("Evidence added"),
    "conclusions.answer": _("Answer noted"),
    "conclusions.assess": _("Assessed"),
    "conclusions.supersede": _("Superseded"),
    "conclusions.hand_out": _("Asks handed out"),
    "conclusions.take_in": _("Workbook taken in"),
    "conclusions.settle": _("Workbook decided on"),
    "conclusions.export": _("Asks exported"),
    "incidents.report": _("Incident reported"),
    "incidents.revise": _("Incident told anew"),
    "incidents.complete": _("Incident completed"),
    "incidents.withdraw": _("Report withdrawn"),
    "incidents.link": _("Linked as a duplicate"),
    "incidents.unlink": _("Link to a duplicate taken back"),
    "counting.freeze": _("Figures frozen"),
    "incidents.simulate": _("Invented incidents written"),
    "parties.ally": _("Put under an umbrella"),
    "parties.approve": _("Proposed party approved"),
    "parties.cross": _("Identifier of another list added"),
    "parties.decline": _("Proposed party declined"),
    "parties.describe": _("Description changed"),
    "parties.name": _("Name added"),
    "parties.part": _("End of a membership noted"),
    "parties.propose": _("Party proposed"),
    "parties.succeed": _("Succession noted"),
}


def words(verb: str) -> str:
    """Return the act's name in the language of the page; an act without words is shown as it is recorded."""
    return str(ACTS.get(verb, verb))

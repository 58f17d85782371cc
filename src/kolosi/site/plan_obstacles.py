"""Sentences for what stands in the way of commitments; `site.obstacles` joins them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "plans.no_such_kind": _("This kind of commitment is not known. Choose one from the list."),
    "plans.no_title": _("A title is missing. Write what the document calls itself."),
    "plans.no_signatory": _("Nobody signs. Choose a party, or name who signed."),
    "plans.no_party_signs": _("This kind of commitment is a party’s own. Choose at least one party of the register."),
    "plans.no_such_party": _("A party that signs is not in the register. Propose it first; once it is approved, record the commitment."),
    "plans.not_there_then": _("A party that signs did not exist on the day of signature, as far as the register knows. Correct the day, choose the party of that day, or correct in the register when it existed."),
    "plans.no_signature_day": _("The day of signature is missing. Write it as far as it is known: a year, a month or a day."),
    "plans.in_the_future": _("The day lies in the future."),
    "plans.covers_nothing": _("No violation is covered. Choose at least one, as the document names them."),
    "plans.no_such_type": _("A type of violation is not known. Choose from the list."),
    "plans.no_un_signatory": _("This kind of commitment is signed by the United Nations too. Name who signed for it, or choose a one-sided kind."),
    "plans.one_sided": _("This kind of commitment is one-sided: nobody signs it for the United Nations. Leave that empty, or choose another kind."),
    "plans.no_source": _("A source is missing. Name the document, list or report that says so."),
    "plans.nothing_changed": _("Nothing is different from what is on record."),
    "plans.ended_already": _("The commitment has ended, so nothing more can be done about it."),
    "plans.ends_before": _("It would end before it was signed. Correct the day."),
    "plans.no_such_end": _("This way of ending is not known. Choose one from the list."),
    "plans.no_text": _("Say in a sentence what is undertaken."),
    "plans.no_such_activity": _("This activity is not known. Choose one from the list."),
    "plans.not_covered": _("The commitment does not cover this violation. Choose one that it covers, or none."),
    "plans.due_before_signature": _("It would be due before the commitment was signed. Correct the day, or leave it empty."),
    "plans.no_such_road": _("From where the benchmark stands, this step cannot be made."),
    "plans.no_evidence": _("Nothing shows it. Name at least one document, visit or record of the United Nations."),
    "plans.no_such_source": _("This kind of source is not known. Choose one from the list."),
    "plans.own_claim": _("Whoever noted the claim does not verify it. Ask a colleague."),
    "plans.before_the_last": _("The day lies before the last step of the benchmark."),
    "plans.before_signature": _("The day lies before the commitment was signed."),
    "plans.nothing_said": _("Say in a sentence what was done, seen or considered."),
    "plans.not_flagged": _("Nothing about this party waits for a decision."),
}  # fmt: skip

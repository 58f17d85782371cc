"""A sentence for everything that can stand in the way: what it is, and what to do about it.

Rules answer with codes. Add the sentence of a new code here; a house test looks for codes without one.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.site import letter_obstacles, listing_obstacles, monitoring_obstacles, plan_obstacles

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
    "access.own_account": _("This is your own account. Another administrator can do this; your password is on your own page."),
    "access.not_closed": _("The account is open already."),
    "access.last_administrator": _(
        "This is the last administrator for all situations. Make someone else administrator first."
    ),
    "conclusions.no_such_road": _("From where the document stands, this cannot be done: it is accepted already, or a witness."),
    "conclusions.no_such_situation": _("This situation is not known. Choose one from the list."),
    "conclusions.already_received": _("The same file is kept already in this situation. Open it instead."),
    "conclusions.no_asks": _("No ask was found in the document, so there would be nothing to follow."),
    "conclusions.being_followed": _("Someone has already worked on its asks. It can be corrected, but no longer withdrawn."),
    "conclusions.no_such_addressee": _("An addressee is neither on the list nor in the document. Write it as a name instead."),
    "conclusions.no_addressee": _("Nobody is addressed. Choose or name at least one addressee."),
    "conclusions.no_such_theme": _("A theme is not known. Choose from the list."),
    "conclusions.nothing_to_split": _("Choose the clauses of the new ask, or tell the two asks apart in two summaries."),
    "conclusions.nothing_left": _("All clauses would go. Leave at least one, or tell two asks apart in two summaries."),
    "conclusions.not_its_clauses": _("A clause chosen is not one of this ask."),
    "conclusions.same_ask": _("An ask cannot be merged into itself. Choose another."),
    "conclusions.other_document": _("Only asks of one document can be merged. Asks of two documents are compared between cycles."),
    "conclusions.already_merged": _("The ask was merged into another. Correct the one that holds it now."),
    "conclusions.nothing_changed": _("Nothing is different from what is on record."),
    "conclusions.no_summary": _("A summary is missing. Say what is asked in one line."),
    "conclusions.other_not_followed": _("The other document is not followed. Accept it first, or choose another."),
    "conclusions.other_situation": _("The other document is about another situation. Choose one about the same."),
    "conclusions.nothing_aligned": _("No clause of this document says anything that the other asks. Choose another, or accept this one with asks of its own."),
    "conclusions.a_witness": _("The document is kept as a witness: no asks are made of it, however it is read."),
    "conclusions.no_road_to_status": _("From where the ask stands, no road leads there. What was reached can only be left by saying that it regressed, or by marking the last assessment as a mistake."),
    "conclusions.not_followed": _("The ask is not followed: its document has not been accepted yet, or the ask was merged into another."),
    "conclusions.no_reason": _("A reason is missing. Say why in a sentence."),
    "conclusions.few_sources": _("Full implementation needs evidence from two independent sources. Name one more, of another origin."),
    "conclusions.no_verified_source": _("Full implementation needs one source that the United Nations verified or that is a third party."),
    "conclusions.pace_unknown": _("Whether a partial ask is on pace follows from its milestones, and it has none. Plan milestones first."),
    "conclusions.body_ended": _("All bodies that were asked have ended, so the ask cannot be called done. Say what took its place instead."),
    "conclusions.not_its_evidence": _("Some of the evidence named is not evidence of this ask."),
    "conclusions.in_the_future": _("A day lies in the future. Write a day that has come."),
    "conclusions.before_the_last": _("The day lies before that of the last assessment. To change the past, mark the last assessment as a mistake."),
    "conclusions.no_such_kind": _("This kind is not known. Choose one from the list."),
    "conclusions.not_its_addressee": _("The ask does not address this body. Choose one of its addressees."),
    "conclusions.no_such_person": _("Someone named here cannot see the ask or does not answer for its addressee. Choose from the list."),
    "conclusions.no_text": _("Words are missing. Say what it is in a sentence."),
    "conclusions.too_long": _("Something is too long. Shorten it, or put the rest into a second entry."),
    "conclusions.no_origin": _("It is not said who produced it. Name the office or organisation."),
    "conclusions.no_such_date": _("A date cannot be read. Write a year, a month or a day: 2018, 2018-06 or 2018-06-20."),
    "conclusions.nothing_changed_in_follow_up": _("Nothing is different from what is on record."),
    "conclusions.answered_before": _("The answer lies before the day on which the ask was handed over."),
    "conclusions.no_later_text": _("Nothing later is named. Give the reference of a later ask that you can see, or the symbol of a later text."),
    "conclusions.later_is_itself": _("The later ask is this ask, or leads back to it."),
    "conclusions.nothing_to_hand_out": _("There is no open ask of this addressee that could travel. Choose another addressee."),
    "conclusions.not_our_workbook": _("No row of this workbook names a workbook that was handed out in your reach. Ask for the one that was sent, filled in."),
    "conclusions.already_taken_in": _("This very workbook was taken in before. Look for it in the list of workbooks."),
    "conclusions.nothing_chosen": _("Nothing was decided. Choose for at least one row."),
    "conclusions.not_in_return": _("A row that was decided on holds nothing new in this workbook."),
    "conclusions.already_settled": _("A row that was decided on had been decided before."),
    "conclusions.row_has_faults": _("A row with faults cannot be taken over. Ask the addressee to correct it, or do not take it over."),
    "conclusions.conflict_undecided": _("A row is in conflict with what is on record or with another workbook. Compare, then say that you take it over all the same, or do not."),
}  # fmt: skip
SENTENCES |= (
    monitoring_obstacles.SENTENCES
    | letter_obstacles.SENTENCES
    | listing_obstacles.SENTENCES
    | plan_obstacles.SENTENCES
)
UNKNOWN = _("A rule stands in the way ({code}).")


def sentence(code: str) -> str:
    """Return what stands in the way, in the language of the page; an unknown code is shown as it is."""
    known = SENTENCES.get(str(code))
    return str(known) if known else str(UNKNOWN).format(code=code)


def sentences(codes: Iterable[str]) -> list[str]:
    """Return the sentence of each code, in a steady order."""
    return [sentence(code) for code in sorted(codes)]

"""Sentences for what stands in the way of letters; `site.obstacles` joins them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "letters.unknown_addressee": _("The text does not say to whom this goes. Correct the addressee in the document, then draft again."),
    "letters.no_form_of_address": _("There is no form of address for this kind of addressee in this language. Add one to the list forms_of_address, with its source."),
    "letters.ended_body": _("An addressee had ended by that day. Date the letter while it existed, or address the body that took over."),
    "letters.not_a_note_verbale": _("A note verbale goes to Governments only. Write a letter or a statement instead."),
    "letters.not_a_letter": _("A public statement is no letter, and a letter no statement. Choose the form that the conclusions name."),
    "letters.no_agreed_text": _("There are no agreed words under this paragraph, so there is nothing to carry."),
    "letters.no_such_road": _("The letter cannot take this step from where it stands."),
    "letters.own_draft": _("A letter is cleared by someone other than the person who drafted it."),
    "letters.no_reply_to_a_statement": _("A public statement waits for no reply."),
    "letters.not_sent_yet": _("The letter was not sent yet, so nobody can have replied to it. Note the day on which it was sent first."),
    "letters.in_the_future": _("The day lies in the future."),
    "letters.before_the_last": _("The day lies before the last step of the letter."),
    "letters.nothing_said": _("Say in a sentence what was answered or found."),
    "letters.not_accepted": _("The document has not been accepted yet. Accept it, then draft its letters."),
    "letters.drafted_already": _("This letter has been drafted already. Open it from the list."),
    "letters.not_silent": _("The time to reply is not over, or a reply came. There is nothing to remind of."),
    "letters.not_asked_here": _("A clause that was answered is not in this letter."),
    "letters.no_such_answer": _("A choice is not known. Choose from the lists."),
    "letters.nothing_to_notify": _("No reply is due soon or late of which someone has not heard."),
    "letters.mail_is_off": _("Mail is off in this installation. Whoever runs it can name a mail server (KOLOSI_MAIL)."),
    "letters.nothing_waits": _("Nothing waits in the outbox."),
    "letters.only_facts": _("This document was kept as facts, without its words. Receive its text, then draft its letters."),
}  # fmt: skip

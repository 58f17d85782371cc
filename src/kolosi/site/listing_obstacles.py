"""Sentences for what stands in the way of listings; `site.obstacles` joins them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "listing.no_such_year": _("There was no annual report with a list in this year. The first list is of 2002."),
    "listing.no_such_data_year": _("A report looks back: the year on which it reports lies before it, and two years at most."),
    "listing.no_symbol": _("The symbol is missing. Write it as the report does."),
    "listing.no_source": _("The source is missing. Say where the annexes were read."),
    "listing.no_situation": _("It is not said for which situations the annexes are told. Choose at least one."),
    "listing.no_such_situation": _("This situation is not known. Choose one from the list."),
    "listing.not_covered": _("The entry is of a situation that is not among those told. Add the situation, or take the entry out."),
    "listing.no_such_annex": _("There are two annexes, I and II. Write one of them."),
    "listing.two_annexes": _("A situation stands in one annex. Give all its entries the same."),
    "listing.no_such_section": _("This section is not known. Write A, B, none or unknown."),
    "listing.before_the_split": _("Annexes have sections since the report on 2016. Write none."),
    "listing.since_the_split": _("Annexes have two sections since the report on 2016. Write A or B, or unknown where the source does not say."),
    "listing.no_such_party": _("This party is not in the register. Propose it first, or write the short name that the register gives it."),
    "listing.not_there_yet": _("The party came into being after the report. Choose the party of that time."),
    "listing.no_name": _("The name is missing. Write it as the annex does."),
    "listing.told_twice": _("The party is told twice for one situation. Tell all it is listed for in one entry."),
    "listing.no_trigger": _("It is not said for what the party is listed. Name at least one violation."),
    "listing.no_such_trigger": _("This is no violation for which a party can be listed. Write a code or letter of the list."),
    "listing.denial_is_no_trigger": _("Nobody is listed for denial of humanitarian access: no resolution made it a trigger."),
    "listing.before_its_resolution": _("No party could be listed for this violation yet: the resolution is younger than the report."),
    "listing.not_a_sheet": _("The sheet lacks the columns of an annex. Export one and use its headings or tags."),
    "listing.not_yes_or_no": _("Write yes or no."),
    "listing.recorded_already": _("The annexes of this report are recorded already. Open the report and tell it anew."),
    "listing.nothing_changed": _("Nothing would change."),
    "listing.no_reason": _("A reason is missing. Say why the report is told anew."),
    "listing.no_reason_told": _("A reason is missing. Say what you looked at."),
    "listing.decided_so": _("This is decided so already."),
    "listing.not_the_list": _("The file is not the consolidated list. Take the XML file that the Security Council publishes."),
    "listing.list_too_large": _("The file is far larger than the consolidated list. It was not opened."),
    "listing.hostile_list": _("The file declares XML entities or outside references; such files are refused."),
}  # fmt: skip

"""Sentences for what stands in the way of parties, incidents and verification; `site.obstacles` joins them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "parties.itself": _("A party cannot be a member of itself."),
    "parties.circle": _("The umbrella stands under this party already, so the party cannot stand under it."),
    "parties.ends_before": _("It would end before it begins. Look at both days."),
    "parties.not_there_then": _("The party did not exist on that day. Choose the one of its day."),
    "parties.already_member": _("The party is a member of this umbrella in that time already."),
    "parties.name_taken": _("A party has this name already. Look for it in the register."),
    "parties.no_name": _("A name is missing. Write the name by which the party is known."),
    "parties.own_proposal": _("A new name is approved by someone other than the person who proposed it."),
    "parties.no_code": _(
        "The short name holds small letters, digits and single hyphens only, and is no address of the register."
    ),
    "parties.code_taken": _("A party or proposal has this short name already. Choose another."),
    "parties.no_such_kind": _("A choice is not known. Choose from the lists."),
    "parties.no_situation": _("It is not said in which situation the party acts. Choose at least one."),
    "parties.no_such_age": _(
        "This is no age that a law could set for recruitment. Leave it empty if unknown."
    ),
    "parties.no_such_date": _("A day is missing or cannot be read. Write 2018, 2018-06 or 2018-06-20."),
    "parties.no_such_party": _("This party is not in the register. Choose one from the list."),
    "parties.no_source": _("The source is missing. Name the document or list that says so."),
    "parties.no_reason": _("A reason is missing. Say why in a sentence."),
    "parties.not_approved": _("The party is not in the register yet: its proposal has not been approved."),
    "parties.decided_already": _("This proposal has been answered already."),
    "parties.named_already": _("The party has this name in this language already."),
    "parties.succeeded_already": _("This succession is on record already."),
    "parties.runs_back": _("It runs back to a party that this one came from on the same day."),
    "parties.crossed_already": _("The party has this identifier already."),
    "parties.nothing_changed": _("Nothing is different from what is on record."),
    "parties.no_such_fact": _("This fact is not on record, or is struck already. Choose one from the list."),
    "parties.struck_already": _("Somebody asked to strike this fact already, and the answer is still open."),
    "parties.last_name": _(
        "It is the only main name of the party. Add the right name first, then strike this one."
    ),
    "parties.own_strike": _("Somebody other than the person who asked to strike it gives the answer."),
    "parties.settled_already": _("This wish has been answered already."),
    "places.empty": _("The file is empty. Choose another."),
    "places.too_large": _(
        "The file is larger than is read at once. Divide it, and bring in one part after another."
    ),
    "places.no_such_situation": _("This situation is not known. Choose one from the list."),
    "places.no_such_layout": _("This form of file is not known. Choose one from the list."),
    "places.no_edition": _(
        "The edition is missing, or holds other signs than small letters, digits and single hyphens."
    ),
    "places.no_source": _("The source is missing. Say who publishes the file."),
    "places.faulty_rows": _(
        "Some rows cannot be taken, so nothing of the file is loaded. They are listed with their reasons."
    ),
    "places.loaded_already": _("This file is loaded already."),
    "incidents.no_violation": _("The incident holds no violation. Add at least one."),
    "incidents.no_title": _("A title is missing. Say in one line what happened, without names of people."),
    "incidents.no_date": _(
        "It is not said when it happened. Write a day, or from when to when, as far as known."
    ),
    "incidents.ends_before": _("The incident ends before it begins. Look at both days."),
    "incidents.in_the_future": _("A day lies in the future. Write a day that has come."),
    "incidents.no_place": _("It is not said where it happened. Choose a place, as small as is known."),
    "incidents.no_account": _("The account is missing. Say what happened."),
    "incidents.no_such_type": _("This type of violation is not known. Choose one from the list."),
    "incidents.no_tally": _("It is not said how many children were affected. Count boys, girls and unknown."),
    "incidents.more_victims_than_tally": _(
        "More victims are named than the tally holds. Correct one of them."
    ),
    "incidents.total_above_sum": _(
        "The incident’s number of children is larger than all its tallies together."
    ),
    "incidents.total_below_largest": _(
        "The incident’s number of children is smaller than one of its tallies."
    ),
    "incidents.killed_and_maimed": _(
        "A child is among the killed and the maimed. Leave it among the killed only."
    ),
    "incidents.not_a_child": _(
        "A victim was not under eighteen at the time. The mechanism is about children."
    ),
    "incidents.age_disagrees": _("An age does not fit the date of birth. Correct one of them."),
    "incidents.not_in_conflict": _(
        "The violation has no link to the armed conflict. Keep it as outside the mechanism."
    ),
    "incidents.no_party": _("No party to the conflict did it. Keep it as outside the mechanism."),
    "incidents.missing_fact": _("A fact that this type of violation needs is missing."),
    "incidents.withdrawn": _("The report was withdrawn. Nothing more can be done with it."),
    "incidents.sheet_no_key": _(
        "The row does not say what it belongs to, or a cell that must be filled is empty."
    ),
    "incidents.sheet_twice": _("It is told twice."),
    "incidents.sheet_no_incident": _("No row of the sheet of incidents has this key."),
    "incidents.sheet_no_such_violation": _("The incident has no violation of this key."),
    "incidents.sheet_no_such_type": _("The type of violation is missing."),
    "incidents.sheet_no_such_code": _("This is none of the codes or words of the list."),
    "incidents.sheet_no_such_party": _("No party of the register has this code or name. Propose it first."),
    "incidents.sheet_not_a_number": _("This is not a number."),
    "incidents.sheet_not_a_day": _("This is not a day. Write 2017, 2017-03 or 2017-03-30."),
    "incidents.sheet_two_days": _(
        "Nobody can tell the day from the month here. Write 2017-03-30, or say in the way of reading which stands first."
    ),
    "incidents.sheet_no_value": _(
        "A formula stands here without its result, or with an error. Calculate and save the workbook anew."
    ),
    "incidents.sheet_not_yes_or_no": _("This is neither yes nor no."),
    "incidents.sheet_out_of_bounds": _("The number cannot be."),
    "incidents.sheet_too_long": _("The text is too long."),
    "incidents.sheet_cut": _("The text was cut when the workbook was written. Bring it in from CSV."),
    "incidents.sheet_ends_before": _("It ends before it begins."),
    "incidents.sheet_elsewhere": _("The register knows an incident of this reference that you cannot see."),
    "incidents.sheet_changed": _(
        "The incident is known and told otherwise here. Submit the file again and say that it revises."
    ),
    "incidents.sheet_withdrawn": _("The incident was withdrawn."),
    "incidents.sheet_other_type": _("The violation is of another type in the register."),
    "incidents.file_empty": _("The file is empty."),
    "incidents.file_too_large": _(
        "The file is larger than 200 MB, the most that is read. Part it into several."
    ),
    "incidents.file_locked": _(
        "The file is protected by a password, or of an old format. Save it as .xlsx without one."
    ),
    "incidents.file_hostile": _(
        "The file unpacks to far more than a workbook holds. Such files are refused."
    ),
    "incidents.file_corrupt": _("The file is damaged, or neither a workbook nor CSV in UTF-8."),
    "incidents.file_not_unicode": _(
        "The letters of this CSV file are not in Unicode. Save it as “CSV UTF-8”, or as .xlsx, so that none is guessed."
    ),
    "incidents.file_too_costly": _("Reading the file took too much time or memory, so it was stopped."),
    "incidents.file_no_sheet": _("No sheet of the file has the headings that are looked for."),
    "incidents.mapping_no_columns": _(
        "Give the way of reading a name, and say of at least one heading what it is."
    ),
    "incidents.file_nothing_left": _("All of this file was looked at already."),
    "incidents.nothing_changed": _("Nothing is different from what is on record."),
    "incidents.not_a_draft": _("Only a draft can be completed."),
    "incidents.no_reason": _("A reason is missing. Say why in a sentence."),
    "incidents.not_its_own_duplicate": _("An incident cannot tell itself again. Name the other one."),
    "incidents.another_situation": _("The two incidents belong to different situations."),
    "incidents.already_a_duplicate": _(
        "The incident is linked as a duplicate already. Take that link back first."
    ),
    "incidents.original_is_a_duplicate": _(
        "The other incident is a duplicate itself. Name the one that it tells again."
    ),
    "incidents.has_duplicates": _(
        "Others are linked to this incident as duplicates. Take those links back first."
    ),
    "incidents.not_a_duplicate": _("The incident is not linked as a duplicate."),
    "incidents.no_name": _("A name is missing. Give the view a name of your own."),
    "verification.no_such_road": _("From where the violation stands, no road leads there."),
    "verification.level_below_missing": _("The level below has not judged yet. Wait for it."),
    "verification.few_sources": _("The task force asks for more primary sources than there are."),
    "verification.not_credible": _("A trained monitor has not judged the information credible."),
    "verification.not_confirmed": _("The designated member of the United Nations has not confirmed it."),
    "verification.no_day": _("The day of the decision is missing."),
    "verification.in_the_future": _("The day of the decision lies in the future."),
    "verification.before_the_incident": _("The day of the decision lies before the incident."),
    "verification.one_co_chair": _("Only one co-chair has signed. It counts when a second one signs."),
    "verification.not_a_co_chair": _("Only co-chairs decide for the task force."),
    "verification.already_signed": _("You have signed already. A second, different co-chair must sign."),
    "verification.no_reason": _(
        "A reason is missing. Say why it could not be verified, or why it is corrected."
    ),
    "verification.other_reason": _("This reason is not one for that judgement. Choose one of its own."),
    "verification.outside_the_gate": _(
        "It does not belong to the mechanism: conflict, child, party and type must be given."
    ),
    "reports.no_such_product": _("There is no such product. Choose one from the list."),
    "reports.not_a_quarter": _("This product is about a quarter. Write a period such as 2017Q2."),
    "reports.not_a_year": _("This product is about a calendar year. Write a period such as 2017."),
    "reports.gap": _(
        "Days are left out after the last report on this situation. Begin on the day after it ends."
    ),
    "reports.overlap": _(
        "The last report on this situation tells some of these days. Begin on the day after it ends."
    ),
    "reports.not_over": _("The period was not over on that day. Choose a later day, or leave it empty."),
    "reports.not_protected": _(
        "This audience is told nothing but releases, and none covers these days as known by then. Make one about exactly "
        "these days on the page of releases, or choose another audience."
    ),
    "reports.too_fine": _(
        "These days are too few for this audience. Choose the whole half-years or years that it is told, or another audience."
    ),
    "counting.no_title": _("A title is missing. Say which product will quote these figures."),
    "counting.ahead": _("The day lies ahead. Choose a day that has come."),
    "counting.before_the_period": _("On that day the period had not begun. Choose a later day."),
    "counting.no_such_audience": _("This audience is not known. Choose one from the list."),
    "counting.no_such_type": _("This type of violation is not known. Choose one from the list."),
    "counting.too_fine": _(
        "The period is not made of whole stretches that this audience is told. Choose a longer one."
    ),
    "counting.nothing_counted": _("Nothing was counted in this period, so there is nothing to release."),
    "counting.discloses": _(
        "An attacker would learn small numbers from this release beside earlier ones. Hide more, or release other figures."
    ),
    "verification.not_complete": _("The incident is not complete, or was withdrawn. Complete it first."),
    "verification.a_duplicate": _(
        "The incident is linked as a duplicate. Judge the one that it tells again."
    ),
    "verification.told_anew": _(
        "The incident was told anew since then. Somebody must look at it again first."
    ),
    "verification.open_proposal": _(
        "A proposed decision waits for its signatures. Sign or decline it first."
    ),
    "verification.closed_proposal": _("The proposal is closed: it was decided or declined."),
    "verification.decided_here": _(
        "The task force has decided it here already. What was decided here stays as it is."
    ),
    "verification.fewer_than_two": _("A final decision needs at least two co-chairs."),
}

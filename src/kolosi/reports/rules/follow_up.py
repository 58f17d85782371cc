"""What became of the last conclusions, drafted: a sentence on all of them, and a paragraph on each ask."""

from collections.abc import Iterator
from itertools import groupby

from kolosi.reports.rules.figures import Followed, Told
from kolosi.reports.rules.words import Tongue


def summary(told: Told) -> Iterator[str]:
    """Yield how many asks stand how."""
    tongue, found = told.tongue, told.conclusions
    if found is None:
        yield tongue.sentence("follow_up_none")
        return
    standings = [
        tongue.say("follow_up_standing", n=number, label=label) for label, number in found.standings if number
    ]
    if standings:
        adopted = tongue.say("follow_up_adopted", adopted=found.adopted) if found.adopted else ""
        yield tongue.sentence(
            "follow_up",
            n=found.asks,
            symbol=found.symbol,
            adopted=adopted,
            standings=tongue.listed(standings),
        )


def each(told: Told) -> Iterator[str]:
    """Yield a paragraph on each ask in the order of the text, those to the same addressees after a sentence that names them."""
    tongue, found = told.tongue, told.conclusions
    if found is None:
        return
    for addressees, asks in groupby(found.each, key=lambda one: one.addressees):
        yield tongue.sentence("asked_of", whom=tongue.listed(addressees))
        yield from (" ".join(_sentences(tongue, one)) for one in asks)
    if found.letters_only:
        yield tongue.sentence("asked_in_letters", n=found.letters_only)


def _sentences(tongue: Tongue, one: Followed) -> Iterator[str]:
    """Say what was asked, how it stands, what was answered, what shows it, and which commitments it is about."""
    yield tongue.sentence("ask_stands", label=one.label, summary=one.summary.rstrip(" .;"), status=one.status)
    if one.answered_on:
        yield tongue.sentence("ask_answered", answer=one.answer, day=one.answered_on)
    elif one.silent_since and one.conveyed_on:
        yield tongue.sentence("ask_silent", day=one.conveyed_on)
    elif one.conveyed_on:
        yield tongue.sentence("ask_conveyed", day=one.conveyed_on)
    if one.evidence:
        yield tongue.sentence("ask_shown", n=one.evidence)
    for title, later in one.plans:
        yield tongue.sentence("ask_plan_later" if later else "ask_plan", title=title)

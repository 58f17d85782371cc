"""The picture of alliances: who stood under whom from when to when, as bars and as words."""

from dataclasses import dataclass

from kolosi.kernel.viewer import Viewer
from kolosi.parties import rules
from kolosi.parties.queries.book import Book, book
from kolosi.parties.queries.shapes import PartyRef, ref_of


@dataclass(frozen=True)
class Bar:
    """A party under an umbrella for some time."""

    member: PartyRef
    spell: rules.Spell
    source: str


@dataclass(frozen=True)
class Alliances:
    """One umbrella, since when and until when it existed, and the parties under it, first comers first."""

    umbrella: PartyRef
    spell: rules.Spell
    bars: tuple[Bar, ...]


def alliances(viewer: Viewer, *, code: str = "", situation: str = "") -> tuple[Alliances, ...]:
    """Return the umbrellas with their members: all of a situation, or those that the party is or stands under."""
    opened = book(viewer)
    found = dict.fromkeys(
        tie.umbrella for tie in opened.ties if not code or code in (tie.member, tie.umbrella)
    )
    chosen = [one for one in found if not situation or situation in opened.entries[one].described.situations]
    told = [_alliance(viewer, opened, one) for one in chosen]
    return tuple(sorted(told, key=lambda one: rules.folded(one.umbrella.name)))


def _alliance(viewer: Viewer, opened: Book, umbrella: str) -> Alliances:
    inside = [tie for tie in opened.ties if tie.umbrella == umbrella]
    # The rule says in which order bars are drawn; two memberships of one party keep the order of the register.
    spans = list(rules.timeline([tie.membership for tie in inside]))
    inside.sort(key=lambda tie: spans.index(rules.Span(*tie.membership)))
    return Alliances(
        ref_of(viewer, opened, umbrella),
        opened.entries[umbrella].described.spell,
        tuple(Bar(ref_of(viewer, opened, tie.member), tie.spell, tie.source) for tie in inside),
    )

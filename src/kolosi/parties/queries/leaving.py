"""What leaves when the register is exported: all that stands of approved parties, in the viewer's words."""

from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.parties.gateways.as_tables import Register
from kolosi.parties.queries.book import book
from kolosi.parties.queries.shapes import label, ref_of


def leaving(viewer: Viewer, *, situation: str = "", on: date) -> Register:
    """Return the approved parties, or those of a situation, by code, with every tie that touches one of them."""
    opened = book(viewer)
    chosen = {
        code: one
        for code, one in sorted(opened.approved.items())
        if not situation or situation in one.described.situations
    }

    def named(code: str) -> tuple[str, str]:
        known = ref_of(viewer, opened, code, on)
        return known.name, known.acronym

    return Register(
        entries=tuple(chosen.values()),
        ties=tuple(tie for tie in opened.ties if {tie.member, tie.umbrella} & set(chosen)),
        became=tuple(one for one in opened.became if {one.earlier, one.later} & set(chosen)),
        named=named,
        label=lambda name, code: label(viewer, name, code),
        language=viewer.language,
        on=on,
    )

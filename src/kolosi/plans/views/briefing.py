"""The briefing on a party in the words of the active language: what its page shows, with addresses to go back to."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kolosi.parties.templatetags.days import half_known
from kolosi.plans.queries import Compliance, Under
from kolosi.plans.rules.breaches import Signal
from kolosi.plans.rules.briefing import Briefing, Chart, Grid, Section
from kolosi.plans.views import pictures

MOST = 40  # signals told one by one; the page has all of them


def briefing(sheet: Compliance, *, address: str) -> Briefing:
    """Return the briefing; `address` is where the pages are, such as `https://kolosi.example.org/`."""
    title = _("Commitments of %(party)s, as known on %(day)s") % {
        "party": sheet.party.name,
        "day": half_known(sheet.at.date().isoformat()),
    }
    mark = _("Some of these records are simulated.") if sheet.simulated else ""
    sections = (_summary(sheet, address), *(_section(one, address) for one in sheet.under))
    return Briefing(title, get_language() or "en", mark, sections)


def _summary(sheet: Compliance, address: str) -> Section:
    head = (
        _("Commitment"), _("Signed"), _("Benchmarks"), _("Claimed only"), _("UN-verified"), _("Overdue"), _("Signals"),
    )  # fmt: skip
    rows = tuple(
        (
            (f"{one.row.plan.ref} {one.row.plan.signed.title}", _to(address, "plan", one.row.plan.ref)),
            half_known(one.row.plan.signed.signed),
            str(one.row.tally.total),
            str(one.row.tally.claimed),
            str(one.row.tally.verified),
            str(one.row.tally.overdue),
            str(one.kept.total) if one.kept else "–",
        )
        for one in sheet.under
    )
    lines = (_("What a party claims counts for nothing until the United Nations verified it."),)
    grid = Grid(_("Commitments and how they stand"), head, rows, (4.0, 2.2, 2.4, 1.9, 2.0, 1.8, 1.7))
    link = (_("The page of the party’s commitments"), _to(address, "plans_of_party", sheet.party.code))
    if not rows:
        return Section(_("Summary"), (_("No commitment on record binds this party."),), links=(link,))
    return Section(_("Summary"), lines, (grid,), links=(link,))


def _section(one: Under, address: str) -> Section:
    plan = one.row.plan
    signed = plan.signed.signed
    chart = None
    if one.kept and signed and pictures.holds_anything(one.kept):
        caption = _("Before and after the signature")
        chart = Chart(caption, signed.year, one.kept.years, pictures.names(), pictures.words(one.kept))
    return Section(
        heading=f"{plan.ref} {plan.signed.title}",
        lines=tuple(_lines(one)),
        grids=tuple(_grids(one, address)),
        chart=chart,
        links=((_("The page of this commitment"), _to(address, "plan", plan.ref)),),
    )


def _lines(one: Under) -> Iterator[str]:
    told = one.row.plan.signed
    yield _("%(kind)s, signed %(day)s. Source: %(source)s.") % {
        "kind": one.row.kind, "day": half_known(told.signed), "source": told.source,
    }  # fmt: skip
    if not one.own:
        yield _("It binds this party through %(signatory)s.") % {"signatory": one.through.name}
    if one.open:
        yield _("Whether it binds this party still waits for a decision.")
    if told.ended:
        yield _("%(end)s on %(day)s.") % {"end": one.row.end, "day": half_known(told.ended)}
    if one.row.covers:
        yield _("Violations covered: %(types)s.") % {"types": ", ".join(one.row.covers)}
    if one.kept:
        yield _("%(sure)s breach signals, and %(perhaps)s possible ones; %(unseen)s cannot be read here.") % {
            "sure": one.kept.sure, "perhaps": one.kept.perhaps, "unseen": one.kept.unseen,
        }  # fmt: skip


def _grids(one: Under, address: str) -> Iterator[Grid]:
    if one.benchmarks:
        rows = tuple(
            (
                shown.benchmark.terms.text,
                shown.activity,
                half_known(shown.benchmark.terms.due) or "–",
                _("%(status)s (overdue)") % {"status": shown.status_label}
                if shown.overdue
                else shown.status_label,
            )
            for shown in one.benchmarks
        )
        head = (_("What is undertaken"), _("Activity"), _("Due"), _("Status"))
        yield Grid(_("Benchmarks"), head, rows, (6.2, 3.6, 2.6, 3.8))
    if one.kept and one.kept.breaches:
        told = tuple(
            (_record(shown.signal, address), shown.type, _days(shown.signal), _certain(shown.signal))
            for shown in one.kept.breaches[:MOST]
        )
        head = (_("Violation"), _("Kind"), _("Occurred"), _("After the signature"))
        caption = _("Breach signals that you may read")
        if len(one.kept.breaches) > MOST:
            caption = _("The latest %(most)s of the breach signals that you may read") % {"most": MOST}
        yield Grid(caption, head, told, (4.2, 4.4, 4.2, 3.4))


def _record(signal: Signal, address: str) -> tuple[str, str]:
    return signal.act.violation, _to(address, "incident", signal.act.incident)


def _days(signal: Signal) -> str:
    first, last = (half_known(day.isoformat()) for day in (signal.act.first, signal.act.last))
    return first if first == last else f"{first} – {last}"


def _certain(signal: Signal) -> str:
    return _("certainly") if signal.sure else _("perhaps")


def _to(address: str, name: str, *references: str) -> str:
    return address.rstrip("/") + reverse(name, args=references)

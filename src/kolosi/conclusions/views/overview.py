"""The first page: how much of what was asked is done, by whom, on which theme, and what is late; every number leads on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kolosi.access import gate
from kolosi.conclusions.forms.overview import LookForm
from kolosi.conclusions.queries import latest, overview
from kolosi.conclusions.views import pictures

Filters = dict[str, str]
# The tones in the order of the rows: what they are called here, and which asks they lead to.
TONES: tuple[tuple[str, Promise, Filters], ...] = (
    ("kept", _("Fully implemented"), {"status": "fully_implemented"}),
    ("going", _("Under way"), {"state": "under_way"}),
    ("heed", _("Partial, off pace"), {"status": "partial_off_pace"}),
    ("wrong", _("Regressed"), {"status": "regressed"}),
    ("idle", _("No progress known"), {"state": "no_progress"}),
)
DUE: tuple[tuple[str, Promise], ...] = (("heed", _("Milestones")), ("idle", _("Review dates")))
CARDS: tuple[tuple[str, Promise], ...] = (
    ("overdue", _("overdue")),
    ("silent", _("without an answer in time")),
    ("declined", _("declined")),
    ("orphaned", _("asked of a body that has ended")),
)


@dataclass(frozen=True)
class Cell:
    """A number of a table, what it counts, and where it leads; without an address it leads nowhere."""

    heading: str
    count: int
    href: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: its name, where the name leads, and its numbers."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """A division of the asks: a picture, its key, its numbers in words and as a table."""

    id: str
    title: str
    naming: str  # heading of the column of names
    picture: pictures.Picture | None
    words: str
    key: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    more: int = 0


@gate.signed_in
def page(request: gate.Request) -> HttpResponse:
    """Show how the asks in reach stand; people without any ask to read see where else they may go."""
    if not request.viewer.may("conclusions.read_addressed"):
        return render(request, "conclusions/overview/elsewhere.html")
    on = timezone.now().date()
    reach = overview.reach(request.viewer)
    form = LookForm(request.GET, reach=reach)
    wanted, lists = form.wanted(), _Lists(form.query())
    found = overview.overview(request.viewer, wanted, on=on)
    shown = {
        "form": form,
        "found": found,
        "on": on,
        "narrowed": bool(form.query()),
        "shares": [(tone, label, count) for (tone, label, _), count in _told(found.whole)],
        "cards": _cards(found, lists),
        "statuses": [(one, lists.href({"status": one.code})) for one in found.standings if one.count],
        "divisions": _sections(found, lists) if found.whole.total else (),
        "latest": latest.latest(request.viewer, wanted, on=on),
        "simulated": reach.simulated,
        "may_receive": request.viewer.may("conclusions.receive"),
    }
    return render(request, "conclusions/overview/overview.html", shown)


class _Lists:
    """Addresses of lists of asks, narrowed as the overview is."""

    def __init__(self, narrowed: str) -> None:
        self.path, self.narrowed = reverse("asks"), narrowed

    def href(self, filters: Filters) -> str:
        query = "&".join(part for part in (urlencode(filters), self.narrowed) if part)
        return f"{self.path}?{query}" if query else self.path


def _told(row: overview.Row) -> list[tuple[tuple[str, Promise, Filters], int]]:
    return list(zip(TONES, row.tones, strict=True))


def _cards(found: overview.Overview, lists: _Lists) -> list[Cell]:
    whole = found.whole
    return [
        Cell(ngettext("ask in all", "asks in all", whole.total), whole.total, lists.href({})),
        Cell(gettext("fully implemented"), whole.kept, lists.href({"status": "fully_implemented"})),
        Cell(gettext("under way"), whole.tones[1], lists.href({"state": "under_way"})),
        Cell(gettext("followed by nobody yet"), found.unowned, lists.href({"owner": "nobody"})),
        *(Cell(str(label), found.seen[state], lists.href({"state": state})) for state, label in CARDS),
    ]


def _sections(found: overview.Overview, lists: _Lists) -> tuple[Section, ...]:
    return (
        _division(
            "addressees", gettext("By addressee"), gettext("Addressee"), "addressee", found.bodies, lists
        ),
        _division("themes", gettext("By theme"), gettext("Theme"), "theme", found.themes, lists),
        _division("kinds", gettext("By kind of addressee"), gettext("Kind"), "kind", found.kinds, lists),
        _progress(found.months),
        _calendar(found.weeks, lists),
    )


def _division(id: str, title: str, naming: str, field: str, group: overview.Group, lists: _Lists) -> Section:
    rows = tuple(
        (row.label, tuple((tone, count) for (tone, _, _), count in _told(row))) for row in group.rows
    )
    lines = tuple(
        Line(row.label, _leads(field, row.code, lists), tuple(_cells(row, {field: row.code}, lists)))
        for row in group.rows
    )
    key = tuple((tone, str(label)) for tone, label, _ in TONES)
    return Section(
        id, title, naming, pictures.picture("bars", rows, title), _most(group.rows), key, lines, group.more
    )


def _leads(field: str, code: str, lists: _Lists) -> str:
    return reverse("addressee", args=[code]) if field == "addressee" else lists.href({field: code})


def _cells(row: overview.Row, own: Filters, lists: _Lists) -> list[Cell]:
    tones = [
        Cell(str(label), count, lists.href({**own, **filters})) for (_, label, filters), count in _told(row)
    ]
    late = [
        Cell(gettext("Overdue"), row.overdue, lists.href({**own, "state": "overdue"})),
        Cell(gettext("No answer in time"), row.silent, lists.href({**own, "state": "silent"})),
    ]
    return [Cell(gettext("Asks"), row.total, lists.href(own)), *tones, *(late if "addressee" in own else ())]


def _most(rows: Sequence[overview.Row]) -> str:
    if not rows:
        return ""
    first = max(rows, key=lambda row: row.total)
    told = ngettext(
        "The most asks are here: %(name)s, with %(count)d ask; %(kept)d of them fully implemented.",
        "The most asks are here: %(name)s, with %(count)d asks; %(kept)d of them fully implemented.",
        first.total,
    )
    return told % {"name": first.label, "count": first.total, "kept": first.kept}


def _progress(months: tuple[overview.Stretch, ...]) -> Section:
    title = gettext("Judgements by month")
    rows = tuple(
        (_month(one.begins), tuple(zip((tone for tone, _, _ in TONES), one.counts, strict=True)))
        for one in months
    )
    lines = tuple(
        Line(
            _month(one.begins),
            "",
            tuple(Cell(str(label), n) for (_, label, _), n in zip(TONES, one.counts, strict=True)),
        )
        for one in months
    )
    whole = sum(one.total for one in months)
    told = ngettext("%(count)d judgement is shown.", "%(count)d judgements are shown.", whole) % {
        "count": whole
    }
    key = tuple((tone, str(label)) for tone, label, _ in TONES)
    return Section(
        "progress", title, gettext("Month"), pictures.picture("columns", rows, title), told, key, lines
    )


def _calendar(weeks: tuple[overview.Stretch, ...], lists: _Lists) -> Section:
    title = gettext("Due in the next 90 days")
    rows = tuple(
        (_day(one.begins), tuple(zip((tone for tone, _ in DUE), one.counts, strict=True))) for one in weeks
    )
    lines = tuple(
        Line(
            gettext("%(first)s to %(last)s") % {"first": _day(one.begins), "last": _day(one.until)},
            lists.href({"state": "open", "due": one.until.isoformat()}),
            tuple(Cell(str(label), count) for (_, label), count in zip(DUE, one.counts, strict=True)),
        )
        for one in weeks
        if one.total
    )
    whole = sum(one.total for one in weeks)
    told = ngettext(
        "%(count)d ask has its next day in these weeks. Review dates are our policy, never the text’s.",
        "%(count)d asks have their next day in these weeks. Review dates are our policy, never the text’s.",
        whole,
    ) % {"count": whole}
    key = tuple((tone, str(label)) for tone, label in DUE)
    return Section("due", title, gettext("Week"), pictures.picture("columns", rows, title), told, key, lines)


def _month(day: date) -> str:
    return formats.date_format(day, "M Y")


def _day(day: date) -> str:
    return formats.date_format(day, "j M")

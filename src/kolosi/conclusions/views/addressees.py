"""One addressee: a page with all that is asked of it, and the same on one page of paper."""

from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from kolosi.access import gate
from kolosi.conclusions.gateways import one_page
from kolosi.conclusions.queries import addressees, asks
from kolosi.conclusions.views.overview import CARDS, TONES, Cell
from kolosi.kernel.refusals import Absent


@gate.needs("conclusions.read_addressed")
def addressee(request: gate.Request, code: str) -> HttpResponse:
    """Show what is asked of one body, and how it stands."""
    found = _found(request, code)
    whole = found.found.whole
    shown = {
        "found": found,
        "shares": [(tone, label, count) for (tone, label, _), count in zip(TONES, whole.tones, strict=True)],
        "cards": [
            Cell(str(label), found.found.seen[state], _list(code, state=state)) for state, label in CARDS
        ],
        "rows": [{"ask": row, "word": found.last_words.get(row.ref, "")} for row in found.asks],
        "all": _list(code),
        "simulated": found.simulated,
    }
    return render(request, "conclusions/addressees/addressee.html", shown)


@gate.needs("conclusions.read_addressed")
def sheet(request: gate.Request, code: str) -> HttpResponse:
    """Hand out the page of paper."""
    found = _found(request, code)
    lines = [_line(found, row) for row in found.asks]
    made = one_page.pdf(
        _sheet(found, timezone.now().date()), lines, _more, beyond=found.total - len(found.asks)
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_file(code)}.pdf"'
    return response


def _found(request: gate.Request, code: str) -> addressees.Addressee:
    found = addressees.addressee(request.viewer, code, on=timezone.now().date())
    if found is None:
        raise Absent
    return found


def _list(code: str, **filters: str) -> str:
    return f"{reverse('asks')}?{urlencode({'addressee': code, **filters})}"


def _file(code: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in code)[:60]


def _sheet(found: addressees.Addressee, on: date) -> one_page.Sheet:
    whole = found.found.whole
    parts = zip(TONES, whole.tones, strict=True)
    figures = [(state, str(label)) for state, label in CARDS]
    lead = [found.kind_label, *found.organisations, *found.focal_points]
    ended = gettext("This body has ended.") if found.ended else ""
    return one_page.Sheet(
        title=gettext("Asks to %(name)s") % {"name": found.name},
        language="fr" if translation.get_language() == "fr" else "en",
        banner=_banner(found),
        eyebrow=gettext("What is asked for children in armed conflict · as seen on %(day)s")
        % {"day": _day(on)},
        name=found.name,
        lead=" · ".join(part for part in [*lead, ended] if part),
        shares=tuple(one_page.Figure(count, str(label), tone) for (tone, label, _), count in parts),
        figures=(
            one_page.Figure(whole.total, ngettext("ask", "asks", whole.total)),
            *(one_page.Figure(found.found.seen[state], label) for state, label in figures),
        ),
        headings=(
            gettext("Item"),
            gettext("What is asked"),
            gettext("Status"),
            gettext("Next day"),
            gettext("Last word"),
        ),
        notes=tuple(_notes(found)),
        made="Kolosi",
    )


def _banner(found: addressees.Addressee) -> str:
    if not found.simulated and not settings.DEMO:
        return ""
    return gettext(
        "Simulated records: the follow-up shown here was invented and says nothing about the world."
    )


def _notes(found: addressees.Addressee) -> list[str]:
    notes = [gettext("Review dates (R) are our policy, never the text’s.")]
    if found.withheld:
        notes.append(gettext("Asks that only letters carry are left out of this sheet."))
    elif any(row.confidential for row in found.asks):
        notes.append(gettext("Confidential (C): only a letter says this. Do not pass it on."))
    return notes


def _line(found: addressees.Addressee, row: asks.Row) -> one_page.Line:
    overdue = gettext("overdue")
    late = f" ({overdue})" if row.overdue else ""
    due = f"{_day(row.due_on)}{' R' if row.due_kind == 'review' else ''}{late}" if row.due_on else "–"
    word = found.last_words.get(row.ref, "")
    if not word:
        word = gettext("Declined") if row.declined else gettext("No answer in time") if row.silent else ""
    label = f"{row.label} C" if row.confidential else row.label
    return one_page.Line(label, row.summary, row.tone, row.status_label, due, word)


def _more(count: int) -> str:
    return ngettext("and %(count)d more ask", "and %(count)d more asks", count) % {"count": count}


def _day(day: date | None) -> str:
    return formats.date_format(day, "j M Y") if day else ""

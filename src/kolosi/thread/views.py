"""Pages of the thread: walking from anything, both ways, and a rehearsal without an incident."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from kolosi.access import gate
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.thread import forms
from kolosi.thread.gateways import picture as drawing
from kolosi.thread.queries import quarters, rehearsals
from kolosi.thread.queries import threads as queries
from kolosi.thread.rules.loop import Kind, Node, Thread
from kolosi.thread.rules.rehearsing import FigureChange

_SIGNER = signing.Signer(salt="kolosi.thread.picture")
A_YEAR = 365 * 24 * 60 * 60
# The page on which each thing is at home; a listing is named by the year of its report first.
PAGES = {
    Kind.INCIDENT: "incident",
    Kind.PARTY: "party",
    Kind.PLAN: "plan",
    Kind.FIGURE: "frozen",
    Kind.PRODUCT: "product",
    Kind.DOCUMENT: "document",
    Kind.ASK: "ask",
    Kind.LETTER: "letter",
}


@dataclass(frozen=True)
class Shown:
    """One thing on the page: where it is at home, and why it is there (of each link: the words and the other end)."""

    node: Node
    path: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Station:
    """One station with what lies on it; `more` is how many things are not shown."""

    label: str
    shown: tuple[Shown, ...]
    more: int


@gate.needs("thread.read")
def threads(request: gate.Request) -> HttpResponse:
    """Ask from where to walk."""
    form = forms.RefForm(request.GET or None)
    if form.is_valid():
        ref = form.cleaned_data["ref"].strip()
        if queries.thread(request.viewer, ref, at=timezone.now()) is not None:
            return redirect("thread", ref)
    missing = form.is_bound and form.is_valid()
    return render(request, "thread/threads.html", {"form": form, "missing": missing})


@gate.needs("thread.read")
def thread(request: gate.Request, ref: str) -> HttpResponse:
    """Show the thread of anything: as a picture, and station by station."""
    at = timezone.now()
    found = queries.thread(request.viewer, ref, at=at)
    if found is None:
        raise Absent
    names = {kind: _label(request.viewer, kind) for kind in Kind}
    told = drawing.drawn(found, names, rtl=translation.get_language_bidi())
    signed = _SIGNER.sign_object(told, compress=True)
    shown = {
        "thread": found,
        "start": _shown(request.viewer, found, found.start),
        "station": names[found.start.kind],
        "stations": tuple(_stations(request.viewer, found)),
        "quarters": quarters.quarters(request.viewer, found, at=at),
        "light": reverse("thread_picture", args=["light", signed]),
        "dark": reverse("thread_picture", args=["dark", signed]),
        "may_rehearse": found.start.kind is Kind.INCIDENT and request.viewer.may("counting.read"),
    }
    return render(request, "thread/thread.html", shown)


@gate.needs("thread.read")
def picture(request: gate.Request, scheme: str, signed: str) -> HttpResponse:
    """Draw what the address holds."""
    try:
        rows, lines, start, rtl = _SIGNER.unsign_object(signed)
    except signing.BadSignature:
        raise Absent from None
    told = drawing.Drawn(
        tuple((str(name), int(number)) for name, number in rows),
        tuple((row, dot, other, far) for row, dot, other, far in lines),
        (start[0], start[1]),
        bool(rtl),
    )
    response = HttpResponse(
        drawing.svg(told, "dark" if scheme == "dark" else "light"), content_type="image/svg+xml"
    )
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response


@gate.needs("counting.read")
def rehearsal(request: gate.Request, incident: str) -> HttpResponse:
    """Show what would change if an incident were taken out; nothing is written."""
    found = rehearsals.rehearsal(request.viewer, incident, at=timezone.now())
    parts = {
        name: tuple((node, path(node)) for node in getattr(found, name))
        for name in ("violations", "products", "listings", "documents", "letters")
    }
    shown = {"found": found, "parts": parts}
    for name in ("figures", "today"):
        shown[name] = tuple((change.node, tuple(_cells(change))) for change in getattr(found, name))
    return render(request, "thread/rehearsal.html", shown)


def _cells(change: FigureChange) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield each number that would change: its basis, its type and row by name, before and after."""
    for one in change.cells:
        cell = one.cell
        yield cell.basis, change.names[cell.type], change.names.get(cell.row, cell.row), one.before, one.after


def path(node: Node) -> str:
    """Return the address of the page on which a thing is at home, or "" where it has none of its own."""
    if node.kind is Kind.VIOLATION:
        incident, _, number = node.ref.rpartition("/")
        return reverse("violation", args=[incident, number])
    if node.kind is Kind.REPLY:
        return reverse("letter", args=[node.ref.rsplit("/", 1)[0]])
    if node.kind is Kind.LISTING:
        return reverse("listing_report", args=[node.ref.split("-")[0]])
    return reverse(PAGES[node.kind], args=[node.ref]) if node.kind in PAGES else ""


def _label(viewer: Viewer, kind: Kind) -> str:
    return code_list("thread_stations")[kind.value].labelled(viewer.language)


def _stations(viewer: Viewer, thread: Thread) -> Iterator[Station]:
    for kind in Kind:
        nodes = thread.of(kind)
        if nodes:
            shown = tuple(_shown(viewer, thread, node) for node in nodes)
            yield Station(_label(viewer, kind), shown, thread.more.get(kind, 0))


def _shown(viewer: Viewer, thread: Thread, node: Node) -> Shown:
    """Return a thing with what led to it on this thread, in the words of the later end."""
    labels = {one.key: one.label for one in thread.nodes}
    words = code_list("thread_links")
    links = tuple(
        (labels[one.before], words[one.why].labelled(viewer.language))
        for one in thread.edges
        if one.after == node.key
    )
    return Shown(node, path(node), links)

"""Asks found: searched, narrowed, sorted, a page at a time; the number of queries does not depend on how many there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, states, words
from kolosi.conclusions.rules import looking, searching
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer

PAGE = 50
ME, NOBODY = "me", "nobody"  # owners that are no references
_CLOSED = Case(
    When(status__in=sorted(looking.CLOSED), then=Value(1)), default=Value(0), output_field=IntegerField()
)
_IN_TEXT = ("document_id", "number")
SORTS = {
    "next": (_CLOSED, Coalesce("due_on", "review_on").asc(nulls_last=True)),
    "text": (),
    "pressure": (F("pressure").desc(),),
    "status": (F("score").asc(nulls_first=True), "status"),
    "recent": (F("touched_at").desc(),),
}
_LEFT = ("search", "document__data", "document__front")  # what no list shows, and weighs most


@dataclass(frozen=True)
class Filters:
    """Which asks are wanted; what is empty narrows nothing. `owner` is a reference, `me` or `nobody`."""

    q: str = ""
    situation: str = ""
    document: str = ""
    addressee: str = ""
    kind: str = ""
    theme: str = ""
    channel: str = ""
    pressure: int = 0  # at least
    status: str = ""
    state: str = ""  # a key of `states.STATES`
    owner: str = ""
    due: date | None = None  # a milestone or a review on or before that day
    sort: str = ""


@dataclass(frozen=True)
class Addressed:
    """A body as lists name it."""

    code: str
    name: str
    ended: bool


@dataclass(frozen=True)
class Row:
    """One ask in a list."""

    ref: str
    label: str
    summary: str
    document: str
    document_name: str
    situation: str
    situation_label: str
    addressees: tuple[Addressed, ...]
    themes: tuple[str, ...]
    channels: tuple[str, ...]
    verb: str
    pressure: int
    pressure_label: str
    status: str
    status_label: str
    tone: str
    score: int | None
    owner: str
    owner_name: str
    due_kind: str  # milestone, review or ""
    due_on: date | None
    overdue: str  # milestone, review or ""
    milestones: int
    milestones_done: int
    silent: bool
    declined: bool
    orphaned: bool
    confidential: bool
    reported: bool


@dataclass(frozen=True)
class Turn:
    """Which page of a list this is; shaped as the part that turns pages reads it."""

    number: int
    num_pages: int

    @property
    def paginator(self) -> "Turn":
        return self

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.num_pages

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


@dataclass(frozen=True)
class Found:
    """One page of the asks found, and how many there are on all pages."""

    rows: tuple[Row, ...]
    total: int
    turn: Turn


@dataclass(frozen=True)
class Choices:
    """What the asks in reach can be narrowed to: pairs of value and words."""

    situations: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    addressees: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]


def asks(viewer: Viewer, wanted: Filters, *, on: date, page: int = 1) -> Found:
    """Return a page of the asks in reach that are wanted; a page beyond the last is the last."""
    rows = narrowed(viewer, wanted, on=on)
    total = rows.count()
    last = max(1, -(-total // PAGE))
    number = min(max(page, 1), last)
    shown = whole(viewer, _sorted(rows, wanted.sort))[(number - 1) * PAGE : number * PAGE]
    listed = list(shown)
    names = access.person_names(viewer, {row.owner for row in listed if _is_inside(viewer, row)})
    return Found(tuple(row_of(viewer, row, names, on=on) for row in listed), total, Turn(number, last))


def narrowed(viewer: Viewer, wanted: Filters, *, on: date) -> "QuerySet[models.Ask]":
    """Return the asks in reach that are wanted, in no order: for lists and exports alike."""
    rows = scope.asks(viewer).filter(_own(viewer, wanted), _linked(wanted))
    if wanted.due:
        rows = rows.filter(Q(due_on__lte=wanted.due) | Q(due_on__isnull=True, review_on__lte=wanted.due))
    if wanted.state:
        rows = states.in_state(viewer, rows, wanted.state, on=on)
    for word in searching.folded(wanted.q).split():
        rows = rows.filter(search__contains=word)
    return rows


def choices(viewer: Viewer) -> Choices:
    """Return what the asks in reach can be narrowed to, by words; three queries whatever their number."""
    reach = scope.asks(viewer)
    documents = models.Document.objects.filter(Exists(reach.filter(document=OuterRef("pk")))).order_by()
    bodies = models.AskAddressee.objects.filter(ask__in=reach, asked=True).order_by()
    named = dict(bodies.values_list("code", "name").distinct())
    return Choices(
        situations=_by_words({one.code: one.name for one in access.situations(viewer)}),
        documents=_by_words(
            {ref: symbol or title for ref, symbol, title in documents.values_list("ref", "symbol", "title")}
        ),
        addressees=_by_words(
            {code: words.label(viewer, "addressees", code, otherwise=name) for code, name in named.items()}
        ),
        owners=_by_words(
            {one.ref: one.name for one in access.colleagues(viewer, holding="conclusions.read")}
        ),
    )


def _by_words(pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs.items(), key=lambda pair: pair[1].casefold()))


def _own(viewer: Viewer, wanted: Filters) -> Q:
    """Narrow by columns of the ask itself."""
    owner = {ME: viewer.person, NOBODY: ""}.get(wanted.owner, wanted.owner)
    narrow = {
        "situation": wanted.situation,
        "document__ref": wanted.document,
        "status": wanted.status,
        "pressure__gte": wanted.pressure,
    }
    found = Q(**{column: value for column, value in narrow.items() if value})
    return found & Q(owner=owner) if wanted.owner else found


def _linked(wanted: Filters) -> Q:
    """Narrow by rows that hang on the ask. A body that is only needed, not asked, is no addressee."""
    found = Q()
    for table, columns in (
        (models.AskAddressee, {"code": wanted.addressee, "kind": wanted.kind}),
        (models.AskTheme, {"code": wanted.theme}),
        (models.AskChannel, {"code": wanted.channel}),
    ):
        narrow = {column: value for column, value in columns.items() if value}
        if narrow:
            asked = {"asked": True} if table is models.AskAddressee else {}
            found &= Q(Exists(table.objects.filter(ask=OuterRef("pk"), **narrow, **asked)))
    return found


def _sorted(rows: "QuerySet[models.Ask]", sort: str) -> "QuerySet[models.Ask]":
    return rows.order_by(*SORTS.get(sort, SORTS["next"]), *_IN_TEXT)


def whole(viewer: Viewer, rows: "QuerySet[models.Ask]") -> "QuerySet[models.Ask]":
    """Return the same rows, from a scope of the viewer's, with all that `row_of` reads."""
    bodies = models.AskAddressee.objects.order_by("position")
    return (
        rows.select_related("document")
        .defer(*_LEFT)
        .prefetch_related(Prefetch("addressees", queryset=bodies), "themes", "channels")
    )


def row_of(viewer: Viewer, row: models.Ask, names: Mapping[str, str], *, on: date) -> Row:
    """Return an ask from a scope of the viewer's as lists show it; `names` has the name of its owner."""
    bodies = list(row.addressees.all())
    gone = looking.ended([body.code for body in bodies], on=on)
    closed = Status(row.status) in looking.CLOSED
    due_kind, due_on = looking.due(row.due_on, row.review_on)
    return Row(
        ref=row.ref,
        label=row.label,
        summary=row.summary,
        document=row.document.ref,
        document_name=row.document.symbol or row.document.title,
        situation=row.situation,
        situation_label=words.label(viewer, "situations", row.situation),
        addressees=tuple(_addressed(viewer, one, gone) for one in bodies if one.asked),
        themes=tuple(words.label(viewer, "themes", one.code) for one in row.themes.all()),
        channels=tuple(words.label(viewer, "channels", one.code) for one in row.channels.all()),
        verb=words.label(viewer, "verbs", row.verb),
        pressure=row.pressure,
        pressure_label=words.label(viewer, "pressures", str(row.pressure)),
        status=row.status,
        status_label=words.label(viewer, "statuses", row.status),
        tone=words.tone(viewer, row.status),
        score=row.score,
        owner=row.owner,
        owner_name=names.get(row.owner, ""),
        due_kind="" if closed else due_kind,
        due_on=None if closed else due_on,
        overdue=looking.overdue(row.due_on, row.review_on, on=on, closed=closed or not row.followed),
        milestones=row.milestones,
        milestones_done=row.milestones_done,
        silent=looking.silent_since(row.conveyed_on, row.answered_on, on=on) is not None,
        declined=row.declined,
        orphaned=bool(gone) and not closed,
        confidential=row.confidential,
        reported=row.reported,
    )


def _is_inside(viewer: Viewer, row: models.Ask) -> bool:
    """Say whether the viewer reads the whole situation: addressees are not told who follows them."""
    return bool(row.owner) and viewer.may("conclusions.read", situation=row.situation)


def _addressed(viewer: Viewer, one: models.AskAddressee, gone: Collection[str]) -> Addressed:
    name = words.label(viewer, "addressees", one.code, otherwise=one.name)
    return Addressed(one.code, name, one.code in gone)

"""What a document does and what a drafter might look at again: tools, time to adoption, findings with agreed language."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import lint, toolkit
from kolosi.kernel.viewer import Viewer

CITED = 400  # asks with a specific verb that are looked through for agreed language, the newest first
# The list that holds the codes of a finding's kind; codes of other kinds are words or places already.
_LISTS = {
    lint.Kind.NOT_MEASURABLE: "unmeasurable",
    lint.Kind.HEDGED: "modifiers",
    lint.Kind.ORPHAN: "addressees",
}


@dataclass(frozen=True)
class Tool:
    """A tool that the document uses, with the items in which it does."""

    code: str
    label: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Agreed:
    """Language agreed before, to be cited: the document's symbol, the item, the words, and the ask they make."""

    symbol: str
    item: str
    words: str
    ask: str


@dataclass(frozen=True)
class Remark:
    """One finding: where, the words it is about, why (in words or codes), and agreed language where there is some."""

    kind: str
    where: str
    words: str
    why: tuple[str, ...]
    agreed: Agreed | None


@dataclass(frozen=True)
class Toolkit:
    """The tools and findings of one document. `withheld` says that something was left out for this viewer."""

    document: str
    name: str
    simulated: bool
    examined: str
    adopted: str
    adoption: toolkit.Adoption
    tools: tuple[Tool, ...]
    counts: dict[str, int]
    remarks: tuple[Remark, ...]
    withheld: bool


def used(viewer: Viewer, ref: str, *, on: date) -> Toolkit | None:
    """Return the tools and findings of a document in reach, or nothing; `on` decides which bodies have ended."""
    row = scope.documents(viewer).filter(ref=ref).defer("data").first()
    if row is None:
        return None
    hidden = _hidden(viewer, row)
    read = row.readings.defer("original", "text", "repairs").last()
    items = _items(read, hidden) if read else []
    clauses = _clauses(items)
    findings = lint.findings(clauses, _twins(read, hidden) if read else [], on=on, language=row.language)
    examined = str((row.front.get("meeting") or {}).get("date") or "")
    told = {clause.label: clause.obligation for clause in clauses}
    return Toolkit(
        document=row.ref,
        name=row.symbol or row.title,
        simulated=row.simulated,
        examined=examined,
        adopted=row.adopted_on,
        adoption=toolkit.adoption(examined, row.adopted_on),
        tools=_tools(viewer, items, row.language),
        counts={kind.value: sum(one.kind is kind for one in findings) for kind in lint.Kind},
        remarks=_remarks(viewer, findings, told, _agreed(viewer, row, findings)),
        withheld=bool(hidden),
    )


def _hidden(viewer: Viewer, row: models.Document) -> frozenset[str]:
    """Return the labels of items whose words the viewer must not meet: only a letter says them (decision 0003)."""
    if scope.sees_confidential(viewer, row.situation):
        return frozenset()
    made = models.AskClause.objects.filter(ask__document=row, ask__confidential=True, makes=True)
    return frozenset({*row.front.get("withheld", ()), *made.values_list("clause__item__label", flat=True)})


def _items(read: models.Reading, hidden: Collection[str]) -> list[models.Item]:
    rows = read.items.filter(kind="operative").prefetch_related(
        Prefetch("clauses", queryset=models.Clause.objects.order_by("position"))
    )
    return [row for row in rows if row.label not in hidden]


def _clauses(items: Sequence[models.Item]) -> list[lint.Clause]:
    return [_clause(item, row) for item in items for row in item.clauses.all() if row.klass == "directive"]


def _clause(item: models.Item, row: models.Clause) -> lint.Clause:
    told = row.details
    return lint.Clause(
        label=row.label,
        item=item.label,
        obligation=str(told["obligation"]["text"]),
        grade=int(told["obligation"]["category"]),
        ambiguities=tuple(told.get("ambiguities", ())),
        hedges=tuple(told.get("hedge", ())),
        deadline=told.get("deadline") or "",
        bodies=tuple(body["code"] for body in (*told.get("addressed", ()), *told.get("mentions", ()))),
        themes=tuple(told.get("themes", ())),
    )


def _twins(read: models.Reading, hidden: Collection[str]) -> list[lint.Twins]:
    return [
        lint.Twins(one["item"], one["other"], one["relation"])
        for one in read.alignments
        if one["item"] not in hidden
    ]


def _tools(viewer: Viewer, items: Sequence[models.Item], language: str) -> tuple[Tool, ...]:
    plain = [toolkit.Item(row.label, row.channel, row.heading, row.text) for row in items]
    return tuple(
        Tool(code, words.label(viewer, "toolkit", code), labels)
        for code, labels in toolkit.tools(plain, language).items()
    )


def _agreed(
    viewer: Viewer, row: models.Document, findings: Sequence[lint.Finding]
) -> list[tuple[lint.Agreed, str]]:
    """Return asks of other documents with a specific verb, on the themes of what is not measurable; letters are not cited."""
    themes = {code for one in findings if one.kind is lint.Kind.NOT_MEASURABLE for code in one.themes}
    public = scope.asks(viewer).filter(confidential=False, themes__code__in=sorted(themes))
    made = (
        models.AskClause.objects.filter(
            ask__in=public.order_by().values("pk"),
            makes=True,
            position=0,
            clause__details__obligation__category=lint.SPECIFIC,
            ask__document__language=row.language,
        )
        .exclude(ask__document=row)
        .exclude(ask__document__symbol="")
        .select_related("clause__item", "ask__document")
        .defer("ask__search", "ask__document__data", "ask__document__front")
        .prefetch_related("ask__themes")
        .order_by("-ask__document__adopted_first", "ask_id")
    )
    return [
        (
            lint.Agreed(
                one.ask.document.symbol,
                one.clause.item.label,
                one.clause.text,
                frozenset(theme.code for theme in one.ask.themes.all()),
            ),
            one.ask.ref,
        )
        for one in made[:CITED]
    ]


def _remarks(
    viewer: Viewer,
    findings: Sequence[lint.Finding],
    told: dict[str, str],
    agreed: Sequence[tuple[lint.Agreed, str]],
) -> tuple[Remark, ...]:
    asks = {one: ref for one, ref in reversed(agreed)}
    known = [one for one, _ in agreed]
    remarks = []
    for finding in findings:
        best, name = lint.suggestion(finding, known), _LISTS.get(finding.kind)
        why = tuple(words.label(viewer, name, code) for code in finding.codes) if name else finding.codes
        cited = Agreed(best.symbol, best.item, best.words, asks[best]) if best else None
        remarks.append(Remark(finding.kind.value, finding.where, told.get(finding.where, ""), why, cited))
    return tuple(remarks)

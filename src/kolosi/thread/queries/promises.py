"""Steps among promises: conclusions, ask, letter, reply, evidence, and the next product."""

from collections.abc import Collection, Iterable, Iterator

from kolosi.conclusions.queries import thread as conclusions
from kolosi.conclusions.queries.thread import Laid
from kolosi.kernel.viewer import Viewer
from kolosi.letters.queries import thread as letters
from kolosi.letters.queries.thread import Carrying
from kolosi.reports.queries import thread as reports
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import Found, Kind, Link, Node


def asks_of_parties(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From parties to what conclusions ask of them."""
    codes = ground.addressees(refs)
    return Found(
        tuple(
            Link(codes[code], ground.ask(one), "asked")
            for one in ground.met(conclusions.addressed(viewer, codes))
            for code in sorted(one.addressees & set(codes))
        )
    )


def parties_asked(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks back to the parties of the register that they address."""
    codes = ground.addressees(list(ground.register.approved))
    return Found(
        tuple(
            Link(one.ref, ground.party(codes[code]), "asked")
            for one in ground.asks(refs)
            for code in sorted(one.addressees & set(codes))
        )
    )


def asks_about(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From commitments to the asks put to those whom they bind, about commitments or about the violations covered."""
    codes = ground.addressees(sorted({one.party for ref in refs for one in ground.bound.get(ref, ())}))
    found = ground.met(conclusions.addressed(viewer, codes))
    return Found(
        tuple(
            Link(ref, ground.ask(one), why)
            for one in found
            for ref, why in _about(ground, one)
            if ref in refs
        )
    )


def plans_asked_about(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks back to the commitments of whom they address, about commitments or about the violations covered."""
    return Found(
        tuple(
            Link(one.ref, ground.plan(ref), why)
            for one in ground.asks(refs)
            for ref, why in _about(ground, one)
        )
    )


def _about(ground: Ground, one: Laid) -> Iterator[tuple[str, str]]:
    """Yield the commitments that an ask is about; one signed after the ask came after it."""
    for each in ground.pledged.about(one.addressees, one.themes, one.asked_on):
        yield each.ref, "came_after" if each.later else "asked_to_keep"


def documents_on(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From products to the conclusions on them."""
    known = {one.symbol: one.ref for one in reports.issued(viewer, refs=refs) if one.symbol}
    return Found(
        tuple(
            Link(known[one.report], ground.document(one), "examined")
            for one in conclusions.papers(viewer, reports=list(known))
        )
    )


def products_examined(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From conclusions back to the product that they examined."""
    papers = {one.report: one.ref for one in conclusions.papers(viewer, refs=refs) if one.report}
    return Found(
        tuple(
            Link(papers[one.symbol], ground.product(one), "examined")
            for one in reports.issued(viewer, symbols=list(papers))
        )
    )


def asks_in(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From conclusions to their asks."""
    found = ground.met(conclusions.asks(viewer, documents=refs))
    return Found(tuple(Link(one.document, ground.ask(one), "asks") for one in found))


def documents_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks back to the conclusions that make them."""
    asks = ground.asks(refs)
    papers = {one.ref: one for one in conclusions.papers(viewer, refs={one.document for one in asks})}
    return Found(
        tuple(
            Link(one.ref, ground.document(papers[one.document]), "asks")
            for one in asks
            if one.document in papers
        )
    )


def letters_with(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks to the letters that carry them."""
    found = letters.carrying(viewer, on=ground.on, asks=refs)
    return Found(
        tuple(Link(ask, ground.letter(one), "carried") for one in found for ask in one.asks if ask in refs)
    )


def asks_carried(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From letters back to the asks that they carry."""
    found = letters.carrying(viewer, on=ground.on, refs=refs)
    asks = ground.asks({ask for one in found for ask in one.asks})
    nodes = {one.ref: ground.ask(one) for one in asks}
    return Found(
        tuple(Link(one.row.ref, nodes[ask], "carried") for one in found for ask in one.asks if ask in nodes)
    )


def replies_to(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From letters to the replies that came."""
    return Found(tuple(Link(one.row.ref, node, "replied") for one, node in _replies(ground, refs)))


def letters_replied(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From replies back to the letter."""
    of_them = {ref.rsplit("/", 1)[0] for ref in refs}
    return Found(
        tuple(
            Link(node.ref, ground.letter(one), "replied")
            for one, node in _replies(ground, of_them)
            if node.ref in refs
        )
    )


def _replies(ground: Ground, refs: Iterable[str]) -> Iterator[tuple[Carrying, Node]]:
    for one in letters.carrying(ground.viewer, on=ground.on, refs=list(refs)):
        for reply in one.replies:
            kinds = {ground.label("answer_kinds", kind) for _, kind in reply.answers}
            said = f"{ground.letter_status(reply.status)}, {reply.on.isoformat()}"
            yield one, Node(Kind.REPLY, reply.ref, said, "; ".join(sorted(kinds)))


def evidence_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks to what shows what was done about them."""
    return Found(
        tuple(
            Link(one.ask, Node(Kind.EVIDENCE, one.ref, one.title, one.source_label), "shown")
            for one in conclusions.evidence(viewer, asks=refs)
        )
    )


def asks_shown(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From evidence back to its ask."""
    shown = conclusions.evidence(viewer, refs=refs)
    nodes = {one.ref: ground.ask(one) for one in ground.asks({one.ask for one in shown})}
    return Found(tuple(Link(one.ref, nodes[one.ask], "shown") for one in shown if one.ask in nodes))


def products_following(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From asks to the reports that say what became of them: those known after adoption and before the next conclusions."""
    links = []
    asks = ground.asks(refs)
    papers = {one.ref: one for one in conclusions.papers(viewer, refs={one.document for one in asks})}
    for paper in papers.values():
        if paper.adopted is None:
            continue
        until = conclusions.adopted_after(viewer, paper.situation, paper.adopted)
        found = reports.following(viewer, paper.situation, after=paper.adopted, before=until)
        links += [
            Link(one.ref, ground.product(product), "followed_up")
            for product in found
            for one in asks
            if one.document == paper.ref
        ]
    return Found(tuple(links))


def asks_followed(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From reports back to the asks of the last conclusions, of which they say what became."""
    links = []
    for product in reports.issued(viewer, refs=refs):
        paper = conclusions.adopted_before(viewer, product.situation, product.as_of.date())
        found = ground.met(conclusions.asks(viewer, documents=[paper.ref])) if paper else ()
        links += [Link(product.ref, ground.ask(one), "followed_up") for one in found]
    return Found(tuple(links))

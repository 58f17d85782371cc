"""A thread and a rehearsal as JSON values: what `kolosi trace` prints; references and labels, no words of records."""

from typing import Any

from kolosi.thread.rules.loop import Node, Thread
from kolosi.thread.rules.rehearsing import FigureChange, Rehearsal


def thread(told: Thread) -> dict[str, Any]:
    """Return the thread: its start, its nodes in the order of the loop, its edges by kind and reference."""
    return {
        "start": node(told.start),
        "nodes": [node(one) for one in told.nodes],
        "edges": [
            {"before": list(one.before), "after": list(one.after), "why": one.why} for one in told.edges
        ],
        "not_shown": {kind.value: number for kind, number in told.more.items()},
    }


def node(one: Node) -> dict[str, str]:
    """Return one thing on the thread."""
    return {"kind": one.kind.value, "ref": one.ref, "label": one.label, "note": one.note}


def rehearsal(told: Rehearsal) -> dict[str, Any]:
    """Return what would change: each number before and after, and whatever quotes, answers or signals it."""
    return {
        "incident": told.incident,
        "title": told.title,
        "violations": [node(one) for one in told.violations],
        "figures": [_figure(one) for one in told.figures],
        "today": [_figure(one) for one in told.today],
        "products": [node(one) for one in told.products],
        "listings": [node(one) for one in told.listings],
        "signals": [{**node(plan), "violation": violation} for plan, violation in told.signals],
        "documents": [node(one) for one in told.documents],
        "letters": [node(one) for one in told.letters],
    }


def _figure(one: FigureChange) -> dict[str, Any]:
    cells = [
        {
            **cell.cell._asdict(),
            "label": one.names.get(cell.cell.row, ""),
            "before": cell.before,
            "after": cell.after,
        }
        for cell in one.cells
    ]
    return {**node(one.node), "cells": cells}

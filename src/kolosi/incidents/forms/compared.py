"""Two tellings of one incident side by side, in words: what differs, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kolosi.incidents import questions, rules
from kolosi.incidents.forms import answers
from kolosi.incidents.forms.blocks import KINDS, Block, told
from kolosi.incidents.forms.wording import headings, sexes, singulars
from kolosi.kernel.viewer import Viewer
from kolosi.reference.facts import Fact
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Row:
    """One field in both versions, as words."""

    field: str
    yours: str
    theirs: str
    changed: bool = True


def compared(viewer: Viewer, theirs: rules.Told, yours: rules.Told) -> tuple[Row, ...]:
    """Return the fields that differ, those of the incident first."""
    now, then = dict(_fields(viewer, theirs)), dict(_fields(viewer, yours))
    names = [*now, *(name for name in then if name not in now)]
    return tuple(
        Row(" · ".join(name), then.get(name, "–"), now.get(name, "–"))
        for name in names
        if then.get(name) != now.get(name)
    )


def _fields(viewer: Viewer, telling: rules.Told) -> Iterator[tuple[tuple[str, ...], str]]:
    own, entries = told(telling)
    for one in questions.asked("incidents"):
        if answers.answered(one, own):
            yield (one.labelled(viewer.language),), _words(viewer, one, own)
    for kind in KINDS:
        for block in entries[kind]:
            yield from _of_block(viewer, block)


def _of_block(viewer: Viewer, block: Block) -> Iterator[tuple[tuple[str, ...], str]]:
    heading = headings()[block.kind][0]
    if block.kind == "violations":
        name = f"{code_list('violation_types')[block.shape].labelled(viewer.language)} {block.key}"
    else:
        name = f"{singulars().get(block.kind, heading)} {block.key}"
        yield (heading, name), ", ".join(block.ties) or "–"
    for one in block.facts:
        if answers.answered(one, block.typed):
            yield (heading, name, one.labelled(viewer.language)), _words(viewer, one, block.typed)


def _words(viewer: Viewer, one: Fact, typed: Mapping[str, list[str]]) -> str:
    if len(one.columns) > 1:
        said = sexes()
        parts = [(said[column.part], answers.first(typed, column.name)) for column in one.columns]
        return ", ".join(f"{label} {number}" for label, number in parts if number)
    values = [value for value in typed.get(one.id, ()) if value]
    if not one.options:
        return ", ".join(values)
    return ", ".join(questions.option_label(one.options, value, viewer.language) for value in values)

"""The form of a whole incident: from what is typed to a telling and back, with what cannot be read beside its field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kolosi.incidents import questions, rules
from kolosi.incidents.forms import answers, blocks
from kolosi.incidents.forms.blocks import Block, Blocks, Typed
from kolosi.reference.facts import Fact

SHAPES: dict[str, Any] = {
    "victims": rules.ToldVictim,
    "perpetrators": rules.ToldPerpetrator,
    "sources": rules.ToldSource,
    "evidence": rules.ToldEvidence,
    "responses": rules.ToldResponse,
}


class TellingForm:
    """An incident as it is typed. `messages` are what cannot be read, `codes` what the rules refuse, by field."""

    def __init__(self, typed: Typed, entries: Blocks, *, base: rules.Told | None = None) -> None:
        self.typed, self.entries, self.base = typed, entries, base
        self.messages: dict[str, list[str]] = {}
        self.codes: dict[str, list[str]] = {}

    @classmethod
    def posted(cls, post: Any, *, base: rules.Told | None = None) -> "TellingForm":
        """Return the form as a browser sent it; `base` keeps what the form does not ask."""
        form = cls(*blocks.posted(dict(post.lists())), base=base)
        form.choose(str(post.get("choice", "")))
        return form

    @classmethod
    def of(cls, told: rules.Told) -> "TellingForm":
        """Return the form that tells what is told already."""
        return cls(*blocks.told(told), base=told)

    def act(self, act: str) -> None:
        """Add, take out or open a block; nothing is saved and nothing is lost."""
        self.entries = blocks.changed(self.entries, act, answers.first(self.typed, "new_type"))

    def choose(self, choice: str) -> None:
        """Take the place that was chosen among those found: its code, its edition, and how precisely it says where."""
        code, edition, precision = (*choice.split("@"), "", "")[:3]
        if code and edition:
            self.typed |= {"place": [code], "edition": [edition], "precision": [precision]}

    def told(self) -> rules.Told:
        """Return the telling; look at `messages` before it is used."""
        own = self._own()
        told = {kind: tuple(self._entries(kind)) for kind in blocks.KINDS}
        self._agree(own)
        return replace(own, **told)  # type: ignore[arg-type]

    def given(self, block: Block) -> dict[str, Any]:
        """Return what can be read of a block, by fact: what later questions hang on."""
        return _given(block.facts, block.typed)

    def _own(self) -> rules.Told:
        base = self.base or rules.Told()
        read = self._read(questions.asked("incidents"), self.typed, "")
        deep: dict[str, dict[str, Any]] = {"when": {}, "where": {}}
        plain: dict[str, Any] = {}
        for one in questions.asked("incidents"):
            whole, _dot, part = one.told.partition(".")
            if part:
                deep[whole][part] = read[one.id]
            elif whole:
                plain[whole] = read[one.id]
        plain["follow_up"] = plain.get("follow_up") or base.follow_up
        return replace(
            base,
            **plain,
            when=replace(base.when, **deep["when"]),
            where=replace(base.where, **deep["where"]),
            facts=_facts(questions.asked("incidents"), read, base.facts),
        )

    def _entries(self, kind: str) -> list[Any]:
        bases = {one.key: one for one in getattr(self.base, kind, ())}
        return [
            self._entry(block, bases.get(block.key), f"{kind}-{place}-")
            for place, block in enumerate(self.entries[kind])
        ]

    def _entry(self, block: Block, base: Any, prefix: str) -> Any:
        if base is None:
            base = self._empty(block)
        asked = block.facts
        read = self._read(asked, block.typed, prefix)
        own = {one.told: read[one.id] for one in asked if one.told}
        if block.kind == "violations":
            own["attribution"] = rules.Attribution(own["attribution"] or "unidentified")
        else:
            own["violations"] = block.ties
        if "category" in own and block.kind == "perpetrators":
            own["category"] = own["category"] or "unknown"
        if "sex" in own:
            own["sex"] = own["sex"] or "unknown"
        if block.kind == "victims":
            self._ordered(read, prefix)
        if hasattr(base, "facts"):
            own["facts"] = _facts(asked, read, base.facts)
        return replace(base, **own)

    def _empty(self, block: Block) -> Any:
        if block.kind == "violations":
            return rules.ToldViolation(block.key, block.shape)
        if block.shape == "group":
            return rules.ToldVictim(block.key, group=True, low=None, high=None)
        return SHAPES[block.kind](block.key)

    def _read(self, asked: Any, typed: Mapping[str, list[str]], prefix: str) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for one in asked:
            try:
                read[one.id] = answers.read(one, typed)
            except answers.Unreadable as wrong:
                read[one.id] = None
                self._say(f"{prefix}{one.id}", str(wrong))
            if one.told in answers.TICKS:
                read[one.id] = bool(read[one.id])
        return read

    def _ordered(self, read: Mapping[str, Any], prefix: str) -> None:
        for low, high in (("low", "high"), ("age", "age_to")):
            least, most = read.get(low), read.get(high)
            if least is not None and most is not None and most < least:
                self._say(f"{prefix}{high}", _("This is less than the number before it."))

    def _agree(self, own: rules.Told) -> None:
        """Look at answers that only make sense together, also in a draft."""
        begins, ends, where = own.when.begins, own.when.ends, own.where
        if ends is not None and (begins is None or ends.last < begins.first):
            self._say("ends", _("It would end before it begins. Look at both days."))
        if (where.latitude is None) != (where.longitude is None):
            self._say("longitude", _("Write both, latitude and longitude, or neither."))
        if where.latitude is not None and abs(where.latitude) > 90:
            self._say("latitude", _("Write degrees as a number, such as 16.2717."))

    def _say(self, name: str, message: str) -> None:
        self.messages.setdefault(name, []).append(message)

    def refuse(self, told: rules.Told, *, today: date) -> list[str]:
        """Put what stands in the way of completing beside the fields it speaks of; return all of it, once."""
        found = rules.whole_obstacles(told, today=today)
        for obstacle in found:
            if name := BESIDE.get(obstacle):
                self._refuse(name, obstacle)
        for place, one in enumerate(told.violations):
            self._refuse_violation(told, one, place)
        return sorted(found)

    def _refuse_violation(self, told: rules.Told, one: rules.ToldViolation, place: int) -> None:
        on, prefix = rules.first_day(told.when), f"violations-{place}-"
        entered = rules.entered_violation(one, told.victims)
        for obstacle in rules.violation_obstacles(entered, on=on):
            if name := BESIDE_VIOLATION.get(obstacle):
                self._refuse(prefix + name, obstacle)
        for fact in rules.missing_facts(one.type, entered.facts):
            self._refuse(prefix + fact, rules.Obstacle.MISSING_FACT)
        for number, victim in enumerate(told.victims):
            if one.key in victim.violations:
                alone = rules.violation_obstacles(rules.entered_violation(one, (victim,)), on=on)
                for obstacle in alone & OF_AGE:
                    self._refuse(f"victims-{number}-age", obstacle)

    def _refuse(self, name: str, obstacle: rules.Obstacle) -> None:
        held = self.codes.setdefault(name, [])
        if str(obstacle) not in held:
            held.append(str(obstacle))


def _given(asked: Any, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for one in asked:
        try:
            given[one.id] = answers.read(one, typed)
        except answers.Unreadable:
            continue
    return given


def _facts(asked: Any, read: Mapping[str, Any], before: rules.Facts) -> dict[str, Any]:
    """Return the facts that were told, and those of before that the form does not ask."""
    mine: dict[str, Fact] = {one.id: one for one in asked if not one.told}
    kept = {name: value for name, value in before.items() if name not in mine}
    told = {name: read[name] for name in mine if _is_told(read[name])}
    return {**kept, **told}


def _is_told(value: Any) -> bool:
    return value is not None and value != "" and value != () and value != rules.Numbers()


Of = rules.Obstacle
OF_AGE = {Of.NOT_A_CHILD, Of.AGE_DISAGREES}
BESIDE = {
    Of.NO_TITLE: "title",
    Of.NO_DATE: "begins",
    Of.ENDS_BEFORE: "ends",
    Of.IN_THE_FUTURE: "begins",
    Of.NO_PLACE: "place_told",
    Of.NO_ACCOUNT: "account",
    Of.TOTAL_ABOVE_SUM: "children",
    Of.TOTAL_BELOW_LARGEST: "children",
}
BESIDE_VIOLATION = {
    Of.NO_TALLY: "violation_tally",
    Of.MORE_VICTIMS_THAN_TALLY: "violation_tally",
    Of.NOT_IN_CONFLICT: "in_conflict",
    Of.NO_PARTY: "by_party",
}

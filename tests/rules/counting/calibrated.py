"""Simulated incidents that, counted, must give a published set: made from the set's parts, then forgotten as parts."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation

RECORDED = datetime(2025, 2, 1, tzinfo=UTC)
SEXES = {"boys": Sex.BOY, "girls": Sex.GIRL, "unknown": Sex.UNKNOWN}


def violation(ref: str, type_code: str, **more: Any) -> Violation:
    """Return a verified violation of the first half of 2024, unless told otherwise."""
    given = {
        "incident": f"i-{ref}",
        "status": Status.VERIFIED,
        "first": date(2024, 3, 5),
        "last": date(2024, 3, 5),
        "verified_on": date(2024, 4, 20),
        "recorded_at": RECORDED,
        **more,
    }
    return Violation(ref=ref, type=type_code, **given)


def slots(published: Mapping[str, Any]) -> list[tuple[str, Sex]]:
    """Return one (type, sex) for each child-unit of the set; killing and maiming share the sexes of the pair."""
    found = []
    for code in ("RU", "KM", "SV", "AB"):
        value = published[code]
        sexes = [sex for name, sex in SEXES.items() for _ in range(value.get(name) or 0)]
        split = published.get("K", 0) if code == "KM" else 0
        types = ["K"] * split + ["M"] * (len(sexes) - split) if code == "KM" else [code] * len(sexes)
        found += list(zip(types, sexes, strict=True))
    return found


def violations(published: Mapping[str, Any], first: date, last: date) -> list[Violation]:
    """Return raw violations, one child each, whose children are met again as often as the set says."""
    return [*_of_children(published, first, last), *_of_incidents(published, first, last)]


def _of_children(published: Mapping[str, Any], first: date, last: date) -> Iterator[Violation]:
    left = {sex: published["children"].get(name, 0) for name, sex in SEXES.items()}
    seen: dict[Sex, list[tuple[str, str]]] = {sex: [] for sex in Sex}
    used: set[tuple[str, str]] = set()
    rows = _party_rows(published)
    for at, (type_code, sex) in enumerate(slots(published)):
        if left[sex]:
            left[sex] -= 1
            key = f"child-{at}"
            seen[sex].append((key, type_code))
        else:
            key = next(
                known for known, type_ in seen[sex] if type_ != type_code and (known, type_code) not in used
            )
        used.add((key, type_code))
        tally = Tally(sex is Sex.BOY, sex is Sex.GIRL, sex is Sex.UNKNOWN)
        party = next(rows[type_code]) if type_code in rows else ""
        yield violation(
            f"v-{at}", type_code, first=first, last=first, verified_on=last, tally=tally,
            children=(Child(key, sex, 9 + at % 9),), **_attributed(party),
        )  # fmt: skip


def _of_incidents(published: Mapping[str, Any], first: date, last: date) -> Iterator[Violation]:
    rows = _party_rows(published)
    for code in ("AS", "AH", "DHA", "MU"):
        value = published.get(code, 0)
        for at in range(value["total"] if isinstance(value, dict) else value):
            party = next(rows[code]) if code in rows else ""
            yield violation(
                f"{code}-{at}", code, first=first, last=first, verified_on=last, **_attributed(party)
            )


def _party_rows(published: Mapping[str, Any]) -> dict[str, Iterator[str]]:
    rows: dict[str, Iterator[str]] = {}
    for code, types in (("RU", "RU"), ("KM", "K M"), ("SV", "SV"), ("attacks", "AS AH"), ("DHA", "DHA")):
        value = published.get(code)
        parties = value.get("by_party") if isinstance(value, dict) else None
        if parties:
            flow = itertools.chain.from_iterable([party] * number for party, number in parties.items())
            rows.update(dict.fromkeys(types.split(), flow))
    return rows


def _attributed(party: str) -> dict[str, Any]:
    if party in {"", "unidentified"}:
        return {"attribution": Attribution.UNIDENTIFIED}
    return {"attribution": Attribution.SINGLE, "parties": (party,)}

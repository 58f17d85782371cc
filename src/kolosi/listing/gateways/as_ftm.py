"""The annexes of a report as FollowTheMoney entities, one JSON object a line.

A listing in the annexes is a `Risk`, never a `Sanction`: it freezes no asset and bans no travel, and whoever screens
names by this file must not be led to believe so.
"""

import hashlib
import json
from collections.abc import Iterator

from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.rules.annexes import Entry
from kolosi.reference.rules import code_list

Entity = dict[str, object]
PUBLISHER = "Secretary-General of the United Nations"
STATE = "state"
SIMULATED = "Simulated"


def written(sheet: Sheet) -> bytes:
    """Return the parties and their listings as lines of JSON."""
    found = (*(_party(sheet, one) for one in sheet.entries), *_risks(sheet))
    lines = {str(one["id"]): json.dumps(one, ensure_ascii=False, sort_keys=True) for one in found}
    return "".join(f"{line}\n" for line in lines.values()).encode()


def _party(sheet: Sheet, shown: Shown) -> Entity:
    said = {
        "name": [shown.name],
        "alias": sorted({shown.entry.named, *shown.other_names} - {shown.name}),
        "country": _country(shown.entry),
        "notes": [SIMULATED] if sheet.simulated else [],
    }
    schema = "PublicBody" if shown.side == STATE else "Organization"
    return _entity(_key("party", shown.entry.party), schema, said)


def _risks(sheet: Sheet) -> Iterator[Entity]:
    annex, known = sheet.annex, code_list("listing_triggers")
    for shown in sheet.entries:
        entry = shown.entry
        for trigger in entry.triggers:
            one = known[trigger]
            said = {
                "entity": [_key("party", entry.party)],
                "reason": [f"{one.label['en']} ({one.more['resolution']})"],
                "country": _country(entry),
                "listingDate": [str(annex.year)],
                "date": [str(annex.data_year)],
                "status": ["listed"],
                "publisher": [PUBLISHER],
                "recordId": [annex.symbol],
                "summary": [_summary(entry)],
                "description": [SIMULATED] if sheet.simulated else [],
            }
            key = _key("listing", str(annex.year), entry.situation, entry.party, trigger)
            yield _entity(key, "Risk", said)


def _summary(entry: Entry) -> str:
    section = f", section {entry.section}" if entry.section in {"A", "B"} else ""
    return f"Children and armed conflict: annex {entry.annex}{section} of the annual report"


def _country(entry: Entry) -> list[str]:
    """Return the country of a situation that is one: user-assigned codes and joint ones name none."""
    code = entry.situation
    return [code.casefold()] if len(code) == 2 and code != "XX" else []


def _key(*parts: str) -> str:
    return f"kolosi-{hashlib.sha256('/'.join(parts).encode()).hexdigest()[:24]}"


def _entity(key: str, schema: str, said: dict[str, list[str]]) -> Entity:
    return {"id": key, "schema": schema, "properties": {name: told for name, told in said.items() if told}}

"""The annexes of a report as JSON. The same annexes give the same bytes."""

import json

from kolosi.listing.gateways.content import Sheet
from kolosi.listing.rules.annexes import letters
from kolosi.reference.rules import code_list


def written(sheet: Sheet) -> bytes:
    """Return the annexes as UTF-8 JSON, with a line break at the end."""
    annex, known = sheet.annex, code_list("listing_triggers")
    told = {
        "report": annex.year,
        "data_year": annex.data_year,
        "symbol": annex.symbol,
        "source": annex.source,
        "simulated": sheet.simulated,
        "situations": list(annex.situations),
        "triggers": {
            code: {key: one.more[key] for key in ("letter", "resolution", "since")}
            for code, one in known.items()
        },
        "entries": [
            {
                **one.entry._asdict(),
                "triggers": list(one.entry.triggers),
                "letters": list(letters(one.entry.triggers)),
                "side": one.side,
                "persistent": one.persistent,
            }
            for one in sheet.entries
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()

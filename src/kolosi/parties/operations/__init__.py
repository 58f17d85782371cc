"""Acts on the register: proposing and deciding, what becomes known of a party afterwards, striking it, and handing the register out."""

from kolosi.parties.operations.alliances import ally, part, succeed
from kolosi.parties.operations.exporting import Exported, export
from kolosi.parties.operations.knowing import cross, describe, name
from kolosi.parties.operations.proposing import approve, decline, propose
from kolosi.parties.operations.striking import settle, strike

__all__ = [
    "Exported",
    "ally",
    "approve",
    "cross",
    "decline",
    "describe",
    "export",
    "name",
    "part",
    "propose",
    "settle",
    "strike",
    "succeed",
]

"""Acts on the register: proposing and deciding, and what becomes known of a party afterwards."""

from kolosi.parties.operations.alliances import ally, part, succeed
from kolosi.parties.operations.knowing import cross, describe, name
from kolosi.parties.operations.proposing import approve, decline, propose

__all__ = ["ally", "approve", "cross", "decline", "describe", "name", "part", "propose", "succeed"]

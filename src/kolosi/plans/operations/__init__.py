"""Acts on commitments: they are signed and end, undertake, are claimed and verified, reviewed and answered."""

from kolosi.plans.operations.deciding import answer, review
from kolosi.plans.operations.moving import begin, claim, regress, verify
from kolosi.plans.operations.signing import amend, end, sign
from kolosi.plans.operations.undertaking import reword, undertake

__all__ = [
    "amend", "answer", "begin", "claim", "end", "regress", "review", "reword", "sign", "undertake", "verify",
]  # fmt: skip

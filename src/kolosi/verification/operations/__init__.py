"""Acts of judgement: what each level says, what the task force decides, and decisions of the past taken over."""

from kolosi.verification.operations.deciding import decline, propose, set_policy, sign
from kolosi.verification.operations.judging import judge, review
from kolosi.verification.operations.past import Halfway, Invented, simulate, take_over

__all__ = [
    "Halfway", "Invented", "decline", "judge", "propose", "review", "set_policy", "sign", "simulate", "take_over",
]  # fmt: skip

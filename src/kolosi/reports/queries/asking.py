"""Which product is wanted."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period


@dataclass(frozen=True)
class Asked:
    """Which product is wanted."""

    kind: str
    situation: str
    period: Period
    as_of: datetime
    basis: Basis = Basis.IN_PERIOD
    audience: str = "task_force"
    symbol: str = ""

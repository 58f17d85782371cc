"""One whole turn of the loop, simulated: a killing, its figure and note, a listing, a plan, an ask, a letter, a reply, the next report."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kolosi.conclusions.operations import following
from kolosi.conclusions.rules.following import Shown
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.letters import operations as letters
from kolosi.listing import operations as listing
from kolosi.listing.rules.annexes import Annex, Entry
from kolosi.reports import operations as reports
from kolosi.reports import queries as products
from tests import cast
from tests.domain.conclusions import builders as conclusions
from tests.domain.parties import builders as parties
from tests.domain.plans import builders as plans

REPORT = "S/2018/9411"
ADOPTED = datetime(2018, 5, 4, 12, tzinfo=UTC)
SENT = datetime(2018, 6, 1, 12, tzinfo=UTC)
NOW = datetime(2019, 3, 1, 12, tzinfo=UTC)
TEXT = f"""S/AC.51/2018/77

Conclusions on children and armed conflict in Zandia

1. At its 940th meeting, on 6 March 2018, the Working Group on Children and Armed Conflict examined the first report of the Secretary-General on children and armed conflict in Zandia ({REPORT}).

2. The Working Group agreed on these conclusions on 4 May 2018, pursuant to resolution 1612 (2005).

3. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:

(a) Requesting the Government to let the monitors see all barracks;

4. The Working Group agreed to address the following message through a public statement by the Chair of the Working Group:

To the Coordination des mouvements de l’Azawad (CMA)

(a) Urging the Coordination des mouvements de l’Azawad (CMA) to carry out its action plan and to stop the killing and maiming of children;
"""


@dataclass
class Loop:
    """The references of all that one turn made."""

    officer: Viewer = field(default_factory=lambda: cast.desk_officer("ML"))
    second: Viewer = field(default_factory=lambda: cast.desk_officer("ML"))
    chair: Viewer = field(default_factory=lambda: cast.co_chair("ML"))
    manager: Viewer = field(default_factory=lambda: cast.information_manager("ML"))

    def __post_init__(self) -> None:
        parties.party("cma", "Coordination (simulated)", by=self.manager)
        parties.party("mnla", "Movement (simulated)", by=self.manager)
        parties.ally("mnla", "cma", "2014", by=self.manager)
        self.violation = plans.killing(self.manager, "mnla", "2017-05-03")
        self.incident = self.violation.split("/")[0]
        told = plans.signed(parties=("cma",), covers=("K",), title="Plan of the Coordination (simulated)")
        self.plan = plans.sign(self.officer, told)
        self.listing = self._listed()
        self.product = self._issued("2017Q2", datetime(2017, 7, 15, 12, tzinfo=UTC), symbol=REPORT)
        self.figure = products.product(self.manager, self.product).head.frozen
        self.document = conclusions.document(self.officer, text=TEXT, at=ADOPTED)
        labels = conclusions.labels(self.document)
        self.ask, self.carried = labels["4(a)/1"], labels["3(a)/1"]
        self.letter = self._replied()
        shown = Shown(title="Visit (simulated)", source_kind="un_verified", origin="Monitors")
        self.evidence = following.attach(ref=self.ask, shown=shown, by=self.officer, at=SENT)
        self.next = self._issued("2018Q4", NOW)

    def _listed(self) -> str:
        entry = Entry("I", "A", "ML", "mnla", "Movement (simulated)", ("killing",))
        annex = Annex(2018, 2017, "A/72/9999", "Invented", ("ML",), (entry,))
        listing.record(annex=annex, simulated=True, by=self.officer, at=ADOPTED)
        return "2018-ML-mnla"

    def _issued(self, period: str, at: datetime, symbol: str = "") -> str:
        asked = products.Asked("ghn", "ML", Period.parse(period), at, symbol=symbol)
        return reports.issue(asked=asked, by=self.manager, at=at)

    def _replied(self) -> str:
        key = "3-government-zandia"
        ref = letters.draft(
            document=self.document, key=key, form="letter", on=SENT.date(), by=self.officer, at=SENT
        )
        letters.clear(ref=ref, number=1, by=self.second, at=SENT)
        letters.send(ref=ref, number=2, on=SENT.date(), by=self.officer, at=SENT)
        letters.reply(
            ref=ref, number=3, on=date(2018, 7, 1), said="They may come.", answers={self.carried: "accepted"},
            by=self.officer, at=NOW,
        )  # fmt: skip
        return ref

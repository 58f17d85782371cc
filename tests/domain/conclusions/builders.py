"""Documents and asks of the tests, made through operations, in words of our own: Zandia does not exist.

ref = builders.document()                  # received and accepted in Mali, by an officer of the house
ref = builders.ask()                       # an ask of such a document: the first, or `label="7(e)/1"` (a confidential one)
"""

from datetime import UTC, datetime

from kolosi.conclusions import models
from kolosi.conclusions.gateways import files
from kolosi.conclusions.operations import documents
from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Reading
from kolosi.kernel.viewer import Viewer
from tests import cast

AT = datetime(2018, 6, 25, 10, 0, tzinfo=UTC)
LATER = datetime(2018, 7, 2, 10, 0, tzinfo=UTC)
CONFIDENTIAL = "5(b)/1"  # the ask that only the letter of TEXT makes
TEXT = """S/AC.51/2017/77

Conclusions on children and armed conflict in Zandia

1. At its 940th meeting, on 6 February 2017, the Working Group on Children and Armed Conflict examined the first report of the Secretary-General on children and armed conflict in Zandia (S/2017/9411).

2. The Working Group agreed on these conclusions on 4 May 2017, pursuant to resolution 1612 (2005).

3. The Working Group agreed to address the following message through a public statement by the Chair of the Working Group:

To the Government of Zandia

(a) Welcoming the release of 41 boys from the barracks of Port Amber, and urging the Government to release all other children immediately;

(b) Encouraging the Government to endorse the Safe Schools Declaration;

To all armed groups mentioned in the report of the Secretary-General

(c) Expressing concern at attacks on vaccination teams, and demanding that all armed groups let vaccination teams pass;

4. The Working Group agreed to address the following message to community and religious leaders through a public statement by the Chair of the Working Group:

(a) Inviting community and religious leaders to speak publicly against child marriage with fighters;

Recommendations to the Security Council

5. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:

(a) Encouraging the Government to endorse the Safe Schools Declaration;

(b) Requesting the Government to grant the monitors unannounced entry to the detention centre known as the Salt House;

6. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Secretary-General:

(a) Requesting the Secretary-General to ensure that the United Nations Children’s Fund continues to support the Government of Zandia in screening its forces;

Direct action by the Working Group

7. The Working Group agreed to address letters from the Chair of the Working Group to the World Bank and other donors:

(a) Inviting the World Bank to include mobile civil registration in its programme for rural Zandia, and to report on it by 30 June 2018.
"""


def read(text: str = TEXT, name: str = "zandia.txt") -> tuple[bytes, Reading]:
    """Return the bytes of a text and what is read in it."""
    data = text.encode()
    return data, reading.read(files.opened(data, name))


def document(
    by: Viewer | None = None,
    *,
    situation: str = "ML",
    text: str | None = None,
    accepted: bool = True,
    simulated: bool = False,
    at: datetime = AT,
) -> str:
    """Receive a text, accept it unless told otherwise, and return the document's reference."""
    officer = by or cast.desk_officer()
    data, found = read(text or TEXT)
    ref = documents.receive(
        data=data,
        name="zandia.txt",
        found=found,
        situation=situation,
        simulated=simulated,
        by=officer,
        at=at,
    )
    if accepted:
        documents.accept(ref=ref, by=officer, at=at)
    return ref


def ask(by: Viewer | None = None, *, label: str = "", of: str = "", **options: object) -> str:
    """Return the reference of an ask of the document `of` (or of a new one): the first, or the one with this label."""
    ref = of or document(by, **options)  # type: ignore[arg-type]
    rows = models.Ask.objects.filter(document__ref=ref).order_by("number")
    return (rows.get(label=label) if label else rows[0]).ref


def labels(of: str) -> dict[str, str]:
    """Return the reference of each ask of a document by its label."""
    return dict(models.Ask.objects.filter(document__ref=of).values_list("label", "ref"))

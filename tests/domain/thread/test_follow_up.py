"""The country report says what became of each ask of the last conclusions, and never of what only letters ask."""

from datetime import UTC, datetime

import pytest

from kolosi.kernel.periods import Period
from kolosi.reports import queries as products
from tests.domain.conclusions import builders
from tests.domain.thread.loop import NOW, Loop

pytestmark = pytest.mark.django_db


def drafted(loop: Loop, kind: str, language: str = "en", *, at: datetime = NOW) -> str:
    period = Period.parse(f"2017-07-01..{at.date()}")
    product = products.draft(loop.chair, products.Asked(kind, "ML", period, at))[language]
    return "\n".join(text for section in product.sections for text in section.paragraphs)


def test_each_ask_with_its_standing_answer_evidence_and_plan():
    loop = Loop()
    told = drafted(loop, "country_report")
    assert "Asked of the Government of Zandia:" in told or "Asked of Government of Zandia:" in told
    assert "3(a)/1: “" in told
    assert "The last answer, of 1 July 2018, is “" in told
    assert "4(a)/1: “" in told
    assert "1 piece of evidence shows what was done." in told
    assert "It concerns “Plan of the Coordination (simulated)”." in told
    french = drafted(loop, "country_report", "fr")
    assert "1 élément atteste ce qui a été fait." in french
    assert "{" not in french
    assert "3(a)/1" not in drafted(loop, "annual_input")


def test_what_only_a_letter_asks_is_counted_and_not_told():
    loop = Loop()
    builders.document(loop.officer, at=NOW)  # adopted in 2017; one ask of it only a letter makes
    told = drafted(loop, "country_report", at=datetime(2017, 12, 31, tzinfo=UTC))
    assert "3(b)/1: “" in told
    assert "1 further ask made in letters alone is not spoken of here." in told
    assert builders.CONFIDENTIAL not in told
    assert "Salt House" not in told

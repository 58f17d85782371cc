"""What the field's present tool gets wrong on the page of figures, defect by defect; docs/counting.md lists them all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from kolosi.reference import rules as reference
from tests import cast
from tests.domain.counting.test_freeze import verified
from tests.domain.parties import builders as parties

pytestmark = pytest.mark.django_db
ASKED = {"situation": "ML", "period": "2017Q2", "basis": "total", "as_of": "2018-01-01"}


@pytest.fixture(autouse=True)
def its_own_extract(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


def page(client: Client, **more: str) -> str:
    answer = client.get("/figures/", {**ASKED, **more})
    assert answer.status_code in {200, 404, 422}
    return answer.content.decode()


def said(text: str) -> Iterator[str]:
    """Yield what a page shows as words of their own: the text of each element."""
    yield from (one.strip() for one in re.findall(r">([^<>]+)<", text))


def test_a_figure_says_of_what_it_is() -> None:
    """R2-2431: there, figures of one's own group alone are shown without a word of it."""
    verified(cast.information_manager("ML"))
    text = page(cast.sign_in(Client(), cast.information_manager("ML")))
    assert "Mali, " in text
    assert "Only the situations that you are let into are counted." in text
    assert "Only the situations" not in page(cast.sign_in(Client(), cast.information_manager()))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_b12_b13_no_page_of_figures_shows_a_code_that_has_a_name(language: str) -> None:
    """There, a mistyped list and an empty answer show raw codes, and a row without a name."""
    parties.party("gatia", "Imghad self-defence group")
    verified(cast.information_manager("ML"))
    text = page(cast.sign_in(Client(), cast.someone(("information_manager", "ML"), language=language)))
    shown = set(
        said(re.sub(r'<abbr title="[^"]+">[^<]*</abbr>', "", text))
    )  # an abbreviation says what it stands for
    codes = {code for name in ("violation_types", "situations") for code in reference.code_list(name)}
    named = {one.labelled(language) for one in reference.code_list("violation_types").values()}
    assert not (codes | {"gatia"}) & shown
    assert named <= shown
    assert any("Imghad" in one for one in shown)


@pytest.mark.parametrize(
    "odd",
    [
        {"period": "2017-13"}, {"period": "2017-02-30..2017-04-01"}, {"period": ""}, {"as_of": "2017-02-30"},
        {"as_of": "0000-00-00"}, {"period": "2017Q2\x00"}, {"basis": "none"}, {"situation": "ZZ"},
    ],
)  # fmt: skip
def test_b14_what_cannot_be_a_day_is_refused_at_entry(odd: dict[str, str]) -> None:
    """There, one malformed date makes the whole report fail; here it is told beside its field."""
    verified(cast.information_manager("ML"))
    text = page(cast.sign_in(Client(), cast.information_manager("ML")), **odd)
    assert "grave violations</span>" not in text


@pytest.mark.parametrize("hostile", ["ML' OR '1'='1", 'ML" OR ""="', "ML%", "*", "ML,NE", "ML;--"])
def test_b16_no_value_of_a_question_widens_it(hostile: str) -> None:
    """There, a quotation mark ends the text of a filter; here whoever is let into Mali sees Mali or nothing."""
    verified(cast.information_manager("ML"))
    client = cast.sign_in(Client(), cast.information_manager("ML"))
    assert "grave violations</span>" not in page(client, situation=hostile)
    for name in ("type", "row", "kind"):
        records = {**ASKED, "kind": "type", "type": "K", name: hostile}
        answer = client.get("/figures/records/", records)
        assert answer.status_code in {200, 404, 422}
        assert "/incidents/ML-2017-" not in answer.content.decode() or name == "row"

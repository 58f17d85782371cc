"""Any UN text: agreement with the labels of 249 documents, damage repair of real drafts, no false repair."""

from collections import Counter

import pytest

from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Source
from tests.conftest import SHARED
from tools import agreement

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def measured() -> agreement.Agreement:
    return agreement.measured()


def test_verbs_agree_where_a_verb_exists(measured: agreement.Agreement) -> None:
    assert measured.verbs.total() > 5_500
    assert measured.share(measured.verbs) >= 0.97
    # The rest of the labelled words are no verbs of a speech act; they stay few, so that none hides among them.
    assert measured.no_verbs < 0.06 * measured.verbs.total()


def test_levels_and_kinds_agree(measured: agreement.Agreement) -> None:
    assert measured.share(measured.levels) >= 0.97
    assert measured.share(measured.kinds) >= 0.90


def test_nearly_every_labelled_paragraph_is_an_item(measured: agreement.Agreement) -> None:
    assert measured.found >= 0.96 * measured.labels


def test_clean_texts_suffer_no_false_word_repair(measured: agreement.Agreement) -> None:
    assert measured.joined == {"I mplementation": 1}  # a real fault of that text


@pytest.mark.parametrize("extraction", ["pdftotext", "pypdf"])
def test_real_drafts_read_alike_from_both_extractions(extraction: str) -> None:
    for path in sorted((SHARED / "un_docs" / "draft_pdfs").glob(f"*.{extraction}.txt")):
        found = reading.read(Source(path.read_text(encoding="utf-8"), "0" * 64, path.name))
        kinds = Counter(item.kind for item in found.items)
        assert found.document["genre"] == "resolution", path.name
        assert found.document["symbol"] == path.name.split("-EN")[0].replace("_", "/")
        assert kinds["preambular"] >= 4, path.name
        assert kinds["operative"] >= 3, path.name
        verbless = [item.id for item in found.items if item.id.startswith("pp") and not item.clauses]
        assert len(verbless) <= 0.05 * kinds["preambular"] + 1, (path.name, verbless)

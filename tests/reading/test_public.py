"""A public copy holds no word that only a letter says, in no format, at no place (decision 0003)."""

import io
import re
import zipfile
from typing import Any

import pytest

from kolosi.conclusions.gateways import as_akn, as_csv, as_json, as_xlsx
from kolosi.conclusions.rules import public
from kolosi.conclusions.rules.draft import replay
from kolosi.conclusions.rules.shapes import Reading
from tests.conftest import SHARED
from tests.reading.conftest import read, sample

SECRETS = {  # words of the samples that stand only in a letter to someone who is spoken to in public
    "clean-en.txt": ("Heron", "Salt House", "Third Lake", "unannounced", "three days"),
    "damaged-en.txt": ("Heron", "Salt House", "Third Lake", "unannounced", "Reques ting the Government to grant"),
    "clean-fr.txt": ("Roche-Noire", "domestiques", "tribunal"),
}  # fmt: skip
FORMATS = (as_json, as_csv, as_xlsx, as_akn)


def everything(form: Any, found: Reading) -> str:
    """All the words of an output, those inside a workbook's archive too, with blanks made alike."""
    data = form.written(found)
    if form is as_xlsx:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"\n".join(book.read(name) for name in book.namelist())
    return re.sub(r"\s+", " ", data.decode().replace("\\n", " "))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__.rsplit("_")[-1])
@pytest.mark.parametrize("name", SECRETS)
def test_no_byte_of_a_public_copy_tells(name: str, form: Any) -> None:
    found = read(sample(name).read_bytes(), name)
    told = everything(form, public.published(found))
    for secret in SECRETS[name]:
        assert secret not in told, (name, secret)
    full = everything(form, found)
    assert any(secret in full for secret in SECRETS[name])  # so the search can find them


def test_what_is_withheld_is_named_and_the_rest_stays(clean: Reading) -> None:
    shown = public.published(clean)
    assert shown.document["withheld"] == ["7(c)", "7(d)", "7(e)"]
    assert [item.id for item in clean.items if item not in shown.items] == ["7(c)", "7(d)", "7(e)"]
    assert not any(ask.confidential for ask in shown.asks)
    assert {ask.id for ask in clean.asks} - {ask.id for ask in shown.asks} == {"7(d)/2", "7(e)/1"}
    assert shown.document["public"]
    assert public.published(shown).items == shown.items


def test_a_wording_that_only_the_letter_uses_leaves_no_difference_behind(clean: Reading) -> None:
    ask = next(ask for ask in clean.asks if ask.id == "5(d)/3")
    assert ask.clauses == ("5(d)/3", "7(c)/3")
    assert ask.differences == ({"clause": "7(c)/3", "here": "seven", "there": "three"},)
    shown = next(ask for ask in public.published(clean).asks if ask.id == "5(d)/3")
    assert (shown.clauses, shown.differences) == (("5(d)/3",), ())


def test_offsets_and_log_of_a_public_copy_still_hold() -> None:
    found = public.published(read(sample("damaged-en.txt").read_bytes()))
    document = found.document
    assert len([repair for repair in found.repairs if repair.kind == public.WITHHELD]) == 3
    assert replay(document["original"], found.repairs) == document["text"]
    for item in found.items:
        assert document["text"][item.start : item.end] == item.text


def test_a_letter_to_someone_whom_nobody_addresses_in_public_is_not_withheld(clean: Reading) -> None:
    kept = {item.id for item in public.published(clean).items}
    assert {"8(a)", "8(c)", "9(a)", "11(a)"} <= kept


def test_letter_only_concern_is_withheld_though_it_asks_nothing() -> None:
    text = sample("clean-en.txt").read_text(encoding="utf-8")
    shout = "(e) Expressing alarm at the rumours that reach us from the ferry at Moonwater;"
    found = read(re.sub(r"\(e\) Requesting the Government to grant.*", shout, text).encode())
    assert "7(e)" in public.published(found).document["withheld"]


def test_a_paragraph_that_goes_on_below_a_withheld_item_is_withheld_too() -> None:
    text = sample("clean-en.txt").read_text(encoding="utf-8")
    more = "the Salt House;\n\nThe reasons for this are known to the mayor of Moonwater, and they are good reasons;"
    found = read(text.replace("the Salt House;", more).encode())
    assert "Moonwater" not in everything(as_json, public.published(found))


@pytest.mark.shared
def test_of_the_real_document_exactly_two_items_are_withheld() -> None:
    path = SHARED / "conclusions" / "mali-2018.txt"
    assert public.published(read(path.read_bytes(), path.name)).document["withheld"] == ["7(f)", "7(g)"]

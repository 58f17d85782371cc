"""Facts as reviewed data: labelled in both languages, resolvable, tagged apart, and none of the field's own forms forgotten."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from kolosi.reference import facts
from kolosi.reference.facts import Fact, Kind
from kolosi.reference.rules import code_list, document
from tests.conftest import SHARED

TYPES = tuple(code_list("violation_types"))
EVERY = [one for entry in facts.ENTRIES for one in facts.entry_facts(entry)]
LISTS = sorted({**document("options"), **document("options_countries")})
_CHOICES = {Kind.ONE, Kind.MANY, Kind.YES_NO_UNKNOWN}
_FORMS = {
    "incident_form": ("incidents", ""), "individual_victims[]": ("victims", "child"), "group_victims[]": ("victims", "group"),
    "sources[]": ("sources", ""), "perpetrators[]": ("perpetrators", ""), "responses[]": ("responses", ""),
}  # fmt: skip


def name(one: Fact) -> str:
    return f"{one.entry}.{one.id}"


def test_every_fact_speaks_two_languages_and_says_its_source() -> None:
    assert [name(one) for one in EVERY if not (one.label["en"] and one.label["fr"] and one.source)] == []
    assert [name(one) for one in EVERY if one.hint and not (one.hint["en"] and one.hint["fr"])] == []


def test_every_option_speaks_two_languages_and_is_told_once() -> None:
    for listed in LISTS:
        told = [
            one["code"] for one in {**document("options"), **document("options_countries")}[listed]["options"]
        ]
        assert len(told) == len(set(told)), listed
        assert all(
            one.label["en"] and one.label["fr"] and one.source for one in facts.options(listed).values()
        )


def test_no_two_options_of_a_list_mean_the_same_foreign_code() -> None:
    """A file's code leads to one option; what is ambiguous is kept as told (`superseded`) or is not taken."""
    for listed in LISTS:
        met = Counter(
            foreign
            for code in facts.options(listed).values()
            for foreign in {code.code, code.more.get("primero", code.code), *code.more.get("older", ())}
        )
        assert [foreign for foreign, times in met.items() if times > 1] == [], listed


def test_french_is_set_as_french() -> None:
    """No straight apostrophes, and no breaking space before what French sets apart."""
    loose = re.compile(r"'| [:;?!»]|« ")
    labels = [one.label["fr"] for one in EVERY] + [one.hint.get("fr", "") for one in EVERY]
    labels += [code.label["fr"] for listed in LISTS for code in facts.options(listed).values()]
    for type_code in TYPES:
        told = facts.guidance(type_code)
        labels += [one["fr"] for one in (*told.counts, *told.rules)] + [
            one.text["fr"] for one in told.does_not
        ]
    labels += [left.why["fr"] for left in facts.primero_left()]
    assert [label for label in labels if loose.search(label)] == []


def test_options_resolve_and_only_choices_have_them() -> None:
    assert [name(one) for one in EVERY if bool(one.options) is not (one.kind in _CHOICES)] == []
    assert [name(one) for one in EVERY if one.options and not facts.options(one.options)] == []


def test_no_list_is_unused() -> None:
    used = {one.options for one in EVERY} | {"verification_status"}  # judged, and met in files
    assert sorted(set(LISTS) - used) == []


def test_conditions_resolve() -> None:
    for one in (asked for asked in EVERY if asked.only_if):
        assert one.only_if
        on = facts.fact(one.only_if.fact, one.entry)
        if on.kind is not Kind.YES_NO:
            assert set(one.only_if.answers) <= set(facts.options(on.options)), name(one)
        assert not one.types or set(one.types) & set(on.types or one.types), name(one)


def test_what_narrows_a_list_resolves() -> None:
    for one in (asked for asked in EVERY if asked.narrowed_by):
        by = (
            set(TYPES)
            if one.narrowed_by == "type"
            else set(facts.options(facts.fact(one.narrowed_by).options))
        )
        tags = {tag for code in facts.options(one.options).values() for tag in code.more.get("tag", ())}
        assert tags <= by, name(one)


def test_types_are_types() -> None:
    assert {kind for one in facts.entry_facts("violations") for kind in one.types} == set(TYPES)
    assert {kind for one in facts.entry_facts("victims") for kind in one.types} == {"child", "group"}
    for one in EVERY:
        assert one.required in (True, False) or set(one.required) <= set(one.types), name(one)


@pytest.mark.parametrize("entry", facts.ENTRIES)
def test_headings_and_tags_of_a_sheet_are_apart(entry: str) -> None:
    columns = [column for one in facts.entry_facts(entry) for column in one.columns]
    assert [told for told, times in Counter(column.name for column in columns).items() if times > 1] == []
    assert [told for told, times in Counter(column.tag for column in columns).items() if times > 1] == []
    tag = re.compile(r"#[a-z]+(\+[a-z][a-z0-9_]*)+")
    assert [column.tag for column in columns if not tag.fullmatch(column.tag)] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("entry", facts.ENTRIES)
def test_no_two_facts_of_a_sheet_are_labelled_alike(entry: str, language: str) -> None:
    """But where they are never asked of the same (sex of a child, sex of a group)."""
    met = Counter(
        (one.label[language], kind) for one in facts.entry_facts(entry) for kind in one.types or ("",)
    )
    assert [told for told, times in met.items() if times > 1] == []


def test_every_type_is_explained() -> None:
    for type_code in TYPES:
        told = facts.guidance(type_code)
        assert all((told.counts, told.does_not, told.rules))
        assert {one.goes for one in told.does_not} - {""} <= set(TYPES) - {type_code}
        assert told.label == code_list("violation_types")[type_code].label


def test_consequences_of_sexual_violence_are_never_asked_for() -> None:
    assert [one.id for one in EVERY if one.do_not_ask] == ["sexual_violence_implications"]


def test_a_condition_binds_only_types_that_have_its_fact() -> None:
    school = facts.fact("school_type")
    assert facts.is_asked(school, {}, "AS")
    assert not facts.is_asked(school, {}, "MU")
    assert facts.is_asked(school, {"military_use_type": "military_use_of_school"}, "MU")
    assert not facts.is_asked(school, {}, "K")


def test_a_condition_reads_several_answers_and_ticked_boxes() -> None:
    assert facts.is_asked(
        facts.fact("consequences_other"), {"consequences": ("serious_injury", "other")}, "M"
    )
    shared = facts.fact("child_consent_data_sharing", "victims")
    assert facts.is_asked(shared, {"child_consent_data_sharing_yes_no": True}, "child")
    assert not facts.is_asked(shared, {"child_consent_data_sharing_yes_no": False}, "child")


def test_lists_are_narrowed_and_old_options_not_offered() -> None:
    weapons = facts.offered(facts.fact("weapon_type"), "K", {"weapon_category": "weapons_mass_destruction"})
    assert [code.code for code in weapons] == [
        "biological_weapons",
        "chemical_weapons",
        "nuclear_weapons",
        "unknown",
        "other",
    ]
    assert {code.code for code in facts.offered(facts.fact("facility_attack_type"), "AH")} == {
        "attack_on_hospital_s", "attack_on_protected_persons_hospitals", "threat_of_attack_on_hospital_s",
        "other_interference_with_healthcare",
    }  # fmt: skip
    assert "aerial_attack" not in [code.code for code in facts.offered(facts.fact("attack_type"), "K")]


@pytest.mark.parametrize(
    ("listed", "told", "means"),
    [
        ("sex", "female", "girl"),
        ("weapon_type", "small_arm_e_g_ak_47", "small_arm"),
        ("attack_type", "aerial_attack", "aerial_attack"),
        ("yes_no_unknown", "true", "yes"),
        ("weapon_type", "trebuchet", None),
    ],
)
def test_a_files_code_is_understood_or_refused(listed: str, told: str, means: str | None) -> None:
    found = facts.option_of(listed, told)
    assert (found.code if found else None) == means


def _dictionary() -> Iterator[tuple[str, str, str]]:
    """Yield form, field and rule of every row of the field's dictionary."""
    text = (SHARED.parent / "domain" / "mrm-dictionary.md").read_text()
    for line in text.split("### 2.3")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if (
            line.startswith("|")
            and len(cells) == 4
            and re.fullmatch(r"[a-z_0-9]+", cells[1])
            and cells[1] != "field"
        ):
            yield cells[0], cells[1], cells[3]


def _taken() -> set[tuple[str, str]]:
    """Return form and field of every fact, by the names of Primero's forms, and of every field left with its reason."""
    kinds = {
        code.code: code.more.get("primero", code.code) for code in facts.options("violation_type").values()
    }
    forms = {("violations", code): form for code, form in kinds.items()}
    forms |= {place: form for form, place in _FORMS.items()}
    taken = {
        (form, known)
        for (entry, kind), form in forms.items()
        for one in facts.entry_facts(entry)
        if one.asked_of(kind)
        for known in (one.primero_field(kind), *one.older)
    }
    names = {form.removesuffix("[]"): form for form in _FORMS} | {"incidents": "incident_form"}
    names["violation"] = "(every violation form)"
    return taken | {(names.get(left.form, left.form), left.field) for left in facts.primero_left()}


@pytest.mark.shared
def test_no_field_of_the_fields_own_forms_is_forgotten() -> None:
    rows = list(_dictionary())
    assert len(rows) > 250  # they are found at all
    lost = {(form, told) for form, told, rule in rows if "hidden" not in rule} - _taken()
    assert sorted(lost) == []


@pytest.mark.shared
def test_no_option_of_the_fields_own_lists_is_forgotten() -> None:
    """Those printed beside a field, for every field that is taken as a choice."""
    known = {
        (form.removesuffix("[]"), one.primero_field(kind)): set(facts.options(one.options))
        | {code.more.get("primero", code.code) for code in facts.options(one.options).values()}
        for form, (entry, kind) in _FORMS.items()
        for one in facts.entry_facts(entry)
        if one.options
    }
    for form, told, rule in _dictionary():
        listed = [part.strip() for part in rule.split(";")[0].split(",")]
        codes = known.get((form.removesuffix("[]"), told))
        if codes and len(listed) > 1:
            assert set(listed) - {"duplicate"} <= codes, (form, told)


@pytest.mark.shared
def test_no_lookup_of_the_field_is_forgotten() -> None:
    text = (SHARED.parent / "domain" / "mrm-dictionary.md").read_text().split("### 2.3")[1].split("## 3")[0]
    every = {
        foreign for listed in LISTS for code in facts.options(listed).values() for foreign in _foreign(code)
    }
    theirs = r"armed_(force|group)_\d|other_party_\d|partner_\d|(male|female)|total|true|duplicate"
    local = {"lookup-armed-force-group-type", "lookup-verified-ghn-reported"}
    for line in (line for line in text.splitlines() if line.startswith("| lookup-") and "HEAD" not in line):
        told, listed = [cell.strip() for cell in line.strip("|").split("|")][:2]
        codes = {re.split(r"[·# ]", part.strip())[0] for part in listed.split("· lookup")[0].split(",")}
        left = {code for code in codes - every if not re.fullmatch(theirs, code)}
        assert not left or told in local | {"lookup-violation-tally-options"}, (told, left)


def _foreign(code: facts.Code) -> set[str]:
    return {code.code, code.more.get("primero", code.code), *code.more.get("older", ())}

"""Bodies are found by every pattern the reviewed list has, and by nothing they are not."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kolosi.conclusions.rules import bodies
from kolosi.reference.rules import code_list

PATTERNS = [
    (language, code.code, pattern)
    for code in code_list("addressees").values()
    for language in ("en", "fr")
    for pattern in code.more[language]
]


@pytest.mark.parametrize(("language", "code", "pattern"), PATTERNS)
@given(data=st.data())
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_pattern_of_the_list_is_heard(
    language: str, code: str, pattern: str, data: st.DataObject
) -> None:
    behind = re.match(r"\(\?<=(\w+)\\s\)", pattern)
    bare = re.sub(r"\(\?!.*\)$|\(\?<=[^)]*\)|\\b", "", pattern)
    name = data.draw(st.from_regex(bare, fullmatch=True, alphabet=st.characters(codec="latin-1")))
    name = re.sub(r"\s+", " ", name.replace("\x1c", " "))
    text = f"{behind[1] if behind else 'Urging'} {name}."
    assert list(bodies.bodies(text, situation="Zandia", language=language)), text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Government of Zandia and the Zandian authorities", ["government-zandia", "government-zandia"]),
        ("the report of the Secretary-General", ["secretary-general"]),
        ("the Committee established pursuant to resolution 1533 (2004)", ["committee-1533"]),
        ("a government-led study", []),
        ("partial withdrawal", []),
    ],
)
def test_names_made_from_the_text(text: str, codes: list[str]) -> None:
    assert [body.code for body in bodies.bodies(text, situation="Zandia")] == codes


def test_a_body_ends_only_when_a_source_says_so() -> None:
    assert bodies.ended("minusma") == "2023-12-31"
    assert bodies.ended("minusma", on="2019-01-01") is None
    assert bodies.ended("unicef") is None
    assert bodies.ended("a body of which nothing is known") is None

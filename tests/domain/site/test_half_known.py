"""Days and lengths of time as pages write them."""

import pytest
from django.utils import translation

from kolosi.site.templatetags.words import half_known


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2018-05-04", "4 May 2018"),
        ("2018-05", "May 2018"),
        ("2018", "2018"),
        ("P60D", "within 60 days"),
        ("P1W", "within 1 week"),
        ("P3M", "within 3 months"),
        ("P2Y", "within 2 years"),
        ("", ""),
    ],
)
def test_what_is_known_is_written_as_far_as_it_is_known(told: str, written: str) -> None:
    with translation.override("en"):
        assert half_known(told) == written

"""The figures of whoever asks nothing yet are those of a situation that they may see."""

import pytest
from django.test import Client

from tests import cast

pytestmark = pytest.mark.django_db


def test_the_first_question_is_of_a_situation_in_reach() -> None:
    page = cast.sign_in(Client(), cast.co_chair("CF")).get("/figures/")
    chosen = page.context["form"]["situation"]
    assert (chosen.value(), [code for code, _ in chosen.field.choices]) == ("CF", ["CF"])

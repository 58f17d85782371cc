"""A reply is assessed once it is there; then the letter's life is over."""

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.letters import operations
from kolosi.letters.rules.life import LifeObstacle
from tests.domain.letters.posting import AT, DAY, Post, browser, statuses

pytestmark = pytest.mark.django_db


def test_only_a_reply_is_assessed():
    post = Post()
    ref = post.sent()
    told = {"on": DAY, "said": "Half of it.", "by": post.officer, "at": AT}
    with pytest.raises(Refused) as refused:
        operations.assess(ref=ref, number=3, **told)
    assert refused.value.obstacles == {LifeObstacle.NO_SUCH_ROAD}
    operations.decline(ref=ref, number=3, **told)
    operations.assess(ref=ref, number=4, **told)
    assert statuses(ref)[-2:] == ["declined", "assessed"]
    assert post.page(ref).acts == {}


def test_the_page_assesses():
    post = Post()
    ref = post.sent()
    operations.decline(ref=ref, number=3, on=DAY, said="No.", by=post.officer, at=AT)
    window = browser(post.officer)
    assert window.get(f"/letters/{ref}/assess/").status_code == 200
    assert (
        window.post(f"/letters/{ref}/assess/", {"number": 4, "on": "2018-07-02", "said": "Thin."}).status_code
        == 302
    )
    assert statuses(ref)[-1] == "assessed"

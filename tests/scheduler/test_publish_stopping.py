"""A worker that is told to stop ends the calls under way and begins no other."""

from collections.abc import Iterator

import pytest

from scheduler.models import Thread
from scheduler.models.status import Status
from scheduler.publish import stopping
from tests.scheduler.world import again, assert_whole_on_x, carry_on, due_thread, during_call
from tests.x import X
from xauth.models import Token

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thread(sandbox: X) -> Thread:
    token: Token = sandbox.connect()
    return due_thread(token)


@pytest.fixture(autouse=True)
def started_again() -> Iterator[None]:
    yield
    stopping.clear()


def test_the_call_under_way_is_written_down_and_the_rest_is_handed_back(sandbox: X, thread: Thread) -> None:
    with during_call(sandbox, 1):
        stopping.set()
    row = again(thread)
    assert (row.live_count, row.status, row.lease_until) == (1, Status.PUBLISHING, None)
    assert sandbox.calls("tweets.create") == 1
    stopping.clear()
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)

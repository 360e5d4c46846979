"""A 401 while publishing: refresh once, try once more, else the person is asked to reconnect."""

import pytest

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from scheduler.publish.actions import LookUpParent, Renew, Turn
from tests.factories import make_token
from tests.scheduler.world import (
    again,
    answered,
    assert_whole_on_x,
    attempts,
    claimed,
    due_thread,
    intent,
    let_pass,
    outcomes,
    part_live,
    statuses,
    step,
    tick,
)
from tests.x import X
from xauth import errors
from xauth.models import Token

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db(transaction=True)
POSITIONS = pytest.mark.parametrize("position", [1, 2, 3])


@pytest.fixture
def thread(sandbox: X) -> Thread:
    return due_thread(sandbox.connect())


@POSITIONS
def test_refused_once_it_refreshes_and_goes_out(sandbox: X, thread: Thread, position: int) -> None:
    sandbox.fault("status", "tweets.create", status=401, position=position)
    tick()
    assert_whole_on_x(sandbox, thread)
    assert outcomes(thread) == [*[O.SENT] * (position - 1), O.NOT_SENT, *[O.SENT] * (4 - position)]
    assert (sandbox.calls("oauth2.refresh"), sandbox.grants()["reuses"]) == (1, 0)


@POSITIONS
def test_refused_twice_the_person_reconnects_and_the_rest_goes_out(
    sandbox: X, thread: Thread, position: int
) -> None:
    sandbox.fault("status", "tweets.create", status=401, position=position, count=2)
    tick()
    row = again(thread)
    assert (row.status, row.pause_reason, row.next_action_at) == (Status.PAUSED, Pause.RECONNECT, None)
    assert row.token.status == Token.Status.RECONNECT
    assert "Reconnect it, and this thread goes on" in row.explanation
    assert statuses(thread) == [P.SENT] * (position - 1) + [P.PENDING] * (4 - position)
    assert [attempt.http_status for attempt in attempts(thread)[-2:]] == [401, 401]
    assert sandbox.calls("oauth2.refresh") == 1

    let_pass(600)
    assert tick() == []
    sandbox.connect(user=thread.token.user)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_a_grant_that_ended_at_x_asks_for_reconnection(sandbox: X, thread: Thread) -> None:
    sandbox.disconnect(thread.token.handle)
    tick()
    assert (again(thread).pause_reason, outcomes(thread)) == (Pause.RECONNECT, [O.NOT_SENT])
    assert again(thread).token.status == Token.Status.RECONNECT


def test_after_reconnecting_a_401_is_again_the_first(sandbox: X, thread: Thread) -> None:
    """What an older grant was refused says nothing about the one the person has just brought."""
    sandbox.fault("status", "tweets.create", status=401, count=2)
    tick()
    sandbox.connect(user=thread.token.user)
    sandbox.fault("status", "tweets.create", status=401)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_a_401_for_an_older_grant_leaves_the_new_one_alone(sandbox: X, thread: Thread) -> None:
    """The person reconnects while a call with the old grant is under way."""
    turn = claimed(thread)
    refused = errors.UnauthorizedError("Unauthorized", status=401)
    assert answered(intent(turn), refused) == turn
    renew = step(turn)
    assert isinstance(renew, Renew)
    renewed = answered(renew, renew.perform())
    assert renewed is not None
    send = intent(renewed)
    sandbox.connect(user=thread.token.user)
    assert answered(send, refused) == turn
    assert again(thread).token.status == Token.Status.ACTIVE
    let_pass(121)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_a_refresh_that_breaks_down_loses_nobody_elses_answer(sandbox: X, thread: Thread) -> None:
    """Calls land together: an exception out of one would take the answers of the others with it."""
    deleted = make_token()
    turn = claimed(thread)
    renew = Renew(turn.claim, deleted)
    Token.objects.filter(pk=deleted.pk).delete()
    assert renew.perform() == Turn(turn.claim, renewal_failed=True)


def test_a_look_at_the_parent_that_breaks_down_is_no_answer(sandbox: X) -> None:
    thread = part_live(sandbox.connect(), 1)
    look = LookUpParent(claimed(thread).claim, "1", "not\na header")
    assert isinstance(look.perform(), errors.XError)

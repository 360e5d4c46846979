"""What a thread may do in which status, and what the database itself holds it to."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from scheduler.models import Attempt, NotNowError, Post, Thread
from scheduler.models.status import TONES, PauseReason, Status
from scheduler.times import resolve
from tests.factories import make_thread, make_token
from tests.scheduler.world import again, claimed, due_thread, intent, part_live
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> Token:
    return make_token()


# ── What the person may do, by status ─────────────────────────────────────────────────────────────
VERBS = ["can_edit", "can_reschedule", "can_publish_now", "can_cancel", "can_retry", "can_delete"]
UNTOUCHED = {
    Status.DRAFT: {"can_edit", "can_reschedule", "can_publish_now", "can_delete"},
    Status.SCHEDULED: {"can_edit", "can_reschedule", "can_publish_now", "can_cancel"},
    Status.PUBLISHING: {"can_cancel"},
    Status.PUBLISHED: set(),
    Status.PAUSED: {"can_edit", "can_reschedule", "can_publish_now", "can_cancel"},
    Status.MISSED: {"can_edit", "can_reschedule", "can_publish_now", "can_cancel", "can_delete"},
    Status.FAILED: {"can_edit", "can_reschedule", "can_publish_now", "can_retry", "can_delete"},
    Status.CANCELLED: {"can_edit", "can_reschedule", "can_publish_now", "can_delete"},
}
PARTLY_LIVE = {
    status: verbs - {"can_reschedule", "can_publish_now", "can_delete"} for status, verbs in UNTOUCHED.items()
}
PARTLY_LIVE[Status.FAILED] |= {"can_cancel"}  # leave it as it is
PARTLY_LIVE[Status.CANCELLED] |= {"can_retry"}  # go on after all


def allowed(thread: Thread) -> set[str]:
    return {verb for verb in VERBS if getattr(thread, verb)}


@pytest.mark.parametrize("status", Status)
def test_what_can_be_done_with_a_thread_of_which_nothing_is_live(token: Token, status: Status) -> None:
    assert allowed(due_thread(token, status=status)) == UNTOUCHED[status]


@pytest.mark.parametrize("status", Status)
def test_what_can_be_done_with_a_thread_that_is_partly_live(token: Token, status: Status) -> None:
    assert allowed(part_live(token, 1, status=status)) == PARTLY_LIVE[status]


@pytest.mark.parametrize("post_status", [P.SENDING, P.IN_DOUBT])
def test_while_a_post_is_unsettled_only_a_cancel_is_possible(token: Token, post_status: Post.Status) -> None:
    thread = due_thread(token, status=Status.PAUSED)
    thread.posts.filter(position=1).update(status=post_status)
    assert allowed(again(thread)) == {"can_cancel"}


def test_an_empty_draft_can_be_edited_but_not_published(token: Token) -> None:
    assert allowed(make_thread(token, [])) == {"can_edit", "can_reschedule", "can_delete"}


REFUSALS: list[tuple[str, Any]] = [
    (
        "schedule",
        lambda thread: thread.schedule(resolve(again(thread).created_at.replace(tzinfo=None), "UTC"), "UTC"),
    ),
    ("publish_now", Thread.publish_now),
    ("cancel", Thread.cancel),
    ("retry", Thread.retry),
    ("discard", Thread.discard),
]


@pytest.mark.parametrize(("verb", "do"), REFUSALS, ids=[verb for verb, _ in REFUSALS])
def test_a_verb_that_does_not_fit_says_why_and_changes_nothing(token: Token, verb: str, do: Any) -> None:
    thread = part_live(token, 3, status=Status.PUBLISHED)
    before = Thread.objects.values().get(pk=thread.pk)
    with pytest.raises(NotNowError, match=r"^[A-Z].+\.$"):
        do(thread)
    assert Thread.objects.values().get(pk=thread.pk) == before


# ── What a verb leaves behind ─────────────────────────────────────────────────────────────────────
def test_a_new_start_forgets_the_trouble_of_the_old_one(token: Token) -> None:
    now = database_now()
    thread = due_thread(
        token,
        status=Status.FAILED,
        pause_reason=PauseReason.PLATFORM,
        last_error="old",
        trouble_since=now,
        handed_at=now,
        lease_until=now,
        cancel_requested_at=now,
    )
    thread.retry()
    row = again(thread)
    assert (row.pause_reason, row.last_error) == ("", "")
    assert {row.trouble_since, row.handed_at, row.lease_until, row.cancel_requested_at} == {None}


def test_the_time_of_a_thread_that_is_partly_live_stays(token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED)
    before = (thread.scheduled_at, thread.local_time, thread.timezone)
    thread.retry()
    row = again(thread)
    assert (row.scheduled_at, row.local_time, row.timezone) == before


def test_an_error_of_any_length_fits(token: Token) -> None:
    thread = due_thread(token)
    thread.fail("x" * 5_000)
    assert len(again(thread).last_error) == 500


# ── What is asked of it ───────────────────────────────────────────────────────────────────────────
def test_the_next_post_is_the_first_that_is_neither_live_nor_left_out(token: Token) -> None:
    thread = part_live(token, 1)
    thread.posts.filter(position=2).update(status=P.SKIPPED)
    row = again(thread)
    assert (row.next_post and row.next_post.position, row.live_count, len(row.remaining)) == (3, 1, 1)
    assert part_live(token, 3).next_post is None


def test_every_status_has_a_tone() -> None:
    assert set(TONES) == set(Status)
    assert set(Post.TONES) == set(P)


@pytest.mark.parametrize(
    ("columns", "moves"),
    [
        ({"status": Status.PUBLISHING}, True),
        ({"status": Status.SCHEDULED}, True),
        ({"status": Status.SCHEDULED, "next_action_at": timedelta(minutes=2)}, False),
        ({"status": Status.PAUSED, "pause_reason": PauseReason.IN_DOUBT, "next_action_at": None}, False),
        ({"status": Status.PUBLISHED, "next_action_at": None}, False),
    ],
)
def test_a_page_looks_again_soon_only_where_something_moves(
    token: Token, columns: dict[str, Any], moves: bool
) -> None:
    moment = columns.get("next_action_at")
    if isinstance(moment, timedelta):
        columns = columns | {"next_action_at": database_now() + moment}
    assert due_thread(token, **columns).is_moving == moves


def test_a_post_is_linked_once_it_is_live(token: Token) -> None:
    live, pending, _ = part_live(token, 1).post_list
    assert live.url.endswith(f"/{token.handle}/status/{live.x_id}")
    assert pending.url == ""


def test_a_row_can_be_named(token: Token) -> None:
    thread = due_thread(token)
    attempt = Attempt.objects.get(pk=intent(claimed(thread)).attempt_id)
    names = [str(thread), str(attempt.post), str(attempt)]
    assert names == [
        f"thread {thread.pk}",
        f"post 1 of thread {thread.pk}",
        f"attempt {attempt.pk}: open",
    ]


def test_a_wall_clock_time_comes_back_as_it_was_picked(token: Token) -> None:
    thread = due_thread(token)
    thread.refresh_from_db()
    assert thread.local_time is not None
    assert thread.local_time.tzinfo is None
    assert Thread.objects.filter(local_time=thread.local_time).get() == thread


# ── The database's own last word ──────────────────────────────────────────────────────────────────
def refused(work: Any) -> bool:
    try:
        with transaction.atomic():
            work()
    except IntegrityError:
        return True
    return False


def test_one_open_attempt_for_each_post(token: Token) -> None:
    post = due_thread(token).post_list[0]

    def attempt(outcome: str) -> None:
        Attempt.objects.create(post=post, fence=1, token_generation=1, price=0, outcome=outcome)

    attempt("")
    assert refused(lambda: attempt(""))
    assert not refused(lambda: attempt(Attempt.Outcome.SENT))


def test_one_post_for_each_position(token: Token) -> None:
    thread = due_thread(token)
    assert refused(lambda: Post.objects.create(thread=thread, position=1, text="again"))


def test_no_sent_post_without_its_id_and_no_id_twice(token: Token) -> None:
    first, second, _ = due_thread(token).post_list
    assert refused(lambda: Post.objects.filter(pk=first.pk).update(status=P.SENT))
    Post.objects.filter(pk=first.pk).update(status=P.SENT, x_id="1")
    assert refused(lambda: Post.objects.filter(pk=second.pk).update(status=P.SENT, x_id="1"))


# ── A draft made from texts ───────────────────────────────────────────────────────────────────────
def test_a_thread_is_drafted_of_exactly_these_texts(token: Token) -> None:
    thread = Thread.objects.drafted(token, ["One.", "Two."])
    assert [(post.position, post.text, post.status) for post in thread.posts.all()] == [
        (1, "One.", P.PENDING),
        (2, "Two.", P.PENDING),
    ]
    assert (thread.status, thread.scheduled_at, thread.next_action_at) == (Status.DRAFT, None, None)
    assert allowed(again(thread)) == UNTOUCHED[Status.DRAFT]


def test_only_a_draft_of_which_nothing_was_tried_is_drafted_again(token: Token) -> None:
    thread = Thread.objects.drafted(token, ["One.", "Two."])
    assert Thread.objects.drafted(token, ["Other."], instead_of=thread) == thread
    assert [post.text for post in again(thread).posts.all()] == ["Other."]
    Attempt.objects.create(post=thread.posts.get(), fence=1, token_generation=1, price=0)
    assert Thread.objects.drafted(token, ["Third."], instead_of=thread) != thread
    scheduled = due_thread(token)
    assert Thread.objects.drafted(token, ["Third."], instead_of=scheduled) != scheduled

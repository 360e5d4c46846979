"""What a person reads about a thread: why it is where it is, and what happens next."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from scheduler.models import Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from scheduler.times import clock_time
from tests.factories import make_token, make_user
from tests.scheduler.pages import signed_in, words
from tests.scheduler.world import due_thread, part_live
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
EVERY = [
    *((status, "") for status in Status if status != Status.PAUSED),
    *((Status.PAUSED, reason) for reason in Pause),
]
BY_ITSELF = [Pause.RATE_LIMIT, Pause.CREDITS, Pause.PLATFORM]


@pytest.fixture
def token() -> Token:
    return make_token()


def soon() -> datetime:
    return database_now() + timedelta(minutes=20)


def explained(token: Token, status: Status, reason: str = "", **more: Any) -> str:
    columns: dict[str, Any] = {"last_error": "X said no.", "next_action_at": soon()} | more
    return due_thread(token, status=status, pause_reason=reason, **columns).explanation


def test_every_status_and_pause_has_a_text_of_its_own(token: Token) -> None:
    texts = Counter(explained(token, status, reason) for status, reason in EVERY)
    assert len(texts) == len(EVERY) == 12
    for text in texts:
        assert re.fullmatch(r"[A-Z@].{7,}\.", text), text


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (Status.DRAFT, "Nothing goes out until you schedule it."),
        (Status.SCHEDULED, "by itself. You can change or cancel it until then."),
        (Status.PUBLISHING, "Going out now."),
        (Status.PUBLISHED, "Everything is on X."),
        (Status.MISSED, "Publish it now or pick a time."),
        (Status.FAILED, "X said no."),
        (Status.CANCELLED, "nothing more of it goes out."),
    ],
)
def test_status(token: Token, status: Status, says: str) -> None:
    error = "" if status == Status.PUBLISHING else "X said no."
    assert explained(token, status, last_error=error).endswith(says)


@pytest.mark.parametrize("reason", BY_ITSELF)
def test_what_continues_by_itself_says_when(token: Token, reason: Pause) -> None:
    at = soon()
    assert f"at {clock_time(at)}" in explained(token, Status.PAUSED, reason, next_action_at=at)


@pytest.mark.parametrize("reason", BY_ITSELF)
@pytest.mark.parametrize(("hours", "warned"), [(1, False), (3, True)])
def test_a_wait_beyond_what_the_person_allows_is_not_promised(
    token: Token, reason: Pause, hours: float, warned: bool
) -> None:
    """Two hours are allowed by default; after them the thread would be missed, not go on."""
    at = database_now() + timedelta(hours=hours)
    text = explained(token, Status.PAUSED, reason, next_action_at=at)
    assert text.endswith("That is later than you allow, so it will then wait for you.") == warned
    live = part_live(token, 1, status=Status.PAUSED, pause_reason=reason, next_action_at=at)
    assert "later than you allow" not in live.explanation


def test_what_waits_for_the_person_says_what_to_do(token: Token) -> None:
    Token.objects.update(status=Token.Status.RECONNECT)
    token.refresh_from_db()
    assert f"{token} is no longer connected. Reconnect it" in explained(token, Status.PAUSED, Pause.RECONNECT)
    assert "Look at your profile on X" in explained(token, Status.PAUSED, Pause.IN_DOUBT)
    assert f"{token} is not connected. Reconnect it before" in explained(token, Status.SCHEDULED)


def test_once_it_is_connected_again_that_is_said(token: Token) -> None:
    assert f"{token} is connected again." in explained(token, Status.PAUSED, Pause.RECONNECT)


@pytest.mark.parametrize(
    ("status", "reason"), [(Status.FAILED, ""), (Status.CANCELLED, ""), (Status.PUBLISHING, "")]
)
def test_what_is_live_is_said_first(token: Token, status: Status, reason: str) -> None:
    thread = part_live(token, 2, status=status, pause_reason=reason)
    assert thread.explanation.startswith("2 of 3 posts are on X. ")


def test_trouble_and_a_cancel_while_it_goes_out(token: Token) -> None:
    now = database_now()
    assert "X could not be reached. Trying again at" in explained(token, Status.PUBLISHING, trouble_since=now)
    assert "the rest is stopped" in explained(token, Status.PUBLISHING, cancel_requested_at=now)


@pytest.mark.parametrize(("minutes", "says"), [(15, "on X."), (16, "16\xa0minutes late."), (125, "late.")])
def test_how_late_it_went_out(token: Token, minutes: int, says: str) -> None:
    thread = due_thread(token, ago=minutes * 60, status=Status.PUBLISHED)
    assert thread.scheduled_at is not None
    for post in thread.posts.all():
        Post.objects.filter(pk=post.pk).update(
            status=P.SENT, x_id=str(post.pk), sent_at=thread.scheduled_at + timedelta(minutes=minutes)
        )
    assert Thread.objects.get(pk=thread.pk).explanation.endswith(says)


# ── Times ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("zone", "shown"), [("UTC", "22:30"), ("Asia/Tokyo", "07:30"), ("America/New_York", "17:30")]
)
def test_a_time_is_shown_in_the_readers_zone(zone: str, shown: str) -> None:
    instant = datetime(2026, 1, 10, 22, 30, tzinfo=UTC)
    with timezone.override(zone):
        assert clock_time(instant).startswith(shown)


def test_another_day_is_named_and_today_is_not() -> None:
    now = timezone.now()
    tomorrow = now + timedelta(days=1)
    with timezone.override("UTC"):
        assert clock_time(now) == f"{now:%H:%M}"
        assert clock_time(tomorrow) == f"{tomorrow:%H:%M} on {tomorrow.day} {tomorrow:%B}"
        assert clock_time(None) == "soon"


def test_a_page_shows_the_persons_own_zone() -> None:
    token = make_token(make_user(timezone="Asia/Kathmandu"))  # no other zone shares its minutes
    at = database_now() + timedelta(minutes=90)
    thread = due_thread(
        token, ago=-5400, status=Status.PAUSED, pause_reason=Pause.PLATFORM, next_action_at=at
    )
    with timezone.override("Asia/Kathmandu"):
        expected = clock_time(at)
    with timezone.override("UTC"):
        assert expected != clock_time(at)
    assert f"tried again at {expected}" in words(signed_in(token).get(f"/threads/{thread.pk}/"))

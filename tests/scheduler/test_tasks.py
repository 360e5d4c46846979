"""Beat's tasks: they find rows and hand them on; a message may be lost, late or doubled."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from pytest_django import Settings

from accounts.models import RateCount
from insightprose.celery import app
from scheduler import tasks
from scheduler.models import Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.factories import make_token
from tests.scheduler.world import again, assert_whole_on_x, due_thread, let_pass
from tests.x import KENJI, TOBIAS, X
from xauth.clock import database_now
from xauth.models import Token

pytestmark = pytest.mark.django_db
in_threads = pytest.mark.django_db(transaction=True)
Sent = list[tuple[str, Any]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Every message a task sends, instead of sending it."""
    messages: Sent = []

    def send(self: Any, args: Any = None, **options: Any) -> None:
        assert options["expires"] <= 30, "a hint nobody took in time is worthless"
        assert not {"eta", "countdown"} & set(options), "Celery would deliver it twice"
        messages.append((self.name.rpartition(".")[2], *args))

    monkeypatch.setattr(app.Task, "apply_async", send)
    return messages


def test_beat_knows_every_task(settings: Settings) -> None:
    app.loader.import_default_modules()
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        assert entry["task"].endswith(f".tasks.{name}")
        assert entry["task"] in app.tasks


# ── Publishing ────────────────────────────────────────────────────────────────────────────────────
def test_due_threads_are_handed_on_in_chunks_of_fifty_oldest_first(sent: Sent) -> None:
    token = make_token()
    due = [due_thread(token, ["text"], ago=age).pk for age in range(120)]
    due_thread(token, ago=-60)
    tasks.publish_due_threads()
    assert [name for name, _ in sent] == ["publish_threads"] * 3
    assert [len(ids) for _, ids in sent] == [50, 50, 20]
    assert [pk for _, ids in sent for pk in ids] == due[::-1]
    tasks.publish_due_threads()
    assert len(sent) == 3


def test_with_nothing_due_no_message_is_sent(sent: Sent) -> None:
    tasks.publish_due_threads()
    assert sent == []


def test_a_hint_that_was_lost_is_given_again(sent: Sent) -> None:
    thread = due_thread(make_token())
    tasks.publish_due_threads()
    let_pass(31)
    tasks.publish_due_threads()
    assert sent == [("publish_threads", [thread.pk])] * 2


@pytest.mark.usefixtures("eager")
def test_a_tick_publishes(sandbox: X) -> None:
    thread = due_thread(sandbox.connect())
    tasks.publish_due_threads.delay()
    assert_whole_on_x(sandbox, thread)


def test_hints_that_are_late_or_doubled_do_nothing(sandbox: X) -> None:
    thread = due_thread(sandbox.connect())
    for _ in range(3):
        tasks.publish_threads([thread.pk, thread.pk, 10**9])
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("tweets.create") == 3


# ── After reconnecting ────────────────────────────────────────────────────────────────────────────
def waiting(token: Token) -> Thread:
    return due_thread(token, status=Status.PAUSED, pause_reason=Pause.RECONNECT, next_action_at=None)


def test_reconnecting_wakes_what_waited_for_it_and_nothing_else(sent: Sent) -> None:
    back, away = make_token(), make_token(status=Token.Status.RECONNECT)
    woken, asleep = waiting(back), waiting(away)
    doubt = due_thread(back, status=Status.PAUSED, pause_reason=Pause.IN_DOUBT, next_action_at=None)
    tasks.publish_due_threads()
    assert sent == [("publish_threads", [woken.pk])]
    assert [again(thread).next_action_at for thread in (asleep, doubt)] == [None, None]


def test_what_was_woken_is_not_handed_on_with_every_tick(sent: Sent) -> None:
    waiting(make_token())
    for _ in range(3):
        tasks.publish_due_threads()
    assert len(sent) == 1


# ── Tokens ────────────────────────────────────────────────────────────────────────────────────────
def expiring(minutes: float, **columns: Any) -> Token:
    return make_token(expires_at=database_now() + timedelta(minutes=minutes), **columns)


@pytest.mark.parametrize(
    ("life", "due_in", "picked"),
    [
        (14, 9, True),  # good for less than five minutes after the last moment at which it may be needed
        (16, 9, False),
        (14, 11, False),
        (-5, 9, True),
        (14, -60, True),
    ],
)
def test_a_token_that_a_thread_needs_within_ten_minutes_is_refreshed(
    sent: Sent, life: float, due_in: float, picked: bool
) -> None:
    token = expiring(life)
    due_thread(token, ago=-due_in * 60)
    tasks.refresh_tokens()
    assert sent == ([("refresh_token", token.pk)] if picked else [])


@pytest.mark.parametrize(
    ("status", "picked"),
    [(Status.SCHEDULED, True), (Status.PUBLISHING, True), (Status.DRAFT, False), (Status.PUBLISHED, False)],
)
def test_only_a_thread_that_can_act_needs_a_token(sent: Sent, status: Status, picked: bool) -> None:
    due_thread(expiring(5), status=status)
    tasks.refresh_tokens()
    assert bool(sent) == picked


@pytest.mark.parametrize(("days", "picked"), [(6.9, False), (7.1, True)])
def test_a_token_that_is_idle_for_a_week_is_kept_alive(sent: Sent, days: float, picked: bool) -> None:
    token = make_token(refreshed_at=database_now() - timedelta(days=days))
    tasks.refresh_tokens()
    assert sent == ([("refresh_token", token.pk)] if picked else [])


@pytest.mark.parametrize(
    ("everything", "life", "picked"), [(False, 5, False), (True, 5, True), (True, 11, False)]
)
def test_everything_that_expires_is_refreshed_only_where_asked(
    sent: Sent, settings: Settings, everything: bool, life: float, picked: bool
) -> None:
    settings.X_REFRESH_ALL = everything
    expiring(life)
    tasks.refresh_tokens()
    assert bool(sent) == picked


def test_no_token_is_handed_on_twice_in_one_round(sent: Sent, settings: Settings) -> None:
    settings.X_REFRESH_ALL = True
    token = expiring(1, refreshed_at=database_now() - timedelta(days=30))
    due_thread(token)
    due_thread(token)
    tasks.refresh_tokens()
    assert sent == [("refresh_token", token.pk)]


@pytest.mark.parametrize(
    "columns",
    [
        {"status": Token.Status.RECONNECT},
        {"status": Token.Status.DISCONNECTED},
        {"next_refresh_at": timedelta(minutes=5)},
        {"lease_until": timedelta(minutes=1)},
    ],
)
def test_a_token_that_is_dead_backing_off_or_being_refreshed_is_left_alone(
    sent: Sent, columns: dict[str, Any]
) -> None:
    now = database_now()
    moments = {
        name: now + value if isinstance(value, timedelta) else value for name, value in columns.items()
    }
    due_thread(expiring(1, **moments))
    tasks.refresh_tokens()
    assert sent == []


@in_threads
@pytest.mark.usefixtures("eager")
def test_a_round_refreshes_what_is_needed_and_no_more(sandbox: X) -> None:
    needed, idle, fresh = sandbox.connect(), sandbox.connect(KENJI), sandbox.connect(TOBIAS)
    Token.objects.filter(pk=needed.pk).update(expires_at=database_now())
    Token.objects.filter(pk=idle.pk).update(refreshed_at=database_now() - timedelta(days=8))
    due_thread(needed, ago=-300)
    tasks.refresh_tokens.delay()
    generations = dict(Token.objects.values_list("pk", "generation"))
    moved = [generations[token.pk] - token.generation for token in (needed, idle, fresh)]
    assert moved == [1, 1, 0]
    assert sandbox.grants()["reuses"] == 0


@in_threads
def test_a_refresh_hint_that_is_late_or_doubled_does_nothing(sandbox: X) -> None:
    token = sandbox.connect()
    Token.objects.update(expires_at=database_now())
    for pk in (token.pk, token.pk, 10**9):
        tasks.refresh_token(pk)
    assert (sandbox.calls("oauth2.refresh"), sandbox.grants()["reuses"]) == (1, 0)


@in_threads
def test_a_refresh_that_fails_is_put_off_and_ends_the_task_quietly(sandbox: X) -> None:
    token = sandbox.connect()
    Token.objects.update(expires_at=database_now())
    sandbox.fault("status", "oauth2.refresh", status=503)
    tasks.refresh_token(token.pk)
    row = Token.objects.get()
    assert (row.status, row.generation) == (Token.Status.ACTIVE, token.generation)
    assert row.next_refresh_at is not None
    assert row.next_refresh_at > database_now()


# ── Housekeeping ──────────────────────────────────────────────────────────────────────────────────
def test_stale_rows_are_cleared() -> None:
    now = database_now()
    for key, expires in (("old", now - timedelta(days=1)), ("live", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    this_minute = int(now.timestamp()) // 60 * 60
    for key, window in (("old", this_minute - 2 * 86_400), ("live", this_minute)):
        RateCount.objects.create(key=key, window=window)
    tasks.clear_stale_rows()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["live"]
    assert list(RateCount.objects.values_list("key", flat=True)) == ["live"]

"""The rows of X accounts: questions, leases and transitions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.factories import make_grant, make_profile, make_token, make_user
from xauth.clock import RunningClock, database_now
from xauth.models import Token
from xauth.models.token import BACKOFF, KEEP_ALIVE

pytestmark = pytest.mark.django_db
Status = Token.Status


def ago(**delta: float) -> datetime:
    return database_now() - timedelta(**delta)


def ahead(**delta: float) -> datetime:
    return database_now() + timedelta(**delta)


# ── Which tokens? ─────────────────────────────────────────────────────────────────────────────────
def test_by_status() -> None:
    active, dead, gone = (
        make_token(status=status) for status in (Status.ACTIVE, Status.RECONNECT, Status.DISCONNECTED)
    )
    assert list(Token.objects.active()) == [active]
    assert list(Token.objects.dead()) == [dead]
    assert list(Token.objects.connected()) == [active, dead]
    assert not Token.objects.get(pk=gone.pk).is_active


@pytest.mark.parametrize(
    ("columns", "is_refreshable"),
    [
        ({}, True),
        ({"status": Status.RECONNECT}, False),
        ({"status": Status.DISCONNECTED}, False),
        ({"lease_until": ahead}, False),
        ({"lease_until": ago}, True),
        ({"next_refresh_at": ahead}, False),
        ({"next_refresh_at": ago}, True),
        ({"next_refresh_at": ago, "lease_until": ahead}, False),
    ],
)
def test_refreshable(columns: dict[str, Any], is_refreshable: bool) -> None:
    values = {name: value(seconds=30) if callable(value) else value for name, value in columns.items()}
    make_token(**values)
    assert Token.objects.refreshable().exists() is is_refreshable
    assert Token.objects.expiring(ahead(hours=9), timedelta()).exists() is is_refreshable
    assert Token.objects.idle(ahead(days=8)).exists() is is_refreshable


def test_expiring_and_idle() -> None:
    soon = make_token(expires_at=ahead(minutes=9), refreshed_at=ago(days=1))
    idle = make_token(expires_at=ahead(hours=1), refreshed_at=ago(days=7, minutes=1))
    now = database_now()
    assert list(Token.objects.expiring(now, timedelta(minutes=10))) == [soon]
    assert list(Token.objects.idle(now)) == [idle]
    assert timedelta(days=30) > KEEP_ALIVE, "well within the six months an unused grant lives"


def test_what_an_account_may(settings: Settings) -> None:
    assert make_token(profile=make_profile(subscription="Premium")).post_limit == 25_000
    assert make_token(profile=make_profile(subscription="PremiumPlus")).post_limit == 25_000
    assert {
        make_token(profile=make_profile(subscription=name)).post_limit for name in ("Basic", "None", "")
    } == {280}
    token = make_token(profile=make_profile(username="mara"), scope="tweet.read users.read offline.access")
    assert token.missing_scopes == ["media.write", "tweet.write"]
    assert token.profile_url == f"{settings.X_WEB_URL}/mara"
    assert str(token) == "@mara"
    assert token.outlives(token.expires_at - timedelta(seconds=1))
    assert not token.outlives(token.expires_at)


# ── A grant arrives ───────────────────────────────────────────────────────────────────────────────
def test_adopting_again_replaces_the_grant_and_heals_the_row() -> None:
    profile = make_profile()
    old = make_token(
        profile=profile,
        status=Status.RECONNECT,
        last_error="spent",
        refresh_failures=4,
        next_refresh_at=ahead(hours=1),
        lease_id=uuid4(),
        lease_until=ahead(minutes=1),
    )
    token = Token.adopt(
        old.user, make_profile(id=profile.id, username="renamed"), make_grant(access_token="new")
    )
    assert token.pk == old.pk
    assert (token.status, token.last_error, token.refresh_failures) == (Status.ACTIVE, "", 0)
    assert (token.next_refresh_at, token.lease_id, token.lease_until) == (None, None, None)
    assert (token.handle, token.access_token, token.generation) == ("renamed", "new", old.generation + 1)


def test_adopting_never_moves_an_account_to_another_person() -> None:
    profile = make_profile()
    old = make_token(profile=profile)
    assert Token.adopt(make_user(), profile, make_grant()).user == old.user


# ── Leases ────────────────────────────────────────────────────────────────────────────────────────
def test_one_lease_at_a_time() -> None:
    token = make_token()
    assert token.lease()
    assert token.lease() is None
    assert Token.objects.get().lease() is None


def test_a_lease_that_is_over_can_be_taken_again() -> None:
    token = make_token()
    first = token.lease()
    Token.objects.update(lease_until=ago(seconds=1))
    second = token.lease()
    assert first
    assert second
    assert first.id != second.id


@pytest.mark.parametrize(
    "columns", [{"generation": 7}, {"next_refresh_at": "ahead"}, {"status": Status.RECONNECT}]
)
def test_no_lease_of_what_moved_on(columns: dict[str, Any]) -> None:
    token = make_token()
    Token.objects.update(
        **{name: ahead(minutes=1) if value == "ahead" else value for name, value in columns.items()}
    )
    assert token.lease() is None


def test_what_comes_late_is_kept_unless_the_row_moved_on() -> None:
    """Its lease is over and another has it: the pair from X is still better than the spent one in the row."""
    token = make_token()
    late = token.lease()
    assert late
    Token.objects.update(lease_until=ago(seconds=1))
    assert token.lease()
    assert token.keep(late, make_grant(access_token="late"))
    assert not token.keep(late, make_grant(access_token="later"))
    after = Token.objects.get()
    assert (after.access_token, after.generation) == ("late", token.generation + 1)
    assert (after.lease_id, after.lease_until) == (None, None)


def test_what_comes_after_staff_asked_to_reconnect_is_not_kept() -> None:
    token = make_token()
    lease = token.lease()
    assert lease
    assert token.ask_to_reconnect("Staff asked for it.")
    assert not token.keep(lease, make_grant())
    row = Token.objects.get()
    assert (row.status, row.refresh_token) == (Status.RECONNECT, token.refresh_token)


def test_only_the_holder_of_the_lease_says_what_went_wrong() -> None:
    token = make_token()
    late = token.lease()
    Token.objects.update(lease_until=ago(seconds=1))
    current = token.lease()
    assert late
    assert current
    assert not token.give_up(late, "too late to say")
    token.postpone(late, "too late to say")
    row = Token.objects.get()
    assert (row.status, row.last_error, row.lease_id) == (Status.ACTIVE, "", current.id)
    assert token.give_up(current, "spent")
    assert Token.objects.get().status == Status.RECONNECT


def test_backoff_grows_with_full_jitter() -> None:
    steps = [1, 5, 15, 60, 60, 60]
    assert [step.total_seconds() / 60 for step in BACKOFF] == steps[:4]
    for minutes in steps:
        pauses = set()
        for _ in range(8):
            token = make_token(refresh_failures=steps.index(minutes))
            lease = token.lease()
            assert lease
            token.postpone(lease, "later")
            row = Token.objects.get(pk=token.pk)
            assert row.next_refresh_at
            pauses.add(row.next_refresh_at - database_now())
            assert row.refresh_failures == token.refresh_failures + 1
        assert timedelta(seconds=4) < min(pauses)
        assert max(pauses) <= timedelta(minutes=minutes)
        assert len(pauses) == 8, "no two at the same moment"


def test_never_before_it_makes_sense() -> None:
    token = make_token()
    lease = token.lease()
    assert lease
    moment = ahead(hours=3)
    token.postpone(lease, "x" * 900, not_before=moment)
    row = Token.objects.get()
    assert row.next_refresh_at == moment
    assert len(row.last_error) == 500


# ── Other transitions ─────────────────────────────────────────────────────────────────────────────
def test_asking_to_reconnect_leaves_a_newer_grant_alone() -> None:
    token = make_token()
    Token.adopt(token.user, make_profile(id=token.x_id), make_grant())
    assert not token.ask_to_reconnect("found dead")
    assert Token.objects.get().status == Status.ACTIVE
    assert Token.objects.get().ask_to_reconnect("found dead")
    assert Token.objects.get().status == Status.RECONNECT


def test_forgetting_wipes_both_tokens_and_keeps_the_row() -> None:
    token = make_token(lease_id=uuid4(), lease_until=ahead(minutes=1), last_error="odd")
    token.forget()
    row = Token.objects.get()
    assert (row.access_token, row.refresh_token, row.status) == ("", "", Status.DISCONNECTED)
    assert (row.lease_id, row.last_error, row.generation) == (None, "", token.generation + 1)
    assert row.x_id == token.x_id


def test_limit_until() -> None:
    token, moment = make_token(), ahead(minutes=15)
    token.limit_until(moment)
    assert Token.objects.get().limited_until == moment


def test_the_running_clock_is_the_databases() -> None:
    clock = RunningClock()
    assert abs(clock.now() - database_now()) < timedelta(seconds=1)
    assert clock.seconds_until(clock.now() + timedelta(seconds=30)) == pytest.approx(30, abs=1)
    assert clock.seconds_until(clock.now() - timedelta(seconds=30)) == 0
    assert database_now().utcoffset() == timedelta(0)

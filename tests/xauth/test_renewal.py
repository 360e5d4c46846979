"""Refreshing a grant: what each answer of X makes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from tests.factories import make_grant, make_thread
from tests.x import MARA, TOBIAS, X
from tests.xauth.peer import Peer, Treatment, answer, free_port, reply
from xauth import client
from xauth.clock import database_now
from xauth.errors import GrantDeadError
from xauth.models import Breaker, Token
from xauth.renewal import NotRenewedError, ReconnectError, renewed

pytestmark = pytest.mark.django_db
Status = Token.Status


@pytest.fixture
def token(sandbox: X) -> Token:
    return sandbox.connect(MARA)


def not_renewed(token: Token) -> Token:
    with pytest.raises(NotRenewedError):
        renewed(token)
    return Token.objects.get(pk=token.pk)


def make_due(**columns: Any) -> None:
    """As if every wait were over."""
    past = database_now() - timedelta(seconds=1)
    Token.objects.update(next_refresh_at=None, **columns)
    Breaker.objects.update(closed_until=past)


# ── It works ──────────────────────────────────────────────────────────────────────────────────────
def test_both_tokens_are_new_and_kept(sandbox: X, token: Token) -> None:
    Token.objects.update(last_error="X asked us to slow down.", refresh_failures=3)
    after = renewed(token)
    assert after.generation == token.generation + 1
    assert {after.access_token, after.refresh_token}.isdisjoint({token.access_token, token.refresh_token})
    assert after.expires_at > database_now() + timedelta(minutes=119)
    assert after.refreshed_at > token.refreshed_at
    assert (after.last_error, after.refresh_failures, after.next_refresh_at) == ("", 0, None)
    assert (after.lease_id, after.lease_until) == (None, None)
    assert client.me(after.access_token).username == MARA
    assert renewed(after).generation == token.generation + 2
    assert sandbox.grants() | {"refreshes": 2, "reuses": 0} == sandbox.grants()


def test_somebody_else_was_faster(sandbox: X, token: Token) -> None:
    newer = renewed(token)
    assert renewed(token) == newer
    assert sandbox.calls("oauth2.refresh") == 1


@pytest.mark.parametrize("status", [Status.RECONNECT, Status.DISCONNECTED])
def test_what_is_not_connected_is_left_alone(sandbox: X, token: Token, status: str) -> None:
    Token.objects.update(status=status)
    with pytest.raises(ReconnectError):
        renewed(token)
    assert sandbox.calls("oauth2.refresh") == 0


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (b'{"token_type":"bearer","access_token":"new"}', True),
        (b'{"token_type":"bearer","access_token":"new","refresh_token":""}', True),
        (b'{"token_type":"bearer","access_token":"new","refresh_token":"rotated","scope":"x"}', False),
    ],
)
def test_what_x_does_not_send_stays(
    token: Token, peer: Callable[[Treatment], Peer], body: bytes, kept: bool
) -> None:
    """RFC 6749 §6: without a new refresh token the old one goes on, and so does the scope."""
    peer(answer(reply(body)))
    after = renewed(token)
    assert after.access_token == "new"
    assert (after.refresh_token == token.refresh_token) is kept
    assert (after.scope == token.scope) is kept


# ── The answers of X ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("error", ["invalid_request", "invalid_grant"])
def test_400_ends_the_connection_and_nothing_else(sandbox: X, token: Token, error: str) -> None:
    thread = make_thread(token, at=database_now())
    sandbox.fault("status", "oauth2.refresh", status=400, error=error)
    with pytest.raises(ReconnectError, match="no longer accepts"):
        renewed(token)
    after = Token.objects.get()
    assert after.status == Status.RECONNECT
    assert after.last_error.startswith("X no longer accepts this connection")
    assert after.threads.get() == thread
    assert not Breaker.objects.exists()
    assert sandbox.calls("oauth2.refresh") == 1


def test_a_person_who_disconnects_at_x(sandbox: X, token: Token) -> None:
    sandbox.disconnect(MARA)
    with pytest.raises(ReconnectError):
        renewed(token)


def test_400_for_a_pair_that_was_replaced_meanwhile(token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person connected again while our refresh was on its way: their new grant stays in use."""

    def replaced(refresh_token: str) -> client.Grant:
        Token.adopt(token.user, client.me(token.access_token), make_grant(access_token="newer"))
        raise GrantDeadError("Value passed for the token was invalid.")

    monkeypatch.setattr(client, "refresh", replaced)
    after = renewed(token)
    assert (after.status, after.access_token, after.generation) == (
        Status.ACTIVE,
        "newer",
        token.generation + 1,
    )


OUR_FAULT: list[dict[str, Any]] = [
    {"status": 401, "error": "invalid_client"},
    {"status": 401, "error": "unauthorized_client"},
    {"status": 400, "error": "unauthorized_client"},
    {"status": 402},
    {"status": 403, "reason": "client_forbidden"},
]


@pytest.mark.parametrize("fault", OUR_FAULT)
def test_our_own_fault_stops_everybody_and_marks_nobody(
    sandbox: X, token: Token, fault: dict[str, Any]
) -> None:
    others = [sandbox.connect(handle) for handle in (TOBIAS, "kenji_notes")]
    sandbox.fault("status", "oauth2.refresh", **fault)
    for each in (token, *others):
        after = not_renewed(each)
        breaker = Breaker.objects.get()
        assert after.status == Status.ACTIVE
        assert after.next_refresh_at is not None
        assert after.next_refresh_at >= breaker.closed_until
        assert after.last_error.startswith("X refuses our app")
    assert breaker.name == Breaker.REFRESH
    assert sandbox.calls("oauth2.refresh") == 1
    make_due()
    for each in (token, *others):
        assert renewed(each).generation == each.generation + 1
    assert not Breaker.objects.exists()
    assert sandbox.grants()["reuses"] == 0


def test_ten_minutes_of_invalid_client_mark_nobody(sandbox: X, token: Token) -> None:
    sandbox.fault("status", "oauth2.refresh", status=401, error="invalid_client", count=100)
    for minutes in (5, 10, 20):
        assert not_renewed(token).status == Status.ACTIVE
        wait = Breaker.objects.get().closed_until - database_now()
        assert timedelta(minutes=minutes - 1) < wait <= timedelta(minutes=minutes)
        make_due()
    assert sandbox.calls("oauth2.refresh") == 3


def test_a_dead_grant_shows_that_our_app_is_welcome(sandbox: X, token: Token) -> None:
    Breaker.objects.trip(Breaker.REFRESH, "X refuses our app")
    make_due()
    sandbox.fault("status", "oauth2.refresh", status=400)
    with pytest.raises(ReconnectError):
        renewed(token)
    assert not Breaker.objects.exists()


def test_429_waits_for_the_reset(sandbox: X, token: Token) -> None:
    sandbox.fault("status", "oauth2.refresh", status=429, reset=1_800)
    after = not_renewed(token)
    assert after.next_refresh_at is not None
    assert after.next_refresh_at > database_now() + timedelta(minutes=29)
    assert (after.status, after.refresh_failures) == (Status.ACTIVE, 1)


@pytest.mark.parametrize("reset", ["missing", "past"])
def test_429_without_a_reset_waits_a_little(sandbox: X, token: Token, reset: str) -> None:
    sandbox.fault("status", "oauth2.refresh", status=429, reset=reset)
    after = not_renewed(token)
    assert after.next_refresh_at is not None
    assert timedelta(0) < after.next_refresh_at - database_now() <= timedelta(minutes=1)


UNCERTAIN: list[dict[str, Any]] = [
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 503, "format": "html"},
    {"kind": "drop"},
    {"kind": "drop", "when": "after"},
    {"kind": "bad_json", "when": "after"},
    {"kind": "html", "when": "after"},
]


@pytest.mark.parametrize("fault", UNCERTAIN)
def test_without_an_answer_the_access_token_is_used_while_it_lives(
    sandbox: X, token: Token, fault: dict[str, Any]
) -> None:
    sandbox.fault(endpoint="oauth2.refresh", **fault)
    after = not_renewed(token)
    assert (after.status, after.generation) == (Status.ACTIVE, token.generation)
    assert after.next_refresh_at is not None
    assert after.next_refresh_at >= token.expires_at
    assert client.me(after.access_token).username == MARA
    not_renewed(token)
    assert sandbox.calls("oauth2.refresh") == 1, "the refresh token may be spent"
    assert sandbox.grants()["reuses"] == 0


@pytest.mark.parametrize("fault", UNCERTAIN)
def test_then_the_old_refresh_token_is_tried_once(sandbox: X, token: Token, fault: dict[str, Any]) -> None:
    """X had not got it: all is well. X had: 400, and the person must reconnect."""
    sandbox.fault(endpoint="oauth2.refresh", **fault)
    not_renewed(token)
    make_due(expires_at=database_now())
    if fault.get("when") == "after":
        with pytest.raises(ReconnectError):
            renewed(token)
        assert sandbox.grants()["reuses"] == 1
    else:
        assert renewed(token).generation == token.generation + 1
        assert sandbox.grants()["reuses"] == 0
    assert sandbox.calls("oauth2.refresh") == 2


def test_once_the_access_token_is_dead_there_is_nothing_to_wait_for(sandbox: X, token: Token) -> None:
    Token.objects.update(expires_at=database_now())
    sandbox.fault("status", "oauth2.refresh", status=503)
    after = not_renewed(token)
    assert after.next_refresh_at is not None
    assert after.next_refresh_at - database_now() <= timedelta(minutes=1)


def test_what_was_not_sent_is_tried_soon(token: Token, settings: Settings) -> None:
    settings.X_API_URL = f"http://127.0.0.1:{free_port()}"
    after = not_renewed(token)
    assert (after.status, after.refresh_failures) == (Status.ACTIVE, 1)
    assert after.next_refresh_at is not None
    assert after.next_refresh_at - database_now() <= timedelta(minutes=1)


def test_when_to_ask_again_is_told(sandbox: X, token: Token) -> None:
    sandbox.fault("status", "oauth2.refresh", status=429, reset=1_800)
    not_renewed(token)
    with pytest.raises(NotRenewedError, match="slow down") as caught:
        renewed(token)
    assert caught.value.retry_at == Token.objects.get().next_refresh_at


def test_a_key_that_was_lost_is_our_trouble(sandbox: X, token: Token, settings: Settings) -> None:
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    after = not_renewed(token)
    assert after.status == Status.ACTIVE
    assert "TOKEN_KEYS" in after.last_error
    assert sandbox.calls("oauth2.refresh") == 0

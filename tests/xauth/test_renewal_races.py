"""One flight per token, whoever else is about; with real threads, and X slow enough for them to meet."""

import threading
import time
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from tests.parallel import at_once
from tests.x import KENJI, MARA, PRIYA, TOBIAS, X
from xauth import client, renewal
from xauth.clock import database_now
from xauth.models import Token
from xauth.renewal import NotRenewedError, ReconnectError, disconnect, renewed

pytestmark = pytest.mark.django_db(transaction=True)


def test_20_callers_one_refresh(sandbox: X) -> None:
    token = sandbox.connect(MARA)
    sandbox.fault("slow", "oauth2.refresh", seconds=0.5, when="after")
    results = at_once([partial(renewed, token)] * 20)
    assert {each.generation for each in results} == {token.generation + 1}
    assert len({each.access_token for each in results}) == 1
    assert sandbox.calls("oauth2.refresh") == 1
    assert sandbox.grants() | {"refreshes": 1, "reuses": 0} == sandbox.grants()


def test_5_callers_for_each_of_4_tokens(sandbox: X) -> None:
    tokens = [sandbox.connect(handle) for handle in (MARA, TOBIAS, PRIYA, KENJI)]
    at_once([partial(renewed, token) for token in tokens for _ in range(5)])
    assert sandbox.grants() | {"refreshes": 4, "reuses": 0} == sandbox.grants()


def test_20_callers_of_a_dead_grant_ask_x_once(sandbox: X) -> None:
    token = sandbox.connect(MARA)
    sandbox.disconnect(MARA)

    def call() -> str:
        with pytest.raises(ReconnectError) as caught:
            renewed(token)
        return str(caught.value)

    assert len(set(at_once([call] * 20))) == 1
    assert sandbox.calls("oauth2.refresh") == 1


def test_losers_wait_only_so_long(sandbox: X, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "WAIT_SECONDS", 0.6)
    token = sandbox.connect(MARA)
    assert token.lease(), "somebody who takes long"
    began = time.monotonic()
    with pytest.raises(NotRenewedError, match="elsewhere"):
        renewed(token)
    assert 0.5 < time.monotonic() - began < 3
    assert sandbox.calls("oauth2.refresh") == 0


def test_a_cut_off_refresh_is_not_repeated_while_the_access_token_lives(sandbox: X) -> None:
    """Its worker died between the call and the row: whether X spent the refresh token, nobody knows."""
    token = sandbox.connect(MARA)
    over = database_now() - timedelta(seconds=1)
    Token.objects.update(lease_id=uuid4(), lease_until=over)
    with pytest.raises(NotRenewedError, match="cut off"):
        renewed(token)
    row = Token.objects.get()
    assert row.next_refresh_at is not None
    assert row.next_refresh_at >= token.expires_at
    assert sandbox.calls("oauth2.refresh") == 0
    assert client.me(row.access_token).username == MARA
    Token.objects.update(next_refresh_at=None, expires_at=over)
    assert renewed(token).generation == token.generation + 1
    assert sandbox.grants()["reuses"] == 0


def test_a_cut_off_refresh_of_a_dead_access_token_is_tried_at_once(sandbox: X) -> None:
    token = sandbox.connect(MARA)
    over = database_now() - timedelta(seconds=1)
    Token.objects.update(lease_id=uuid4(), lease_until=over, expires_at=over)
    assert renewed(token).generation == token.generation + 1


def test_an_answer_after_the_lease_is_over_is_still_kept(sandbox: X, monkeypatch: pytest.MonkeyPatch) -> None:
    token = sandbox.connect(MARA)
    refresh = client.refresh

    def slow(refresh_token: str) -> client.Grant:
        grant = refresh(refresh_token)
        Token.objects.update(lease_until=database_now() - timedelta(seconds=1))
        return grant

    monkeypatch.setattr(client, "refresh", slow)
    after = renewed(token)
    assert after.generation == token.generation + 1
    assert client.me(after.access_token).username == MARA


def test_disconnecting_while_a_refresh_is_on_its_way(sandbox: X) -> None:
    """What the refresh brings is not kept, and does not live on at X either."""
    token = sandbox.connect(MARA)
    sandbox.fault("slow", "oauth2.refresh", seconds=0.6, when="after")

    def refresh() -> str:
        with pytest.raises(ReconnectError) as caught:
            renewed(token)
        return str(caught.value)

    def leave() -> str:
        while not sandbox_is_refreshing():
            time.sleep(0.02)
        disconnect(Token.objects.get())
        return "left"

    def sandbox_is_refreshing() -> bool:
        return Token.objects.get().lease_id is not None

    assert at_once([refresh, leave]) == ["The account is not connected.", "left"]
    row = Token.objects.get()
    assert (row.status, row.access_token, row.refresh_token) == (Token.Status.DISCONNECTED, "", "")
    assert sandbox.grants()["open"] == 0


def test_two_people_reconnect_and_refresh_at_the_same_moment(sandbox: X) -> None:
    """Whoever is last, the row holds one pair that works."""
    token = sandbox.connect(MARA)
    grant = sandbox.grant(MARA)
    profile = client.me(grant.access_token)
    done = threading.Event()

    def adopt() -> None:
        Token.adopt(token.user, profile, grant)
        done.set()

    def refresh() -> None:
        renewed(token)

    at_once([adopt, refresh])
    assert done.is_set()
    row = Token.objects.get()
    assert client.me(row.access_token).username == MARA
    assert renewed(row).generation == row.generation + 1
    assert sandbox.grants()["reuses"] == 0

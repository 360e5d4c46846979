"""As whom the client speaks, and what can be seen of its tokens."""

import netrc
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import make_token
from tests.x import X
from tests.xauth.peer import OK, SECRET, Peer, Treatment, answer, close, post, reply, reset
from xauth import client
from xauth.answers import Answer
from xauth.errors import UnknownOutcomeError, XError


# ── Where a request goes, and as whom ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(peer: Callable[[Treatment], Peer], settings: Settings, status: int) -> None:
    with Peer(answer(reply(OK))) as elsewhere:
        running = peer(answer(reply(status=status, Location=f"{elsewhere.url}/2/tweets")))
        with pytest.raises(UnknownOutcomeError):
            post()
    assert (len(running.requests), elsewhere.requests) == (1, [])


def test_netrc_does_not_put_another_identity_in_place(
    peer: Callable[[Treatment], Peer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "netrc"
    file.write_text("default login stray password stray\nmachine 127.0.0.1 login stray password stray\n")
    monkeypatch.setenv("NETRC", str(file))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert netrc.netrc(str(file)).authenticators("127.0.0.1")
    running = peer(answer(reply(OK)))
    assert post() == "17"
    assert f"Authorization: Bearer {SECRET}".encode() in running.requests[0]
    with pytest.raises(UnknownOutcomeError):
        client.refresh("a refresh token")
    assert b"Authorization: Basic aW5zaWdodHByb3NlLXNhbmRib3g6" in running.requests[1]


def test_each_call_has_a_connection_of_its_own(peer: Callable[[Treatment], Peer]) -> None:
    running = peer(answer(reply(OK, Connection="keep-alive")))
    assert [post(), post()] == ["17", "17"]
    assert len(running.requests) == 2


def test_a_public_client_names_itself_in_the_body(
    peer: Callable[[Treatment], Peer], settings: Settings
) -> None:
    settings.X_CLIENT_SECRET = ""
    running = peer(answer(reply(b'{"token_type":"bearer","access_token":"a"}')))
    client.refresh("one")
    assert b"Authorization" not in running.requests[0]
    assert running.requests[0].endswith(
        b"grant_type=refresh_token&refresh_token=one&client_id=insightprose-sandbox"
    )


# ── No secret in what can be logged ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "treat",
    [
        close,
        reset,
        answer(reply(b"not gzip", Content_Encoding="gzip")),
        answer(reply(b"<html>")),
        answer(reply(b"{}", status=401)),
    ],
)
def test_no_error_holds_the_token(peer: Callable[[Treatment], Peer], treat: Treatment) -> None:
    peer(treat)
    with pytest.raises(XError) as caught:
        post()
    error: BaseException | None = caught.value
    while error:
        assert SECRET not in f"{error} {error!r} {error.__dict__}"
        assert error.__suppress_context__ or error.__context__ is None
        error = error.__cause__


@pytest.mark.parametrize("odd", ["\\r\\nX-Injected: yes", "\\u65e5", "\\u0000", "\\u00e9"])
def test_not_even_where_the_token_itself_is_the_trouble(peer: Callable[[Treatment], Peer], odd: str) -> None:
    """One that cannot stand in a header would be quoted by the library's error; it is not taken at all."""
    body = f'{{"token_type":"bearer","access_token":"{SECRET}{odd}"}}'
    peer(answer(reply(body.encode())))
    with pytest.raises(UnknownOutcomeError) as caught:
        client.refresh("one")
    assert str(caught.value) == "X answered 200 without an access token."


@pytest.mark.django_db
def test_no_repr_holds_a_token(sandbox: X) -> None:
    grant = sandbox.grant()
    token = make_token(grant=grant)
    shown = f"{grant!r} {token!r} {token} {token.lease()!r}"
    shown += repr(Answer(200, {}, grant.access_token.encode()))
    assert grant.access_token not in shown
    assert grant.refresh_token not in shown

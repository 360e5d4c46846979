"""Cases 37 to 41: what comes back when the code is exchanged."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import RateCount, User
from tests.x import MARA
from tests.xauth.browser import Browser, Page
from tests.xauth.peer import Peer, Treatment, answer, reply
from tests.xauth.test_client_transport import bomb, slow_drip
from xauth.models import Token

PAIR = {
    "token_type": "bearer",
    "expires_in": 7200,
    "access_token": "an-access-token",
    "refresh_token": "a-refresh-token",
    "scope": "tweet.read tweet.write users.read offline.access media.write",
}
ME = {"data": {"id": "2244994945", "name": "Mara", "username": "mara_writes"}}


def in_json(body: object) -> bytes:
    return reply(json.dumps(body).encode())


def is_friendly(page: Page, status: int) -> bool:
    """A page of ours that says what to do, instead of a server error; and nothing is left behind."""
    ours = "xauth/signin_problem.html" in [template.name for template in page.templates]
    nothing_kept = not Token.objects.exists() and not User.objects.exists()
    return ours and page.status_code == status and nothing_kept


@pytest.mark.parametrize(
    ("kind", "options", "status"),
    [
        ("status", {"status": 400}, 400),
        ("status", {"status": 400, "error": "invalid_grant"}, 400),
        ("status", {"status": 400, "error": "unsupported_grant_type"}, 502),
        ("status", {"status": 401}, 502),
        ("status", {"status": 401, "error": "invalid_client"}, 502),
        ("status", {"status": 402}, 502),
        ("status", {"status": 403}, 502),
        ("status", {"status": 429}, 502),
        ("status", {"status": 500}, 502),
        ("status", {"status": 503, "format": "html"}, 502),
        ("drop", {}, 502),
        ("drop", {"when": "after"}, 502),
        ("html", {}, 502),
        ("bad_json", {}, 502),
        ("no_id", {}, 502),
        ("huge_body", {"bytes": 10_000_000}, 502),
    ],
)
def test_case_37_the_token_endpoint_is_in_trouble(
    visitor: Browser, kind: str, options: dict[str, Any], status: int
) -> None:
    visitor.x.fault(kind, "oauth2.exchange", **options)
    assert is_friendly(visitor.sign_in(), status)
    assert visitor.user is None
    assert visitor.sign_in().status_code == 302, "trying again works"


@pytest.mark.parametrize(
    "treat",
    [
        answer(reply(b"")),
        answer(bomb()),
        answer(reply(b"{" * 5_000)),
        answer(in_json([PAIR])),
        answer(reply(status=302, Location="http://127.0.0.1:1/")),
        slow_drip,
    ],
    ids=["empty", "gzip bomb", "bad JSON", "a list", "a redirect", "too slow"],
)
def test_case_37_the_token_endpoint_talks_nonsense(
    visitor: Browser, peer: Callable[[Treatment], Peer], impatient: None, treat: Treatment
) -> None:
    back = visitor.consent()
    running = peer(treat)
    assert is_friendly(visitor.client.get(back), 502)
    assert len(running.requests) == 1


def test_case_37_the_code_came_too_late(visitor: Browser) -> None:
    visitor.x.configure(code_seconds=0)
    page = visitor.sign_in()
    assert is_friendly(page, 400)
    assert "30 seconds" in page.content.decode()


def test_case_38_no_refresh_token(visitor: Browser, settings: Settings) -> None:
    settings.X_SCOPES = ["tweet.read", "tweet.write", "users.read"]
    page = visitor.sign_in()
    assert is_friendly(page, 400)
    assert "X did not grant: offline.access" in page.content.decode()
    assert visitor.x.calls("oauth2.revoke") == 1
    assert not visitor.x.calls("users.me")


def test_case_38_a_refresh_token_was_promised_and_did_not_come(
    visitor: Browser, peer: Callable[[Treatment], Peer]
) -> None:
    back = visitor.consent()
    running = peer(answer(in_json(PAIR | {"refresh_token": ""}), reply(b'{"revoked":true}')))
    page = visitor.client.get(back)
    assert is_friendly(page, 400)
    assert "offline.access" in page.content.decode()
    assert running.requests[1].endswith(b"token=an-access-token")


@pytest.mark.parametrize("missing", ["tweet.write", "users.read", "tweet.read"])
def test_case_38_fewer_scopes_than_are_needed(visitor: Browser, settings: Settings, missing: str) -> None:
    settings.X_SCOPES = [scope for scope in settings.X_SCOPES if scope != missing]
    page = visitor.sign_in()
    assert is_friendly(page, 400)
    assert f"X did not grant: {missing}" in page.content.decode()
    assert visitor.x.grants()["open"] == 0, "the grant was given back"


def test_case_38_a_scope_that_can_be_done_without(visitor: Browser, settings: Settings) -> None:
    asked = settings.X_SCOPES
    settings.X_SCOPES = [scope for scope in asked if scope != "media.write"]
    assert visitor.sign_in().status_code == 302
    settings.X_SCOPES = asked
    assert Token.objects.get().missing_scopes == ["media.write"]
    assert "Missing: media.write" in visitor.client.get("/accounts/").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"access_token": None},
        {"access_token": ""},
        {"access_token": 3},
        {"access_token": "an\r\naccess-token"},
        {"access_token": "日本"},
        {"token_type": "mac"},
        {"token_type": None},
    ],
)
def test_case_38_no_bearer_token(
    visitor: Browser, peer: Callable[[Treatment], Peer], changes: dict[str, Any]
) -> None:
    back = visitor.consent()
    running = peer(answer(in_json(PAIR | changes)))
    assert is_friendly(visitor.client.get(back), 502)
    assert len(running.requests) == 1


@pytest.mark.parametrize(
    ("expires_in", "seconds"),
    [
        (None, 7_200),
        (0, 7_200),
        (-1, 7_200),
        ("7200", 7_200),
        ("soon", 7_200),
        (10**12, 7_200),
        (True, 7_200),
        (3.5, 7_200),
        ([], 7_200),
        (60, 60),
    ],
)
def test_case_39_expires_in(
    visitor: Browser, peer: Callable[[Treatment], Peer], expires_in: Any, seconds: int
) -> None:
    back = visitor.consent()
    peer(answer(in_json(PAIR | {"expires_in": expires_in}), in_json(ME)))
    assert visitor.client.get(back).status_code == 302
    left = Token.objects.get().expires_at - timezone.now()
    assert timedelta(seconds=seconds - 5) < left <= timedelta(seconds=seconds)


def test_case_39_no_expires_in(visitor: Browser, peer: Callable[[Treatment], Peer]) -> None:
    back = visitor.consent()
    peer(answer(in_json({name: PAIR[name] for name in PAIR if name != "expires_in"}), in_json(ME)))
    assert visitor.client.get(back).status_code == 302
    assert Token.objects.get().expires_at > timezone.now() + timedelta(seconds=7_190)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("status", {"status": 401}),
        ("status", {"status": 402}),
        ("status", {"status": 403}),
        ("status", {"status": 429}),
        ("status", {"status": 503}),
        ("drop", {}),
        ("html", {}),
        ("no_id", {}),
        ("bad_json", {}),
    ],
)
def test_case_40_who_it_was_cannot_be_read(visitor: Browser, kind: str, options: dict[str, Any]) -> None:
    visitor.x.fault(kind, "users.me", **options)
    page = visitor.sign_in()
    assert is_friendly(page, 502)
    assert "nothing was stored" in page.content.decode()
    assert visitor.x.grants() | {"opened": 1, "open": 0} == visitor.x.grants()
    assert visitor.sign_in().status_code == 302, "trying again works"


@pytest.mark.parametrize("x_id", ["", "x17", "-1", "1.5", None, 0x110000, "²", "١٢", "1" * 20])
def test_case_40_an_id_that_is_none(visitor: Browser, peer: Callable[[Treatment], Peer], x_id: Any) -> None:
    back = visitor.consent()
    me = {"data": ME["data"] | {"id": x_id}}
    peer(answer(in_json(PAIR), in_json(me), reply(b'{"revoked":true}')))
    page = visitor.client.get(back)
    assert page.status_code == 302 if x_id == 0x110000 else is_friendly(page, 502)


def test_case_40_and_the_grant_cannot_be_given_back_either(visitor: Browser) -> None:
    visitor.x.fault("status", "users.me", status=503)
    visitor.x.fault("status", "oauth2.revoke", status=503, count=2)
    assert is_friendly(visitor.sign_in(), 502)


def test_case_41_the_exchange_is_over_when_the_page_is_there(visitor: Browser) -> None:
    times = []
    for _ in range(20):
        RateCount.objects.all().delete()
        back = visitor.consent(MARA)
        began = time.monotonic()
        assert visitor.client.get(back).status_code == 302
        times.append(time.monotonic() - began)
    assert visitor.x.calls("oauth2.exchange") == 20
    assert max(times) < 5

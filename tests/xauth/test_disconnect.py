"""Disconnecting: both tokens are revoked at X as far as it lets us, and ours are wiped in any case."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_thread, make_token
from tests.x import MARA, TOBIAS, X
from tests.xauth.browser import Browser
from tests.xauth.peer import free_port
from xauth import client, renewal
from xauth.models import Token

pytestmark = pytest.mark.django_db


def is_wiped(token: Token) -> bool:
    row = Token.objects.get(pk=token.pk)
    return (row.status, row.access_token, row.refresh_token) == (Token.Status.DISCONNECTED, "", "")


def test_both_tokens_are_revoked_and_wiped(sandbox: X) -> None:
    token = sandbox.connect(MARA)
    renewal.disconnect(token)
    assert is_wiped(token)
    assert sandbox.calls("oauth2.revoke") == 2
    assert sandbox.grants() | {"open": 0, "ended_by_revocation": 1} == sandbox.grants()


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 401},
        {"kind": "status", "status": 429},
        {"kind": "status", "status": 503},
        {"kind": "drop"},
        {"kind": "html"},
    ],
)
def test_wiped_though_x_is_in_trouble(sandbox: X, fault: dict[str, Any]) -> None:
    token = sandbox.connect(MARA)
    sandbox.fault(endpoint="oauth2.revoke", count=2, **fault)
    renewal.disconnect(token)
    assert is_wiped(token)


def test_wiped_though_x_cannot_be_reached(sandbox: X, settings: Settings) -> None:
    token = sandbox.connect(MARA)
    settings.X_API_URL = f"http://127.0.0.1:{free_port()}"
    renewal.disconnect(token)
    assert is_wiped(token)


def test_wiped_though_it_cannot_be_read(sandbox: X, settings: Settings) -> None:
    token = sandbox.connect(MARA)
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    renewal.disconnect(Token.objects.get())
    assert is_wiped(token)


def test_wiped_even_by_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(token: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(client, "revoke", bug)
    token = make_token()
    with pytest.raises(RuntimeError):
        renewal.disconnect(token)
    assert is_wiped(token)


def test_a_person_disconnects(visitor: Browser, sandbox: X) -> None:
    visitor.sign_in(MARA)
    token = Token.objects.get()
    thread = make_thread(token)
    url = reverse("disconnect", args=[token.pk])
    page = visitor.client.get(url)
    assert "Disconnect @mara_writes?" in page.content.decode()
    assert not is_wiped(token)
    assert visitor.client.post(url, follow=True).status_code == 200
    assert is_wiped(token)
    assert Token.objects.get().threads.get() == thread
    assert "Connect again" in visitor.client.get("/accounts/").content.decode()
    assert visitor.connect(MARA).status_code == 302
    assert Token.objects.get().is_active


def test_how_many_threads_wait_is_said_before(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    token = Token.objects.get()
    make_thread(token, at=token.created_at)
    page = visitor.client.get(reverse("disconnect", args=[token.pk]))
    assert "1 waiting thread will not go out" in page.content.decode()


def test_nobody_disconnects_an_account_of_somebody_else(visitor: Browser, sandbox: X) -> None:
    theirs = sandbox.connect(TOBIAS)
    visitor.sign_in(MARA)
    url = reverse("disconnect", args=[theirs.pk])
    assert visitor.client.get(url).status_code == 404
    assert visitor.client.post(url).status_code == 404
    assert not is_wiped(theirs)

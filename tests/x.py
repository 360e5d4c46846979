"""The sandbox in X's place: the fixture `sandbox`, and what a test does there and asks of it, over HTTP."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from pytest_django import Settings

from accounts.models import User
from tests.factories import make_user
from xauth import client
from xauth.models import Token
from xauth.pkce import new_verifier
from xsandbox.server import Client, Sandbox

CALLBACK = "http://testserver/auth/x"
CLIENTS = [Client("insightprose-sandbox", "insightprose-sandbox-secret", [CALLBACK])]
MARA, TOBIAS, PRIYA, KENJI = "mara_writes", "tobias_builds", "priya_longform", "kenji_notes"


class X:
    """Handles are those of the sandbox's residents, MARA and others."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()

    # ── What happens at X ─────────────────────────────────────────────────────────────────────────
    def consent(self, authorize_url: str, handle: str = MARA, decision: str = "allow") -> str:
        """The address the browser is sent back to."""
        form = {"user": handle, "decision": decision}
        answer = self.http.post(authorize_url, data=form, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def grant(self, handle: str = MARA) -> client.Grant:
        """Real tokens, as a sign-in would bring them."""
        verifier = new_verifier()
        back = self.consent(client.authorize_url(secrets.token_urlsafe(16), verifier), handle)
        return client.exchange(parse_qs(urlsplit(back).query)["code"][0], verifier)

    def connect(self, handle: str = MARA, user: User | None = None) -> Token:
        """An account in use, with tokens that work."""
        grant = self.grant(handle)
        return Token.adopt(user or make_user(), client.me(grant.access_token), grant)

    def disconnect(self, handle: str) -> None:
        """As a person does in X's own settings."""
        self._control("DELETE", f"people/{handle}/grants")

    # ── Steering ──────────────────────────────────────────────────────────────────────────────────
    def reset(self) -> None:
        """As good as new."""
        self._control("POST", "reset", {"people": "drop"})

    def configure(self, **settings: Any) -> None:
        self._control("PATCH", "settings", settings)

    def fault(self, kind: str, endpoint: str = "*", **more: Any) -> None:
        """Meets the next request to this endpoint, unless `count` or `percent` says otherwise."""
        self._control("POST", "faults", {"kind": kind, "endpoint": endpoint, **more})

    def person(self, handle: str, **changes: Any) -> dict[str, Any]:
        return self._control("PUT", f"people/{handle}", changes)

    # ── Asking ────────────────────────────────────────────────────────────────────────────────────
    def calls(self, endpoint: str) -> int:
        """How many requests came: "oauth2.exchange", "oauth2.refresh", "tweets.create" ..."""
        entries = self._control("GET", "requests?limit=20000")["requests"]
        return sum(entry["endpoint"] == endpoint for entry in entries)

    def grants(self) -> dict[str, int]:
        """Totals: opened, open, refreshes, reuses and what ended them."""
        totals: dict[str, int] = self._control("GET", "truth")["grants"]
        return totals

    def posts(self) -> list[dict[str, Any]]:
        """What really is on X, in the order it came."""
        posts: list[dict[str, Any]] = self._control("GET", "truth")["posts"]
        return posts

    def _control(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = self.http.request(method, f"{self.url}/_control/{path}", json=body, timeout=10)
        assert answer.ok, answer.text
        said: dict[str, Any] = answer.json()
        return said


@contextmanager
def running_sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox(port=0, clients=CLIENTS, seed=7)
    thread = threading.Thread(target=sandbox.serve_forever)
    thread.start()
    try:
        yield sandbox
    finally:
        sandbox.stop()
        thread.join(timeout=5)


@pytest.fixture(scope="session")
def sandbox_server() -> Iterator[Sandbox]:
    with running_sandbox() as running:
        yield running


@pytest.fixture
def sandbox(sandbox_server: Sandbox, settings: Settings) -> Iterator[X]:
    """A sandbox as good as new, which the product takes for X."""
    url = sandbox_server.url
    settings.X_API_URL = settings.X_WEB_URL = url
    settings.X_AUTHORIZE_URL = f"{url}/i/oauth2/authorize"
    settings.X_CALLBACK_URL = CALLBACK
    settings.X_CLIENT_ID, settings.X_CLIENT_SECRET = str(CLIENTS[0].id), str(CLIENTS[0].secret)
    x = X(url)
    x.reset()
    yield x
    x.http.close()

"""Every HTTP call to X. The only module of the product that speaks HTTP to it."""

import re
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from xauth.answers import Answer, raise_for_api, raise_for_oauth, unpromised
from xauth.errors import NotSentError, UnknownOutcomeError
from xauth.pkce import challenge

CONNECT_SECONDS = 5
TOTAL_SECONDS = 30
MAX_BODY = 1_000_000  # bytes after decompression; X's largest answer to us is far smaller
DEFAULT_LIFETIME = 7_200  # seconds; what X documents for an access token
MAX_LIFETIME = 30 * 86_400
A_TOKEN = re.compile(r"[\x20-\x7e]+")  # RFC 6749 appendix A.12; anything else cannot stand in a header
AN_ID = re.compile(r"[0-9]{1,19}")  # X's own pattern for the ids of accounts and posts


# ── One connection a call, and whether it came to stand ───────────────────────────────────────────
# A kept-alive connection that X closes at the wrong moment looks like a lost answer, which for a post means
# doubt. So each call opens its own, and remembers the one bit that decides: before the connection (TLS
# included) stood, nothing can have been sent; after it, anything can.
class _Call(threading.local):
    """The call that this thread is making. Times are of the monotonic clock."""

    deadline = 0.0
    watchdog: threading.Timer | None = None  # since the connection stood

    def begin(self) -> None:
        self.deadline = time.monotonic() + TOTAL_SECONDS
        self.watchdog = None

    def connected(self, connection: socket.socket) -> None:
        """Socket timeouts bound one read; a peer that sends byte by byte ends here."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.watchdog = threading.Timer(left, _cut, [connection])
        self.watchdog.daemon = True
        self.watchdog.start()

    def end(self) -> None:
        if self.watchdog:
            self.watchdog.cancel()


_call = _Call()


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):  # the answer was read to its end a moment ago
        connection.shutdown(socket.SHUT_RDWR)


class _NotedHTTPConnection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _call.connected(self.sock)


class _NotedHTTPSConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _call.connected(self.sock)


class _NotedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _NotedHTTPConnection


class _NotedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _NotedHTTPSConnection


class _NotingAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self._note(self.poolmanager)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        return self._note(super().proxy_manager_for(*args, **kwargs))

    @staticmethod
    def _note(manager: PoolManager) -> PoolManager:
        manager.pool_classes_by_scheme = {"http": _NotedHTTPPool, "https": _NotedHTTPSPool}
        return manager


class _Bearer(AuthBase):
    """As `auth`, so that a stray ~/.netrc cannot put another identity in its place."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def _send(method: str, path: str, auth: Any, **kwargs: Any) -> Answer:
    """One request, one try, no redirects, `TOTAL_SECONDS` in all.

    Raises NotSentError or UnknownOutcomeError, with the kind of failure but never its text, which can
    hold the request.
    """
    _call.begin()
    try:
        with requests.Session() as session:
            session.mount("https://", _NotingAdapter())
            session.mount("http://", _NotingAdapter())
            with session.request(
                method,
                settings.X_API_URL + path,
                auth=auth,
                timeout=(CONNECT_SECONDS, TOTAL_SECONDS - CONNECT_SECONDS),
                allow_redirects=False,
                stream=True,
                headers={"User-Agent": "InsightProse", "Accept": "application/json"},
                **kwargs,
            ) as response:
                return Answer(
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    _read(response),
                )
    except (requests.RequestException, HTTPError, OSError) as error:
        kind = UnknownOutcomeError if _call.watchdog else NotSentError
        raise kind(f"X could not be reached ({type(error).__name__}).") from None
    finally:
        _call.end()


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(8_192):
        content += chunk
        if len(content) > MAX_BODY:
            raise requests.exceptions.ContentDecodingError("The answer is too long.")
    if time.monotonic() > _call.deadline:  # cut off, which without a length looks like the end
        raise requests.exceptions.ReadTimeout("The answer is too slow.")
    return bytes(content)


# ── OAuth 2.0 ─────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Grant:
    """What the token endpoint gave. `expires_in` in seconds."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    scopes: frozenset[str]
    expires_in: int


def authorize_url(state: str, verifier: str) -> str:
    """Where to send the browser; X's "authorization code flow with PKCE"."""
    query = {
        "response_type": "code",
        "client_id": settings.X_CLIENT_ID,
        "redirect_uri": settings.X_CALLBACK_URL,
        "scope": " ".join(settings.X_SCOPES),
        "state": state,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
    }
    return f"{settings.X_AUTHORIZE_URL}?{urlencode(query)}"


def exchange(code: str, verifier: str) -> Grant:
    """Authorization code to tokens; the code lives 30 s. GrantDeadError: spent, late or not ours."""
    return _grant(
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": settings.X_CALLBACK_URL,
            "code_verifier": verifier,
        }
    )


def refresh(refresh_token: str) -> Grant:
    """A new pair for a refresh token, which is spent by it. GrantDeadError: it was spent or revoked."""
    return _grant({"grant_type": "refresh_token", "refresh_token": refresh_token})


def revoke(token: str) -> None:
    """RFC 7009. For *disconnect* only, never before a refresh: it may end the whole grant."""
    raise_for_oauth(_oauth("/2/oauth2/revoke", {"token": token}))


def _oauth(path: str, form: Mapping[str, str]) -> Answer:
    if settings.X_CLIENT_SECRET:  # a confidential client; X refuses a secret in the body
        return _send("POST", path, (settings.X_CLIENT_ID, settings.X_CLIENT_SECRET), data=form)
    return _send("POST", path, _no_auth, data={**form, "client_id": settings.X_CLIENT_ID})


def _no_auth(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _grant(form: Mapping[str, str]) -> Grant:
    answer = _oauth("/2/oauth2/token", form)
    raise_for_oauth(answer)
    body = answer.body
    access_token = body.get("access_token")
    if not isinstance(access_token, str) or not A_TOKEN.fullmatch(access_token):
        unpromised(answer, "an access token")
    if str(body.get("token_type", "")).lower() != "bearer":
        unpromised(answer, "a bearer token")
    return Grant(
        access_token=access_token,
        refresh_token=str(body.get("refresh_token") or ""),
        scopes=frozenset(str(body.get("scope") or "").split()),
        expires_in=_lifetime(body.get("expires_in")),
    )


def _lifetime(value: Any) -> int:
    sane = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_LIFETIME
    return value if sane else DEFAULT_LIFETIME


# ── API v2 ────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Profile:
    """An X account; `id` never changes, everything else may."""

    id: str
    name: str
    username: str
    avatar_url: str
    verified: bool
    subscription: str


def me(access_token: str) -> Profile:
    """The account a token speaks for. Costs money: at sign-in only."""
    fields = "profile_image_url,verified,subscription_type"
    answer = _send("GET", "/2/users/me", _Bearer(access_token), params={"user.fields": fields})
    raise_for_api(answer)
    data = answer.body.get("data")
    if not isinstance(data, dict) or not AN_ID.fullmatch(str(data.get("id"))):
        unpromised(answer, "an account id")
    return Profile(
        id=str(data["id"]),
        name=str(data.get("name") or "")[:100],
        username=str(data.get("username") or "")[:50],
        avatar_url=str(data.get("profile_image_url") or "")[:500],
        verified=data.get("verified") is True,
        subscription=str(data.get("subscription_type") or "")[:20],
    )


def create_post(access_token: str, text: str, in_reply_to: str = "") -> str:
    """Publish one post and return its id. X has no idempotency key: an unknown outcome stays unknown."""
    body: dict[str, Any] = {"text": text}
    if in_reply_to:
        body["reply"] = {"in_reply_to_tweet_id": in_reply_to}
    answer = _send("POST", "/2/tweets", _Bearer(access_token), json=body)
    raise_for_api(answer)
    data = answer.body.get("data")
    post_id = str(data.get("id")) if isinstance(data, dict) else ""
    if answer.status not in {200, 201} or not AN_ID.fullmatch(post_id):
        unpromised(answer, "a post id")
    return post_id


def post_exists(access_token: str, post_id: str) -> bool:
    """Whether a post can still be seen. X answers 200 with `errors`, or 404, for one that cannot."""
    answer = _send("GET", f"/2/tweets/{post_id}", _Bearer(access_token))
    if answer.status == 404:
        return False
    raise_for_api(answer)
    return isinstance(answer.body.get("data"), dict)

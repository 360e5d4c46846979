"""X's OAuth 2.0 endpoints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import requests
from django.conf import settings

from xauth.answers import Answer, raise_for_oauth, unpromised
from xauth.client.connection import send
from xauth.pkce import challenge

DEFAULT_LIFETIME = 7_200  # seconds; what X documents for an access token
MAX_LIFETIME = 30 * 86_400
A_TOKEN = re.compile(r"[\x20-\x7e]+")  # RFC 6749 appendix A.12; anything else cannot stand in a header


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
        return send("POST", path, (settings.X_CLIENT_ID, settings.X_CLIENT_SECRET), data=form)
    return send("POST", path, _no_auth, data={**form, "client_id": settings.X_CLIENT_ID})


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

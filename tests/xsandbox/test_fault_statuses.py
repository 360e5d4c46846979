import time
from typing import Any

import pytest

from tests.xsandbox.app import App, Control


@pytest.fixture
def mara(mara: App) -> App:
    """Faulty answers are not what X's OpenAPI file describes."""
    mara.checked = False
    return mara


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("duplicate", "duplicate content"),
        ("reply_not_allowed", "only reply to or quote"),
        ("not_visible", "not visible to you"),
        ("suspended", "suspended"),
        ("feature", "not permitted to perform"),
        ("client_forbidden", "client-not-enrolled"),
        ("unsupported_authentication", "unsupported-authentication"),
        ("usage_capped", "usage-capped"),
        ("cashtag", "cashtag"),
        ("too_long", "a bit shorter"),
        ("invalid_url", "invalid URL"),
    ],
)
def test_refusals_by_name(mara: App, control: Control, reason: str, words: str) -> None:
    control.fault("status", status=403, reason=reason, endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == response.json()["status"] == 403
    assert words in response.text


@pytest.mark.parametrize(
    ("status", "title"), [(400, "Invalid Request"), (401, "Unauthorized"), (402, "Credits")]
)
def test_other_statuses(mara: App, control: Control, status: int, title: str) -> None:
    control.fault("status", status=status, endpoint="users.me")
    response = mara.get("/2/users/me")
    assert response.status_code == status
    assert response.json()["title"].startswith(title)


def test_words_can_be_chosen(mara: App, control: Control) -> None:
    control.fault("status", status=403, detail="Spending limit reached.", endpoint="*")
    assert mara.get("/2/users/me").json()["detail"] == "Spending limit reached."


@pytest.mark.parametrize(
    ("options", "family", "seconds"),
    [
        ({}, "x-rate-limit", 900),
        ({"reset": 30}, "x-rate-limit", 30),
        ({"reset": "past"}, "x-rate-limit", -60),
        ({"reset": "24h", "limit": "user_24h"}, "x-user-limit-24hour", 86_400),
        ({"reset": 600, "limit": "app_24h"}, "x-app-limit-24hour", 600),
    ],
)
def test_rate_limits(mara: App, control: Control, options: dict[str, Any], family: str, seconds: int) -> None:
    control.fault("status", status=429, endpoint="tweets.create", **options)
    response = mara.post("hello")
    assert response.status_code == 429
    assert response.headers[f"{family}-remaining"] == "0"
    assert abs(int(response.headers[f"{family}-reset"]) - time.time() - seconds) < 3


def test_a_rate_limit_without_headers(mara: App, control: Control) -> None:
    control.fault("status", status=429, reset="missing", endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == 429
    assert not any("limit" in name for name in response.headers)


@pytest.mark.parametrize(
    ("body", "words"), [("code88", "Rate limit exceeded"), ("usage_capped", "Usage cap")]
)
def test_bodies_of_429(mara: App, control: Control, body: str, words: str) -> None:
    control.fault("status", status=429, body=body, endpoint="tweets.create")
    assert words in mara.post("hello").text


@pytest.mark.parametrize(
    ("endpoint", "options", "status", "error", "words"),
    [
        ("oauth2.refresh", {"status": 400}, 400, "invalid_request", "token"),
        ("oauth2.exchange", {"status": 400}, 400, "invalid_request", "authorization code"),
        ("oauth2.token", {"status": 401}, 401, "unauthorized_client", "authorization header"),
        ("oauth2.token", {"status": 401, "error": "invalid_client"}, 401, "invalid_client", ""),
        (
            "oauth2.token",
            {"status": 400, "error": "invalid_grant", "detail": "No."},
            400,
            "invalid_grant",
            "No.",
        ),
    ],
)
def test_oauth_errors_have_oauths_shape(
    mara: App, control: Control, endpoint: str, options: dict[str, Any], status: int, error: str, words: str
) -> None:
    control.fault("status", endpoint=endpoint, **options)
    grant = {"oauth2.exchange": "authorization_code"}.get(endpoint, "refresh_token")
    response = mara.token(grant_type=grant, refresh_token=mara.tokens["refresh_token"])
    assert (response.status_code, response.json()["error"]) == (status, error)
    assert words in response.json()["error_description"]


@pytest.mark.parametrize("status", [429, 503])
def test_oauth_outages(mara: App, control: Control, status: int) -> None:
    control.fault("status", status=status, endpoint="oauth2.refresh")
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == status
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 200

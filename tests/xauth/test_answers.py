"""Every row of X's tables of errors, and what a caller gets to act on."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xauth.answers import Answer, raise_for_api, raise_for_oauth, unpromised
from xauth.errors import (
    AppBlockedError,
    DuplicateError,
    GrantDeadError,
    ParentNotVisibleError,
    RateLimitedError,
    RefusedError,
    ReplyNotAllowedError,
    UnauthorizedError,
    UnknownOutcomeError,
    XError,
)

OLD, NEW = "https://api.twitter.com/2/problems/", "https://api.x.com/2/problems/"


def an_answer(status: int, body: Any = None, **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, content)


def problem(status: int, detail: str, kind: str = "about:blank", **more: Any) -> dict[str, Any]:
    return {"title": "Title", "detail": detail, "type": kind, "status": status, **more}


def api_error(answer: Answer) -> XError:
    with pytest.raises(XError) as caught:
        raise_for_api(answer)
    return caught.value


def oauth_error(answer: Answer) -> XError:
    with pytest.raises(XError) as caught:
        raise_for_oauth(answer)
    return caught.value


NO_CREDITS = {
    "title": "CreditsDepleted",
    "detail": "Your enrolled account [1234567890123456789] does not have any credits left.",
    "type": OLD + "credits",
}
INVALID = problem(
    400, "", NEW + "invalid-request", errors=[{"message": "text is too long", "parameters": {}}]
)
API = [
    (400, INVALID, RefusedError),
    (401, problem(401, "Unauthorized"), UnauthorizedError),
    (402, NO_CREDITS, AppBlockedError),
    (402, None, AppBlockedError),
    (403, problem(403, "You are not allowed to create a Tweet with duplicate content."), DuplicateError),
    (
        403,
        problem(403, "You can only reply to or quote posts where you are mentioned or are the author."),
        ReplyNotAllowedError,
    ),
    (
        403,
        problem(403, "Reply to this conversation is not allowed because you have not been mentioned"),
        ReplyNotAllowedError,
    ),
    (
        403,
        problem(403, "You attempted to reply to a Tweet that is deleted or not visible to you"),
        ParentNotVisibleError,
    ),
    (403, problem(403, "You are not permitted to perform this action."), RefusedError),
    (403, problem(403, "A post may have a maximum of one cashtag."), RefusedError),
    (403, problem(403, "Your account is not permitted to access this feature"), RefusedError),
    (403, problem(403, "Suspended", NEW + "user-suspended"), RefusedError),
    (403, problem(403, "Enroll", NEW + "client-forbidden", reason="client-not-enrolled"), AppBlockedError),
    (403, problem(403, "Enroll", OLD + "client-forbidden"), AppBlockedError),
    (403, problem(403, "Permissions", NEW + "oauth1-permissions"), AppBlockedError),
    (403, problem(403, "Authenticating with Unknown", NEW + "unsupported-authentication"), RefusedError),
    (403, problem(403, "The Tweet contains an invalid URL."), RefusedError),
    (403, problem(403, "The Tweet needs to be a bit shorter."), RefusedError),
    (400, problem(400, "The Tweet needs to be a bit shorter."), RefusedError),
    (403, problem(403, "You have reached your spend cap."), AppBlockedError),
    (403, problem(403, "You have no credits left."), AppBlockedError),
    (404, problem(404, "Not Found", NEW + "resource-not-found"), RefusedError),
    (408, None, UnknownOutcomeError),
    (410, None, RefusedError),
    (413, b"<html>", RefusedError),
    (422, None, RefusedError),
    (429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}, RateLimitedError),
    (429, problem(429, "Too Many Requests"), RateLimitedError),
    (429, None, RateLimitedError),
    (429, problem(429, "Usage cap exceeded: Monthly product cap", NEW + "usage-capped"), AppBlockedError),
    (500, b"<html>Something is wrong</html>", UnknownOutcomeError),
    (502, b"", UnknownOutcomeError),
    (503, problem(503, "Service Unavailable"), UnknownOutcomeError),
    (504, None, UnknownOutcomeError),
    (520, b"error code: 520", UnknownOutcomeError),
    (302, b"", UnknownOutcomeError),
    (100, b"", UnknownOutcomeError),
]


@pytest.mark.parametrize(("status", "body", "kind"), API)
def test_what_an_answer_of_the_api_means(status: int, body: Any, kind: type[XError]) -> None:
    error = api_error(an_answer(status, body))
    assert type(error) is kind
    assert error.status == status


@pytest.mark.parametrize("detail", [row[1] for row in API if row[0] == 403])
def test_capitals_make_no_difference(detail: dict[str, Any]) -> None:
    shouted = detail | {"detail": detail["detail"].upper()}
    assert type(api_error(an_answer(403, shouted))) is type(api_error(an_answer(403, detail)))


OAUTH = [
    (
        400,
        {"error": "invalid_request", "error_description": "Value passed for the token was invalid."},
        GrantDeadError,
    ),
    (
        400,
        {
            "error": "invalid_request",
            "error_description": "Value passed for the authorization code was invalid.",
        },
        GrantDeadError,
    ),
    (400, {"error": "invalid_grant"}, GrantDeadError),
    (400, {"error": "unsupported_grant_type"}, AppBlockedError),
    (400, {"error": "invalid_scope"}, AppBlockedError),
    (400, {"error": "unauthorized_client"}, AppBlockedError),
    (400, b"<html>", AppBlockedError),
    (
        401,
        {"error": "unauthorized_client", "error_description": "Missing valid authorization header"},
        AppBlockedError,
    ),
    (401, {"error": "invalid_client"}, AppBlockedError),
    (401, None, AppBlockedError),
    (402, NO_CREDITS, AppBlockedError),
    (403, problem(403, "Enroll", NEW + "client-forbidden"), AppBlockedError),
    (404, None, AppBlockedError),
    (408, None, UnknownOutcomeError),
    (429, None, RateLimitedError),
    (500, b"", UnknownOutcomeError),
    (503, b"<html>", UnknownOutcomeError),
    (302, b"", UnknownOutcomeError),
]


@pytest.mark.parametrize(("status", "body", "kind"), OAUTH)
def test_what_an_answer_of_the_token_endpoint_means(status: int, body: Any, kind: type[XError]) -> None:
    error = oauth_error(an_answer(status, body))
    assert type(error) is kind
    assert error.status == status


def test_only_a_person_who_must_act_is_asked_to() -> None:
    """A spent refresh token alone costs a person their connection."""
    dead = [(status, body) for status, body, kind in OAUTH if kind is GrantDeadError]
    assert {(status, body["error"]) for status, body in dead} == {  # type: ignore[index]
        (400, "invalid_request"),
        (400, "invalid_grant"),
    }


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_success_raises_nothing(status: int) -> None:
    raise_for_api(an_answer(status, b""))
    raise_for_oauth(an_answer(status, b""))


# ── When the bucket fills again ───────────────────────────────────────────────────────────────────
def at(unix: int) -> datetime:
    return datetime.fromtimestamp(unix, UTC)


@pytest.mark.parametrize(
    ("headers", "reset_at"),
    [
        ({}, None),
        ({"x-rate-limit-reset": "1000"}, at(1000)),
        ({"x-rate-limit-remaining": "0", "x-rate-limit-reset": "1000"}, at(1000)),
        (
            {
                "x-rate-limit-remaining": "7",
                "x-rate-limit-reset": "1000",
                "x-user-limit-24hour-remaining": "0",
                "x-user-limit-24hour-reset": "9000",
            },
            at(9000),
        ),
        (
            {
                "x-rate-limit-remaining": "0",
                "x-rate-limit-reset": "1000",
                "x-user-limit-24hour-remaining": "7",
                "x-user-limit-24hour-reset": "9000",
            },
            at(1000),
        ),
        (
            {
                "x-rate-limit-remaining": "0",
                "x-rate-limit-reset": "1000",
                "x-app-limit-24hour-remaining": "0",
                "x-app-limit-24hour-reset": "9000",
            },
            at(9000),
        ),
        ({"x-rate-limit-reset": "1000", "x-user-limit-24hour-reset": "500"}, at(1000)),
        ({"x-rate-limit-reset": "soon"}, None),
        ({"x-rate-limit-reset": ""}, None),
        ({"x-rate-limit-reset": "9" * 40}, None),
        ({"x-rate-limit-reset": "1000.5"}, None),
    ],
)
def test_reset(headers: dict[str, str], reset_at: datetime | None) -> None:
    assert Answer(429, headers, b"").reset_at == reset_at
    assert api_error(Answer(429, headers, b"")).reset_at == reset_at
    assert oauth_error(Answer(429, headers, b"")).reset_at == reset_at


def test_the_whole_app_waits_only_when_its_own_bucket_is_empty() -> None:
    assert api_error(Answer(429, {"x-app-limit-24hour-remaining": "0"}, b"")).whole_app
    assert not api_error(Answer(429, {"x-app-limit-24hour-remaining": "5"}, b"")).whole_app
    assert not api_error(Answer(429, {"x-rate-limit-remaining": "0"}, b"")).whole_app


# ── What is told on ───────────────────────────────────────────────────────────────────────────────
def test_what_helps_support_is_kept() -> None:
    error = api_error(an_answer(403, problem(403, "No.", NEW + "user-suspended/"), x_transaction_id="abc"))
    assert (error.detail, error.problem, error.transaction_id) == ("No.", "user-suspended", "abc")
    assert str(error) == "No."


def test_a_message_among_errors_is_found() -> None:
    assert (
        api_error(an_answer(400, {"errors": [{"message": "too long"}], "title": "Invalid"})).detail
        == "too long"
    )
    assert api_error(an_answer(400, {"errors": ["odd"], "title": "Invalid"})).detail == "Invalid"
    assert api_error(an_answer(400, {"errors": {}, "title": "Invalid"})).detail == "Invalid"


def test_nothing_is_longer_than_its_column() -> None:
    error = api_error(an_answer(403, problem(403, "d" * 9_000, NEW + "k" * 900), x_transaction_id="t" * 900))
    assert (len(error.detail), len(error.problem), len(error.transaction_id)) == (500, 100, 100)
    said = oauth_error(an_answer(401, {"error": "e" * 900, "error_description": "d" * 9_000}))
    assert (len(said.detail), len(said.problem)) == (500, 100)


def test_a_success_that_is_none_is_unknown() -> None:
    with pytest.raises(UnknownOutcomeError, match="200 without a post id") as caught:
        unpromised(an_answer(200, {}, x_transaction_id="abc"), "a post id")
    assert (caught.value.status, caught.value.transaction_id) == (200, "abc")


@given(st.integers(100, 599), st.binary(max_size=200), st.dictionaries(st.text(), st.text(), max_size=3))
def test_no_answer_is_beyond_it(status: int, content: bytes, headers: dict[str, str]) -> None:
    for judge in (raise_for_api, raise_for_oauth):
        if 200 <= status < 300:
            judge(Answer(status, headers, content))
        else:
            with pytest.raises(XError):
                judge(Answer(status, headers, content))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "detail", "errors", "error", "message", "title"]), inner)
    ),
    max_leaves=8,
)


@given(st.sampled_from([400, 401, 402, 403, 404, 429, 500]), JSON)
def test_no_json_is_beyond_it(status: int, body: Any) -> None:
    for judge in (raise_for_api, raise_for_oauth):
        with pytest.raises(XError):
            judge(an_answer(status, body))

"""The seven calls to X, each against the sandbox."""

from dataclasses import replace
from typing import Any

import pytest
from pytest_django import Settings

from tests.x import MARA, PRIYA, TOBIAS, X
from xauth import client
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
)


@pytest.fixture
def grant(sandbox: X) -> client.Grant:
    return sandbox.grant(MARA)


def test_a_grant_has_what_was_asked_for(grant: client.Grant, settings: Settings) -> None:
    assert grant.scopes == frozenset(settings.X_SCOPES)
    assert grant.expires_in == 7_200
    assert grant.access_token != grant.refresh_token


def test_a_code_is_good_once(sandbox: X) -> None:
    with pytest.raises(GrantDeadError):
        client.exchange("never issued", "v" * 43)


def test_a_refresh_brings_a_new_pair_and_ends_the_old(sandbox: X, grant: client.Grant) -> None:
    after = client.refresh(grant.refresh_token)
    assert len({grant.access_token, grant.refresh_token, after.access_token, after.refresh_token}) == 4
    with pytest.raises(GrantDeadError):
        client.refresh(grant.refresh_token)
    assert sandbox.grants()["reuses"] == 1


def test_a_wrong_client_is_our_own_fault(sandbox: X, grant: client.Grant, settings: Settings) -> None:
    settings.X_CLIENT_SECRET = "wrong"
    with pytest.raises(AppBlockedError):
        client.refresh(grant.refresh_token)
    settings.X_CLIENT_SECRET = ""
    with pytest.raises(AppBlockedError):
        client.refresh(grant.refresh_token)
    assert sandbox.grants()["reuses"] == 0


def test_revoking_ends_the_grant(sandbox: X, grant: client.Grant) -> None:
    client.revoke(grant.refresh_token)
    assert sandbox.grants()["open"] == 0
    with pytest.raises(UnauthorizedError):
        client.me(grant.access_token)
    client.revoke("a token nobody knows")


@pytest.mark.parametrize(
    ("handle", "name", "verified", "subscription"),
    [(MARA, "Mara Lindqvist", False, "None"), (PRIYA, "Priya Raman", True, "Premium")],
)
def test_who_a_token_speaks_for(
    sandbox: X, handle: str, name: str, verified: bool, subscription: str
) -> None:
    person = sandbox.person(handle)
    profile = client.me(sandbox.grant(handle).access_token)
    assert replace(profile, avatar_url="") == client.Profile(
        person["id"], name, handle, "", verified, subscription
    )
    assert profile.avatar_url.startswith("http")


def test_a_post_and_its_reply(sandbox: X, grant: client.Grant) -> None:
    first = client.create_post(grant.access_token, "The first.")
    second = client.create_post(grant.access_token, "The second.", in_reply_to=first)
    assert [(post["id"], post["parent_id"]) for post in sandbox.posts()] == [(first, None), (second, first)]
    assert client.post_exists(grant.access_token, second)


def test_a_post_that_is_not_there(sandbox: X, grant: client.Grant) -> None:
    assert not client.post_exists(grant.access_token, "1")


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"kind": "status", "status": 400}, RefusedError),
        ({"kind": "status", "status": 401}, UnauthorizedError),
        ({"kind": "status", "status": 402}, AppBlockedError),
        ({"kind": "status", "status": 403, "reason": "duplicate"}, DuplicateError),
        ({"kind": "status", "status": 403, "reason": "feature"}, RefusedError),
        ({"kind": "status", "status": 429}, RateLimitedError),
        ({"kind": "status", "status": 429, "body": "code88", "reset": "missing"}, RateLimitedError),
        ({"kind": "status", "status": 429, "body": "usage_capped"}, AppBlockedError),
        ({"kind": "status", "status": 500}, UnknownOutcomeError),
        ({"kind": "status", "status": 503, "format": "html"}, UnknownOutcomeError),
        ({"kind": "drop"}, UnknownOutcomeError),
        ({"kind": "drop", "when": "after"}, UnknownOutcomeError),
        ({"kind": "no_id", "when": "after"}, UnknownOutcomeError),
        ({"kind": "bad_json", "when": "after"}, UnknownOutcomeError),
        ({"kind": "html", "when": "after"}, UnknownOutcomeError),
        ({"kind": "huge_body", "when": "after"}, UnknownOutcomeError),
    ],
)
def test_a_post_that_meets_trouble(
    sandbox: X, grant: client.Grant, fault: dict[str, Any], kind: type[Exception]
) -> None:
    sandbox.fault(endpoint="tweets.create", **fault)
    with pytest.raises(kind) as caught:
        client.create_post(grant.access_token, "Some words.")
    assert type(caught.value) is kind
    assert sandbox.calls("tweets.create") == 1, "one try"
    assert len(sandbox.posts()) == (fault.get("when") == "after")


def test_a_reply_to_what_is_not_there(sandbox: X, grant: client.Grant) -> None:
    with pytest.raises(ParentNotVisibleError):
        client.create_post(grant.access_token, "Nobody above me.", in_reply_to="1")


def test_a_limit_says_when_it_ends_and_whose_it_is(sandbox: X, grant: client.Grant) -> None:
    sandbox.fault("status", "tweets.create", status=429, reset=600, limit="app_24h")
    with pytest.raises(RateLimitedError) as caught:
        client.create_post(grant.access_token, "Some words.")
    assert caught.value.whole_app
    assert caught.value.reset_at is not None
    assert caught.value.transaction_id


@pytest.mark.parametrize("fault", [{"kind": "status", "status": 503}, {"kind": "drop"}])
def test_whether_a_post_exists_is_unknown_in_trouble(
    sandbox: X, grant: client.Grant, fault: dict[str, Any]
) -> None:
    sandbox.fault(endpoint="tweets.get", **fault)
    with pytest.raises(UnknownOutcomeError):
        client.post_exists(grant.access_token, "1")


def test_what_belongs_to_another_account_is_refused(sandbox: X, grant: client.Grant) -> None:
    theirs = client.create_post(sandbox.grant(TOBIAS).access_token, "Theirs.")
    with pytest.raises(ReplyNotAllowedError):
        client.create_post(grant.access_token, "A stranger's reply.", in_reply_to=theirs)


def test_text_goes_out_as_it_is(sandbox: X, grant: client.Grant) -> None:
    text = "“Curly” & <tags> 日本 👩\u200d👩\u200d👧 \\n\nnext line"
    client.create_post(grant.access_token, text)
    assert [post["text"] for post in sandbox.posts()] == [text]

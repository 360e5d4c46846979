import base64
from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.xsandbox.app import BASIC, CLIENT_ID, CLIENT_SECRET, SCOPES, App, Control, s256

INVALID_CODE = {
    "error": "invalid_request",
    "error_description": "Value passed for the authorization code was invalid.",
}
INVALID_TOKEN = {"error": "invalid_request", "error_description": "Value passed for the token was invalid."}
NO_HEADER = {
    "error": "unauthorized_client",
    "error_description": "Missing valid authorization header",
}


def outcome(response: requests.Response) -> tuple[int, Any]:
    return response.status_code, response.json()


def test_exchange_gives_a_pair(app: App) -> None:
    response = app.exchange(app.code())
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    pair = response.json()
    assert pair["token_type"] == "bearer"
    assert pair["expires_in"] == 7200
    assert pair["scope"] == SCOPES
    assert pair["access_token"] != pair["refresh_token"]


def test_without_offline_access_there_is_no_refresh_token(app: App) -> None:
    pair = app.exchange(app.code(scope="tweet.read users.read")).json()
    assert set(pair) == {"token_type", "expires_in", "access_token", "scope"}


def test_rfc_7636_appendix_b() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert s256(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "x" * 43},
        {"code_verifier": "short"},
        {"redirect_uri": "http://127.0.0.1:8000/with?query=kept"},
        {"code": "made-up"},
        {"auth": ("odd:id".replace(":", "%3A"), "a%25b%2Bc+d")},
    ],
)
def test_a_code_is_only_good_for_its_own_request(app: App, changes: dict[str, Any]) -> None:
    assert outcome(app.exchange(app.code(), **changes)) == (400, INVALID_CODE)


def test_a_code_is_good_once(app: App) -> None:
    code = app.code()
    assert app.exchange(code).status_code == 200
    assert outcome(app.exchange(code)) == (400, INVALID_CODE)


def test_a_wrong_verifier_spends_the_code(app: App) -> None:
    code = app.code()
    app.exchange(code, code_verifier="x" * 43)
    assert outcome(app.exchange(code)) == (400, INVALID_CODE)


@pytest.mark.parametrize(("seconds", "status"), [(29, 200), (31, 400)])
def test_a_code_lives_30_seconds(app: App, control: Control, seconds: int, status: int) -> None:
    code = app.code()
    control.settings(clock_offset_seconds=seconds)
    assert app.exchange(code).status_code == status


@pytest.mark.parametrize("missing", ["code", "redirect_uri", "code_verifier"])
def test_a_missing_parameter_is_named(app: App, missing: str) -> None:
    status, body = outcome(app.exchange(app.code(), **{missing: ""}))
    assert (status, body["error"]) == (400, "invalid_request")
    assert missing in body["error_description"]


def test_grant_types_beyond_the_two_are_refused(app: App) -> None:
    assert app.token(grant_type="password").json()["error"] == "unsupported_grant_type"
    assert "grant_type" in app.token().json()["error_description"]


def test_a_repeated_parameter_is_refused(app: App) -> None:
    form = [("grant_type", "refresh_token"), ("refresh_token", "a"), ("refresh_token", "b")]
    response = requests.post(f"{app.url}/2/oauth2/token", data=form, auth=BASIC, timeout=10)
    assert response.status_code == 400
    assert "refresh_token" in response.json()["error_description"]


def test_json_is_not_a_form(app: App) -> None:
    body = {"grant_type": "refresh_token", "refresh_token": "x"}
    response = requests.post(f"{app.url}/2/oauth2/token", json=body, auth=BASIC, timeout=10)
    assert response.status_code == 400
    assert "grant_type" in response.json()["error_description"]


def test_a_confidential_client_needs_its_secret(app: App) -> None:
    assert outcome(app.exchange(app.code(), auth=None)) == (401, NO_HEADER)
    assert outcome(app.exchange(app.code(), auth=None, client_id=CLIENT_ID)) == (401, NO_HEADER)
    status, body = outcome(app.exchange(app.code(), auth=(CLIENT_ID, "wrong")))
    assert (status, body["error"]) == (401, "invalid_client")
    status, body = outcome(app.exchange(app.code(), auth=("someone", CLIENT_SECRET)))
    assert (status, body["error"]) == (401, "invalid_client")


def test_body_and_header_must_name_the_same_client(app: App) -> None:
    assert app.exchange(app.code(), client_id=CLIENT_ID).status_code == 200
    assert app.exchange(app.code(), client_id="a public app").json()["error"] == "invalid_client"


def test_credentials_in_the_body_can_be_switched_off(app: App, control: Control) -> None:
    body = {"auth": None, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    assert app.exchange(app.code(), **body).status_code == 200
    wrong = app.exchange(app.code(), **(body | {"client_secret": "wrong"}))
    assert wrong.json()["error"] == "invalid_client"
    control.settings(accept_body_credentials=False)
    assert outcome(app.exchange(app.code(), **body)) == (401, NO_HEADER)


@pytest.mark.parametrize("header", ["Basic !!!", "Basic /////w==", "Bearer abc", "Digest x"])
def test_a_header_that_is_no_basic_header(app: App, header: str) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": CLIENT_ID}
    headers = {"Authorization": header}
    response = requests.post(f"{app.url}/2/oauth2/token", data=form, headers=headers, timeout=10)
    assert outcome(response) == (401, NO_HEADER)


@pytest.mark.parametrize("pair", ["odd%3Aid:a%25b%2Bc+d", "odd%3Aid:a%25b%2Bc%20d"])
def test_credentials_may_be_percent_encoded(app: App, pair: str) -> None:
    headers = {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    form = {"grant_type": "refresh_token", "refresh_token": "x"}
    response = requests.post(f"{app.url}/2/oauth2/token", data=form, headers=headers, timeout=10)
    assert outcome(response) == (400, INVALID_TOKEN)


def test_a_public_client_names_itself_in_the_body(app: App) -> None:
    code = app.code(client_id="a public app")
    pair = app.exchange(code, auth=None, client_id="a public app").json()
    assert app.refresh(pair["refresh_token"], auth=None, client_id="a public app").status_code == 200


def test_a_public_client_has_no_secret_to_send(app: App) -> None:
    response = app.exchange(app.code(client_id="a public app"), auth=("a public app", ""))
    assert response.json()["error"] == "invalid_client"


def test_refresh_rotates_and_the_old_access_token_lives_on(mara: App) -> None:
    old = mara.tokens
    new = mara.refresh(old["refresh_token"]).json()
    assert new["refresh_token"] != old["refresh_token"]
    assert new["scope"] == SCOPES
    assert mara.get("/2/users/me").status_code == 200
    assert mara.refresh(new["refresh_token"]).status_code == 200


def test_reuse_of_a_spent_refresh_token_ends_the_grant(mara: App, control: Control) -> None:
    new = mara.refresh(mara.tokens["refresh_token"]).json()
    assert outcome(mara.refresh(mara.tokens["refresh_token"])) == (400, INVALID_TOKEN)
    assert outcome(mara.refresh(new["refresh_token"])) == (400, INVALID_TOKEN)
    assert mara.get("/2/users/me").status_code == 401
    grants = control.truth()["grants"]
    assert (grants["refreshes"], grants["reuses"], grants["ended_by_reuse"]) == (1, 1, 1)


def test_reuse_can_be_harmless(mara: App, control: Control) -> None:
    control.settings(reuse_kills_grant=False)
    new = mara.refresh(mara.tokens["refresh_token"]).json()
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 400
    assert mara.refresh(new["refresh_token"]).status_code == 200


def test_a_refresh_token_belongs_to_its_client_and_is_no_access_token(mara: App) -> None:
    other = mara.refresh(mara.tokens["refresh_token"], auth=("odd%3Aid", "a%25b%2Bc+d"))
    assert outcome(other) == (400, INVALID_TOKEN)
    assert outcome(mara.refresh(mara.tokens["access_token"])) == (400, INVALID_TOKEN)
    mara.http.headers["Authorization"] = f"Bearer {mara.tokens['refresh_token']}"
    assert mara.get("/2/users/me").status_code == 401


def test_tokens_expire(mara: App, control: Control) -> None:
    control.settings(clock_offset_seconds=7190)
    assert mara.get("/2/users/me").status_code == 200
    control.settings(clock_offset_seconds=7210)
    assert mara.get("/2/users/me").status_code == 401
    control.settings(clock_offset_seconds=181 * 86400)
    assert outcome(mara.refresh(mara.tokens["refresh_token"])) == (400, INVALID_TOKEN)


def test_lifetimes_are_settings(app: App, control: Control) -> None:
    control.settings(access_token_seconds=60)
    assert app.exchange(app.code()).json()["expires_in"] == 60


def test_revoking_the_refresh_token_ends_the_grant(mara: App) -> None:
    assert outcome(mara.revoke(mara.tokens["refresh_token"])) == (200, {"revoked": True})
    assert mara.get("/2/users/me").status_code == 401
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 400


def test_revoking_the_access_token_ends_only_itself(mara: App) -> None:
    mara.revoke(mara.tokens["access_token"])
    assert mara.get("/2/users/me").status_code == 401
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 200


def test_revoking_an_access_token_can_end_the_grant(mara: App, control: Control) -> None:
    control.settings(revoke_kills_grant=True)
    mara.revoke(mara.tokens["access_token"])
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 400


def test_revoking_what_is_unknown_succeeds_and_nothing_is_an_error(mara: App) -> None:
    assert outcome(mara.revoke("unknown")) == (200, {"revoked": True})
    assert mara.revoke("").status_code == 400


def test_a_person_can_disconnect_the_app(mara: App, control: Control) -> None:
    response = requests.delete(f"{control.url}/people/mara_writes/grants", timeout=10)
    assert response.json() == {"ended": 1}
    assert mara.get("/2/users/me").status_code == 401
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 400


def test_no_secret_reaches_the_log_or_the_truth(mara: App, control: Control) -> None:
    mara.refresh(mara.tokens["refresh_token"])
    mara.checked = False
    mara.get("/2/users/me", access_token=mara.tokens["access_token"])
    seen = str(control.requests()) + str(control.truth())
    assert "oauth2.refresh" in seen
    assert not any(secret in seen for secret in (*list_of_tokens(mara), CLIENT_SECRET))


def list_of_tokens(app: App) -> list[str]:
    return [app.tokens["access_token"], app.tokens["refresh_token"]]


def test_two_people_have_grants_of_their_own(new_app: Callable[[], App]) -> None:
    mara, kenji = new_app().sign_in("mara_writes"), new_app().sign_in("kenji_notes")
    mara.revoke(mara.tokens["refresh_token"])
    assert kenji.get("/2/users/me").json()["data"]["username"] == "kenji_notes"

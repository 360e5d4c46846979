import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.xsandbox.app import REDIRECT, SCOPES, App, Control


def test_consent_page_shows_people_and_scopes_in_words(app: App) -> None:
    page = app.get("/i/oauth2/authorize", **app.asking()).text
    assert "Mara Lindqvist" in page
    assert "@priya_longform" in page
    assert "Upload pictures and videos for you" in page
    assert "Authorize app" in page
    assert "nothing here leaves this machine" in page


def test_allowing_leads_back_with_code_and_state(app: App) -> None:
    response = app.decide()
    assert response.status_code == 302
    address = urlsplit(response.headers["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == REDIRECT
    assert set(parse_qs(address.query)) == {"code", "state"}
    assert parse_qs(address.query)["state"] == ["the-state"]


def test_cancelling_leads_back_with_access_denied(app: App) -> None:
    query = parse_qs(urlsplit(app.decide(decision="cancel").headers["Location"]).query)
    assert query == {"error": ["access_denied"], "state": ["the-state"]}


def test_a_query_in_the_redirect_address_is_kept(app: App) -> None:
    response = app.decide(redirect_uri="http://127.0.0.1:8000/with?query=kept")
    query = parse_qs(urlsplit(response.headers["Location"]).query)
    assert query["query"] == ["kept"]
    assert "code" in query


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("client_id", "someone-else"),
        ("redirect_uri", f"{REDIRECT}/"),
        ("redirect_uri", "https://evil.example/"),
        ("response_type", "token"),
        ("scope", "offline_access"),
        ("scope", " "),
        ("state", "x" * 501),
        ("state", ""),
        ("code_challenge", "tooshort"),
        ("code_challenge", "é" * 43),
        ("code_challenge_method", "S512"),
        ("code_challenge", None),
        ("state", None),
        ("redirect_uri", None),
    ],
)
def test_a_wrong_request_gets_a_page_and_never_a_redirect(app: App, name: str, value: str | None) -> None:
    address = f"{app.url}/i/oauth2/authorize"
    for method in ("GET", "POST"):
        response = app.http.request(
            method,
            address,
            params=app.asking(**{name: value}),
            data={"user": "mara_writes", "decision": "allow"} if method == "POST" else None,
            allow_redirects=False,
        )
        assert response.status_code == 400
        assert "Location" not in response.headers
        assert name in response.text


def test_a_repeated_parameter_is_refused(app: App) -> None:
    asking = [*app.asking().items(), ("state", "second")]
    response = app.http.get(f"{app.url}/i/oauth2/authorize", params=asking)
    assert response.status_code == 400


def test_a_state_of_500_characters_comes_back_whole(app: App) -> None:
    state = "s&=%+ é" * 71
    query = parse_qs(urlsplit(app.decide(state=state).headers["Location"]).query)
    assert query["state"] == [state]


def test_an_unknown_scope_is_named_and_left_out(app: App) -> None:
    asked = "tweet.read users.read offline_access"
    assert "offline_access" in app.get("/i/oauth2/authorize", **app.asking(scope=asked)).text
    assert app.exchange(app.code(scope=asked)).json()["scope"] == "tweet.read users.read"


def test_nobody_chosen_or_nothing_decided_is_refused(app: App) -> None:
    assert app.decide(user="nobody").status_code == 400
    assert app.decide(decision="maybe").status_code == 400


def test_a_form_counts_once(app: App) -> None:
    address = f"{app.url}/i/oauth2/authorize"
    page = app.http.get(address, params=app.asking()).text
    found = re.search('name="nonce" value="([^"]+)"', page)
    assert found
    form = {"nonce": found[1], "user": "mara_writes", "decision": "allow"}
    answers = [
        app.http.post(address, params=app.asking(), data=form, allow_redirects=False) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [302, 400]


@pytest.mark.parametrize("method", ["S256", "s256"])
def test_the_method_may_be_written_small(app: App, method: str) -> None:
    assert app.exchange(app.code(code_challenge_method=method)).status_code == 200


def test_a_plain_challenge_is_its_verifier(app: App) -> None:
    code = app.code(code_challenge=app.verifier, code_challenge_method="plain")
    assert app.exchange(code).status_code == 200


def test_the_log_has_no_code_and_no_state(app: App, control: Control) -> None:
    code = app.code(scope=SCOPES)
    logged = str(control.requests())
    assert "oauth2.authorize" in logged
    assert code not in logged
    assert "the-state" not in logged

import time
from collections.abc import Callable

import pytest
import requests

from tests.xsandbox.app import App, Control

PLENTY = {"per": "user", "limit": 3, "seconds": 900}


def test_a_full_window_answers_429_until_its_reset(mara: App, control: Control) -> None:
    control.settings(limits={"users.me": [PLENTY]})
    seen = [mara.get("/2/users/me") for _ in range(4)]
    assert [response.status_code for response in seen] == [200, 200, 200, 429]
    assert [response.headers["x-rate-limit-remaining"] for response in seen] == ["2", "1", "0", "0"]
    assert seen[3].json() == {
        "title": "Too Many Requests",
        "detail": "Too Many Requests",
        "type": "about:blank",
        "status": 429,
    }
    reset = int(seen[3].headers["x-rate-limit-reset"])
    assert 890 <= reset - time.time() <= 901
    control.settings(clock_offset_seconds=901)
    assert mara.get("/2/users/me").headers["x-rate-limit-remaining"] == "2"


def test_windows_are_each_persons_own(new_app: Callable[[], App], control: Control) -> None:
    control.settings(limits={"users.me": [PLENTY | {"limit": 1}]})
    mara, kenji = new_app().sign_in("mara_writes"), new_app().sign_in("kenji_notes")
    assert [app.get("/2/users/me").status_code for app in (mara, kenji, mara)] == [200, 200, 429]


def test_an_apps_window_is_everybodys(new_app: Callable[[], App], control: Control) -> None:
    app_limit = {"per": "app", "limit": 2, "seconds": 86_400}
    control.settings(limits={"tweets.create": [PLENTY, app_limit]})
    mara, kenji = new_app().sign_in("mara_writes"), new_app().sign_in("kenji_notes")
    assert [app.post("hello").status_code for app in (mara, kenji)] == [201, 201]
    full = kenji.post("once more")
    assert full.status_code == 429
    assert full.headers["x-app-limit-24hour-remaining"] == "0"
    assert full.headers["x-rate-limit-remaining"] == "2"


def test_a_user_limit_of_a_day_has_headers_of_its_own(mara: App, control: Control) -> None:
    control.settings(limits={"tweets.create": [{"per": "user", "limit": 17, "seconds": 86_400}]})
    headers = mara.post("hello").headers
    assert headers["x-user-limit-24hour-limit"] == "17"
    assert headers["x-user-limit-24hour-remaining"] == "16"
    assert int(headers["x-user-limit-24hour-reset"]) > time.time() + 86_000


def test_refused_requests_count_too(mara: App, control: Control) -> None:
    control.settings(limits={"tweets.create": [PLENTY | {"limit": 1}]})
    assert mara.post("").status_code == 400
    assert mara.post("hello").status_code == 429


def test_100_posts_in_a_quarter_of_an_hour(mara: App, control: Control) -> None:
    control.settings(daily_posts_unverified=1000)
    mara.checked = False
    statuses = [mara.post(f"post {number}").status_code for number in range(101)]
    assert statuses == [201] * 100 + [429]


@pytest.mark.parametrize("status", [403, 429])
def test_unverified_accounts_have_daily_limits(mara: App, control: Control, status: int) -> None:
    control.settings(daily_posts_unverified=1, daily_replies_unverified=2, daily_limit_status=status)
    _, _, third = mara.thread("one", "two", "three")
    for parent in (None, third):
        response = mara.post("more", parent)
        assert response.status_code == status
        assert "daily status update limit" in response.json()["detail"]
    control.settings(clock_offset_seconds=86_401, access_token_seconds=10**6)
    assert mara.sign_in().post("more").status_code == 201


def test_verified_accounts_have_only_the_overall_limit(priya: App, control: Control) -> None:
    control.settings(daily_posts_unverified=1, daily_replies_unverified=0, daily_posts_total=3)
    first = priya.posted("one")
    priya.posted("two", first)
    priya.posted("three")
    assert priya.post("four").status_code == 403


def balance(control: Control) -> float:
    left: float = control.settings()["credit_balance"]
    return left


def test_prices(mara: App, control: Control) -> None:
    def cost(request: Callable[[], object]) -> float:
        before = balance(control)
        request()
        return round(before - balance(control), 4)

    assert cost(lambda: mara.posted("plain")) == 0.015
    assert cost(lambda: mara.posted("with example.com")) == 0.2
    assert cost(lambda: mara.get("/2/users/me")) == 0.01
    assert cost(lambda: mara.get("/2/users/me")) == 0
    posts = [post["id"] for post in control.truth()["posts"]]
    assert cost(lambda: mara.get("/2/tweets", ids=",".join(posts))) == 0.01
    assert cost(lambda: mara.get(f"/2/tweets/{posts[0]}")) == 0
    assert cost(lambda: mara.delete(f"/2/tweets/{posts[0]}")) == 0.01
    assert cost(lambda: mara.post("")) == 0
    assert cost(lambda: mara.get("/2/tweets/1")) == 0


def test_an_app_owners_reads_cost_less(mara: App, control: Control) -> None:
    control.settings(app_owner="mara_writes")
    before = balance(control)
    mara.get("/2/users/me")
    assert round(before - balance(control), 4) == 0.001


def test_without_credits(mara: App, control: Control) -> None:
    control.settings(credit_balance=0.001)
    assert mara.post("the last one").status_code == 201
    response = mara.post("one too many")
    assert response.status_code == 402
    assert response.json()["title"] == "CreditsDepleted"
    # The length seen in the wild, with an account id of 19 digits.
    assert response.headers["content-length"] == "185"
    assert control.texts() == ["the last one"]
    control.settings(credit_balance=5)
    assert mara.post("again in funds").status_code == 201


def test_signing_in_is_free(app: App, control: Control) -> None:
    control.settings(credit_balance=0)
    app.sign_in()
    assert requests.get(f"{app.url}/", timeout=10).status_code == 200
    assert balance(control) == 0

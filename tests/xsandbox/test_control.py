from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.xsandbox.app import App, Control
from xsandbox.residents import RESIDENTS


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"no_such": 1}, "no setting 'no_such'"),
        ({"code_seconds": "30"}, "'code_seconds' must be a number from 0 up"),
        ({"code_seconds": True}, "'code_seconds'"),
        ({"post_length": -1}, "'post_length'"),
        ({"own_threads_only": 1}, "true or false"),
        ({"clock_offset_seconds": "now"}, "'clock_offset_seconds' must be a number"),
        ({"app_owner": 1}, "'app_owner' must be a string"),
        ({"invalid_url_hosts": "x"}, "a list of strings"),
        ({"daily_limit_status": 500}, "403 or 429"),
        ({"prices": {"like": 1}}, "'prices' must be an object"),
        ({"prices": {"delete": -1}}, "from 0 up"),
        ({"limits": []}, "'limits' must be an object"),
        ({"limits": {"tweets.like": []}}, "whose keys are endpoints"),
        ({"limits": {"users.me": [{"per": "day", "limit": 1, "seconds": 1}]}}, "are a list of"),
        ({"limits": {"users.me": [{"per": "user", "limit": 1.5, "seconds": 1}]}}, "are a list of"),
        ([1], "must be a JSON object"),
    ],
)
def test_settings_that_make_no_sense(control: Control, changes: Any, words: str) -> None:
    before = control.settings()
    also = {"code_seconds": 5} | changes if isinstance(changes, dict) else changes
    response = requests.patch(f"{control.url}/settings", json=also, timeout=10)
    assert response.status_code == 400
    assert words in response.json()["error"]
    assert control.settings() == before


def test_settings_are_kept_one_by_one(control: Control) -> None:
    control.settings(prices={"delete": 1}, limits={"users.me": []}, code_seconds=5)
    settings = requests.get(f"{control.url}/settings", timeout=10).json()
    assert (settings["prices"]["delete"], settings["prices"]["post_create"]) == (1, 0.015)
    assert settings["limits"]["users.me"] == []
    assert settings["limits"]["tweets.create"][0]["limit"] == 100
    assert settings["code_seconds"] == 5


def test_a_body_that_is_not_json(control: Control) -> None:
    response = requests.post(f"{control.url}/faults", data=b"{", timeout=10)
    assert (response.status_code, response.json()) == (400, {"error": "The body is not JSON."})


def test_reset_forgets_everything_but_people(mara: App, control: Control) -> None:
    control.person("newcomer", name="New Comer")
    mara.posted("hello")
    control.fault("drop")
    control.settings(post_length=5, credit_balance=1)
    control.reset()
    assert control.truth()["posts"] == []
    assert control.truth()["grants"]["opened"] == 0
    assert requests.get(f"{control.url}/faults", timeout=10).json() == {"faults": []}
    assert control.requests() == []
    assert control.settings()["post_length"] == 280
    assert control.settings()["credit_balance"] == 1000
    assert mara.get("/2/users/me").status_code == 401
    assert "newcomer" in people(control)


def people(control: Control) -> dict[str, str]:
    answer = requests.get(f"{control.url}/people", timeout=10).json()
    return {person["username"]: person["id"] for person in answer["people"]}


def test_reset_can_keep_and_drop(mara: App, control: Control) -> None:
    control.settings(post_length=50)
    mara.posted("hello")
    control.reset(grants="keep", settings="keep")
    assert mara.get("/2/users/me").status_code == 200
    assert control.settings()["post_length"] == 50
    assert control.texts() == []
    first = control.person("newcomer")["id"]
    control.reset(people="drop")
    assert people(control) == {person.username: person.id for person in RESIDENTS}
    assert control.person("newcomer")["id"] == first


@pytest.mark.parametrize("body", [{"people": "all"}, {"posts": "drop"}])
def test_resets_that_make_no_sense(control: Control, body: dict[str, str]) -> None:
    response = requests.post(f"{control.url}/reset", json=body, timeout=10)
    assert response.status_code == 400
    assert "'keep' or 'drop'" in response.json()["error"]


def test_people_can_change_and_keep_their_id(mara: App, control: Control) -> None:
    control.person("mara_writes", username="mara_renamed", suspended=True)
    me = mara.get("/2/users/me").json()["data"]
    assert (me["id"], me["username"]) == (RESIDENTS[0].id, "mara_renamed")
    assert mara.post("hello").status_code == 403
    newcomer = control.person("Mara_Writes")
    assert newcomer["id"] != RESIDENTS[0].id
    renamed = control.person("Mara_Writes", username="someone_else")
    assert control.person("mara_writes")["id"] not in (renamed["id"], RESIDENTS[0].id)


@pytest.mark.parametrize(
    ("handle", "changes", "words"),
    [
        ("way_too_long_a_handle", {}, "1 to 15"),
        ("mara_writes", {"username": "no spaces"}, "1 to 15"),
        ("mara_writes", {"username": "kenji_notes"}, "taken"),
        ("mara_writes", {"verified": 1}, "'verified' is not right"),
        ("mara_writes", {"id": "5"}, "'id' is not right"),
        ("mara_writes", {"subscription": "Gold"}, "'subscription' must be one of"),
    ],
)
def test_people_that_make_no_sense(
    control: Control, handle: str, changes: dict[str, Any], words: str
) -> None:
    response = requests.put(f"{control.url}/people/{handle}", json=changes, timeout=10)
    assert response.status_code == 400
    assert words in response.json()["error"]


def test_nobody_cannot_be_disconnected(control: Control) -> None:
    response = requests.delete(f"{control.url}/people/nobody/grants", timeout=10)
    assert (response.status_code, response.json()) == (400, {"error": "Nobody here is called 'nobody'."})


def test_the_request_log(mara: App, control: Control) -> None:
    mara.posted("hello")
    entry = control.requests()[0]
    assert (entry["method"], entry["path"], entry["endpoint"]) == ("POST", "/2/tweets", "tweets.create")
    assert (entry["user"], entry["status"], entry["fault"]) == ("mara_writes", 201, None)
    assert entry["time"].endswith("Z")
    one = requests.get(f"{control.url}/requests?limit=1", timeout=10).json()["requests"]
    assert len(one) == 1
    assert requests.get(f"{control.url}/requests?limit=x", timeout=10).status_code == 400


def test_a_clock_set_back_gives_ids_that_are_new_and_right(mara: App, control: Control) -> None:
    now = mara.posted("now")
    control.settings(clock_offset_seconds=-3600)
    before = mara.posted("an hour ago")
    assert int(before) < int(now)
    assert mara.posted("another") != before
    control.settings(clock_offset_seconds=0)
    assert int(mara.posted("now again")) > int(now)


def test_forms_of_the_page_lead_back_to_it(control: Control) -> None:
    for path, text in (
        ("faults", '{"kind": "drop"}'),
        ("settings", '{"post_length": 9}'),
        ("faults/clear", ""),
    ):
        data = {"json": text}
        response = requests.post(f"{control.url}/{path}", data=data, allow_redirects=False, timeout=10)
        assert (response.status_code, response.headers["Location"]) == (303, "/_control/")
    assert control.settings()["post_length"] == 9


def test_the_page_explains_itself(control: Control) -> None:
    control.fault("drop", endpoint="tweets.create", position=2)
    page = requests.get(f"{control.url}/", timeout=10).text
    for words in ("late_commit", "tweets.timeline", "position 2", "post_length", "Seed of chance", "Reset"):
        assert words in page


def test_everyone_can_be_told_apart(control: Control, new_app: Callable[[], App]) -> None:
    for person in RESIDENTS:
        data = new_app().sign_in(person.username).get("/2/users/me").json()["data"]
        assert data["id"] == person.id

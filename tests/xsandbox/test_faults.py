import json
import time
from collections.abc import Callable

import pytest
import requests

from tests.xsandbox.app import App, Control


@pytest.fixture
def mara(mara: App) -> App:
    """Faulty answers are not what X's OpenAPI file describes."""
    mara.checked = False
    return mara


def lost(request: Callable[[], object]) -> bool:
    try:
        request()
    except requests.ConnectionError as error:
        return "reset" in str(error).lower()
    return False


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("form", ["json", "html"])
def test_outages(mara: App, control: Control, when: str, status: int, form: str) -> None:
    control.fault("status", status=status, format=form, when=when, endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == status
    assert form in response.headers["Content-Type"]
    assert ("<h1>" in response.text) == (form == "html")
    assert control.texts() == (["hello"] if when == "after" else [])
    assert mara.post("next").status_code == 201


@pytest.mark.parametrize("when", ["before", "after"])
def test_dropped_connections(mara: App, control: Control, when: str) -> None:
    control.fault("drop", when=when, endpoint="tweets.create")
    assert lost(lambda: mara.post("hello"))
    assert control.texts() == (["hello"] if when == "after" else [])
    assert control.requests()[0]["status"] is None
    assert control.requests()[0]["fault"].startswith("drop")


@pytest.mark.parametrize("answer", ["drop", 504])
def test_a_late_commit(mara: App, control: Control, answer: str | int) -> None:
    control.fault("late_commit", seconds=0.3, answer=answer, endpoint="tweets.create")
    if answer == "drop":
        assert lost(lambda: mara.post("late"))
    else:
        assert mara.post("late").status_code == answer
    assert control.texts() == []
    assert control.truth()["pending_commits"] == 1
    assert control.requests()[0]["late_commit"] == "pending"
    # Nothing protects an app that sends it again too early.
    assert mara.post("late").status_code == 201
    time.sleep(0.4)
    assert control.texts() == ["late", "late"]
    assert control.truth()["pending_commits"] == 0
    assert [entry["late_commit"] for entry in control.requests()[:2]] == [None, "done"]


def test_a_request_that_is_refused_is_not_committed_later(mara: App, control: Control) -> None:
    fault = control.fault("late_commit", seconds=0, endpoint="tweets.create")
    assert mara.post("").status_code == 400
    faults = requests.get(f"{control.url}/faults", timeout=10).json()["faults"]
    assert [(each["id"], each["applied"]) for each in faults] == [(fault, 0)]


def test_a_duplicate_is_refused_before_its_late_commit(mara: App, control: Control) -> None:
    mara.posted("once")
    control.fault("late_commit", seconds=0, endpoint="tweets.create")
    assert mara.post("once").status_code == 403
    assert control.truth()["pending_commits"] == 0
    assert control.texts() == ["once"]


def test_a_late_commit_can_come_too_late(mara: App, control: Control) -> None:
    post_id = mara.posted("short-lived")
    control.fault("late_commit", seconds=0.2, endpoint="tweets.delete")
    assert lost(lambda: mara.delete(f"/2/tweets/{post_id}"))
    assert mara.delete(f"/2/tweets/{post_id}").status_code == 200
    time.sleep(0.3)
    assert control.requests()[1]["late_commit"] == "refused 404"


@pytest.mark.parametrize("when", ["before", "after"])
def test_slow_answers(mara: App, control: Control, when: str) -> None:
    control.fault("slow", seconds=0.5, when=when, endpoint="tweets.create")
    with pytest.raises(requests.Timeout):
        mara.http.post(f"{mara.url}/2/tweets", json={"text": "slow"}, timeout=0.25)
    assert control.texts() == (["slow"] if when == "after" else [])
    time.sleep(0.4)
    assert control.texts() == ["slow"]


def test_a_slow_answer_is_an_answer(mara: App, control: Control) -> None:
    control.fault("slow", seconds=0.1, when="after", endpoint="users.me")
    assert mara.get("/2/users/me").json()["data"]["username"] == "mara_writes"
    assert control.requests()[0]["duration_ms"] >= 100


def test_a_trickling_body(mara: App, control: Control) -> None:
    control.fault("slow_body", seconds=0.4, endpoint="tweets.create")
    started = time.monotonic()
    response = mara.http.post(f"{mara.url}/2/tweets", json={"text": "drop by drop"}, stream=True)
    headers_after = time.monotonic() - started
    assert response.json()["data"]["text"] == "drop by drop"
    assert headers_after < 0.3 <= time.monotonic() - started


@pytest.mark.parametrize("when", ["before", "after"])
def test_success_without_an_id(mara: App, control: Control, when: str) -> None:
    control.fault("no_id", when=when, endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == 201
    assert "id" not in response.json()["data"]
    assert len(control.texts()) == (when == "after")


@pytest.mark.parametrize("when", ["before", "after"])
def test_broken_json(mara: App, control: Control, when: str) -> None:
    control.fault("bad_json", when=when, endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == 201
    with pytest.raises(json.JSONDecodeError):
        json.loads(response.text)
    assert len(control.texts()) == (when == "after")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_huge_body(mara: App, control: Control, when: str) -> None:
    control.fault("huge_body", bytes=3_000_000, when=when, endpoint="users.me")
    assert len(mara.get("/2/users/me").content) == 3_000_000


@pytest.mark.parametrize("when", ["before", "after"])
def test_html_instead_of_json(mara: App, control: Control, when: str) -> None:
    control.fault("html", when=when, endpoint="tweets.create")
    response = mara.post("hello")
    assert response.status_code == 201
    assert response.headers["Content-Type"].startswith("text/html")
    assert len(control.texts()) == (when == "after")


def test_a_lost_refresh_has_happened(mara: App, control: Control) -> None:
    control.fault("drop", when="after", endpoint="oauth2.refresh")
    assert lost(lambda: mara.refresh(mara.tokens["refresh_token"]))
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 400
    assert control.truth()["grants"]["refreshes"] == 1


def test_faults_after_the_fact_on_revoke_media_and_consent(mara: App, control: Control) -> None:
    control.fault("status", status=500, when="after", endpoint="oauth2.revoke")
    control.fault("status", status=503, endpoint="oauth2.authorize")
    assert mara.decide().status_code == 503
    assert mara.revoke(mara.tokens["refresh_token"]).status_code == 500
    assert mara.get("/2/users/me").status_code == 401


def test_a_fault_meets_one_person(new_app: Callable[[], App], control: Control) -> None:
    mara, kenji = new_app().sign_in("mara_writes"), new_app().sign_in("kenji_notes")
    control.fault("status", status=503, user="@Kenji_Notes", endpoint="users.me")
    control.fault("status", status=503, user="kenji_notes", endpoint="oauth2.refresh")
    assert mara.get("/2/users/me").status_code == 200
    assert kenji.get("/2/users/me").status_code == 503
    assert mara.refresh(mara.tokens["refresh_token"]).status_code == 200
    assert kenji.refresh(kenji.tokens["refresh_token"]).status_code == 503


def test_a_fault_meets_one_place_in_a_thread(mara: App, control: Control) -> None:
    control.fault("status", status=503, position=3, endpoint="tweets.create", count=2)
    first, second = mara.thread("one", "two")
    assert [mara.post("three", second).status_code for _ in range(3)] == [503, 503, 201]
    assert mara.post("a thread of its own").status_code == 201
    assert mara.post("also second", first).status_code == 201


def test_count_and_skip(mara: App, control: Control) -> None:
    control.fault("status", status=503, skip=2, count=2, endpoint="users.me")
    statuses = [mara.get("/2/users/me").status_code for _ in range(6)]
    assert statuses == [200, 200, 503, 503, 200, 200]


def test_chance_is_seeded(mara: App, control: Control) -> None:
    def draw() -> list[int]:
        control.reset(grants="keep", settings="keep")
        control.settings(limits={"users.me": []})
        control.fault("status", status=503, percent=30, endpoint="users.me")
        return [mara.get("/2/users/me").status_code for _ in range(60)]

    first = draw()
    assert 8 <= first.count(503) <= 28
    assert draw() == first


def test_faults_can_be_taken_back(mara: App, control: Control) -> None:
    one = control.fault("status", status=500, endpoint="users.me", count=9)
    control.fault("status", status=503, endpoint="users.me", count=9)
    assert mara.get("/2/users/me").status_code == 500
    assert requests.delete(f"{control.url}/faults/{one}", timeout=10).json() == {"removed": 1}
    assert mara.get("/2/users/me").status_code == 503
    assert requests.delete(f"{control.url}/faults", timeout=10).json() == {"removed": 1}
    assert mara.get("/2/users/me").status_code == 200
    assert requests.delete(f"{control.url}/faults/{one}", timeout=10).status_code == 400


def test_a_star_meets_everything_but_late_commits_only_writes(mara: App, control: Control) -> None:
    control.fault("late_commit", seconds=0)
    assert mara.get("/2/users/me").status_code == 200
    assert lost(lambda: mara.post("written"))

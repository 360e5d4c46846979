"""Many at once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import requests

from tests.xsandbox.app import BASIC, App, Control


def test_50_threads_at_once_get_unique_increasing_ids(mara: App, control: Control) -> None:
    control.settings(daily_posts_unverified=1000, daily_replies_unverified=1000, limits={"tweets.create": []})
    headers = {"Authorization": str(mara.http.headers["Authorization"])}

    def thread(number: int) -> list[int]:
        ids: list[int] = []
        with requests.Session() as session:
            for position in range(3):
                body: dict[str, object] = {"text": f"thread {number}, post {position}"}
                if ids:
                    body["reply"] = {"in_reply_to_tweet_id": str(ids[-1])}
                response = session.post(f"{mara.url}/2/tweets", json=body, headers=headers, timeout=30)
                ids.append(int(response.json()["data"]["id"]))
        return ids

    with ThreadPoolExecutor(50) as pool:
        threads = list(pool.map(thread, range(50)))
    truth = control.truth()["posts"]
    committed = [int(post["id"]) for post in truth]
    assert committed == sorted(set(committed))
    assert len(committed) == 150
    assert sorted(post_id for ids in threads for post_id in ids) == committed
    parents = {int(post["id"]): post["parent_id"] for post in truth}
    for first, second, third in threads:
        assert (parents[first], parents[second], parents[third]) == (None, str(first), str(second))


def test_150_requests_in_flight(mara: App, control: Control) -> None:
    control.settings(limits={"users.me": []})
    control.fault("slow", seconds=0.8, count=150, endpoint="users.me")
    headers = {"Authorization": str(mara.http.headers["Authorization"])}
    started = threading.Barrier(150)

    def ask(_: int) -> int:
        started.wait(timeout=20)
        return requests.get(f"{mara.url}/2/users/me", headers=headers, timeout=30).status_code

    with ThreadPoolExecutor(150) as pool:
        assert list(pool.map(ask, range(150))) == [200] * 150
    assert min(entry["duration_ms"] for entry in control.requests()[:150]) >= 800


def test_one_refresh_token_refreshes_once(new_app: Callable[[], App], control: Control) -> None:
    control.settings(reuse_kills_grant=False)
    token = new_app().sign_in().tokens["refresh_token"]
    form = {"grant_type": "refresh_token", "refresh_token": token}
    address = control.url.replace("/_control", "/2/oauth2/token")

    def refresh(_: int) -> int:
        return requests.post(address, data=form, auth=BASIC, timeout=30).status_code

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(refresh, range(20))) == [200] + [400] * 19
    assert control.truth()["grants"]["reuses"] == 19


def test_the_clock_can_be_moved_while_people_post(mara: App, control: Control) -> None:
    control.settings(daily_posts_unverified=1000, limits={"tweets.create": []})
    headers = {"Authorization": str(mara.http.headers["Authorization"])}

    def post(number: int) -> int:
        body = {"text": f"post {number}"}
        return requests.post(f"{mara.url}/2/tweets", json=body, headers=headers, timeout=10).status_code

    with ThreadPoolExecutor(12) as pool:
        statuses = pool.map(post, range(120))
        for offset in range(40):
            control.settings(clock_offset_seconds=offset % 3 - 1)
        assert list(statuses) == [201] * 120
    assert len({post["id"] for post in control.truth()["posts"]}) == 120

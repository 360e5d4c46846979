import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.xsandbox.app import App, Control
from xsandbox.residents import RESIDENTS

MARA, _, _, JONAS, LENA, _ = (person.id for person in RESIDENTS)


def test_me(mara: App) -> None:
    assert mara.get("/2/users/me").json() == {
        "data": {"id": MARA, "name": "Mara Lindqvist", "username": "mara_writes"}
    }


def test_me_with_fields(priya: App) -> None:
    fields = "profile_image_url,verified,verified_type,subscription_type,created_at,public_metrics"
    data = priya.get("/2/users/me", user_fields=fields).json()["data"]
    assert data["verified"] is True
    assert data["verified_type"] == "blue"
    assert data["subscription_type"] == "Premium"
    assert data["public_metrics"]["post_count"] == 0
    avatar = priya.http.get(data["profile_image_url"])
    assert avatar.headers["Content-Type"].startswith("image/svg+xml")


@pytest.mark.parametrize(
    ("path", "params", "words"),
    [
        ("/2/users/me", {"foo": "1"}, "The query parameter [foo] is not one of"),
        ("/2/users/me", {"user_fields": "id,shoe_size"}, "[shoe_size] is not valid"),
        ("/2/users/me", {"expansions": "author_id"}, "[author_id] is not valid"),
        ("/2/tweets", {}, "`ids` query parameter can not be empty"),
        ("/2/tweets", {"ids": "1,x"}, "1 to 100 ids"),
        ("/2/tweets", {"ids": ",".join(["1"] * 101)}, "1 to 100 ids"),
        ("/2/tweets/abc", {}, "[abc] is not valid"),
        ("/2/tweets/1", {"ids": "1"}, "not one of"),
        ("/2/tweets/1", {"post_fields": "author_id"}, "[author_id] is not valid"),
    ],
)
def test_wrong_parameters(mara: App, path: str, params: dict[str, str], words: str) -> None:
    response = mara.get(path, **params)
    assert response.status_code == 400
    assert response.json()["type"].endswith("/invalid-request")
    assert words in response.text


def test_one_post(mara: App) -> None:
    post_id = mara.posted("hello")
    data = {"id": post_id, "text": "hello", "edit_history_post_ids": [post_id]}
    assert mara.get(f"/2/tweets/{post_id}").json() == {"data": data}


def test_fields_by_their_new_and_old_names(mara: App) -> None:
    first, second = mara.thread("one https://example.com/a #tag @kenji_notes $AB", "two")
    new = mara.get(
        f"/2/tweets/{second}", post_fields="created_at,conversation_id", expansions="referenced_posts"
    )
    data = new.json()["data"]
    assert data["conversation_id"] == first
    assert data["referenced_posts"] == [{"type": "replied_to", "id": first}]
    assert new.json()["includes"]["posts"][0]["id"] == first
    mara.checked = False  # the file has forgotten the old names of expansions
    old = mara.get(
        f"/2/tweets/{second}",
        tweet_fields="author_id,referenced_tweets,in_reply_to_user_id",
        expansions="referenced_tweets.id",
    )
    data = old.json()["data"]
    assert data["author_id"] == data["in_reply_to_user_id"] == MARA
    assert data["referenced_tweets"] == [{"type": "replied_to", "id": first}]
    assert data["edit_history_tweet_ids"] == [second]
    assert old.json()["includes"]["tweets"][0]["id"] == first


def test_entities_point_into_the_text(mara: App) -> None:
    post_id = mara.posted("see example.com/a #tag @kenji_notes $AB")
    fields = "entities,public_metrics,edit_controls,lang,possibly_sensitive"
    data = mara.get(f"/2/tweets/{post_id}", post_fields=fields).json()["data"]
    entities, text = data["entities"], data["text"]

    def cut(kind: str) -> str:
        return str(text[entities[kind][0]["start"] : entities[kind][0]["end"]])

    assert cut("urls") == entities["urls"][0]["url"]
    assert entities["urls"][0]["expanded_url"] == "http://example.com/a"
    assert (cut("hashtags"), cut("mentions"), cut("cashtags")) == ("#tag", "@kenji_notes", "$AB")


def test_authors_are_expanded(mara: App) -> None:
    first, second = mara.thread("one", "two")
    body = mara.get(
        "/2/tweets",
        ids=f"{first},{second}",
        expansions="author_id,in_reply_to_user_id,username",
        user_fields="verified",
    ).json()
    assert body["includes"]["users"] == [
        {"id": MARA, "name": "Mara Lindqvist", "username": "mara_writes", "verified": False}
    ]
    assert body["data"][0]["username"] == "mara_writes"


def test_missing_posts_are_partial_errors(mara: App, new_app: Callable[[], App]) -> None:
    private = new_app().sign_in("jonas_private").posted("for friends")
    known = mara.posted("known")
    body = mara.get("/2/tweets", ids=f"{known},1,{private}").json()
    assert [post["id"] for post in body["data"]] == [known]
    assert [error["type"].rpartition("/")[2] for error in body["errors"]] == [
        "resource-not-found",
        "not-authorized-for-resource",
    ]
    alone = mara.get("/2/tweets/1")
    assert alone.status_code == 200
    assert set(alone.json()) == {"errors"}
    assert set(mara.get("/2/tweets", ids="1,2").json()) == {"errors"}


def test_deleting(mara: App, control: Control, new_app: Callable[[], App]) -> None:
    post_id = mara.posted("gone soon")
    assert new_app().sign_in("kenji_notes").delete(f"/2/tweets/{post_id}").status_code == 403
    assert mara.delete(f"/2/tweets/{post_id}").json() == {"data": {"deleted": True}}
    assert "errors" in mara.get(f"/2/tweets/{post_id}").json()
    (post,) = control.truth()["posts"]
    assert post["deleted_at"] >= post["committed_at"]
    again = mara.delete(f"/2/tweets/{post_id}")
    assert (again.status_code, again.json()["title"]) == (404, "Not Found Error")
    assert mara.delete("/2/tweets/x").status_code == 400


def test_a_post_shows_after_the_lag(mara: App, control: Control) -> None:
    control.settings(read_lag_seconds=0.3)
    post_id = mara.posted("patience")
    assert "errors" in mara.get(f"/2/tweets/{post_id}").json()
    assert mara.get(f"/2/users/{MARA}/tweets").json() == {"meta": {"result_count": 0}}
    time.sleep(0.35)
    assert mara.get(f"/2/tweets/{post_id}").json()["data"]["id"] == post_id
    assert mara.get(f"/2/users/{MARA}/tweets").json()["meta"]["result_count"] == 1


def test_a_parent_can_be_answered_after_its_lag(mara: App, control: Control) -> None:
    control.settings(parent_lag_seconds=0.3)
    parent = mara.posted("parent")
    assert mara.post("child", parent).status_code == 403
    assert mara.get(f"/2/tweets/{parent}").json()["data"]
    time.sleep(0.35)
    assert mara.post("child", parent).status_code == 201


def ids(body: dict[str, Any]) -> list[str]:
    return [post["id"] for post in body.get("data", [])]


def timeline(app: App, **params: Any) -> dict[str, Any]:
    response = app.get(f"/2/users/{MARA}/tweets", **params)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def test_timeline_is_newest_first_with_meta(mara: App) -> None:
    posted = mara.thread("one", "two", "three")
    body = timeline(mara, max_results=5)
    assert ids(body) == posted[::-1]
    assert body["meta"] == {"result_count": 3, "newest_id": posted[2], "oldest_id": posted[0]}


def test_timeline_pages_both_ways(mara: App, control: Control) -> None:
    posted = [mara.posted(f"post {number}") for number in range(12)][::-1]
    first = timeline(mara, max_results=5)
    second = timeline(mara, max_results=5, pagination_token=first["meta"]["next_token"])
    third = timeline(mara, max_results=5, pagination_token=second["meta"]["next_token"])
    assert [ids(first), ids(second), ids(third)] == [posted[:5], posted[5:10], posted[10:]]
    assert "next_token" not in third["meta"]
    assert "previous_token" not in first["meta"]
    back = timeline(mara, max_results=5, pagination_token=third["meta"]["previous_token"])
    assert ids(back) == posted[5:10]
    start = timeline(mara, max_results=5, pagination_token=back["meta"]["previous_token"])
    assert ids(start) == posted[:5]
    assert "previous_token" not in start["meta"]
    assert len(ids(timeline(mara))) == 10


def test_timeline_between_ids_and_times(mara: App, control: Control) -> None:
    posted = mara.thread("one", "two", "three")
    control.settings(clock_offset_seconds=3600)
    later = mara.posted("an hour later")
    times = {post["id"]: post["committed_at"] for post in control.truth()["posts"]}
    assert ids(timeline(mara, since_id=posted[1])) == [later, posted[2]]
    assert ids(timeline(mara, until_id=posted[1])) == [posted[0]]
    assert ids(timeline(mara, since_id="9" * 19)) == []
    assert ids(timeline(mara, start_time=times[later])) == [later]
    assert ids(timeline(mara, end_time=times[later])) == posted[::-1]
    assert ids(timeline(mara, exclude="replies,retweets")) == [later, posted[0]]


@pytest.mark.parametrize(
    "params",
    [
        {"max_results": 4},
        {"max_results": 101},
        {"max_results": "ten"},
        {"since_id": "x"},
        {"start_time": "2026-11-23"},
        {"start_time": "2026-13-01T00:00:00Z"},
        {"end_time": "2010-11-05T00:00:00Z"},
        {"exclude": "quotes"},
        {"pagination_token": "!"},
        {"pagination_token": "abc"},
        {"pagination_token": "c5n66pbe"},
        {"page": 2},
    ],
)
def test_timeline_refuses_what_x_refuses(mara: App, params: dict[str, Any]) -> None:
    response = mara.get(f"/2/users/{MARA}/tweets", **params)
    assert (response.status_code, response.json()["title"]) == (400, "Invalid Request")


def test_timelines_one_may_not_see(mara: App) -> None:
    for user_id, problem in (
        ("1", "resource-not-found"),
        (LENA, "resource-not-found"),
        (JONAS, "not-authorized"),
    ):
        body = mara.get(f"/2/users/{user_id}/tweets").json()
        assert problem in body["errors"][0]["type"]
        assert "data" not in body
    assert mara.get("/2/users/me2/tweets").status_code == 400


def test_unknown_paths_and_methods(mara: App) -> None:
    mara.checked = False
    for method, path, status in (("GET", "/2/nothing", 404), ("PUT", "/2/tweets", 405)):
        response = mara.http.request(method, f"{mara.url}{path}")
        assert response.status_code == status
        assert response.json()["status"] == status

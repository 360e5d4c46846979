"""The sandbox beside X's own OpenAPI file (2.167)."""

import json
from typing import Any

import pytest
import requests

from tests.xsandbox import spec
from tests.xsandbox.app import App
from tests.xsandbox.test_media import MP4, in_steps, png, uploaded
from xsandbox.api.fieldnames import FIELD_NAMES

pytestmark = pytest.mark.skipif(not spec.SPEC.exists(), reason=f"X's OpenAPI file is not at {spec.SPEC}")


@pytest.fixture
def judge(app: App) -> spec.Judge:
    found = spec.judge(app.url)
    assert found is not None
    return found


def test_every_operation_answers_as_the_file_says(mara: App, judge: spec.Judge) -> None:
    judge.seen.clear()
    me = mara.get("/2/users/me", user_fields=",".join(FIELD_NAMES["user.fields"])).json()["data"]["id"]
    media_id = uploaded(mara, png())
    in_steps(mara, MP4, "tweet_video", "video/mp4")
    mara.get("/2/media/upload", media_id=media_id)
    body = {"id": media_id, "metadata": {"alt_text": {"text": "A field"}}}
    mara.http.post(f"{mara.url}/2/media/metadata", json=body)
    first = mara.post("see https://example.com @kenji_notes", media={"media_ids": [media_id]})
    second = mara.posted("more", first.json()["data"]["id"])
    asking = {
        "post_fields": ",".join(FIELD_NAMES["post.fields"]),
        "expansions": "author_id,referenced_posts,attachments.media_keys",
    }
    mara.get(f"/2/tweets/{second}", **asking)
    mara.get("/2/tweets", ids=f"{second},1", **asking)
    mara.get(f"/2/users/{me}/tweets", max_results=5, exclude="retweets", **asking)
    mara.delete(f"/2/tweets/{second}")
    assert {
        (method, template(path)) for method, path, status in judge.seen if status < 300
    } == spec.OPERATIONS


def template(path: str) -> str:
    parts = path.partition("?")[0].split("/")
    return "/".join("{id}" if part.isdigit() and len(part) > 1 else part for part in parts)


def test_the_judge_can_say_no(mara: App, judge: spec.Judge) -> None:
    response = mara.post("hello")
    response._content = b'{"data": {"id": 5, "text": "hello"}}'
    with pytest.raises(Exception, match="not valid for schema"):
        judge.check(response)


BODIES: list[Any] = [
    {"text": "fine"},
    {"text": "fine", "made_with_ai": True, "paid_partnership": False, "reply_settings": "verified"},
    {"text": "fine", "poll": {"options": ["a", "b"], "duration_minutes": 5}},
    {"text": 1},
    {"text": ["a"]},
    {"text": "a", "extra": ""},
    {"text": "a", "reply": {"in_reply_to_tweet_id": 5}},
    {"text": "a", "reply": {"in_reply_to_tweet_id": "five"}},
    {"text": "a", "reply": {"exclude_reply_user_ids": []}},
    {"text": "a", "reply": {"in_reply_to_tweet_id": "5", "auto_populate_reply_metadata": 1}},
    {"text": "a", "media": {}},
    {"text": "a", "media": {"media_ids": "5"}},
    {"text": "a", "media": {"media_ids": ["5"], "tagged_user_ids": ["1"] * 11}},
    {"text": "a", "poll": {"options": ["a", ""], "duration_minutes": 5}},
    {"text": "a", "poll": {"options": ["a", "b"], "duration_minutes": 10081}},
    {"text": "a", "poll": {"options": ["a", "b"], "duration_minutes": 5, "reply_settings": "all"}},
    {"text": "a", "geo": {}},
    {"text": "a", "edit_options": {"previous_post_id": "x"}},
    {"text": "a", "nullcast": "no"},
    [],
    "text",
]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_invalid_here_as_there(mara: App, judge: spec.Judge, body: Any) -> None:
    prepared = mara.http.prepare_request(requests.Request("POST", f"{mara.url}/2/tweets", json=body))
    response = mara.http.send(prepared)
    assert (response.status_code != 400) == judge.accepts(prepared)


QUERIES: list[tuple[str, dict[str, str]]] = [
    ("/2/users/me", {"user.fields": "id,verified"}),
    ("/2/users/me", {"user.fields": "shoe_size"}),
    ("/2/tweets", {"ids": "1,2"}),
    ("/2/tweets", {"ids": "x"}),
    ("/2/tweets", {}),
    ("/2/users/1/tweets", {"max_results": "5"}),
    ("/2/users/1/tweets", {"max_results": "4"}),
    ("/2/users/1/tweets", {"since_id": "-1"}),
    ("/2/users/1/tweets", {"start_time": "2026-11-23T10:00:00Z"}),
    ("/2/users/1/tweets", {"start_time": "yesterday"}),
    ("/2/users/1/tweets", {"exclude": "replies"}),
    ("/2/users/1/tweets", {"exclude": "likes"}),
    ("/2/users/1/tweets", {"expansions": "author_id"}),
    ("/2/users/1/tweets", {"expansions": "everything"}),
]


@pytest.mark.parametrize(("path", "params"), QUERIES)
def test_a_query_is_invalid_here_as_there(
    mara: App, judge: spec.Judge, path: str, params: dict[str, str]
) -> None:
    prepared = mara.http.prepare_request(requests.Request("GET", f"{mara.url}{path}", params=params))
    response = mara.http.send(prepared)
    assert (response.status_code != 400) == judge.accepts(prepared)


def test_the_fields_are_those_of_the_file() -> None:
    parameters = json.loads(spec.SPEC.read_text())["components"]["parameters"].values()
    by_name = {each["name"]: each for each in parameters if each["name"] != "expansions"}
    for name in ("post.fields", "user.fields", "media.fields", "poll.fields", "place.fields"):
        assert FIELD_NAMES[name] == set(by_name[name]["schema"]["items"]["enum"]), name

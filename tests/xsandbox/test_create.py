from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
import requests

from tests.xsandbox.app import App, Control
from xsandbox.clock import snowflake_ms

DUPLICATE = {
    "detail": "You are not allowed to create a Tweet with duplicate content.",
    "type": "about:blank",
    "title": "Forbidden",
    "status": 403,
}


def refused(response: requests.Response, status: int, words: str) -> None:
    assert response.status_code == status, response.text
    assert words in response.text
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_a_post_comes_back_as_x_writes_it(mara: App, control: Control) -> None:
    sent = "1 < 2 & 3 > 2 see https://example.com/path?a=1 and README.md"
    response = mara.post(sent)
    assert response.status_code == 201
    data = response.json()["data"]
    assert data["text"].startswith("1 &lt; 2 &amp; 3 &gt; 2 see https://t.co/")
    assert data["text"].count("https://t.co/") == 2
    assert data["edit_history_post_ids"] == [data["id"]]
    (truth,) = control.truth()["posts"]
    assert truth["text"] == sent
    assert truth["id"] == data["id"]
    assert (truth["username"], truth["parent_id"], truth["deleted_at"]) == ("mara_writes", None, None)


def test_the_same_link_gets_the_same_short_one(mara: App, control: Control) -> None:
    texts = [mara.post(f"{word} https://example.com/x").json()["data"]["text"] for word in ("one", "two")]
    assert texts[0].split()[1] == texts[1].split()[1]
    assert len(texts[0].split()[1]) == 23


def test_headers_of_an_accepted_post(mara: App) -> None:
    headers = mara.post("hello").headers
    assert len(headers["x-transaction-id"]) == 16
    assert headers["x-access-level"] == "read-write"
    assert headers["x-rate-limit-limit"] == "100"
    assert headers["x-rate-limit-remaining"] == "99"
    assert headers["x-app-limit-24hour-limit"] == "10000"


def test_a_thread_hangs_together(mara: App, control: Control) -> None:
    first, second, third = mara.thread("one", "two", "three")
    posts = control.truth()["posts"]
    assert [post["parent_id"] for post in posts] == [None, first, second]
    assert [post["position"] for post in posts] == [1, 2, 3]
    assert int(first) < int(second) < int(third)


def test_an_id_carries_its_time(mara: App, control: Control) -> None:
    control.settings(clock_offset_seconds=86_400 * 30)
    post_id = mara.sign_in().posted("from the future")
    (post,) = control.truth()["posts"]
    committed = datetime.fromisoformat(post["committed_at"]).timestamp() * 1000
    assert abs(snowflake_ms(int(post_id)) - committed) < 1


def test_newlines_and_space_around_are_normalised(mara: App, control: Control) -> None:
    assert mara.post("  one\r\ntwo e\u0301 \n").json()["data"]["text"] == "one\ntwo é"
    assert control.texts() == ["  one\r\ntwo e\u0301 \n"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n"},
        {"text": 5},
        {"text": None},
        {"text": "a", "unknown": 1},
        {"text": "a", "reply": {}},
        {"text": "a", "reply": []},
        {"text": "a", "reply": {"in_reply_to_tweet_id": 123}},
        {"text": "a", "reply": {"in_reply_to_tweet_id": "12a"}},
        {"text": "a", "reply": {"in_reply_to_tweet_id": "1" * 20}},
        {"text": "a", "reply": {"in_reply_to_tweet_id": "1", "more": True}},
        {"text": "a", "media": {"media_ids": []}},
        {"text": "a", "media": {"media_ids": ["1", "2", "3", "4", "5"]}},
        {"text": "a", "media": {"media_ids": ["99"]}},
        {"text": "a", "poll": {"options": ["x"], "duration_minutes": 60}},
        {"text": "a", "poll": {"options": ["x", "y"], "duration_minutes": 4}},
        {"text": "a", "poll": {"options": ["x", "y"], "duration_minutes": True}},
        {"text": "a", "poll": {"options": ["x", "y" * 26], "duration_minutes": 60}},
        {"text": "a", "reply_settings": "nobody"},
        {"text": "a", "made_with_ai": "yes"},
        {"text": "half a pair \ud800"},
        {"text": "not a character \uffff"},
    ],
)
def test_invalid_requests(mara: App, control: Control, body: dict[str, Any]) -> None:
    response = mara.post(**body)
    refused(response, 400, "https://api.x.com/2/problems/invalid-request")
    assert response.json()["errors"][0]["message"]
    assert control.texts() == []


@pytest.mark.parametrize("content", [b"", b"not json", b"[]", b'"text"', b'{"text":'])
def test_a_body_that_is_no_object(mara: App, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = mara.http.post(f"{mara.url}/2/tweets", data=content, headers=headers)
    refused(response, 400, "invalid-request")


@pytest.mark.parametrize(
    ("length", "status"), [(280, 201), (281, 403)], ids=["at the limit", "one over the limit"]
)
def test_length_is_weighted(mara: App, length: int, status: int) -> None:
    link = "https://example.com/" + "x" * 200
    for text in ("a" * length, "日" * (length // 2) + "b" * (length % 2), f"{link} " + "c" * (length - 24)):
        response = mara.post(text)
        assert response.status_code == status, text
        assert status == 201 or "shorter" in response.json()["detail"]


def test_a_windows_newline_weighs_one(mara: App) -> None:
    assert mara.post("a" * 278 + "\r\nb").status_code == 201


def test_premium_accounts_write_long(priya: App) -> None:
    assert priya.post("a" * 25_000).status_code == 201
    refused(priya.post("a" * 25_001), 403, "shorter")


def test_duplicates(mara: App, control: Control) -> None:
    first = mara.posted("again")
    response = mara.post("again ")
    assert (response.status_code, response.json()) == (403, DUPLICATE)
    assert mara.post("again", parent=first).json() == DUPLICATE
    mara.delete(f"/2/tweets/{first}")
    assert mara.post("again").status_code == 201
    control.settings(clock_offset_seconds=86_500, access_token_seconds=10**6)
    mara.sign_in()
    assert mara.post("again").status_code == 201


def test_duplicates_can_be_let_through(mara: App, control: Control) -> None:
    control.settings(refuse_duplicates=False)
    mara.thread("again", "again")
    assert control.texts() == ["again", "again"]


def test_the_same_text_of_two_people_is_no_duplicate(new_app: Callable[[], App]) -> None:
    for person in ("mara_writes", "kenji_notes"):
        assert new_app().sign_in(person).post("good morning").status_code == 201


def test_replies_need_a_parent_that_can_be_seen(mara: App, new_app: Callable[[], App]) -> None:
    words = "deleted or not visible to you"
    refused(mara.post("a", parent="1"), 403, words)
    refused(mara.post("a", parent="9" * 19), 403, words)
    parent = mara.posted("parent")
    mara.delete(f"/2/tweets/{parent}")
    refused(mara.post("a", parent=parent), 403, words)
    private = new_app().sign_in("jonas_private").posted("@mara_writes is not among my friends")
    refused(mara.post("a", parent=private), 403, words)


def test_only_own_threads_can_be_continued(mara: App, new_app: Callable[[], App], control: Control) -> None:
    kenji = new_app().sign_in("kenji_notes")
    stranger, asked = kenji.posted("to nobody"), kenji.posted("what says @Mara_Writes?")
    refused(mara.post("uninvited", parent=stranger), 403, "where you are mentioned or are the author")
    assert mara.post("invited", parent=asked).status_code == 201
    assert control.truth()["posts"][-1]["position"] == 1
    control.settings(own_threads_only=False)
    assert mara.post("uninvited", parent=stranger).status_code == 201


def test_at_most_one_cashtag(mara: App) -> None:
    assert mara.post("$TSLA is up, $5 is not, https://example.com/$AAPL neither").status_code == 201
    refused(mara.post("$TSLA and $AAPL"), 403, "cashtag")


@pytest.mark.parametrize(
    "text", ["https://invalid.example.com/a", "see http://example.com:99999/a", "https://example.com/100%zz"]
)
def test_invalid_links(mara: App, text: str) -> None:
    refused(mara.post(text), 403, "The Tweet contains an invalid URL.")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"quote_tweet_id": "1"}, "reply to or quote"),
        ({"community_id": "1"}, "not permitted"),
        ({"edit_options": {"previous_post_id": "1"}}, "not permitted"),
        ({"nullcast": True}, "not permitted"),
    ],
)
def test_what_a_self_serve_app_may_not(mara: App, more: dict[str, Any], words: str) -> None:
    refused(mara.post("a", **more), 403, words)


def test_a_poll_is_kept_and_excludes_media(mara: App) -> None:
    poll = {"options": ["tea", "coffee"], "duration_minutes": 60}
    response = mara.post("which?", poll=poll, reply_settings="following", made_with_ai=False)
    post_id = response.json()["data"]["id"]
    data = mara.get(f"/2/tweets/{post_id}", post_fields="attachments,reply_settings").json()["data"]
    assert data["attachments"] == {"poll_ids": [post_id]}
    assert data["reply_settings"] == "following"
    refused(mara.post("b", poll=poll, media={"media_ids": ["1"]}), 400, "either media or a poll")


def test_a_suspended_person_cannot_post(new_app: Callable[[], App]) -> None:
    refused(new_app().sign_in("lena_suspended").post("a"), 403, "suspended")


def test_scopes(new_app: Callable[[], App]) -> None:
    reader = new_app().sign_in(scope="tweet.read users.read")
    response = reader.post("a")
    refused(response, 403, "Forbidden")
    assert response.headers["x-access-level"] == "read"
    nobody = new_app().sign_in(scope="users.read")
    refused(nobody.get("/2/users/me"), 403, "Forbidden")


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer made-up", "Basic abc", "bearer\t "])
def test_without_a_token(app: App, header: str | None) -> None:
    app.http.headers["Authorization"] = header  # type: ignore[assignment]
    response = app.post("a")
    refused(response, 401, "Unauthorized")
    assert response.json()["title"] == "Unauthorized"


def test_two_at_once_are_one_and_a_duplicate(mara: App, control: Control) -> None:
    def post(_: int) -> int:
        address, headers = f"{mara.url}/2/tweets", dict(mara.http.headers)
        return requests.post(address, json={"text": "once"}, headers=headers, timeout=30).status_code

    with ThreadPoolExecutor(12) as pool:
        assert sorted(pool.map(post, range(12))) == [201] + [403] * 11
    assert control.texts() == ["once"]

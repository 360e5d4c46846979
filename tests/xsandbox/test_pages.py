import struct

import pytest
import requests

from tests.xsandbox.app import App, Control
from tests.xsandbox.test_media import MP4, in_steps, png, uploaded

NOTICE = "nothing here leaves this machine"


def page(app: App, path: str, status: int = 200) -> str:
    response = requests.get(f"{app.url}{path}", timeout=10)
    assert response.status_code == status
    return response.text


def test_every_page_says_what_it_is(mara: App) -> None:
    post_id = mara.posted("hello")
    paths = ("/", "/mara_writes", f"/mara_writes/status/{post_id}", "/_control/", "/_control/log")
    for path in paths:
        text = page(mara, path)
        assert NOTICE in text
        assert "http://" not in text.replace(mara.url, "")
        assert "https://" not in text
        assert "style=" not in text


def test_home_shows_people_and_counts(mara: App) -> None:
    mara.posted("hello")
    home = page(mara, "/")
    assert "1 post<" in home.replace(" \n", "")
    assert "Priya Raman" in home
    assert "/_control/" in home


def test_a_persons_page_has_threads_newest_first(mara: App) -> None:
    mara.thread("first of two", "second of two")
    mara.posted("later, on its own")
    gone = mara.posted("gone")
    mara.delete(f"/2/tweets/{gone}")
    text = page(mara, "/mara_writes")
    assert text.index("later, on its own") < text.index("first of two") < text.index("second of two")
    assert text.count('<section class="thread"') == 2
    assert "gone" not in text


def test_permalinks(mara: App) -> None:
    _, second = mara.thread("first of two", "second of two")
    for path in (f"/mara_writes/status/{second}", f"/i/web/status/{second}", f"/renamed/status/{second}"):
        text = page(mara, path)
        assert "first of two" in text
        assert f'class="post chosen" id="post-{second}"' in text
    mara.delete(f"/2/tweets/{second}")
    page(mara, f"/mara_writes/status/{second}", 404)
    page(mara, "/mara_writes/status/1", 404)


def test_text_is_escaped_and_links_are_links(mara: App) -> None:
    mara.posted("<script>alert(1)</script> & https://example.com/?a=1&b=2 and\nmore")
    text = page(mara, "/mara_writes")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in text
    assert 'href="https://example.com/?a=1&amp;b=2"' in text
    assert ">example.com/?a=1&amp;b=2</a> and\nmore" in text


def test_pictures_videos_polls_and_answers_are_shown(mara: App, app: App, control: Control) -> None:
    control.settings(media_processing_seconds=0)
    picture = uploaded(mara, png())
    address = f"{mara.url}/2/media/metadata"
    mara.http.post(address, json={"id": picture, "metadata": {"alt_text": {"text": "A field"}}})
    mara.post("picture", media={"media_ids": [picture]})
    film = in_steps(mara, MP4, "tweet_video", "video/mp4").json()["data"]["id"]
    mara.post("film", media={"media_ids": [film]})
    mara.post("poll", poll={"options": ["tea", "coffee"], "duration_minutes": 60})
    question = app.sign_in("kenji_notes").posted("what says @mara_writes?")
    mara.posted("this", question)
    text = page(mara, "/mara_writes")
    assert f'src="/i/media/{picture}" alt="A field"' in text
    assert f'href="/i/media/{film}">video' in text
    assert "<li>tea</li>" in text
    assert "in reply to @kenji_notes" in text
    assert page(mara, f"/i/media/{picture}0", 404)


def test_the_request_log_renews_itself(mara: App, control: Control) -> None:
    control.fault("status", status=503, endpoint="users.me")
    mara.checked = False
    mara.get("/2/users/me")
    text = page(mara, "/_control/log")
    script = page(mara, "/i/static/renew.js")
    assert "/i/static/renew.js" in text
    assert "3000" in script
    assert "http" not in script
    assert "GET /2/users/me" in text
    assert "503" in text
    assert "status #" in text


@pytest.mark.parametrize("path", ["/nobody", "/i/avatars/nobody.svg", "/i/media/1", "/a/b/c"])
def test_what_is_not_there(app: App, path: str) -> None:
    assert "Not Found" in page(app, path, 404)


def test_pages_bring_a_strict_policy(app: App) -> None:
    response = requests.get(f"{app.url}/", timeout=10)
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    style = requests.get(f"{app.url}/i/static/sandbox.css", timeout=10)
    assert "prefers-color-scheme: dark" in style.text


def test_an_unfinished_upload_has_no_file(mara: App) -> None:
    body = {"media_type": "image/png", "total_bytes": struct.calcsize("I"), "media_category": "tweet_image"}
    media_id = mara.http.post(f"{mara.url}/2/media/upload/initialize", json=body).json()["data"]["id"]
    page(mara, f"/i/media/{media_id}", 404)

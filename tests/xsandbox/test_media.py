import base64
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.xsandbox.app import App, Control
from xsandbox.media.images import mime_of, size_of


def png(width: int = 3, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x40\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GIF = b"GIF89a" + struct.pack("<HH", 20, 10) + b"\0\0\0;"
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 100


def upload(app: App, content: bytes, category: str = "tweet_image") -> requests.Response:
    return app.http.post(
        f"{app.url}/2/media/upload", files={"media": ("file", content)}, data={"media_category": category}
    )


def uploaded(app: App, content: bytes, category: str = "tweet_image") -> str:
    media_id: str = upload(app, content, category).json()["data"]["id"]
    return media_id


def in_steps(app: App, content: bytes, category: str, mime: str, size: int = 40) -> requests.Response:
    body = {"media_type": mime, "total_bytes": len(content), "media_category": category}
    address = f"{app.url}/2/media/upload"
    media_id = app.http.post(f"{address}/initialize", json=body).json()["data"]["id"]
    for index, start in enumerate(range(0, len(content), size)):
        files = {"media": ("chunk", content[start : start + size])}
        response = app.http.post(f"{address}/{media_id}/append", files=files, data={"segment_index": index})
        assert response.status_code == 200, response.text
    return app.http.post(f"{address}/{media_id}/finalize", json={})


def test_a_picture_goes_up_at_once_and_onto_a_post(mara: App) -> None:
    data = upload(mara, png()).json()["data"]
    assert data["image"] == {"image_type": "image/png", "w": 3, "h": 2}
    assert data["media_key"] == f"3_{data['id']}"
    posted = mara.post("look", media={"media_ids": [data["id"]]})
    assert posted.json()["data"]["text"].startswith("look https://t.co/")
    body = mara.get(
        f"/2/tweets/{posted.json()['data']['id']}",
        post_fields="attachments",
        expansions="attachments.media_keys",
    ).json()
    assert body["data"]["attachments"] == {"media_keys": [data["media_key"]]}
    shown = body["includes"]["media"][0]
    assert shown["type"] == "photo"
    assert requests.get(shown["url"], timeout=10).content == png()


def test_media_need_no_text(mara: App) -> None:
    response = mara.post(media={"media_ids": [uploaded(mara, png())]})
    assert response.json()["data"]["text"].startswith("https://t.co/")


def test_base64_in_json_works_too(mara: App) -> None:
    body = {"media": base64.b64encode(png()).decode(), "media_category": "tweet_image"}
    response = mara.http.post(f"{mara.url}/2/media/upload", json=body)
    assert response.status_code == 200
    bad = mara.http.post(f"{mara.url}/2/media/upload", json=body | {"media": "%"})
    assert bad.status_code == 400


def test_alt_text(mara: App) -> None:
    media_id = uploaded(mara, png())
    address = f"{mara.url}/2/media/metadata"
    body = {"id": media_id, "metadata": {"alt_text": {"text": "A blue field"}}}
    assert mara.http.post(address, json=body).json()["data"]["id"] == media_id
    post_id = mara.post("look", media={"media_ids": [media_id]}).json()["data"]["id"]
    data = mara.get(f"/2/tweets/{post_id}", post_fields="media_metadata").json()["data"]
    assert data["media_metadata"] == [{"media_key": f"3_{media_id}", "alt_text": "A blue field"}]
    body["metadata"] = {"alt_text": {"text": "x" * 1001}}
    assert mara.http.post(address, json=body).status_code == 400


def test_large_files_go_up_in_steps(mara: App, control: Control) -> None:
    control.settings(media_processing_seconds=60)
    data = in_steps(mara, MP4, "tweet_video", "video/mp4").json()["data"]
    assert data["processing_info"]["state"] == "in_progress"
    refused = mara.post("film", media={"media_ids": [data["id"]]})
    assert refused.status_code == 400
    control.settings(clock_offset_seconds=61)
    status = mara.get("/2/media/upload", command="STATUS", media_id=data["id"]).json()["data"]
    assert status["processing_info"] == {"state": "succeeded", "progress_percent": 100}
    assert mara.post("film", media={"media_ids": [data["id"]]}).status_code == 201


def test_status_before_anything_was_appended(mara: App) -> None:
    body = {"media_type": "video/mp4", "total_bytes": 5, "media_category": "tweet_video"}
    media_id = mara.http.post(f"{mara.url}/2/media/upload/initialize", json=body).json()["data"]["id"]
    status = mara.get("/2/media/upload", media_id=media_id).json()["data"]
    assert status["processing_info"]["state"] == "pending"


def test_a_missing_segment_is_noticed(mara: App) -> None:
    body = {"media_type": "image/png", "total_bytes": len(png()), "media_category": "tweet_image"}
    address = f"{mara.url}/2/media/upload"
    media_id = mara.http.post(f"{address}/initialize", json=body).json()["data"]["id"]
    files = {"media": ("chunk", png()[:10])}
    mara.http.post(f"{address}/{media_id}/append", files=files, data={"segment_index": 1})
    response = mara.http.post(f"{address}/{media_id}/finalize", json={})
    assert response.status_code == 400
    assert "10 of" in response.text


def test_a_segment_can_be_too_large(mara: App, control: Control) -> None:
    control.settings(media_chunk_bytes=10)
    body = {"media_type": "video/mp4", "total_bytes": 20, "media_category": "tweet_video"}
    address = f"{mara.url}/2/media/upload"
    media_id = mara.http.post(f"{address}/initialize", json=body).json()["data"]["id"]
    files = {"media": ("chunk", b"x" * 11)}
    response = mara.http.post(f"{address}/{media_id}/append", files=files, data={"segment_index": 0})
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("content", "category"),
    [
        (b"plain words", "tweet_image"),
        (GIF, "tweet_image"),
        (png(), "tweet_gif"),
        (b"", "tweet_image"),
        (png() + b"\0" * 5 * 1024 * 1024, "tweet_image"),
        (png(), "wallpaper"),
    ],
)
def test_files_that_do_not_fit(mara: App, content: bytes, category: str) -> None:
    assert upload(mara, content, category).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"media_type": "image/png", "media_category": "tweet_image"},
        {"media_type": "image/x", "media_category": "tweet_image", "total_bytes": 5},
        {"media_type": "image/png", "media_category": "tweet_image", "total_bytes": 0},
        {"media_type": "image/png", "media_category": "tweet_image", "total_bytes": -1},
    ],
)
def test_initialize_wants_to_know(mara: App, body: dict[str, Any]) -> None:
    assert mara.http.post(f"{mara.url}/2/media/upload/initialize", json=body).status_code == 400


def test_four_photos_or_one_of_the_rest(mara: App, control: Control) -> None:
    control.settings(media_processing_seconds=0)
    photos, gif = [uploaded(mara, png(1, size)) for size in range(1, 5)], uploaded(mara, GIF, "tweet_gif")
    assert mara.post("four", media={"media_ids": photos}).status_code == 201
    assert mara.post("gif", media={"media_ids": [gif]}).status_code == 201
    assert mara.post("mixed", media={"media_ids": [gif, photos[0]]}).status_code == 400
    assert mara.post("twice", media={"media_ids": [photos[0], photos[0]]}).status_code == 400


def test_media_belong_to_their_owner_and_expire(
    mara: App, new_app: Callable[[], App], control: Control
) -> None:
    media_id = uploaded(mara, png())
    kenji = new_app().sign_in("kenji_notes")
    response = kenji.post("mine?", media={"media_ids": [media_id]})
    assert "Your media IDs are invalid." in response.text
    control.settings(clock_offset_seconds=86_401, access_token_seconds=10**6)
    assert mara.sign_in().post("late", media={"media_ids": [media_id]}).status_code == 400


def test_media_need_their_scope(new_app: Callable[[], App]) -> None:
    app = new_app().sign_in(scope="tweet.read users.read tweet.write")
    assert upload(app, png()).status_code == 403


JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"ab" + b"\xff\xc0" + struct.pack(">HBHH", 11, 8, 7, 9)
WEBP = b"RIFF\0\0\0\0WEBP"


@pytest.mark.parametrize(
    ("content", "mime", "size"),
    [
        (png(5, 6), "image/png", (5, 6)),
        (GIF, "image/gif", (20, 10)),
        (JPEG, "image/jpeg", (9, 7)),
        (WEBP + b"VP8 " + b"\0" * 10 + struct.pack("<HH", 31, 17), "image/webp", (31, 17)),
        (WEBP + b"VP8L" + b"\0" * 5 + struct.pack("<I", 30 | 16 << 14), "image/webp", (31, 17)),
        (WEBP + b"VP8X" + b"\0" * 8 + b"\x1e\0\0\x10\0\0", "image/webp", (31, 17)),
        (JPEG[:9], "image/jpeg", (0, 0)),
        (MP4, "video/mp4", (0, 0)),
    ],
)
def test_files_are_known_by_their_bytes(content: bytes, mime: str, size: tuple[int, int]) -> None:
    assert mime_of(content) == mime
    assert size_of(content, mime) == size

"""Taking in media: at once, or as initialize, append and finalize."""

import sqlite3
from typing import Any

from xsandbox.answers import RefusedError
from xsandbox.media.images import mime_of, size_of
from xsandbox.media.store import key_of
from xsandbox.problems import invalid_parameter
from xsandbox.residents import Person
from xsandbox.state import State

MEGABYTE = 1024 * 1024
# docs.x.com, x-api/media: the largest file of each category.
MOST_BYTES = {"tweet_image": 5 * MEGABYTE, "tweet_gif": 15 * MEGABYTE, "dm_image": 5 * MEGABYTE}
VIDEO_BYTES = 512 * MEGABYTE
PICTURES = {"image/png", "image/jpeg", "image/webp"}
ALLOWED = {"tweet_image": PICTURES, "dm_image": PICTURES, "tweet_gif": {"image/gif"}, "dm_gif": {"image/gif"}}


def check_size(category: str, total: int) -> None:
    most = MOST_BYTES.get(category, VIDEO_BYTES)
    if not 0 < total <= most:
        raise RefusedError(
            invalid_parameter("media", [str(total)], f"{category} may have 1 to {most} bytes.")
        )


def check_content(category: str, content: bytes) -> str:
    """The MIME type, read from the bytes, if it fits the category."""
    check_size(category, len(content))
    mime = mime_of(content)
    if category == "subtitles":
        return "text/srt"
    videos = {"video/mp4", "video/webm"}
    if mime is None or mime not in ALLOWED.get(category, videos):
        raise RefusedError(invalid_parameter("media", [mime or "unknown"], f"This is no {category}."))
    return mime


def reserve(state: State, owner: Person, category: str, mime: str, total: int) -> int:
    media_id = state.ids.next()
    state.store.run(
        "INSERT INTO media (id, owner_id, category, mime, total_bytes, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        media_id,
        owner.id,
        category,
        mime,
        total,
        state.clock.now_ms() + int(state.settings.media_seconds * 1000),
    )
    return media_id


def fill(state: State, media_id: int, mime: str, content: bytes) -> None:
    """The file is there; pictures can be used at once, everything else is processed first."""
    width, height = size_of(content, mime)
    now = state.clock.now_ms()
    ready = now if mime in PICTURES else now + int(state.settings.media_processing_seconds * 1000)
    state.store.run(
        "UPDATE media SET content = ?, mime = ?, width = ?, height = ?, ready_at = ? WHERE id = ?",
        content,
        mime,
        width,
        height,
        ready,
        media_id,
    )


def assemble(state: State, media_id: int, category: str) -> tuple[str, bytes]:
    """All segments from 0 on, in order; their type with them."""
    rows = state.store.rows(
        "SELECT segment, content FROM chunks WHERE media_id = ? ORDER BY segment", media_id
    )
    content = b"".join(row["content"] for row in rows)
    total = state.store.count("SELECT total_bytes FROM media WHERE id = ?", media_id)
    if [row["segment"] for row in rows] != list(range(len(rows))) or len(content) != total:
        message = f"{len(content)} of {total} bytes were appended."
        raise RefusedError(invalid_parameter("id", [str(media_id)], message))
    return check_content(category, content), content


def status_json(state: State, row: sqlite3.Row) -> dict[str, Any]:
    """`data` of upload, finalize and status."""
    shown: dict[str, Any] = {
        "id": str(row["id"]),
        "media_key": key_of(row),
        "size": row["total_bytes"],
        "expires_after_secs": max(0, (row["expires_at"] - state.clock.now_ms()) // 1000),
    }
    if row["width"]:
        shown["image"] = {"image_type": row["mime"], "w": row["width"], "h": row["height"]}
    if row["mime"].startswith("video/"):
        shown["video"] = {"video_type": row["mime"]}
    if row["mime"] not in PICTURES:
        shown["processing_info"] = processing(state, row)
    return shown


def processing(state: State, row: sqlite3.Row) -> dict[str, Any]:
    if row["ready_at"] is None:
        return {"state": "pending", "check_after_secs": 1}
    left = row["ready_at"] - state.clock.now_ms()
    if left <= 0:
        return {"state": "succeeded", "progress_percent": 100}
    whole = max(1, int(state.settings.media_processing_seconds * 1000))
    percent = max(0, min(99, 100 - 100 * left // whole))
    return {"state": "in_progress", "check_after_secs": 1 + left // 1000, "progress_percent": percent}

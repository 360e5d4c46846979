"""Media of the database: whose, ready when, and shown how."""

import sqlite3
from typing import Any

from xsandbox.answers import RefusedError
from xsandbox.problems import invalid_parameter
from xsandbox.residents import Person
from xsandbox.state import State

# What a media key begins with, by the kind of media.
KEY_PREFIXES = {"tweet_image": 3, "tweet_gif": 16, "tweet_video": 7, "amplify_video": 13}
TYPES = {"tweet_image": "photo", "tweet_gif": "animated_gif"}
MOST_PHOTOS = 4


def find(state: State, media_id: int) -> sqlite3.Row | None:
    return state.store.row("SELECT * FROM media WHERE id = ?", min(media_id, 2**63 - 1))


def owned(state: State, person: Person, media_id: int) -> sqlite3.Row:
    """Refuses what is missing, expired or someone else's in the same words."""
    row = find(state, media_id)
    if row is None or row["owner_id"] != person.id or row["expires_at"] <= state.clock.now_ms():
        raise invalid_media(media_id)
    return row


def invalid_media(media_id: int) -> RefusedError:
    return RefusedError(invalid_parameter("media.media_ids", [str(media_id)], "Your media IDs are invalid."))


def is_ready(state: State, row: sqlite3.Row) -> bool:
    return row["ready_at"] is not None and row["ready_at"] <= state.clock.now_ms()


def check_attachable(state: State, author: Person, media_ids: list[int]) -> None:
    """Up to four photos, or one GIF, or one video, all uploaded by the author and processed."""
    rows = [owned(state, author, each) for each in media_ids]
    for row in rows:
        if not is_ready(state, row):
            raise invalid_media(row["id"])
    categories = {row["category"] for row in rows}
    alone = categories - {"tweet_image"}
    if (alone and len(rows) > 1) or len(rows) > MOST_PHOTOS or len(set(media_ids)) < len(rows):
        message = "A post has up to four photos, or one GIF, or one video."
        raise RefusedError(invalid_parameter("media.media_ids", [str(each) for each in media_ids], message))


def key_of(row: sqlite3.Row) -> str:
    return f"{KEY_PREFIXES.get(row['category'], 3)}_{row['id']}"


def media_key(state: State, media_id: int) -> str:
    row = find(state, media_id)
    return key_of(row) if row else f"3_{media_id}"


def media_json(state: State, media_id: int, root: str) -> dict[str, Any]:
    row = find(state, media_id)
    if row is None:
        return {"media_key": f"3_{media_id}"}
    shown = {
        "media_key": key_of(row),
        "type": TYPES.get(row["category"], "video"),
        "width": row["width"],
        "height": row["height"],
        "url": f"{root}i/media/{row['id']}",
    }
    return shown | ({"alt_text": row["alt_text"]} if row["alt_text"] else {})


def alt_texts(state: State, media_ids: list[int]) -> list[dict[str, str]]:
    rows = [find(state, each) for each in media_ids]
    return [
        {"media_key": key_of(row), "alt_text": row["alt_text"]} for row in rows if row and row["alt_text"]
    ]

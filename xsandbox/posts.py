"""Posts: the rows of the truth, and the questions asked of them."""

import json
import re
import sqlite3
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xsandbox import text as texts
from xsandbox.clock import iso
from xsandbox.residents import Person
from xsandbox.state import State

BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Post:
    seq: int
    id: int
    author_id: str
    text: str
    parent_id: int | None
    conversation_id: int
    position: int
    media: str
    extras: str
    fingerprint: str
    committed_at: int
    deleted_at: int | None

    @cached_property
    def kept_text(self) -> str:
        return texts.normalise(self.text)

    @cached_property
    def media_ids(self) -> list[int]:
        ids: list[int] = json.loads(self.media)
        return ids

    @cached_property
    def more(self) -> dict[str, Any]:
        """What else was asked for: poll, reply_settings, made_with_ai, paid_partnership."""
        more: dict[str, Any] = json.loads(self.extras)
        return more

    @property
    def created_at(self) -> str:
        return iso(self.committed_at)


def post_of(row: sqlite3.Row) -> Post:
    return Post(**dict(row))


def find(state: State, post_id: str | int) -> Post | None:
    """Also a deleted one."""
    row = state.store.row("SELECT * FROM posts WHERE id = ?", min(int(post_id), BIGGEST_ID))
    return post_of(row) if row else None


def stored(state: State, post_id: int) -> Post:
    return post_of(state.store.rows("SELECT * FROM posts WHERE id = ?", post_id)[0])


def is_id(value: str) -> bool:
    return re.fullmatch(r"[0-9]{1,19}", value) is not None


def settled_before(state: State, lag_seconds: float) -> int:
    """Posts committed up to this millisecond can be seen; without a lag, all of them."""
    return state.clock.now_ms() - int(lag_seconds * 1000) if lag_seconds else BIGGEST_ID


def readable(state: State, post: Post | None) -> Post | None:
    """The post, if a read would show it by now."""
    if post is None or post.deleted_at is not None:
        return None
    return post if post.committed_at <= settled_before(state, state.settings.read_lag_seconds) else None


def may_see(reader: Person, author: Person) -> bool:
    return not author.suspended and (not author.protected or reader.id == author.id)


def position_after(state: State, author: Person | None, parent_id: str | None) -> int:
    """1 for a new thread, otherwise one more than the parent it continues."""
    parent = find(state, parent_id) if parent_id else None
    if parent is None or author is None or parent.author_id != author.id:
        return 1
    return parent.position + 1


def is_duplicate(state: State, author: Person, fingerprint: str) -> bool:
    since = state.clock.now_ms() - int(state.settings.duplicate_window_seconds * 1000)
    sql = (
        "SELECT COUNT(*) FROM posts WHERE author_id = ? AND fingerprint = ?"
        " AND committed_at > ? AND deleted_at IS NULL"
    )
    return state.store.count(sql, author.id, fingerprint, since) > 0


def committed_today(state: State, author: Person) -> tuple[int, int]:
    """Original posts and replies of the last 24 hours, deleted ones too."""
    since = state.clock.now_ms() - 86_400_000
    sql = "SELECT COUNT(*) FROM posts WHERE author_id = ? AND committed_at > ? AND parent_id IS "
    originals = state.store.count(sql + "NULL", author.id, since)
    return originals, state.store.count(sql + "NOT NULL", author.id, since)

"""What really happened, as opposed to what was answered."""

from typing import Any

from xsandbox.clock import iso
from xsandbox.oauth.grants import count_grants
from xsandbox.state import State


def truth(state: State) -> dict[str, Any]:
    return {
        "posts": posts(state),
        "grants": count_grants(state),
        "pending_commits": state.later.pending,
        "seed": state.seed,
        "now": iso(state.clock.now_ms()),
    }


def posts(state: State) -> list[dict[str, Any]]:
    """In the order they were committed, deleted ones too."""
    rows = state.store.rows(
        "SELECT posts.*, username FROM posts LEFT JOIN people ON people.id = author_id ORDER BY seq"
    )
    return [
        {
            "seq": row["seq"],
            "id": str(row["id"]),
            "author_id": row["author_id"],
            "username": row["username"],
            "text": row["text"],
            "parent_id": str(row["parent_id"]) if row["parent_id"] else None,
            "position": row["position"],
            "committed_at": iso(row["committed_at"]),
            "deleted_at": iso(row["deleted_at"]) if row["deleted_at"] else None,
        }
        for row in rows
    ]

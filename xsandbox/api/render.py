"""Posts as the API shows them."""

from collections.abc import Callable
from typing import Any

from xsandbox import posts, urls
from xsandbox import text as texts
from xsandbox.api.entities import entities
from xsandbox.media.store import alt_texts, media_key
from xsandbox.posts import Post
from xsandbox.state import State

# The same fields before and after X renamed them in August 2026; it answers to both.
LEGACY_NAMES = {"edit_history_post_ids": "edit_history_tweet_ids", "referenced_posts": "referenced_tweets"}


def shown_text(post: Post) -> str:
    """Links as t.co, & < > escaped, and a link at the end for media."""
    wrapped, _ = urls.wrap(post.kept_text)
    if post.media_ids:
        link = urls.Url(f"https://pic.x.com/{post.media_ids[0]}", 0, 0).short
        wrapped = f"{wrapped} {link}".strip()
    return texts.escape(wrapped)


def post_json(state: State, post: Post, fields: set[str], *, legacy: bool) -> dict[str, Any]:
    """id, text and edit history always; of the rest what was asked for and is known here."""
    shown: dict[str, Any] = {
        "id": str(post.id),
        "text": shown_text(post),
        "edit_history_post_ids": [str(post.id)],
    }
    for name, value_of in FIELDS.items():
        if name in fields and (value := value_of(state, post)) is not None:
            shown[name] = value
    return {LEGACY_NAMES.get(name, name): value for name, value in shown.items()} if legacy else shown


def attachments(state: State, post: Post) -> dict[str, Any] | None:
    if post.media_ids:
        return {"media_keys": [media_key(state, each) for each in post.media_ids]}
    return {"poll_ids": [str(post.id)]} if "poll" in post.more else None


def parent_author(state: State, post: Post) -> str | None:
    parent = posts.find(state, post.parent_id) if post.parent_id else None
    return parent.author_id if parent else None


def referenced(state: State, post: Post) -> list[dict[str, str]] | None:
    return [{"type": "replied_to", "id": str(post.parent_id)}] if post.parent_id else None


def metrics(state: State, post: Post) -> dict[str, int]:
    replies = state.store.count(
        "SELECT COUNT(*) FROM posts WHERE parent_id = ? AND deleted_at IS NULL", post.id
    )
    none = ("repost_count", "like_count", "quote_count", "bookmark_count", "impression_count")
    return {"reply_count": replies} | dict.fromkeys(none, 0)


def author_name(state: State, post: Post) -> str | None:
    author = state.people.by_id(post.author_id)
    return author.username if author else None


FIELDS: dict[str, Callable[[State, Post], Any]] = {
    "attachments": attachments,
    "author_id": lambda state, post: post.author_id,
    "conversation_id": lambda state, post: str(post.conversation_id),
    "created_at": lambda state, post: post.created_at,
    "edit_controls": lambda state, post: {"edits_remaining": 0, "is_edit_eligible": False},
    "entities": lambda state, post: entities(post.kept_text) or None,
    "in_reply_to_user_id": parent_author,
    "lang": lambda state, post: "und",
    "media_metadata": lambda state, post: alt_texts(state, post.media_ids) or None,
    "paid_partnership": lambda state, post: post.more.get("paid_partnership"),
    "possibly_sensitive": lambda state, post: False,
    "public_metrics": metrics,
    "referenced_posts": referenced,
    "reply_settings": lambda state, post: post.more.get("reply_settings", "everyone"),
    "username": author_name,
}

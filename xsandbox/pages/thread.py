"""Posts arranged for reading: a person's threads, newest first, each drawn as one."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from xsandbox import urls
from xsandbox.media import store as media
from xsandbox.posts import Post, post_of
from xsandbox.residents import Person
from xsandbox.state import State


@dataclass(frozen=True)
class Shown:
    post: Post
    author: Person
    answers_to: str | None
    media: list[sqlite3.Row]

    @property
    def html(self) -> Markup:
        return linked(self.post.kept_text)

    @property
    def time(self) -> str:
        return self.post.created_at.replace("T", " ")[:16] + " UTC"

    @property
    def poll(self) -> dict[str, Any] | None:
        poll: dict[str, Any] | None = self.post.more.get("poll")
        return poll


def linked(text: str) -> Markup:
    """The text with its links in X's short form to look at, and their targets to follow."""
    pieces, end = [], 0
    for url in urls.find_urls(text):
        pieces.append(escape(text[end : url.start]))
        anchor = Markup('<a href="{}" title="{}" rel="nofollow noopener noreferrer">{}</a>')
        pieces.append(anchor.format(url.expanded, url.short, url.display))
        end = url.end
    return Markup("").join([*pieces, escape(text[end:])])


def shown(state: State, post: Post) -> Shown:
    author = state.people.by_id(post.author_id)
    if author is None:
        raise LookupError(post.author_id)
    parent = state.store.row(
        "SELECT username FROM posts JOIN people ON people.id = author_id WHERE posts.id = ?", post.parent_id
    )
    rows = [media.find(state, each) for each in post.media_ids]
    return Shown(post, author, parent["username"] if parent else None, [row for row in rows if row])


def timeline(state: State, person: Person) -> list[list[Shown]]:
    """Threads by their latest post; within one, from its beginning on."""
    rows = state.store.rows(
        "SELECT * FROM posts WHERE author_id = ? AND deleted_at IS NULL ORDER BY id", person.id
    )
    threads: dict[int, list[Shown]] = {}
    for row in rows:
        post = post_of(row)
        threads.setdefault(post.conversation_id, []).append(shown(state, post))
    return sorted(threads.values(), key=lambda thread: thread[-1].post.id, reverse=True)


def conversation(state: State, post: Post) -> list[Shown]:
    rows = state.store.rows(
        "SELECT * FROM posts WHERE conversation_id = ? AND deleted_at IS NULL ORDER BY id",
        post.conversation_id,
    )
    return [shown(state, post_of(row)) for row in rows]

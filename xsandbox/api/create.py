"""POST /2/tweets."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from flask import Response

from xsandbox import posts, urls
from xsandbox import text as texts
from xsandbox.answers import Answer
from xsandbox.api import gate
from xsandbox.api.bodies import CREATE_POST
from xsandbox.api.postrules import check_history, check_parent, check_permitted, check_text
from xsandbox.api.render import shown_text
from xsandbox.call import Call
from xsandbox.clock import snowflake_ms
from xsandbox.media.store import check_attachable
from xsandbox.residents import Person
from xsandbox.state import State, current_state

KEPT = ("poll", "reply_settings", "made_with_ai", "paid_partnership")


@dataclass(frozen=True)
class Draft:
    """A request that passed every check and waits to be committed."""

    author: Person
    text: str
    parent: posts.Post | None
    media_ids: list[int]
    extras: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        shown = [texts.normalise(self.text), sorted(self.media_ids), self.extras.get("poll")]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def view() -> Response:
    body = gate.json_object() or {}
    reply = body.get("reply")
    parent_id = reply.get("in_reply_to_tweet_id") if isinstance(reply, dict) else None
    known = parent_id if isinstance(parent_id, str) and posts.is_id(parent_id) else None
    state = current_state()
    return gate.serve("tweets.create", create, lambda author: posts.position_after(state, author, known))


def create(call: Call) -> Answer:
    body = gate.checked_json(CREATE_POST)
    draft = check_draft(call.state, call.author, body)

    def check() -> None:
        check_history(call.state, draft.author, draft.fingerprint, draft.parent)

    def work() -> Answer:
        post = commit(call.state, draft)
        has_url = bool(urls.find_urls(post.kept_text))
        call.state.billing.charge("post_create_with_url" if has_url else "post_create")
        ids = [str(post.id)]
        return Answer(201, {"data": {"edit_history_post_ids": ids, "id": ids[0], "text": shown_text(post)}})

    return call.commit(work, check)


def check_draft(state: State, author: Person, body: dict[str, Any]) -> Draft:
    check_permitted(body)
    media_ids = [int(each) for each in body.get("media", {}).get("media_ids", [])]
    check_text(state, author, body.get("text", ""), needed=not media_ids)
    check_attachable(state, author, media_ids)
    parent_id = body.get("reply", {}).get("in_reply_to_tweet_id")
    parent = check_parent(state, author, parent_id) if parent_id else None
    extras = {name: body[name] for name in KEPT if name in body}
    return Draft(author, body.get("text", ""), parent, media_ids, extras)


def commit(state: State, draft: Draft) -> posts.Post:
    """Its id and its time are taken here, so that ids grow in the order of commits."""
    post_id = state.ids.next()
    parent = draft.parent
    continues = parent is not None and parent.author_id == draft.author.id
    state.store.run(
        "INSERT INTO posts (id, author_id, text, parent_id, conversation_id, position, media, extras,"
        " fingerprint, committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        post_id,
        draft.author.id,
        draft.text,
        parent.id if parent else None,
        parent.conversation_id if parent else post_id,
        parent.position + 1 if parent and continues else 1,
        json.dumps(draft.media_ids),
        json.dumps(draft.extras),
        draft.fingerprint,
        snowflake_ms(post_id),
    )
    return posts.stored(state, post_id)

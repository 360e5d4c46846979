"""GET /2/users/:id/tweets."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from xsandbox import posts
from xsandbox.answers import Answer, RefusedError
from xsandbox.api import gate
from xsandbox.api.includes import expand
from xsandbox.api.lookup import check_id, shown
from xsandbox.api.params import Query
from xsandbox.call import Call
from xsandbox.problems import invalid_parameter, not_authorized, not_found
from xsandbox.state import State

PAGE_SIZE = 10


@dataclass(frozen=True)
class Page:
    """Newest first; the tokens lead to the pages beside it."""

    posts: list[posts.Post]
    older: bool
    newer: bool

    def meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = {"result_count": len(self.posts)}
        if self.posts:
            meta |= {"newest_id": str(self.posts[0].id), "oldest_id": str(self.posts[-1].id)}
        if self.older:
            meta["next_token"] = encode_token("older", self.posts[-1].id)
        if self.newer and self.posts:
            meta["previous_token"] = encode_token("newer", self.posts[0].id)
        return meta


def view(user_id: str) -> Response:
    return gate.serve("tweets.timeline", lambda call: timeline(call, user_id))


def timeline(call: Call, user_id: str) -> Answer:
    query = Query.parse(request.args, "tweets.timeline")
    check_id(user_id)
    owner = call.state.people.by_id(user_id)
    if owner is None or owner.suspended:
        return Answer(200, {"errors": [not_found("user", "id", user_id)]})
    if not posts.may_see(call.author, owner):
        return Answer(200, {"errors": [not_authorized("user", "id", user_id)]})
    page = find_page(call.state, owner.id, query)
    ids = [str(post.id) for post in page.posts]
    call.state.billing.charge_reads("post_read", ids, call.author)
    body = {"data": shown(call.state, page.posts, query)} if page.posts else {}
    return Answer(200, body | expand(call.state, page.posts, query) | {"meta": page.meta()})


def find_page(state: State, owner_id: str, query: Query) -> Page:
    where, values = conditions(state, owner_id, query)
    size = int(query.values.get("max_results", PAGE_SIZE))
    direction, edge = decode_token(query.values.get("pagination_token"))
    order, compare = ("ASC", ">") if direction == "newer" else ("DESC", "<")
    if edge is not None:
        where, values = f"{where} AND id {compare} ?", [*values, edge]
    rows = state.store.rows(
        f"SELECT * FROM posts WHERE {where} ORDER BY id {order} LIMIT ?",  # noqa: S608
        *values,
        size + 1,
    )
    found, beyond = [posts.post_of(row) for row in rows[:size]], len(rows) > size
    if direction == "newer":
        return Page(found[::-1], older=bool(found), newer=beyond)
    return Page(found, older=beyond, newer=edge is not None)


def conditions(state: State, owner_id: str, query: Query) -> tuple[str, list[str | int]]:
    where = "author_id = ? AND deleted_at IS NULL AND committed_at <= ?"
    values: list[str | int] = [owner_id, posts.settled_before(state, state.settings.read_lag_seconds)]
    for name, sql in (("since_id", "id > ?"), ("until_id", "id < ?")):
        if name in query.values:
            where, values = f"{where} AND {sql}", [*values, min(int(query.values[name]), posts.BIGGEST_ID)]
    for name, sql in (("start_time", "committed_at >= ?"), ("end_time", "committed_at < ?")):
        if (moment := query.moment_ms(name)) is not None:
            where, values = f"{where} AND {sql}", [*values, moment]
    if "replies" in query.listed("exclude"):
        where += " AND parent_id IS NULL"
    return where, values


def encode_token(direction: str, edge: int) -> str:
    """Base32hex, as the OpenAPI file says."""
    return base64.b32hexencode(f"{direction} {edge}".encode()).decode().rstrip("=").lower()


def decode_token(token: str | None) -> tuple[str, int | None]:
    if token is None:
        return "older", None
    try:
        text = base64.b32hexdecode(token.upper() + "=" * (-len(token) % 8)).decode()
    except (binascii.Error, UnicodeDecodeError):
        text = ""
    match = re.fullmatch(r"(older|newer) (\d{1,19})", text)
    if match is None:
        message = f"The `pagination_token` query parameter value [{token}] is not valid"
        raise RefusedError(invalid_parameter("pagination_token", [token], message))
    return match[1], int(match[2])

"""GET /2/tweets/:id and GET /2/tweets?ids=."""

from typing import Any

from flask import Response, request

from xsandbox import posts
from xsandbox.answers import Answer, RefusedError
from xsandbox.api import gate
from xsandbox.api.includes import expand
from xsandbox.api.params import Query
from xsandbox.api.render import post_json
from xsandbox.call import Call
from xsandbox.problems import invalid_parameter, not_authorized, not_found
from xsandbox.state import State


def view_one(post_id: str) -> Response:
    return gate.serve("tweets.get", lambda call: get_one(call, post_id))


def view_many() -> Response:
    return gate.serve("tweets.lookup", get_many)


def get_one(call: Call, post_id: str) -> Answer:
    query = Query.parse(request.args, "tweets.get")
    check_id(post_id)
    found, errors = look_up(call, [post_id], "id")
    if not found:
        return Answer(200, {"errors": errors})
    return Answer(200, {"data": shown(call.state, found, query)[0]} | expand(call.state, found, query))


def get_many(call: Call) -> Answer:
    query = Query.parse(request.args, "tweets.lookup")
    found, errors = look_up(call, list(dict.fromkeys(query.listed("ids"))), "ids")
    body: dict[str, Any] = {"data": shown(call.state, found, query)} if found else {}
    body |= expand(call.state, found, query)
    return Answer(200, body | ({"errors": errors} if errors else {}))


def shown(state: State, found: list[posts.Post], query: Query) -> list[dict[str, Any]]:
    fields = query.fields("post")
    return [post_json(state, post, fields, legacy=query.legacy) for post in found]


def look_up(call: Call, ids: list[str], parameter: str) -> tuple[list[posts.Post], list[dict[str, Any]]]:
    """What can be read, and an error for each that cannot."""
    found, errors = [], []
    for post_id in ids:
        post = posts.readable(call.state, posts.find(call.state, post_id))
        author = call.state.people.by_id(post.author_id) if post else None
        if post is None or author is None or author.suspended:
            errors.append(not_found("tweet", parameter, post_id))
        elif not posts.may_see(call.author, author):
            errors.append(not_authorized("tweet", parameter, post_id))
        else:
            found.append(post)
    call.state.billing.charge_reads("post_read", [str(post.id) for post in found], call.author)
    return found, errors


def check_id(post_id: str) -> None:
    if not posts.is_id(post_id):
        message = f"The `id` query parameter value [{post_id}] is not valid"
        raise RefusedError(invalid_parameter("id", [post_id], message))

"""DELETE /2/tweets/:id."""

from flask import Response, request

from xsandbox import posts
from xsandbox.answers import Answer, RefusedError
from xsandbox.api import gate
from xsandbox.api.lookup import check_id
from xsandbox.api.params import Query
from xsandbox.call import Call
from xsandbox.problems import PROBLEM_TYPE, not_found
from xsandbox.refusals import refusal
from xsandbox.residents import Person
from xsandbox.state import State


def view(post_id: str) -> Response:
    return gate.serve("tweets.delete", lambda call: delete(call, post_id))


def delete(call: Call, post_id: str) -> Answer:
    Query.parse(request.args, "tweets.delete")
    check_id(post_id)
    own_post(call.state, call.author, post_id)

    def work() -> Answer:
        post = own_post(call.state, call.author, post_id)
        sql = "UPDATE posts SET deleted_at = ? WHERE id = ?"
        call.state.store.run(sql, call.state.clock.now_ms(), post.id)
        call.state.billing.charge("delete")
        return Answer(200, {"data": {"deleted": True}})

    return call.commit(work)


def own_post(state: State, author: Person, post_id: str) -> posts.Post:
    post = posts.find(state, post_id)
    if post is None or post.deleted_at is not None:
        missing = not_found("tweet", "id", post_id) | {"status": 404}
        raise RefusedError(Answer(404, missing, content_type=PROBLEM_TYPE))
    if post.author_id != author.id:
        raise RefusedError(refusal("not_yours"))
    return post

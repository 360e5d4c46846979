from flask import Blueprint, Response, abort, render_template

from xsandbox.media import store as media
from xsandbox.pages.thread import Shown, conversation, timeline
from xsandbox.posts import find
from xsandbox.residents import Person
from xsandbox.state import current_state

blueprint = Blueprint("pages", __name__)
SHOWN_REQUESTS = 200


@blueprint.get("/")
def home() -> str:
    state = current_state()
    counts = {
        row["author_id"]: row["count"]
        for row in state.store.rows(
            "SELECT author_id, COUNT(*) AS count FROM posts WHERE deleted_at IS NULL GROUP BY author_id"
        )
    }
    return render_template("home.html", people=state.people.all(), counts=counts)


@blueprint.get("/_control/log")
def request_log() -> str:
    return render_template("log.html", entries=current_state().log.latest(SHOWN_REQUESTS))


@blueprint.get("/<handle>")
def person(handle: str) -> str:
    someone = resident(handle)
    return render_template("person.html", person=someone, threads=timeline(current_state(), someone))


@blueprint.get("/<handle>/status/<int:post_id>")
def status(handle: str, post_id: int) -> str:
    """As at X, the id alone decides; the handle is decoration."""
    state = current_state()
    post = find(state, post_id)
    author = state.people.by_id(post.author_id) if post else None
    if post is None or author is None or post.deleted_at is not None:
        abort(404)
    posts: list[Shown] = conversation(state, post)
    return render_template("status.html", person=author, posts=posts, chosen=post.id)


@blueprint.get("/i/web/status/<int:post_id>")
def web_status(post_id: int) -> str:
    return status("i", post_id)


@blueprint.get("/i/avatars/<handle>.svg")
def avatar(handle: str) -> Response:
    svg = render_template("avatar.svg", person=resident(handle))
    return Response(svg, mimetype="image/svg+xml", headers={"Cache-Control": "max-age=300"})


@blueprint.get("/i/media/<int:media_id>")
def media_file(media_id: int) -> Response:
    row = media.find(current_state(), media_id)
    if row is None or row["content"] is None:
        abort(404)
    return Response(row["content"], mimetype=row["mime"])


def resident(handle: str) -> Person:
    someone = current_state().people.by_handle(handle)
    if someone is None:
        abort(404)
    return someone

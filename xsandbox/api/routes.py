from collections.abc import Callable

from flask import Blueprint, Response

from xsandbox.api import create, delete, lookup, media, people, timeline

blueprint = Blueprint("api", __name__, url_prefix="/2")

ROUTES: list[tuple[str, str, Callable[..., Response]]] = [
    ("/users/me", "GET", people.view),
    ("/tweets", "POST", create.view),
    ("/tweets", "GET", lookup.view_many),
    ("/tweets/<post_id>", "GET", lookup.view_one),
    ("/tweets/<post_id>", "DELETE", delete.view),
    ("/users/<user_id>/tweets", "GET", timeline.view),
    ("/media/upload", "POST", media.view_upload),
    ("/media/upload", "GET", media.view_status),
    ("/media/upload/initialize", "POST", media.view_initialize),
    ("/media/upload/<media_id>/append", "POST", media.view_append),
    ("/media/upload/<media_id>/finalize", "POST", media.view_finalize),
    ("/media/metadata", "POST", media.view_metadata),
]

for path, method, view in ROUTES:
    blueprint.add_url_rule(path, f"{method} {path}", view, methods=[method])

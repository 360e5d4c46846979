"""Every HTTP call to X. The only package of the product that speaks HTTP to it."""

from xauth.client.api import (
    Profile,
    SeenPost,
    create_post,
    delete_post,
    look_up,
    me,
    own_posts,
    post_exists,
)
from xauth.client.connection import MAX_BODY
from xauth.client.oauth import Grant, authorize_url, exchange, refresh, revoke

__all__ = [
    "MAX_BODY",
    "Grant",
    "Profile",
    "SeenPost",
    "authorize_url",
    "create_post",
    "delete_post",
    "exchange",
    "look_up",
    "me",
    "own_posts",
    "post_exists",
    "refresh",
    "revoke",
]

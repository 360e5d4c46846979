"""What `expansions` adds to an answer."""

from typing import Any

from flask import request

from xsandbox import posts
from xsandbox.api.params import Query
from xsandbox.api.people import person_json
from xsandbox.api.render import parent_author, post_json
from xsandbox.media.store import media_json
from xsandbox.state import State

AUTHORS = {"author_id", "username"}
PARENTS = {"referenced_posts", "referenced_tweets.id", "referenced_tweets.id.author_id"}


def expand(state: State, found: list[posts.Post], query: Query) -> dict[str, Any]:
    """An `includes` of people, posts and media, or nothing."""
    asked = set(query.listed("expansions"))
    includes = {
        "users": people(state, found, asked, query),
        "tweets" if query.legacy else "posts": parents(state, found, asked, query),
        "media": media(state, found, asked),
    }
    filled = {name: values for name, values in includes.items() if values}
    return {"includes": filled} if filled else {}


def people(state: State, found: list[posts.Post], asked: set[str], query: Query) -> list[dict[str, Any]]:
    ids: list[str | None] = []
    if asked & AUTHORS:
        ids += [post.author_id for post in found]
    if "in_reply_to_user_id" in asked:
        ids += [parent_author(state, post) for post in found]
    known = [state.people.by_id(each) for each in dict.fromkeys(ids) if each]
    fields = query.fields("user")
    return [person_json(state, person, fields, request.url_root) for person in known if person]


def parents(state: State, found: list[posts.Post], asked: set[str], query: Query) -> list[dict[str, Any]]:
    if not asked & PARENTS:
        return []
    ids = dict.fromkeys(post.parent_id for post in found if post.parent_id)
    known = [posts.readable(state, posts.find(state, each)) for each in ids]
    fields = query.fields("post")
    return [post_json(state, post, fields, legacy=query.legacy) for post in known if post]


def media(state: State, found: list[posts.Post], asked: set[str]) -> list[dict[str, Any]]:
    if "attachments.media_keys" not in asked:
        return []
    return [media_json(state, each, request.url_root) for post in found for each in post.media_ids]

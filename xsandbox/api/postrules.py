"""What X refuses in a post (docs.x.com, x-api/posts/manage-tweets), and with which words."""

from typing import Any

from xsandbox import posts, urls
from xsandbox import text as texts
from xsandbox.answers import RefusedError
from xsandbox.problems import invalid_parameter
from xsandbox.refusals import refusal
from xsandbox.residents import Person
from xsandbox.state import State

# Of other plans, products or endpoints: a self-serve app is not permitted to use them.
NOT_PERMITTED = (
    "card_uri",
    "community_id",
    "direct_message_deep_link",
    "edit_options",
    "for_super_followers_only",
    "geo",
    "nullcast",
    "share_with_followers",
)


def check_permitted(body: dict[str, Any]) -> None:
    if any(name in body for name in NOT_PERMITTED):
        raise RefusedError(refusal("feature"))
    if "quote_tweet_id" in body:
        raise RefusedError(refusal("reply_not_allowed"))
    if "poll" in body and "media" in body:
        raise RefusedError(invalid_parameter("poll", [""], "A post has either media or a poll."))


def check_text(state: State, author: Person, text: str, *, needed: bool) -> None:
    kept = texts.normalise(text)
    if not kept and needed:
        raise RefusedError(invalid_parameter("text", [""], "A post needs text, media or both."))
    if texts.has_invalid_characters(kept):
        raise RefusedError(invalid_parameter("text", [""], "The text has characters that are not allowed."))
    limit = state.settings.long_post_length if author.writes_long else state.settings.post_length
    if texts.weighted_length(kept) > limit:
        raise RefusedError(refusal("too_long"))
    if len(texts.cashtags(kept)) > 1:
        raise RefusedError(refusal("cashtag"))
    if any(urls.is_invalid(url, state.settings.invalid_url_hosts) for url in urls.find_urls(kept)):
        raise RefusedError(refusal("invalid_url"))


def check_parent(state: State, author: Person, parent_id: str) -> posts.Post:
    parent = posts.find(state, parent_id)
    if parent is None or not visible_as_parent(state, author, parent):
        raise RefusedError(refusal("not_visible"))
    own = parent.author_id == author.id
    if (
        state.settings.own_threads_only
        and not own
        and author.username.lower() not in texts.mentions(parent.text)
    ):
        raise RefusedError(refusal("reply_not_allowed"))
    return parent


def visible_as_parent(state: State, reader: Person, parent: posts.Post) -> bool:
    author = state.people.by_id(parent.author_id)
    return (
        parent.deleted_at is None
        and parent.committed_at <= posts.settled_before(state, state.settings.parent_lag_seconds)
        and author is not None
        and posts.may_see(reader, author)
    )


def check_history(state: State, author: Person, fingerprint: str, parent: posts.Post | None) -> None:
    """What the author posted before: the same again, or too much within a day."""
    settings = state.settings
    if settings.refuse_duplicates and posts.is_duplicate(state, author, fingerprint):
        raise RefusedError(refusal("duplicate"))
    originals, replies = posts.committed_today(state, author)
    full = originals + replies >= settings.daily_posts_total
    if not author.verified and parent is None:
        full = full or originals >= settings.daily_posts_unverified
    if not author.verified and parent is not None:
        full = full or replies >= settings.daily_replies_unverified
    if full:
        raise RefusedError(daily_limit(settings.daily_limit_status))


def daily_limit(status: int) -> Any:
    """Undocumented at the API: X sends no reset time with it."""
    answer = refusal("daily_limit")
    answer.status = answer.body["status"] = status
    return answer
